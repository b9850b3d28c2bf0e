"""The page that decides: scan, pick, F9; what is missing, what is wrong, what is kept."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from commune_desk.domain.catalogue.procedure import Channel
from commune_desk.domain.desk.dossier import DossierState, Role
from commune_desk.domain.desk.dossier_list import DossierFilter, DossierRow
from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.desk.papers import PaperLine, SlipKind
from commune_desk.domain.identifiers import phone
from commune_desk.domain.people.applicant import FilledFrom, Organisation, Person
from commune_desk.domain.reception.reception import title_of
from commune_desk.domain.reception.visit import VisitOutcome
from commune_desk.services.desk import lookup
from commune_desk.services.desk.desk import Desk
from commune_desk.services.people import citizens
from commune_desk.services.reception import drafts, intake, visits
from commune_desk.services.upkeep import history
from commune_desk.settings import DRAFT_SECONDS, RECEIPT_FOR_SAME_DAY
from commune_desk.store.people import citizens as kept
from commune_desk.ui.dialogs.form_dialog import ARMED_AFTER_MS
from commune_desk.ui.frame.page import AsksBeforeLeaving, OpensItem
from commune_desk.ui.frame.page_frame import PageFrame
from commune_desk.ui.pages.dossiers.facts import event_words
from commune_desk.ui.pages.intake.another_dialog import BEGIN, REPLACE, STAY
from commune_desk.ui.pages.intake.recent import RecentProcedures
from commune_desk.words import fields
from commune_desk.words.desk.cards import AS_ON_CARD
from commune_desk.words.values import CHANNELS, ROLES, SOURCES
from tests.factories import Clock, a_person, a_reception, acting_as, moment
from tests.ui.drivers.intake import (
    BORN,
    CHANNEL,
    DRAFTS,
    MODEL,
    NAME,
    NUMBER,
    ORGANISATION_NAME,
    PHONE,
    PROCEDURE_BOX,
    SCAN,
    SOLVE_AT_ONCE,
    TAX_CODE,
    VISITS,
    Intake,
)
from tests.ui.drivers.pages import page_alone
from tests.ui.drivers.papers import hand_out
from tests.ui.drivers.screen import until, wait_for_papers

CARD = "087185004321||VÕ THỊ ÁNH NGUYỆT|09031985|Nữ|Ấp Tân Hưng, Tràm Chim, Đồng Tháp|03052022"
DAMAGED = "087185004321||VÕ THỊ ÁNH NGUY?T|31021985|Nữ|Ấp Tân Hưng"
SPOILED = CARD.replace("VÕ THỊ ÁNH NGUYỆT", "Vox Thij Asnh Nguyeejt")


@pytest.fixture
def page(qtbot, frame: PageFrame) -> Intake:
    return Intake(page_alone(qtbot, frame, "intake"))


@pytest.fixture
def known(desk: Desk) -> None:
    """A woman who was here before and left her telephone number."""
    intake.receive(desk, a_reception())


def look_at_the_card() -> None:
    """What an Enter must wait for that is meant as an answer."""
    QTest.qWait(ARMED_AFTER_MS + 50)


def dossiers(desk: Desk) -> tuple[DossierRow, ...]:
    return tuple(lookup.page(desk, DossierFilter(now=desk.now())).rows)


def test_what_the_office_never_received_is_not_called_usual(page: Intake, desk: Desk):
    """A new office has none; then there is what it received, and nothing to fill the row up."""
    page.scan(CARD)
    assert not page.says("Hay tiếp nhận gần đây")


@pytest.mark.usefixtures("known")
def test_what_was_received_of_late_is_one_press_away(page: Intake):
    page.scan(CARD)
    assert page.says("Hay tiếp nhận gần đây")
    [usual] = page.widget.findChildren(RecentProcedures)
    assert [one.accessibleName() for one in usual.findChildren(QPushButton)] == [
        "Cấp Giấy xác nhận tình trạng hôn nhân"
    ]


# --- the way through the page --------------------------------------------------------------------


def test_focus_starts_in_the_scan_box(page: Intake):
    assert page.focus == SCAN


def test_a_scan_fills_the_person_and_goes_on_to_what_is_missing(page: Intake):
    page.scan(CARD)
    assert page.text(NAME) == "Võ Thị Ánh Nguyệt"
    assert page.text(BORN) == "09/03/1985"
    assert SOURCES[FilledFrom.CARD] in page.source
    assert page.focus == PROCEDURE_BOX


@pytest.mark.usefixtures("known")
def test_what_the_office_knows_completes_the_card(page: Intake):
    page.scan(CARD)
    assert page.text(PHONE) == phone.format(a_person().phone)
    assert "đã có 1 hồ sơ" in page.source


def test_enter_goes_to_the_next_thing_that_is_missing(page: Intake):
    page.scan(CARD)
    page.pick("2.000815")
    assert page.focus == PHONE


def test_a_damaged_card_is_said_beside_the_field_with_what_was_saved(page: Intake):
    page.scan(DAMAGED)
    assert page.text(NUMBER) == "087185004321"
    assert "Đối chiếu với thẻ" in page.beside(NAME)
    assert "không phải ngày có thật" in page.beside(BORN)


def test_an_unreadable_card_is_refused_beside_the_scan_box(page: Intake):
    page.scan("|||nothing|here|||")
    assert "quét lại" in page.beside(SCAN)


def test_what_is_typed_after_an_unreadable_card_takes_its_place(page: Intake):
    page.scan("|||nothing|here|||")
    page.type_in("087")
    assert page.text(SCAN) == "087"


@pytest.mark.usefixtures("known")
def test_a_name_without_marks_finds_who_is_known(page: Intake):
    page.look_for("nguyet")
    assert page.text(NUMBER) == a_person().personal_id
    assert SOURCES[FilledFrom.RECORD] in page.source


def test_a_number_that_nobody_knows_begins_a_new_person(page: Intake):
    page.look_for("087185004399")
    assert page.text(NUMBER) == "087185004399"
    assert page.focus == NAME


# --- procedure and papers ------------------------------------------------------------------------


def test_initials_pick_a_procedure_with_its_time_fee_and_due_date(page: Intake):
    page.pick("ks")
    assert page.procedure == "Đăng ký khai sinh"
    assert page.time == "trong ngày, nhận trước 15:00"
    assert page.fee.startswith("miễn phí")
    assert page.due == "17:00 ngày 01/10/2026"


def test_what_is_asked_for_most_is_on_the_page_only_while_a_procedure_is_missing(
    page: Intake, desk: Desk
):
    intake.receive(desk, a_reception())
    page.widget.on_shown()  # type: ignore[attr-defined]  # every page has it
    often = "Cấp Giấy xác nhận tình trạng hôn nhân"
    until(lambda: page.has(often))
    page.choose(often)
    assert page.procedure == often
    assert not page.has(often)
    page.go_to(PROCEDURE_BOX)
    assert not page.offers()
    page.press("Down")
    assert page.offers()


def test_the_reason_of_the_due_date_is_one_key_away(page: Intake):
    page.pick("ks")
    page.explain()
    assert page.dialog("Cách tính ngày hẹn trả").says("17:00 ngày 01/10/2026")


def test_what_must_be_submitted_is_ticked_and_what_is_shown_is_not_asked_for(page: Intake):
    page.pick("ks")
    papers = page.papers()
    assert papers["Tờ khai đăng ký khai sinh"]
    assert not any("tùy thân" in name for name in papers)
    assert page.says("tùy thân")


def test_initials_that_fit_nothing_are_said_beside_the_box(page: Intake):
    page.pick("zzzz")
    assert "Không thấy thủ tục" in page.beside(PROCEDURE_BOX)


def test_only_what_is_solved_on_the_same_day_can_be_solved_at_once(page: Intake):
    page.pick("ks")
    assert page.can(SOLVE_AT_ONCE)
    page.pick("1.004873")
    assert not page.can(SOLVE_AT_ONCE)


def test_two_cards_in_one_burst_are_refused_and_the_next_scan_replaces_them(page: Intake):
    other = "087173052838||TRẦN MỸ DUYÊN|17071973|Nữ|Ấp Cà Vàng, Mỹ Ngãi, Đồng Tháp|03052022"
    page.scan(CARD + other)
    assert "hai thẻ" in page.beside(SCAN)
    assert page.is_empty
    page.type_in(CARD)
    page.press("Return")
    assert page.text(fields.label("full_name")) == "Võ Thị Ánh Nguyệt"


OTHER = "087173052838||TRẦN MỸ DUYÊN|17071973|Nữ|Ấp Cà Vàng, Đồng Tháp|03052022"


def test_another_card_asks_first_and_names_both(page: Intake, desk: Desk):
    page.scan(CARD)
    page.type_in(OTHER)
    page.press("Return")
    asked = page.dialog("Người khác vừa đến")
    assert asked.says("Đang nhập: Võ Thị Ánh Nguyệt")
    assert asked.says("Trần Mỹ Duyên")
    page.answer(STAY)
    assert page.text(PROCEDURE_BOX) == ""
    assert page.text(fields.label("full_name")) == "Võ Thị Ánh Nguyệt"
    assert drafts.open_drafts(desk) == ()


def test_a_draft_is_thrown_away_once_it_was_said_whose_and_its_neighbour_is_not(
    page: Intake, desk: Desk
):
    """Of a double click the second press would meet the next draft, perhaps a colleague's."""
    for card in (CARD, OTHER):
        page.scan(card)
        page.pick("ks")
        page.keep_draft()
    listed = page.open_drafts()
    listed.choose_row(DRAFTS, "Võ Thị Ánh Nguyệt")
    listed.choose("Bỏ bản nháp")
    asked = listed.dialog("Bỏ bản nháp")
    assert asked.says("Võ Thị Ánh Nguyệt")
    assert len(drafts.open_drafts(desk)) == 2
    asked.press("F9")
    assert len(drafts.open_drafts(desk)) == 2
    asked.confirm()
    [kept] = drafts.lines(desk)
    assert kept.name == "Trần Mỹ Duyên"
    assert listed.lines(DRAFTS) == ["Trần Mỹ Duyên"]
    listed.widget.close()


