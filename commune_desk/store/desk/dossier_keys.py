"""From the number that people read aloud to the key of a dossier."""

from commune_desk.domain.errors import DossierNotFound
from commune_desk.domain.keys import DossierId, OfficeId
from commune_desk.store.statements import run

_KEY = "SELECT id FROM dossier WHERE office_id = ? AND dossier_no = ?"


def dossier_key(office_id: OfficeId, dossier_no: str) -> DossierId:
    """The key of a dossier.

    Raises:
        DossierNotFound: no dossier has that number.
    """
    row = run(_KEY, (office_id, dossier_no)).fetchone()
    if row is None:
        raise DossierNotFound(dossier_no)
    return DossierId(row[0])
