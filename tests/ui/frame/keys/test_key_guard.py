"""Keys that cannot hurt: what a tired clerk presses twice, too soon or in the wrong box."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from commune_desk.domain.desk.dossier import DossierState
from commune_desk.domain.desk.dossier_list import DossierFilter, DossierRow
from commune_desk.domain.desk.steps import Action, StepRequest, step_of
from commune_desk.services.desk import lookup
from commune_desk.services.desk.desk import Desk, OpenOffice
from commune_desk.services.desk.desk import desk_of as made_desk
from commune_desk.services.handling import handling
from commune_desk.services.reception import intake, visits
from commune_desk.store.office import officers
from commune_desk.ui.frame.keys import key_guard
from commune_desk.ui.frame.keys.key_guard import DEAD_MS
from commune_desk.ui.frame.work.tasks import Task
from commune_desk.ui.pages.intake.declarations.declaring import BROUGHT_KEY
from commune_desk.ui.pages.returns.page import NOTHING_CHOSEN
from commune_desk.words.desk.steps import ACTIONS
from tests.factories import a_person, a_reception
from tests.ui.drivers.dossiers import STEPS, Dossier
from tests.ui.drivers.hand_scanner import (
    HandScanner,
    hand_presses,
    hand_types,
    keep_device_time,
)
from tests.ui.drivers.intake import PROCEDURE_BOX, SCAN, Intake
from tests.ui.drivers.rating import TITLE as RATING
from tests.ui.drivers.screen import awake, until, windows
from tests.ui.drivers.window import Window

CARD = "087185004321||VÕ THỊ ÁNH NGUYỆT|09031985|Nữ|Ấp Tân Hưng, Tràm Chim, Đồng Tháp|03052022"
NGUYET = "Võ Thị Ánh Nguyệt"
OTHER = a_person(full_name="Trần Quốc Nam", personal_id="087073052838")
CONFIRM = "Ctrl+Return"


@pytest.fixture(autouse=True)
def time_of_the_device(monkeypatch: pytest.MonkeyPatch) -> None:
    keep_device_time(monkeypatch)


@pytest.fixture
def window(qapp, desk: Desk) -> Iterator[Window]:
    made = Window.of(desk)
    yield made
    for asked in windows(RATING):
        asked.let_pass(60)
        asked.let_pass(60)
    made.break_off()


@pytest.fixture
def scanner() -> HandScanner:
    return HandScanner()


def desk_of(office: OpenOffice, login: str) -> Desk:
    """The desk of another officer of the office."""
    found = officers.find_by_login(office.office.id, login)
    assert found is not None
    return made_desk(office, found[0])


def finished(desk: Desk, **changes: object) -> str:
    number = intake.receive(desk, a_reception(**changes)).dossier.dossier_no
    handling.step(desk, number, StepRequest(Action.FINISH, desk.now()))
    return number


def dossiers(desk: Desk) -> tuple[DossierRow, ...]:
    return tuple(lookup.page(desk, DossierFilter(now=desk.now())).rows)


def state(desk: Desk, number: str) -> DossierState:
    return lookup.known(desk, number).dossier.state


def rest() -> None:
    """The clerk takes longer than the moment in which nothing is heard."""
    QTest.qWait(DEAD_MS + 200)


# --- F9 twice ------------------------------------------------------------------------------------


@pytest.fixture
def entered(window: Window, scanner: HandScanner) -> Window:
    """A citizen and a procedure of one day; the next F9 receives."""
    page = window.intake()
    scanner.read(CARD)
    page.pick("ks")
    page.press(BROUGHT_KEY)
    return window


@pytest.fixture
def long_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    """However busy this machine is, the moment in which nothing is heard is not over."""
    monkeypatch.setattr(key_guard, "DEAD_MS", 60_000)


@pytest.mark.usefixtures("long_moment")
@pytest.mark.parametrize("keys", [("F9", "F9"), ("F9", "F10"), ("F10", "F9"), ("F9", "Return")])
def test_f9_twice_receives_once_and_says_nothing_else(entered: Window, desk: Desk, keys):
    """Where papers go to a printer nothing stands over the page when the second key comes."""
    first, second = keys
    hand_presses(first)
    page = Intake(entered.widget)
    page.put_papers_away()
    awake(page.widget)
    hand_presses(second)
    assert len(dossiers(desk)) == 1
    assert page.is_empty
    assert page.beside(PROCEDURE_BOX) == ""
    assert page.focus == SCAN
    assert not any("Chưa" in one.text for one in entered.frame.notices.history)


def test_the_next_f9_is_heard_again(entered: Window, desk: Desk, scanner: HandScanner):
    hand_presses("F9")
    rest()
    page = Intake(entered.widget)
    page.put_papers_away()
    awake(page.widget)
    scanner.read(CARD.replace("087185004321", "087185009999"))
    page.pick("ks")
    page.press(BROUGHT_KEY)
    hand_presses("F9")
    until(lambda: len(dossiers(desk)) == 2)


def test_a_held_key_ends_nothing(entered: Window, desk: Desk):
    none = Qt.KeyboardModifier.NoModifier
    for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
        held = QKeyEvent(kind, Qt.Key.Key_F9, none, "", True)
        held.ignore()
        QApplication.sendEvent(entered.widget.windowHandle(), held)
        assert held.isAccepted()
    assert dossiers(desk) == ()


# --- handing over --------------------------------------------------------------------------------


def test_f9_pressed_twice_hands_nothing_over(window: Window, desk: Desk, scanner: HandScanner):
    number = finished(desk)
    page = window.returns()
    scanner.read(number)
    hand_presses("F9", times=2)
    hand_presses("Return", times=2)
    hand_presses("F10")
    assert state(desk, number) is DossierState.RESULT_READY
    rest()  # now its button may be pressed, by none of these keys
    hand_presses("F9", times=2)
    hand_presses("Return", times=2)
    QTest.qWait(200)
    assert state(desk, number) is DossierState.RESULT_READY
    assert page.asked().says(NGUYET)
    assert page.asked().says(number)


def test_the_second_gesture_is_another_and_takes_its_time(
    window: Window, desk: Desk, scanner: HandScanner
):
    number = finished(desk)
    page = window.returns()
    scanner.read(number)
    hand_presses("F9")
    hand_presses(CONFIRM)
    assert state(desk, number) is DossierState.RESULT_READY
    rest()
    hand_presses(CONFIRM)
    until(lambda: state(desk, number) is DossierState.RETURNED)
    assert not [one for one in page.dialogs() if one.says(NGUYET)]


def test_the_second_click_of_a_double_click_meets_a_button_that_is_off(
    window: Window, desk: Desk, scanner: HandScanner
):
    number = finished(desk)
    page = window.returns()
    scanner.read(number)
    hand_presses("F9")
    assert not page.asked().can("Trả kết quả")
    rest()
    assert page.asked().can("Trả kết quả")


def test_the_receipt_of_the_next_waits_while_one_is_handed_over(
    window: Window, desk: Desk, scanner: HandScanner
):
    first, second = finished(desk), finished(desk, applicant=OTHER)
    page = window.returns()
    scanner.read(first)
    hand_presses("F9")
    scanner.read(second)
    assert page.asked().says(NGUYET)
    assert page.number == first
    hand_presses("Esc")
    until(lambda: page.number == second)
    hand_presses("F9")
    assert page.asked().says(OTHER.full_name)
    assert state(desk, first) is DossierState.RESULT_READY


@pytest.mark.parametrize("action", [Action.REFUSE, Action.STOP])
def test_what_ends_a_dossier_says_whose_it_is(window: Window, desk: Desk, action: Action):
    number = intake.receive(desk, a_reception()).dossier.dossier_no
    window.frame.open_item("dossier", number)
    hand_presses(step_of(action).key)
    asked = window.dialog(ACTIONS[action])
    assert asked.says(NGUYET)
    hand_types("Không đủ điều kiện")
    rest()
    hand_presses(step_of(action).key)
    hand_presses("F9")
    QTest.qWait(200)
    assert state(desk, number) is DossierState.RECEIVED
    hand_presses(CONFIRM)
    until(lambda: state(desk, number) in (DossierState.REFUSED, DossierState.STOPPED))


def test_declining_at_reception_says_who_is_declined(
    window: Window, desk: Desk, scanner: HandScanner
):
    page = window.intake()
    scanner.read(CARD)
    page.pick("1.004873")
    hand_presses("Ctrl+6")
    asked = page.dialog()
    assert asked.says(NGUYET)
    hand_types("Không thuộc thẩm quyền")
    rest()
    hand_presses("F9")
    QTest.qWait(200)
    assert visits.page(desk).rows == ()
    hand_presses(CONFIRM)
    until(lambda: len(visits.page(desk).rows) == 1)


@pytest.mark.usefixtures("long_moment")
def test_f9_twice_begins_one_work_that_takes_a_while(window: Window):
    window.press("F7")
    begun = list[Task]()
    window.frame.tasks.started.connect(begun.append)
    hand_presses("F9")
    hand_presses("F9")
    hand_presses("F10")
    assert window.frame.tasks.wait()
    assert len(begun) == 1


# --- steps and undo ------------------------------------------------------------------------------


def test_step_keys_are_dead_for_a_moment_after_a_step(window: Window, desk: Desk):
    number = intake.receive(desk, a_reception()).dossier.dossier_no
    window.frame.open_item("dossier", number)
    hand_presses(step_of(Action.HAND_OVER).key)
    hand_presses(step_of(Action.FINISH).key)
    assert state(desk, number) is DossierState.HANDLING
    rest()
    hand_presses(step_of(Action.FINISH).key)
    assert state(desk, number) is DossierState.RESULT_READY


def test_a_click_too_many_takes_no_second_step(window: Window, desk: Desk):
    number = intake.receive(desk, a_reception()).dossier.dossier_no
    window.frame.open_item("dossier", number)
    hand_presses(step_of(Action.HAND_OVER).key)
    button = Dossier(window.widget).part(STEPS).find(ACTIONS[Action.FINISH])
    at = button.mapTo(window.widget, QPoint(8, 8))
    QTest.mouseClick(window.widget.windowHandle(), Qt.MouseButton.LeftButton, pos=at)
    assert state(desk, number) is DossierState.HANDLING


@pytest.mark.parametrize(
    ("login", "keys", "said"),
    [
        ("phuc", "F9", "Công chức chuyên môn không được làm bước “Trả kết quả”"),
        ("phuc", "Ctrl+3", "chuyên môn không được làm bước “Nhận giấy tờ bổ sung”"),
        ("mai", "Ctrl+3", "nên không thể “Nhận giấy tờ bổ sung”"),
        ("mai", "F9", "nên không thể “Trả kết quả”"),
        ("mai", "Ctrl+8", "nên không thể “Đóng do quá hạn bổ sung”"),
    ],
)
def test_the_key_of_a_step_that_may_not_be_taken_says_why(
    qapp, desk: Desk, office, login: str, keys: str, said: str
):
    number = intake.receive(desk, a_reception()).dossier.dossier_no
    window = Window.of(desk_of(office, login))
    window.frame.open_item("dossier", number)
    hand_presses(keys)
    told = window.frame.notices.history[-1].text
    window.break_off()
    assert said in told
    assert state(desk, number) is DossierState.RECEIVED


def test_f9_says_why_nothing_is_handed_over(window: Window, desk: Desk, scanner: HandScanner):
    number = intake.receive(desk, a_reception()).dossier.dossier_no
    page = window.returns()
    hand_presses("F9")
    assert window.frame.notices.history[-1].text == NOTHING_CHOSEN
    scanner.read(number)
    assert page.number == number
    hand_presses("F9")
    assert "nên không thể “Trả kết quả”" in window.frame.notices.history[-1].text
    assert not window.dialogs()


@pytest.mark.parametrize(("login", "keys"), [("phuc", "F2"), ("phuc", "F4"), ("mai", "Ctrl+F12")])
def test_the_key_of_a_page_that_is_another_s_says_so(qapp, office, login: str, keys: str):
    window = Window.of(desk_of(office, login))
    before = window.page
    hand_presses(keys)
    told, after = window.frame.notices.history[-1].text, window.page
    window.break_off()
    assert "không phải việc của" in told
    assert after == before


def test_undo_is_reached_from_the_scan_box_and_says_what_it_undoes(window: Window, desk: Desk):
    number = intake.receive(desk, a_reception()).dossier.dossier_no
    window.frame.open_item("dossier", number)
    hand_presses(step_of(Action.HAND_OVER).key)
    hand_presses("F2")
    assert window.focus == SCAN
    window.frame.notices.publish("Đã lưu")
    hand_presses("Ctrl+Z")
    asked = window.dialog("Hoàn tác bước")
    assert asked.says(ACTIONS[Action.HAND_OVER])
    assert asked.says(number)
    assert asked.says(NGUYET)


def test_undo_in_a_text_that_was_edited_undoes_the_text(window: Window, desk: Desk):
    number = intake.receive(desk, a_reception()).dossier.dossier_no
    window.frame.open_item("dossier", number)
    hand_presses(step_of(Action.HAND_OVER).key)
    page = window.intake()
    hand_types("nguyen")
    hand_presses("Ctrl+Z")
    assert not window.dialogs()
    assert page.text(SCAN) == ""


def test_undo_never_brings_the_last_citizen_back(window: Window, scanner: HandScanner):
    page = window.intake()
    page.go_to(SCAN)
    scanner.read(CARD)
    page.keep_draft()
    for _ in range(3):
        hand_presses("Ctrl+Z")
    assert page.focus == SCAN
    assert page.text(SCAN) == ""
    page.go_to(SCAN)
    page.type_in(CARD)  # a scanner that is too slow to be known as one
    page.press("Return")
    page.keep_draft()
    hand_presses("Ctrl+Z")
    assert page.text(SCAN) == ""


# --- F2, Esc, lists ------------------------------------------------------------------------------


def test_f2_always_returns_to_the_scan_box(window: Window, scanner: HandScanner):
    page = window.intake()
    scanner.read(CARD)
    page.pick("1.004873")
    assert page.focus != SCAN
    hand_presses("F2")
    assert page.focus == SCAN
    assert page.has(SCAN)
    hand_presses("F3")
    hand_presses("F2")
    assert page.focus == SCAN
    scanner.read(CARD)
    assert page.person_line[0] == NGUYET


@pytest.mark.parametrize("key", ["F3", "F4", "F5", "F6", "F7", "F8", "F12", "F1"])
def test_esc_leads_home(window: Window, key: str):
    hand_presses(key)
    for _ in range(2):
        hand_presses("Esc")
    assert window.page == "Tiếp nhận"
    assert window.focus == SCAN


def test_esc_leads_home_from_a_dossier(window: Window, desk: Desk):
    number = intake.receive(desk, a_reception()).dossier.dossier_no
    window.frame.open_item("dossier", number)
    for _ in range(2):
        hand_presses("Esc")
    assert window.page == "Tiếp nhận"


def test_enter_chooses_nothing_from_a_list_that_nobody_touched(
    window: Window, scanner: HandScanner
):
    page = window.intake()
    scanner.read(CARD)
    assert page.focus == PROCEDURE_BOX
    rest()
    hand_presses("Return", times=2)
    assert page.procedure == ""
    hand_presses("Down")
    assert page.offers()
    hand_presses("Return", times=2)
    assert page.procedure == ""
    hand_presses("Down")
    hand_presses("Return")
    assert page.procedure != ""


def test_of_several_people_none_is_taken_before_one_is_pointed_at(window: Window, desk: Desk):
    for number, name in (("087185004321", NGUYET), ("087185009999", "Lê Thị Nguyệt")):
        intake.receive(desk, a_reception(applicant=a_person(full_name=name, personal_id=number)))
    page = window.intake()
    hand_types("nguyet")
    hand_presses("Return", times=2)
    assert page.is_empty
    assert len(page.offers()) == 2
    hand_presses("Down")
    hand_presses("Return")
    assert page.person_line


# --- keys that a line of text takes under X11 ----------------------------------------------------


class LineOfX11(QLineEdit):
    """A line that takes Ctrl+E and Ctrl+K for itself, as lines do under X11."""

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)


def test_keys_of_the_page_work_in_a_line_of_text(window: Window, scanner: HandScanner):
    page = window.intake()
    scanner.read(CARD)
    page.pick("1.004873")
    line = LineOfX11(page.widget)
    line.show()
    line.setFocus()
    assert not page.has("Hình thức nộp hồ sơ")
    hand_presses("Ctrl+E")
    assert page.has("Hình thức nộp hồ sơ")
