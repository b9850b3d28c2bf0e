from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.desk.steps import Action, StepRequest
from commune_desk.domain.law.report_form import COUNTS
from commune_desk.domain.outside_errors import FolderMissing
from commune_desk.domain.period_errors import PeriodNotBegun
from commune_desk.domain.periods import calendar_month
from commune_desk.services.desk.progress import Cancelled
from commune_desk.services.figures import reports
from commune_desk.services.handling import handling
from commune_desk.services.reception import intake
from commune_desk.services.upkeep import history
from commune_desk.setting_values import SettingValues
from commune_desk.settings import TIMELINESS_RULE
from commune_desk.store.figures import courses
from tests.factories import BIRTH, a_reception, moment

OCTOBER = calendar_month(date(2026, 10, 1))


def test_a_dossier_that_was_still_open_is_carried_into_the_next_month(any_desk):
    intake.receive(any_desk, a_reception(at=moment("2026-09-30 16:59")))
    intake.receive(any_desk, a_reception(at=moment("2026-10-01 07:30")))
    total = reports.figures(any_desk, OCTOBER).total
    assert (total.carried_over, total.received_direct, total.received_total) == (1, 1, 2)


def test_a_period_that_still_runs_is_judged_by_the_present_moment(any_desk, clock):
    intake.receive(any_desk, a_reception())
    assert reports.figures(any_desk, OCTOBER).total.open_in_time == 1
    clock.at = moment("2026-10-07 08:00")
    assert reports.figures(any_desk, OCTOBER).total.open_overdue == 1


def test_a_past_period_is_judged_at_its_own_end(any_desk, clock):
    intake.receive(any_desk, a_reception(at=moment("2026-10-30 09:00")))
    clock.at = moment("2026-12-01 08:00")
    assert reports.figures(any_desk, OCTOBER).total.open_in_time == 1


@pytest.mark.parametrize(("rule", "column"), [("by_day", "on_time"), ("by_minute", "early")])
def test_timeliness_follows_the_rule_of_the_office(any_desk, rule, column):
    number = intake.receive(any_desk, a_reception()).dossier.dossier_no
    request = StepRequest(Action.FINISH, moment("2026-10-06 09:00"))
    handling.step(any_desk, number, request)
    desk = replace(any_desk, settings=SettingValues().with_value(TIMELINESS_RULE, rule))
    assert reports.figures(desk, OCTOBER).behind[f"solved_{column}"] == (number,)


def test_only_what_was_interrupted_or_changed_since_is_told_by_its_course(any_desk, clock):
    """The others' runs and lines of the history are not read: thousands a month."""
    numbers = [intake.receive(any_desk, a_reception()).dossier.dossier_no for _ in range(4)]
    clock.at = moment("2026-10-05 09:00")
    until = moment("2026-11-20 17:00")
    for number, request in zip(
        numbers,
        (
            StepRequest(Action.FINISH, clock.at),
            StepRequest(Action.REQUEST_SUPPLEMENT, clock.at, note="thiếu giấy"),
            StepRequest(Action.APOLOGISE, clock.at, note="xác minh", until=until),
        ),
        strict=False,
    ):
        handling.step(any_desk, number, request)

    def told_by_courses(at: str) -> set[str]:
        seen = courses.seen(any_desk.office.id, OCTOBER, moment(at))
        assert {fact.dossier_no for fact in seen.facts} == set(numbers)
        return {fact.dossier_no for fact in seen.told}

    assert told_by_courses("2026-10-31 23:00") == {numbers[1], numbers[2]}
    assert told_by_courses("2026-10-05 08:00") == {*numbers[:3]}


def test_what_happens_after_the_end_changes_nothing_about_a_period(any_desk, clock):
    """Six dossiers of October, each with a November in which everything changes."""
    numbers = [
        intake.receive(any_desk, a_reception(at=moment(f"2026-10-{day} 09:00"))).dossier.dossier_no
        for day in ("05", "06", "07", "26", "27", "28")
    ]

    def take(number: str, action: Action, at: str, **given: str | datetime) -> None:
        clock.at = moment(at)
        handling.step(any_desk, number, StepRequest(action, clock.at, **given))  # type: ignore[arg-type]  # real fields

    take(numbers[0], Action.FINISH, "2026-10-07 09:00")
    take(numbers[1], Action.REQUEST_SUPPLEMENT, "2026-10-08 09:00", note="thiếu giấy")
    until = moment("2026-11-20 17:00")
    take(numbers[2], Action.APOLOGISE, "2026-10-09 09:00", note="xác minh", until=until)
    before = [reports.figures(any_desk, OCTOBER, as_of=OCTOBER.ends_at).dossiers]

    clock.at = moment("2026-11-02 08:00")
    handling.undo_last(any_desk, numbers[0], "ghi nhầm")
    take(numbers[0], Action.FINISH, "2026-11-02 09:00", late_reason="ghi lại")
    take(numbers[1], Action.ACCEPT_SUPPLEMENT, "2026-11-03 08:00")
    take(numbers[1], Action.FINISH, "2026-11-04 08:00")
    take(
        numbers[3], Action.REQUEST_SUPPLEMENT, "2026-11-05 08:00", note="thiếu giấy",
        late_reason="Mất điện",
    )  # fmt: skip
    take(numbers[4], Action.FINISH, "2026-11-06 08:00", late_reason="đông")
    take(numbers[5], Action.STOP, "2026-11-06 08:00", note="xin rút", late_reason="đông")
    intake.receive(any_desk, a_reception(at=moment("2026-11-01 00:00")))

    assert [reports.figures(any_desk, OCTOBER).dossiers] == before
    assert reports.figures(any_desk, OCTOBER).total.counts == {
        **dict.fromkeys(COUNTS, 0),
        "received_in_person": 6,
        "solved_early": 1,
        "open_in_time": 2,  # one waits for papers, one is due on 2 November
        "open_overdue": 3,
    }


