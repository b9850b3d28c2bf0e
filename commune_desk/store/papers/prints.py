"""Prints (lần in): what was printed of a dossier, when, and which file of the archive it was."""

from commune_desk.domain.keys import DossierId, OfficeId
from commune_desk.domain.papers import PrintRow
from commune_desk.store.columns import value_from
from commune_desk.store.desk.dossiers import key_of
from commune_desk.store.statements import rows
from commune_desk.store.tables import Dossier, PrintedSlip


def record(office_id: OfficeId, dossier_no: str, printed: PrintRow) -> DossierId:
    """Count a print; returns the key of its dossier.

    Raises:
        DossierNotFound: no dossier has that number.
    """
    dossier_id = key_of(office_id, dossier_no)
    PrintedSlip.insert(
        office=office_id,
        dossier=dossier_id,
        slip=printed.kind,
        copy_no=printed.copy,
        printed_at=printed.at,
        file=printed.file,
        officer_name=printed.officer_name,
    ).execute()
    return dossier_id


def of_dossier(office_id: OfficeId, dossier_no: str) -> tuple[PrintRow, ...]:
    """What was printed of a dossier, the first print first."""
    printed = PrintedSlip.select(
        PrintedSlip.slip.alias("kind"),
        PrintedSlip.copy_no.alias("copy"),
        PrintedSlip.printed_at.alias("at"),
        PrintedSlip.file,
        PrintedSlip.officer_name,
    )
    of_dossier = printed.join(Dossier).where(
        Dossier.office == office_id, Dossier.dossier_no == dossier_no
    )
    return tuple(value_from(PrintRow, row) for row in rows(of_dossier.order_by(PrintedSlip.id)))
