"""A reception is corrected and cancelled on the page of its dossier."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLineEdit

from commune_desk.domain.desk.deadline import deadline_of, deadline_of_row
from commune_desk.domain.desk.dossier import DeadlineMark, Role
from commune_desk.domain.desk.dossier_list import DossierFilter
from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.desk.steps import Action
from commune_desk.domain.identifiers.scanning import Scan, ScanKind
from commune_desk.domain.people.applicant import name_of
from commune_desk.services.desk import lookup
from commune_desk.services.desk.desk import Desk
from commune_desk.services.reception import intake
from commune_desk.ui.frame.page_frame import PageFrame
from commune_desk.ui.pages.dossiers.mending import CorrectionDialog
from commune_desk.ui.pages.dossiers.whose_card_dialog import LEAVE
from commune_desk.ui.pages.dossiers.whose_card_dialog import TITLE as WHOSE
from commune_desk.words.desk.corrections import KEEP_CORRECTION
from commune_desk.words.desk.steps import EVENTS
from commune_desk.words.fields import label
from tests.factories import a_reception, acting_as
from tests.ui.drivers.dossiers import Dossier
from tests.ui.drivers.pages import page_alone
from tests.ui.drivers.screen import Area

CORRECT, CANCEL = EVENTS[EventKind.DOSSIER_CHANGED], EVENTS[EventKind.CANCELLED]


@pytest.fixture
def number(desk: Desk) -> str:
    return intake.receive(desk, a_reception()).dossier.dossier_no


@pytest.fixture
def page(qtbot, frame: PageFrame, number: str) -> Dossier:
    return Dossier(page_alone(qtbot, frame, "dossier", number))


def test_both_values_are_shown_before_they_are_kept(page: Dossier, desk: Desk, number: str):
    page.press("Ctrl+E")
    asked = page.dialog(f"{CORRECT} {number}")
    asked.enter("Họ, chữ đệm, tên", "Võ Thị Ánh Nguyên")
    asked.enter("Lý do", "Gõ nhầm")
    asked.press("F9")
    shown = asked.dialog(KEEP_CORRECTION)
    assert shown.says("“Võ Thị Ánh Nguyệt” → “Võ Thị Ánh Nguyên”")
    assert lookup.known(desk, number).history[-1].kind is not EventKind.DOSSIER_CHANGED
    shown.press("F9")
    page.paper().close()
    assert page.fact("applicant") == "Võ Thị Ánh Nguyên"
    assert any("Gõ nhầm" in line and "Nguyệt" in line for line in page.history())


def test_what_intake_refuses_is_refused_here_and_nothing_is_kept(page: Dossier, number: str):
    page.press("Ctrl+E")
    asked = page.dialog(f"{CORRECT} {number}")
    asked.enter("Số định danh cá nhân", "0871")
    asked.enter("Lý do", "Gõ nhầm")
    asked.press("F9")
    assert asked.is_there
    assert page.fact("number") == "087185004321"


def test_another_procedure_is_found_by_typing_as_at_the_reception(page: Dossier, number: str):
    page.press("Ctrl+E")
    asked = page.dialog(f"{CORRECT} {number}")
    before = asked.text("Thủ tục")
    QTest.mouseClick(asked.find_a(QLineEdit, "Thủ tục"), Qt.MouseButton.LeftButton)
    asked.type_in("dkkh")
    asked.press("Return")
    assert asked.text("Thủ tục") == "Đăng ký kết hôn"
    asked.enter("Lý do", "Nghe nhầm")
    asked.press("F9")
    shown = asked.dialog(KEEP_CORRECTION)
    assert shown.says(before)
    assert shown.says("→ “Đăng ký kết hôn")
    assert shown.says("Giấy của thủ tục này chưa đánh dấu là đã nhận: Tờ khai đăng ký kết hôn")
    shown.widget.close()
    asked.widget.close()


CARE = "Giấy ra viện"


def ticked(asked: Area) -> dict[str, bool]:
    """The papers of the checklist, and whether each was handed in."""
    boxes = asked.shown(QCheckBox)
    return {one.accessibleName(): one.isChecked() for one in boxes if not one.text()}


def add_paper(asked: Area, name: str) -> None:
    asked.go_to("Thêm giấy tờ khác")
    asked.type_in(name)
    asked.press("Return")


def keep(asked: Area) -> None:
    asked.enter("Lý do", "Nghe nhầm")
    asked.press("F9")
    asked.dialog(KEEP_CORRECTION).press("F9")


def test_another_procedure_brings_its_own_papers(page: Dossier, desk: Desk, number: str):
    page.press("Ctrl+E")
    asked = page.dialog(f"{CORRECT} {number}")
    before = [name for name, is_there in ticked(asked).items() if is_there]
    assert before == [one.name for one in lookup.known(desk, number).filing.papers]
    add_paper(asked, CARE)
    QTest.mouseClick(asked.find_a(QLineEdit, "Thủ tục"), Qt.MouseButton.LeftButton)
    asked.type_in("dkkh")
    asked.press("Return")
    now = ticked(asked)
    others = [one.name for one in lookup.known(desk, number).procedure.papers]
    assert not set(now) & set(others), "none of them goes with both"
    assert [name for name, is_there in now.items() if is_there] == [CARE], "it came besides"
    first = next(iter(now))
    asked.tick(first)
    keep(asked)
    assert [one.name for one in lookup.known(desk, number).filing.papers] == [first, CARE]
    page.paper().close()


def test_a_paper_that_came_later_is_ticked_or_added(page: Dossier, desk: Desk, number: str):
    page.press("Ctrl+E")
    asked = page.dialog(f"{CORRECT} {number}")
    add_paper(asked, CARE)
    assert asked.is_there, "Enter adds a paper and presses no button"
    keep(asked)
    page.paper().close()
    assert lookup.known(desk, number).filing.papers[-1].name == CARE


def test_the_first_procedure_chosen_again_has_its_papers_again(
    page: Dossier, desk: Desk, number: str
):
    page.press("Ctrl+E")
    asked = page.dialog(f"{CORRECT} {number}")
    before, name = ticked(asked), asked.text("Thủ tục")
    for wanted in ("dkkh", name):
        QTest.mouseClick(asked.find_a(QLineEdit, "Thủ tục"), Qt.MouseButton.LeftButton)
        asked.type_in(wanted)
        asked.press("Return")
    assert asked.text("Thủ tục") == name
    assert ticked(asked) == before
    asked.widget.close()


def test_what_is_typed_and_not_chosen_is_no_procedure(page: Dossier, number: str):
    page.press("Ctrl+E")
    asked = page.dialog(f"{CORRECT} {number}")
    before = asked.text("Thủ tục")
    asked.go_to("Thủ tục")
    asked.type_in("kết hôn gì đó")
    asked.press("F9")
    assert asked.is_there
    asked.go_to("Lý do")
    assert asked.text("Thủ tục") == before
    asked.widget.close()


def test_a_cancelled_reception_says_so_and_offers_nothing(page: Dossier, desk: Desk, number: str):
    page.choose(CANCEL)
    asked = page.dialog(CANCEL)
    asked.enter("Lý do", "Nhận nhầm")
    asked.confirm()
    assert lookup.known(desk, number).dossier.is_cancelled
    assert (page.state, page.deadline) == ("Đã hủy tiếp nhận", "Đã hủy tiếp nhận")
    assert not page.can(CORRECT)
    assert not page.can(CANCEL)
    assert page.steps() == []
    assert not page.can(EVENTS[EventKind.FEE_TAKEN])
    assert not page.can("Tất cả giấy của hồ sơ này")
    assert not page.has(EVENTS[EventKind.PRINT]), "no card stands there empty"
    assert not page.has(label("closed"))  # it has no result
    assert "hủy tiếp nhận lúc" in page.clock()[0]
    kept = lookup.known(desk, number).dossier
    assert deadline_of(kept, desk.now(), desk.clock_rules).mark is DeadlineMark.CANCELLED
    [row] = lookup.page(desk, DossierFilter(now=desk.now())).rows
    assert deadline_of_row(row, desk.now(), desk.clock_rules).mark is DeadlineMark.CANCELLED


def test_who_wants_nothing_cancelled_reads_no_second_cancel(page: Dossier):
    page.choose(CANCEL)
    asked = page.dialog(CANCEL)
    assert {"Không hủy", CANCEL} >= set(asked.offered())
    assert asked.can("Không hủy")
    asked.choose("Không hủy")
    assert page.can(CANCEL)


def test_a_hand_over_is_taken_back_with_a_reason(page: Dossier, desk: Desk, number: str):
    page.step(Action.FINISH)
    page.take(Action.RETURN)
    page.press("Ctrl+Shift+Z")
    asked = page.dialog("Hoàn tác bước")
    asked.enter("Lý do", "Đưa nhầm người")
    asked.press("F9")
    assert lookup.known(desk, number).dossier.returned_at is None


CARD = Scan(ScanKind.CARD, "087090001234||LÊ VĂN TÁM|01011990|Nam|Ấp Phú Thọ, Tràm Chim|03052022")


@pytest.fixture
def correcting(page: Dossier, number: str) -> Area:
    page.press("Ctrl+E")
    return page.dialog(f"{CORRECT} {number}")


def scan(asked: Area) -> None:
    assert isinstance(asked.widget, CorrectionDialog)
    assert asked.widget.take_scan(CARD)


def test_a_card_is_that_of_the_delegate_while_the_focus_is_there(
    page: Dossier, correcting: Area, desk: Desk, number: str
):
    correcting.tick(label("has_delegate"))
    correcting.find(label("has_delegate")).setFocus()
    scan(correcting)
    correcting.enter("Lý do", "Quên ghi")
    correcting.press("F9")
    correcting.dialog(KEEP_CORRECTION).press("F9")
    page.paper().close()
    filing = lookup.known(desk, number).filing
    assert filing.delegate is not None
    assert (filing.delegate.full_name, filing.delegate.personal_id) == (
        "Lê Văn Tám", "087090001234",
    )  # fmt: skip
    assert name_of(filing.applicant) == "Võ Thị Ánh Nguyệt"


def test_a_card_is_that_of_the_applicant_while_the_focus_is_there(
    correcting: Area, frame: PageFrame
):
    phone = correcting.text("Số điện thoại")
    correcting.find("Số định danh cá nhân").setFocus()
    scan(correcting)
    assert correcting.text("Họ, chữ đệm, tên") == "Lê Văn Tám"
    assert correcting.text("Số định danh cá nhân") == "087090001234"
    assert correcting.text("Số điện thoại") == phone  # a card says nothing of it
    assert frame.notices.history[-1].text == "Lê Văn Tám: ghi vào “Người nộp”."


def test_a_card_read_anywhere_else_asks_whose_it_is(correcting: Area):
    correcting.find("Lý do").setFocus()
    scan(correcting)
    asked = correcting.dialog(WHOSE)
    assert asked.says("Lê Văn Tám")
    assert asked.focus == LEAVE
    asked.press("Esc")
    assert correcting.text("Họ, chữ đệm, tên") == "Võ Thị Ánh Nguyệt"
    scan(correcting)
    correcting.dialog(WHOSE).choose("Người nộp thay")
    assert correcting.is_ticked(label("has_delegate"))
    assert correcting.text("Họ tên người nộp thay") == "Lê Văn Tám"
    assert correcting.text("Họ, chữ đệm, tên") == "Võ Thị Ánh Nguyệt"


def test_who_may_take_no_fee_is_offered_none_and_told_why(frame: PageFrame, qtbot, number: str):
    frame.desk = acting_as(frame.desk, Role.SPECIALIST)
    page = Dossier(page_alone(qtbot, frame, "dossier", number))
    taking = EVENTS[EventKind.FEE_TAKEN]
    assert not page.can(taking)
    page.press("Ctrl+L")
    assert taking in frame.notices.history[-1].text
    assert page.dialogs() == []
