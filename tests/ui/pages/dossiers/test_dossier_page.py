"""One dossier on the screen: its facts, its clock, its history, its papers, its permitted steps."""

from dataclasses import replace

import pytest

from commune_desk.domain.desk.dossier import DossierState, Role
from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.desk.papers import SlipKind
from commune_desk.domain.desk.steps import Action
from commune_desk.domain.handling.rating import RatingLevel
from commune_desk.services.desk import lookup
from commune_desk.services.desk.desk import Desk
from commune_desk.services.handling import cancelling, correcting, rating, returning
from commune_desk.services.office import accounts, office
from commune_desk.services.papers import kept_papers
from commune_desk.services.reception import intake
from commune_desk.ui.frame.page import OpensItem, Page
from commune_desk.ui.frame.page_frame import PageFrame
from commune_desk.ui.printing.paper_view import PaperView
from commune_desk.words.desk.steps import ACTIONS, CANNOT_BE_UNDONE, EVENTS, NOTHING_TO_UNDO
from commune_desk.words.papers.papers import SLIPS
from commune_desk.words.papers.printed_papers import PRINTED
from tests.documents.reading import read
from tests.factories import BIRTH, Clock, a_reception, acting_as, moment
from tests.ui.drivers.dossiers import Dossier
from tests.ui.drivers.pages import page_alone
from tests.ui.drivers.papers import OUTSIDE, hand_out
from tests.ui.drivers.returns import TURN

MISSING = {"note": "Bản sao giấy chứng tử", "reason": "Chưa nộp"}


@pytest.fixture
def number(desk: Desk) -> str:
    return intake.receive(desk, a_reception()).dossier.dossier_no


@pytest.fixture
def page(qtbot, frame: PageFrame, number: str) -> Dossier:
    return Dossier(page_alone(qtbot, frame, "dossier", number))


def state(desk: Desk, number: str) -> DossierState:
    return lookup.known(desk, number).dossier.state


def test_it_says_what_it_is(page: Dossier, number: str):
    assert isinstance(page.widget, Page)
    assert page.widget.title == f"Hồ sơ {number}"
    assert page.fact("applicant") == "Võ Thị Ánh Nguyệt"
    assert page.fact("due") == "17:00 ngày 06/10/2026"
    assert page.state == "Mới tiếp nhận"
    assert page.deadline == "Còn 3 ngày"


@pytest.mark.parametrize(
    ("login", "words"),
    [("mai", "Người dân đã trả lời"), ("tung", "Không hài lòng: Chờ lâu")],
)
def test_only_who_answers_for_the_office_reads_what_a_citizen_said(
    qtbot, frame: PageFrame, desk: Desk, login: str, words: str
):
    made = intake.solve_at_once(desk, a_reception(procedure_code=BIRTH)).dossier.dossier_no
    rating.rate(desk, made, RatingLevel.DISSATISFIED, reason="Chờ lâu")
    officer = next(one for one in accounts.all_officers(desk) if one.login == login)
    frame.renew_desk(replace(desk, officer=officer))
    shown = Dossier(page_alone(qtbot, frame, "dossier", made))
    assert shown.fact("rating") == f"{words} (01/10/2026)"
    assert login != "mai" or not any("Không hài lòng" in line for line in shown.texts())


def test_within_the_day_its_citizen_can_be_asked_again(
    qtbot, frame: PageFrame, desk: Desk, clock: Clock
):
    made = intake.solve_at_once(desk, a_reception(procedure_code=BIRTH)).dossier.dossier_no
    assert Dossier(page_alone(qtbot, frame, "dossier", made)).can(TURN)
    clock.move(days=1)
    assert not Dossier(page_alone(qtbot, frame, "dossier", made)).can(TURN)


def test_its_history_begins_with_the_reception(page: Dossier):
    what, when = page.history()[-2:]
    assert what == "Tiếp nhận"
    assert when.startswith("09:00 ngày 01/10/2026 · ")


def test_its_clock_is_explained(page: Dossier):
    assert page.clock() == [
        "Lượt 1: từ 09:00 ngày 01/10/2026, hạn 17:00 ngày 06/10/2026, đang chạy"
    ]
    assert page.explain().says("17:00 ngày 06/10/2026")


