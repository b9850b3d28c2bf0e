"""The page that decides: scan, pick, F9; what is missing, what is wrong, what is kept."""

from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from commune_desk.domain.applicant import FilledFrom
from commune_desk.domain.dossier import DossierState
from commune_desk.domain.dossier_list import DossierFilter
from commune_desk.domain.procedure import Channel
from commune_desk.services.desk import drafts, intake, lookup
from commune_desk.services.desk.desk import Desk
from commune_desk.services.people import citizens
from commune_desk.ui.dialogs.due_dialog import DueDialog
from commune_desk.ui.frame.page_frame import PageFrame
from commune_desk.ui.pages.intake.page import IntakePage
from commune_desk.ui.printing.paper_dialog import PaperDialog
from tests.factories import Clock, a_person, a_reception

D = TypeVar("D", bound=QDialog)

CARD = "087185004321||VÕ THỊ ÁNH NGUYỆT|09031985|Nữ|Ấp Tân Hưng, Tràm Chim, Đồng Tháp|03052022"
DAMAGED = "087185004321||VÕ THỊ ÁNH NGUY?T|31021985|Nữ|Ấp Tân Hưng"


@pytest.fixture
def page(qtbot, frame: PageFrame) -> IntakePage:
    made = IntakePage(frame)
    qtbot.addWidget(made)
    made.resize(1100, 620)
    made.show()
    made.on_shown()
    return made


@pytest.fixture
def known(desk: Desk) -> None:
    """A woman who was here before and left her telephone number."""
    intake.receive(desk, a_reception())


def scan(qtbot, page: IntakePage, text: str = CARD) -> None:
    page._applicant._scan.setText(text)
    qtbot.keyClick(page._applicant._scan, Qt.Key.Key_Return)


def pick(qtbot, page: IntakePage, keys: str) -> None:
    page._procedure.focus_box()
    qtbot.keyClicks(page._procedure._box, keys)
    qtbot.keyClick(page._procedure._box, Qt.Key.Key_Return)


def close_paper(page: IntakePage) -> None:
    opened(page, PaperDialog)[0].accept()


def opened(page: IntakePage, kind: type[D]) -> list[D]:
    return [found for found in page.findChildren(kind) if found.isVisible()]


def dossiers(desk: Desk) -> int:
    return len(lookup.page(desk, DossierFilter(now=desk.now())).rows)


def focus(page: IntakePage) -> object:
    return page.window().focusWidget()


# --- the way through the page --------------------------------------------------------------------


def test_focus_starts_in_the_scan_box(page: IntakePage):
    assert focus(page) is page._applicant._scan


def test_a_scan_fills_the_person_and_goes_on_to_what_is_missing(qtbot, page: IntakePage):
    scan(qtbot, page)
    texts = page.draft().applicant
    assert (texts["full_name"], texts["born_on"]) == ("Võ Thị Ánh Nguyệt", "09/03/1985")
    assert page.draft().filled_from is FilledFrom.CARD
    assert focus(page) is page._procedure._box


@pytest.mark.usefixtures("known")
def test_what_the_office_knows_completes_the_card(qtbot, page: IntakePage):
    scan(qtbot, page)
    assert page.draft().applicant["phone"] == a_person().phone
    assert "đã có 1 hồ sơ" in page._applicant._source.text()


def test_enter_goes_to_the_next_thing_that_is_missing(qtbot, page: IntakePage):
    scan(qtbot, page)
    pick(qtbot, page, "ks")
    assert focus(page) is page._applicant.person.field("phone").editor


def test_a_damaged_card_is_said_beside_the_field_with_what_was_saved(qtbot, page: IntakePage):
    scan(qtbot, page, DAMAGED)
    person = page._applicant.person
    assert person.texts()["personal_id"] == "087185004321"
    assert "So với thẻ" in person.field("full_name").message()
    assert "không phải ngày có thật" in person.field("born_on").message()