def test_what_is_carried_over_was_open_at_the_end_of_the_month_before(any_desk, clock):
    for day in ("05", "06", "29"):
        number = intake.receive(
            any_desk, a_reception(at=moment(f"2026-10-{day} 09:00"))
        ).dossier.dossier_no
    clock.at = moment("2026-11-03 09:00")
    handling.step(any_desk, number, StepRequest(Action.FINISH, clock.at))
    october, november = (
        reports.figures(any_desk, calendar_month(date(2026, month, 1))).total for month in (10, 11)
    )
    assert november.carried_over == october.open_total == 3
    assert (november.solved_total, november.open_total) == (1, 2)


def test_between_a_hand_over_and_its_taking_back_it_was_handed_over(any_desk, clock):
    """Received and handed over within the session at half past nine, taken back at eleven."""
    clock.at = moment("2026-10-05 09:00")
    number = intake.receive(any_desk, a_reception(procedure_code=BIRTH)).dossier.dossier_no
    for at, action in (("2026-10-05 09:20", Action.FINISH), ("2026-10-05 09:30", Action.RETURN)):
        clock.at = moment(at)
        handling.step(any_desk, number, StepRequest(action, clock.at))
    clock.at = moment("2026-10-05 11:00")
    handling.undo_last(any_desk, number, "đưa nhầm người")
    clock.at = moment("2026-12-01 08:00")

    def met_once(at):
        figures = reports.figures(any_desk, OCTOBER, as_of=moment(at) if at else None)
        (once,) = [figures.two_noes["no_appointment"].count]
        assert sum(len(mai.handed_over) for mai in figures.asking) == once
        return once

    moments = ("2026-10-05 09:25", "2026-10-05 10:00", "2026-10-05 11:30", None)
    assert [met_once(at) for at in moments] == [0, 1, 0, 0]


def test_an_earlier_moment_of_a_period_is_provisional(any_desk, clock):
    intake.receive(any_desk, a_reception(at=moment("2026-10-05 09:00")))
    intake.receive(any_desk, a_reception(at=moment("2026-10-20 09:00")))
    clock.at = moment("2026-12-01 08:00")
    back = reports.figures(any_desk, OCTOBER, as_of=moment("2026-10-06 09:00"))
    assert (back.is_provisional, back.total.received_total, back.total.open_in_time) == (True, 1, 1)
    assert not reports.figures(any_desk, OCTOBER).is_provisional


def test_a_period_that_has_not_begun_has_no_report(any_desk, clock, tmp_path):
    clock.at = moment("2026-09-30 23:59")
    for asked in (reports.figures, reports.reported):
        with pytest.raises(PeriodNotBegun):
            asked(any_desk, OCTOBER)
    with pytest.raises(PeriodNotBegun):
        reports.write(any_desk, OCTOBER, tmp_path)
    assert not list(tmp_path.glob("*.*"))
    clock.at = moment("2026-10-01 00:00")
    assert reports.figures(any_desk, OCTOBER).is_provisional


def test_nobody_looks_back_to_before_a_period(any_desk, clock):
    clock.at = moment("2026-12-01 08:00")
    with pytest.raises(PeriodNotBegun):
        reports.figures(any_desk, OCTOBER, as_of=moment("2026-09-30 17:00"))


def test_an_office_without_dossiers_has_a_report_of_noughts(any_desk):
    report = reports.figures(any_desk, OCTOBER)
    assert (report.rows, set(report.total.figures().values())) == ((), {0})
    assert report.two_noes["no_writing"].percent is None


def test_a_report_is_a_paper_a_workbook_a_text_and_one_event(any_desk, tmp_path):
    files = reports.write(any_desk, OCTOBER, tmp_path)
    assert [file.read_bytes()[:4] for file in files] == [b"%PDF", b"PK\x03\x04", b"PK\x03\x04"]
    event = history.recent(any_desk, 1)[0]
    assert (event.kind, event.facts) == (
        EventKind.REPORT_MADE, {"first": "2026-10-01", "last": "2026-10-31"},
    )  # fmt: skip


def test_a_report_that_was_stopped_leaves_nothing(desk, tmp_path):
    with pytest.raises(Cancelled):
        reports.write(desk, OCTOBER, tmp_path, progress=lambda done, total: False)
    assert list(tmp_path.glob("bao-cao*")) == []


def test_a_folder_that_cannot_be_made_stops_before_any_work(desk, tmp_path):
    file = Path(tmp_path / "tệp")
    file.touch()
    with pytest.raises(FolderMissing):
        reports.write(desk, OCTOBER, file / "báo cáo")
