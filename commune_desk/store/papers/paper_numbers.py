"""Numbers of papers (số của giấy tờ) that dossiers drew, kept for every later print."""

from commune_desk.domain.keys import DossierId, OfficeId
from commune_desk.domain.papers import PaperNumber
from commune_desk.store import tables
from commune_desk.store.columns import columns_from, value_from
from commune_desk.store.statements import rows


def keep(office_id: OfficeId, dossier_id: DossierId, number: PaperNumber) -> None:
    """Write down a number that was drawn."""
    columns = columns_from(number)
    tables.PaperNumber.insert(office=office_id, dossier=dossier_id, **columns).execute()


def of_dossier(dossier_id: DossierId) -> tuple[PaperNumber, ...]:
    """The numbers of a dossier, the first drawn first."""
    table = tables.PaperNumber
    drawn = table.select().where(table.dossier == dossier_id).order_by(table.id)
    return tuple(value_from(PaperNumber, row) for row in rows(drawn))
