"""How a dossier stands to its due date, and how a list marks it."""

import pytest

from commune_desk.domain.dossier import (
    DeadlineMark,
    DossierState,
    Timeliness,
    TimelinessRule,
    deadline_mark,
    timeliness,
)
from tests.factories import moment

DUE = moment("2026-10-06 17:00")


@pytest.mark.parametrize(
    ("closed", "by_day", "by_minute"),
    [
        ("2026-10-05 16:00", Timeliness.EARLY, Timeliness.EARLY),
        ("2026-10-06 09:00", Timeliness.ON_TIME, Timeliness.EARLY),
        ("2026-10-06 17:00", Timeliness.ON_TIME, Timeliness.ON_TIME),
        ("2026-10-06 17:01", Timeliness.ON_TIME, Timeliness.OVERDUE),
        ("2026-10-07 07:30", Timeliness.OVERDUE, Timeliness.OVERDUE),
    ],
)
def test_timeliness_by_day_and_by_minute(closed: str, by_day: Timeliness, by_minute: Timeliness):
    assert timeliness(moment(closed), DUE, TimelinessRule.BY_DAY) is by_day
    assert timeliness(moment(closed), DUE, TimelinessRule.BY_MINUTE) is by_minute


@pytest.mark.parametrize(
    ("state", "closed", "now", "mark"),
    [
        (DossierState.RECEIVED, None, "2026-10-02 08:00", DeadlineMark.IN_TIME),
        (DossierState.HANDLING, None, "2026-10-05 08:00", DeadlineMark.DUE_SOON),
        (DossierState.HANDLING, None, "2026-10-07 08:00", DeadlineMark.OVERDUE),
        (DossierState.AWAITING_SUPPLEMENT, None, "2026-10-30 08:00", DeadlineMark.WAITING),
        (DossierState.RETURNED, "2026-10-05 08:00", "2026-11-05 08:00", DeadlineMark.EARLY),
    ],
)
def test_the_mark_in_a_list(state: DossierState, closed: str | None, now: str, mark: DeadlineMark):
    dates = (DUE, moment(closed) if closed else None)
    assert deadline_mark(state, dates, now=moment(now), rule=TimelinessRule.BY_DAY) is mark
