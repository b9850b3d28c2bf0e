"""The rating window: three faces, a reason nobody owes, gone by itself, no way into the program."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton

from commune_desk.domain.rating import RatingLevel
from commune_desk.ui.public.rating_window import REASONS, RatingWindow
from commune_desk.ui.widgets.face_button import FaceButton

Answers = list[tuple[RatingLevel, str]]


@pytest.fixture
def window(qtbot) -> Iterator[RatingWindow]:
    made = RatingWindow("Trần Thị Tuyết Mai", "Đăng ký khai sinh", seconds=20)
    made.face(QGuiApplication.primaryScreen(), is_shared=False)
    yield made
    if not made._is_over:
        made._leave()


@pytest.fixture
def answers(window: RatingWindow) -> Answers:
    """What the window told, in order."""
    told: Answers = []
    window.answered.connect(lambda level, reason: told.append((level, reason)))
    return told


def words(window: RatingWindow) -> str:
    return " ".join(label.text() for label in window.findChildren(QLabel))


def press(qtbot, window: RatingWindow, text: str) -> None:
    buttons = window.findChildren(QPushButton)
    made = next(button for button in buttons if text in (button.text(), button.accessibleName()))
    qtbot.mouseClick(made, Qt.MouseButton.LeftButton)


def test_it_names_the_officer_and_the_kind_of_work(window: RatingWindow):
    assert "Trần Thị Tuyết Mai" in words(window)
    assert "Đăng ký khai sinh" in words(window)


def test_its_faces_are_large_enough_for_a_thumb(window: RatingWindow):
    faces = window.findChildren(FaceButton)
    assert len(faces) == 3
    assert all(face.height() >= 160 and face.width() >= 160 for face in faces)


@pytest.mark.parametrize("level", [RatingLevel.VERY_SATISFIED, RatingLevel.SATISFIED])
def test_a_satisfied_citizen_is_thanked_at_once(
    qtbot, window: RatingWindow, level: RatingLevel, answers: Answers
):
    window.choose(level)
    assert answers == [(level, "")]
    assert window._steps.currentIndex() == 2


def test_a_dissatisfied_citizen_is_asked_why(qtbot, window: RatingWindow, answers: Answers):
    press(qtbot, window, "Không hài lòng")
    assert answers == []
    press(qtbot, window, REASONS[1])
    assert answers == [(RatingLevel.DISSATISFIED, REASONS[1])]


def test_nobody_is_forced_to_say_why(qtbot, window: RatingWindow, answers: Answers):
    press(qtbot, window, "Không hài lòng")
    press(qtbot, window, "Bỏ qua")
    assert answers == [(RatingLevel.DISSATISFIED, "")]


def test_who_walks_away_from_the_reason_has_answered_all_the_same(
    window: RatingWindow, answers: Answers
):
    window.choose(RatingLevel.DISSATISFIED)
    window._waiting.timeout.emit()
    assert answers == [(RatingLevel.DISSATISFIED, "")]
    assert not window.isVisible()


def test_it_goes_by_itself_after_the_time_of_the_setting(window: RatingWindow, answers: Answers):
    assert window._waiting.interval() == 20_000
    window._waiting.timeout.emit()
    assert answers == []
    assert not window.isVisible()


def test_it_cannot_be_closed_before_its_time(window: RatingWindow):
    window.close()
    assert window.isVisible()


def test_no_key_leads_into_the_program(qtbot, window: RatingWindow, answers: Answers):
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_F3, Qt.Key.Key_F9):
        qtbot.keyClick(window, key)
    assert window.isVisible()
    assert answers == []


def test_thanks_are_said_and_then_it_is_gone(window: RatingWindow, answers: Answers):
    window.choose(RatingLevel.SATISFIED)
    window._waiting.timeout.emit()
    assert not window.isVisible()
    assert len(answers) == 1


def test_no_face_is_marked_before_the_citizen_chooses(qtbot, window: RatingWindow):
    qtbot.keyClick(window, Qt.Key.Key_Return)
    assert window.focusWidget() is window
    assert window._steps.currentIndex() == 0