def test_an_unreadable_card_is_refused_beside_the_scan_box(qtbot, page: IntakePage):
    scan(qtbot, page, "|||nothing|here|||")
    assert "Quét lại" in page._applicant._scan_field.message()


@pytest.mark.usefixtures("known")
def test_a_name_without_marks_finds_who_is_known(qtbot, page: IntakePage):
    qtbot.keyClicks(page._applicant._scan, "nguyet")
    qtbot.keyClick(page._applicant._scan, Qt.Key.Key_Return)
    assert page.draft().applicant["personal_id"] == a_person().personal_id
    assert page.draft().filled_from is FilledFrom.RECORD


def test_a_number_that_nobody_knows_begins_a_new_person(qtbot, page: IntakePage):
    qtbot.keyClicks(page._applicant._scan, "087185004399")
    qtbot.keyClick(page._applicant._scan, Qt.Key.Key_Return)
    assert page.draft().applicant["personal_id"] == "087185004399"
    assert focus(page) is page._applicant.person.field("full_name").editor


# --- procedure and papers ------------------------------------------------------------------------


def test_initials_pick_a_procedure_with_its_time_fee_and_due_date(qtbot, page: IntakePage):
    pick(qtbot, page, "ks")
    facts = page._procedure._facts
    assert page._procedure._name.text() == "Đăng ký khai sinh"
    assert facts.told("time") == "Trong ngày, nhận trước 15:00"
    assert facts.told("fee").startswith("Miễn phí")
    assert facts.told("due") == "17:00 ngày 01/10/2026"


def test_the_list_covers_the_page_only_while_a_procedure_is_missing(qtbot, page: IntakePage):
    box = page._procedure._box
    page._procedure.focus_box()
    qtbot.waitUntil(box.is_open)
    scan(qtbot, page)
    pick(qtbot, page, "ks")
    page._applicant.focus_scan()
    page._procedure.focus_box()
    qtbot.wait(20)
    assert not box.is_open()
    qtbot.keyClick(box, Qt.Key.Key_Down)
    assert box.is_open()


def test_the_reason_of_the_due_date_is_one_key_away(qtbot, page: IntakePage):
    pick(qtbot, page, "ks")
    page._procedure.explain()
    assert len(opened(page, DueDialog)) == 1


def test_what_must_be_submitted_is_ticked_and_what_is_shown_is_not_asked_for(
    qtbot, page: IntakePage
):
    pick(qtbot, page, "ks")
    papers = page.draft().papers
    assert papers is not None
    assert "Tờ khai đăng ký khai sinh" in [paper.name for paper in papers]
    assert not any("tùy thân" in paper.name for paper in papers)


def test_initials_that_fit_nothing_are_said_beside_the_box(qtbot, page: IntakePage):
    pick(qtbot, page, "zzzz")
    assert "Không thấy thủ tục" in page._procedure._field.message()


def test_only_what_is_solved_on_the_same_day_can_be_solved_at_once(qtbot, page: IntakePage):
    pick(qtbot, page, "ks")
    assert page._at_once.isEnabled()
    pick(qtbot, page, "1.004873")
    assert not page._at_once.isEnabled()


# --- receiving -----------------------------------------------------------------------------------


@pytest.mark.usefixtures("known")
def test_f9_receives_prints_and_is_ready_for_the_next(qtbot, page: IntakePage, desk: Desk):
    scan(qtbot, page)
    pick(qtbot, page, "ks")
    page.primary_action.trigger()
    assert dossiers(desk) == 2
    assert len(opened(page, PaperDialog)) == 1
    close_paper(page)
    assert page.draft().is_empty
    assert focus(page) is page._applicant._scan
    assert "hẹn trả 17:00 ngày 01/10/2026" in page._last.words()


def test_f10_solves_at_once_without_an_appointment(qtbot, page: IntakePage, desk: Desk):
    scan(qtbot, page)
    pick(qtbot, page, "ks")
    page._at_once.trigger()
    row = lookup.page(desk, DossierFilter(now=desk.now())).rows[0]
    assert row.state is DossierState.RETURNED
    assert opened(page, PaperDialog) == []


