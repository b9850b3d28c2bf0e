"""What is made ahead is there when it is asked for, and keeps no key waiting."""

import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from commune_desk.services.desk.desk import Desk
from commune_desk.ui.frame import ahead
from commune_desk.ui.frame.ahead import Ahead
from commune_desk.ui.pages.catalogue.page import CataloguePage
from tests.ui.drivers.screen import until
from tests.ui.drivers.window import Window

PAGES = {"TodayPage", "IntakePage", "DossiersPage", "ReturnsPage", "CitizensPage", "DossierPage"}
SELDOM = {"CertificationPage", "ReportPage", "CataloguePage", "SettingsPage"}
"""What would cost memory all day and is opened now and then."""


@pytest.fixture
def box(qtbot: QtBot) -> QLineEdit:
    """A window that takes keys."""
    made = QLineEdit()
    qtbot.addWidget(made)
    made.show()
    QTest.qWaitForWindowActive(made)
    made.setFocus()
    return made


Opened = Callable[[Desk], Window]


@pytest.fixture
def opened() -> Iterator[Opened]:
    """Opens the whole window of a desk; it is gone behind the test."""
    windows: list[Window] = []

    def of(desk: Desk) -> Window:
        windows.append(Window.of(desk))
        return windows[-1]

    yield of
    for window in windows:
        window.break_off()


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ahead, "QUIET_MS", 0)
    monkeypatch.setattr(ahead, "BETWEEN_MS", 0)


@pytest.mark.usefixtures("at_once")
def test_steps_are_done_one_after_the_other(box: QLineEdit):
    done: list[int] = []
    steps = [lambda number=number: done.append(number) for number in range(3)]
    Ahead(steps, box)
    assert done == []
    until(lambda: len(done) == 3)
    assert done == [0, 1, 2]


@pytest.mark.usefixtures("at_once")
def test_a_key_puts_the_next_step_off(box: QLineEdit, monkeypatch: pytest.MonkeyPatch):
    done: list[str] = []

    def first() -> None:
        done.append("first")
        monkeypatch.setattr(ahead, "QUIET_MS", 60_000)
        monkeypatch.setattr(ahead, "BETWEEN_MS", 50)

    Ahead([first, lambda: done.append("second")], box)
    until(lambda: done == ["first"])
    QTest.keyClick(box.windowHandle(), Qt.Key.Key_A)
    passed: list[bool] = []
    QTimer.singleShot(200, lambda: passed.append(True))
    until(lambda: bool(passed))
    assert done == ["first"]


@pytest.mark.usefixtures("at_once")
def test_each_quiet_moment_after_a_press_is_used_once(box: QLineEdit):
    done: list[str] = []
    Ahead([lambda: done.append("step")], box, then=lambda: done.append("quiet"))
    until(lambda: done == ["step", "quiet"])
    QTest.qWait(50)
    assert done == ["step", "quiet"]
    QTest.keyClick(box.windowHandle(), Qt.Key.Key_A)
    until(lambda: done == ["step", "quiet", "quiet"])


@pytest.mark.usefixtures("at_once")
def test_the_pages_of_the_day_are_there_before_they_are_asked_for(opened: Opened, desk: Desk):
    window = opened(desk)

    def made() -> set[str]:
        return {type(one).__name__ for one in window.widget.findChildren(QWidget)}

    until(lambda: made() >= PAGES)
    assert not made() & SELDOM
    assert QApplication.focusWidget() is not None
    assert window.has("Việc hôm nay")  # which is still the one that is shown


@pytest.mark.usefixtures("at_once")
def test_a_page_that_was_opened_the_day_before_is_there_too(opened: Opened, desk: Desk):
    day_before = Window.of(desk)
    day_before.press("F5")
    day_before.widget.close()
    day_before.break_off()
    window = opened(desk)

    def made() -> set[str]:
        return {type(one).__name__ for one in window.widget.findChildren(QWidget)}

    until(lambda: made() >= PAGES | {"CertificationPage"})
    assert not made() & (SELDOM - {"CertificationPage"})


@pytest.mark.usefixtures("at_once")
def test_what_a_seldom_page_reads_once_for_all_is_read_on_another_thread(
    opened: Opened, desk: Desk, monkeypatch: pytest.MonkeyPatch
):
    read: list[tuple[int, bool]] = []

    def get_ready(given: Desk) -> None:
        read.append((given.officer.id, threading.current_thread() is threading.main_thread()))

    monkeypatch.setattr(CataloguePage, "get_ready", staticmethod(get_ready))
    window = opened(desk)
    until(lambda: bool(read))
    assert read == [(desk.officer.id, False)]
    assert not window.has("Danh mục thủ tục")
