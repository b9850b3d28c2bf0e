"""How a dossier counts: its two cells in the report of a period, and which dossiers count alike.

Every dossier counts by its fact (`of_facts`): how it came in, how it stands, and what the figures
of the model ask of it. Of those whose rows tell all of them (`StoodDossiers`), nine of ten, no fact
is made for that: the same is found out of the numbers in their rows (`of_rows`), in a fifth of the
time, and a test counts random dossiers both ways.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from commune_desk.domain.catalogue.procedure import Channel
from commune_desk.domain.desk.dossier import LatenessRule, Timeliness, TimelinessRule, compared
from commune_desk.domain.figures.alike import Alike
from commune_desk.domain.figures.course import DossierFact, Measure, StoodDossiers, lateness_of
from commune_desk.domain.working_time import OFFICE_ZONE, Calendar, sessions_on


class Way(NamedTuple):
    """How a dossier counts: `Alike` without the numbers."""

    sector: str
    came_in: str
    standing: str
    is_received: bool
    is_close: bool
    is_returned: bool
    is_same_session: bool
    is_reappointed: bool
    declarations_due: int
    declarations_made: int | None


class _RowWay(NamedTuple):
    """What tells it of a row: its channel by name, and nothing that follows from that."""

    sector: str
    channel: str
    standing: str
    is_received: bool
    is_returned: bool
    is_same_session: bool
    declarations_due: int
    declarations_made: int | None


_RowKey = tuple[str, str, str, bool, bool, bool, int, int | None]
"""The same without names: with a `_RowWay` made of each row, counting takes two fifths longer."""

_CELL_OF_CHANNEL = {
    Channel.ONLINE: "received_online_full",
    Channel.ONLINE_PARTIAL: "received_online_partial",
    Channel.POSTAL: "received_postal",
}
"""What is not named was brought in person: at the counter, at home or in a hamlet."""

_SOLVED = {lateness: f"solved_{lateness}" for lateness in Timeliness}
_CLOSE = (Channel.HOME_VISIT, Channel.OUTREACH)

_A_MINUTE = 60 * 1_000_000
_A_DAY = 24 * 60 * _A_MINUTE
_MICROSECOND = timedelta(microseconds=1)
_FIRST = date(1970, 1, 1)
_BEGINNING = datetime.combine(_FIRST, time())
_AHEAD = 7 * 60 * _A_MINUTE
"""So far the office's clock is ahead of UTC, since 1976 and before there was any dossier."""


def is_since(starts_at: datetime, fact: DossierFact) -> bool:
    """Whether a dossier was received from a moment on, or was open then."""
    closed_at = fact.closed_at
    return closed_at is None or closed_at >= starts_at or fact.received_at >= starts_at


def came_in(fact: DossierFact, starts_at: datetime) -> str:
    """The cell that says how a dossier came into the period that starts at a moment.

    What was solved in an earlier period and taken back in this one was carried over by nobody: it
    comes in once more, by the way it came first.
    """
    is_new = fact.received_at >= starts_at or is_reopened(fact, starts_at)
    return _cell_of(fact.channel, is_new=is_new)


def is_reopened(fact: DossierFact, starts_at: datetime) -> bool:
    """Whether the period before counted a dossier as solved that is open again in this one."""
    return any(
        closing.at < starts_at and (closing.taken_back_at or starts_at) >= starts_at
        for closing in fact.reopened
    )


def standing(fact: DossierFact, lateness: Timeliness) -> str:
    """The cell that says how a dossier stood: solved or open, in time or late."""
    return _SOLVED[lateness] if fact.closed_at is not None else _open(lateness)


def is_same_session(fact: DossierFact, calendar: Calendar) -> bool:
    """Whether the citizen could wait for the result: no session of the office began in between."""
    return _Sessions(calendar).are_one(fact)


def of_facts(
    facts: Iterable[DossierFact], starts_at: datetime, at: datetime, *, measure: Measure
) -> dict[Way, list[str]]:
    """The numbers of dossiers by how they count, each by what is known of it."""
    sessions = _Sessions(measure.calendar)
    found: defaultdict[Way, list[str]] = defaultdict(list)
    for fact in facts:
        way = Way(
            sector=fact.sector,
            came_in=came_in(fact, starts_at),
            standing=standing(fact, lateness_of(fact, at, measure.rule)),
            is_received=fact.received_at >= starts_at,
            is_close=fact.channel in _CLOSE,
            is_returned=fact.returned_at is not None and fact.returned_at >= starts_at,
            is_same_session=sessions.are_one(fact),
            is_reappointed=fact.is_reappointed,
            declarations_due=fact.declarations_due,
            declarations_made=fact.declarations_made,
        )
        found[way].append(fact.dossier_no)
    return found