def test_the_last_receipt_can_be_printed_again(qtbot, page: IntakePage, desk: Desk):
    scan(qtbot, page)
    pick(qtbot, page, "ks")
    page.primary_action.trigger()
    close_paper(page)
    page._print_again(page._last.dossier_no)
    close_paper(page)
    prints = lookup.known(desk, page._last.dossier_no).prints
    assert [row.copy for row in prints] == [0, 1]


def test_what_is_wrong_is_said_beside_the_field_and_nothing_is_received(
    qtbot, page: IntakePage, desk: Desk
):
    scan(qtbot, page)
    pick(qtbot, page, "ks")
    page._applicant.person.field("personal_id").editor.setText("08718500432")  # type: ignore[union-attr]  # a line edit
    page.primary_action.trigger()
    assert "đang có 11" in page._applicant.person.field("personal_id").message()
    assert dossiers(desk) == 0


def test_without_name_and_procedure_nothing_is_received(qtbot, page: IntakePage, desk: Desk):
    page.primary_action.trigger()
    assert "Chưa có tên" in page._applicant.person.field("full_name").message()
    assert "Chưa chọn thủ tục" in page._procedure._field.message()
    assert dossiers(desk) == 0


def test_channel_and_model_go_with_the_dossier(qtbot, page: IntakePage, desk: Desk):
    scan(qtbot, page)
    pick(qtbot, page, "ks")
    page._procedure._channel.set_value(Channel.OUTREACH)
    page._procedure._model.setCurrentText("Ngày không viết")
    page.primary_action.trigger()
    sheet = lookup.known(desk, page._last.dossier_no)
    assert sheet.dossier.channel is Channel.OUTREACH
    assert sheet.filing.filing.model == "Ngày không viết"


# --- drafts --------------------------------------------------------------------------------------


def test_typing_is_kept_within_two_seconds(qtbot, page: IntakePage, desk: Desk):
    qtbot.keyClicks(page._applicant.person.field("full_name").editor, "Vo")
    assert 0 < page._keeper._timer.remainingTime() <= 2000
    page._keeper._timer.timeout.emit()
    assert [draft.body["title"] for draft in drafts.open_drafts(desk)] == ["Vo"]


def test_escape_keeps_the_draft_and_clears_the_page(qtbot, page: IntakePage, desk: Desk):
    scan(qtbot, page)
    page.keep_draft()
    assert page.draft().is_empty
    assert len(drafts.open_drafts(desk)) == 1


def test_a_draft_of_a_colleague_is_taken_over(qtbot, page: IntakePage, desk: Desk):
    scan(qtbot, page)
    pick(qtbot, page, "ks")
    page.keep_draft()
    page._keeper.take_over(drafts.open_drafts(desk)[0].id)
    assert page.draft().title == "Võ Thị Ánh Nguyệt"
    assert page._procedure._name.text() == "Đăng ký khai sinh"


def test_a_draft_that_became_a_dossier_is_gone(qtbot, page: IntakePage, desk: Desk):
    scan(qtbot, page)
    pick(qtbot, page, "ks")
    page._keeper.save()
    page.primary_action.trigger()
    assert drafts.open_drafts(desk) == ()


def test_the_window_closes_only_when_the_draft_is_kept(qtbot, page: IntakePage, desk: Desk):
    scan(qtbot, page)
    assert page.can_leave()
    assert len(drafts.open_drafts(desk)) == 1


@pytest.mark.usefixtures("known")
def test_a_new_dossier_begins_with_a_known_person(qtbot, page: IntakePage, desk: Desk):
    citizen = citizens.search(desk, "nguyet")[0]
    page.open_item(str(citizen.id))
    assert page.draft().title == a_person().full_name


def test_after_the_cut_off_the_due_date_is_the_next_working_day(
    qtbot, page: IntakePage, clock: Clock
):
    clock.move(hours=6, minutes=30)
    pick(qtbot, page, "ks")
    assert page._procedure._facts.told("due") == "17:00 ngày 02/10/2026"
