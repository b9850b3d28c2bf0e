"""Handing over: scan the receipt, one key, and the citizen is asked how it was."""

from dataclasses import replace

import pytest

from commune_desk.domain.desk.dossier import DossierState
from commune_desk.domain.desk.steps import Action, StepRequest, step_of
from commune_desk.domain.handling.rating import RatingLevel
from commune_desk.services.desk import lookup
from commune_desk.services.desk.desk import Desk
from commune_desk.services.handling import handling, returning
from commune_desk.services.reception import intake
from commune_desk.settings import RATING_AFTER_RETURN
from commune_desk.ui.frame.page_frame import PageFrame
from commune_desk.words.desk.steps import ACTIONS
from tests.factories import a_person, a_reception
from tests.ui.drivers.pages import page_alone
from tests.ui.drivers.rating import TITLE
from tests.ui.drivers.returns import HAND_OVER, LIST, SCAN, TURN, Returns
from tests.ui.drivers.screen import windows

MAN = a_person(full_name="Trần Quốc Nam", personal_id="087073052838")


@pytest.fixture
def ready(desk: Desk) -> str:
    """The number of a dossier whose result lies there."""
    number = intake.receive(desk, a_reception()).dossier.dossier_no
    handling.step(desk, number, StepRequest(Action.FINISH, desk.now()))
    return number


@pytest.fixture
def page(qtbot, frame: PageFrame, ready: str) -> Returns:
    return Returns(page_alone(qtbot, frame, "returns"))


def test_what_is_ready_is_listed(page: Returns, ready: str):
    assert page.waiting() == [ready]
    assert page.focus == SCAN
    assert not page.can(HAND_OVER)


def test_a_scanned_receipt_is_handed_over_with_one_key(page: Returns, desk: Desk, ready: str):
    page.scan(ready)
    assert page.fact("applicant") == "Võ Thị Ánh Nguyệt"
    page.hand_over()
    assert lookup.known(desk, ready).dossier.state is DossierState.RETURNED
    assert page.waiting() == []


def test_the_key_and_the_words_are_those_of_the_step(page: Returns, desk: Desk, ready: str):
    page.scan(ready)
    assert page.can(ACTIONS[Action.RETURN])
    assert "Điều 6" in page.tip(ACTIONS[Action.RETURN])
    page.press(step_of(Action.RETURN).key)
    page.asked().confirm()
    assert lookup.known(desk, ready).dossier.state is DossierState.RETURNED


def test_the_page_is_ready_for_the_next_receipt(page: Returns, ready: str):
    page.scan(ready)
    page.hand_over()
    assert page.text(SCAN) == ""
    assert not page.can(HAND_OVER)


def test_an_office_that_does_not_ask_is_asked_nothing(
    page: Returns, frame: PageFrame, desk: Desk, ready: str
):
    settings = desk.settings.with_value(RATING_AFTER_RETURN, False)
    frame.renew_desk(replace(desk, settings=settings))
    page.scan(ready)
    page.hand_over()
    assert lookup.known(desk, ready).dossier.state is DossierState.RETURNED
    assert not windows(TITLE)


def test_on_one_screen_the_clerk_turns_it_on_purpose(page: Returns, ready: str):
    assert not page.can(TURN)
    page.scan(ready)
    page.hand_over()
    assert not windows(TITLE)
    page.rating().walk_away()


def test_who_was_given_nothing_after_all_is_asked_nothing(
    page: Returns, frame: PageFrame, ready: str
):
    page.scan(ready)
    page.hand_over()
    assert page.can(TURN)
    assert frame.notices.undo_last()
    asked = page.dialog("Hoàn tác bước")
    asked.enter("Lý do", "Đưa nhầm người")
    asked.press("F9")
    assert page.waiting() == [ready]
    assert not page.can(TURN)


def test_the_answer_goes_to_the_office_and_the_clerk_sees_only_that_there_was_one(
    page: Returns, desk: Desk, frame: PageFrame, ready: str
):
    page.scan(ready)
    page.hand_over()
    asked = page.rating()
    asked.answer(RatingLevel.VERY_SATISFIED)
    asked.walk_away()
    given = lookup.known(desk, ready).rating
    assert given is not None
    assert given.level is RatingLevel.VERY_SATISFIED
    assert frame.notices.history[-1].text == "Người dân đã đánh giá."
    assert page.focus == SCAN


