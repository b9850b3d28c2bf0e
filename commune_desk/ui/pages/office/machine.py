"""Checks this PC (kiểm tra máy): what the program finds of itself, for support by telephone."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from commune_desk.domain.upkeep.self_check import Check, SelfCheck
from commune_desk.services.upkeep import machine_check
from commune_desk.ui.frame.pack_dialog import ask_accept
from commune_desk.ui.frame.way_in.upkeep import UpkeepKind
from commune_desk.ui.look.layouts import column
from commune_desk.ui.pages.office.adding_pc import ask_add, ask_shut_out
from commune_desk.ui.pages.office.updating import ask_update
from commune_desk.ui.widgets.actions import action, action_of, actions_of
from commune_desk.ui.widgets.buttons import ActionButton
from commune_desk.ui.widgets.empty_state import EmptyState
from commune_desk.ui.widgets.tables.rows_table import RowsTable
from commune_desk.ui.widgets.tables.table_model import (
    Column,
    RowsModel,
    all_at_once,
)
from commune_desk.ui.widgets.text import label
from commune_desk.ui.widgets.verbs_bar import VerbsBar
from commune_desk.words.office.joining import ADD_PC, SHUT_OUT
from commune_desk.words.papers.packs import ACCEPT
from commune_desk.words.upkeep.moving import TITLE as MOVE
from commune_desk.words.upkeep.self_check import CHECK_MACHINE, CHECKS, check_result, summary
from commune_desk.words.upkeep.updates import UPDATE

if TYPE_CHECKING:
    from commune_desk.ui.frame.page_frame import PageFrame

COLUMNS: tuple[Column[Check], ...] = (
    Column(name="part", title="Phần", text=lambda check: CHECKS[check.name], characters=32),
    Column(name="result", title="Tốt hay không", text=check_result, characters=14),
    Column(name="found", title="Chi tiết", text=lambda check: check.detail, characters=60),
)


class OfficeMachine(QWidget):
    """The list of checks; nothing is shown before the officer asks."""

    title = CHECK_MACHINE

    def __init__(self, frame: PageFrame) -> None:
        super().__init__()
        self._frame = frame
        self._found: SelfCheck | None = None
        self._report: Path | None = None
        self.primary_action = action_of(self.check)
        verbs = actions_of(self.ask_add, self.ask_shut_out, self.ask_update, self.ask_accept)
        if not frame.desk.is_practice:
            verbs.append(action_of(self.leave_to_move))
        self._bar = VerbsBar(
            actions_of(self.open_report), before=[ActionButton(one) for one in verbs]
        )
        self.addActions(verbs)
        self._ending = label("", wraps=True)
        self._table = RowsTable(
            RowsModel(
                COLUMNS,
                lambda _asked: all_at_once(self._found.checks if self._found else ()),
                row_id=lambda check: check.name,
            ),
            name="Các phần đã kiểm tra",
            empty=EmptyState(
                "Chưa kiểm tra lần nào",
                "Nhấn F9 khi người hỗ trợ kỹ thuật yêu cầu. Việc này mất khoảng nửa phút, không "
                "đụng đến dữ liệu của cơ quan; vẫn làm việc tiếp được.",
                icon="check",
                action=self.primary_action,
            ),
            remembered=frame.own,
            key="machine",
        )
        self.setLayout(column(self._bar, self._ending, self._table))

    def on_shown(self) -> None:
        """Show what was found the last time."""
        self._table.refresh()

    @action(CHECK_MACHINE, shortcut="F9", icon="check")
    def check(self) -> None:
        """Let the program look at this PC and at itself."""
        folder = self._frame.desk.folder
        self._frame.start(
            "Đang kiểm tra máy",
            lambda progress: machine_check.check_machine(folder, progress),
            then=self._show,
        )

    def _show(self, outcome: tuple[SelfCheck, Path]) -> None:
        self._found, self._report = outcome
        self._ending.setText(summary(self._found))
        self._table.refresh()
        self._bar.follow(self._report)

    @action(
        "Mở báo cáo",
        shortcut="Ctrl+O",
        icon="folder",
        waits_for="Chưa có báo cáo nào để mở. F9 kiểm tra máy trước.",
    )
    def open_report(self) -> None:
        """Show the file in which the last check was written down."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._report)))

    # --- the PCs of the office -------------------------------------------------------------------

    @action(ADD_PC, shortcut="Ctrl+N", icon="plus")
    def ask_add(self) -> None:
        """Let another PC work on the office's data."""
        ask_add(self._frame, self)

    @action(f"{SHUT_OUT}…", shortcut="Ctrl+D", icon="close")
    def ask_shut_out(self) -> None:
        """Shut out a PC that was lost or goes away."""
        ask_shut_out(self._frame, self)

    @action(UPDATE, shortcut="Ctrl+U", icon="sync")
    def ask_update(self) -> None:
        """Show the update that is on a stick, and ask when it begins."""
        ask_update(self._frame, self)

    @action(ACCEPT, shortcut="Ctrl+G", icon="catalogue")
    def ask_accept(self) -> None:
        """Show what a pack of the province would change, and take it."""
        ask_accept(self._frame, self)

    @action(f"{MOVE}…", shortcut="Ctrl+M", icon="next")
    def leave_to_move(self) -> None:
        """Close the window to move the office to another place."""
        self._frame.leave_for(UpkeepKind.MOVE)
