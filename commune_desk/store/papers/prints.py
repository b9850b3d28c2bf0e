"""Prints (lần in): what was printed of a dossier, when, and which file of the archive it was."""

from commune_desk.domain.keys import DossierId, OfficeId
from commune_desk.domain.papers import PrintRow, SlipKind
from commune_desk.store.desk.dossier_keys import dossier_key
from commune_desk.store.tables import Dossier, PrintedSlip
from commune_desk.store.tuples import rows_of

_COLUMNS = (
    PrintedSlip.slip,
    PrintedSlip.copy_no,
    PrintedSlip.printed_at,
    PrintedSlip.file,
    PrintedSlip.officer_name,
)


def record(office_id: OfficeId, dossier_no: str, printed: PrintRow) -> DossierId:
    """Count a print; returns the key of its dossier.

    Raises:
        DossierNotFound: no dossier has that number.
    """
    dossier_id = dossier_key(office_id, dossier_no)
    row = (printed.kind.value, printed.copy, printed.at, printed.file, printed.officer_name)
    columns = (PrintedSlip.office, PrintedSlip.dossier, *_COLUMNS)
    values = zip(columns, (office_id, dossier_id, *row), strict=True)
    PrintedSlip.insert(dict(values)).execute()
    return dossier_id


def of_dossier(office_id: OfficeId, dossier_no: str) -> tuple[PrintRow, ...]:
    """What was printed of a dossier, the first print first."""
    rows = (
        PrintedSlip.select(*_COLUMNS)
        .join(Dossier)
        .where(Dossier.office == office_id, Dossier.dossier_no == dossier_no)
        .order_by(PrintedSlip.id)
    )
    return tuple(PrintRow(SlipKind(kind), *rest) for kind, *rest in rows_of(rows))
