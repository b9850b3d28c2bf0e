"""The declarations of a dossier are made anew, with a correction or after it."""

import pytest

from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.desk.steps import Action
from commune_desk.domain.identifiers.scanning import Scan, ScanKind
from commune_desk.domain.papers import printed_papers
from commune_desk.domain.papers.printed_papers import Worth
from commune_desk.domain.reception.answers import Answers
from commune_desk.services.desk import lookup
from commune_desk.services.desk.desk import Desk
from commune_desk.services.handling import correcting
from commune_desk.services.papers import declarations
from commune_desk.services.reception import intake
from commune_desk.ui.frame.page_frame import PageFrame
from commune_desk.ui.pages.dossiers.dossier_page import NOT_ANEW
from commune_desk.ui.pages.dossiers.redeclare_dialog import (
    ENOUGH,
    KEEP,
    WHOSE_CARD,
    RedeclareDialog,
)
from commune_desk.words.desk.corrections import (
    DECLARE_ANEW,
    KEEP_CORRECTION,
    KEPT_TOGETHER,
    SUPERSEDED,
)
from commune_desk.words.desk.steps import EVENTS
from tests.factories import BIRTH, MARITAL_STATUS, a_reception
from tests.ui.drivers.dossiers import Dossier
from tests.ui.drivers.pages import page_alone
from tests.ui.drivers.screen import Area

CORRECT = EVENTS[EventKind.DOSSIER_CHANGED]
BEFORE, NOW = "Võ Thị Ánh Nguyệt", "Võ Thị Ánh Nguyên"
FORM = "Tờ khai đăng ký khai sinh"
RESIDENCE = "1.004222"
TOLD = {
    "child.full_name": "Võ Gia Hân",
    "child.born_on": "20/09/2026",
    "child.sex": "Nữ",
    "mother.full_name": BEFORE,
    "requester.relation": "Mẹ",
}
HOME = "Người được khai sinh: quê quán"
CARD = Scan(ScanKind.CARD, "087090001234||LÊ VĂN TÁM|01011990|Nam|Ấp Phú Thọ, Tràm Chim|03052022")


@pytest.fixture
def number(desk: Desk) -> str:
    wish = a_reception(procedure_code=BIRTH, is_declared=True, answers=Answers(TOLD))
    return intake.receive(desk, wish).dossier.dossier_no


@pytest.fixture
def page(qtbot, frame: PageFrame, number: str) -> Dossier:
    return Dossier(page_alone(qtbot, frame, "dossier", number))


def kept(desk: Desk, number: str):
    return [one for one in lookup.known(desk, number).declarations if one.superseded_at is None]


def corrections(desk: Desk, number: str) -> int:
    history = lookup.known(desk, number).history
    return sum(one.kind is EventKind.DOSSIER_CHANGED for one in history)


def correct(page: Dossier, number: str, **given: str) -> Area:
    """Enter a correction as far as the question whether it is kept."""
    page.press("Ctrl+E")
    asked = page.dialog(f"{CORRECT} {number}")
    for name, text in given.items():
        asked.enter(name.replace("_", " "), text)
    asked.enter("Lý do", "Gõ nhầm")
    asked.press("F9")
    return asked.dialog(KEEP_CORRECTION)


def look_away(page: Dossier) -> list[str]:
    """Close the papers that are shown where there is no printer; what is said above each."""
    said = []
    while papers := [one for one in page.dialogs() if "Xem giấy" in one.widget.windowTitle()]:
        said.append(papers[-1].widget.windowTitle())
        papers[-1].press("Return")
    return said


def test_one_key_leads_from_the_correction_to_the_declaration(
    page: Dossier, desk: Desk, number: str
):
    declarations.print_declaration(desk, number, "birth")
    shown = correct(page, number, **{"Họ, chữ đệm, tên": NOW})
    assert shown.says(f"Tờ khai đã lập không đổi theo: {FORM}.")
    shown.press("F10")
    anew = shown.dialog(f"{DECLARE_ANEW} {number}")
    assert anew.says(ENOUGH)
    assert anew.says(KEPT_TOGETHER)
    assert not anew.has("Lý do")
    assert corrections(desk, number) == 0
    anew.press("F9")
    assert corrections(desk, number) == 1
    (now,) = kept(desk, number)
    assert now.texts["requester.full_name"] == now.texts["mother.full_name"] == NOW
    assert now.texts["child.full_name"] == "Võ Gia Hân"
    assert page.fact("applicant") == NOW
    assert not anew.is_there
    assert not shown.is_there
    assert len(look_away(page)) == 2, "the declaration, then the receipt"
    told = printed_papers.of_sheet(lookup.known(desk, number))
    assert [one.worth for one in told] == [Worth.REPLACED]


def test_who_leaves_the_declaration_keeps_nothing_and_loses_nothing(
    page: Dossier, desk: Desk, number: str
):
    shown = correct(page, number, **{"Họ, chữ đệm, tên": NOW})
    shown.press("F10")
    shown.dialog(f"{DECLARE_ANEW} {number}").press("Esc")
    assert corrections(desk, number) == 0
    assert shown.is_there
    shown.press("F9")
    look_away(page)
    assert corrections(desk, number) == 1
    (now,) = kept(desk, number)
    assert now.texts["requester.full_name"] == BEFORE


