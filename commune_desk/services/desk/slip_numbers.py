"""Numbers of slips (số phiếu) and of the register book: each series runs through the year from 1.

A number is drawn inside the transaction that makes the paper necessary: the receipt and the control
slip at the reception, a notice with the step that sends it, another receipt with the step that
makes the first void, a receipt that somebody asks for later with its print. It stays with the
dossier, so that a reprint bears it again.
"""

from datetime import datetime

from commune_desk.domain.history import EventKind
from commune_desk.domain.keys import DossierId
from commune_desk.domain.papers import PaperNumber, SlipKind, register_series
from commune_desk.domain.working_time import OFFICE_ZONE
from commune_desk.services.desk.desk import Desk
from commune_desk.settings import REGISTER_BOOK, REGISTER_BOOK_LINES, RegisterBook
from commune_desk.store.office import counters
from commune_desk.store.papers import paper_numbers


def draw(desk: Desk, kind: SlipKind, at: datetime) -> str:
    """The next number of a kind in the year of a moment; call it inside the transaction."""
    return str(_number(desk, kind, at.astimezone(OFFICE_ZONE).year).number)


def draw_at_reception(
    desk: Desk, dossier_id: DossierId, received: EventKind, *, at: datetime, sector: str
) -> None:
    """Draw and keep the numbers that a reception makes necessary.

    Args:
        desk: where it happened.
        dossier_id: of which dossier.
        received: one of `RECEPTIONS`, whose transaction is open; what was solved at once needs no
            slip.
        at: when, which decides the year.
        sector: of the dossier.
    """
    year = at.astimezone(OFFICE_ZONE).year
    slips = _SLIPS if received is EventKind.RECEIVE else ()
    numbers = [_number(desk, kind, year) for kind in slips]
    entry = _entry(desk, year, sector)
    paper_numbers.keep(desk.office.id, dossier_id, [*numbers, *entry])


def enter_in_register(desk: Desk, dossier_id: DossierId, *, at: datetime, sector: str) -> None:
    """Draw and keep the next entry in the register book of a sector."""
    entry = _entry(desk, at.astimezone(OFFICE_ZONE).year, sector)
    paper_numbers.keep(desk.office.id, dossier_id, entry)


def _entry(desk: Desk, year: int, sector: str) -> list[PaperNumber]:
    """The next entry in the register book, none where the office keeps none."""
    book = desk.settings[REGISTER_BOOK]
    if book == RegisterBook.NONE:
        return []
    series = register_series(sector if book == RegisterBook.BY_SECTOR else "")
    entry, lines = _next(desk, series, year), desk.settings[REGISTER_BOOK_LINES]
    volume = (entry - 1) // lines + 1 if lines else 1
    return [PaperNumber(series, year, entry, volume)]


def keep(desk: Desk, dossier_id: DossierId, kind: SlipKind, *, at: datetime) -> None:
    """Draw the next number of a kind of slip and keep it with a dossier."""
    number = _number(desk, kind, at.astimezone(OFFICE_ZONE).year)
    paper_numbers.keep(desk.office.id, dossier_id, [number])


_SLIPS = (SlipKind.RECEIPT, SlipKind.CONTROL_SLIP)


def _number(desk: Desk, kind: SlipKind, year: int) -> PaperNumber:
    return PaperNumber(kind.value, year, _next(desk, f"slip:{kind.value}", year))


def _next(desk: Desk, series: str, year: int) -> int:
    return counters.draw(desk.office.id, f"{series}:{year}")