def test_the_usual_next_step_is_the_primary_action(page: Dossier, desk: Desk, number: str):
    assert page.steps()[0] == "Chuyển giải quyết"
    assert isinstance(page.widget, Page)
    assert page.widget.primary_action is not None
    assert page.widget.primary_action.text() == "Chuyển giải quyết"
    page.press_key_of(Action.HAND_OVER)
    assert state(desk, number) is DossierState.HANDLING
    assert page.steps()[0] == "Ghi nhận kết quả"


def test_every_step_names_its_article(page: Dossier):
    assert len(page.steps()) > 3
    assert all("NĐ 118/2025/NĐ-CP" in page.tip(words) for words in page.steps())


def test_a_step_has_one_key_in_every_state(page: Dossier, desk: Desk, number: str):
    states = []
    for action in (
        Action.RETURN, Action.HAND_OVER, Action.HAND_OVER, Action.FINISH, Action.FINISH,
        Action.RETURN, Action.RETURN,
    ):  # fmt: skip
        page.press_key_of(action)
        for asked in page.dialogs():
            asked.confirm()
        states.append(state(desk, number))
    assert states == ["received", *2 * ["handling"], *2 * ["result_ready"], *2 * ["returned"]]


def test_what_cannot_be_undone_says_so(page: Dossier):
    assert CANNOT_BE_UNDONE in page.tip(ACTIONS[Action.REQUEST_SUPPLEMENT])
    assert CANNOT_BE_UNDONE not in page.tip(ACTIONS[Action.FINISH])
    page.step(Action.REFUSE)
    assert page.dialog(ACTIONS[Action.REFUSE]).says(CANNOT_BE_UNDONE)


def test_what_may_not_be_done_now_has_no_button(page: Dossier, clock: Clock):
    page.take(Action.REQUEST_SUPPLEMENT, **MISSING)
    page.paper().close()
    waiting = [ACTIONS[Action.ACCEPT_SUPPLEMENT], ACTIONS[Action.STOP]]
    assert page.steps() == waiting
    clock.move(days=16)
    page.print(SlipKind.RECEIPT)
    page.paper().close()
    assert page.steps() == [*waiting, ACTIONS[Action.LAPSE]]


def test_a_final_step_is_asked_about_before(page: Dossier, desk: Desk, number: str, clock: Clock):
    page.take(Action.REQUEST_SUPPLEMENT, **MISSING)
    page.paper().close()
    clock.move(days=16)
    page.print(SlipKind.RECEIPT)
    page.paper().close()
    page.press_key_of(Action.LAPSE)
    assert state(desk, number) is DossierState.AWAITING_SUPPLEMENT
    page.dialog(ACTIONS[Action.LAPSE]).confirm()
    assert state(desk, number) is DossierState.LAPSED


def test_no_final_step_is_the_usual_next_one(
    page: Dossier, desk: Desk, frame: PageFrame, number: str
):
    page.take(Action.REQUEST_SUPPLEMENT, **MISSING)
    page.paper().close()
    assert isinstance(page.widget, Page)
    assert page.widget.primary_action is not None
    frame.renew_desk(acting_as(desk, Role.SPECIALIST))
    frame.changes.dossiers_changed.emit()
    assert page.steps() == [ACTIONS[Action.STOP]]
    assert page.widget.primary_action is None


def test_what_left_the_house_offers_no_undo(page: Dossier, frame: PageFrame):
    page.take(Action.REQUEST_SUPPLEMENT, **MISSING)
    page.paper().close()
    assert not frame.notices.undo_last()


def test_undo_is_offered_where_something_can_be_undone(page: Dossier):
    assert not page.can("Hoàn tác bước")
    page.step(Action.HAND_OVER)
    assert page.can("Hoàn tác bước")
    page.press("Ctrl+Shift+Z")
    assert page.dialog("Hoàn tác bước").says("“Chuyển giải quyết”")


def test_a_finished_dossier_says_that_no_step_is_left(page: Dossier):
    done = "Hồ sơ đã xong, không còn bước nào."
    page.step(Action.FINISH)
    assert not page.says("bước nào")
    page.take(Action.RETURN)
    assert page.says(done)


