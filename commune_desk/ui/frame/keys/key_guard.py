"""Keys that cannot hurt: what ended something is dead for a moment, each key goes to its owner.

A clerk with a queue in front presses F9 twice, and keys that were pressed while the window was busy
come all at once. So after a service has changed something, no key that ends or begins something is
heard for a moment, nor a press on the button of an action: F9, then F10, Enter twice, a held key do
one thing.

In a line of text only the keys of editing are the line's own. Under X11 a line takes Ctrl+E, Ctrl+K
and others for itself, which are keys of the page; and Ctrl+Z while there is nothing to undo in it.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, SignalInstance
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QMainWindow,
    QPlainTextEdit,
    QWidget,
)

from commune_desk.ui.frame.command_keys import is_of_the_page
from commune_desk.ui.frame.key_windows import KeyWindows
from commune_desk.ui.widgets.buttons import ActionButton

DEAD_MS = 600
"""How long after something was done; a clerk who means the next thing takes longer."""

PRESSED_MS = 300
"""What is done within this time after a press was meant by it: a button that the space bar pressed
acts when the bar comes up, and a busy window counts no time."""

Key, Modifier = Qt.Key, Qt.KeyboardModifier
_ENTER = {Key.Key_Return, Key.Key_Enter}
_ENDING = _ENTER | {Key.Key_F9, Key.Key_F10}
_DIGITS = range(Key.Key_0, Key.Key_9 + 1)
_PRESSES = {QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick}
_KEYS = {QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress}


class KeyGuard(QObject):
    """Stands before the keys of all windows.

    Args:
        done: tells that something was changed.
    """

    def __init__(self, done: SignalInstance, parent: QObject) -> None:
        super().__init__(parent)
        self._is_dead = False
        self._pressed = QTimer(self, singleShot=True, interval=PRESSED_MS)
        self._idle = QTimer(self, singleShot=True, interval=0)
        self._moment = QTimer(self, singleShot=True, interval=DEAD_MS)
        self._idle.timeout.connect(self._moment.start)
        self._moment.timeout.connect(self._live)
        done.connect(self._die)
        KeyWindows(self)

    def _die(self) -> None:
        """The moment begins when the window is idle again: what was pressed meanwhile is dead.

        What was done by itself, or by the citizen, was no key of the clerk's.
        """
        if not self._pressed.isActive():
            return
        self._is_dead = True
        self._moment.stop()
        self._idle.start()

    def _live(self) -> None:
        self._is_dead = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep from a window what it must not hear."""
        kind = event.type()
        if kind in _KEYS and isinstance(event, QKeyEvent):
            if _ends(event):
                self._pressed.start()
                if self._is_dead or event.isAutoRepeat():
                    event.accept()  # a shortcut that is overridden is looked up no more
                    return True
            if event.type() is QEvent.Type.ShortcutOverride and is_of_the_page(event):
                event.ignore()  # or the line would take it
                return True
            return False
        if kind in _PRESSES and isinstance(event, QMouseEvent):
            button = _button_at(watched, event)
            if button is not None and isinstance(button.window(), QMainWindow | QDialog):
                self._pressed.start()
            return self._is_dead and isinstance(button, ActionButton)
        return False


def _button_at(watched: QObject, event: QMouseEvent) -> QAbstractButton | None:
    """The button below the pointer."""
    for window in QApplication.topLevelWidgets():
        if window.windowHandle() is watched:
            found: QWidget | None = window.childAt(event.position().toPoint())
            return found if isinstance(found, QAbstractButton) else None
    return None


def _ends(event: QKeyEvent) -> bool:
    """Whether a key may end something: of a text of several lines Enter only begins a line."""
    key, held = Key(event.key()), event.modifiers() & ~Modifier.KeypadModifier
    if key in _ENTER and held == Modifier.NoModifier:
        return not isinstance(QApplication.focusWidget(), QPlainTextEdit)
    is_step = held == Modifier.ControlModifier and key in _DIGITS
    return is_step or key in _ENDING
