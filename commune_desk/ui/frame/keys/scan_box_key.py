"""F2 leads back to the scan box from every dialog too, as it does from every page.

A dialog keeps the keys of the window from it. So F2 that a dialog has no use for closes what stands
over the window, as Esc would, and goes on to the page; where something was typed there, it says so
and closes nothing. The lock and the citizen's window stay: they are not the clerk's to leave so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPlainTextEdit

from commune_desk.ui.frame.actions import PAGES
from commune_desk.ui.frame.key_windows import KeyWindows
from commune_desk.ui.frame.locking.lock_dialog import LockDialog
from commune_desk.ui.frame.notices.notices import Tone

if TYPE_CHECKING:
    from commune_desk.ui.frame.main_window import MainWindow

INTAKE = "intake"
KEY = next(entry.shortcut for entry in PAGES if entry.key == INTAKE)
IS_TYPED_IN = f"Bảng “{{title}}” có chữ đang gõ. Esc để bỏ, rồi {KEY}."


class ScanBoxKey(QObject):
    """Listens to F2 in the dialogs over one window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        KeyWindows(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A key that comes here as a press was no shortcut of the dialog."""
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        is_plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if event.key() != Qt.Key.Key_F2 or not is_plain or self._window.entry(INTAKE) is None:
            return False
        popup, over = QApplication.activePopupWidget(), QApplication.activeModalWidget()
        if popup is not None:
            popup.close()
        elif not isinstance(over, QDialog) or isinstance(over, LockDialog):
            return False
        self._leave()
        return True

    def _leave(self) -> None:
        """Close dialog after dialog, and begin at the scan box."""
        while isinstance(top := QApplication.activeModalWidget(), QDialog):
            if _is_typed_in(top):
                said = IS_TYPED_IN.format(title=top.windowTitle())
                self._window.frame.notices.publish(said, Tone.INFO)
                return
            top.reject()
            if QApplication.activeModalWidget() is top:
                return  # it does not let itself be closed
        self._window.activateWindow()
        self._window.go_home()


def _is_typed_in(dialog: QDialog) -> bool:
    lines = any(one.isModified() for one in dialog.findChildren(QLineEdit))
    return lines or any(
        one.document().isModified() and bool(one.toPlainText())
        for one in dialog.findChildren(QPlainTextEdit)
    )
