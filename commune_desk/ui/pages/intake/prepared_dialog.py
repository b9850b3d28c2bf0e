"""Those for whom declarations were written: found by typing, received when they come."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.figures.shown_list import ListKind
from commune_desk.domain.form.kinds import LONG_TEXT
from commune_desk.domain.form.spec import FieldSpec, FormSpec, Need
from commune_desk.domain.people.applicant import name_of, number_of
from commune_desk.domain.reception.prepared import Prepared, PreparedState
from commune_desk.services.reception import prepared
from commune_desk.ui.dialogs.room import lay_out
from commune_desk.ui.lists.typed_list import TypedList
from commune_desk.ui.look.layouts import column
from commune_desk.ui.look.theme import size
from commune_desk.ui.pages.intake.prepared_papers import WAITING, print_prepared
from commune_desk.ui.widgets.actions import action, button_of
from commune_desk.ui.widgets.buttons import button, rename
from commune_desk.ui.widgets.empty_state import EmptyState
from commune_desk.ui.widgets.flow import Wrapped
from commune_desk.ui.widgets.tables.table_model import Column
from commune_desk.ui.widgets.verbs_bar import CHOOSE_FIRST
from commune_desk.words import fields, verbs
from commune_desk.words.desk.steps import EVENTS
from commune_desk.words.values import PREPARED_STATES, brief_moment

if TYPE_CHECKING:
    from commune_desk.ui.frame.page_frame import PageFrame

RECEIVE, OPEN_AGAIN = "Tiếp nhận", "Mở lại để sửa"
CLOSE = EVENTS[EventKind.PREPARED_CLOSED]
CHOOSE_WAITING = "Chọn một tờ khai còn chờ trong danh sách trước (↑ ↓)."


class PreparedDialog(QDialog):
    """The list, newest first; Enter receives what waits.

    Signals:
        chosen: the prepared filing to go on with.
    """

    chosen = Signal(object)

    def __init__(self, frame: PageFrame, *, parent: QWidget) -> None:
        super().__init__(parent)
        self._frame = frame
        self._one: Prepared | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(WAITING)
        self._list = TypedList(
            frame,
            ListKind.PREPARED,
            _COLUMNS,
            page=prepared.page,
            empty=EmptyState(
                "Không có hồ sơ viết hộ nào chờ tiếp nhận.",
                "Ctrl+H ở trang Tiếp nhận in tờ khai và ghi vào đây.",
                icon="dossiers",
            ),
        )
        self._receive = button_of(self.go_on)
        self._again = button_of(self.print_again)
        self._end = button_of(self.ask_why)
        close = button(verbs.CLOSE, self.reject)
        for made in (self._again, self._end, close, self._receive):
            made.setAutoDefault(False)  # Enter in the filter goes to the list and prints nothing
        lay_out(
            self,
            column(self._list, gap="m"),
            Wrapped(self._again, self._end, None, close, self._receive),
            wide=size("dialog") * 3 // 2,
            high=size("dialog") * 4 // 5,
            margin="l",
        )
        self._list.table.chosen.connect(self._show)
        self._list.table.opened.connect(lambda _one: self.go_on())
        self._list.table.offer(self._receive, self._again, self._end)
        self._show(None)
        self._list.begin()

    def _show(self, one: Prepared | None) -> None:
        self._one = one
        is_open = one is not None and one.state is PreparedState.OPEN
        self._receive.setEnabled(is_open)
        is_letter = one is not None and not one.procedure_code
        rename(self._receive, OPEN_AGAIN if is_letter else RECEIVE, key="F9")
        self._end.setEnabled(is_open)
        self._again.setEnabled(one is not None)

    @action(RECEIVE, shortcut="F9", kind="primary", waits_for=CHOOSE_WAITING)
    def go_on(self) -> None:
        """Receive what was written for the chosen person."""
        if (one := self._one) is not None and one.state is PreparedState.OPEN:
            self.accept()
            self.chosen.emit(one)

    @action(f"{CLOSE} …", shortcut="Ctrl+Del", waits_for=CHOOSE_WAITING)
    def ask_why(self) -> None:
        """Close one that becomes no dossier, with its reason."""
        one, frame = self._one, self._frame
        if one is None:
            return
        from commune_desk.ui.dialogs.form_dialog import FormDialog

        def close(dialog: FormDialog) -> bool:
            why = dialog.form.texts()["reason"]
            end = partial(prepared.close, frame.desk, one.id, why)
            return frame.perform(end, beside=dialog.refuse)

        dialog = FormDialog(
            CLOSE,
            FormSpec.of("prepared_closed", FieldSpec(LONG_TEXT, "reason", need=Need.REQUIRED)),
            close,
            words=f"{name_of(one.party.applicant)} · {one.procedure_name}",
            verb=CLOSE,
            parent=self,
        )
        dialog.accepted.connect(self._list.table.refresh)
        dialog.open()

    @action("In lại tờ khai", shortcut="Ctrl+P", icon="print", waits_for=CHOOSE_FIRST)
    def print_again(self) -> None:
        """Print the chosen declaration again."""
        if self._one is not None:
            print_prepared(self._frame, self._one.id, parent=self, then=self._list.table.refresh)


_COLUMNS: list[Column[Prepared]] = [
    Column(
        name="happened_at",
        title=fields.label("date"),
        text=lambda one: brief_moment(one.happened_at),
        value=lambda one: one.happened_at,
        characters=17,
    ),
    Column(
        name="applicant",
        title=fields.label("applicant"),
        text=lambda one: name_of(one.party.applicant),
        characters=24,
    ),
    Column(
        name="number",
        title=fields.label("number"),
        text=lambda one: number_of(one.party.applicant),
        characters=14,
    ),
    Column(
        name="procedure",
        title=fields.label("procedure"),
        text=lambda one: one.procedure_name,
        characters=30,
    ),
    Column(
        name="model",
        title=fields.label("model"),
        text=lambda one: one.model,
        characters=16,
    ),
    Column(
        name="state",
        title=fields.label("state"),
        text=lambda one: PREPARED_STATES[one.state],
        characters=14,
    ),
]
