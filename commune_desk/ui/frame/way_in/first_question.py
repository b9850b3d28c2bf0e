"""The first question on a new PC: the first of its office, or one more of an office that is there.

The second asks for the join file that an administrator made for this PC, and its code; the server
is tried before anything is kept, on a thread, so that the window stays alive where none answers.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog

from commune_desk.ui.dialogs.room import lay_out
from commune_desk.ui.frame.work.trying import TryingDialog
from commune_desk.ui.look.layouts import column, row
from commune_desk.ui.look.theme import size, style_window
from commune_desk.ui.widgets.actions import action, button_of
from commune_desk.ui.widgets.boxes import sign
from commune_desk.ui.widgets.buttons import button
from commune_desk.ui.widgets.form.text_editor import TextEditor
from commune_desk.ui.widgets.path_buttons import file_button, line_with
from commune_desk.ui.widgets.text import buddy, label
from commune_desk.words.office.joining import (
    ABOUT_FIRST_PC,
    ABOUT_JOIN,
    FIRST_PC,
    JOIN_CODE,
    JOIN_FILE,
    JOIN_NOW,
    JOIN_OFFICE,
    THIS_PC,
    TRYING,
)
from commune_desk.words.upkeep.restoring import ABOUT_RESTORE, RESTORE

if TYPE_CHECKING:
    from commune_desk.ui.frame.work.tasks import Tasks

FILTER = "Tệp nhập máy (*.motcua-may)"


class FirstQuestionDialog(QDialog):
    """Large answers; closing it ends the program.

    Args:
        may_restore: whether an office may be brought back from its backup here.

    Attributes:
        wants_join: whether the PC is one more of an office that is there.
        wants_restore: whether an office is to be brought back from its backup.
    """

    def __init__(self, *, may_restore: bool = False) -> None:
        super().__init__()
        self.setWindowTitle("Bắt đầu · Một cửa")
        self.wants_join = self.wants_restore = False
        first = button(FIRST_PC, self.accept, kind="choice")
        join = button_of(self.join)
        head = row(sign("touch"), label("Máy này là", "page_title"), None, gap="l")
        answers = column(
            column(first, label(ABOUT_FIRST_PC, "quiet", wraps=True), gap="xs"),
            column(join, label(ABOUT_JOIN, "quiet", wraps=True), gap="xs"),
            gap="l",
        )
        if may_restore:
            restore = button_of(self.restore)
            about = label(ABOUT_RESTORE, "quiet", wraps=True)
            answers.addLayout(column(restore, about, gap="xs"))
        lay_out(self, column(head, answers, gap="l"), wide=size("dialog"), margin="xl")
        style_window(self)
        first.setFocus()

    @action(JOIN_OFFICE, kind="choice")
    def join(self) -> None:
        """This PC is one more of an office that is there."""
        self.wants_join = True
        self.accept()

    @action(RESTORE, kind="choice")
    def restore(self) -> None:
        """This PC is to have an office from its backup."""
        self.wants_restore = True
        self.accept()


class JoinDialog(TryingDialog):
    """Asks for file and code until the server was reached and has taken this PC.

    Args:
        join: takes the file and the code, tries the server and keeps its address.
        pc: the name of this PC, which an administrator needs to make a file.
        tasks: where that runs.
    """

    def __init__(self, join: Callable[[Path, str], object], pc: str, tasks: Tasks) -> None:
        super().__init__(tasks)
        self.setWindowTitle(f"{JOIN_OFFICE} · Một cửa")
        self._join = join
        self._file, self._code = TextEditor(), TextEditor()
        self.boxes = {"file": self._file, "code": self._code}
        self.said.setMinimumHeight(size("control"))
        choose = file_button(
            "Chọn tệp…", self._file, JOIN_FILE, kinds=FILTER, then=lambda: self._code
        )
        self._back = button("Quay lại", self.reject, icon="back")
        self._back.setAutoDefault(False)
        self._enter = button_of(self.try_join)
        self._enter.setDefault(True)
        file = line_with(self._file, choose)
        body = column(
            column(
                label(JOIN_OFFICE, "page_title", wraps=True),
                label(ABOUT_JOIN, "quiet", wraps=True),
                label(THIS_PC.format(pc=pc), "strong", wraps=True),
                gap="xs",
            ),
            column(buddy(JOIN_FILE, self._file), file, gap="xs"),
            column(buddy(JOIN_CODE, self._code), self._code, gap="xs"),
            self.said,
            gap="m",
        )
        lay_out(self, body, row(self._back, None, self._enter), wide=size("dialog"))
        style_window(self)
        self._file.setFocus()

    @action(JOIN_NOW, kind="primary")
    def try_join(self) -> None:
        """Try file and code on the server; it closes when they are good."""
        file, code = Path(self._file.text().strip()), self._code.text()
        self.try_out(TRYING, lambda: self._join(file, code), lambda _office: self.accept())
