"""The hands of the monkey: keys, words, cards, the mouse and its wheel, sent to what is in front.

A key goes the way of those of the system, to the window first. What the window may look up as a
shortcut is sent by Qt's test module, a sign of a text straight to the window, which is many times
faster. The time of a key is that of the device (`Device.at`), however busy this machine is.
"""

from collections.abc import Callable
from random import Random

from PySide6.QtCore import QCoreApplication, QDate, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QWheelEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from shiboken6 import isValid

from tests.ui.drivers.hand_scanner import Device

Key, Modifier = Qt.Key, Qt.KeyboardModifier
SIGN_OUT_WORDS = "Đổi người dùng"
DATE_HINTS = ("gày", "dd/mm")
AHEAD_DAYS = 12
WAITS, WAIT_MS = 20, 20


def named(keys: str) -> tuple[Qt.Key, Qt.KeyboardModifier]:
    """The key and what is held with it, "Ctrl+F9"."""
    pressed = QKeySequence(keys)[0]  # type: ignore[index]  # it is a sequence
    return pressed.key(), pressed.keyboardModifiers()


def front(window: QWidget) -> QWidget:
    """What is in front of the clerk: a menu, a dialog, or the window."""
    return QApplication.activePopupWidget() or QApplication.activeModalWidget() or window


def is_there(window: QWindow) -> bool:
    """Whether the system has that window; PySide does not hear of every window that Qt takes."""
    return isValid(window) and any(one is window for one in QGuiApplication.allWindows())


