"""Numbers of slips (số phiếu): each kind runs through the year from 1."""

from datetime import datetime

from commune_desk.domain.papers import SlipKind
from commune_desk.services.desk.desk import Desk
from commune_desk.store.office import counters


def draw(desk: Desk, kind: SlipKind, at: datetime) -> str:
    """The next number of a kind in the year of a moment; call it inside the transaction."""
    return str(counters.draw(desk.office.id, f"slip:{kind.value}:{at.year}"))