def test_a_draft_whose_discarding_is_refused_stays_in_the_list(page: Intake, frame: PageFrame):
    page.scan(CARD)
    page.pick("ks")
    page.keep_draft()
    listed = page.open_drafts()
    listed.choose("Bỏ bản nháp")
    asked = listed.dialog("Bỏ bản nháp")
    clerk, frame.desk = frame.desk, acting_as(frame.desk, Role.SPECIALIST)
    asked.confirm()
    assert listed.lines(DRAFTS) == ["Võ Thị Ánh Nguyệt"]
    assert asked.says(ROLES[Role.SPECIALIST])
    frame.desk = clerk
    asked.confirm()
    assert listed.lines(DRAFTS) == []
    listed.widget.close()


def test_a_new_entry_for_another_card_keeps_the_first_as_a_draft(page: Intake, desk: Desk):
    page.scan(CARD)
    page.pick("ks")
    page.scan(OTHER)
    page.answer(BEGIN)
    assert (page.person_line[0], page.procedure) == ("Trần Mỹ Duyên", "")
    assert names_of_drafts(desk) == ["Võ Thị Ánh Nguyệt"]


def test_the_entry_may_go_on_with_another_person(page: Intake, desk: Desk):
    page.scan(CARD)
    page.pick("ks")
    page.scan(OTHER)
    page.answer(REPLACE)
    assert (page.person_line[0], page.procedure) == ("Trần Mỹ Duyên", "Đăng ký khai sinh")
    page.keep_draft()
    [only] = drafts.open_drafts(desk)  # nothing of the first was kept beside it
    assert only.body["applicant.full_name"] == "Trần Mỹ Duyên"


