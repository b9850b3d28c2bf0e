"""From the sign-in window into the office for practice and back; the real one stays closed."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel

from commune_desk import bootstrap, practice
from commune_desk.paths import DataFolder
from commune_desk.services.desk.desk import Desk
from commune_desk.ui.frame.top_bar import PRACTICE as SAID
from commune_desk.ui.frame.way_in.desk_window import make_window
from commune_desk.ui.frame.way_in.practice_dialog import ANEW, BACK, PracticeDialog
from commune_desk.ui.frame.way_in.program import Program
from commune_desk.ui.frame.way_in.sign_in_dialog import PRACTICE, SignInDialog
from commune_desk.ui.frame.way_in.signing_in import SigningIn
from commune_desk.ui.look import theme
from commune_desk.ui.look.remembered import Remembered
from tests.ui.drivers.screen import Area

CLERK = "Công chức một cửa · Trần Thị Tuyết Mai"
OFTEN_MS = 50


@pytest.fixture
def signing_in(qapp: QApplication, sqlite_folder: DataFolder) -> Iterator[SigningIn]:
    with ExitStack() as closing:
        program = Program(
            is_new=False,
            load=lambda: None,
            open_office=lambda: bootstrap.open_for_window(sqlite_folder, closing),
            create_office=lambda _setup, _chosen: pytest.fail("no office is made here"),
            join=lambda _file, _code: pytest.fail("no PC joins here"),
            pc_name=lambda: "QUAY-2",
            listen=lambda: None,
            has_former=lambda: False,
            use_former=lambda: None,
            call_running=lambda: False,
            leave_office=closing.close,
            make_practice=lambda anew: bootstrap.make_practice(sqlite_folder, is_new=anew),
            open_practice=lambda: bootstrap.open_for_window(sqlite_folder.practice, closing),
            window_file=sqlite_folder.window,
            log_file=Path(sqlite_folder.log),
        )
        yield SigningIn(program, Remembered(program.window_file))
    theme.set_practice(qapp, is_practice=False)
    practice.work_in(is_practice=False)


def when_shown(kind: type, wanted: str, does: Callable[[Area], object]) -> None:
    """Do something as soon as a dialog of a kind stands in front and offers a button."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is not None and isinstance(dialog, kind) and Area(dialog).can(wanted):
            does(Area(dialog))
        else:
            QTimer.singleShot(OFTEN_MS, look)

    QTimer.singleShot(OFTEN_MS, look)


def practise(signing_in: SigningIn) -> Desk:
    """Go into the office for practice as its clerk."""
    when_shown(SignInDialog, PRACTICE, lambda window: window.choose(PRACTICE))
    when_shown(PracticeDialog, CLERK, lambda window: window.choose(CLERK))
    desk = signing_in.desk()
    assert desk is not None
    return desk


def test_who_practises_needs_no_password_and_sees_where_one_is(signing_in, sqlite_folder, qtbot):
    real = theme.ink("rail")
    desk = practise(signing_in)
    assert desk.folder == sqlite_folder.practice
    assert theme.ink("rail") != real
    window = make_window(desk, desk.folder.window)
    qtbot.addWidget(window)
    window.show()
    assert [one.text() for one in window.findChildren(QLabel) if SAID in one.text()] == [SAID]
    assert window.windowTitle().startswith(practice.MARK)
    window.close()


def test_the_way_back_leads_to_the_sign_in_of_the_real_office(signing_in, sqlite_folder):
    practise(signing_in)
    when_shown(PracticeDialog, BACK, lambda window: window.choose(BACK))
    seen: list[str] = []

    def closed(window: Area) -> None:
        seen.append(window.widget.windowTitle())
        window.widget.close()

    when_shown(SignInDialog, PRACTICE, closed)
    assert signing_in.desk() is None
    assert seen == ["Đăng nhập · Một cửa"]
    assert not theme.is_practice_shown()
    assert practice.mark() == ""


def test_one_may_begin_anew(signing_in, sqlite_folder):
    practise(signing_in)
    before = sqlite_folder.practice.database.stat().st_ino

    def anew(window: Area) -> None:
        window.choose(ANEW)
        when_shown(PracticeDialog, CLERK, lambda again: again.choose(CLERK))

    when_shown(PracticeDialog, ANEW, anew)
    assert signing_in.desk() is not None
    assert sqlite_folder.practice.database.stat().st_ino != before
