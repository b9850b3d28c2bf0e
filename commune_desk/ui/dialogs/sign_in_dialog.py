"""Sign in: name and password; which of the two was wrong is not said."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from commune_desk.domain.errors import UserError
from commune_desk.ui.labels import sentence
from commune_desk.ui.layouts import column, row
from commune_desk.ui.theme import size
from commune_desk.ui.widgets.boxes import sign
from commune_desk.ui.widgets.buttons import button
from commune_desk.ui.widgets.editors import PasswordEditor, TextEditor
from commune_desk.ui.widgets.text import buddy, label

if TYPE_CHECKING:
    from commune_desk.services.desk import Desk

SignIn = Callable[[str, str], "Desk"]


class SignInDialog(QDialog):
    """Asks until the name and the password are right, or the dialog is closed.

    Args:
        office_name: whose desk it is.
        sign_in: gives the desk of the officer, or refuses.
        choose_password: the same for an account that has no password yet.

    Attributes:
        desk: the desk of the officer who signed in; None before.
    """

    def __init__(self, office_name: str, *, sign_in: SignIn, choose_password: SignIn) -> None:
        super().__init__()
        self.setWindowTitle("Đăng nhập · Một cửa")
        self.setFixedWidth(size("dialog") * 2 // 3)
        self.desk: Desk | None = None
        self._sign_in = sign_in
        self._choose_password = choose_password
        self._login, self._password, self._again = TextEditor(), PasswordEditor(), PasswordEditor()
        self._again_words = buddy("Gõ lại mật khẩu", self._again)
        self._error = label("", "error", wraps=True)
        self._error.setMinimumHeight(size("control"))
        self._enter = button("Đăng nhập", self._try, kind="primary")
        self._enter.setDefault(True)
        self._first = button("Lần đầu đăng nhập: đặt mật khẩu", kind="quiet")
        self._first.setCheckable(True)
        self._first.setAutoDefault(False)
        self._first.toggled.connect(self._show_first)
        self._lay_out(office_name)
        self._show_first(is_first=False)
        self._login.setFocus()

    def _lay_out(self, office_name: str) -> None:
        office = label(office_name, "page_title", wraps=True)
        office.setAlignment(Qt.AlignmentFlag.AlignCenter)
        fields = column(
            buddy("Tên đăng nhập", self._login),
            self._login,
            buddy("Mật khẩu", self._password),
            self._password,
            self._again_words,
            self._again,
            self._error,
            gap="xs",
        )
        head = column(row(None, sign("touch"), None), office, gap="m")
        buttons = column(self._enter, row(None, self._first, None))
        self.setLayout(column(head, fields, buttons, gap="l", margin="xxl"))

    def _show_first(self, is_first: bool) -> None:
        self._again_words.setVisible(is_first)
        self._again.setVisible(is_first)
        self._enter.setText("Đặt mật khẩu và đăng nhập" if is_first else "Đăng nhập")
        self._error.clear()

    def _try(self) -> None:
        is_first = self._first.isChecked()
        if is_first and self._password.value() != self._again.value():
            self._refuse("Hai mật khẩu chưa giống nhau. Gõ lại cả hai.")
            return
        way_in = self._choose_password if is_first else self._sign_in
        try:
            self.desk = way_in(self._login.value(), self._password.value())
        except UserError as error:
            self._refuse(sentence(error))
        else:
            self.accept()

    def _refuse(self, words: str) -> None:
        self._error.setText(words)
        self._password.clear()
        self._again.clear()
        self._password.setFocus()
