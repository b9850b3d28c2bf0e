"""The monthly report: its identities, its judgement of open dossiers, the dossiers behind it."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commune_desk.domain.applicant import FilledFrom
from commune_desk.domain.dossier import DossierState, TimelinessRule
from commune_desk.domain.procedure import Channel
from commune_desk.domain.rating import Rating, RatingLevel, percentages
from commune_desk.domain.reporting import DossierFact, ReportingPeriod, SectorRow, period_report
from tests.factories import moment

OCTOBER = ReportingPeriod(date(2026, 10, 1), date(2026, 10, 31))


def a_fact(number: str = "H-1", **changes: object) -> DossierFact:
    given_facts: dict[str, object] = {
        "dossier_no": number,
        "sector": "Hộ tịch",
        "channel": Channel.COUNTER,
        "state": DossierState.RETURNED,
        "received_at": moment("2026-10-05 09:00"),
        "due_at": moment("2026-10-08 17:00"),
        "closed_at": moment("2026-10-07 10:00"),
    }
    return DossierFact(**(given_facts | changes))  # type: ignore[arg-type]  # real fields


def total_of(*facts: DossierFact, **options: object) -> SectorRow:
    return period_report(facts, OCTOBER, **options).total  # type: ignore[arg-type]  # real options


@pytest.mark.parametrize(
    ("changes", "column"),
    [
        ({}, "solved_early"),
        ({"closed_at": moment("2026-10-08 17:30")}, "solved_on_time"),
        ({"closed_at": moment("2026-10-09 08:00")}, "solved_overdue"),
        ({"closed_at": None, "due_at": moment("2026-11-03 17:00")}, "open_in_time"),
        ({"closed_at": None}, "open_overdue"),
        ({"closed_at": moment("2026-11-02 08:00")}, "open_overdue"),
        ({"closed_at": None, "state": DossierState.AWAITING_SUPPLEMENT}, "open_in_time"),
        ({"channel": Channel.ONLINE}, "received_online"),
        ({"channel": Channel.ONLINE_PARTIAL}, "received_online"),
        ({"channel": Channel.OUTREACH}, "received_direct"),
        ({"channel": Channel.POSTAL}, "received_direct"),
        ({"received_at": moment("2026-09-30 16:00")}, "carried_over"),
    ],
)
def test_the_column_that_a_dossier_counts_in(changes: dict[str, Any], column: str):
    assert total_of(a_fact(**changes)).figures()[column] == 1


@pytest.mark.parametrize(
    "changes",
    [
        {"received_at": moment("2026-11-01 00:00")},
        {"received_at": moment("2026-09-01 09:00"), "closed_at": moment("2026-09-30 23:59")},
    ],
)
def test_what_does_not_touch_the_period_is_left_out(changes: dict[str, Any]):
    assert total_of(a_fact(**changes)).received_total == 0


def test_in_a_running_period_open_dossiers_are_judged_now():
    fact = a_fact(closed_at=None)
    assert total_of(fact, as_of=moment("2026-10-08 18:00")).open_in_time == 1
    assert total_of(fact, as_of=moment("2026-10-09 08:00")).open_overdue == 1


def test_by_minute_the_hour_counts():
    fact = a_fact(closed_at=moment("2026-10-08 17:30"))
    assert total_of(fact, rule=TimelinessRule.BY_MINUTE).solved_overdue == 1


def test_the_numbers_behind_a_figure_also_by_sector():
    report = period_report(
        [a_fact("H-2"), a_fact("H-1"), a_fact("C-1", sector="Chứng thực")], OCTOBER
    )
    assert report.behind["solved_early"] == ("C-1", "H-1", "H-2")
    assert report.behind["solved_early:Hộ tịch"] == ("H-1", "H-2")
    assert [row.sector for row in report.rows] == ["Chứng thực", "Hộ tịch"]


def test_the_two_noes_and_three_mosts():
    facts = [
        a_fact("H-1", closed_at=moment("2026-10-05 09:20")),
        a_fact("H-2", filled_from=FilledFrom.TYPED, channel=Channel.HOME_VISIT),
    ]
    ratings = [
        Rating("H-1", RatingLevel.VERY_SATISFIED, moment("2026-10-05 09:30")),
        Rating("H-2", RatingLevel.DISSATISFIED, moment("2026-10-07 10:30")),
        Rating("H-0", RatingLevel.SATISFIED, moment("2026-09-30 10:30")),
    ]
    report = period_report(facts, OCTOBER, ratings=ratings)
    figures = {**report.two_noes, **report.three_mosts}
    assert {name: (share.count, share.of) for name, share in figures.items()} == {
        "no_writing": (1, 2),
        "no_appointment": (2, 2),
        "timeliest": (2, 2),
        "closest": (1, 2),
        "most_effective": (1, 2),
    }
    assert report.behind["closest"] == ("H-2",)
    assert report.ratings[RatingLevel.SATISFIED] == 0


@pytest.mark.parametrize(
    ("changes", "is_needless"),
    [
        ({}, False),
        ({"is_reappointed": True}, True),
        ({"due_at": moment("2026-10-05 17:00")}, True),
        ({"due_at": moment("2026-10-05 17:00"), "closed_at": None}, True),
        (
            {"due_at": moment("2026-10-05 17:00"), "closed_at": moment("2026-10-05 16:00")},
            False,
        ),
    ],
)
def test_an_appointment_is_needless_where_the_law_wants_none(
    changes: dict[str, Any], is_needless: bool
):
    report = period_report([a_fact(**changes)], OCTOBER)
    assert report.two_noes["no_appointment"].count == (not is_needless)


def test_a_share_of_nothing_has_no_percentage():
    assert period_report([], OCTOBER).three_mosts["timeliest"].percent is None


WHENS = st.datetimes(
    datetime(2026, 9, 1),  # noqa: DTZ001  # the zone is added by the strategy
    datetime(2026, 11, 15),  # noqa: DTZ001  # the same
    timezones=st.just(moment("2026-10-01 00:00").tzinfo),  # type: ignore[arg-type]  # never None
)
FACTS = st.builds(
    DossierFact,
    dossier_no=st.text("0123456789", min_size=4, max_size=4),
    sector=st.sampled_from(["Hộ tịch", "Chứng thực"]),
    channel=st.sampled_from(Channel),
    state=st.sampled_from(DossierState),
    received_at=WHENS,
    due_at=WHENS,
    closed_at=st.none() | WHENS,
)


@given(st.lists(FACTS, max_size=20), st.sampled_from(TimelinessRule))
def test_the_identities_hold_in_every_row(facts: list[DossierFact], rule: TimelinessRule):
    report = period_report(facts, OCTOBER, rule=rule)
    for row in (*report.rows, report.total):
        cells = row.figures()
        came = cells["received_online"] + cells["received_direct"] + cells["carried_over"]
        assert cells["received_total"] == came == cells["solved_total"] + cells["open_total"]
    assert report.total.received_total == sum(row.received_total for row in report.rows)


@given(st.lists(st.integers(0, 5000), min_size=1, max_size=5), st.integers(0, 2))
def test_percentages_add_up_to_one_hundred(counts: list[int], decimals: int):
    shares = percentages(counts, decimals)
    assert sum(shares) == (100 if sum(counts) else 0)
    whole = sum(counts) or 1
    exact = [100 * count / whole for count in counts]
    assert all(
        abs(float(share) - real) < 10**-decimals for share, real in zip(shares, exact, strict=True)
    )


def test_a_period_has_both_its_days():
    assert OCTOBER.ends_at - OCTOBER.starts_at == timedelta(days=31, microseconds=-1)