def test_the_same_card_again_asks_nothing(page: Intake):
    page.scan(CARD)
    page.scan(CARD)
    assert page.dialogs() == []
    assert page.person_line[0] == "Võ Thị Ánh Nguyệt"


def test_a_name_typed_over_somebody_is_refused_and_nothing_is_lost(page: Intake):
    page.scan(CARD)
    page.look_for("Ai đó chưa biết")
    assert "Esc để nháp" in page.beside(SCAN)
    assert page.person_line[0] == "Võ Thị Ánh Nguyệt"


def test_the_first_card_is_the_applicants_also_when_it_lands_elsewhere(page: Intake):
    page.go_to(PROCEDURE_BOX)
    page.type_in(CARD)
    page.press("Return")
    assert page.beside(PROCEDURE_BOX) == ""
    assert page.text(fields.label("full_name")) == "Võ Thị Ánh Nguyệt"


def test_a_card_scanned_into_an_address_is_refused_there(page: Intake):
    page.scan(CARD)
    page.go_to(fields.label("address"))
    page.type_in("087173052838||TRẦN MỸ DUYÊN|17071973|Nữ|Ấp Cà Vàng, Đồng Tháp|03052022")
    page.press("Return")
    assert "hai thẻ" in page.beside(fields.label("address"))


def test_esc_on_an_empty_page_leaves_nothing_red_for_the_next(page: Intake):
    page.receive()
    assert page.has(NAME)
    assert page.beside(PROCEDURE_BOX)
    page.press("Esc")
    assert not page.has(NAME)
    assert page.beside(PROCEDURE_BOX) == ""
    assert page.focus == SCAN


