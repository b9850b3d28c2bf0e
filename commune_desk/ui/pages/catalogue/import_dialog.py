"""Procedures from a workbook: first what it would do, row by row; then it is brought in."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from commune_desk.paths import resources
from commune_desk.ui.dialogs.room import lay_out
from commune_desk.ui.look.layouts import boxed, column, row
from commune_desk.ui.look.theme import size
from commune_desk.ui.widgets.actions import action, button_of
from commune_desk.ui.widgets.boxes import scrolling
from commune_desk.ui.widgets.buttons import button
from commune_desk.ui.widgets.path_buttons import ask_file
from commune_desk.ui.widgets.text import label
from commune_desk.words import command_line
from commune_desk.words.verbs import CANCEL

if TYPE_CHECKING:
    from commune_desk.domain.upkeep.importing import ImportOutcome
    from commune_desk.ui.frame.page_frame import PageFrame

TITLE = "Nạp thủ tục từ bảng tính"


class ImportDialog(QDialog):
    """What the rows of a workbook would change.

    Args:
        outcome: of a dry run.
        bring_in: brings the workbook in.
    """

    def __init__(
        self,
        outcome: ImportOutcome,
        bring_in: Callable[[], None],
        *,
        name: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(TITLE)
        from commune_desk.services.upkeep.imports import KEPT

        self._bring_in = bring_in
        first, *others = command_line.imported(outcome)
        lines = scrolling(boxed(column(*(label(text, wraps=True) for text in others), None)))
        lines.setAccessibleName("Các dòng không nạp được")
        done = button_of(self.take)
        done.setEnabled(any(row.standing in KEPT for row in outcome.rows))
        buttons = row(None, button(CANCEL, self.reject), done)
        body = column(
            label(TITLE, "group_title"),
            label(name, "quiet", wraps=True),
            label(first, wraps=True),
            lines,
            gap="m",
        )
        body.setStretch(3, 1)
        lay_out(self, body, buttons, high=size("dialog_height"))

    @action("Nạp", shortcut="F9", kind="primary", waits_for="Bảng này không có dòng nào nạp được.")
    def take(self) -> None:
        """Take the procedures that were chosen."""
        self.accept()
        self._bring_in()


def ask_workbook(frame: PageFrame, over: QWidget) -> None:
    """Ask for the workbook; the folder that is shown first holds the one that ships."""
    begin = str(resources() / "catalogue")
    kinds = "Bảng tính (*.xlsx *.xls *.ods)"
    ask_file(over, TITLE, kinds, begin=begin, then=partial(preview, frame, over))


def preview(frame: PageFrame, over: QWidget, path: Path) -> None:
    """Look through a workbook, show what it would change, and bring it in when that is wanted."""
    from commune_desk.services.upkeep import imports  # reads workbooks: not before one is chosen

    desk = frame.desk

    def bring_in() -> None:
        frame.start(
            "Đang nạp thủ tục",
            lambda progress: imports.bring_in(
                desk, imports.PROCEDURES, path, dry_run=False, progress=progress
            ),
            then=told,
        )

    def told(outcome: ImportOutcome) -> None:
        frame.notices.publish(command_line.imported(outcome)[0])
        frame.changes.catalogue_changed.emit()

    def show(outcome: ImportOutcome) -> None:
        ImportDialog(outcome, bring_in, name=path.name, parent=over).open()

    frame.start(
        "Đang xem bảng tính",
        lambda progress: imports.bring_in(
            desk, imports.PROCEDURES, path, dry_run=True, progress=progress
        ),
        then=show,
    )
