"""The locked screen: who goes on, and their password; nothing else of the office is to be seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QComboBox, QDialog, QWidget

from commune_desk.domain.account_errors import FirstCodeNeeded
from commune_desk.domain.errors import UserError
from commune_desk.services.office import office
from commune_desk.ui.dialogs.refusing import refuse
from commune_desk.ui.dialogs.room import lay_out
from commune_desk.ui.look.layouts import column, row
from commune_desk.ui.look.theme import size, style_window
from commune_desk.ui.widgets.actions import action, button_of
from commune_desk.ui.widgets.boxes import sign
from commune_desk.ui.widgets.countdown import Countdown
from commune_desk.ui.widgets.form.text_editor import PasswordEditor, TextEditor
from commune_desk.ui.widgets.form.wheel import keep_from_wheel
from commune_desk.ui.widgets.text import Refusal, buddy, label
from commune_desk.words.errors import refusal_words
from commune_desk.words.sign_in import (
    AGAIN,
    FIRST_CODE,
    LOCKED,
    NO_PASSWORD,
    NO_PASSWORD_HERE,
    PASSWORD,
    PASSWORDS_DIFFER,
    UNLOCK,
    WHO_GOES_ON,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from commune_desk.services.desk.desk import Desk


class LockDialog(QDialog):
    """Stays until somebody gives the right password; Esc and the cross of the window do nothing.

    In the office for practice it is opened without one, by whoever is chosen.

    Args:
        desk: of the officer who worked here.
        people: the officers, name at sign-in and full name, those of this counter first.
        new: which of them have no password yet; they choose it here, with the code of the account.
        chosen: the name at sign-in that is marked first.

    Attributes:
        desk: of whoever goes on; None before.
    """

    def __init__(
        self,
        desk: Desk,
        people: Mapping[str, str],
        *,
        new: Collection[str],
        chosen: str,
        parent: QWidget,
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
        self._new = new if not desk.is_practice else ()
        self._code, self._password, self._again = TextEditor(), PasswordEditor(), PasswordEditor()
        code_words, again_words = buddy(FIRST_CODE, self._code), buddy(AGAIN, self._again)
        self._first = (code_words, self._code, again_words, self._again)
        self._error = Refusal()
        self._enter = button_of(self.unlock)
        self._enter.setDefault(True)
        self._countdown = Countdown(self, enter=self._enter, said=self._error)
        self._sign = sign("touch")
        head = column(row(None, self._sign, None), label(LOCKED, "page_title"), gap="m")
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
                column(code_words, self._code, gap="xs"),
                row(
                    column(asked, self._password, gap="xs"),
                    column(again_words, self._again, gap="xs"),
                ),
                gap="m",
            ),
            column(self._error, self._enter, gap="m"),
            wide=size("dialog") * 2 // 3,
            margin="xxl",
        )
        if desk.is_practice:
            self._error.setText(NO_PASSWORD_HERE)
        self._people.currentIndexChanged.connect(self._follow_person)
        self._follow_person()
        style_window(self)
        asked_first = self._code if self._login in self._new else self._password
        (self._people if desk.is_practice else asked_first).setFocus()

    def reject(self) -> None:
        """Nobody leaves the lock without a password."""

    def closeEvent(self, event: QCloseEvent) -> None:
        """The cross of the window does not open it either."""
        event.ignore()

    @property
    def _login(self) -> str:
        """Who is chosen, by name at sign-in."""
        return str(self._people.currentData())

    def _follow_person(self) -> None:
        """Ask who has no password yet for the code of the account and a new password, twice."""
        is_new = self._login in self._new
        for part in self._first:
            part.setVisible(is_new)
        self._sign.setVisible(not is_new)  # as at the sign-in
        if not self._before.is_practice:
            self._error.clear()

    @action(UNLOCK, icon="lock", kind="primary")
    def unlock(self) -> None:
        """Let whoever is chosen go on, if the password is theirs."""
        if not self._before.is_practice and not self._password.text():
            self._refuse(NO_PASSWORD)  # an Enter too many is no try
            return
        if self._login in self._new and self._password.text() != self._again.text():
            self._refuse_passwords(PASSWORDS_DIFFER)
            return
        try:
            self.desk = self._open()
        except FirstCodeNeeded as error:  # the passwords may stay
            refuse(refusal_words(error), self._error, boxes={"code": self._code})
        except UserError as error:
            self._refuse_passwords(refusal_words(error))
            self._countdown.begin(int(getattr(error, "seconds", 0)))
        else:
            self.accept()

    def _open(self) -> Desk:
        """The desk of whoever goes on."""
        before, login, password = self._before, self._login, self._password.text()
        if before.is_practice:
            return office.sign_in_to_practice(before, login)
        if login in self._new:
            return office.choose_first_password(before, login, password, code=self._code.text())
        return office.sign_in(before, login, password)

    def _refuse_passwords(self, words: str) -> None:
        self._password.clear()
        self._again.clear()
        self._refuse(words)

    def _refuse(self, words: str) -> None:
        refuse(words, self._error, boxes={"password": self._password, "who": self._people})
