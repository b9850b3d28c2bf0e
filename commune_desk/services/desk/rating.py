"""Rating (đánh giá): what the citizen says after the result was handed over, once a dossier."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime

from commune_desk.domain.dossier import ENDED, DossierState
from commune_desk.domain.errors import AlreadyRated, NotYetReturned, TimeBeforeLastEvent
from commune_desk.domain.history import EventKind
from commune_desk.domain.periods import ReportingPeriod
from commune_desk.domain.rating import Rating, RatingLevel
from commune_desk.domain.working_time import OFFICE_ZONE
from commune_desk.services.desk.desk import Desk
from commune_desk.services.desk.late_entry import check_happened, late_entry_facts
from commune_desk.services.desk.recording import record
from commune_desk.store.desk import dossiers, ratings

_RATED_AFTER = tuple(state for state in ENDED if state is not DossierState.LAPSED)
"""Who never answered a supplement request is not there to be asked."""


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
    at, number = rating.at.astimezone(OFFICE_ZONE), rating.dossier_no
    with desk.database.transaction():
        late = late_entry_facts(desk, at, entry_reason, demands_reasons=demands_reasons)
        dossier = dossiers.get(desk.office.id, number)
        check_happened(desk, dossier.dossier_no, at)
        if dossier.state not in _RATED_AFTER:
            raise NotYetReturned(number, dossier.state)
        if at < dossier.last_event_at:
            raise TimeBeforeLastEvent(number, at, dossier.last_event_at)
        if ratings.find(desk.office.id, dossier.dossier_no) is not None:
            raise AlreadyRated(number)
        kept = replace(rating, dossier_no=dossier.dossier_no, at=at)
        dossier_id = ratings.add(desk.office.id, kept)
        record(desk, EventKind.RATE, dossier_id, at=at, facts={"level": kept.level, **late})
    return kept


def counts(desk: Desk, first: date, last: date) -> Mapping[RatingLevel, int]:
    """How many citizens chose each level between two dates, both included."""
    period = ReportingPeriod(first, last)
    given = ratings.given_between(desk.office.id, period.starts_at, period.ends_at)
    return {level: sum(rating.level is level for rating in given) for level in RatingLevel}
