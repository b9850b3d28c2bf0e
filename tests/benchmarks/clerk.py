"""A clerk at the window, each of whose keys is timed (`stop_watch`)."""

import sys
from collections.abc import Callable
from functools import partial
from random import Random
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget
from shiboken6 import isValid

from commune_desk.files.upkeep.inventions import read_inventions
from commune_desk.paths import resources
from commune_desk.services.desk.desk import Desk
from commune_desk.ui.frame.actions import PAGES
from commune_desk.ui.frame.ahead import opened_last
from commune_desk.ui.frame.way_in.desk_window import make_window
from tests.benchmarks.stop_watch import StopWatch
from tests.ui.drivers.hand_scanner import HAND_MS, Device, HandScanner, hand_presses
from tests.ui.drivers.screen import awake, until
from tests.ui.drivers.window import SIZE

OPENING = "the window opens"
"""What `test_window` has a bar for."""

LAST_MODULE = "commune_desk.ui.pages." + PAGES[-1].page.partition(":")[0]
"""What is brought last in quiet moments."""

AHEAD_MS = 20_000


class Clerk:
    """One window, and the keys that are pressed in it."""

    def __init__(self, watch: StopWatch, desk: Desk) -> None:
        self.watch, self.desk = watch, desk
        self.window = make_window(desk, desk.folder.window)
        self.window.resize(*SIZE)
        self._shown: dict[type[QWidget], QWidget | None] = {}
        self.chance = Random(20261123)
        self.inventions = read_inventions(resources() / "practice" / "invented.json")

    def begin(self) -> None:
        """Open the window, and look at the day until the other pages are made."""
        self.watch.time(OPENING, self.window.show, part=self.page_of("TodayPage"))
        awake(self.window)
        self.watch.settle(1.0)
        lately = opened_last(self.window.frame.remembered)
        ahead = [entry for entry in PAGES if entry.is_ahead or entry.key in lately]
        made = {entry.page.partition(":")[2] for entry in ahead}
        until(
            lambda: made <= {type(one).__name__ for one in self.window.findChildren(QWidget)},
            patience_ms=AHEAD_MS,
        )
        until(
            lambda: LAST_MODULE in sys.modules and self.window.frame.tasks.wait(0),
            patience_ms=AHEAD_MS,
        )

    def leave(self) -> None:
        """Close the window, and what stands over it."""
        while self.is_covered:
            self.press_untimed("Esc")
        self.window.close()
        self.window.deleteLater()

    def page_of(self, name: str) -> Callable[[], QWidget | None]:
        """The page of that class while it is shown."""

        def page() -> QWidget | None:
            shown = self.window.page if self.window.page_key else None
            return shown if type(shown).__name__ == name else None

        return page

    def shown(self, kind: type[QWidget]) -> QWidget | None:
        """What is shown of that kind; it is asked for at every picture."""
        known = self._shown.get(kind)
        if known is None or not isValid(known) or not known.isVisible():
            found = (one for one in self.window.findChildren(kind) if one.isVisible())
            self._shown[kind] = known = next(found, None)
        return known

    def words(self, name: str) -> Callable[[], str]:
        """Reads a line by its name; nothing while it is not shown."""

        def read() -> str:
            line = self.window.page.findChild(QLabel, name)
            return line.text() if line is not None and line.isVisible() else ""

        return read

    def dialog(self) -> QDialog | None:
        """The dialog on top."""
        found: Any = QApplication.activeModalWidget()
        return found if isinstance(found, QDialog) else None

    def over(self) -> QWidget:
        """The list or palette that is open."""
        found = QApplication.activePopupWidget()
        assert found is not None
        return found

    # --- keys ------------------------------------------------------------------------------------

    def wake(self) -> None:
        """The window, or what stands over it, takes the keys."""
        over = self.dialog() or QApplication.activePopupWidget()
        awake(self.window if over is None else over)

    @property
    def is_covered(self) -> bool:
        """Whether a dialog, a list or the palette stands over the window."""
        return (self.dialog() or QApplication.activePopupWidget()) is not None

    def press_untimed(self, *keys: str) -> None:
        """Press keys one after the other, and let what they do end each time."""
        for each in keys:
            self.wake()
            hand_presses(each)
            self.watch.settle(0.3)

    def press(self, action: str, keys: str, **answer: Any) -> None:
        """Press a key and time the answer."""
        self.wake()
        self.watch.time(action, partial(hand_presses, keys), **answer)

    def type(self, action: str, text: str, **answer: Any) -> None:
        """Type a text as a hand does, each letter timed."""
        self.wake()
        for letter in text:
            self.watch.time(action, partial(self.send, letter), **answer)

    def send(self, letter: str) -> None:
        """One letter by hand, to the window even where a list hangs below the box."""
        code = Qt.Key(ord(letter.upper())) if letter.isascii() else Qt.Key.Key_unknown
        Device.wait(HAND_MS)
        click, none = QTest.KeyAction.Click, Qt.KeyboardModifier.NoModifier
        QTest.sendKeyEvent(click, self.window.windowHandle(), code, letter, none)

    def scan(self, action: str, text: str, **answer: Any) -> None:
        """Read a code with the scanner; what counts begins with its last key, Enter."""
        self.wake()
        HandScanner(ending=()).read(text)
        Device.wait(2)
        enter = partial(QTest.keyClick, self.window.windowHandle(), Qt.Key.Key_Return)
        self.watch.time(action, enter, **answer)

    def empty(self) -> None:
        """Mark what stands in the box, so that the next letter takes its place."""
        self.wake()
        hand_presses("Ctrl+A")
