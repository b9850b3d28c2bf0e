"""Prints (lần in): what was printed of a dossier, when, and which file of the archive it was.

What was printed before there is a dossier waits with the prepared filing that it is of, and is
taken over by each dossier that is received of it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from commune_desk.domain.desk.papers import PrintRow
from commune_desk.domain.keys import DossierId, OfficeId, PreparedId
from commune_desk.store.columns import columns_from, value_from
from commune_desk.store.desk.dossiers import key_of
from commune_desk.store.queries import sheet
from commune_desk.store.queries.reception import PRINTS_TAKEN_OVER
from commune_desk.store.queries.writing import insert
from commune_desk.store.statements import rows
from commune_desk.store.tables import PreparedPrint, PrintedSlip


def record(office_id: OfficeId, dossier_no: str, printed: PrintRow) -> DossierId:
    """Count a print; returns the key of its dossier.

    Raises:
        DossierNotFound: no dossier has that number.
    """
    dossier_id = key_of(office_id, dossier_no)
    row = {
        "office_id": office_id,
        "dossier_id": dossier_id,
        "slip": printed.kind,
        "copy_no": printed.copy,
        "printed_at": printed.at,
        "file": printed.file,
        "officer_name": printed.officer_name,
        "name": printed.name,
        "fingerprint": printed.fingerprint,
    }
    insert(PrintedSlip, [row])
    return dossier_id


def of_dossier(office_id: OfficeId, dossier_no: str) -> tuple[PrintRow, ...]:
    """What was printed of a dossier, the first print first."""
    printed = rows(sheet.PRINTS, (office_id, office_id, dossier_no))
    return tuple(value_from(PrintRow, row) for row in printed)


# --- before there is a dossier -----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class PrintBefore:
    """A print of a declaration of a prepared filing.

    Attributes:
        procedure_code: for which procedure; empty for a letter.
        slip: the key of the paper.
        name: what it is called.
        fingerprint: of what stood in it.
    """

    procedure_code: str
    slip: str
    printed_at: datetime
    file: str
    officer_name: str
    name: str
    fingerprint: str


def record_before(
    office_id: OfficeId, prepared_id: PreparedId, printed: Sequence[PrintBefore]
) -> None:
    """Keep what was printed of a prepared filing, inside the caller's transaction."""
    whose = {"office_id": office_id, "prepared_id": prepared_id}
    insert(PreparedPrint, [{**whose, **columns_from(one)} for one in printed])


def of_prepared(office_id: OfficeId, prepared_id: PreparedId) -> tuple[PrintRow, ...]:
    """What was printed of a prepared filing, the first print first."""
    table = PreparedPrint
    asked = table.select(
        table.slip.alias("kind"),
        table.printed_at.alias("at"),
        table.file,
        table.officer_name,
        table.name,
        table.fingerprint,
    ).where(table.office == office_id, table.prepared == prepared_id)
    found, times = [], dict[str, int]()
    for row in rows(asked.order_by(table.id)):
        times[row.kind] = times.get(row.kind, -1) + 1
        found.append(value_from(PrintRow, row, copy=times[row.kind]))
    return tuple(found)


def last_before(office_id: OfficeId, prepared_id: PreparedId) -> int:
    """The key of the last print of a prepared filing; 0 where there is none."""
    table = PreparedPrint
    asked = table.select(table.id).where(table.office == office_id, table.prepared == prepared_id)
    return next((int(row.id) for row in rows(asked.order_by(table.id.desc()).limit(1))), 0)


def hand_on(office_id: OfficeId, former: PreparedId, to: PreparedId) -> None:
    """Let what was printed of a prepared filing be of the one that was written in its place."""
    table = PreparedPrint
    of_it = (table.office == office_id) & (table.prepared == former)
    table.update(prepared=to).where(of_it).execute()


def take_over(
    office_id: OfficeId,
    prepared_id: PreparedId,
    dossier_id: DossierId,
    *,
    codes: Sequence[str],
    after: int = 0,
) -> tuple[tuple[str, str], ...]:
    """Make prints of a dossier of what was printed before it; gives their keys and files.

    Args:
        office_id: whose office.
        prepared_id: of which prepared filing.
        dossier_id: which dossier was received of it.
        codes: of its procedure, for which it was printed; with an empty one letters go along.
        after: the key of the last print that was taken over before.
    """
    values = (dossier_id, dossier_id, office_id, prepared_id, codes[0], codes[-1], after)
    return tuple((row.slip, row.file) for row in rows(PRINTS_TAKEN_OVER, values))
