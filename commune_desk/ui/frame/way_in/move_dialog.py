"""Moves the office of this PC to a server (chuyển dữ liệu), before anybody has signed in.

It is offered where the office cannot stay where it is: in a file on a drive of the network. The
command `move` goes the same road in both directions.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog

from commune_desk.ui.dialogs.room import lay_out
from commune_desk.ui.look.layouts import column, row
from commune_desk.ui.look.theme import size, style_window
from commune_desk.ui.widgets.buttons import button, rename
from commune_desk.ui.widgets.text import buddy, label
from commune_desk.ui.widgets.text_editor import PasswordEditor, TextEditor
from commune_desk.words.errors import sentence
from commune_desk.words.moving import ABOUT, ADDRESS, GO_ON, MOVE, MOVING, moved_words
from commune_desk.words.sign_in import LOGIN, PASSWORD

if TYPE_CHECKING:
    from commune_desk.domain.errors import UserError
    from commune_desk.services.office.accounts import Claim
    from commune_desk.services.upkeep.moving import Moved
    from commune_desk.ui.frame.tasks import Tasks

Move = Callable[[str, "Claim"], "Moved"]
"""Takes the address of the empty database, and who says to be an administrator."""


class MoveDialog(QDialog):
    """Asks until the office has moved, then says what was counted.

    Args:
        move: moves it; takes as long as there is to copy.
        tasks: where that runs.
    """

    def __init__(self, move: Move, tasks: Tasks) -> None:
        super().__init__()
        self.setWindowTitle(f"{MOVE} · Một cửa")
        self._move, self._tasks = move, tasks
        self._address, self._login = TextEditor(), TextEditor()
        self._password = PasswordEditor()
        self._said = label("", wraps=True)
        self._error = label("", "error", wraps=True)
        self._error.setMinimumHeight(size("control"))
        self._leave = button("Hủy", self.reject)
        self._leave.setAutoDefault(False)
        self._enter = button(MOVE, self._go, kind="primary")
        self._enter.setDefault(True)
        self._is_moved = False
        fields = [
            column(buddy(words, box), box, gap="xs")
            for words, box in (
                (ADDRESS, self._address),
                (LOGIN, self._login),
                (PASSWORD, self._password),
            )
        ]
        head = column(label(MOVE, "page_title"), label(ABOUT, "quiet", wraps=True), gap="xs")
        body = column(head, *fields, self._said, self._error, gap="m")
        lay_out(self, body, row(None, self._leave, self._enter), wide=size("dialog"))
        style_window(self)
        self._address.setFocus()

    def _go(self) -> None:
        if self._is_moved:
            self.accept()
            return
        from commune_desk.services.office.accounts import Claim

        address = self._address.text().strip()
        claim = Claim(self._login.text(), self._password.text())
        self._listen(is_moving=True)
        self._said.setText(MOVING)
        self._error.clear()
        self._tasks.start(
            "",
            lambda _progress: self._move(address, claim),
            then=self._tell,
            refused=self._refuse,
        )

    def _tell(self, moved: Moved) -> None:
        self._is_moved = True
        self._said.setText("\n".join(moved_words(moved)))
        self._enter.setEnabled(True)
        rename(self._enter, GO_ON)

    def _refuse(self, error: UserError) -> None:
        self._listen(is_moving=False)
        self._said.clear()
        self._error.setText(sentence(error))

    def _listen(self, *, is_moving: bool) -> None:
        for one in (self._enter, self._leave, self._address, self._login, self._password):
            one.setEnabled(not is_moving)

    def reject(self) -> None:
        """Not while the data are being copied."""
        if self._leave.isEnabled():
            super().reject()
