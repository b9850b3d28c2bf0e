"""Nothing moves under the mouse while the office is still being opened behind the sign-in."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QSize
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from commune_desk.services.desk.desk import OpenOffice
from commune_desk.ui.dialogs import room
from commune_desk.ui.frame.way_in.sign_in_dialog import SignInDialog
from commune_desk.ui.widgets.boxes import SETTLE_MS
from commune_desk.ui.widgets.text import Refusal
from tests.ui.drivers.screen import Area
from tests.ui.drivers.way_in import FIRST_TIME, SignIn

SHORT = "Trung tâm Phục vụ hành chính công xã Tràm Chim"
LONG = "Trung tâm Phục vụ hành chính công phường Nguyễn Thị Minh Khai – Thới Bình, đặc khu Côn Đảo"


def places(dialog: SignInDialog) -> dict[str, QPoint]:
    """Where the buttons are that are in sight, on the screen, once everything has its place."""
    shown = [one for one in dialog.findChildren(QPushButton) if one.isVisible()]
    return {one.accessibleName(): one.mapToGlobal(QPoint()) for one in shown}


@pytest.fixture
def dialog(qtbot) -> SignInDialog:
    """The sign-in of a program that has just been installed."""
    made = SignInDialog("")
    qtbot.addWidget(made)
    made.show()
    qtbot.wait(50)  # a dialog grows when its content is laid out
    return made


@pytest.mark.parametrize("name", [SHORT, LONG])
def test_the_name_of_the_office_has_its_room_before_it_is_known(
    qtbot, dialog: SignInDialog, office: OpenOffice, name: str
):
    before = places(dialog)
    dialog.use(replace(office, office=replace(office.office, centre_name=name)))
    qtbot.wait(50)
    assert Area(dialog).says(name)
    assert places(dialog) == before


def test_a_server_that_is_waited_for_moves_no_button(qtbot, dialog: SignInDialog):
    before = places(dialog)
    dialog.show_connecting("10.0.0.7", give_up=lambda: None)
    qtbot.wait(50)
    assert {name: places(dialog)[name] for name in before} == before
    dialog.hide_connecting()
    qtbot.wait(50)
    assert places(dialog) == before


LOW = QSize(902, 484)
"""What a screen of 1366×768 has for a dialog at 150 %."""


def is_whole(part: QWidget) -> bool:
    """Whether nothing of it is out of sight."""
    return part.visibleRegion().boundingRect() == part.rect()


@pytest.fixture
def low_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "free_size", lambda _dialog: LOW)


def first_time(qtbot, office: OpenOffice, name: str) -> SignIn:
    """Somebody signs in for the first time."""
    made = SignInDialog(name, office, last_login="mai")
    qtbot.addWidget(made)
    made.show()
    window = SignIn(made)
    window.choose(FIRST_TIME)
    qtbot.wait(4 * SETTLE_MS)
    return window


@pytest.mark.usefixtures("low_screen")
@pytest.mark.parametrize("name", [SHORT, LONG])
def test_on_a_low_screen_a_first_sign_in_has_its_button_and_its_refusal_in_sight(
    qtbot, office: OpenOffice, name: str
):
    """The password that was typed went, and the reason stood below the fold."""
    window = first_time(qtbot, office, name)
    window.choose_password("mai", "con mèo nằm ngủ", "con chó nằm ngủ", code="1234")
    qtbot.wait(4 * SETTLE_MS)
    assert window.widget.height() <= LOW.height()
    [refusal] = window.shown(Refusal)
    assert refusal.text()
    assert is_whole(refusal)
    assert is_whole(window.enter_button)
    assert is_whole(window.find(window.focus))


@pytest.mark.usefixtures("low_screen")
def test_on_a_low_screen_a_first_sign_in_is_seen_whole(qtbot, office: OpenOffice):
    window = first_time(qtbot, office, SHORT)
    parts = [*window.shown(QPushButton), *window.shown(QLineEdit)]
    assert [one.accessibleName() for one in parts if not is_whole(one)] == []
