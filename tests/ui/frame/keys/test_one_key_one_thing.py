"""No key means two things at once: of two, Qt would do neither."""

from collections import defaultdict

import pytest
from PySide6.QtGui import QAction, QShortcut
from PySide6.QtWidgets import QWidget

from commune_desk.services.desk.desk import Desk
from commune_desk.services.reception import intake
from commune_desk.ui.frame.actions import PAGES
from tests.factories import BIRTH, a_reception
from tests.ui.drivers.window import Window

CARD = "087185004321||VÕ THỊ ÁNH NGUYỆT|09031985|Nữ|Ấp Tân Hưng, Tràm Chim, Đồng Tháp|03052022"


@pytest.fixture
def window(qapp, desk: Desk):
    made = Window.of(desk)
    yield made
    made.break_off()


def meant_twice(window: QWidget) -> dict[str, list[str]]:
    """The keys that can be pressed now and have two meanings, each with what they are."""
    meanings: dict[str, list[str]] = defaultdict(list)
    for action in window.findChildren(QAction):
        holders = (one for one in action.associatedObjects() if isinstance(one, QWidget))
        is_heard = any(one.isVisible() and one.window() is window for one in holders)
        if is_heard and action.isEnabled() and action.isVisible():
            for key in action.shortcuts():
                meanings[key.toString()].append(action.text())
    for shortcut in window.findChildren(QShortcut):
        owner = shortcut.parent()
        if shortcut.isEnabled() and isinstance(owner, QWidget) and owner.isVisible():
            meanings[shortcut.key().toString()].append("QShortcut")
    return {key: means for key, means in meanings.items() if len(means) > 1}


def test_on_every_page(window: Window):
    shown = [entry.key for entry in PAGES if window.frame.desk.officer.role in entry.roles]
    assert shown
    for key in shown:
        window.frame.show_page(key)
        assert meant_twice(window.widget) == {}, key


def test_on_a_dossier(window: Window, desk: Desk):
    number = intake.receive(desk, a_reception()).dossier.dossier_no
    window.frame.open_item("dossier", number)
    assert meant_twice(window.widget) == {}


def test_while_somebody_is_received(window: Window):
    page = window.intake()
    page.scan(CARD)
    assert meant_twice(window.widget) == {}
    page.pick(BIRTH)
    assert meant_twice(window.widget) == {}
