"""The five figures of the model and the two beside them; a test makes each of them fail."""

from datetime import date, datetime, time
from typing import Any

import pytest

from commune_desk.domain.catalogue.procedure import Channel
from commune_desk.domain.desk.dossier import DossierState, TimelinessRule
from commune_desk.domain.figures.counting import is_same_session
from commune_desk.domain.figures.course import DossierFact, Measure
from commune_desk.domain.figures.model_figures import (
    FEWEST_ANSWERS,
    FORMULAS,
    Share,
)
from commune_desk.domain.figures.reporting import PeriodReport
from commune_desk.domain.handling.rating import Rating, RatingLevel
from commune_desk.domain.working_time import Calendar, CalendarDay, DayKind
from tests.domain.figures.test_reporting import OCTOBER, a_fact
from tests.factories import moment, report_of


def shares_of(*facts: DossierFact, ratings: Any = (), as_of: datetime | None = None):
    report = report_of(facts, OCTOBER, ratings=ratings, as_of=as_of)
    return shares(report)


def shares(report: PeriodReport) -> dict[str, tuple[int | None, int]]:
    every = {**report.two_noes, **report.three_mosts, **report.beside}
    return {name: (share.count, share.of) for name, share in every.items()}


def an_answer(number: str, level: RatingLevel = RatingLevel.SATISFIED) -> Rating:
    return Rating(number, level, moment("2026-10-20 09:00"))


def test_declarations_that_nobody_can_print_yet_are_not_counted():
    facts = [a_fact("H-1", declarations_due=1), a_fact("H-2")]
    report = report_of(facts, OCTOBER)
    assert report.two_noes["no_writing"] == Share(None, 1)
    assert report.two_noes["no_writing"].percent is None
    assert report.behind["no_writing"] == ("H-1",)


def test_the_citizen_writes_where_the_program_printed_no_declaration():
    facts = [
        a_fact("H-1", declarations_due=1, declarations_made=1),
        a_fact("H-2", declarations_due=1, declarations_made=0),
        a_fact("H-3", declarations_made=1),
    ]
    assert shares_of(*facts)["no_writing"] == (1, 2)


def test_of_two_declarations_of_a_dossier_each_is_counted():
    facts = [
        a_fact("H-1", declarations_due=2, declarations_made=1),
        a_fact("H-2", declarations_due=1, declarations_made=1),
    ]
    assert shares_of(*facts)["no_writing"] == (2, 3)


SAME_DAY = moment("2026-10-05 09:20")


@pytest.mark.parametrize(
    ("changes", "none", "one"),
    [
        ({"closed_at": SAME_DAY, "returned_at": SAME_DAY}, 1, 0),
        ({"closed_at": SAME_DAY, "returned_at": None}, 0, 1),
        ({"closed_at": SAME_DAY, "returned_at": moment("2026-10-05 13:40")}, 0, 1),
        ({"closed_at": SAME_DAY, "returned_at": moment("2026-10-06 09:20")}, 0, 1),
        ({}, 0, 1),
        ({"is_reappointed": True}, 0, 0),
    ],
)
def test_who_waits_for_the_result_needs_no_appointment(
    changes: dict[str, Any], none: int, one: int
):
    counted = shares_of(a_fact(**changes))
    assert (counted["no_appointment"], counted["one_appointment"]) == ((none, 1), (one, 1))


def test_a_session_that_runs_over_is_still_the_same_one():
    late = a_fact(received_at=moment("2026-10-05 16:50"), returned_at=moment("2026-10-05 17:20"))
    assert is_same_session(late, Calendar())


def test_what_the_office_has_no_hours_for_is_no_session():
    day = date(2026, 10, 5)
    off = Calendar(
        days={day: CalendarDay(day, DayKind.HALF_DAY, "", sessions=((time(7), time(11)),))}
    )
    over_noon = a_fact(returned_at=moment("2026-10-05 14:00"))
    assert not is_same_session(over_noon, Calendar())
    assert is_same_session(over_noon, off)


def test_open_dossiers_that_are_late_stand_in_the_denominator_of_the_timeliest():
    facts = [
        a_fact("H-1"),
        a_fact("H-2", closed_at=moment("2026-10-12 08:00")),
        a_fact("H-3", closed_at=None),
        a_fact("H-4", closed_at=None, due_at=moment("2026-11-20 17:00")),
    ]
    assert shares_of(*facts)["timeliest"] == (1, 3)


def test_the_closest_are_served_where_they_live():
    facts = [a_fact("H-1"), a_fact("H-2", channel=Channel.HOME_VISIT)]
    assert shares_of(*facts)["closest"] == (1, 2)


def test_a_few_answers_make_no_percentage_and_say_who_answered():
    facts = [a_fact(f"H-{n}", returned_at=moment("2026-10-08 09:00")) for n in range(20)]
    few = [an_answer(f"H-{n}") for n in range(FEWEST_ANSWERS - 1)]
    report = report_of(facts, OCTOBER, ratings=few)
    assert shares(report)["response"] == (9, 20)
    assert shares(report)["most_effective"] == (9, 9)
    assert report.three_mosts["most_effective"].percent is None
    bad = an_answer("H-19", RatingLevel.DISSATISFIED)
    report = report_of(facts, OCTOBER, ratings=[*few, bad])
    assert report.three_mosts["most_effective"].percent == 90.0


def test_every_formula_names_its_article():
    assert all(formula.article for formula in FORMULAS)
    assert {formula.name for formula in FORMULAS} == set(shares_of())


def test_a_share_of_nothing_has_no_percentage():
    assert report_of([], OCTOBER).three_mosts["timeliest"].percent is None


def test_what_waits_for_the_citizen_is_not_late():
    waiting = a_fact(closed_at=None, state=DossierState.AWAITING_SUPPLEMENT)
    assert shares_of(waiting)["timeliest"] == (0, 0)
    assert Measure().rule is TimelinessRule.BY_DAY
