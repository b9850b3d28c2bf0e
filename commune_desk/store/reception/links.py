"""Dossiers that were received together (hồ sơ liên thông)."""

from commune_desk.domain.keys import DossierId, OfficeId
from commune_desk.domain.reception.linked import LinkedDossier
from commune_desk.store import tables
from commune_desk.store.columns import value_from
from commune_desk.store.desk.dossiers import key_of
from commune_desk.store.queries import sheet
from commune_desk.store.queries.writing import insert
from commune_desk.store.statements import first, rows


def link(office_id: OfficeId, dossier_id: DossierId, lead_no: str) -> None:
    """Tie a dossier to the first of its intake, inside the transaction that receives it.

    Raises:
        DossierNotFound: no dossier has that number.
    """
    lead = key_of(office_id, lead_no)
    insert(
        tables.DossierLink, [{"dossier_id": dossier_id, "office_id": office_id, "lead_id": lead}]
    )


def linked_with(office_id: OfficeId, dossier_id: DossierId) -> tuple[LinkedDossier, ...]:
    """The other dossiers of the same intake, the first one first; none where it came alone."""
    own = first(sheet.LEAD, (dossier_id,))
    lead = own.lead_id if own else dossier_id
    others = rows(sheet.LINKED, (office_id, lead, office_id, lead, dossier_id))
    return tuple(value_from(LinkedDossier, row) for row in others)
