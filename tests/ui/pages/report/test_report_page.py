"""The month on the screen: figures with their dossiers, files with their place."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QTableView, QTableWidget

from commune_desk.domain.desk.steps import Action, StepRequest
from commune_desk.domain.figures.report_text import (
    FeedbackLine,
    FeedbackStatement,
    ReportText,
    TextSection,
)
from commune_desk.domain.handling.rating import PaperSlip, RatingLevel
from commune_desk.domain.papers.printing import OfficePaper
from commune_desk.domain.periods import ReportingPeriod
from commune_desk.services.desk.desk import Desk
from commune_desk.services.figures import closing, report_texts, reports
from commune_desk.services.handling import handling, rating, returning
from commune_desk.services.reception import intake
from commune_desk.settings import PRINTER
from commune_desk.ui.frame.page_frame import PageFrame
from commune_desk.ui.frame.watch.workbook_keeper import WorkbookKeeper
from commune_desk.ui.pages.report.page import COUNTING
from tests.documents.reading import read
from tests.factories import BIRTH, Clock, a_reception, led, moment
from tests.print_queue import PrintServer
from tests.ui.drivers.forms import gives_up
from tests.ui.drivers.pages import page_alone
from tests.ui.drivers.report import (
    AFTER,
    BEFORE,
    CLOSE,
    DATES,
    FILES,
    FORM,
    REGISTER,
    REPORTING_MONTH,
    Report,
)
from tests.ui.drivers.screen import until


@pytest.fixture
def number(desk: Desk) -> str:
    """A dossier that was solved early and rated."""
    made = intake.receive(desk, a_reception()).dossier.dossier_no
    handling.step(desk, made, StepRequest(Action.FINISH, desk.now()))
    returning.return_result(desk, made)
    rating.rate(desk, made, RatingLevel.SATISFIED)
    return made


@pytest.fixture
def page(qtbot, frame: PageFrame, number: str) -> Report:
    return Report(page_alone(qtbot, frame, "report"))


def test_it_opens_on_the_present_month(page: Report):
    assert page.period == "từ 01/10/2026 đến hết 31/10/2026"


def test_the_fifteenth_to_the_fourteenth_is_one_press_away(page: Report):
    page.choose(REPORTING_MONTH)
    assert page.period == "từ 15/09/2026 đến hết 14/10/2026"


def test_many_dossiers_are_counted_beside_the_work(
    qtbot, frame: PageFrame, number: str, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(reports, "COUNTED_AT_ONCE", 0)
    page = Report(page_alone(qtbot, frame, "report"))
    assert COUNTING in page.period
    assert not page.has(FORM)  # no figures of another period below the dates of this one
    until(lambda: COUNTING not in page.period)
    assert page.form()["Tổng cộng"] == [*"1000101100000"]
    page.choose(BEFORE)
    until(lambda: COUNTING not in page.period)
    assert page.form()["Tổng cộng"] == [*"0000000000000"]


def test_the_form_has_a_line_a_sector_and_the_sum(page: Report):
    assert list(page.form()) == ["Hộ tịch", "Tổng cộng"]
    assert page.form()["Tổng cộng"] == [*"1000101100000"]


def test_who_was_not_asked_is_one_click_away(page: Report, desk: Desk, number: str):
    at_once = a_reception(procedure_code=BIRTH)
    alone = intake.solve_at_once(desk, at_once).dossier.dossier_no
    page.choose(BEFORE)
    page.choose(AFTER)
    name = desk.officer.full_name
    line = ["2", "1 · 50,0%", "1 · 50,0%", "1 · 50,0%"]
    assert page.asking() == {name: line, "Tổng cộng": line}
    assert page.open_asking("not_asked", name).lines(f"Chưa mời · {name}") == [alone]


def test_it_says_how_the_answers_came(page: Report, desk: Desk):
    rating.keep_slips(desk, desk.now().date(), [PaperSlip(RatingLevel.SATISFIED)] * 2)
    page.choose(BEFORE)
    page.choose(AFTER)
    assert page.text("rating_ways") == "Nguồn: Phiếu giấy 2 · Nhập bằng lệnh 1"


def test_a_figure_opens_its_dossiers(qtbot, page: Report, frame: PageFrame, number: str):
    behind = page.open_figure("solved_early", "Hộ tịch")
    name = "Đã giải quyết trước hạn · Hộ tịch"
    assert behind.lines(name) == [number]
    with qtbot.waitSignal(frame.item_wanted) as wanted:
        behind.open_row(name, number)
    assert wanted.args == ["dossier", number]


def test_a_total_opens_the_dossiers_of_its_parts(page: Report, number: str):
    behind = page.open_figure("received_total")
    assert behind.lines("Tổng số hồ sơ tiếp nhận · Tổng cộng") == [number]


def test_no_line_of_the_form_lies_behind_its_own_bar(page: Report, qtbot):
    """Where the form is scrolled to the side, the wheel moved its lines under their heading."""
    table = page.find_a(QTableView, FORM)
    page.widget.resize(560, 700)
    qtbot.waitUntil(lambda: table.horizontalScrollBar().maximum() > 0)
    qtbot.wait(10)
    assert table.verticalScrollBar().maximum() == 0


def test_the_columns_of_the_form_keep_the_distance_they_were_given(page: Report, qtbot):
    """Where they were measured anew by themselves, every width that was given measured them all."""
    table = page.find_a(QTableView, FORM)
    header = table.horizontalHeader()
    page.widget.resize(2400, 900)
    page.choose(BEFORE)
    page.choose(AFTER)
    qtbot.wait(10)
    for place in range(1, header.count()):
        least = max(header.sectionSizeFromContents(place).width(), table.sizeHintForColumn(place))
        assert table.columnWidth(place) > least


def test_the_five_figures_have_counts_beside_percentages(page: Report):
    assert page.share("Kịp thời nhất").startswith("Kịp thời nhất: 100,0%, 1 / 1")


def test_ratings_have_counts_beside_percentages(page: Report):
    assert page.ratings()[2:4] == ["1", "Hài lòng · 100,0%"]


def test_a_month_without_dossiers_has_an_empty_sum(page: Report):
    page.choose(BEFORE)
    assert page.form() == {"Tổng cộng": [*"0000000000000"]}


def test_the_report_is_written_and_its_place_is_said(qtbot, page: Report, desk: Desk):
    page.press("F9")
    qtbot.waitUntil(lambda: bool(page.written()), timeout=20_000)
    assert {Path(name).suffix for name in page.written()} == {".pdf", ".xlsx", ".docx"}
    assert set(page.written().values()) == {str(desk.folder.reports)}


def test_what_was_written_is_printed_as_this_pc_prints_it(
    qtbot, page: Report, frame: PageFrame, printers: PrintServer
):
    for name in ("bao-cao", "so"):
        printers.add_printer(name, "A4")
    settings = frame.desk.settings
    for paper, name in ((OfficePaper.REPORT, "bao-cao"), (OfficePaper.REGISTER, "so")):
        settings = settings.with_value(PRINTER.of_paper(paper), name)
    frame.desk = replace(frame.desk, settings=settings)
    for key, name in (("F9", "bao-cao"), ("Ctrl+R", "so")):
        before = page.written()
        page.press(key)
        qtbot.waitUntil(lambda seen=before: page.written() != seen, timeout=20_000)
        page.choose("In tệp vừa lập")
        assert str(printers.asked()[-1]["printer-uri"]).endswith(f"/{name}")
    report, register = (read(got).sizes for got in printers.received())
    assert (set(report) <= {(210, 297), (297, 210)}, set(register)) == (True, {(297, 210)})


def test_the_register_is_written_as_a_paper(qtbot, page: Report):
    page.choose(REGISTER)
    qtbot.waitUntil(lambda: bool(page.written()), timeout=20_000)
    assert next(iter(page.written())).startswith("so-theo-doi-ho-so-2026-10-01")


def test_the_register_workbook_is_brought_up_to_date(
    qtbot, page: Report, frame: PageFrame, desk: Desk
):
    keeper = WorkbookKeeper(frame, page.widget)
    with qtbot.waitSignal(frame.changes.workbooks_changed, timeout=20_000):
        page.press("F10")
    assert (desk.folder.workbooks / "so-theo-doi-ho-so-2026-10.xlsx").exists()
    assert page.part(FILES).says("Sổ Excel đã khớp")
    keeper.deleteLater()


def test_what_moved_since_is_said_on_the_strip(page: Report, frame: PageFrame):
    told: list[str] = []
    frame.status_changed.connect(lambda _place, text, _wrong: told.append(text))
    keeper = WorkbookKeeper(frame, page.widget)
    keeper.show_standing()
    assert told == ["Chưa đồng bộ sổ Excel"]


# --- what the office says itself -----------------------------------------------------------------

TEXT, FEEDBACK = "Sửa lời báo cáo", "Phản ánh, kiến nghị"
PROPOSALS = "IV. Kiến nghị và đề xuất"
OCTOBER = ReportingPeriod(date(2026, 10, 1), date(2026, 10, 31))


def test_the_form_in_force_is_named_with_the_day_to_send_it(page: Report):
    assert page.says("Biểu số 07a/BTP/KSTT")
    page.choose(REPORTING_MONTH)
    assert page.says("gửi chậm nhất ngày 20/10/2026")


def test_before_the_circular_the_page_has_the_form_of_that_time(page: Report):
    for _ in range(3):
        page.choose(BEFORE)
    assert page.says("Biểu số II.06a/VPCP/KSTT")
    assert page.form() == {"Tổng cộng": [*"00000000000"]}
    assert not page.has("Lời báo cáo")


def test_a_section_that_was_edited_is_kept(page: Report, desk: Desk):
    page.choose(TEXT)
    dialog = page.dialog()
    assert dialog.text(PROPOSALS) == "Đơn vị không có kiến nghị, đề xuất."
    dialog.enter(PROPOSALS, "Đề nghị cấp máy quét.")
    dialog.choose("Lưu")
    assert report_texts.kept(desk, OCTOBER).edited == {
        TextSection.PROPOSALS: "Đề nghị cấp máy quét."
    }
    assert page.says("Đã sửa 1 trong 4 mục")


def test_a_section_that_is_emptied_is_written_anew(page: Report, desk: Desk):
    report_texts.keep(desk, OCTOBER, ReportText({TextSection.PROPOSALS: "Đề nghị khác."}))
    page.choose(TEXT)
    dialog = page.dialog()
    dialog.enter(PROPOSALS, "")
    dialog.choose("Lưu")
    assert report_texts.kept(desk, OCTOBER).edited == {}


def test_that_no_feedback_came_is_one_press(page: Report, desk: Desk):
    assert page.says("Chưa nhập số liệu phản ánh, kiến nghị")
    page.choose(FEEDBACK)
    page.dialog().choose("Kỳ này không có")
    assert report_texts.kept(desk, OCTOBER).feedback == FeedbackStatement()
    assert page.says("trong kỳ không có phản ánh, kiến nghị")


def test_the_text_of_a_closed_period_is_not_edited_any_more(page: Report, desk: Desk):
    closing.close(led(desk), reports.period_of(desk, date(2026, 9, 1)))
    page.choose(BEFORE)
    assert page.says("Kỳ đã chốt: lời báo cáo giữ")
    assert not page.can(TEXT)
    page.choose(AFTER)
    assert page.can(TEXT)


def write(table: QTableWidget, at: int, text: str) -> None:
    """Type into a cell of the first line."""
    item = table.item(0, at)
    assert item is not None
    item.setText(text)


def test_feedback_is_typed_a_line_a_sector(page: Report, desk: Desk):
    page.choose(FEEDBACK)
    dialog = page.dialog()
    dialog.choose("Thêm lĩnh vực")
    table = dialog.find_a(QTableWidget, "Phản ánh, kiến nghị theo lĩnh vực")
    for at, text in enumerate(("Đất đai", "", "1"), 0):
        write(table, at, text)
    dialog.choose("Lưu")
    assert dialog.says("chưa khớp")
    write(table, 4, "1")
    dialog.choose("Lưu")
    counts = {"received_on_rules": 1, "received_in_period": 1}
    stated = FeedbackStatement((FeedbackLine("Đất đai", counts),))
    assert report_texts.kept(desk, OCTOBER).feedback == stated


def test_esc_asks_before_it_drops_the_lines(page: Report):
    page.choose(FEEDBACK)
    dialog = page.dialog()
    dialog.choose("Thêm lĩnh vực")
    write(dialog.find_a(QTableWidget, "Phản ánh, kiến nghị theo lĩnh vực"), 0, "Đất đai")
    dialog.go_to("Lưu")  # the cell is left
    gives_up(dialog)


def test_what_is_no_number_is_refused(page: Report, desk: Desk):
    page.choose(FEEDBACK)
    dialog = page.dialog()
    dialog.choose("Lưu")
    assert "Chưa nhập lĩnh vực nào" in dialog.beside("Thêm lĩnh vực")
    assert dialog.focus == "Thêm lĩnh vực"
    dialog.choose("Thêm lĩnh vực")
    table = dialog.find_a(QTableWidget, "Phản ánh, kiến nghị theo lĩnh vực")
    write(table, 0, "Đất đai")
    write(table, 1, "hai")
    dialog.choose("Lưu")
    assert dialog.says("không phải là số")
    assert (table.hasFocus(), table.currentColumn()) == (True, 1)
    assert report_texts.kept(desk, OCTOBER).feedback is None


# --- which period, closed or not ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "period"),
    [
        ("Quý", "từ 15/09/2026 đến hết 14/12/2026"),
        ("6 tháng", "từ 15/06/2026 đến hết 14/12/2026"),
        ("Năm", "từ 15/12/2025 đến hết 14/12/2026"),
    ],
)
def test_quarters_halves_and_years_end_on_the_closing_day(page: Report, kind: str, period: str):
    page.choose(kind)
    assert page.period == period


def test_any_two_dates_are_a_period(page: Report):
    page.choose(DATES)
    asked = page.dialog()
    asked.enter("Từ ngày", "20/09/2026")
    asked.enter("Đến ngày", "05/10/2026")
    asked.press("F9")
    assert page.period == "từ 20/09/2026 đến hết 05/10/2026"
    page.choose(BEFORE)
    assert page.period == "từ 01/09/2026 đến hết 30/09/2026"


def test_a_period_that_ends_before_it_begins_is_refused_in_its_dialog(page: Report):
    page.choose(DATES)
    asked = page.dialog()
    asked.enter("Từ ngày", "20/09/2026")
    asked.enter("Đến ngày", "05/09/2026")
    asked.press("F9")
    assert asked.says("Ngày cuối kỳ trước ngày đầu kỳ. Sửa lại một trong hai ngày.")
    asked.close()
    assert page.period == "từ 01/10/2026 đến hết 31/10/2026"


def test_a_period_that_has_not_begun_leaves_the_one_that_is_shown(
    page: Report, frame: PageFrame, qtbot
):
    shown = page.period
    with qtbot.waitSignal(frame.notices.published) as said:
        page.choose(AFTER)
    assert "chưa bắt đầu" in str(said.args)
    assert page.period == shown
    page.choose(BEFORE)
    assert page.period == "từ 01/09/2026 đến hết 30/09/2026"


@pytest.mark.parametrize(
    ("first", "last", "back"),
    [("01/11/2026", "05/11/2026", ""), ("01/09/2026", "30/09/2026", "31/08/2026")],
)
def test_dates_that_have_not_begun_are_refused_in_their_dialog(
    page: Report, first: str, last: str, back: str
):
    shown = page.period
    page.choose(DATES)
    asked = page.dialog()
    asked.enter("Từ ngày", first)
    asked.enter("Đến ngày", last)
    asked.enter("Nhìn lại đến hết ngày", back)
    asked.press("F9")
    assert any("chưa bắt đầu" in text for text in asked.texts())
    asked.close()
    assert page.period == shown


def test_who_looks_back_sees_an_earlier_day(page: Report, desk: Desk, clock: Clock):
    intake.receive(desk, a_reception(at=moment("2026-09-28 09:00")))
    clock.at = moment("2026-11-02 08:00")
    page.choose(DATES)
    asked = page.dialog()
    asked.enter("Từ ngày", "01/09/2026")
    asked.enter("Đến ngày", "31/10/2026")
    asked.enter("Nhìn lại đến hết ngày", "30/09/2026")
    asked.press("F9")
    assert page.form()["Tổng cộng"][0] == "1"
    assert page.standing.startswith("TẠM TÍNH ĐẾN 23:59 30/09/2026")


def test_a_month_that_runs_is_provisional_and_cannot_be_closed(page: Report):
    assert page.standing.startswith("TẠM TÍNH ĐẾN")
    assert not page.can(CLOSE)


def test_a_month_is_closed_and_shows_what_was_entered_later(
    qtbot, page: Report, frame: PageFrame, desk: Desk, clock: Clock
):
    clock.at = moment("2026-11-02 08:00")
    page.choose(BEFORE)
    page.choose("Tháng sau")
    assert not page.can(CLOSE)  # the clerk
    frame.desk = led(desk)
    page.choose(BEFORE)
    page.choose("Tháng sau")
    page.choose(CLOSE)
    page.dialog().press("F9")
    qtbot.waitUntil(lambda: "sau khi chốt không có thay đổi" in page.standing, timeout=20_000)
    assert not page.can(CLOSE)
    late = a_reception(at=moment("2026-10-20 09:00"), entry_reason="mất điện")
    number = intake.receive(desk, late).dossier.dossier_no
    page.choose(BEFORE)
    page.choose("Tháng sau")
    assert page.form()["Tổng cộng"][0] == "1"
    assert "sau khi chốt: +1 tiếp nhận trong kỳ, trực tiếp" in page.standing
    assert number in page.standing
