"""Prints (lần in): what was printed of a dossier, when, and which file of the archive it was."""

from commune_desk.domain.desk.papers import PrintRow
from commune_desk.domain.keys import DossierId, OfficeId
from commune_desk.store.columns import value_from
from commune_desk.store.desk.dossiers import key_of
from commune_desk.store.queries import sheet
from commune_desk.store.queries.writing import insert
from commune_desk.store.statements import rows
from commune_desk.store.tables import PrintedSlip


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
    }
    insert(PrintedSlip, [row])
    return dossier_id


def of_dossier(office_id: OfficeId, dossier_no: str) -> tuple[PrintRow, ...]:
    """What was printed of a dossier, the first print first."""
    printed = rows(sheet.PRINTS, (office_id, office_id, dossier_no))
    return tuple(value_from(PrintRow, row) for row in printed)
