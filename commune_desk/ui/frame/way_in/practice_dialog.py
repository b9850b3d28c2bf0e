"""Into the office for practice (tập huấn): whose place, anew, or back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog, QVBoxLayout

from commune_desk.domain.errors import UserError
from commune_desk.practice import MARK
from commune_desk.ui.dialogs.room import lay_out
from commune_desk.ui.look.layouts import column, empty, row
from commune_desk.ui.look.theme import size, space, style_window
from commune_desk.ui.widgets.actions import action, button_of
from commune_desk.ui.widgets.boxes import sign
from commune_desk.ui.widgets.buttons import button
from commune_desk.ui.widgets.text import label

if TYPE_CHECKING:
    from commune_desk.services.desk.desk import Desk, OpenOffice
    from commune_desk.ui.frame.way_in.program import Program
    from commune_desk.ui.frame.work.tasks import Tasks

ANEW, BACK = "Làm lại từ đầu", "Về cơ quan thật"
WAIT = "Đang chuẩn bị một tháng hồ sơ để tập, khoảng mười giây…"
ABOUT = (
    "Người và hồ sơ ở đây đều là bịa ra. Làm gì cũng được: không đụng đến dữ liệu thật, "
    f"mọi giấy in có chữ “{MARK}”."
)


class PracticeDialog(QDialog):
    """Makes the office where it is not there yet, then offers the places of its officers.

    Args:
        program: makes and opens it.
        tasks: where the making runs, which takes some seconds.

    Attributes:
        desk: the desk of the chosen officer; None when the dialog was closed.
        goes_back: whether the real office was asked for.
    """

    def __init__(self, program: Program, tasks: Tasks) -> None:
        super().__init__()
        self.setWindowTitle(f"Tập huấn · {MARK}")
        self.desk: Desk | None = None
        self.goes_back = False
        self._program, self._tasks = program, tasks
        title = label("Vào tập huấn", "page_title")
        self._state = label(WAIT, "second", wraps=True)
        self._state.setObjectName("state")
        self._choices = QVBoxLayout()
        self._choices.setSpacing(space("s"))
        self._anew = button(ANEW, partial(self._begin, is_new=True), kind="quiet", icon="sync")
        self._back = button_of(self.go_back)
        for one in (self._anew, self._back):
            one.setAutoDefault(False)
        head = row(sign("touch"), column(title, label(ABOUT, wraps=True), gap="xs"), gap="l")
        head.setStretch(1, 1)
        head.setAlignment(Qt.AlignmentFlag.AlignTop)
        body = column(head, self._state, gap="l")
        body.addLayout(self._choices)
        buttons = row(self._anew, None, self._back)
        lay_out(self, body, buttons, wide=size("dialog") * 3 // 4)
        style_window(self)
        QTimer.singleShot(0, partial(self._begin, is_new=False))

    def _begin(self, *, is_new: bool) -> None:
        self._anew.setEnabled(False)
        self._back.setEnabled(False)
        empty(self._choices)
        self._state.setText(WAIT)
        self._state.show()
        self._program.leave_office()
        self._tasks.start(
            "",
            lambda _progress: self._program.practice.make(is_new),
            then=self._offer,
            refused=self._refuse,
        )

    def _offer(self, _nothing: object) -> None:
        """The office is there: whose place will it be."""
        from commune_desk.services.office import office
        from commune_desk.words.values import ROLES

        self._anew.setEnabled(True)
        self._back.setEnabled(True)
        try:
            opened = self._program.practice.open()
        except UserError as error:
            self._refuse(error)
            return
        self._state.hide()
        for officer in office.practice_officers(opened):
            words = f"{ROLES[officer.role]} · {officer.full_name}"
            sign_in = partial(self._sign_in, opened, officer.login)
            self._choices.addWidget(button(words, sign_in, kind="choice"))
        first = self._choices.itemAt(0)
        chosen = first.widget() if first is not None else None
        if chosen is not None:  # only what is shown keeps the focus as the window comes up
            chosen.show()
        (chosen or self._anew).setFocus()

    def _sign_in(self, opened: OpenOffice, login: str) -> None:
        from commune_desk.services.office import office

        self.desk = office.sign_in_to_practice(opened, login)
        self.accept()

    @action(BACK, icon="back")
    def go_back(self) -> None:
        """Leave for the office's own data."""
        self.goes_back = True
        self.reject()

    def _refuse(self, error: UserError) -> None:
        from commune_desk.words.errors import sentence

        self._anew.setEnabled(True)
        self._back.setEnabled(True)
        self._state.setText(sentence(error))
        self._state.show()

    def reject(self) -> None:
        """Not while the office is being made: what is half done is put in place first."""
        if self._back.isEnabled():
            super().reject()
