"""Locks the screen, by key or when nobody has worked for a while, and keeps what was typed.

The windows stay as they are behind an opaque cover; whoever worked there goes on with a password.
When a colleague goes on instead, the window closes as at every change of officer, so that what was
typed stays as a draft of the first. What the scanner reads meanwhile goes nowhere.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QWidget

from commune_desk.services.office import accounts
from commune_desk.settings import LOCK_AFTER
from commune_desk.ui.frame.key_windows import KeyWindows
from commune_desk.ui.frame.locking.lock_dialog import LockDialog

if TYPE_CHECKING:
    from commune_desk.services.desk.desk import Desk
    from commune_desk.ui.frame.page_frame import PageFrame

PEOPLE = "window/people"
"""Who worked at this counter of late, by name at sign-in, the last one first."""

SO_MANY = 8
_WORK = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
}


class Locking(QObject):
    """Watches whether somebody works, and stands between the office and whoever comes then.

    Args:
        frame: whose desk it is.
        window: the window that is locked, with all that stands over it.

    Attributes:
        is_locked: whether it is now.

    Signals:
        handed_over: the desk of a colleague who goes on in place of the officer.
    """

    handed_over = Signal(object)

    def __init__(self, frame: PageFrame, window: QMainWindow) -> None:
        super().__init__(window)
        self.is_locked = False
        self._frame, self._window = frame, window
        self._covers: list[QWidget] = []
        self._idle = QTimer(self, singleShot=True)
        self._idle.timeout.connect(self.lock)
        login = self._frame.desk.officer.login
        kept = [one for one in self._logins() if one != login]
        self._frame.remembered.remember(PEOPLE, json.dumps([login, *kept][:SO_MANY]))
        self._follow_setting()
        frame.changes.settings_changed.connect(self._follow_setting)
        KeyWindows(self)

    def lock(self, *, for_colleague: bool = False) -> None:
        """Cover everything until somebody gives a password.

        Args:
            for_colleague: a colleague takes over and is marked already.
        """
        desk = self._frame.desk
        if self.is_locked:
            return
        self.is_locked = True
        shown = [window for window in QApplication.topLevelWidgets() if _shows(window)]
        self._covers = [_Cover(window) for window in shown]
        people = self._people()
        others = [login for login in people if login != desk.officer.login]
        chosen = others[0] if for_colleague and others else desk.officer.login
        new = frozenset(one.login for one in accounts.without_password(desk))
        dialog = LockDialog(desk, people, new=new, chosen=chosen, parent=self._window)
        dialog.accepted.connect(lambda: self._unlock(dialog))
        dialog.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Somebody works: the time begins anew."""
        if event.type() in _WORK and self._idle.interval():
            self._idle.start()
        return super().eventFilter(watched, event)

    def _unlock(self, dialog: LockDialog) -> None:
        desk = dialog.desk
        assert desk is not None, "the dialog is accepted with a desk"
        dialog.deleteLater()
        self.is_locked = False
        if desk.officer.id != self._frame.desk.officer.id:
            self.handed_over.emit(desk)
            if self._window.isVisible():  # a page holds what it cannot keep
                self.lock()
            return
        for cover in self._covers:
            cover.deleteLater()
        self._covers = []
        self._frame.renew_desk(desk)

    def _follow_setting(self) -> None:
        minutes = self._frame.desk.settings[LOCK_AFTER]
        self._idle.setInterval(minutes * 60_000)
        if minutes:
            self._idle.start()
        else:
            self._idle.stop()

    def _logins(self) -> list[str]:
        return list(json.loads(self._frame.remembered.text(PEOPLE, "[]")))

    def _people(self) -> dict[str, str]:
        """The officers who still work here, by name at sign-in: those of this counter first.

        Whoever locked it may have gone home: it is no dead end for a colleague who is new here.
        """
        desk: Desk = self._frame.desk
        active = {one.login: one.full_name for one in accounts.all_officers(desk) if one.is_active}
        return {login: active[login] for login in self._logins() if login in active} | active


def _shows(window: QWidget) -> bool:
    """Whether a window may show what is nobody else's; the citizen's screens are not meant."""
    return window.isVisible() and isinstance(window, QMainWindow | QDialog)


class _Cover(QWidget):
    """An opaque sheet over all of a window, however large that becomes."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setAutoFillBackground(True)
        self.setGeometry(window.rect())
        window.installEventFilter(self)
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A window that was made larger shows no more of what is below."""
        if event.type() is QEvent.Type.Resize:
            self.setGeometry(self._window.rect())
            self.raise_()
        return super().eventFilter(watched, event)