# --- receiving -----------------------------------------------------------------------------------


def test_a_draft_that_became_a_dossier_is_not_received_again(page: Intake, desk: Desk):
    """The PC went out between the reception and the end of its draft."""
    page.scan(CARD)
    page.pick("ks")
    page.press("Esc")
    [kept] = drafts.open_drafts(desk)
    page.widget.open_item(f"draft:{kept.id}")  # type: ignore[attr-defined]  # the page
    page.receive(brings=True)
    page.put_papers_away()
    [received] = dossiers(desk)
    again = drafts.save(desk, {**kept.body})
    page.widget.open_item(f"draft:{again}")  # type: ignore[attr-defined]  # the page
    page.receive(brings=True)
    page.put_papers_away()
    assert [one.dossier_no for one in dossiers(desk)] == [received.dossier_no]
    assert received.dossier_no in page.last


@pytest.mark.usefixtures("known")
def test_f9_receives_prints_and_is_ready_for_the_next(page: Intake, desk: Desk):
    page.scan(CARD)
    page.pick("ks")
    page.receive(brings=True)
    assert len(dossiers(desk)) == 2
    assert len(page.dialogs()) == len(page.papers_shown()) == 1
    page.put_papers_away()
    assert page.is_empty
    assert page.focus == SCAN
    assert "hẹn trả 17:00 ngày 01/10/2026" in page.last


def test_f10_solves_at_once_without_an_appointment(page: Intake, desk: Desk):
    page.scan(CARD)
    page.pick("ks")
    page.solve_at_once(brings=True)
    assert dossiers(desk)[0].state is DossierState.RETURNED
    assert page.dialogs() == []


def test_the_last_receipt_can_be_printed_again(page: Intake, desk: Desk):
    page.scan(CARD)
    page.pick("ks")
    page.receive(brings=True)
    hand_out()
    page.print_again()
    hand_out()
    prints = lookup.known(desk, page.last_no).prints
    assert [(row.kind, row.copy) for row in prints] == [
        (SlipKind.RECEIPT, 0), (SlipKind.CONTROL_SLIP, 0), (SlipKind.RECEIPT, 1),
    ]  # fmt: skip


def test_the_control_slip_follows_when_the_receipt_was_put_away(page: Intake):
    page.scan(CARD)
    page.pick("ks")
    page.receive(brings=True)
    [shown] = page.papers_shown()
    assert shown.can("Giấy tiếp theo")
    receipt, slip = page.put_papers_away()
    assert "Giấy tiếp nhận" in receipt
    assert "Phiếu kiểm soát" in slip


def test_papers_that_are_put_away_unseen_are_named_with_their_place(
    page: Intake, frame: PageFrame, qtbot
):
    page.scan(CARD)
    page.pick("ks")
    page.receive(brings=True)
    [shown] = page.papers_shown()
    assert "còn 1 giấy nữa" in shown.widget.windowTitle()
    shown.press("Esc")
    assert page.papers_shown() == []
    said = frame.notices.history[-1]
    assert "Đã cất 1 giấy chưa xem" in said.text
    assert "In giấy tờ”: Phiếu kiểm soát" in said.text
    assert said.way_out is not None
    with qtbot.waitSignal(frame.item_wanted) as wanted:
        said.way_out.take()
    assert wanted.args == ["dossier", page.last_no]


def test_a_doubtful_name_is_asked_about_before_it_is_received(page: Intake, desk: Desk):
    page.scan(SPOILED)
    page.pick("2.000815")
    assert "Đối chiếu 1 ô với thẻ" in page.missing
    page.receive()
    page.receive()  # twice is not a yes
    assert dossiers(desk) == ()
    assert page.focus == NAME
    assert AS_ON_CARD in page.beside(NAME)


def test_enter_in_a_doubtful_field_says_that_it_is_as_on_the_card(page: Intake, desk: Desk):
    page.scan(SPOILED)
    page.pick("2.000815")
    page.go_to(NAME)
    look_at_the_card()
    page.press("Return")
    assert page.beside(NAME) == ""
    assert "Đủ thông tin" in page.missing
    page.receive()
    event = lookup.known(desk, page.last_no).history[0]
    assert event.facts["card_compared"] == ["name_doubtful:full_name"]
    assert "card_warnings" not in event.facts
    assert "đã đối chiếu với thẻ: họ tên" in event_words(event)[0]


