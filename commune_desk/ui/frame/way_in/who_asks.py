"""Who asks (người yêu cầu): name and password of whoever wants something of a closed office."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from commune_desk.ui.look.layouts import column, row
from commune_desk.ui.widgets.form.text_editor import PasswordEditor, TextEditor
from commune_desk.ui.widgets.text import buddy
from commune_desk.words.sign_in import LOGIN, PASSWORD

if TYPE_CHECKING:
    from commune_desk.services.office.signing_in import Claim


class WhoAsks(QWidget):
    """Two boxes, and the claim that is typed into them.

    Args:
        login: who is proposed.
        is_beside: whether they stand beside each other.
    """

    def __init__(self, login: str = "", *, is_beside: bool = True) -> None:
        super().__init__()
        self._login, self._password = TextEditor(), PasswordEditor()
        self._login.setText(login)
        boxes = [
            column(buddy(words, box), box, gap="xs")
            for words, box in ((LOGIN, self._login), (PASSWORD, self._password))
        ]
        whole = row(*boxes, gap="m") if is_beside else column(*boxes, gap="m")
        whole.setContentsMargins(0, 0, 0, 0)
        self.setLayout(whole)

    @property
    def login(self) -> str:
        """The name that is typed."""
        return self._login.text().strip()

    @property
    def boxes(self) -> dict[str, QWidget]:
        """The boxes by the names that errors give them."""
        return {"password": self._password, "login": self._login}

    @property
    def first_asked(self) -> QWidget:
        """The box that is still to be filled."""
        return self._password if self._login.text() else self._login

    def claim(self, code: str = "") -> Claim:
        """Who says that he may; `code` is that of the recovery sheet."""
        from commune_desk.services.office.signing_in import Claim

        return Claim(self._login.text(), self._password.text(), code)
