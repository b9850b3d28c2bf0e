"""The way to a desk: the sign-in window first, the office behind it, refusals over it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from commune_desk.domain.outside_errors import DatabaseLocked, OfficeNotFound
from commune_desk.services.desk.desk import Desk
from commune_desk.ui.frame.way_in.entrance import OFFICE_NAME, Entrance
from commune_desk.ui.frame.way_in.first_start_dialog import FirstStartDialog
from commune_desk.ui.frame.way_in.house import House, OfficeDoor
from commune_desk.ui.frame.way_in.refusal_dialog import RefusalDialog
from commune_desk.ui.frame.way_in.sign_in_dialog import SignInDialog
from commune_desk.ui.look.remembered import Remembered


@pytest.fixture
def door(desk: Desk) -> OfficeDoor:
    """An office that lets anybody in."""
    return OfficeDoor(
        office_name="Trung tâm xã Tràm Chim",
        scheme="light",
        sign_in=lambda _login, _password: desk,
        choose_password=lambda _login, _password: desk,
    )


@pytest.fixture
def entrance(qapp, tmp_path: Path) -> Callable[..., Entrance]:
    """Makes the entrance of a house whose office is opened so."""

    def made(open_office: Callable[[], OfficeDoor], *, is_new: bool = False) -> Entrance:
        house = House(
            is_new=is_new,
            load=lambda: None,
            open_office=open_office,
            create_office=lambda _setup, _chosen: open_office(),
            window_file=tmp_path / "window.ini",
            log_file=tmp_path / "log",
        )
        return Entrance(house, Remembered(house.window_file))

    return made


def sign_in_at_once() -> None:
    """Press "Đăng nhập" as soon as the window stands, whether the office is open or not."""

    def press() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, SignInDialog)
        dialog._enter.click()

    QTimer.singleShot(0, press)


def answers(monkeypatch, dialog: type[Any], answer: int) -> list[Any]:
    """Answer every dialog of a kind; gives those that were shown."""
    shown: list[Any] = []

    def answered(self: Any) -> int:
        shown.append(self)
        return answer

    monkeypatch.setattr(dialog, "exec", answered)
    return shown


def test_who_is_faster_than_the_office_gets_the_desk(entrance, door: OfficeDoor, desk, tmp_path):
    sign_in_at_once()
    assert entrance(lambda: door).desk() is desk
    assert Remembered(tmp_path / "window.ini").text(OFFICE_NAME) == door.office_name


def test_a_refusal_is_said_and_the_office_tried_again(
    entrance, door: OfficeDoor, desk: Desk, monkeypatch
):
    tries = iter([DatabaseLocked(), DatabaseLocked(), None])

    def open_office() -> OfficeDoor:
        if refusal := next(tries):
            raise refusal
        return door

    refused = answers(monkeypatch, RefusalDialog, 1)
    sign_in_at_once()
    assert entrance(open_office).desk() is desk
    assert len(refused) == 2


def test_who_does_not_try_again_gets_no_desk(entrance, monkeypatch):
    def locked() -> OfficeDoor:
        raise DatabaseLocked

    answers(monkeypatch, RefusalDialog, 0)
    assert entrance(locked).desk() is None


@pytest.mark.parametrize("is_new", [True, False])
def test_where_no_office_is_the_first_start_leads(entrance, monkeypatch, is_new: bool):
    def nothing() -> OfficeDoor:
        raise OfficeNotFound("C:/")

    begun = answers(monkeypatch, FirstStartDialog, 0)
    assert entrance(nothing, is_new=is_new).desk() is None
    assert len(begun) == 1
