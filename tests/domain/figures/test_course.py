"""What a dossier was at a moment: its runs, endings and promises, and nothing that came after."""

from dataclasses import replace
from datetime import datetime

from hypothesis import given
from hypothesis import strategies as st

from commune_desk.domain.catalogue.procedure import Channel
from commune_desk.domain.desk.dossier import DossierState, RunEnd
from commune_desk.domain.figures.course import Closing, Course, HandOver, Promise, Run, as_of
from tests.factories import moment

RECEIVED, ASKED, BROUGHT, DONE, RETURNED = map(
    moment,
    (
        "2026-10-01 09:00",
        "2026-10-02 10:00",
        "2026-10-12 08:00",
        "2026-10-14 15:00",
        "2026-10-15 08:00",
    ),
)
FIRST_DUE, SECOND_DUE = moment("2026-10-06 17:00"), moment("2026-10-15 17:00")
COURSE = Course(
    dossier_no="H-1",
    sector="Hộ tịch",
    channel=Channel.COUNTER,
    received_at=RECEIVED,
    runs=(
        Run(RECEIVED, FIRST_DUE, ASKED, RunEnd.SUPPLEMENT),
        Run(BROUGHT, SECOND_DUE, DONE, RunEnd.CLOSED),
    ),
    closings=(Closing(DONE, DossierState.RESULT_READY),),
    returned_at=RETURNED,
)


def seen_at(at: datetime, course: Course = COURSE) -> tuple[DossierState, datetime]:
    fact = as_of(course, at)
    assert fact is not None
    return fact.state, fact.due_at


def test_a_dossier_is_seen_as_it_was():
    assert as_of(COURSE, moment("2026-10-01 08:59")) is None
    assert seen_at(RECEIVED) == (DossierState.HANDLING, FIRST_DUE)
    assert seen_at(ASKED) == (DossierState.AWAITING_SUPPLEMENT, FIRST_DUE)
    assert seen_at(BROUGHT) == (DossierState.HANDLING, SECOND_DUE)
    assert seen_at(DONE) == (DossierState.RESULT_READY, SECOND_DUE)
    assert seen_at(RETURNED) == (DossierState.RETURNED, SECOND_DUE)


def test_a_hand_over_counts_until_it_is_taken_back():
    """Handed over at eight, taken back at nine, handed over again at ten: as it was, each time."""
    back_at, again = moment("2026-10-15 09:00"), moment("2026-10-15 10:00")
    course = replace(COURSE, returned_at=again, handed_over=(HandOver(RETURNED, back_at),))
    seen = [seen_at(at, course)[0] for at in (RETURNED, back_at, again)]
    assert seen == [DossierState.RETURNED, DossierState.RESULT_READY, DossierState.RETURNED]
    facts = [as_of(course, at) for at in (RETURNED, back_at, again)]
    assert [fact and fact.returned_at for fact in facts] == [RETURNED, None, again]


def test_a_result_counts_until_it_is_taken_back():
    taken_back_at = moment("2026-10-20 08:00")
    course = replace(
        COURSE,
        runs=(COURSE.runs[0], replace(COURSE.runs[1], ended_at=None, why=None)),
        closings=(replace(COURSE.closings[0], taken_back_at=taken_back_at, late_reason="đông"),),
        returned_at=None,
    )
    before, after = as_of(course, DONE), as_of(course, taken_back_at)
    assert before is not None
    assert after is not None
    assert (before.state, before.late_reason) == (DossierState.RESULT_READY, "đông")
    assert (after.state, after.closed_at) == (DossierState.HANDLING, None)
    assert after.reopened == course.closings


def test_a_supplement_takes_a_promise_with_it():
    promised = Promise(moment("2026-10-01 15:00"), moment("2026-10-30 17:00"))
    course = replace(COURSE, promises=(promised,))
    facts = [as_of(course, at) for at in (RECEIVED, promised.made_at, ASKED, BROUGHT)]
    assert [fact and fact.promised_at for fact in facts] == [None, promised.until, None, None]
    assert [fact and fact.is_reappointed for fact in facts] == [False, True, True, True]


