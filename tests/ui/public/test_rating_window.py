"""The rating window: three faces, a reason nobody owes, gone by itself, no way into the program."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from commune_desk.domain.handling.rating import RatingLevel
from commune_desk.ui.public.rating_window import QUESTION, REASONS, THANKS, RatingWindow
from tests.ui.drivers.rating import SKIP, Rating

Answers = list[tuple[RatingLevel, str]]


@pytest.fixture
def window(qtbot) -> Iterator[Rating]:
    made = RatingWindow("Trần Thị Tuyết Mai", "Đăng ký khai sinh", seconds=20)
    made.face(QGuiApplication.primaryScreen(), is_shared=False)
    rating = Rating(made)
    yield rating
    rating.walk_away()


@pytest.fixture
def answers(window: Rating) -> Answers:
    """What the window told, in order."""
    told: Answers = []
    assert isinstance(window.widget, RatingWindow)
    window.widget.answered.connect(lambda level, reason: told.append((level, reason)))
    return told


def test_it_names_the_officer_and_the_kind_of_work(window: Rating):
    assert window.says("Trần Thị Tuyết Mai")
    assert window.says("Đăng ký khai sinh")


def test_its_faces_are_large_enough_for_a_thumb(window: Rating):
    assert len(window.faces()) == 3
    assert all(face.height() >= 160 and face.width() >= 160 for face in window.faces())


@pytest.mark.parametrize("level", [RatingLevel.VERY_SATISFIED, RatingLevel.SATISFIED])
def test_a_satisfied_citizen_is_thanked_at_once(
    window: Rating, level: RatingLevel, answers: Answers
):
    window.answer(level)
    assert answers == [(level, "")]
    assert window.asks == THANKS


def test_an_answer_comes_by_touch(window: Rating, answers: Answers):
    window.touch("Hài lòng")
    assert answers == [(RatingLevel.SATISFIED, "")]


def test_a_dissatisfied_citizen_is_asked_why(window: Rating, answers: Answers):
    window.answer(RatingLevel.DISSATISFIED)
    assert answers == []
    window.choose(REASONS[1])
    assert answers == [(RatingLevel.DISSATISFIED, REASONS[1])]


def test_nobody_is_forced_to_say_why(window: Rating, answers: Answers):
    window.answer(RatingLevel.DISSATISFIED)
    window.choose(SKIP)
    assert answers == [(RatingLevel.DISSATISFIED, "")]


def test_who_walks_away_from_the_reason_has_answered_all_the_same(window: Rating, answers: Answers):
    window.answer(RatingLevel.DISSATISFIED)
    window.let_pass(seconds=20)
    assert answers == [(RatingLevel.DISSATISFIED, "")]
    assert not window.is_there


def test_it_goes_by_itself_after_the_time_of_the_setting(window: Rating, answers: Answers):
    window.let_pass(seconds=15)
    assert window.is_there
    window.let_pass(seconds=20)
    assert answers == []
    assert not window.is_there


def test_it_cannot_be_closed_before_its_time(window: Rating):
    window.widget.close()
    assert window.is_there


def test_no_key_leads_into_the_program(window: Rating, answers: Answers):
    window.try_keys(Qt.Key.Key_Escape, Qt.Key.Key_F3, Qt.Key.Key_F9)
    assert window.is_there
    assert answers == []


def test_thanks_are_said_and_then_it_is_gone(window: Rating, answers: Answers):
    window.answer(RatingLevel.SATISFIED)
    window.let_pass(seconds=3)
    assert not window.is_there
    assert len(answers) == 1


KEYS = [
    Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Tab, Qt.Key.Key_1,
    Qt.Key.Key_Down, Qt.Key.Key_Right,
]  # fmt: skip


@pytest.mark.parametrize("level", [None, RatingLevel.DISSATISFIED])
def test_no_key_answers_or_marks_an_answer(window: Rating, answers: Answers, level):
    if level:
        window.answer(level)
    asked = window.asks
    for _time in range(3):
        window.try_keys(*KEYS)
    buttons = window.widget.findChildren(QPushButton)
    assert not any(button.hasFocus() or button.isChecked() for button in buttons)
    assert (window.asks, answers) == (asked, [])


@pytest.mark.parametrize("level", [None, RatingLevel.DISSATISFIED])
def test_a_mouse_that_lies_there_marks_no_answer(window: Rating, level):
    if level:
        window.answer(level)
    for button in window.shown(QPushButton):
        before = button.grab().toImage()
        QTest.mouseMove(button, button.rect().center())
        assert button.underMouse()
        assert button.grab().toImage() == before, button.accessibleName()


def test_a_second_touch_is_no_reason(window: Rating, answers: Answers):
    window.answer(RatingLevel.DISSATISFIED)
    window.touch_at_once(REASONS[0])
    assert answers == []
    window.touch(REASONS[0])
    assert answers == [(RatingLevel.DISSATISFIED, REASONS[0])]


def test_a_press_meant_for_what_stood_there_before_is_no_answer(window: Rating, answers: Answers):
    window.touch_at_once("Rất hài lòng")
    assert answers == []
    assert window.asks == QUESTION