def test_a_dossier_that_is_not_ready_cannot_be_handed_over(page: Returns, desk: Desk):
    number = intake.receive(desk, a_reception(applicant=MAN)).dossier.dossier_no
    page.scan(number)
    assert page.state == "Mới tiếp nhận"
    assert not page.can(HAND_OVER)


def test_a_number_that_nobody_knows_is_said_beside_the_box(page: Returns):
    page.scan("000-0")
    assert "Không có hồ sơ mã 000-0" in page.beside(SCAN)


def test_a_name_finds_the_only_one(page: Returns, ready: str):
    page.scan("anh nguyet")
    assert page.number == ready


def marked_two(page: Returns, desk: Desk) -> str:
    """Mark both results that wait; the number of a second one of the same person."""
    other = intake.receive(desk, a_reception()).dossier.dossier_no
    handling.step(desk, other, StepRequest(Action.FINISH, desk.now()))
    page.widget.on_shown()  # type: ignore[attr-defined]  # what the window calls
    page.choose_row(LIST, page.waiting()[0])
    page.find(LIST).setFocus()
    page.press("Shift+Down")
    return other


def hand_over_two(qtbot, page: Returns) -> None:
    page.press("F9")
    asked = page.asked()
    qtbot.waitUntil(lambda: asked.can("Trả 2 kết quả"), timeout=3_000)
    asked.press("Ctrl+Return")


def test_several_marked_results_are_handed_over_at_once(qtbot, page: Returns, desk: Desk, ready):
    other = intake.receive(desk, a_reception()).dossier.dossier_no
    handling.step(desk, other, StepRequest(Action.FINISH, desk.now()))
    page.widget.on_shown()  # type: ignore[attr-defined]  # what the window calls
    page.choose_row(LIST, page.waiting()[0])
    page.find(LIST).setFocus()
    page.press("Shift+Down")
    page.press("F9")
    asked = page.asked()
    assert asked.says("2 kết quả")
    assert asked.says("Võ Thị Ánh Nguyệt")
    asked.press("F9")  # the key that asked ends nothing
    assert asked.is_there
    qtbot.waitUntil(lambda: asked.can("Trả 2 kết quả"), timeout=3_000)
    asked.press("Ctrl+Return")
    states = {lookup.known(desk, number).dossier.state for number in (ready, other)}
    assert states == {DossierState.RETURNED}
    assert page.waiting() == []


def test_the_right_side_says_how_many_are_marked_and_for_whom(page: Returns, desk: Desk, ready):
    other = marked_two(page, desk)
    numbers = {number.rpartition("-")[2] for number in (ready, other)}
    assert page.says("Đã chọn 2 kết quả")
    assert page.says("Võ Thị Ánh Nguyệt")
    assert page.says("F9: trả cả 2 kết quả một lần.")
    assert all(page.says(number) for number in numbers)
    page.press("Up")
    assert not page.says("Đã chọn 2 kết quả")
    assert page.number in (ready, other)


def test_several_marked_results_have_a_button_for_the_mouse(page: Returns, desk: Desk, ready):
    assert not page.has("Trả kết quả")
    marked_two(page, desk)
    page.choose("Trả kết quả")
    assert page.asked().says("2 kết quả")
    page.asked().close()


def test_of_several_marked_results_all_or_none_are_handed_over(
    qtbot, page: Returns, desk: Desk, ready
):
    other = marked_two(page, desk)
    page.press("F9")
    returning.return_result(desk, ready)  # a colleague was faster
    asked = page.asked()
    qtbot.waitUntil(lambda: asked.can("Trả 2 kết quả"), timeout=3_000)
    asked.press("Ctrl+Return")
    assert asked.says(f"Hồ sơ {ready} đang “Đã trả kết quả”")
    assert lookup.known(desk, other).dossier.state is DossierState.RESULT_READY
    asked.close()
    assert page.waiting() == [other]


def test_several_results_are_taken_back_together(qtbot, page: Returns, desk: Desk, ready, frame):
    other = marked_two(page, desk)
    hand_over_two(qtbot, page)
    assert frame.notices.history[-1].text.startswith("Trả kết quả: ")
    assert frame.notices.undo_last()
    asked = page.dialog("Hoàn tác bước")
    assert asked.says(ready)
    assert asked.says(other)
    asked.enter("Lý do", "Đưa nhầm người")
    asked.press("F9")
    states = {lookup.known(desk, number).dossier.state for number in (ready, other)}
    assert states == {DossierState.RESULT_READY}
    assert sorted(page.waiting()) == sorted([ready, other])