def test_an_apology_promises_a_working_day(page: Dossier, desk: Desk, number: str):
    asked = page.take(Action.APOLOGISE, note="Mất điện", until="10/10/2026")
    assert asked.says("ngày nghỉ")
    asked.enter("Ngày hẹn mới", "09/10/2026")
    asked.press("F9")
    assert lookup.known(desk, number).dossier.promised_at == moment("2026-10-09 17:00")
    page.paper().close()


def test_a_step_that_needs_a_reason_asks_for_it(page: Dossier, desk: Desk, number: str):
    asked = page.take(Action.REQUEST_SUPPLEMENT)
    assert asked.is_there
    assert state(desk, number) is DossierState.RECEIVED
    asked.close()
    page.take(Action.REQUEST_SUPPLEMENT, **MISSING)
    assert state(desk, number) is DossierState.AWAITING_SUPPLEMENT
    page.paper().close()
    assert "Yêu cầu bổ sung: Bản sao giấy chứng tử; Chưa nộp" in page.history()


def test_who_takes_missing_papers_is_asked_which_came(page: Dossier, desk: Desk, number: str):
    page.take(Action.REQUEST_SUPPLEMENT, note="Giấy A\nGiấy B", reason="Chưa nộp")
    page.paper().close()
    page.step(Action.ACCEPT_SUPPLEMENT)
    asked = page.dialog(ACTIONS[Action.ACCEPT_SUPPLEMENT])
    assert asked.text("Giấy tờ đã nộp bổ sung").startswith("Giấy A")
    asked.enter("Giấy tờ đã nộp bổ sung", "Giấy B")
    asked.press("F9")
    page.paper().close()
    assert "Nhận giấy tờ bổ sung: Giấy B" in page.history()


def test_a_step_later_than_the_law_wants_says_so_before(page: Dossier, clock: Clock):
    page.step(Action.APOLOGISE)
    asked = page.dialog(ACTIONS[Action.APOLOGISE])
    assert not asked.says("muộn")
    asked.close()
    clock.at = moment("2026-10-06 08:00")
    page.step(Action.APOLOGISE)
    assert page.dialog(ACTIONS[Action.APOLOGISE]).says("chậm nhất ngày 05/10/2026")


def test_a_verification_stops_the_clock_and_shows_its_runs(page: Dossier, clock: Clock):
    page.take(Action.SEND_VERIFICATION, note="UBND xã Mẫu")
    assert (page.state, page.deadline) == ("Chờ xác minh", "Chờ xác minh từ 01/10")
    clock.at = moment("2026-10-12 14:00")
    page.take(Action.VERIFIED, note="Chưa kết hôn")
    page.paper().close()
    assert [line.partition(":")[0] for line in page.clock()] == ["Lượt 1", "Lượt 2"]
    assert "dừng tính thời hạn để xác minh" in page.clock()[0]


def test_a_verification_that_moves_no_date_prints_no_receipt(page: Dossier, clock: Clock):
    page.take(Action.SEND_VERIFICATION, note="UBND xã Mẫu")
    clock.move(hours=1)
    page.take(Action.VERIFIED, note="Chưa kết hôn")
    assert page.state == "Đang giải quyết"
    assert not [one for one in page.dialogs() if "Xem giấy" in one.widget.windowTitle()]


def test_what_the_office_refuses_is_said_in_the_dialog(page: Dossier):
    asked = page.take(Action.APOLOGISE, note="Mất điện", until="02/10/2026")
    assert asked.says("Ngày hẹn mới phải sau")
    assert asked.is_there


def test_a_late_result_needs_its_reason(page: Dossier, desk: Desk, number: str, clock: Clock):
    clock.move(days=20)
    asked = page.take(Action.FINISH)
    assert "lý do trễ hạn" in asked.beside("Lý do trễ hạn")
    asked.close()
    page.take(Action.FINISH, late_reason="Chờ xác minh")
    assert state(desk, number) is DossierState.RESULT_READY
    assert "lý do trễ: Chờ xác minh" in page.fact("due")


def test_a_step_is_taken_back_with_its_reason_on_record(
    page: Dossier, desk: Desk, number: str, frame: PageFrame
):
    page.step(Action.FINISH)
    assert frame.notices.undo_last()
    page.give_reason("Bấm nhầm")
    assert state(desk, number) is DossierState.RECEIVED
    assert "Hoàn tác bước vừa làm: Bấm nhầm" in page.history()


