"""The leaders who sign (lãnh đạo ký), in their order: the first signs every paper."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from commune_desk.domain.form.records import record_from, texts_of
from commune_desk.domain.office.office import LEADER, Leader
from commune_desk.services.office import office
from commune_desk.ui.dialogs.form_dialog import FormDialog
from commune_desk.ui.look.layouts import column
from commune_desk.ui.pages.office.changes import change_office
from commune_desk.ui.widgets.actions import action, action_of, actions_of
from commune_desk.ui.widgets.empty_state import EmptyState
from commune_desk.ui.widgets.tables.rows_table import RowsTable
from commune_desk.ui.widgets.tables.table_model import (
    Asked,
    Column,
    RowsModel,
    RowsPage,
    all_at_once,
)
from commune_desk.ui.widgets.verbs_bar import VerbsBar
from commune_desk.words import fields

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from commune_desk.ui.frame.page_frame import PageFrame


@dataclass(frozen=True, slots=True)
class Seat:
    """One line of the list: a leader and the place, 0 for who signs."""

    place: int
    leader: Leader


COLUMNS: tuple[Column[Seat], ...] = (
    Column(
        name="place",
        title="Thứ tự",
        text=lambda seat: f"{seat.place + 1}" if seat.place else "1 · ký giấy tờ",
        characters=16,
    ),
    Column(
        name="full_name",
        title=fields.label("leader.full_name"),
        text=lambda s: s.leader.full_name,
        characters=28,
    ),
    Column(
        name="authority",
        title=fields.label("leader.authority_line"),
        text=lambda s: s.leader.authority_line,
        characters=28,
    ),
    Column(
        name="title",
        title=fields.label("leader.title"),
        text=lambda seat: seat.leader.title,
        characters=20,
    ),
)


class OfficeLeaders(QWidget):
    """The list; every change of it is kept at once."""

    title = fields.label("leaders")

    def __init__(self, frame: PageFrame) -> None:
        super().__init__()
        self._frame = frame
        self.primary_action = action_of(self.ask_leader)
        self._up = action_of(self.move_up)
        self._bar = VerbsBar([*actions_of(self.ask_changes), self._up, *actions_of(self.remove)])
        self._table = RowsTable(
            RowsModel(COLUMNS, self._fetch, row_id=lambda seat: seat.leader.full_name),
            name="Lãnh đạo ký, theo thứ tự",
            empty=EmptyState(
                "Chưa có người ký",
                "Thêm người ký bằng phím F9; người đầu danh sách ký mọi giấy tờ.",
                icon="edit",
            ),
            remembered=frame.own,
            key="leaders",
        )
        self._table.chosen.connect(self._follow)
        self._table.offer(*self._bar.verbs)
        self._table.opened.connect(lambda _seat: self.ask_changes())
        whole = column(self._bar, self._table)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def on_shown(self) -> None:
        """Read who signs."""
        self._table.refresh()
        if self._table.current_row() is None:
            self._table.select_first()

    def _fetch(self, _asked: Asked) -> RowsPage[Seat]:
        signing = self._frame.ask(lambda: office.leaders(self._frame.desk), otherwise=())
        return all_at_once([Seat(place, leader) for place, leader in enumerate(signing)])

    def _follow(self, chosen: Seat | None) -> None:
        self._bar.follow(chosen)
        self._up.setEnabled(chosen is not None and chosen.place > 0)

    def _signing(self) -> list[Leader]:
        model = self._table.model
        return [model.row_at(place).leader for place in range(model.rowCount())]

    def _seat(self) -> Seat:
        seat: Seat = self._table.current_row()
        return seat

    # --- doing -----------------------------------------------------------------------------------

    @action("Thêm người ký", shortcut="F9", icon="plus")
    def ask_leader(self) -> None:
        """Let another leader sign, after those who do."""
        place = self._table.model.rowCount()
        FormDialog("Thêm người ký", LEADER, partial(self._seat_at, place), parent=self).open()

    @action("Sửa", shortcut="Ctrl+E", icon="edit")
    def ask_changes(self) -> None:
        """Correct how the chosen leader is called."""
        seat = self._seat()
        keep = partial(self._seat_at, seat.place)
        dialog = FormDialog("Sửa người ký", LEADER, keep, parent=self)
        dialog.form.set_texts(texts_of(seat.leader))
        dialog.open()

    def _seat_at(self, place: int, dialog: FormDialog) -> bool:
        leader = record_from(Leader, dialog.form.texts())
        signing = self._signing()
        signing[place : place + 1] = [leader]
        return self._keep(signing, said=f"Đã lưu: {leader.full_name}", refuse=dialog.refuse)

    @action(
        "Đưa lên",
        shortcut="Ctrl+Up",
        waits_for="Chọn một người chưa đứng đầu danh sách trước (↑ ↓).",
    )
    def move_up(self) -> None:
        """Let the chosen leader sign before the one above."""
        signing, seat = self._signing(), self._seat()
        signing.insert(seat.place - 1, signing.pop(seat.place))
        said = f"{seat.leader.full_name} đứng thứ {seat.place} trong danh sách ký"
        self._keep(signing, said=said, refuse=self._bar.refuse)

    @action("Bỏ", shortcut="Del", icon="trash")
    def remove(self) -> None:
        """Take the chosen leader off the list; the notice takes it back."""
        before, seat = self._signing(), self._seat()
        remaining = before[: seat.place] + before[seat.place + 1 :]
        said = f"Đã bỏ {seat.leader.full_name} khỏi danh sách ký"
        refuse = self._bar.refuse
        undo = partial(self._keep, before, said="Danh sách ký như trước", refuse=refuse)
        self._keep(remaining, said=said, refuse=refuse, undo=undo)

    def _keep(
        self,
        signing: Sequence[Leader],
        *,
        said: str,
        refuse: Callable[[str], None],
        undo: Callable[[], object] | None = None,
    ) -> bool:
        is_kept = change_office(
            self._frame,
            lambda: office.save_leaders(self._frame.desk, signing),
            said=said,
            beside=refuse,
            undo=undo,
        )
        self._table.refresh()
        if is_kept:
            self._follow(self._table.current_row())
        return is_kept
