"""A number as people say it (261030-0001) and the whole of it (000.99.99.H20-261030-0001)."""

from commune_desk.domain.identifiers import dossier_no
from commune_desk.services.desk.desk import Desk
from commune_desk.settings import DOSSIER_NO_PATTERN


def whole_number(desk: Desk, typed: str) -> str:
    """The whole number of the office of which its lists show the part that was typed."""
    pattern = desk.settings[DOSSIER_NO_PATTERN]
    return dossier_no.whole(typed, pattern, desk.office.agency_code)
