"""Adds a PC to the office (thêm máy): a join file for a stick, and its code to be told."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from commune_desk.domain.form.kinds import TEXT, TICK
from commune_desk.domain.form.spec import FieldSpec, FormSpec, Need
from commune_desk.services.office import joining
from commune_desk.ui.dialogs.form_dialog import FormDialog
from commune_desk.ui.dialogs.room import lay_out
from commune_desk.ui.look.layouts import column, row
from commune_desk.ui.widgets.buttons import button
from commune_desk.ui.widgets.text import label
from commune_desk.words.fields import FieldWords
from commune_desk.words.office.joining import (
    ABOUT_ADDING,
    ABOUT_SHARING,
    ABOUT_SHUTTING,
    ADD_PC,
    JOIN_CODE,
    PC_NAME,
    SHARES_ACCOUNT,
    SHUT_OUT,
    SHUT_OUT_LINE,
    SHUT_OUT_VERB,
    code_advice,
)
from commune_desk.words.sign_in import NOTED

if TYPE_CHECKING:
    from commune_desk.services.office.joining import JoinFile
    from commune_desk.ui.frame.page_frame import PageFrame

_PC = FieldSpec(TEXT, "pc", need=Need.REQUIRED)
NAMED_PC = FormSpec.of("pc", _PC)
INVITED_PC = FormSpec.of("pc", _PC, FieldSpec(TICK, "shares_account"))
WORDS = {
    "pc": FieldWords(PC_NAME, "ghi ở lần mở đầu của máy đó"),
    "shares_account": FieldWords(SHARES_ACCOUNT, ABOUT_SHARING),
}


def ask_add(frame: PageFrame, over: QWidget) -> None:
    """Ask which PC, make its file, and show the code that goes with it."""

    def keep(dialog: FormDialog) -> bool:
        values = dialog.form.values()
        shares = bool(values["shares_account"])
        return frame.perform(
            lambda: joining.invite(frame.desk, values["pc"], shares_account=shares),
            then=lambda made: _save(frame, over, made),
            beside=dialog.refuse,
        )

    FormDialog(ADD_PC, INVITED_PC, keep, own_words=WORDS, words=ABOUT_ADDING, parent=over).open()


def ask_shut_out(frame: PageFrame, over: QWidget) -> None:
    """Ask which PC was lost or goes away, and shut its account on the server."""

    def keep(dialog: FormDialog) -> bool:
        pc = dialog.form.values()["pc"]
        return frame.perform(
            lambda: joining.shut_out(frame.desk, pc),
            then=lambda _done: frame.notices.publish(SHUT_OUT_LINE.format(pc=pc)),
            beside=dialog.refuse,
        )

    FormDialog(
        SHUT_OUT,
        NAMED_PC,
        keep,
        words=ABOUT_SHUTTING,
        verb=SHUT_OUT_VERB,
        is_final=True,
        own_words={"pc": FieldWords(PC_NAME, "như lúc làm tệp nhập máy")},
        parent=over,
    ).open()


def _save(frame: PageFrame, over: QWidget, made: JoinFile) -> None:
    folder = QFileDialog.getExistingDirectory(over, "Chọn USB hoặc thư mục để ghi tệp nhập máy")
    if folder:
        frame.perform(
            lambda: joining.save(made, Path(folder)),
            then=lambda file: CodeDialog(made, file, over).open(),
        )


class CodeDialog(QDialog):
    """Where the file is, and its code in large letters; it is shown this once."""

    def __init__(self, made: JoinFile, file: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(ADD_PC)
        code = label(made.code, "page_title")
        code.setAccessibleName(JOIN_CODE)
        code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        body = column(
            label(f"Đã ghi tệp: {file}", wraps=True),
            label(JOIN_CODE, "second"),
            code,
            label(code_advice(made.pc, made.until), "quiet", wraps=True),
            gap="m",
        )
        lay_out(self, body, row(None, button(NOTED, self.accept, kind="primary")))
