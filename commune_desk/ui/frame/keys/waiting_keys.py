"""The key of what cannot be done now says why, and what is to be done first.

What an action waits for stands in its declaration (`widgets/actions.py`). A press that comes here
was no shortcut of anything that is on: where it is the key of something that is off, or out of
sight, its words are said as a notice. Over a dialog, which may cover the strip of the window, the
notice stands in the dialog.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QBoxLayout,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QStackedWidget,
    QWidget,
)

from commune_desk.ui.frame.command_keys import is_command
from commune_desk.ui.frame.key_windows import KeyWindows
from commune_desk.ui.frame.notices.notice_line import QUIET, NoticeLine
from commune_desk.ui.frame.notices.notices import Notices, Tone
from commune_desk.ui.widgets.actions import WAITS_FOR

if TYPE_CHECKING:
    from collections.abc import Iterator

Key = Qt.Key
HELD_MS = 20
"""No finger is back on its key as soon as this."""

_FIRST_WITHOUT_SIGN = Key.Key_Escape
_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_TURNING = {Key.Key_PageUp, Key.Key_PageDown}


class WaitingKeys(QObject):
    """Listens to the keys that mean nothing at the moment.

    Args:
        notices: where it is said.
        parent: the window of the officer.
    """

    def __init__(self, notices: Notices, parent: QObject) -> None:
        super().__init__(parent)
        self._notices = notices
        self._let_go = (0, 0)
        KeyWindows(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A held key says it once."""
        if not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.type() is QEvent.Type.KeyRelease:
            self._let_go = event.key(), event.timestamp()
        if event.type() is not QEvent.Type.KeyPress or self._is_held(event):
            return False
        over = QApplication.activeModalWidget() or QApplication.activeWindow()
        if over is None or QApplication.activePopupWidget() is not None:
            return False
        if not _is_of_no_text(event):
            return False
        pressed = QKeySequence(event.keyCombination())
        waiting = (one.property(WAITS_FOR) for one in offered(over) if one.shortcut() == pressed)
        words = next(filter(None, waiting), "")
        if words:
            self._say(over, words)
        return bool(words)

    def _is_held(self, event: QKeyEvent) -> bool:
        """Under X11 a held key is let go and pressed in one moment, and Qt marks only some."""
        key, at = self._let_go
        is_at_once = event.key() == key and event.timestamp() - at < HELD_MS
        return event.isAutoRepeat() or is_at_once

    def _say(self, over: QWidget, words: str) -> None:
        layout, lacks_line = over.layout(), over.findChild(NoticeLine) is None
        if isinstance(over, QDialog) and isinstance(layout, QBoxLayout) and lacks_line:
            layout.insertWidget(1, NoticeLine(self._notices, QUIET))
        self._notices.publish(words, Tone.INFO)


def offered(over: QWidget) -> Iterator[QAction | QAbstractButton]:
    """What has a key in a window, on or off; of pages that take turns, on the one in sight."""
    actions, buttons = over.findChildren(QAction), over.findChildren(QAbstractButton)
    found: list[QAction | QAbstractButton] = [*actions, *buttons]
    for one in found:
        if not one.shortcut().isEmpty() and _is_of_shown(one, over):
            yield one


def _is_of_shown(one: QObject, over: QWidget) -> bool:
    """Whether it is of no dialog over the window, and of no page that another stands before."""
    while one is not over:
        owner = one.parent()
        if isinstance(one, QDialog) or owner is None:
            return False
        if isinstance(owner, QStackedWidget) and owner.currentWidget() is not one:
            return False
        one = owner
    return True


def _is_of_no_text(event: QKeyEvent) -> bool:
    """Whether a key writes nothing, and edits nothing in the text that has the focus."""
    focus = QApplication.focusWidget()
    if not isinstance(focus, QLineEdit | QPlainTextEdit):
        return event.key() >= _FIRST_WITHOUT_SIGN or bool(event.modifiers() & _HELD)
    return is_command(event) or (event.key() in _TURNING and isinstance(focus, QLineEdit))
