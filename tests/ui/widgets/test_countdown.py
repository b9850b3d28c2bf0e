"""The seconds that are waited after wrong passwords."""

import pytest
from PySide6.QtWidgets import QPushButton, QWidget

from commune_desk.ui.look.layouts import column
from commune_desk.ui.widgets.countdown import Countdown
from commune_desk.ui.widgets.text import Refusal
from commune_desk.words.sign_in import DELAYED


@pytest.fixture
def parts(qtbot):
    """A countdown of which a second is a moment, its button and its words."""
    whole, enter, said = QWidget(), QPushButton("Vào"), Refusal()
    qtbot.addWidget(whole)
    whole.setLayout(column(enter, said))
    countdown = Countdown(whole, enter=enter, said=said)
    countdown.setInterval(1)
    return whole, countdown, enter, said


def test_the_button_is_shut_until_the_seconds_are_over(qtbot, parts):
    _whole, countdown, enter, said = parts
    told = []
    countdown.timeout.connect(lambda: told.append(said.text()))

    countdown.begin(3)

    assert not enter.isEnabled()
    qtbot.waitUntil(enter.isEnabled)
    assert told == [DELAYED.format(seconds=2), DELAYED.format(seconds=1), ""]
    assert not countdown.isActive()


def test_without_seconds_nothing_is_waited_for(parts):
    _whole, countdown, enter, _said = parts

    countdown.begin(0)

    assert enter.isEnabled()
    assert not countdown.isActive()
