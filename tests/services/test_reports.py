from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from commune_desk.domain.history import EventKind
from commune_desk.domain.outside_errors import FolderMissing
from commune_desk.domain.steps import Action, StepRequest
from commune_desk.services.desk import handling, intake
from commune_desk.services.desk.progress import Cancelled
from commune_desk.services.figures import reports
from commune_desk.services.figures.reports import Preset
from commune_desk.services.upkeep import history
from commune_desk.settings import TIMELINESS_RULE, SettingValues
from tests.factories import a_reception, moment

OCTOBER = reports.period_of(date(2026, 10, 1))


@pytest.mark.parametrize(
    ("month", "preset", "first", "last"),
    [
        ("2026-10-01", Preset.CALENDAR_MONTH, "2026-10-01", "2026-10-31"),
        ("2026-02-17", Preset.CALENDAR_MONTH, "2026-02-01", "2026-02-28"),
        ("2028-02-01", Preset.CALENDAR_MONTH, "2028-02-01", "2028-02-29"),
        ("2026-10-31", Preset.REPORTING_MONTH, "2026-09-15", "2026-10-14"),
        ("2026-01-01", Preset.REPORTING_MONTH, "2025-12-15", "2026-01-14"),
    ],
)
def test_a_month_is_two_dates(month, preset, first, last):
    period = reports.period_of(date.fromisoformat(month), preset)
    assert (period.first, period.last) == (date.fromisoformat(first), date.fromisoformat(last))


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


def test_an_office_without_dossiers_has_a_report_of_noughts(any_desk):
    report = reports.figures(any_desk, OCTOBER)
    assert (report.rows, set(report.total.figures().values())) == ((), {0})
    assert report.two_noes["no_writing"].percent is None


def test_a_report_is_a_paper_and_a_workbook_and_one_event(any_desk, tmp_path):
    files = reports.write(any_desk, OCTOBER, tmp_path)
    assert [file.read_bytes()[:4] for file in files] == [b"%PDF", b"PK\x03\x04"]
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
