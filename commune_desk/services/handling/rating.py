"""Rating (đánh giá): what the citizen says after the result was handed over, once a dossier.

A citizen is asked on a screen on the day of the hand-over, as often as it takes; each time is kept
with who asked. Slips from the letter box are entered in bundles with the date that stands on them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time

from commune_desk.domain.desk.dossier import ENDED, Dossier, DossierState
from commune_desk.domain.desk.dossier_errors import TimeBeforeLastEvent
from commune_desk.domain.desk.history import RECEPTIONS, EventKind
from commune_desk.domain.handling.rating import (
    Invitation,
    PaperSlip,
    Rating,
    RatingLevel,
    RatingRequest,
    RatingWay,
)
from commune_desk.domain.handling.rating_errors import (
    AlreadyRated,
    NotYetReturned,
    PaperSlipAhead,
    PaperSlipBeforeReturn,
    PaperSlipLate,
    PaperSlipTwice,
    RatingDayOver,
)
from commune_desk.domain.periods import ReportingPeriod
from commune_desk.domain.working_time import OFFICE_ZONE
from commune_desk.services.desk import lookup, rights
from commune_desk.services.desk.back_dating import back_dated_facts
from commune_desk.services.desk.desk import Desk
from commune_desk.services.desk.late_entry import (
    DatedEntry,
    check_happened,
    dated_entry,
    record_entry,
)
from commune_desk.services.desk.recording import record
from commune_desk.services.desk.whole_numbers import whole_number
from commune_desk.store.desk import dossiers, late_entries
from commune_desk.store.handling import ratings

_RATED_AFTER = tuple(state for state in ENDED if state is not DossierState.LAPSED)
"""Who never answered a supplement request is not there to be asked."""

_NOON = time(12)
"""A slip has a day and no hour."""


def rate(
    desk: Desk,
    dossier_no: str,
    level: RatingLevel,
    *,
    reason: str = "",
    at: datetime | None = None,
) -> Rating:
    """Keep the citizen's answer to the question that was asked just now.

    Raises:
        Everything that `keep` raises.
    """
    return keep(desk, Rating(dossier_no, level, at or desk.now(), reason))


def keep(
    desk: Desk, rating: Rating, *, entry_reason: str = "", demands_reasons: bool = True
) -> Rating:
    """Keep an answer with its moment.

    Args:
        desk: who enters it.
        rating: the answer.
        entry_reason: why it is entered after the period of its moment was closed.
        demands_reasons: False where the past is entered again and gives no more than it has.

    Raises:
        NotYetReturned: the dossier is still with the office.
        AlreadyRated: an answer stands already, and staff cannot replace it.
        TimeBeforeLastEvent: the answer is dated before the hand-over.
        StepInFuture: the answer is dated later than now; a practice office takes any moment.
        EntryInClosedPeriod: its moment lies in a closed period, and nobody said why.
    """
    rights.check(desk, EventKind.RATE)
    at, number = rating.at.astimezone(OFFICE_ZONE), rating.dossier_no
    with desk.database.transaction():
        entry = dated_entry(desk, at, entry_reason, demands_reason=demands_reasons)
        dossier = dossiers.get(desk.office.id, number)
        check_happened(desk, dossier.dossier_no, at)
        _check_ratable(desk, dossier)
        if at < dossier.last_event_at:
            raise TimeBeforeLastEvent(number, at, dossier.last_event_at)
        return _write(desk, replace(rating, dossier_no=dossier.dossier_no, at=at), entry)


def _check_ratable(desk: Desk, dossier: Dossier) -> None:
    if dossier.state not in _RATED_AFTER:
        raise NotYetReturned(dossier.dossier_no, dossier.state)
    if ratings.find(desk.office.id, dossier.dossier_no) is not None:
        raise AlreadyRated(dossier.dossier_no)


def _write(desk: Desk, rating: Rating, entry: DatedEntry) -> Rating:
    """One answer, one event."""
    dossier_id = ratings.add(desk.office.id, rating)
    facts = {"level": rating.level, "came_by": rating.came_by}
    record_entry(desk, EventKind.RATE, dossier_id, entry=entry, facts=facts)
    return rating


# --- asking on a screen --------------------------------------------------------------------------


def ask(desk: Desk, dossier_no: str, way: RatingWay) -> Invitation:
    """Keep that the citizen of a dossier is asked now, and by whom; returns what they see.

    Raises:
        NotYetReturned: the dossier is still with the office.
        AlreadyRated: they have answered.
        RatingDayOver: it ended on an earlier day.
    """
    rights.check(desk, EventKind.RATING_ASKED)
    with desk.database.transaction():
        sheet = lookup.known(desk, dossier_no)
        dossier, at = sheet.dossier, desk.now()
        _check_ratable(desk, dossier)
        ended_on = dossier.last_event_at.astimezone(OFFICE_ZONE).date()
        if ended_on != at.date():
            raise RatingDayOver(dossier.dossier_no, ended_on)
        asked = RatingRequest(dossier.dossier_no, desk.officer.id, desk.name, way, at)
        dossier_id = ratings.add_request(desk.office.id, asked)
        record(desk, EventKind.RATING_ASKED, dossier_id, at=at, facts={"way": way})
    received = (event.officer_name for event in sheet.history if event.kind in RECEPTIONS)
    officer_name = next(received, "") or desk.officer.full_name
    return Invitation(dossier.dossier_no, sheet.procedure.name, officer_name)


def may_be_asked(desk: Desk, dossier: Dossier) -> bool:
    """Whether `ask` would ask: the dossier ended today and nobody has answered yet."""
    ended_on = dossier.last_event_at.astimezone(OFFICE_ZONE).date()
    return (
        dossier.state in _RATED_AFTER
        and ended_on == desk.now().date()
        and ratings.find(desk.office.id, dossier.dossier_no) is None
    )


# --- slips from the letter box -------------------------------------------------------------------


def keep_slips(
    desk: Desk, dated_on: date, slips: Sequence[PaperSlip], *, entry_reason: str = ""
) -> tuple[Rating, ...]:
    """Keep a bundle of paper slips of one day: all of them or none, an event for each.

    Raises:
        PaperSlipTwice: two name one dossier.
        Everything that `check_slip` raises, of any of them.
    """
    rights.check(desk, EventKind.RATE)
    numbers = [slip.dossier_no for slip in slips if slip.dossier_no]
    if twice := next((no for no in numbers if numbers.count(no) > 1), ""):
        raise PaperSlipTwice(twice)
    with desk.database.transaction():
        return tuple(_keep_slip(desk, dated_on, slip, entry_reason=entry_reason) for slip in slips)


def check_slip(desk: Desk, dated_on: date, slip: PaperSlip, *, entry_reason: str = "") -> Rating:
    """The answer that a slip is, with the moment in its day from which it counts.

    Raises:
        PaperSlipAhead: its day has not come yet.
        PaperSlipLate: its day lies in a closed period, and nobody said why it is entered now.
        BackDatingNotYours, BackDatingUnexplained: its day is past, and who enters it may not or
            does not say why.
        PaperSlipBeforeReturn: its dossier ended later.
        DossierNotFound, NotYetReturned, AlreadyRated: its dossier cannot be rated.
    """
    if dated_on > desk.now().date():
        raise PaperSlipAhead(dated_on)
    period = late_entries.closed_around(desk.office.id, dated_on)
    if period is not None and not entry_reason.strip():
        raise PaperSlipLate(dated_on, period.first, period.last)
    at = min(datetime.combine(dated_on, _NOON, OFFICE_ZONE), desk.now())
    back_dated_facts(desk, at, entry_reason)
    number = slip.dossier_no.strip()
    if number:
        dossier = dossiers.get(desk.office.id, whole_number(desk, number))
        _check_ratable(desk, dossier)
        ended_at = dossier.last_event_at.astimezone(OFFICE_ZONE)
        if dated_on < ended_at.date():
            raise PaperSlipBeforeReturn(dossier.dossier_no, dated_on, ended_at.date())
        at, number = max(at, ended_at), dossier.dossier_no
    return Rating(number, slip.level, at, slip.reason.strip(), RatingWay.PAPER)


def _keep_slip(desk: Desk, dated_on: date, slip: PaperSlip, *, entry_reason: str) -> Rating:
    answer = check_slip(desk, dated_on, slip, entry_reason=entry_reason)
    return _write(desk, answer, dated_entry(desk, answer.at, entry_reason))


def counts(desk: Desk, first: date, last: date) -> Mapping[RatingLevel, int]:
    """How many citizens chose each level between two dates, both included."""
    period = ReportingPeriod(first, last)
    given = ratings.given_between(desk.office.id, period.starts_at, period.ends_at)
    return {level: sum(rating.level is level for rating in given) for level in RatingLevel}
