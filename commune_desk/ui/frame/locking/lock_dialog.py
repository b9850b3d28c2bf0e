"""The locked screen: who goes on, and their password; nothing else of the office is to be seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QComboBox, QDialog, QWidget

from commune_desk.domain.errors import UserError
from commune_desk.services.office import office
from commune_desk.ui.dialogs.refusing import refuse
from commune_desk.ui.dialogs.room import lay_out
from commune_desk.ui.look.layouts import column, row
from commune_desk.ui.look.theme import size, style_window
from commune_desk.ui.widgets.actions import action, button_of
from commune_desk.ui.widgets.boxes import sign
from commune_desk.ui.widgets.countdown import Countdown
from commune_desk.ui.widgets.form.text_editor import PasswordEditor
from commune_desk.ui.widgets.form.wheel import keep_from_wheel
from commune_desk.ui.widgets.text import Refusal, buddy, label
from commune_desk.words.errors import refusal_words
from commune_desk.words.sign_in import (
    LOCKED,
    NO_PASSWORD,
    NO_PASSWORD_HERE,
    PASSWORD,
    UNLOCK,
    WHO_GOES_ON,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from commune_desk.services.desk.desk import Desk


class LockDialog(QDialog):
    """Stays until somebody gives the right password; Esc and the cross of the window do nothing.

    In the office for practice it is opened without one, by whoever is chosen.

    Args:
        desk: of the officer who worked here.
        people: the officers, name at sign-in and full name, those of this counter first.
        chosen: the name at sign-in that is marked first.

    Attributes:
        desk: of whoever goes on; None before.
    """

    def __init__(
        self, desk: Desk, people: Mapping[str, str], *, chosen: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(LOCKED)
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.desk: Desk | None = None
        self._before = desk
        self._people = QComboBox()
        keep_from_wheel(self._people)
        for login, name in people.items():
            self._people.addItem(name, login)
        self._people.setCurrentIndex(max(self._people.findData(chosen), 0))
        self._password = PasswordEditor()
        self._error = Refusal()
        self._enter = button_of(self.unlock)
        self._enter.setDefault(True)
        self._countdown = Countdown(self, enter=self._enter, said=self._error)
        head = column(row(None, sign("touch"), None), label(LOCKED, "page_title"), gap="m")
        asked = buddy(PASSWORD, self._password)
        if desk.is_practice:  # nobody has a password there; the keys are practised all the same
            asked.hide()
            self._password.hide()
            self._error.setProperty("role", "second")
        lay_out(
            self,
            column(
                head,
                column(buddy(WHO_GOES_ON, self._people), self._people, gap="xs"),
                column(asked, self._password, gap="xs"),
                self._error,
                self._enter,
                gap="m",
            ),
            wide=size("dialog") * 2 // 3,
            margin="xxl",
        )
        if desk.is_practice:
            self._error.setText(NO_PASSWORD_HERE)
        style_window(self)
        (self._people if desk.is_practice else self._password).setFocus()

    def reject(self) -> None:
        """Nobody leaves the lock without a password."""

    def closeEvent(self, event: QCloseEvent) -> None:
        """The cross of the window does not open it either."""
        event.ignore()

    @action(UNLOCK, icon="lock", kind="primary")
    def unlock(self) -> None:
        """Let whoever is chosen go on, if the password is theirs."""
        if not self._before.is_practice and not self._password.text():
            self._refuse(NO_PASSWORD)  # an Enter too many is no try
            return
        try:
            login = str(self._people.currentData())
            if self._before.is_practice:
                self.desk = office.sign_in_to_practice(self._before, login)
            else:
                self.desk = office.sign_in(self._before, login, self._password.text())
        except UserError as error:
            self._password.clear()
            self._refuse(refusal_words(error))
            self._countdown.begin(int(getattr(error, "seconds", 0)))
        else:
            self.accept()

    def _refuse(self, words: str) -> None:
        refuse(words, self._error, boxes={"password": self._password, "who": self._people})
