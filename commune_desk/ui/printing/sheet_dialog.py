"""The recovery sheet in the window: it is shown, printed, and typed back before it counts.

Two leaves: the sheet as it will be printed, and the boxes into which two of its groups are typed.
On the second the sheet is not in sight, so that nobody types from the screen what is on no paper.
"""

from __future__ import annotations

import random
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QStackedWidget, QWidget

from commune_desk.domain.errors import UserError
from commune_desk.domain.papers.printing import OfficePaper
from commune_desk.domain.upkeep.recovery import GROUPS, are_typed_back
from commune_desk.services.papers.print_setups import setup_of
from commune_desk.services.upkeep import recovery_sheets
from commune_desk.ui.dialogs.refusing import refuse
from commune_desk.ui.dialogs.room import lay_out
from commune_desk.ui.frame.scans.scanner import RAW_KEYS
from commune_desk.ui.look.layouts import boxed, column, empty, in_order, row
from commune_desk.ui.look.theme import size, style_window
from commune_desk.ui.printing.paper_view import PaperView
from commune_desk.ui.printing.printer import print_pdf
from commune_desk.ui.widgets.actions import action, button_of
from commune_desk.ui.widgets.buttons import button, rename
from commune_desk.ui.widgets.form.text_editor import TextEditor
from commune_desk.ui.widgets.text import Refusal, buddy, label
from commune_desk.words.errors import sentence
from commune_desk.words.upkeep.restoring import (
    NOT_TYPED_BACK,
    SHEET_COUNTS,
    SHEET_GROUP,
    SHEET_IN_HAND,
    SHEET_SAVED,
    SHEET_TITLE,
    TYPE_BACK,
)
from commune_desk.words.verbs import CLOSE

if TYPE_CHECKING:
    from collections.abc import Callable

    from commune_desk.domain.upkeep.recovery import RecoverySheet
    from commune_desk.setting_values import SettingValues

ASKED = 2
PRINT, SAVE, AGAIN, DONE = "In phiếu", "Lưu PDF…", "Xem lại phiếu", "Xong"


class SheetDialog(QDialog):
    """A new sheet; it counts once two of its groups were typed back.

    It writes nothing to a file unless that is asked for: the sheet stands on paper, or it is drawn
    anew.

    Args:
        sheet: the sheet.
        keep: lets it count; what it refuses is said.
        settings: how this PC prints.
        may_leave: whether one may go without a sheet; a first start does not end before.
        words: what is said above the sheet.
    """

    def __init__(  # noqa: PLR0913  # what a sheet is, and where it is asked for
        self,
        sheet: RecoverySheet,
        keep: Callable[[], object],
        *,
        settings: SettingValues,
        may_leave: bool = True,
        words: str = SHEET_COUNTS,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, parent is not None)
        self.setWindowTitle(SHEET_TITLE)
        self._sheet, self._keep, self._settings = sheet, keep, settings
        self._may_leave, self._places = may_leave, [0]
        self._content = recovery_sheets.rendered(sheet)
        view = PaperView(SHEET_TITLE)
        view.setAccessibleName("Phiếu sẽ in")
        view.setMinimumHeight(size("dialog") // 3)
        view.show_pdf(self._content)
        self._said, self._not_typed = Refusal(), Refusal()
        self._saved = label("", wraps=True)
        self._asked = column(gap="m")
        self._leaves = QStackedWidget()
        in_hand = column(label(TYPE_BACK, "group_title"), label(SHEET_IN_HAND, "quiet", wraps=True))
        self._leaves.addWidget(boxed(column(label(words, "quiet", wraps=True), view, gap="m")))
        typing = column(in_hand, self._asked, self._not_typed, None, gap="m")
        self._leaves.addWidget(boxed(typing))
        self._leave = button(CLOSE, self.reject)
        self._save = button_of(self.ask_folder)
        self._print = button_of(self.put_out)
        self._on = button_of(self.go_on)
        for one in (self._leave, self._save, self._print):
            one.setAutoDefault(False)
        self._on.setDefault(True)
        body = column(self._leaves, self._said, self._saved, gap="m")
        body.setStretch(0, 1)
        buttons = row(self._leave, None, self._save, self._print, self._on)
        wide = size("dialog") * 3 // 4
        lay_out(self, body, buttons, wide=wide, high=size("dialog"), margin="l")
        style_window(self)
        self._show_sheet()

    @property
    def sheet(self) -> RecoverySheet:
        """The sheet that is shown."""
        return self._sheet

    def _show_sheet(self) -> None:
        self._leaves.setCurrentIndex(0)
        self._say("")
        rename(self._leave, CLOSE)
        self._leave.setVisible(self._may_leave)
        self._save.show()
        self._print.show()
        rename(self._on, f"{TYPE_BACK}…")
        self._on.setFocus()

    def type_back(self) -> None:
        """Put the sheet out of sight and ask for groups that only who has it in hand can type."""
        self._places = sorted(random.sample(range(1, GROUPS + 1), ASKED))
        self._not_typed.clear()  # while the box at which it was said is there
        self._boxes = [TextEditor() for _place in self._places]
        empty(self._asked)
        for place, box in zip(self._places, self._boxes, strict=True):
            box.setProperty(RAW_KEYS, True)  # a scan stays here and is told to nobody
            named = column(buddy(SHEET_GROUP.format(place=place), box), box, gap="xs")
            self._asked.addWidget(boxed(named))
        self._leaves.setCurrentIndex(1)
        self._say("")
        rename(self._leave, AGAIN)
        self._leave.show()
        self._save.hide()
        self._print.hide()
        rename(self._on, DONE)
        in_order([*self._boxes, self._leave, self._on])
        self._boxes[0].setFocus()

    @action(f"{TYPE_BACK}…", kind="primary")
    def go_on(self) -> None:
        """Have the code typed back; once it is right, close."""
        if self._leaves.currentIndex() == 0:
            self.type_back()
            return
        typed = [(place, box.text()) for place, box in zip(self._places, self._boxes, strict=True)]
        if not are_typed_back(self._sheet, typed):
            refuse(NOT_TYPED_BACK, self._not_typed, boxes={"first": self._boxes[0]})
            self._boxes[0].selectAll()
            return
        self._not_typed.setText("")
        if self._try(self._keep):
            self.accept()

    @action(PRINT, icon="print")
    def put_out(self) -> None:
        """Print the sheet."""
        setup = setup_of(self._settings, OfficePaper.KEY_SHEET)
        self._try(partial(print_pdf, self._content, setup, name="recovery-sheet"))

    @action(SAVE, icon="folder")
    def ask_folder(self) -> None:
        """Keep the sheet as a file, where there is no printer."""
        folder = QFileDialog.getExistingDirectory(self, SAVE)
        if folder:
            self._try(
                lambda: self._say(
                    SHEET_SAVED.format(file=recovery_sheets.write(self._sheet, Path(folder)))
                )
            )

    def _say(self, done: str) -> None:
        """Say what was done, in the colour of what went well, instead of what was said before."""
        self._said.clear()
        self._saved.setText(done)
        self._saved.setVisible(bool(done))

    def _try(self, does: Callable[[], object]) -> bool:
        """Do it, or say why not."""
        self._say("")
        try:
            does()
        except UserError as refusal:
            self._said.setText(sentence(refusal))
            return False
        return True

    def reject(self) -> None:
        """Back to the sheet, and from there out where one may go without it."""
        if self._leaves.currentIndex() == 1:
            self._show_sheet()
        elif self._may_leave:
            super().reject()
