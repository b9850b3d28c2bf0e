"""The monthly report: its identities, its judgement of open dossiers, the dossiers behind it."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commune_desk.domain.catalogue.procedure import Channel
from commune_desk.domain.desk.dossier import DossierState, RunEnd, TimelinessRule
from commune_desk.domain.figures.course import Closing, DossierFact, Measure, Run
from commune_desk.domain.figures.reporting import SectorRow
from commune_desk.domain.handling.rating import percentages
from commune_desk.domain.periods import ReportingPeriod
from commune_desk.words.figures.figures import counting_notes
from tests.factories import moment, report_of

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
    return report_of(facts, OCTOBER, **options).total  # type: ignore[arg-type]  # real options


@pytest.mark.parametrize(
    ("changes", "column"),
    [
        ({}, "solved_early"),
        ({"closed_at": moment("2026-10-08 17:30")}, "solved_on_time"),
        ({"closed_at": moment("2026-10-09 08:00")}, "solved_overdue"),
        ({"closed_at": None, "due_at": moment("2026-11-03 17:00")}, "open_in_time"),
        ({"closed_at": None}, "open_overdue"),
        ({"closed_at": None, "state": DossierState.AWAITING_SUPPLEMENT}, "open_in_time"),
        ({"channel": Channel.ONLINE}, "received_online_full"),
        ({"channel": Channel.ONLINE_PARTIAL}, "received_online_partial"),
        ({"channel": Channel.POSTAL}, "received_postal"),
        ({"channel": Channel.COUNTER}, "received_in_person"),
        ({"channel": Channel.HOME_VISIT}, "received_in_person"),
        ({"channel": Channel.OUTREACH}, "received_in_person"),
        ({"received_at": moment("2026-09-30 16:00")}, "carried_over"),
    ],
)
def test_the_cell_that_a_dossier_counts_in(changes: dict[str, Any], column: str):
    assert total_of(a_fact(**changes)).counts[column] == 1


def test_online_is_one_column_of_the_old_form_and_post_belongs_to_direct():
    total = total_of(
        a_fact("H-1", channel=Channel.ONLINE_PARTIAL), a_fact("H-2", channel=Channel.POSTAL)
    )
    assert (total.received_online, total.received_direct) == (1, 1)


def test_a_run_that_was_over_when_papers_were_asked_for_stays_late():
    over = Run(
        moment("2026-10-01 09:00"),
        moment("2026-10-02 17:00"),
        moment("2026-10-03 08:00"),
        RunEnd.SUPPLEMENT,
    )
    in_time = replace(over, ended_at=moment("2026-10-02 16:00"))
    assert total_of(a_fact(interrupted_runs=(over,))).solved_overdue == 1
    assert total_of(a_fact(interrupted_runs=(in_time,))).solved_early == 1


def test_what_ends_while_the_office_waits_is_not_late():
    ended = a_fact(closed_at=moment("2026-10-30 08:00"), is_waiting_closed=True)
    assert total_of(ended).solved_on_time == 1


def test_what_does_not_touch_the_period_is_left_out():
    before = a_fact(received_at=moment("2026-09-01 09:00"), closed_at=moment("2026-09-30 23:59"))
    assert total_of(before).received_total == 0


def test_what_was_solved_before_and_opened_again_comes_in_once_more():
    taken_back = Closing(
        moment("2026-09-20 09:00"), DossierState.RESULT_READY, moment("2026-10-02 08:00")
    )
    again = a_fact(received_at=moment("2026-09-01 09:00"), reopened=(taken_back,))
    assert (total_of(again).carried_over, total_of(again).received_in_person) == (0, 1)
    still_open = replace(
        again, reopened=(replace(taken_back, taken_back_at=moment("2026-09-25 08:00")),)
    )
    assert total_of(still_open).carried_over == 1


def test_in_a_running_period_open_dossiers_are_judged_now():
    fact = a_fact(closed_at=None)
    assert total_of(fact, as_of=moment("2026-10-08 18:00")).open_in_time == 1
    assert total_of(fact, as_of=moment("2026-10-09 08:00")).open_overdue == 1


def test_by_minute_the_hour_counts():
    fact = a_fact(closed_at=moment("2026-10-08 17:30"))
    assert total_of(fact, measure=Measure(TimelinessRule.BY_MINUTE)).solved_overdue == 1


def test_sectors_stand_as_vietnamese_sorts_them():
    sectors = ["Đất đai", "Hộ tịch", "An toàn thực phẩm", "Chứng thực", "Ô nhiễm", "Dân tộc"]
    facts = [a_fact(f"H-{i}", sector=sector) for i, sector in enumerate(sectors)]
    assert [row.sector for row in report_of(facts, OCTOBER).rows] == [
        "An toàn thực phẩm", "Chứng thực", "Dân tộc", "Đất đai", "Hộ tịch", "Ô nhiễm",
    ]  # fmt: skip


def test_the_numbers_behind_a_figure_also_by_sector():
    report = report_of([a_fact("H-2"), a_fact("H-1"), a_fact("C-1", sector="Chứng thực")], OCTOBER)
    assert report.behind["solved_early"] == ("C-1", "H-1", "H-2")
    assert report.behind["solved_early:Hộ tịch"] == ("H-1", "H-2")
    assert [row.sector for row in report.rows] == ["Chứng thực", "Hộ tịch"]


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
    report = report_of(facts, OCTOBER, measure=Measure(rule))
    for row in (*report.rows, report.total):
        cells = row.figures()
        came = cells["received_online"] + cells["received_direct"] + cells["carried_over"]
        assert cells["received_total"] == came == cells["solved_total"] + cells["open_total"]
    assert report.total.received_total == sum(row.received_total for row in report.rows)


@given(st.lists(FACTS, max_size=20))
def test_every_cell_has_its_dossiers_behind_it(facts: list[DossierFact]):
    report = report_of(facts, OCTOBER)
    for row in (*report.rows, report.total):
        for cell, count in row.counts.items():
            assert len(report.numbers((cell,), row.sector)) == count


@given(st.lists(st.integers(0, 5000), min_size=1, max_size=5), st.integers(0, 2))
def test_percentages_add_up_to_one_hundred(counts: list[int], decimals: int):
    shares = percentages(counts, decimals)
    assert sum(shares) == (100 if sum(counts) else 0)
    whole = sum(counts) or 1
    exact = [100 * count / whole for count in counts]
    assert all(
        abs(float(share) - real) < 10**-decimals for share, real in zip(shares, exact, strict=True)
    )


# --- what was closed while the office waited, and apologies --------------------------------------


def lapsed(number: str = "H-1", *, asked: str = "2026-10-06 09:00") -> DossierFact:
    run = Run(
        moment("2026-10-05 09:00"), moment("2026-10-08 17:00"), moment(asked), RunEnd.SUPPLEMENT
    )
    return a_fact(
        number, state=DossierState.LAPSED, closed_at=moment("2026-10-22 08:00"),
        interrupted_runs=(run,), is_waiting_closed=True,
    )  # fmt: skip


def test_what_lapsed_is_on_time_or_outside_as_the_office_chose():
    outside = Measure(counts_nobodys=False)
    assert total_of(lapsed()).counts["solved_on_time"] == 1
    assert sum(total_of(lapsed(), measure=outside).counts.values()) == 0
    for measure in (Measure(), outside):
        report = report_of([lapsed()], OCTOBER, measure=measure)
        assert report.behind["waiting_closed"] == ("H-1",)


def test_what_lapsed_is_named_with_what_of_it_was_carried_over():
    outside = Measure(counts_nobodys=False)
    carried = replace(lapsed("H-2"), received_at=moment("2026-09-28 09:00"))
    report = report_of([lapsed(), carried], OCTOBER, measure=outside)
    assert report.behind["waiting_closed"] == ("H-1", "H-2")
    assert report.behind["waiting_carried_over"] == ("H-2",)
    assert counting_notes(report, late_basis="") == (
        "Hồ sơ đóng do quá hạn bổ sung hoặc rút trong khi chờ bổ sung, chờ xác minh: 2 hồ sơ, "
        "không tính vào biểu, trong đó 1 hồ sơ từ kỳ trước chuyển sang.",
    )
    (inside,) = counting_notes(report_of([lapsed(), carried], OCTOBER), late_basis="")
    assert inside.endswith("2 hồ sơ, tính là đúng hạn.")


def test_what_lapsed_after_a_late_run_is_late_whatever_was_chosen():
    late = lapsed(asked="2026-10-09 09:00")
    assert total_of(late, measure=Measure(counts_nobodys=False)).counts["solved_overdue"] == 1
    assert report_of([late], OCTOBER).behind["waiting_closed"] == ()


def test_apologies_of_the_period_are_named_and_those_told_late():
    facts = [
        a_fact("H-1", apologised_at=moment("2026-10-06 09:00")),
        a_fact("H-2", apologised_at=moment("2026-10-08 09:00"), apologised_late=True),
        a_fact("H-3", apologised_at=moment("2026-09-30 09:00"), apologised_late=True),
    ]
    behind = report_of(facts, OCTOBER).behind
    assert (behind["apologised"], behind["apologised_late"]) == (("H-1", "H-2"), ("H-2",))