def test_undo_may_be_asked_for_again_after_a_no(page: Dossier, frame: PageFrame):
    page.step(Action.FINISH)
    assert frame.notices.undo_last()
    page.dialog("Hoàn tác bước").close()
    assert frame.notices.undo_last()
    page.dialog("Hoàn tác bước").close()


def test_undo_takes_back_only_what_it_names(
    page: Dossier, desk: Desk, number: str, frame: PageFrame
):
    page.step(Action.FINISH)
    returning.return_result(desk, number)  # at another counter
    frame.notices.undo_last()
    assert not page.dialogs()
    assert frame.notices.history[-1].text == NOTHING_TO_UNDO
    assert state(desk, number) is DossierState.RETURNED


def test_undo_is_refused_where_another_step_came_while_it_was_asked(
    page: Dossier, desk: Desk, number: str, frame: PageFrame
):
    page.step(Action.FINISH)
    frame.notices.undo_last()
    returning.return_result(desk, number)
    page.give_reason("Bấm nhầm")
    assert page.dialog("Hoàn tác bước").says("Đã trả kết quả")
    assert state(desk, number) is DossierState.RETURNED


def test_an_old_paper_comes_out_of_the_window_as_it_was(
    qtbot, frame: PageFrame, desk: Desk, number: str, clock: Clock
):
    clock.at = moment("2027-03-01 08:00")
    merged = replace(desk.office, place_name="Đồng Sen", centre_name="Trung tâm xã Đồng Sen")
    office.save_office(acting_as(desk, Role.ADMINISTRATOR), merged)
    frame.renew_desk(office.renewed(desk))
    Dossier(page_alone(qtbot, frame, "dossier", number)).print(SlipKind.RECEIPT)
    hand_out()
    [printed] = lookup.known(desk, number).prints
    text = read(kept_papers.get(desk, printed.file).content).text
    assert "Tràm Chim, ngày 01 tháng 10 năm 2026" in text
    assert "Nay là: Trung tâm xã Đồng Sen" in text


def test_a_paper_is_printed_and_counted(page: Dossier, desk: Desk, number: str):
    page.print(SlipKind.RECEIPT)
    hand_out()
    assert [row.kind for row in lookup.known(desk, number).prints] == [SlipKind.RECEIPT]
    assert any("In giấy tờ" in what for what in page.history())
    assert any("· in 1 lần" in words for words in page.papers())


def test_what_was_printed_is_listed_and_opens_as_it_was(
    page: Dossier, desk: Desk, number: str, frame: PageFrame
):
    assert not page.has(PRINTED)
    page.print(SlipKind.RECEIPT)
    hand_out()
    first = lookup.known(desk, number).prints[0]
    correcting.correct(desk, number, {"applicant.full_name": "Võ Thị Ánh"}, reason="Gõ nhầm")
    page.print(SlipKind.RECEIPT)
    hand_out()
    receipt = SLIPS[SlipKind.RECEIPT]
    assert page.printed() == [(receipt, ""), (receipt, "bản đã thay")]
    shown = page.look_at_print(1)
    assert shown.says("BẢN ĐÃ THAY")
    assert shown.says("số 01")
    (view,) = shown.widget.findChildren(PaperView)
    assert view.shown == kept_papers.get(desk, first.file).content
    shown.choose(OUTSIDE)
    shown.close()
    assert len(lookup.known(desk, number).prints) == 2
    assert lookup.known(desk, number).history[-1].kind is EventKind.RECORD_OPENED


def test_the_papers_of_a_cancelled_reception_are_still_there(
    page: Dossier, desk: Desk, number: str, frame: PageFrame
):
    page.print(SlipKind.RECEIPT)
    hand_out()
    cancelling.cancel(desk, number, note="Nhận nhầm")
    frame.changes.dossiers_changed.emit()
    assert not page.has(EVENTS[EventKind.PRINT])
    assert page.printed() == [(SLIPS[SlipKind.RECEIPT], "đã hủy tiếp nhận")]
    shown = page.look_at_print(0)
    assert shown.says("ĐÃ HỦY TIẾP NHẬN")
    shown.close()


def test_an_unknown_number_is_refused_in_words(page: Dossier, frame: PageFrame):
    assert isinstance(page.widget, OpensItem)
    page.widget.open_item("000-0")
    assert "Không có hồ sơ mã 000-0" in frame.notices.history[-1].text