class Hands:
    """Does things to whatever is in front.

    Args:
        window: the window behind all dialogs, as it is now.
        random: decides how fast, and where.
        begins: told what is done, before it is: a dialog may come up in it and wait.
    """

    def __init__(
        self, window: Callable[[], QWidget], random: Random, begins: Callable[[str], None]
    ) -> None:
        self._window, self._random, self._begins = window, random, begins
        self._ground: QWidget | None = None

    def press(self, keys: str, times: int = 1) -> str:
        """Press a key, or the same some times in a row."""
        key, held = named(keys)
        Device.wait(self._random.choice((60, 90, 300, 900)))
        self._begins(keys)
        for _ in range(times):
            Device.wait(60)
            self._send(key, held)
        self._wait_for_buttons()
        return keys

    def _wait_for_buttons(self) -> None:
        """A button that is pressed by its key acts when it comes up again."""
        for _ in range(WAITS):
            QCoreApplication.processEvents()
            if not any(one.isDown() for one in self._window().findChildren(QAbstractButton)):
                return
            QTest.qWait(WAIT_MS)

    def write(self, text: str) -> str:
        """Type a text by hand."""
        self._begins("“”" if text.strip() else "Space")  # which presses a button
        Device.wait(1_000)
        for sign in text:
            Device.wait(self._random.choice((60, 90, 150)))
            self._write_sign(sign)
        return f"“{text}”"

    def scan(self, text: str) -> str:
        """Read a code; some scanners end twice."""
        self._begins("[]")
        gap = self._random.choice((1, 2, 5))
        Device.wait(1_000)
        for sign in text:
            Device.wait(gap)
            self._write_sign(sign)
        for _ in range(self._random.choice((1, 1, 1, 2))):
            Device.wait(gap)
            self._send(Key.Key_Return, Modifier.NoModifier)
        return f"[{text[:14]}]"

    def _target(self) -> QWindow:
        """The window that gets the keys: of an open menu or list, else the one with the focus."""
        with_keys: QWindow | None = QGuiApplication.focusWindow()
        # A widget has to be held as long as its window is used: else PySide calls it deleted.
        self._ground = QApplication.activePopupWidget() or front(self._window())
        if QApplication.activePopupWidget() is None:
            if with_keys is not None and isValid(with_keys) and with_keys.isVisible():
                return with_keys
            self._ground.activateWindow()  # as the system does when what stood before has gone
            QCoreApplication.processEvents()
        return self._ground.windowHandle()

    def _send(self, key: Qt.Key, held: Qt.KeyboardModifier) -> None:
        target = self._target()
        if not is_there(target):
            return  # the window closes just now
        QTest.sendKeyEvent(QTest.KeyAction.Press, target, key, "", held)
        if is_there(target):  # a dialog that a key closed does not see it let go
            QTest.sendKeyEvent(QTest.KeyAction.Release, target, key, "", held)

    def _write_sign(self, sign: str) -> None:
        code = ord(sign.upper()) if sign.isascii() else Key.Key_unknown.value
        target = self._target()
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            if is_there(target):
                QCoreApplication.sendEvent(target, QKeyEvent(kind, code, Modifier.NoModifier, sign))

    # --- the mouse -------------------------------------------------------------------------------

    def buttons(self) -> list[QAbstractButton]:
        """The buttons in front that can be pressed."""
        ground = front(self._window())
        return [
            one
            for one in ground.findChildren(QAbstractButton)
            if one.isVisible() and one.isEnabled() and not one.visibleRegion().isEmpty()
        ]

    def click(self, words: str = "") -> str:
        """Click on a button with these words; on any, or on any place, where there are none."""
        found = [one for one in self.buttons() if words in (one.accessibleName() or one.text())]
        if words and not found:
            return "-"
        if found and (words or self._random.random() < 0.5):
            chosen = self._random.choice(found)
            name = chosen.accessibleName() or chosen.text()
            if SIGN_OUT_WORDS in name:
                return "-"
            self._begins("click")
            QTest.mouseClick(chosen, Qt.MouseButton.LeftButton)
            return f"click {name!r}"
        ground = front(self._window())
        at = QPoint(
            self._random.randrange(max(1, ground.width())),
            self._random.randrange(max(1, ground.height())),
        )
        under = ground.childAt(at) or ground
        self._begins("click")
        QTest.mouseClick(under, Qt.MouseButton.LeftButton, pos=under.mapFrom(ground, at))
        return f"click {type(under).__name__} at {at.x()},{at.y()}"

    def turn_wheel(self) -> tuple[str, bool]:
        """Turn the wheel over a number or a choice; what was done, and whether it was changed."""
        ground = front(self._window())
        boxes: list[QComboBox | QAbstractSpinBox] = [
            one
            for one in ground.findChildren(QWidget)
            if isinstance(one, QComboBox | QAbstractSpinBox)
            and one.isVisible()
            and not one.visibleRegion().isEmpty()
        ]
        box = self._random.choice(boxes) if boxes else ground
        before = _value(box)
        self._begins("wheel")
        down = QPoint(0, self._random.choice((-120, 120)))
        at = QPointF(box.rect().center())
        for over in (box, *box.findChildren(QLineEdit)):
            event = QWheelEvent(
                at, over.mapToGlobal(at), down, down, Qt.MouseButton.NoButton,
                Modifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
            )  # fmt: skip
            QCoreApplication.sendEvent(over, event)
        return f"wheel over {type(box).__name__}", _value(box) != before

    def fill(self, words: str) -> str:
        """Fill in what stands empty in the dialog in front: dates, numbers, reasons."""
        ground = QApplication.activeModalWidget()
        if ground is None:
            return "-"
        self._begins("fill")
        boxes: list[QLineEdit | QPlainTextEdit] = [
            *ground.findChildren(QLineEdit),
            *ground.findChildren(QPlainTextEdit),
        ]
        for box in boxes:
            if isValid(box) and _wants_text(box):
                box.setFocus(Qt.FocusReason.TabFocusReason)
                self.write(_fitting(box, words))
        return "fill"


def _value(box: QWidget) -> str:
    if isinstance(box, QComboBox):
        return box.currentText()
    return box.text() if isinstance(box, QAbstractSpinBox) else ""


def _wants_text(box: QLineEdit | QPlainTextEdit) -> bool:
    if not (box.isVisible() and box.isEnabled()) or box.isReadOnly():
        return False
    if isinstance(box, QPlainTextEdit):
        return not box.toPlainText()
    return box.echoMode() is QLineEdit.EchoMode.Normal and not box.text()


def _fitting(box: QLineEdit | QPlainTextEdit, words: str) -> str:
    said = f"{box.accessibleName()} {box.placeholderText()}"
    if isinstance(box, QLineEdit) and any(hint in said for hint in DATE_HINTS):
        day = QDate.currentDate().addDays(AHEAD_DAYS)
        while day.dayOfWeek() > 5:  # Saturday and Sunday
            day = day.addDays(1)
        return day.toString("dd/MM/yyyy")
    return words
