"""Sign in: name and password; which of the two was wrong is not said."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

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
        sign_in: gives the desk of the officer, or refuses.
        office_name: whose desk it is.

    Attributes:
        desk: the desk of the officer who signed in; None before.
    """

    def __init__(self, sign_in: SignIn, office_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Đăng nhập · Một cửa")
        self.setFixedWidth(size("dialog") * 2 // 3)
        self.desk: Desk | None = None
        self._sign_in = sign_in
        self._login = TextEditor()
        self._password = PasswordEditor()
        self._error = label("", "error", wraps=True)
        self._error.setMinimumHeight(size("control"))
        enter = button("Đăng nhập", self._try, kind="primary")
        enter.setDefault(True)
        office = label(office_name, "page_title", wraps=True)
        office.setAlignment(Qt.AlignmentFlag.AlignCenter)
        fields = column(
            buddy("Tên đăng nhập", self._login),
            self._login,
            buddy("Mật khẩu", self._password),
            self._password,
            self._error,
            gap="xs",
        )
        head = column(row(None, sign("touch"), None), office, gap="m")
        self.setLayout(column(head, fields, enter, gap="l", margin="xxl"))
        self._login.setFocus()

    def _try(self) -> None:
        try:
            self.desk = self._sign_in(self._login.value(), self._password.value())
        except UserError as error:
            self._error.setText(sentence(error))
            self._password.clear()
            self._password.setFocus()
        else:
            self.accept()
