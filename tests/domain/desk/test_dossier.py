"""How a dossier stands to its due date, and how a list marks it."""

from dataclasses import replace

import pytest

from commune_desk.domain.desk.dossier import (
    ClockRun,
    DeadlineMark,
    DossierState,
    RunEnd,
    Timeliness,
    TimelinessRule,
    deadline_mark,
    solved_mark,
    solved_standing,
    timeliness,
)
from tests.factories import THREE_DAYS, a_dossier, moment

BY_DAY = TimelinessRule.BY_DAY
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
    ("state", "now", "mark"),
    [
        (DossierState.RECEIVED, "2026-10-02 08:00", DeadlineMark.IN_TIME),
        (DossierState.HANDLING, "2026-10-05 08:00", DeadlineMark.DUE_SOON),
        (DossierState.HANDLING, "2026-10-07 08:00", DeadlineMark.OVERDUE),
        (DossierState.AWAITING_SUPPLEMENT, "2026-10-30 08:00", DeadlineMark.WAITING),
        (DossierState.AWAITING_VERIFICATION, "2026-10-30 08:00", DeadlineMark.WAITING),
    ],
)
def test_the_mark_of_an_open_dossier(state: DossierState, now: str, mark: DeadlineMark):
    assert deadline_mark(state, DUE, now=moment(now), rule=BY_DAY) is mark


# --- how lateness is judged, run by run ----------------------------------------------------------


def run(ended: str | None, why: RunEnd | None = RunEnd.CLOSED, due: str = "2026-10-06 17:00"):
    end = moment(ended) if ended else None
    return ClockRun(moment("2026-10-01 09:00"), THREE_DAYS, moment(due), end, why)


IN_TIME = "2026-10-05 10:00"
LATE = "2026-10-08 10:00"


@pytest.mark.parametrize(
    ("runs", "standing"),
    [
        ([run(IN_TIME)], Timeliness.EARLY),
        ([run("2026-10-06 16:00")], Timeliness.ON_TIME),
        ([run(LATE)], Timeliness.OVERDUE),
        # a run ended in its time by a supplement is void, one that was over stays late
        ([run(IN_TIME, RunEnd.SUPPLEMENT), run("2026-10-14 09:00", due="2026-10-15 17:00")],
         Timeliness.EARLY),
        ([run(LATE, RunEnd.SUPPLEMENT), run("2026-10-14 09:00", due="2026-10-15 17:00")],
         Timeliness.OVERDUE),
        # closed while the clock stood: nobody's lateness, unless the run was over before
        ([run(IN_TIME, RunEnd.SUPPLEMENT)], None),
        ([run(IN_TIME, RunEnd.VERIFICATION)], None),
        ([run(LATE, RunEnd.SUPPLEMENT)], Timeliness.OVERDUE),
    ],
)  # fmt: skip
def test_how_a_closed_dossier_stands(runs: list[ClockRun], standing: Timeliness | None):
    assert solved_standing(runs, BY_DAY) is standing
    mark = DeadlineMark(standing.value) if standing else DeadlineMark.IN_TIME
    assert solved_mark(solved_standing(runs, BY_DAY)) is mark


def test_the_reasons_of_a_dossier_are_those_of_its_runs():
    first = replace(run(LATE, RunEnd.SUPPLEMENT), late_reason="Mất điện")
    both = (first, replace(run(LATE), late_reason="Chờ ký"))
    assert a_dossier(runs=both).late_reason == "Mất điện; Chờ ký"


def test_a_promise_holds_until_a_supplement_ends_its_run():
    until = moment("2026-10-09 17:00")
    promised = replace(run(None, None), promised_at=until)
    assert a_dossier(runs=(promised,)).promised_at == until
    void = replace(run(IN_TIME, RunEnd.SUPPLEMENT), promised_at=until)
    assert a_dossier(runs=(void,)).promised_at is None
    assert a_dossier(runs=(void, run(None, None))).promised_at is None
