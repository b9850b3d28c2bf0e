"""Requests (yêu cầu tiếp nhận): under which name a reception was asked for, and what it became."""

from commune_desk.domain.keys import DossierId, OfficeId
from commune_desk.store import tables
from commune_desk.store.queries.writing import insert
from commune_desk.store.statements import first

_CLAIMED = "ON CONFLICT (office_id, request_id) DO NOTHING RETURNING request_id"


def claim(office_id: OfficeId, request_id: str, fingerprint: str) -> bool:
    """Take a request inside the transaction that receives it; False where it was taken before.

    Whoever asks for the same at the same time waits here until the first has ended.
    """
    row = {
        "office_id": office_id,
        "request_id": request_id,
        "dossier_id": None,
        "fingerprint": fingerprint,
    }
    return insert(tables.ReceptionRequest, [row], then=_CLAIMED) is not None


def become(office_id: OfficeId, request_id: str, dossier_id: DossierId) -> None:
    """Write down which dossier a request became."""
    table = tables.ReceptionRequest
    is_it = (table.office == office_id) & (table.request_id == request_id)
    table.update(dossier=dossier_id).where(is_it).execute()


def known(office_id: OfficeId, request_id: str) -> tuple[str, str]:
    """The number of the dossier that a request became, and the fingerprint of what it asked for.

    Raises:
        LookupError: nobody made such a request, so this is a bug.
    """
    table, dossier = tables.ReceptionRequest, tables.Dossier
    asked = table.select(dossier.dossier_no, table.fingerprint).join(
        dossier, on=table.dossier == dossier.id
    )
    row = first(asked.where(table.office == office_id, table.request_id == request_id))
    if row is None:
        raise LookupError(request_id)
    return row.dossier_no, row.fingerprint