def test_who_stops_while_papers_are_missing_ends_nobody_s_run():
    course = replace(
        COURSE,
        runs=COURSE.runs[:1],
        closings=(Closing(BROUGHT, DossierState.STOPPED),),
        returned_at=None,
    )
    fact = as_of(course, BROUGHT)
    assert fact is not None
    assert (fact.state, fact.is_waiting_closed) == (DossierState.STOPPED, True)


def test_a_verification_takes_no_promise_with_it():
    promised = Promise(moment("2026-10-01 15:00"), moment("2026-10-30 17:00"))
    sent = replace(COURSE.runs[0], why=RunEnd.VERIFICATION)
    course = replace(COURSE, promises=(promised,), runs=(sent, COURSE.runs[1]))
    facts = [as_of(course, at) for at in (ASKED, BROUGHT)]
    assert [fact and fact.promised_at for fact in facts] == [promised.until] * 2
    assert facts[0] is not None
    assert facts[0].state is DossierState.AWAITING_VERIFICATION


def test_the_reason_of_a_run_that_was_late_is_known_before_the_end():
    late = replace(COURSE.runs[0], late_reason="mất điện")
    course = replace(COURSE, runs=(late, COURSE.runs[1]))
    facts = [as_of(course, at) for at in (RECEIVED, ASKED)]
    assert [fact and fact.late_reason for fact in facts] == ["", "mất điện"]


MOMENTS = st.datetimes(
    datetime(2026, 10, 1, 9),  # noqa: DTZ001  # the zone is added by the strategy
    datetime(2026, 12, 31),  # noqa: DTZ001  # the same
    timezones=st.just(RECEIVED.tzinfo),  # type: ignore[arg-type]  # never None
)


@st.composite
def courses(draw: st.DrawFn) -> Course:
    """A dossier with up to three interrupted runs, endings taken back and promises."""
    at = iter(sorted(draw(st.lists(MOMENTS, min_size=14, max_size=14, unique=True))))
    runs = [
        Run(RECEIVED if not number else next(at), draw(MOMENTS), next(at), RunEnd.SUPPLEMENT)
        for number in range(draw(st.integers(0, 3)))
    ]
    runs.append(Run(next(at) if runs else RECEIVED, draw(MOMENTS)))
    closings = [
        Closing(next(at), DossierState.RESULT_READY, next(at))
        for _ in range(draw(st.integers(0, 2)))
    ]
    if draw(st.booleans()):
        state = draw(st.sampled_from([DossierState.RESULT_READY, DossierState.REFUSED]))
        closings.append(Closing(next(at), state))
        runs[-1] = replace(runs[-1], ended_at=closings[-1].at, why=RunEnd.CLOSED)
    promises = [Promise(made, draw(MOMENTS)) for made in draw(st.lists(MOMENTS, max_size=2))]
    is_returned = bool(closings) and closings[-1].taken_back_at is None
    return replace(
        COURSE,
        runs=tuple(runs),
        closings=tuple(closings),
        promises=tuple(sorted(promises, key=lambda promise: promise.made_at)),
        returned_at=next(at) if is_returned and draw(st.booleans()) else None,
    )


def until(course: Course, at: datetime) -> Course:
    """The same dossier, had nothing happened to it after a moment."""
    runs = [run for run in course.runs if run.started_at <= at]
    closings = [each for each in course.closings if each.at <= at]
    return replace(
        course,
        runs=tuple(
            run if run.ended_at and run.ended_at <= at else replace(run, ended_at=None, why=None)
            for run in runs
        ),
        closings=tuple(
            each
            if each.taken_back_at and each.taken_back_at <= at
            else replace(each, taken_back_at=None)
            for each in closings
        ),
        promises=tuple(each for each in course.promises if each.made_at <= at),
        returned_at=course.returned_at if course.returned_at and course.returned_at <= at else None,
    )


@given(courses(), MOMENTS)
def test_whatever_happens_after_a_moment_changes_nothing_about_it(course: Course, at: datetime):
    assert as_of(course, at) == as_of(until(course, at), at)


@given(courses(), MOMENTS, MOMENTS)
def test_an_earlier_moment_is_seen_alike_from_every_later_one(
    course: Course, one: datetime, other: datetime
):
    earlier, later = sorted((one, other))
    assert as_of(until(course, later), earlier) == as_of(course, earlier)
