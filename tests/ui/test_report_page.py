"""The month on the screen: figures with their dossiers, files with their place."""

from datetime import date
from pathlib import Path

import pytest

from commune_desk.domain.dossier import Action, StepRequest
from commune_desk.domain.rating import RatingLevel
from commune_desk.domain.reporting import ReportingPeriod
from commune_desk.services.desk import (
    handling,
    intake,
    rating,
    returning,
)
from commune_desk.services.desk.desk import Desk
from commune_desk.services.figures import reports
from commune_desk.ui.frame.page_frame import PageFrame
from commune_desk.ui.frame.workbook_keeper import WorkbookKeeper
from commune_desk.ui.pages.report.behind_dialog import BehindDialog
from commune_desk.ui.pages.report.page import ReportPage
from tests.factories import Clock, a_reception


@pytest.fixture
def number(desk: Desk) -> str:
    """A dossier that was solved early and rated."""
    made = intake.receive(desk, a_reception()).dossier.dossier_no
    handling.step(desk, made, StepRequest(Action.FINISH, desk.now()))
    returning.return_result(desk, made)
    rating.rate(desk, made, RatingLevel.SATISFIED)
    return made


@pytest.fixture
def page(qtbot, frame: PageFrame, number: str) -> ReportPage:
    made = ReportPage(frame)
    qtbot.addWidget(made)
    made.show()
    made.on_shown()
    return made


def figures(page: ReportPage, row: int) -> list[str]:
    model = page._table.model()
    return [model.index(row, column).data() for column in range(model.columnCount())]


def behind(page: ReportPage) -> BehindDialog:
    found = page.findChild(BehindDialog)
    assert found is not None
    return found


def test_it_opens_on_the_present_month(page: ReportPage):
    assert page.period() == ReportingPeriod(date(2026, 10, 1), date(2026, 10, 31))
    assert "01/10/2026" in page._dates.text()


def test_the_fifteenth_to_the_fourteenth_is_one_press_away(page: ReportPage):
    page._preset._buttons[reports.Preset.REPORTING_MONTH].click()
    assert "từ 15/09/2026 đến hết 14/10/2026" in page._dates.text()


def test_the_form_has_a_line_a_sector_and_the_sum(page: ReportPage):
    assert figures(page, 0)[0] == "Hộ tịch"
    assert figures(page, 1) == ["Tổng cộng", *"10101100000"]


def test_a_figure_opens_its_dossiers(qtbot, page: ReportPage, frame: PageFrame, number: str):
    page._table.cellClicked.emit(0, 6)
    listed = behind(page).list
    assert [listed.item(place).text() for place in range(listed.count())] == [number]
    with qtbot.waitSignal(frame.item_wanted) as wanted:
        listed.itemActivated.emit(listed.item(0))
    assert wanted.args == ["dossier", number]


def test_a_total_opens_the_dossiers_of_its_parts(page: ReportPage, number: str):
    page._show_behind("received_total", "")
    assert behind(page).list.item(0).text() == number


def test_the_five_figures_have_counts_beside_percentages(page: ReportPage):
    assert page._cards["timeliest"].accessibleName().startswith("Kịp thời nhất: 100,0 %, 1 / 1")


def test_ratings_have_counts_beside_percentages(page: ReportPage):
    assert page._ratings._counts[RatingLevel.SATISFIED].text() == "1"
    assert page._ratings._shares[RatingLevel.SATISFIED].text() == "Hài lòng · 100,0 %"


def test_a_month_without_dossiers_has_an_empty_sum(page: ReportPage):
    page._month._move(-1)
    assert figures(page, 0) == ["Tổng cộng", *"00000000000"]


def test_the_report_is_written_and_its_place_is_said(
    qtbot, page: ReportPage, frame: PageFrame, desk: Desk
):
    page.primary_action.trigger()
    qtbot.waitUntil(lambda: bool(page._files._written.lines()), timeout=20_000)
    suffixes = {Path(name).suffix for name, _ in page._files._written.lines()}
    assert suffixes == {".pdf", ".xlsx"}
    assert all(Path(folder) == desk.folder.reports for _, folder in page._files._written.lines())


def test_the_register_is_written_as_a_paper(qtbot, page: ReportPage):
    page._files.write_register()
    qtbot.waitUntil(lambda: bool(page._files._written.lines()), timeout=20_000)
    assert page._files._written.lines()[0][0].startswith("so-theo-doi-ho-so-2026-10-01")


def test_the_register_workbook_is_brought_up_to_date(
    qtbot, page: ReportPage, frame: PageFrame, desk: Desk
):
    keeper = WorkbookKeeper(frame, page)
    with qtbot.waitSignal(frame.changes.workbooks_changed, timeout=20_000):
        frame.sync_workbooks()
    assert (desk.folder.workbooks / "so-theo-doi-ho-so-2026-10.xlsx").exists()
    assert "Sổ Excel đã khớp" in page._files._standing.text()
    keeper.deleteLater()


def test_what_moved_since_is_said_on_the_strip(
    qtbot, page: ReportPage, frame: PageFrame, desk: Desk, clock: Clock
):
    told: list[str] = []
    frame.status_told.connect(lambda _place, text, _wrong: told.append(text))
    keeper = WorkbookKeeper(frame, page)
    keeper.tell()
    assert told == ["Chưa đồng bộ sổ Excel"]
