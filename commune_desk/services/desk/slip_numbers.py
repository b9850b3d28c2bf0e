"""Numbers of slips (số phiếu) and of the register book: each series runs through the year from 1.

A number is drawn inside the transaction that makes the paper necessary: the receipt and the control
slip at the reception, a notice with the step that sends it, another receipt with the step that
makes the first void, a receipt that somebody asks for later with its print. It stays with the
dossier, so that a reprint bears it again.
"""

from collections.abc import Sequence
from datetime import datetime

from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.desk.papers import REGISTER_SERIES, PaperNumber, SlipKind, register_series
from commune_desk.domain.keys import DossierId
from commune_desk.domain.working_time import OFFICE_ZONE
from commune_desk.services.desk.desk import Desk
from commune_desk.settings import REGISTER_BOOK, REGISTER_BOOK_LINES, RegisterBook
from commune_desk.store.desk import paper_numbers
from commune_desk.store.office import counters


def draw(desk: Desk, kind: SlipKind, at: datetime) -> str:
    """The next number of a kind in the year of a moment; call it inside the transaction."""
    year = at.astimezone(OFFICE_ZONE).year
    return str(counters.draw(desk.office.id, _counter(kind, year)))


def drawn_at_reception(
    desk: Desk, received: EventKind, *, at: datetime, sector: str
) -> tuple[PaperNumber, ...]:
    """Draw the numbers that a reception makes necessary; they are kept with its other rows.

    Args:
        desk: where it happened.
        received: one of `RECEPTIONS`, whose transaction is open; what was solved at once needs no
            slip.
        at: when, which decides the year.
        sector: of the dossier.
    """
    slips = _SLIPS if received is EventKind.RECEIVE else ()
    return _drawn(desk, [*map(str, slips), *_register(desk, sector)], at)


def enter_in_register(desk: Desk, dossier_id: DossierId, *, at: datetime, sector: str) -> None:
    """Draw and keep the next entry in the register book of a sector."""
    numbers = _drawn(desk, _register(desk, sector), at)
    paper_numbers.keep(desk.office.id, dossier_id, numbers)


def keep(desk: Desk, dossier_id: DossierId, kind: SlipKind, *, at: datetime) -> None:
    """Draw the next number of a kind of slip and keep it with a dossier."""
    paper_numbers.keep(desk.office.id, dossier_id, _drawn(desk, [str(kind)], at))


_SLIPS = (SlipKind.RECEIPT, SlipKind.CONTROL_SLIP)


def _register(desk: Desk, sector: str) -> list[str]:
    """The series of the register book, none where the office keeps none."""
    book = desk.settings[REGISTER_BOOK]
    if book == RegisterBook.NONE:
        return []
    return [register_series(sector if book == RegisterBook.BY_SECTOR else "")]


def _drawn(desk: Desk, series: Sequence[str], at: datetime) -> tuple[PaperNumber, ...]:
    """The next number of each series in the year of a moment, drawn all at once."""
    year = at.astimezone(OFFICE_ZONE).year
    names = [_counter(one, year) for one in series]
    drawn = counters.draw_each(desk.office.id, names)
    numbers = []
    for one, name in zip(series, names, strict=True):
        number, volume = drawn[name], 0
        if one.startswith(REGISTER_SERIES):
            lines = desk.settings[REGISTER_BOOK_LINES]  # of a volume; 0: the book has one alone
            volume = (number - 1) // lines + 1 if lines else 1
        numbers.append(PaperNumber(one, year, number, volume))
    return tuple(numbers)


def _counter(series: str, year: int) -> str:
    """The name of the counter of a series: that of the register book, or that of a slip."""
    return f"{series}:{year}" if series.startswith(REGISTER_SERIES) else f"slip:{series}:{year}"