def test_esc_asks_once_before_it_drops_what_was_typed(page: Dossier, desk: Desk, number: str):
    page.press("Ctrl+Shift+E")
    anew = page.dialog(f"{DECLARE_ANEW} {number}")
    anew.press("Ctrl+E")
    anew.enter(HOME, "Đồng Tháp")
    anew.press("Esc")
    assert len(page.dialogs()) == 1
    anew.press("Esc")
    assert page.dialogs() == []
    assert corrections(desk, number) == 0


def test_after_a_correction_it_is_one_key_with_the_reason_of_that(
    page: Dossier, desk: Desk, number: str
):
    correct(page, number, **{"Họ, chữ đệm, tên": NOW}).press("F9")
    look_away(page)
    page.press("Ctrl+Shift+E")
    anew = page.dialog(f"{DECLARE_ANEW} {number}")
    assert anew.text("Lý do") == "Gõ nhầm"
    anew.press("F9")
    assert len(look_away(page)) == 1, "the receipt stays as it is"
    (now,) = kept(desk, number)
    assert now.texts["requester.full_name"] == NOW
    assert any("lập lại tờ khai đăng ký khai sinh" in line for line in page.history())
    assert not page.says(SUPERSEDED), "the old one stands among the printed papers alone"


def test_why_is_asked_where_nothing_was_corrected(page: Dossier, desk: Desk, number: str):
    page.press("Ctrl+Shift+E")
    anew = page.dialog(f"{DECLARE_ANEW} {number}")
    anew.press("F9")
    assert anew.is_there
    assert anew.focus == "Lý do"
    anew.enter("Lý do", "Người dân khai nhầm")
    anew.press("F9")
    look_away(page)
    assert corrections(desk, number) == 1


def test_what_another_procedure_asks_is_asked_and_the_rest_is_there(
    page: Dossier, frame: PageFrame, desk: Desk, number: str
):
    correcting.correct(desk, number, {"procedure": MARITAL_STATUS}, reason="Chọn nhầm")
    frame.changes.dossiers_changed.emit()
    page.press("Ctrl+Shift+E")
    anew = page.dialog(f"{DECLARE_ANEW} {number}")
    assert anew.says("Còn phải điền")
    anew.press("F9")
    assert anew.is_there
    assert anew.focus == "Người được cấp: tình trạng hôn nhân"
    anew.type_in("Chưa đăng ký kết hôn với ai")
    anew.press("Return")
    assert anew.focus == "Nội dung đề nghị: mục đích sử dụng"
    anew.type_in("Vay vốn")
    anew.press("F9")
    look_away(page)
    (now,) = kept(desk, number)
    assert (now.form_code, now.texts["requester.full_name"]) == ("marital_status", BEFORE)


def test_a_card_is_that_of_the_person_whose_field_has_the_focus(
    page: Dossier, frame: PageFrame, number: str
):
    page.press("Ctrl+Shift+E")
    anew = page.dialog(f"{DECLARE_ANEW} {number}")
    assert isinstance(anew.widget, RedeclareDialog)
    anew.find(KEEP).setFocus()
    assert anew.widget.take_scan(CARD)
    assert frame.notices.history[-1].text == WHOSE_CARD
    anew.widget.close()


def test_once_there_is_a_result_the_key_says_why_not(
    page: Dossier, frame: PageFrame, desk: Desk, number: str
):
    assert page.can(DECLARE_ANEW)
    page.step(Action.FINISH)
    assert not page.can(DECLARE_ANEW)
    assert NOT_ANEW.startswith("Không lập lại")


def test_nothing_is_offered_where_no_declaration_says_it(page: Dossier, number: str):
    shown = correct(page, number, **{"Ghi chú": "Gọi trước"})
    assert not shown.can(DECLARE_ANEW)
    shown.widget.close()


def test_the_rows_of_a_table_stand_there_too(qtbot, frame: PageFrame, desk: Desk):
    told = {
        "request.content": "Đăng ký thường trú",
        "members": "1",
        "members.1.full_name": "Võ Gia Hân",
    }
    wish = a_reception(procedure_code=RESIDENCE, is_declared=True, answers=Answers(told))
    number = intake.receive(desk, wish).dossier.dossier_no
    page = Dossier(page_alone(qtbot, frame, "dossier", number))
    page.press("Ctrl+Shift+E")
    anew = page.dialog(f"{DECLARE_ANEW} {number}")
    assert anew.text("Thành viên 1: Họ, chữ đệm và tên") == "Võ Gia Hân"
    anew.choose("Thành viên: thêm dòng")
    anew.type_in("Võ Gia Hưng")
    anew.enter("Lý do", "Quên một người")
    anew.press("F9")
    look_away(page)
    (now,) = kept(desk, number)
    names = [now.texts[f"members.{row}.full_name"] for row in (1, 2)]
    assert names == ["Võ Gia Hân", "Võ Gia Hưng"]