def test_an_enter_before_anybody_could_look_says_nothing_about_the_card(page: Intake):
    page.scan(SPOILED)
    page.press("Return")
    assert page.focus == NAME
    assert AS_ON_CARD in page.beside(NAME)


def test_a_doubtful_name_that_is_mended_is_received_at_once(page: Intake, desk: Desk):
    page.scan(SPOILED)
    page.pick("2.000815")
    page.go_to(NAME)
    page.press("Ctrl+A")
    page.type_in("Võ Thị Ánh Nguyệt")
    page.receive()
    [row] = dossiers(desk)
    assert row.applicant_name == "Võ Thị Ánh Nguyệt"
    facts = lookup.known(desk, row.dossier_no).history[0].facts
    assert not {"card_compared", "card_warnings"} & facts.keys()


def test_several_doubts_are_compared_one_after_the_other(page: Intake, desk: Desk):
    page.scan(DAMAGED)
    page.pick("2.000815")
    page.enter(BORN, "09/03/1985")
    page.receive()
    assert page.focus == NAME
    look_at_the_card()
    page.press("Return")
    page.receive()
    assert len(dossiers(desk)) == 1


def test_the_doubts_of_a_draft_wait_with_it(page: Intake, desk: Desk):
    page.scan(SPOILED)
    page.pick("2.000815")
    page.keep_draft()
    page.take_over("Vox Thij Asnh Nguyeejt")
    page.receive()
    assert dossiers(desk) == ()
    assert AS_ON_CARD in page.beside(NAME)


def test_what_was_solved_at_once_gets_its_receipt_where_the_office_wants_one(
    page: Intake, desk: Desk, frame: PageFrame
):
    frame.renew_desk(replace(desk, settings=desk.settings.with_value(RECEIPT_FOR_SAME_DAY, True)))
    page.scan(CARD)
    page.pick("ks")
    page.solve_at_once(brings=True)
    hand_out()
    prints = lookup.known(desk, page.last_no).prints
    assert [row.kind for row in prints] == [SlipKind.RECEIPT]


def test_what_is_wrong_is_said_beside_the_field_and_nothing_is_received(page: Intake, desk: Desk):
    page.scan(CARD)
    page.pick("ks")
    page.enter(NUMBER, "08718500432")
    page.receive()
    assert "đang có 11" in page.beside(NUMBER)
    assert dossiers(desk) == ()


def test_the_page_does_not_say_enough_while_a_field_is_refused(page: Intake):
    page.scan(CARD)
    page.pick("2.000815")
    page.enter(PHONE, "0912345678")
    assert "Đủ thông tin" in page.missing
    page.enter(NUMBER, "08718500432")
    assert "Đủ thông tin" not in page.missing
    assert "Cần sửa 1 ô" in page.missing
    page.enter(NUMBER, "087185004321")
    assert "Đủ thông tin" in page.missing


def test_a_birthday_that_has_not_come_is_said_beside_the_field(page: Intake, desk: Desk):
    page.scan(CARD)
    page.pick("2.000815")
    page.enter(BORN, "09/03/2085")
    assert "chưa đến" in page.beside(BORN)
    assert "Cần sửa 1 ô" in page.missing
    page.receive()
    assert dossiers(desk) == ()
    page.enter(BORN, "09/03/1985")
    assert page.beside(BORN) == ""
    assert "Đủ thông tin" in page.missing


def test_a_number_of_another_birth_year_is_doubted_until_both_agree(page: Intake):
    page.scan(CARD)
    page.pick("2.000815")
    page.enter(BORN, "09/03/1986")
    assert "không khớp với số định danh" in page.beside(BORN)
    page.enter(NUMBER, "087186004321")
    assert page.beside(BORN) == ""


def test_no_paper_at_all_is_said_beside_the_papers(page: Intake, desk: Desk):
    page.scan(CARD)
    page.pick("2.000815")
    for name in [name for name, is_ticked in page.papers().items() if is_ticked]:
        page.tick(name, is_on=False)
    assert page.says("Chưa nhận giấy tờ nào")
    assert "Đủ thông tin" not in page.missing
    page.receive()
    assert dossiers(desk) == ()
    page.tick(next(iter(page.papers())))
    assert not page.says("Chưa nhận giấy tờ nào")
    page.receive()
    assert len(dossiers(desk)) == 1


def test_what_an_old_record_has_wrong_unseen_does_not_stand_in_the_way(page: Intake, desk: Desk):
    with desk.database.transaction():
        kept.save_person(desk.office.id, a_person(email="không có"), desk.now())
    page.look_for("nguyet")
    page.pick("ks")
    page.receive(brings=True)
    assert len(dossiers(desk)) == 1


