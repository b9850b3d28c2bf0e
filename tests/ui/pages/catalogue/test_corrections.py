"""An officer corrects the catalogue in the window: compares, writes, finds the way back."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from commune_desk.domain.catalogue.catalogue_versions import ShippedProcedure
from commune_desk.domain.catalogue.procedure import Fee, FeeKind
from commune_desk.domain.desk.dossier import Role
from commune_desk.domain.vietnamese import format_date
from commune_desk.paths import resources
from commune_desk.services.catalogue import catalogue, corrections
from commune_desk.store.catalogue import procedures
from commune_desk.ui.frame.page_frame import PageFrame
from commune_desk.ui.pages.catalogue.import_dialog import preview
from tests.factories import BIRTH, MARITAL_STATUS, Clock, acting_as, moment
from tests.ui.drivers.catalogue import (
    BACK,
    COMPARE,
    LIST,
    NAME,
    ONLY_REVIEW,
    REVIEW,
    VERSIONS,
    WRITE,
    Catalogue,
)
from tests.ui.drivers.forms import gives_up
from tests.ui.drivers.pages import page_alone
from tests.ui.drivers.screen import until

SPRING = moment("2027-03-02 09:00")


@pytest.fixture
def keeper(frame: PageFrame) -> PageFrame:
    frame.renew_desk(acting_as(frame.desk, Role.ADMINISTRATOR))
    return frame


@pytest.fixture
def page(qtbot, keeper: PageFrame) -> Catalogue:
    return Catalogue(page_alone(qtbot, keeper, "catalogue", MARITAL_STATUS))


def versions(frame: PageFrame, code: str = MARITAL_STATUS) -> int:
    return len(corrections.versions_of(frame.desk, code))


def test_what_differs_is_seen_before_it_is_written(page: Catalogue, keeper: PageFrame):
    dialog = page.correct(times="5 ngày làm việc", reason="Nghị quyết của tỉnh")
    dialog.choose(COMPARE)
    compared = page.dialog("Khác biệt")
    assert compared.says("3 ngày làm việc")
    assert compared.says("5 ngày làm việc")
    assert versions(keeper) == 1
    compared.choose(BACK)
    assert dialog.is_there
    dialog.choose(COMPARE)
    page.dialog("Khác biệt").choose(WRITE)
    assert versions(keeper) == 2
    assert not page.dialogs()
    assert "5 ngày làm việc" in page.sheet()


def test_a_version_that_begins_too_early_is_refused_beside_its_day(
    page: Catalogue, keeper: PageFrame
):
    dialog = page.correct(effective_from="01/01/2020", times="5 ngày", reason="thử")
    dialog.choose(COMPARE)
    assert "trước phiên bản mà nó thay" in dialog.beside("Ngày hiệu lực")
    assert versions(keeper) == 1


def test_a_line_that_is_not_understood_is_said_beside_its_list(page: Catalogue):
    dialog = page.correct(times="nhanh thôi", reason="thử")
    dialog.choose(COMPARE)
    assert "dòng 1" in dialog.beside("Thời hạn giải quyết")
    assert len(page.dialogs()) == 1


def test_nothing_is_corrected_without_a_reason(page: Catalogue):
    dialog = page.correct(times="5 ngày làm việc")
    dialog.choose(COMPARE)
    assert dialog.beside("Lý do sửa")


def test_esc_asks_before_it_drops_a_correction(page: Catalogue):
    gives_up(page.correct(times="5 ngày làm việc"))


def test_esc_leaves_at_once_what_nobody_corrected(page: Catalogue):
    dialog = page.correct()
    dialog.press("Esc")
    assert not dialog.is_there


def test_an_earlier_version_is_taken_back(page: Catalogue, keeper: PageFrame):
    base = corrections.to_correct(keeper.desk, MARITAL_STATUS)
    today = keeper.desk.now().date()
    wrong = replace(base, fees=(Fee(FeeKind.FREE),), effective_from=today)
    corrections.correct(keeper.desk, wrong, "gõ nhầm")
    keeper.changes.catalogue_changed.emit()
    page.choose(VERSIONS)
    dialog = page.dialog("Các phiên bản")
    assert len(dialog.lines("Các phiên bản của thủ tục")) == 2
    assert dialog.says("Lý do: gõ nhầm")
    dialog.choose_row("Các phiên bản của thủ tục", "Phiên bản 1")
    dialog.choose("Lấy lại phiên bản này")
    correction = page.dialog("Sửa")
    correction.enter("Lý do sửa", "lấy lại")
    correction.choose(COMPARE)
    page.dialog("Khác biệt").choose(WRITE)
    current = corrections.to_correct(keeper.desk, MARITAL_STATUS)
    assert (current.version, current.fees) == (3, base.fees)


def test_a_version_that_is_to_come_is_changed_on_its_own_day(page: Catalogue, keeper: PageFrame):
    base = corrections.to_correct(keeper.desk, MARITAL_STATUS)
    begins = keeper.desk.now().date() + timedelta(days=10)
    postponed = replace(base, fees=(Fee(FeeKind.FREE),), effective_from=begins)
    corrections.correct(keeper.desk, postponed, "quyết định mới")
    keeper.changes.catalogue_changed.emit()
    page.choose(VERSIONS)
    page.dialog("Các phiên bản").choose("Sửa phiên bản này")
    correction = page.dialog("Sửa")
    assert correction.text("Ngày hiệu lực") == format_date(begins)
    correction.enter("Lý do sửa", "gõ nhầm")
    correction.enter("Thời hạn giải quyết", "5 ngày làm việc")
    correction.choose(COMPARE)
    assert page.dialog("Khác biệt").says("Phiên bản 2")
    page.dialog("Khác biệt").choose(WRITE)
    newest = corrections.versions_of(keeper.desk, MARITAL_STATUS)[0]
    assert (newest.effective_from, newest.fees) == (begins, postponed.fees)


def test_the_version_that_holds_goes_on_where_another_was_to_follow(
    page: Catalogue, keeper: PageFrame
):
    base = corrections.to_correct(keeper.desk, MARITAL_STATUS)
    begins = keeper.desk.now().date() + timedelta(days=10)
    postponed = replace(base, fees=(Fee(FeeKind.FREE),), effective_from=begins)
    corrections.correct(keeper.desk, postponed, "quyết định mới")
    keeper.changes.catalogue_changed.emit()
    page.choose(VERSIONS)
    dialog = page.dialog("Các phiên bản")
    dialog.choose_row("Các phiên bản của thủ tục", "Phiên bản 1")
    dialog.choose("Lấy lại phiên bản này")
    correction = page.dialog("Sửa")
    correction.enter("Lý do sửa", "hoãn hiệu lực")
    correction.choose(COMPARE)
    page.dialog("Khác biệt").choose(WRITE)
    newest = corrections.versions_of(keeper.desk, MARITAL_STATUS)[0]
    assert (newest.version, newest.effective_from, newest.fees) == (3, begins, base.fees)


# --- a law that changed ------------------------------------------------------------------------


def test_from_march_2027_civil_status_says_that_the_law_has_changed(
    qtbot, keeper: PageFrame, clock: Clock
):
    clock.at = SPRING
    page = Catalogue(page_alone(qtbot, keeper, "catalogue"))
    marked = [row for row in page.rows(LIST) if "luật đã thay đổi" in row[REVIEW]]
    offered = catalogue.in_force(keeper.desk)
    assert len(marked) == sum(p.sector == "Hộ tịch" for p in offered) > 30
    assert all(row[REVIEW].startswith("luật đã thay đổi") for row in marked)
    page.tick(ONLY_REVIEW)
    assert {row[NAME] for row in marked} <= set(page.names())


def test_an_officer_confirms_a_row(qtbot, keeper: PageFrame, clock: Clock):
    clock.at = SPRING
    page = Catalogue(page_alone(qtbot, keeper, "catalogue", BIRTH))
    assert any("03/2026/QH16" in text for text in page.sheet())
    page.choose("Xác nhận vẫn đúng")
    dialog = page.dialog("Xác nhận")
    dialog.enter("Lý do", "đã đối chiếu với quyết định công bố")
    dialog.choose("Xác nhận")
    current = corrections.to_correct(keeper.desk, BIRTH)
    assert current.effective_from == date(2027, 3, 1)
    assert not any("Pháp luật đã thay đổi" in text for text in page.sheet())


def test_a_clerk_is_told_and_not_asked(qtbot, frame: PageFrame, clock: Clock):
    clock.at = SPRING
    page = Catalogue(page_alone(qtbot, frame, "catalogue", BIRTH))
    assert any("Pháp luật đã thay đổi" in text for text in page.sheet())
    assert not page.can("Xác nhận vẫn đúng")
    assert not page.can("Sửa")


# --- an update of the program ------------------------------------------------------------------


@pytest.fixture
def waiting(keeper: PageFrame) -> PageFrame:
    """The office has a version of its own, and an update brought another."""
    base = corrections.to_correct(keeper.desk, MARITAL_STATUS)
    today = keeper.desk.now().date()
    free = replace(base, fees=(Fee(FeeKind.FREE),), effective_from=today)
    corrections.correct(keeper.desk, free, "Nghị quyết của tỉnh")
    older = replace(base, fees=(Fee(FeeKind.NOT_PUBLISHED),))
    procedures.save_shipped(keeper.desk.office.id, [ShippedProcedure(older, is_decided=True)])
    assert catalogue.load_shipped(keeper.desk).waiting == 1
    return keeper


@pytest.mark.parametrize(
    ("choice", "count"), [("Giữ bản của cơ quan", 2), ("Theo bản cập nhật", 3)]
)
def test_an_officer_decides_what_an_update_brought(qtbot, waiting, choice, count):
    page = Catalogue(page_alone(qtbot, waiting, "catalogue", MARITAL_STATUS))
    assert page.chosen_row(LIST)[REVIEW] == "bản cập nhật khác"
    page.choose(COMPARE)
    dialog = page.dialog("Bản của cơ quan")
    assert dialog.says("Miễn phí")
    dialog.choose(choice)
    assert dialog.beside("Lý do")
    dialog.enter("Lý do", "theo nghị quyết")
    dialog.choose(choice)
    assert versions(waiting) == count
    assert corrections.undecided(waiting.desk) == ()
    assert page.chosen_row(LIST)[REVIEW] == ""


# --- from a workbook ---------------------------------------------------------------------------


def test_a_workbook_is_looked_through_before_it_is_brought_in(page: Catalogue, keeper: PageFrame):
    path: Path = resources() / "catalogue" / "further_procedures.xlsx"
    before = len(catalogue.in_force(keeper.desk))
    preview(keeper, page.widget, path)
    until(lambda: bool(page.dialogs()))
    dialog = page.dialog("Nạp thủ tục")
    assert dialog.says("Xem trước, chưa ghi gì")
    assert len(catalogue.in_force(keeper.desk)) == before
    dialog.choose("Nạp")
    until(lambda: len(catalogue.in_force(keeper.desk)) > before)
    until(lambda: any("Đã nhập" in notice.text for notice in keeper.notices.history))
