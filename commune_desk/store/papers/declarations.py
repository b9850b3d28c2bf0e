"""Declarations (tờ khai) of dossiers, and the forms by which they were filled as they were then."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from commune_desk.domain.form.written import SharedParts, WrittenForm
from commune_desk.domain.keys import DossierId, OfficeId
from commune_desk.domain.reception.declaration import KeptDeclaration
from commune_desk.store import tables
from commune_desk.store.columns import columns_from, value_from
from commune_desk.store.queries import sheet
from commune_desk.store.queries.writing import insert
from commune_desk.store.statements import first, rows


def keep(
    office_id: OfficeId,
    dossier_id: DossierId,
    filled: Sequence[KeptDeclaration],
    *,
    after: int = 0,
) -> None:
    """Write down declarations of a dossier, inside the transaction that receives or corrects it.

    Args:
        office_id: whose office.
        dossier_id: of which dossier.
        filled: the declarations in their order.
        after: how many it keeps already.
    """
    whose = {"office_id": office_id, "dossier_id": dossier_id}
    insert(
        tables.Declaration,
        [
            {**whose, "position": position, **columns_from(one)}
            for position, one in enumerate(filled, after + 1)
        ],
    )


def supersede(dossier_id: DossierId, at: datetime) -> None:
    """Mark the declarations of a dossier that hold as left behind by a correction."""
    table = tables.Declaration
    change = table.update(superseded_at=at)
    change.where(table.dossier == dossier_id, table.superseded_at.is_null()).execute()


def of_dossier(dossier_id: DossierId) -> tuple[KeptDeclaration, ...]:
    """The declarations of a dossier in their order, those that hold before those left behind."""
    kept = rows(sheet.DECLARATIONS, (dossier_id,))
    return tuple(value_from(KeptDeclaration, row) for row in kept)


def count_open(office_id: OfficeId, codes: Collection[str]) -> int:
    """How many dossiers in work keep a declaration of one of these forms that holds."""
    table, dossier = tables.Declaration, tables.Dossier
    asked = table.select(table.dossier).distinct().join(dossier)
    asked = asked.where(
        dossier.office == office_id,
        dossier.closed_at.is_null(),
        table.form_code << list(codes),
        table.superseded_at.is_null(),
    )
    return int(asked.count())


# --- forms as they were ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class FormBody:
    """All that a form is made of: its file, and what it shares with others."""

    written: WrittenForm
    shared: SharedParts


@dataclass(frozen=True, slots=True)
class KeptForm:
    """A form as it was used.

    Attributes:
        digest: of its body; the same for the same words.
        version: as the office counts.
        checked_at: when an officer compared it with the printed form; None where nobody did.
    """

    digest: str
    code: str
    version: int
    body: FormBody
    used_at: datetime
    checked_at: datetime | None = None
    checked_by: str = ""


def get_form(office_id: OfficeId, digest: str) -> KeptForm:
    """A form as it was.

    Raises:
        LookupError: no declaration was kept by it, so this is a bug.
    """
    row = first(sheet.KEPT_FORM, (office_id, digest))
    if row is None:
        raise LookupError(digest)
    return value_from(KeptForm, row)


def keep_form(office_id: OfficeId, form: KeptForm) -> None:
    """Keep a form as it is, once, inside the caller's transaction."""
    if first(sheet.FORM_IS_KEPT, (office_id, form.digest)):
        return
    row = {"office_id": office_id, **columns_from(form)}
    insert(
        tables.KeptForm, [row], then="ON CONFLICT DO NOTHING"
    )  # another counter may have been faster


def check_form(office_id: OfficeId, digest: str, *, at: datetime, by: str) -> None:
    """Note that a form was compared with the printed one."""
    table = tables.KeptForm
    of_it = (table.office == office_id) & (table.digest == digest)
    table.update(checked_at=at, checked_by=by).where(of_it).execute()


def checked(office_id: OfficeId) -> frozenset[tuple[str, str]]:
    """The forms that were compared, each by its code and its digest."""
    table = tables.KeptForm
    asked = table.select(table.code, table.digest).where(
        table.office == office_id, table.checked_at.is_null(False)
    )
    return frozenset((row.code, row.digest) for row in rows(asked))