def test_without_name_and_procedure_nothing_is_received(page: Intake, desk: Desk):
    page.receive()
    assert "Chưa có tên" in page.beside(NAME)
    assert "Chưa chọn thủ tục" in page.beside(PROCEDURE_BOX)
    assert dossiers(desk) == ()


def test_channel_and_model_go_with_the_dossier(page: Intake, desk: Desk):
    page.scan(CARD)
    page.pick("ks")
    page.enter(CHANNEL, CHANNELS[Channel.OUTREACH])
    page.enter(MODEL, "Ngày không viết")
    page.receive(brings=True)
    sheet = lookup.known(desk, dossiers(desk)[0].dossier_no)
    assert sheet.dossier.channel is Channel.OUTREACH
    assert sheet.filing.filing.model == "Ngày không viết"


# --- drafts --------------------------------------------------------------------------------------


def names_of_drafts(desk: Desk) -> list[object]:
    return [title_of(draft.texts) for draft in drafts.open_drafts(desk)]


def test_typing_is_kept_within_two_seconds(page: Intake, desk: Desk):
    assert DRAFT_SECONDS.default == DRAFT_SECONDS.maximum == 2
    page.go_to(NAME)
    page.type_in("Vo")
    assert names_of_drafts(desk) == []
    page.let_pass(seconds=2)
    assert names_of_drafts(desk) == ["Vo"]


def test_who_was_only_scanned_and_leaves_is_no_draft(page: Intake, desk: Desk, frame: PageFrame):
    page.scan(CARD)
    page.let_pass(seconds=2)
    assert names_of_drafts(desk) == []
    page.press("Esc")
    assert page.is_empty
    assert names_of_drafts(desk) == []
    assert "Võ Thị Ánh Nguyệt" in frame.notices.history[-1].text
    assert not frame.notices.undo_last()
    assert page.is_empty


def test_whose_record_filled_the_page_was_seen_though_nothing_came_of_it(
    page: Intake, desk: Desk, clock: Clock
):
    intake.receive(desk, a_reception())
    clock.move(days=1)
    before = history.recent(desk, 1)[0].id
    page.scan(CARD)
    page.press("Esc")
    wait_for_papers()
    found = [one for one in history.recent(desk, 3) if one.id > before]
    assert [one.kind for one in found] == [EventKind.RECORD_OPENED]


def test_what_was_typed_of_somebody_scanned_is_a_draft(page: Intake, desk: Desk):
    page.scan(CARD)
    page.enter(fields.label("phone"), "0912345678")
    page.press("Esc")
    assert names_of_drafts(desk) == ["Võ Thị Ánh Nguyệt"]


def test_who_stands_here_when_the_window_closes_is_kept(page: Intake, desk: Desk):
    page.scan(CARD)
    assert isinstance(page.widget, AsksBeforeLeaving)
    assert page.widget.can_leave()
    assert names_of_drafts(desk) == ["Võ Thị Ánh Nguyệt"]


def test_escape_keeps_the_draft_and_clears_the_page(page: Intake, desk: Desk):
    page.scan(CARD)
    page.pick("ks")
    page.keep_draft()
    assert page.is_empty
    assert len(drafts.open_drafts(desk)) == 1


def test_a_draft_of_a_colleague_is_taken_over(page: Intake):
    page.scan(CARD)
    page.pick("ks")
    page.keep_draft()
    page.take_over("Võ Thị Ánh Nguyệt")
    assert page.text(NAME) == "Võ Thị Ánh Nguyệt"
    assert page.procedure == "Đăng ký khai sinh"


OLD_DRAFT = {
    "title": "Hợp tác xã Sen Hồng",
    "applicant": {"full_name": "Lê Hữu Phước", "born_on": "17/7/1973", "phone": "0912345678"},
    "organisation": {"name": "Hợp tác xã Sen Hồng", "tax_code": "1400123455"},
    "delegate": {"full_name": "Trần Quốc Nam"},
    "procedure_code": "1.001193",
    "variant": "",
    "channel": "postal",
    "model": "",
    "return_by": "post",
    "external_no": "H20-77",
    "papers": [["Tờ khai đăng ký khai sinh", 1, 0], ["Giấy khác", 0, 2]],
    "filled_from": "card",
}
"""As the program kept a draft before drafts were the texts of a form."""


