"""Parts beside each other, as long as the words of each have room."""

import pytest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from commune_desk.ui.look.theme import size
from commune_desk.ui.widgets.flow import Beside
from tests.ui.drivers.screen import until

STACKED_BELOW = size("stacked_below")

Parts = tuple[QWidget, Beside, QPushButton, QWidget]


@pytest.fixture
def parts(qtbot: QtBot) -> Parts:
    """A button and a part without words, with just the room for both."""
    window, button, part = QWidget(), QPushButton("Phiếu"), QWidget()
    both = Beside((part, 3), (button, 2), least="stacked_below")
    both.setParent(window)  # which, unlike a window of its own, does not grow with its words
    qtbot.addWidget(window)
    both.resize(STACKED_BELOW, 200)
    window.show()
    until(lambda: button.x() > part.x())
    return window, both, button, part


def test_less_width_than_named_stacks_them(parts: Parts):
    _window, both, button, part = parts
    both.resize(STACKED_BELOW - 1, 200)
    until(lambda: button.x() == part.x())
    assert button.y() > part.y()


def test_words_that_have_no_room_beside_stack_them(parts: Parts):
    _window, both, button, part = parts
    part.setMinimumWidth(STACKED_BELOW // 2)
    button.setText("Phiếu kiểm soát quá trình giải quyết hồ sơ " * 2)
    until(lambda: button.x() == part.x())
    assert button.width() >= button.sizeHint().width()
    button.setText("Phiếu")
    until(lambda: button.x() > part.x())
    assert both.width() == STACKED_BELOW
