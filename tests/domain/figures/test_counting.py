"""Dossiers that count alike: by their rows as by their facts, and what stands behind later."""

from datetime import date, datetime, time, timedelta
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commune_desk.domain.catalogue.procedure import Channel
from commune_desk.domain.desk.dossier import (
    DossierState,
    LatenessRule,
    RuleChange,
    TimelinessRule,
    TimelinessRules,
)
from commune_desk.domain.figures import counting
from commune_desk.domain.figures.behind import Behind, MadeLater
from commune_desk.domain.figures.course import DossierFact, Measure, Stood, StoodDossiers
from commune_desk.domain.periods import ReportingPeriod
from commune_desk.domain.working_time import OFFICE_ZONE, Calendar, CalendarDay, DayKind

OCTOBER = ReportingPeriod(date(2026, 10, 1), date(2026, 10, 31))
EPOCH = datetime.fromisoformat("1970-01-01T00:00:00+00:00")
HALF_DAY = date(2026, 10, 5)
CALENDAR = Calendar(
    days={HALF_DAY: CalendarDay(HALF_DAY, DayKind.HALF_DAY, "", sessions=((time(7), time(11)),))}
)
RULES: tuple[LatenessRule, ...] = (
    TimelinessRule.BY_DAY,
    TimelinessRule.BY_MINUTE,
    TimelinessRules(
        TimelinessRule.BY_DAY, (RuleChange(date(2026, 10, 12), TimelinessRule.BY_MINUTE),)
    ),
)
USUAL = {1: (0, 0), 2: (1, 0)}


def micros(at: datetime) -> int:
    return (at - EPOCH) // timedelta(microseconds=1)


def moment(at: int | None) -> datetime | None:
    return None if at is None else (EPOCH + timedelta(microseconds=at)).astimezone(OFFICE_ZONE)


def fact(row: Stood, declarations: tuple[int, int | None]) -> DossierFact:
    received_at, due_at = moment(row.received_at), moment(row.due_at)
    assert received_at
    assert due_at
    return DossierFact(
        row.dossier_no, row.sector, Channel(row.channel), DossierState(row.state),
        received_at, due_at, moment(row.closed_at), moment(row.returned_at),
        declarations_due=declarations[0], declarations_made=declarations[1],
    )  # fmt: skip


UNTIL = micros(OCTOBER.ends_at)
A_DAY = 24 * 60 * 60 * 1_000_000
SPANS = st.one_of(
    st.integers(0, 3 * A_DAY),
    st.integers(0, A_DAY // 4),
    st.sampled_from((0, A_DAY, A_DAY - 1, 60_000_000, 59_999_999)),
)


@st.composite
def rows(draw: st.DrawFn) -> Stood:
    """One that stood at the end of October: open then, closed in it, or handed over in it."""
    received = micros(OCTOBER.starts_at) + draw(st.integers(-5 * A_DAY, 30 * A_DAY))
    closed = received + draw(SPANS)
    returned = closed + draw(SPANS)
    is_closed = OCTOBER.starts_at <= (moment(closed) or OCTOBER.starts_at) and closed <= UNTIL
    is_returned = is_closed and returned <= UNTIL and draw(st.booleans())
    return Stood(
        id=draw(st.integers(1, 40)),
        dossier_no=f"H-{draw(st.integers(1, 9999))}",
        sector=draw(st.sampled_from(("Hộ tịch", "Đất đai"))),
        channel=draw(st.sampled_from(tuple(Channel))).value,
        received_at=received,
        due_at=received + draw(SPANS),
        closed_at=closed if is_closed else None,
        returned_at=returned if is_returned else None,
        procedure_id=draw(st.sampled_from((1, 2))),
        state=(DossierState.RESULT_READY if is_closed else DossierState.HANDLING).value,
        late_reason="",
    )


@given(st.lists(rows(), max_size=8), st.sampled_from(RULES), st.sampled_from((inf, 20, 0)))
def test_what_is_counted_by_rows_is_what_their_facts_count(found, rule, known_from):
    since = micros(OCTOBER.starts_at)
    declared = {7: (2, 1), 30: (1, 1)}
    stood = StoodDossiers(found, since, UNTIL, fact, USUAL, declared, known_from)
    measure = Measure(rule, CALENDAR)
    by_facts = counting.of_facts(stood.facts(), OCTOBER.starts_at, OCTOBER.ends_at, measure=measure)
    by_rows = counting.of_rows(stood, measure)
    assert in_order(by_rows) == in_order(by_facts)


def in_order(ways: dict[counting.Way, list[str]]) -> dict[counting.Way, list[str]]:
    return {way: sorted(numbers) for way, numbers in ways.items()}


def test_numbers_behind_a_figure_are_in_their_order_whoever_counted_them():
    behind = Behind({"a": [["3", "1"], ("2",)], "b": []})
    assert dict(behind) == {"a": ("1", "2", "3"), "b": ()}
    assert "c" not in behind
    assert behind.get("c") is None
    both = behind.with_those(Behind({"b": [["4"]], "c": [["5"]]}))
    assert both == {"a": ("1", "2", "3"), "b": ("4",), "c": ("5",)}
    assert repr(Behind({"b": [["4"]]})) == "Behind({'b': ('4',)})"


def test_what_is_made_later_is_made_once_and_only_if_somebody_looks():
    made: list[int] = []

    def make() -> tuple[str, ...]:
        made.append(1)
        return "a", "b"

    later = MadeLater(make)
    assert made == []
    assert (len(later), later[0], later[1:], list(later)) == (2, "a", ("b",), ["a", "b"])
    assert later == ("a", "b") == tuple(later)
    assert later == MadeLater(make)
    assert hash(later) == hash(("a", "b"))
    assert made == [1, 1]


@pytest.mark.parametrize("rule", RULES)
def test_an_open_dossier_is_judged_at_the_moment_that_is_looked_from(rule):
    due = micros(datetime.fromisoformat("2026-10-31T23:59:00+07:00"))
    row = Stood(1, "H-1", "Hộ tịch", "counter", due - A_DAY, due, None, None, 1, "handling", "")
    stood = StoodDossiers([row], 0, UNTIL, fact, USUAL, {}, inf)
    (way,) = counting.of_rows(stood, Measure(rule))
    assert way.standing == "open_in_time"
