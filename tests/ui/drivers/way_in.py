"""The way in: signing in, and the first start of an office."""

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPushButton

from commune_desk.paths import DataFolder
from commune_desk.services.desk.desk import OpenOffice
from commune_desk.start.workplace import Workplace
from commune_desk.ui.frame.way_in.program import (
    Beginning,
    PcSettings,
    Practice,
    Program,
    Safeguards,
    SecondStart,
    Server,
)
from commune_desk.ui.frame.way_in.sign_in_dialog import SignInDialog
from commune_desk.words.fields import label
from tests.ui.drivers.screen import Area

LOGIN, PASSWORD, AGAIN = label("login"), label("password"), label("again")
FIRST_CODE = "Mã lần đầu"
FIRST_TIME = "Lần đầu đăng nhập: đặt mật khẩu"
OFTEN_MS = 50
BACK, NEXT, FINISH = "Quay lại", "Tiếp", "Khai báo cơ quan"


NO_BEGINNING = Beginning(
    try_place=lambda _place: pytest.fail("no office is made here"),
    create_office=lambda *_given: pytest.fail("no office is made here"),
    shared_folder=lambda: ("C:/ProgramData/CommuneDesk/data", "Users"),
    join=lambda _file, _code: pytest.fail("no PC joins here"),
    pc_name=lambda: "QUAY-2",
)
ALONE = SecondStart(listen=lambda: None, listen_no_longer=lambda: None, call_running=lambda: False)


def opening(
    open_office: Callable[[], OpenOffice],
    window_file: Path,
    *,
    is_new: bool = False,
    is_shown_elsewhere: bool = False,
) -> Program:
    """A program on a PC of its own that does nothing but open this office."""
    return Program(
        is_new=is_new,
        load=lambda: None,
        open_office=open_office,
        leave_office=lambda: None,
        beginning=replace(
            NO_BEGINNING,
            try_place=lambda _place: None,
            create_office=lambda *_given: open_office(),
        ),
        safeguards=Safeguards(
            first_sheet=lambda _opened: None,
            first_places=lambda _opened, _tasks: None,
            missing_sheet=lambda _desk: None,
            missing_places=lambda desk, _tasks: desk,
        ),
        second_start=replace(ALONE, call_running=lambda: is_shown_elsewhere),
        pc_settings=PcSettings(
            has_former=lambda: False,
            use_former=lambda: None,
            is_broken=lambda: False,
            use_defaults=lambda: None,
        ),
        server=Server(host=lambda: "", reach=lambda: None),
        practice=Practice(make=lambda _is_new: None, open=open_office),
        upkeep=None,
        window_file=window_file,
        log_file=window_file.with_name("log"),
    )


class SignIn(Area):
    """The sign-in window."""

    def sign_in(self, login: str, password: str) -> None:
        """Type name and password, and Enter."""
        self.enter(LOGIN, login)
        self.go_to(PASSWORD)
        self.type_in(password)
        self.press("Return")

    def choose_password(self, login: str, password: str, again: str, *, code: str = "") -> None:
        """The first time: the password is typed twice, with the code that the officer was told."""
        if not self.has(AGAIN):
            self.choose(FIRST_TIME)
        self.fill_in({LOGIN: login, FIRST_CODE: code, PASSWORD: password})
        self.go_to(AGAIN)
        self.type_in(again)
        self.press("Return")

    @property
    def enter_button(self) -> QPushButton:
        """The button that Enter presses."""
        return next(made for made in self.shown(QPushButton) if made.isDefault())


class FirstStart(Area):
    """The steps in which an office is described."""

    @property
    def step(self) -> str:
        """Which step it is: its number and its name."""
        return self.text("step")

    def go_on(self) -> None:
        """To the next step; at the last one the office is made."""
        self.choose(FINISH if self.can(FINISH) else NEXT)

    def go_back(self) -> None:
        """To the step before."""
        self.choose(BACK)

    def fill(self, **values: str | bool) -> None:
        """Fill in fields of the step by their names."""
        self.fill_in({label(name.replace("__", ".")): value for name, value in values.items()})


def program_of(folder: DataFolder, closing: ExitStack) -> Program:
    """What the screen is given of the program of a data folder that has its office.

    Args:
        folder: of which office.
        closing: closes what was opened.
    """
    return replace(
        Workplace(folder, closing).program(is_new=False),
        load=lambda: None,
        beginning=NO_BEGINNING,
        second_start=ALONE,
    )


def in_turn(*steps: tuple[type, Callable[[Area], object]]) -> None:
    """Do one thing in each of the dialogs that come up, one after the other."""
    left = list(steps)

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is not None and isinstance(dialog, left[0][0]):
            left.pop(0)[1](Area(dialog))
        if left:
            QTimer.singleShot(OFTEN_MS, look)

    QTimer.singleShot(OFTEN_MS, look)


def at_sign_in(does: Callable[[SignIn], object]) -> None:
    """Do something in the sign-in window as soon as it stands, the office open or not."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, SignInDialog):
            does(SignIn(dialog))
        else:
            QTimer.singleShot(0, look)

    QTimer.singleShot(0, look)


def when_shown(kind: type, wanted: str, does: Callable[[Area], object]) -> None:
    """Do something as soon as a dialog of a kind stands in front and offers a button."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is not None and isinstance(dialog, kind) and Area(dialog).can(wanted):
            does(Area(dialog))
        else:
            QTimer.singleShot(OFTEN_MS, look)

    QTimer.singleShot(OFTEN_MS, look)