def test_a_draft_of_the_first_program_opens_whole(page: Intake, desk: Desk):
    drafts.save(desk, OLD_DRAFT)
    page.take_over("Hợp tác xã Sen Hồng")
    assert page.procedure == "Đăng ký khai sinh"
    assert [page.text(name) for name in (ORGANISATION_NAME, TAX_CODE, CHANNEL)] == [
        "Hợp tác xã Sen Hồng", "1400123455", CHANNELS[Channel.POSTAL],
    ]  # fmt: skip
    assert page.papers()["Giấy khác"]
    page.receive(brings=True)
    filing = lookup.known(desk, dossiers(desk)[0].dossier_no).filing
    assert filing.applicant == Organisation(
        "Hợp tác xã Sen Hồng",
        "1400123455",
        Person("Lê Hữu Phước", born_on=date(1973, 7, 17), phone="0912345678"),
    )
    assert filing.delegate == Person("Trần Quốc Nam")
    assert (filing.filing.external_no, filing.papers[-1]) == (
        "H20-77",
        PaperLine("Giấy khác", 0, 2),
    )


def test_a_draft_that_became_a_dossier_is_gone(page: Intake, desk: Desk):
    page.scan(CARD)
    page.pick("ks")
    page.let_pass(seconds=2)
    assert len(drafts.open_drafts(desk)) == 1
    page.receive(brings=True)
    assert drafts.open_drafts(desk) == ()


def test_the_window_closes_only_when_the_draft_is_kept(page: Intake, desk: Desk):
    page.scan(CARD)
    page.pick("ks")
    assert isinstance(page.widget, AsksBeforeLeaving)
    assert page.widget.can_leave()
    assert len(drafts.open_drafts(desk)) == 1


@pytest.mark.usefixtures("known")
def test_a_new_dossier_begins_with_a_known_person(page: Intake, desk: Desk):
    citizen = citizens.search(desk, "nguyet")[0]
    assert isinstance(page.widget, OpensItem)
    page.widget.open_item(str(citizen.id))
    assert page.text(NAME) == a_person().full_name


def test_after_the_cut_off_the_due_date_is_the_next_working_day(page: Intake, clock: Clock):
    clock.move(hours=6, minutes=30)
    page.pick("ks")
    assert page.due == "17:00 ngày 02/10/2026"


# --- who is not received -------------------------------------------------------------------------


def test_what_is_not_ticked_is_what_is_missing(page: Intake, desk: Desk):
    page.scan(CARD)
    page.pick("ks")
    page.tick("Tờ khai đăng ký khai sinh", is_on=False)
    page.turn_away(VisitOutcome.GUIDE)
    (visit,) = visits.page(desk).rows
    assert visit.items == ("Tờ khai đăng ký khai sinh",)
    assert [" ".join(one.texts()) for one in page.papers_shown()]
    page.put_papers_away()
    assert page.is_empty
    assert dossiers(desk) == ()
    assert drafts.open_drafts(desk) == ()


def test_nobody_is_guided_without_a_name_or_a_word(page: Intake, desk: Desk):
    page.pick("ks")
    page.press("Ctrl+4")
    assert "Chưa có tên" in page.beside(NAME)
    page.scan(CARD)
    dialog = page.turn_away(VisitOutcome.DECLINE)
    assert dialog.says("Chưa điền lý do từ chối")
    assert visits.page(desk).rows == ()


def test_one_key_receives_who_returns_with_the_papers(page: Intake, desk: Desk):
    page.scan(CARD)
    page.pick("ks")
    page.turn_away(VisitOutcome.GUIDE, missing="Giấy chứng sinh", reason="Chưa có dấu")
    page.put_papers_away()
    page.look_for("ai đó")
    listed = page.not_received()
    assert listed.column(VISITS, "Người nộp") == ["Võ Thị Ánh Nguyệt"]
    listed.choose_row(VISITS, "01/PBS-TTPVHCC")
    assert listed.says("Giấy chứng sinh")
    listed.press("F9")
    assert (page.text(NAME), page.procedure) == ("Võ Thị Ánh Nguyệt", "Đăng ký khai sinh")
    assert "Giấy chứng sinh" in page.source
    assert names_of_drafts(desk) == ["ai đó"]
    page.receive(brings=True)
    (row,) = dossiers(desk)
    assert visits.page(desk).rows[0].dossier_no == row.dossier_no


def test_who_returns_is_recognised_by_the_card(page: Intake, desk: Desk):
    page.scan(CARD)
    page.pick("ks")
    page.turn_away(VisitOutcome.GUIDE, missing="Giấy chứng sinh")
    page.put_papers_away()
    page.scan(CARD)
    assert page.says("Hướng dẫn bổ sung ngày 01/10/2026: Đăng ký khai sinh. Ctrl+L")
    page.keep_draft()
    assert not page.says("Ctrl+L để tiếp nhận")


