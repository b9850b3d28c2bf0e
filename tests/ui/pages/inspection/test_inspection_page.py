"""Who saw whose record, what is kept and what protects it: a leader reads it, and prints it."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QTabWidget

from commune_desk.domain.desk.dossier import Role
from commune_desk.services.desk.desk import Desk
from commune_desk.services.people import citizens
from commune_desk.services.reception import intake
from commune_desk.services.upkeep import history
from commune_desk.store.statements import run
from commune_desk.ui.frame.page_frame import PageFrame
from commune_desk.ui.pages.inspection.page import PARTS
from commune_desk.words.people.inspection import (
    KINDS_TITLE,
    LOOKS_TITLE,
    MEASURES_TITLE,
    OFFICERS_TITLE,
    PEOPLE_TITLE,
    WHO,
)
from commune_desk.words.upkeep.history_check import head_words
from commune_desk.words.values import moment_text
from tests.documents.reading import read
from tests.factories import a_reception, acting_as
from tests.ui.drivers.pages import page_alone
from tests.ui.drivers.screen import Area, wait_for_papers


@pytest.fixture
def page(qtbot, frame: PageFrame, desk: Desk) -> Area:
    intake.receive(desk, a_reception())
    citizens.open_record(desk, citizens.key_of(desk, "087185004321"))
    leader = acting_as(desk, Role.LEADER)
    frame.renew_desk(replace(desk, officer=leader.officer))
    made = Area(page_alone(qtbot, frame, "inspection"))
    wait_for_papers()  # and for the kinds, which are counted beside the window
    return made


def show(page: Area, number: int) -> None:
    tabs = page.widget.findChild(QTabWidget)
    assert tabs is not None
    tabs.setCurrentIndex(number)


def test_a_look_at_a_record_stands_in_the_list_with_its_number_masked(page: Area, desk: Desk):
    [row] = page.cells(LOOKS_TITLE)
    assert desk.officer.full_name in row
    assert "Võ Thị Ánh Nguyệt · 087•••••4321" in row


def test_the_keys_are_where_the_officer_looks(page: Area):
    assert page.focus == PARTS  # and not in a list behind, whose rows came since
    page.press("Right")
    page.press("Right")
    tabs = page.widget.findChild(QTabWidget)
    assert tabs is not None
    assert tabs.currentIndex() == 2


def test_the_looks_of_one_officer_are_shown_alone(page: Area, desk: Desk, frame: PageFrame):
    citizens.open_record(frame.desk, citizens.key_of(desk, "087185004321"))  # the leader does
    page.widget.on_shown()  # type: ignore[attr-defined]  # every page has it
    leader, clerk = frame.desk.officer.full_name, desk.officer.full_name
    assert page.choices(WHO) == ["Mọi cán bộ", *sorted((leader, clerk))]
    assert sorted(page.column(LOOKS_TITLE, "Cán bộ")) == sorted((leader, clerk))
    page.enter(WHO, leader)
    assert page.column(LOOKS_TITLE, "Cán bộ") == [leader]
    show(page, 1)
    assert page.column(OFFICERS_TITLE, "Cán bộ") == [leader]
    show(page, 2)
    [row] = page.rows(PEOPLE_TITLE)
    assert row["Số cán bộ xem"] == "1"


def test_who_is_asked_about_stays_so_in_a_month_without_a_look(page: Area, desk: Desk):
    page.enter(WHO, desk.officer.full_name)
    page.choose("Tháng trước")
    assert page.text(WHO) == desk.officer.full_name
    assert page.says("Tháng này chưa có dòng nào.")
    page.choose("Tháng sau")
    assert page.column(LOOKS_TITLE, "Cán bộ") == [desk.officer.full_name]


def test_enter_on_an_officer_shows_what_they_looked_at(page: Area, desk: Desk):
    show(page, 1)
    page.open_row(OFFICERS_TITLE, desk.officer.full_name)
    assert page.text(WHO) == desk.officer.full_name
    assert page.column(LOOKS_TITLE, "Cán bộ") == [desk.officer.full_name]


def test_f9_writes_the_paper_of_the_officer_who_is_asked_about(qtbot, page: Area, desk: Desk):
    page.enter(WHO, desk.officer.full_name)
    page.press("F9")
    qtbot.waitUntil(lambda: page.says("Bản kê: "), timeout=20_000)
    [path] = desk.folder.reports.glob("*du-lieu-ca-nhan*.pdf")
    assert f"Chỉ cán bộ: {desk.officer.full_name}" in read(path.read_bytes()).text


def test_what_is_kept_is_listed_with_its_law(qtbot, page: Area):
    show(page, 3)
    qtbot.waitUntil(lambda: bool(page.cells(KINDS_TITLE)))
    kinds = {row[0]: row for row in page.cells(KINDS_TITLE)}
    assert kinds["Hồ sơ thủ tục hành chính"][1] == "1"
    assert page.says("(chưa đối chiếu)")


def test_what_protects_the_data_is_listed_as_it_stands(page: Area):
    show(page, 4)
    measures = {row[0]: row[1] for row in page.cells(MEASURES_TITLE)}
    assert measures["Nơi lưu dữ liệu"] == "SQLite, tệp trên máy này"


def test_f9_writes_the_paper(qtbot, page: Area, desk: Desk):
    page.press("F9")
    qtbot.waitUntil(lambda: page.says("du-lieu-ca-nhan-2026-10-01-2026-10-31.pdf"), timeout=20_000)
    assert list(desk.folder.reports.glob("*du-lieu-ca-nhan*.pdf"))


def test_the_history_is_compared_here_and_with_a_printed_register(qtbot, page: Area, desk: Desk):
    page.press("Ctrl+H")
    asked = page.dialog("Đối chiếu lịch sử")
    asked.enter("Dòng cuối của lịch sử in trên sổ", "12 AB")
    asked.press("F9")
    assert asked.says("không phải dòng niêm phong in trên sổ")
    head = history.head(desk)
    assert head is not None
    asked.enter("Dòng cuối của lịch sử in trên sổ", head_words(head))
    asked.press("F9")
    qtbot.waitUntil(lambda: page.says("Lịch sử nguyên vẹn"), timeout=20_000)
    assert page.says("Khớp với 1 dòng cuối lưu ở nơi khác.")
    show(page, 4)
    measures = {row[0]: row[1] for row in page.cells(MEASURES_TITLE)}
    assert measures["Đối chiếu lịch sử với dữ liệu"] == moment_text(desk.now())


def test_what_was_changed_beside_the_program_is_said(qtbot, page: Area, frame: PageFrame):
    run("UPDATE citizen SET full_name = 'Người khác'")
    page.press("Ctrl+H")
    page.dialog("Đối chiếu lịch sử").press("F9")
    told = frame.notices.history
    qtbot.waitUntil(lambda: any("dữ liệu của công dân" in one.text for one in told), timeout=20_000)
    show(page, 4)
    measures = {row[0]: row[1] for row in page.cells(MEASURES_TITLE)}
    assert "thấy bị sửa ngoài chương trình" in measures["Đối chiếu lịch sử với dữ liệu"]
