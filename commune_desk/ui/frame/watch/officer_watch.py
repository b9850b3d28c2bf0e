"""Sees that the officer at the desk is still who signed in, and says it when that has changed.

An administrator at another PC may give the officer another role or close the account. The services
refuse at once what is no longer permitted; the window asks then, and every so often, and says why.
It closes as at every change of officer, so that what was typed stays as a draft, and opens anew
with the pages of the new role.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QDialog, QWidget

from commune_desk.domain.desk.rights_errors import NoLongerActive
from commune_desk.domain.errors import UserError
from commune_desk.services.desk import rights
from commune_desk.ui.dialogs.room import lay_out
from commune_desk.ui.look.layouts import column, row
from commune_desk.ui.look.theme import size, style_window
from commune_desk.ui.widgets.buttons import button
from commune_desk.ui.widgets.text import label
from commune_desk.words.errors import sentence
from commune_desk.words.sign_in import GO_ON_AS, OTHER_OFFICER, ROLE_CHANGED
from commune_desk.words.values import ROLES

if TYPE_CHECKING:
    from commune_desk.domain.office.officer import Officer
    from commune_desk.ui.frame.locking.locking import Locking
    from commune_desk.ui.frame.main_window import MainWindow

OFTEN_MS = 30_000
"""One short question to the database; whoever lost a right is refused before that anyhow."""


class OfficerChangedDialog(QDialog):
    """One sentence, and one button that closes the window for whoever comes then."""

    def __init__(self, words: str, goes_on: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Một cửa")
        go_on = button(goes_on, self.accept, kind="primary")
        go_on.setDefault(True)
        said = label(words, wraps=True)
        lay_out(self, column(said), row(None, go_on), wide=size("dialog") * 3 // 4)
        style_window(self)


class OfficerWatch(QObject):
    """Asks for one window.

    Args:
        window: whose officer it is.
        locking: nothing is said over the lock; whoever opens it is asked for anyhow.

    Signals:
        changed: the desk of the same officer in the new role, for whom the window is to open anew.
    """

    changed = Signal(object)

    def __init__(self, window: MainWindow, locking: Locking) -> None:
        super().__init__(window)
        self._window, self._frame, self._locking = window, window.frame, locking
        self._role = self._frame.desk.officer.role
        self._says: OfficerChangedDialog | None = None
        self._often = QTimer(self, interval=OFTEN_MS)
        self._often.timeout.connect(self.look)
        self._often.start()
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.look)
        self._frame.refused.connect(self._soon.start)
        self._frame.changes.settings_changed.connect(self._soon.start)

    def look(self) -> None:
        """See how the office keeps the officer now."""
        if self._locking.is_locked or self._says is not None or not self._window.isVisible():
            return
        desk = self._frame.desk
        try:
            now = rights.officer_now(desk)
        except NoLongerActive as refusal:
            self._say(sentence(refusal), OTHER_OFFICER, None)
        except UserError:
            return  # the database does not answer; whoever works is told so by what they do
        else:
            if now.role is not self._role:
                words = ROLE_CHANGED.format(before=ROLES[self._role], now=ROLES[now.role])
                self._say(words, GO_ON_AS.format(role=ROLES[now.role]), now)
            elif now != desk.officer:
                self._frame.renew_desk(replace(desk, officer=now))

    def _say(self, words: str, goes_on: str, now: Officer | None) -> None:
        self._says = OfficerChangedDialog(words, goes_on, self._window)
        self._says.finished.connect(lambda _result: self._leave(now))
        self._says.open()

    def _leave(self, now: Officer | None) -> None:
        self._says = None
        if now is not None:
            self.changed.emit(replace(self._frame.desk, officer=now))
        self._window.sign_out()