def test_the_visit_of_one_does_not_become_the_dossier_of_another(page: Intake, desk: Desk):
    page.scan(CARD)
    page.pick("ks")
    page.turn_away(VisitOutcome.GUIDE, missing="Giấy chứng sinh")
    page.put_papers_away()
    listed = page.not_received()
    listed.choose_row(VISITS, "Võ Thị Ánh Nguyệt")
    listed.press("F9")
    page.scan("087085001234||LÊ VĂN HÙNG|01011985|Nam|Ấp 2, Tràm Chim, Đồng Tháp|03052022")
    page.answer(REPLACE)
    page.receive(brings=True)
    assert [row.applicant_name for row in dossiers(desk)] == ["Lê Văn Hùng"]
    assert visits.page(desk).rows[0].dossier_no == ""


def test_enter_in_the_list_of_visits_prints_nothing(page: Intake, desk: Desk):
    page.scan(CARD)
    page.pick("ks")
    page.turn_away(VisitOutcome.GUIDE, missing="Giấy chứng sinh")
    page.put_papers_away()
    listed = page.not_received()
    listed.press("Return")
    assert page.papers_shown() == []
    listed.press("Return")
    assert not listed.is_there
    page.receive(brings=True)
    page.put_papers_away()
    listed = page.not_received()
    listed.choose_row(VISITS, "Võ Thị Ánh Nguyệt")
    assert listed.says("Đã thành hồ sơ")
    assert not listed.can("Tiếp nhận")


def test_the_paper_of_a_visit_can_be_printed_again(page: Intake, desk: Desk):
    page.scan(CARD)
    page.pick("ks")
    page.turn_away(VisitOutcome.DECLINE, reason="Không thuộc thẩm quyền")
    hand_out()
    listed = page.not_received()
    listed.choose_row(VISITS, "01/PTC-TTPVHCC")
    listed.press("Ctrl+P")
    hand_out()
    assert visits.page(desk).rows[0].prints == 2


# --- a law that changed ------------------------------------------------------------------------


def test_a_law_that_changed_is_said_and_stops_nobody(page: Intake, clock: Clock, desk: Desk):
    page.pick("xac nhan tinh trang hon nhan")
    assert not page.says("Pháp luật đã thay đổi")
    clock.at = moment("2027-03-02 09:00")
    page.scan(CARD)
    page.pick("xac nhan tinh trang hon nhan")
    assert page.says("Pháp luật đã thay đổi")
    page.receive()
    assert len(dossiers(desk)) == 1


# --- the record of a citizen ---------------------------------------------------------------------


@pytest.mark.usefixtures("known")
@pytest.mark.parametrize("wants_it", [True, False])
def test_a_record_follows_only_where_the_clerk_wants_it(page: Intake, desk: Desk, wants_it: bool):
    page.scan(CARD.replace("Ấp Tân Hưng", "Ấp Cà Vàng"))
    page.enter(PHONE, "0900000009")
    assert page.says("Khác hồ sơ đã có: nơi cư trú, số điện thoại")
    page.tick("Sửa hồ sơ công dân", is_on=wants_it)
    page.pick("ks")
    page.receive(brings=True)
    record = citizens.known(desk, a_person().personal_id)
    assert record is not None
    assert record.person.phone == ("0900000009" if wants_it else a_person().phone)
    page.put_papers_away()
    assert not page.says("Khác hồ sơ đã có")


@pytest.mark.usefixtures("known")
def test_nothing_is_offered_where_all_is_as_it_is_known(page: Intake):
    page.scan(CARD)
    assert not page.says("Khác hồ sơ đã có")
    assert not page.has("Sửa hồ sơ công dân")


# --- fees --------------------------------------------------------------------------------------


def test_a_fee_is_taken_of_what_was_received_last(page: Intake, desk: Desk):
    page.scan(CARD)
    page.pick("ban sao trich luc")
    page.receive(brings=True)
    page.put_papers_away()
    page.choose("Thu phí, lệ phí")
    dialog = page.dialog("Thu phí")
    assert dialog.text("Số tiền (đồng)") == "8.000"
    dialog.enter("Số biên lai", "0012345")
    dialog.choose("Ghi khoản thu")
    (paid,) = lookup.known(desk, page.last_no).payments
    assert paid.receipt_no == "0012345"
