"""Keys that do something, apart from those that write or edit a text; what they do in the window.

A popup keeps every key from the window. Whoever presses the key of a page while the palette is open
means that page; a key that does nothing from there says so.
"""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

Key, Modifier = Qt.Key, Qt.KeyboardModifier
_FUNCTION_KEYS = range(Key.Key_F1, Key.Key_F35 + 1)
_LETTERS = range(Key.Key_A, Key.Key_Z + 1)
_OF_EDITING = {Key.Key_A, Key.Key_C, Key.Key_V, Key.Key_X, Key.Key_Y, Key.Key_Z}
_DIRECT = Qt.FindChildOption.FindDirectChildrenOnly


def is_of_the_page(event: QKeyEvent) -> bool:
    """Whether a key is none of the line that has the focus."""
    if event.modifiers() != Modifier.ControlModifier or event.key() not in _LETTERS:
        return False
    if event.key() == Key.Key_Z:
        return not _can_undo(QApplication.focusWidget())
    return event.key() not in _OF_EDITING


def _can_undo(box: QWidget | None) -> bool:
    """Whether a text was edited that can be taken back."""
    if isinstance(box, QPlainTextEdit):
        return not box.isReadOnly() and box.document().isUndoAvailable()
    line = box if isinstance(box, QLineEdit) else box.findChild(QLineEdit) if box else None
    return isinstance(line, QLineEdit) and not line.isReadOnly() and line.isUndoAvailable()


def is_command(event: QKeyEvent) -> bool:
    """Whether a key is meant to do something, and neither writes nor edits a text."""
    if event.key() in _FUNCTION_KEYS or is_of_the_page(event):
        return True
    held = event.modifiers()
    is_with_both = held == Modifier.ControlModifier | Modifier.ShiftModifier
    return event.key() in _LETTERS and (held == Modifier.AltModifier or is_with_both)


def meant_by(window: QWidget, event: QKeyEvent) -> Callable[[], object] | None:
    """What a key does in the window, or says where it is not this officer's; None for nothing."""
    pressed = QKeySequence(event.keyCombination())
    for action in window.actions():
        if action.shortcut() == pressed and action.isEnabled():
            return action.trigger
    for shortcut in window.findChildren(QShortcut, options=_DIRECT):
        if shortcut.key() == pressed and shortcut.isEnabled():
            return shortcut.activated.emit
    return None