def of_rows(stood: StoodDossiers | None, measure: Measure) -> dict[Way, list[str]]:
    """The numbers of dossiers by how they count, of those whose rows tell all of them."""
    if stood is None:
        return {}
    since, until, known_from = stood.since, stood.until, stood.known_from
    usual, declared = stood.declarations_of_procedure, stood.declarations
    standings, sessions = _Standings(measure.rule), _Sessions(measure.calendar)
    found: defaultdict[_RowKey, list[str]] = defaultdict(list)
    for row in stood.rows:
        key, received, due, closed = row.id, row.received_at, row.due_at, row.closed_at
        returned = row.returned_at
        ended = until if closed is None else closed
        solved, still_open = standings[(ended + _AHEAD) // _A_DAY, (due + _AHEAD) // _A_DAY]
        if not solved:
            solved, still_open = _cells_of(compared(ended // _A_MINUTE, due // _A_MINUTE))
        is_returned = is_one = False
        if returned is not None:
            is_returned = returned >= since
            if returned - received < _A_DAY:
                is_one = sessions.is_one(received + _AHEAD, returned + _AHEAD)
        owed, made = declared[key] if key in declared else usual[row.procedure_id]
        told = (
            row.sector, row.channel, still_open if closed is None else solved, received >= since,
            is_returned, is_one, owed, made if key >= known_from else None,
        )  # fmt: skip
        found[told].append(row.dossier_no)
    ways: defaultdict[Way, list[str]] = defaultdict(list)
    for row_way, numbers in found.items():
        by = _RowWay(*row_way)
        way = Way(
            sector=by.sector,
            came_in=_cell_of(Channel(by.channel), is_new=by.is_received),
            standing=by.standing,
            is_received=by.is_received,
            is_close=by.channel in _CLOSE,
            is_returned=by.is_returned,
            is_same_session=by.is_same_session,
            is_reappointed=False,
            declarations_due=by.declarations_due,
            declarations_made=by.declarations_made,
        )
        ways[way] += numbers
    return ways


def alike(*counted: Mapping[Way, list[str]]) -> tuple[Alike, ...]:
    """The dossiers that count alike, of several counts of different dossiers."""
    found: defaultdict[Way, list[str]] = defaultdict(list)
    for ways in counted:
        for way, numbers in ways.items():
            found[way] += numbers
    return tuple(Alike(**way._asdict(), numbers=numbers) for way, numbers in found.items())


def _cell_of(channel: Channel, *, is_new: bool) -> str:
    return _CELL_OF_CHANNEL.get(channel, "received_in_person") if is_new else "carried_over"


def _open(lateness: Timeliness) -> str:
    return "open_overdue" if lateness is Timeliness.OVERDUE else "open_in_time"


def _cells_of(lateness: Timeliness) -> tuple[str, str]:
    """Where a dossier stands that is solved, and one that is open."""
    return _SOLVED[lateness], _open(lateness)


class _Standings(dict[tuple[int, int], tuple[str, str]]):
    """Where a dossier stands by the days, since 1970, on which it ended and was due.

    Both are empty of a day on which minutes were compared.
    """

    def __init__(self, rule: LatenessRule) -> None:
        super().__init__()
        self._rule = rule

    def __missing__(self, days: tuple[int, int]) -> tuple[str, str]:
        ended, due = days
        is_by_day = self._rule.on(_FIRST + timedelta(days=ended)) is TimelinessRule.BY_DAY
        self[days] = found = _cells_of(compared(ended, due)) if is_by_day else ("", "")
        return found


class _Sessions(dict[int, tuple[int, ...]]):
    """When the sessions of an office begin, by the day since 1970.

    Moments are microseconds since then, as the clock on its wall shows them.
    """

    def __init__(self, calendar: Calendar) -> None:
        super().__init__()
        self._calendar = calendar

    def __missing__(self, day: int) -> tuple[int, ...]:
        on = _FIRST + timedelta(days=day)
        sessions = sessions_on(self._calendar, on)
        self[day] = begun = tuple(_shown(datetime.combine(on, opens)) for opens, _ in sessions)
        return begun

    def is_one(self, received: int, returned: int) -> bool:
        """Whether none began between two moments, less than a day apart."""
        days = {received // _A_DAY, returned // _A_DAY}
        return not any(received < begun <= returned for day in days for begun in self[day])

    def are_one(self, fact: DossierFact) -> bool:
        """Whether a dossier was received and handed over in one."""
        if fact.returned_at is None:
            return False
        received, returned = (
            _shown(at.astimezone(OFFICE_ZONE).replace(tzinfo=None))
            for at in (fact.received_at, fact.returned_at)
        )
        return returned - received < _A_DAY and self.is_one(received, returned)


def _shown(by_the_wall: datetime) -> int:
    return (by_the_wall - _BEGINNING) // _MICROSECOND
