"""Nothing moves under the mouse while the office is still being opened behind the sign-in."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QPushButton

from commune_desk.services.desk.desk import OpenOffice
from commune_desk.ui.frame.way_in.sign_in_dialog import SignInDialog
from tests.ui.drivers.screen import Area

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
