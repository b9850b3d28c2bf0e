"""Asking citizens: on purpose on a screen that is turned, again in the day, and calling back."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from commune_desk.domain.handling.rating import Rating as RatingGiven
from commune_desk.domain.handling.rating import RatingLevel, RatingWay
from commune_desk.services.desk import lookup
from commune_desk.services.desk.desk import Desk
from commune_desk.services.reception import intake
from commune_desk.services.upkeep import history
from commune_desk.ui.frame.page_frame import PageFrame
from commune_desk.ui.public.invitations import ANSWERED, NOBODY, Invitations, invitations_of
from commune_desk.ui.public.invite_button import InviteButton
from commune_desk.ui.public.rating_window import CONFIRM, RatingWindow
from tests.factories import BIRTH, a_reception
from tests.ui.drivers.rating import TITLE, Rating, rating_on_screen
from tests.ui.drivers.screen import windows
from tests.ui.drivers.window import Window

CHORD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def number(desk: Desk) -> str:
    """A dossier solved at once."""
    return intake.solve_at_once(desk, a_reception(procedure_code=BIRTH)).dossier.dossier_no


@pytest.fixture
def clerk(qtbot) -> Iterator[QWidget]:
    """Where the clerk works."""
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    yield made
    for window in windows(TITLE):
        Rating(window.widget).walk_away()


def answer_of(desk: Desk, number: str) -> RatingGiven:
    given = lookup.known(desk, number).rating
    assert given is not None
    return given


@pytest.fixture
def asking(frame: PageFrame) -> Invitations:
    return invitations_of(frame)


def test_on_one_screen_nothing_covers_the_work_by_itself(asking, clerk, number):
    asking.offer(number, beside=clerk)
    assert windows(TITLE) == []
    assert asking.dossier_no == number


def test_the_clerk_turns_the_screen_on_purpose(asking, clerk, number, frame, desk):
    asking.offer(number, beside=clerk)
    asking.ask_or_call_back(beside=clerk)
    assert history.recent(desk, 1)[0].facts["way"] == RatingWay.TURNED_SCREEN
    rating_on_screen().touch("Hài lòng")
    assert answer_of(desk, number).came_by is RatingWay.TURNED_SCREEN
    assert frame.notices.history[-1].text == ANSWERED
    assert asking.dossier_no == ""


def test_nobody_is_asked_twice_at_once(asking, clerk, number):
    asking.point_at(number)
    asking.ask(beside=clerk)
    asking.ask(beside=clerk)
    assert len(windows(TITLE)) == 1


def test_the_key_calls_the_window_back_and_asks_again(asking, clerk, number):
    asking.point_at(number)
    asking.ask_or_call_back(beside=clerk)
    asking.ask_or_call_back(beside=clerk)
    assert windows(TITLE) == []
    asking.ask_or_call_back(beside=clerk)
    assert asking.is_asking


def test_what_a_citizen_said_is_not_called_back(asking, clerk, number, desk):
    asking.point_at(number)
    asking.ask(beside=clerk)
    rating_on_screen().answer(RatingLevel.DISSATISFIED)
    asking.ask_or_call_back(beside=clerk)
    assert answer_of(desk, number).level is RatingLevel.DISSATISFIED


def test_who_has_nobody_to_ask_is_told_how(asking, clerk, frame):
    asking.ask_or_call_back(beside=clerk)
    assert frame.notices.history[-1].text == NOBODY


def test_on_the_next_day_it_is_too_late(asking, clerk, number, desk, frame):
    asking.point_at(number)
    desk.clock.move(days=1)
    asking.ask(beside=clerk)
    assert windows(TITLE) == []
    assert "chỉ mời đánh giá trên màn hình trong ngày" in frame.notices.history[-1].text


def test_the_button_says_what_its_press_does(asking, clerk, number, frame, qtbot):
    made = InviteButton(frame)
    made.setParent(clerk)
    assert made.isHidden()
    asking.point_at(number)
    assert made.accessibleName() == "Quay màn hình để đánh giá"
    qtbot.mouseClick(made, Qt.MouseButton.LeftButton)
    assert made.accessibleName() == "Thu màn hình đánh giá"
    qtbot.mouseClick(made, Qt.MouseButton.LeftButton)
    assert windows(TITLE) == []


def test_beside_one_dossier_it_asks_for_no_other(asking, clerk, number, frame):
    made = InviteButton(frame, of_one=True)
    made.setParent(clerk)
    made.show_for("khác")
    asking.point_at(number)
    assert made.isHidden()
    made.show_for(number)
    assert not made.isHidden()


# --- the way out of a turned screen --------------------------------------------------------------


@pytest.fixture
def turned(asking, clerk, number) -> Rating:
    asking.point_at(number)
    asking.ask(beside=clerk)
    return rating_on_screen()


def press(rating: Rating, key: Qt.Key, held: Qt.KeyboardModifier | None = None) -> None:
    QTest.keyClick(rating.widget, key, held or Qt.KeyboardModifier.NoModifier)


def test_a_chord_and_enter_give_the_screen_back(turned: Rating):
    press(turned, Qt.Key.Key_F12, CHORD)
    assert turned.says(CONFIRM)
    press(turned, Qt.Key.Key_Return)
    assert windows(TITLE) == []


@pytest.mark.parametrize("keys", [["Return"], ["F12"], ["chord", "A", "Return"], ["chord"]])
def test_no_other_keys_do(turned: Rating, keys: list[str]):
    for key in keys:
        if key == "chord":
            press(turned, Qt.Key.Key_F12, CHORD)
        else:
            press(turned, Qt.Key[f"Key_{key}"])
    assert turned.is_there


def test_who_waits_too_long_with_enter_stays(turned: Rating):
    press(turned, Qt.Key.Key_F12, CHORD)
    turned.let_pass(5)
    press(turned, Qt.Key.Key_Return)
    assert turned.is_there


def test_no_shortcut_of_the_program_works_there(turned: Rating):
    assert isinstance(turned.widget, RatingWindow)
    assert QApplication.activeModalWidget() is turned.widget


def test_the_key_answers_before_any_page_with_its_button_was_opened(qtbot, desk, number):
    """It was silent in a window that stood at its first page."""
    window = Window.of(desk)
    qtbot.addWidget(window.widget)
    window.today()
    window.press("Ctrl+Shift+M")
    assert window.frame.notices.history[-1].text == NOBODY
    invitations_of(window.frame).point_at(number)
    window.press("Ctrl+Shift+M")
    rating_on_screen().walk_away()
