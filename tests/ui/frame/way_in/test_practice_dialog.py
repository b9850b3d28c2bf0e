"""From the sign-in window into the office for practice and back; the real one stays closed."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from shiboken6 import isValid

from commune_desk import practice
from commune_desk.domain.errors import UserError
from commune_desk.domain.outside_errors import OfficeNotFound
from commune_desk.paths import DataFolder
from commune_desk.services.desk.desk import Desk, OpenOffice
from commune_desk.ui.frame.top_bar import PRACTICE as SAID
from commune_desk.ui.frame.way_in.desk_window import make_window
from commune_desk.ui.frame.way_in.practice_dialog import ANEW, BACK, PracticeDialog
from commune_desk.ui.frame.way_in.program import Practice
from commune_desk.ui.frame.way_in.sign_in_dialog import PRACTICE, SignInDialog
from commune_desk.ui.frame.way_in.signing_in import SigningIn
from commune_desk.ui.frame.work.runs import Work
from commune_desk.ui.frame.work.tasks import Task, Tasks
from commune_desk.ui.look import theme
from commune_desk.ui.look.remembered import Remembered
from tests.ui.drivers.screen import Area
from tests.ui.drivers.way_in import OFTEN_MS, in_turn, program_of, when_shown

CLERK = "Công chức một cửa · Trần Thị Tuyết Mai"


@pytest.fixture
def signing_in(
    qapp: QApplication, sqlite_folder: DataFolder, practised_folder: DataFolder
) -> Iterator[SigningIn]:
    """The sign-in of a PC on which somebody practised already."""
    shutil.copytree(practised_folder.practice.root, sqlite_folder.practice.root)
    with ExitStack() as closing:
        program = program_of(sqlite_folder, closing)
        yield SigningIn(program, Remembered(program.window_file))
    theme.set_practice(qapp, is_practice=False)
    practice.work_in(is_practice=False)


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
    window.resize(1366, 768)
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


class AtOnce(Tasks):
    """Work that is done before the window has become the active one, as a second opening is."""

    def start(
        self,
        title: str,
        work: Work,
        *,
        then: Callable[[Any], None],
        refused: Callable[[UserError], None],
    ) -> Task:
        then(work(lambda _done, _of: True))
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, PracticeDialog)
        [first] = [one for one in dialog.findChildren(QPushButton) if one.text() == CLERK]
        self.is_seen = first.isVisible()
        return Task(title, work)


def test_enter_means_the_first_officer_and_never_to_throw_away_what_was_practised(
    qapp, sqlite_folder, practised_folder
):
    """What is not shown yet loses the focus to the button beside it as the window comes up."""
    shutil.copytree(practised_folder.practice.root, sqlite_folder.practice.root)
    with ExitStack() as closing:
        tasks = AtOnce()
        dialog = PracticeDialog(program_of(sqlite_folder, closing), tasks)
        when_shown(PracticeDialog, CLERK, lambda window: window.choose(CLERK))
        dialog.exec()
        assert tasks.is_seen
    theme.set_practice(qapp, is_practice=False)
    practice.work_in(is_practice=False)


def test_one_may_begin_anew(signing_in, sqlite_folder):
    practise(signing_in)
    before = sqlite_folder.practice.database.stat().st_ino

    def anew(window: Area) -> None:
        window.choose(ANEW)
        when_shown(PracticeDialog, CLERK, lambda again: again.choose(CLERK))

    when_shown(PracticeDialog, ANEW, anew)
    assert signing_in.desk() is not None
    assert sqlite_folder.practice.database.stat().st_ino != before


def test_nobody_takes_a_place_of_the_office_that_is_made_anew(signing_in):
    """Another press came before the old places were gone: a desk of a closed office was opened."""
    practise(signing_in)
    heard: list[bool] = []

    def anew(window: Area) -> None:
        [before] = (one for one in window.shown(QPushButton) if one.text() == CLERK)
        window.choose(ANEW)
        heard.append(isValid(before) and (before.isVisible() or before.isEnabled()))
        when_shown(PracticeDialog, CLERK, lambda again: again.choose(CLERK))

    when_shown(PracticeDialog, CLERK, anew)
    assert signing_in.desk() is not None
    assert heard == [False]


def test_who_goes_at_once_to_practise_opens_nothing_behind(qapp, sqlite_folder: DataFolder):
    """The real office was still being loaded: opened now, it would take what is practised."""
    gate, opened = Event(), list[str]()

    def not_there(name: str) -> OpenOffice:
        opened.append(name)
        raise OfficeNotFound(name)

    with ExitStack() as closing:
        program = replace(
            program_of(sqlite_folder, closing),
            load=gate.wait,
            open_office=lambda: not_there("real"),
            practice=Practice(make=lambda _anew: None, open=lambda: not_there("practice")),
        )
        signing_in = SigningIn(program, Remembered(program.window_file))

        def go(window: Area) -> None:
            window.choose(PRACTICE)
            gate.set()

        def leave(window: Area) -> None:
            QTimer.singleShot(4 * OFTEN_MS, window.widget.reject)  # type: ignore[attr-defined]  # a dialog

        when_shown(SignInDialog, PRACTICE, go)
        in_turn((PracticeDialog, leave))
        assert signing_in.desk() is None
    assert opened == ["practice"]
    theme.set_practice(qapp, is_practice=False)
    practice.work_in(is_practice=False)
