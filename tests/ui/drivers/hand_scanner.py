"""A scanner as a device: it types into the window that has the keys, in its own rhythm, and ends.

The keys go the way of those of the system: to the window first, shortcuts before boxes. A hand
types the same way, slower. The time of a key is that of the device (`Device.at`), not that of the
machine which runs the tests and may have much else to do.
"""

from dataclasses import dataclass
from itertools import takewhile
from random import Random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeySequence, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from commune_desk.ui.frame.scans import scanner as scanner_module
from tests.domain.identifiers.keyboard_drivers import Damage, telex_switched_on
from tests.ui.drivers.screen import let_pass, until

Key, Modifier = Qt.Key, Qt.KeyboardModifier
ENTER = ((Key.Key_Return, Modifier.NoModifier),)
TAB = ((Key.Key_Tab, Modifier.NoModifier),)
TWICE = ENTER * 2
CR_LF = (*ENTER, (Key.Key_J, Modifier.ControlModifier))
NOTHING: tuple[tuple[Qt.Key, Qt.KeyboardModifier], ...] = ()
PAUSES = 500
"""No key comes for so many gaps, and no more is waited for: longer than any test takes."""

HAND_MS = 60
"""Between two keys of a very fast hand."""


class Device:
    """The clock of the keys, in milliseconds."""

    at = 1_000_000

    @classmethod
    def wait(cls, milliseconds: int) -> None:
        """The next key comes later."""
        cls.at += milliseconds


def keep_device_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """A key comes, and no more comes (`silence`), when the test says so, however busy this is."""
    monkeypatch.setattr(scanner_module, "pressed_at", lambda _event: Device.at)
    monkeypatch.setattr(scanner_module, "PAUSES", PAUSES)


def silence(window: QWidget) -> None:
    """No key comes any more: those that wait are given back, then what was typed is looked at."""
    listening = window.findChild(scanner_module.Scanner)
    assert listening is not None, "every window hears the scanner"
    for _ in range(2):
        let_pass(listening, 3_600)


@dataclass(frozen=True)
class HandScanner:
    """One scanner and its settings.

    Attributes:
        gap_ms: between two keys.
        ending: the keys after the text.
        damage: what layout and input method make of the text.
    """

    gap_ms: int = 2
    ending: tuple[tuple[Qt.Key, Qt.KeyboardModifier], ...] = ENTER
    damage: Damage | None = None

    def read(self, text: str) -> None:
        """Read a code: every line with its ending."""
        Device.wait(1_000)
        for line in text.split("\n"):
            for sign in self.damage(line, Random(1)) if self.damage else line:
                send(sign, gap_ms=self.gap_ms)
            for key, held in self.ending:
                Device.wait(self.gap_ms)
                QTest.keyClick(keyed_window(), key, held)


def keyed_window() -> QWindow:
    """The window that gets the keys."""
    if QApplication.activePopupWidget() is not None:  # it holds the keyboard
        return next(window for window in reversed(QGuiApplication.topLevelWindows())
                    if window.isVisible() and window.type() is Qt.WindowType.Popup)  # fmt: skip
    over = QApplication.activeModalWidget()
    until(
        lambda: (
            QGuiApplication.focusWindow() is not None and (over is None or over.isActiveWindow())
        )
    )
    return QGuiApplication.focusWindow()


def send(sign: str, *, gap_ms: int = HAND_MS) -> None:
    """One key that writes a sign, after a time."""
    code = Key(ord(sign.upper())) if sign.isascii() and sign.isprintable() else Key.Key_unknown
    Device.wait(gap_ms)
    QTest.sendKeyEvent(QTest.KeyAction.Click, keyed_window(), code, sign, Modifier.NoModifier)


def hand_types(text: str, *, gap_ms: int = HAND_MS) -> None:
    """A hand types."""
    Device.wait(1_000)
    for sign in text:
        send(sign, gap_ms=gap_ms)


def hand_presses(keys: str, *, times: int = 1, gap_ms: int = HAND_MS) -> None:
    """A hand presses a key, "F9" or "Ctrl+Z", some times."""
    Device.wait(1_000)
    pressed = QKeySequence(keys)[0]  # type: ignore[index]  # it is a sequence
    for _ in range(times):
        Device.wait(gap_ms)
        QTest.keyClick(keyed_window(), pressed.key(), pressed.keyboardModifiers())


def commit(text: str, *, instead_of: int = 0) -> None:
    """An input method writes a text, in place of so many signs before the cursor."""
    focused = QGuiApplication.focusObject()
    event = QInputMethodEvent()
    event.setCommitString(text, -instead_of, instead_of)
    QApplication.sendEvent(focused, event)


def input_method_writes(text: str, *, apart: str = "", ending: bool = False) -> None:
    """A scanner through an input method: sign by sign, or in pieces that end with a sign."""
    Device.wait(1_000)
    pieces = [*filter(None, text.replace(apart, apart + "\0").split("\0"))] if apart else text
    for piece in pieces:
        Device.wait(2 * len(piece))
        commit(piece)
    if ending:
        Device.wait(2)
        QTest.keyClick(keyed_window(), Key.Key_Return)


def hand_types_with_telex(text: str) -> None:
    """A hand, and UniKey: a word is taken back with Backspace and written anew at once."""
    Device.wait(1_000)
    before = ""
    for place, sign in enumerate(text):
        after = telex_switched_on(text[: place + 1], Random(1))
        same = (one == new for one, new in zip(before, after, strict=False))
        kept = len(list(takewhile(bool, same)))
        Device.wait(HAND_MS)
        if after == before + sign:
            send(sign, gap_ms=0)
        else:
            for _ in before[kept:]:
                Device.wait(1)
                QTest.keyClick(keyed_window(), Key.Key_Backspace)
            for new in after[kept:]:
                send(new, gap_ms=1)
        before = after
