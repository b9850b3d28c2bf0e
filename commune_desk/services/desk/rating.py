"""Rating (đánh giá): what the citizen says after the result was handed over, once a dossier."""

from collections.abc import Mapping
from datetime import date, datetime

from commune_desk.domain.dossier import ENDED, DossierState
from commune_desk.domain.errors import AlreadyRated, NotYetReturned, TimeBeforeLastEvent
from commune_desk.domain.history import EventKind
from commune_desk.domain.periods import ReportingPeriod
from commune_desk.domain.rating import Rating, RatingLevel
from commune_desk.domain.working_time import OFFICE_ZONE
from commune_desk.services.desk.desk import Desk
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
    """Keep the citizen's answer.

    Raises:
        NotYetReturned: the dossier is still with the office.
        AlreadyRated: an answer stands already, and staff cannot replace it.
        TimeBeforeLastEvent: the answer is dated before the hand-over.
    """
    moment = (at or desk.now()).astimezone(OFFICE_ZONE)
    with desk.database.transaction():
        dossier = dossiers.get(desk.office.id, dossier_no)
        if dossier.state not in _RATED_AFTER:
            raise NotYetReturned(dossier_no, dossier.state)
        if moment < dossier.last_event_at:
            raise TimeBeforeLastEvent(dossier_no, moment, dossier.last_event_at)
        if ratings.find(desk.office.id, dossier.dossier_no) is not None:
            raise AlreadyRated(dossier_no)
        rating = Rating(dossier.dossier_no, level, moment, reason)
        dossier_id = ratings.add(desk.office.id, rating)
        record(desk, EventKind.RATE, dossier_id, at=moment, facts={"level": level})
    return rating


def counts(desk: Desk, first: date, last: date) -> Mapping[RatingLevel, int]:
    """How many citizens chose each level between two dates, both included."""
    period = ReportingPeriod(first, last)
    given = ratings.given_between(desk.office.id, period.starts_at, period.ends_at)
    return {level: sum(rating.level is level for rating in given) for level in RatingLevel}
