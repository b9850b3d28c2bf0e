"""What happens where the citizen has a screen of their own; run by `test_two_screens.py`."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit

from commune_desk.domain.handling.rating import RatingWay
from commune_desk.services.desk import lookup
from commune_desk.services.desk.desk import Desk
from commune_desk.services.reception import intake
from commune_desk.services.upkeep import history
from commune_desk.settings import RATING_AFTER_RETURN
from commune_desk.ui.frame.page_frame import PageFrame
from commune_desk.ui.public.invitations import Invitations, invitations_of
from tests.factories import BIRTH, a_reception
from tests.ui.drivers.rating import TITLE, Rating, rating_on_screen
from tests.ui.drivers.screen import windows


@pytest.fixture
def number(desk: Desk) -> str:
    """A dossier solved at once."""
    return intake.solve_at_once(desk, a_reception(procedure_code=BIRTH)).dossier.dossier_no


@pytest.fixture
def clerk(qtbot) -> Iterator[QLineEdit]:
    """Where the clerk types, on the first screen."""
    made = QLineEdit()
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.setFocus()
    yield made
    for window in windows(TITLE):
        Rating(window.widget).walk_away()


@pytest.fixture
def asking(frame: PageFrame) -> Invitations:
    return invitations_of(frame)


def test_the_citizen_is_asked_at_once_on_their_screen(asking, clerk, number, desk):
    (theirs,) = (each for each in QGuiApplication.screens() if each is not clerk.screen())
    asking.offer(number, beside=clerk)
    widget = rating_on_screen().widget
    assert widget.geometry() == theirs.geometry()
    assert history.recent(desk, 1)[0].facts["way"] == RatingWay.SECOND_SCREEN


def test_the_clerk_goes_on_typing(asking, clerk, number, qtbot):
    asking.offer(number, beside=clerk)
    widget = rating_on_screen().widget
    assert widget.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus
    qtbot.waitUntil(clerk.hasFocus)
    typed_into = QApplication.focusWidget()
    assert typed_into is not None
    QTest.keyClicks(typed_into, "123 ")
    assert clerk.text() == "123 "
    assert rating_on_screen().asks.startswith("Ông/Bà có hài lòng")


def test_the_keys_come_back_from_the_dialog_that_asked_before_it(asking, clerk, number, qtbot):
    """Openbox gave them to the citizen's window, for as long as that stood."""
    asked = QDialog()
    qtbot.addWidget(asked)
    asked.show()
    asked.activateWindow()
    qtbot.waitUntil(asked.isActiveWindow)
    asking.offer(number, beside=clerk)
    asked.close()
    qtbot.waitUntil(clerk.isActiveWindow, timeout=1_000)


def test_an_answer_by_touch_says_how_it_came(asking, clerk, number, desk):
    asking.offer(number, beside=clerk)
    rating_on_screen().touch("Rất hài lòng")
    given = lookup.known(desk, number).rating
    assert given is not None
    assert given.came_by is RatingWay.SECOND_SCREEN


def test_the_clerk_calls_the_window_back(asking, clerk, number):
    asking.offer(number, beside=clerk)
    asking.ask_or_call_back(beside=clerk)
    assert windows(TITLE) == []
    asking.ask_or_call_back(beside=clerk)
    assert asking.is_asking


def test_an_office_may_ask_only_on_purpose(asking, clerk, number, desk, frame):
    settings = desk.settings.with_value(RATING_AFTER_RETURN, False)
    frame.renew_desk(replace(desk, settings=settings))
    asking.offer(number, beside=clerk)
    assert windows(TITLE) == []
    asking.ask_or_call_back(beside=clerk)
    assert asking.is_asking
