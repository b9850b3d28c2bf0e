"""Those who were guided or declined: found by typing, received with one key when they return."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from commune_desk.domain.figures.shown_list import ListKind
from commune_desk.domain.identifiers.dossier_no import short
from commune_desk.domain.people.applicant import name_of
from commune_desk.domain.reception.visit import SLIPS, Visit
from commune_desk.services.reception import visits
from commune_desk.ui.dialogs.room import lay_out
from commune_desk.ui.lists.typed_list import TypedList
from commune_desk.ui.look.layouts import column, row
from commune_desk.ui.look.theme import size
from commune_desk.ui.pages.intake.turning_away import print_visit
from commune_desk.ui.widgets.actions import action, button_of
from commune_desk.ui.widgets.buttons import button
from commune_desk.ui.widgets.empty_state import EmptyState
from commune_desk.ui.widgets.tables.table_model import Column
from commune_desk.ui.widgets.text import label
from commune_desk.ui.widgets.verbs_bar import CHOOSE_FIRST
from commune_desk.words import fields
from commune_desk.words.desk.steps import NOT_RECEIVED
from commune_desk.words.papers.papers import slip_number
from commune_desk.words.values import VISIT_OUTCOMES, brief_moment
from commune_desk.words.verbs import CLOSE

if TYPE_CHECKING:
    from commune_desk.ui.frame.page_frame import PageFrame


class VisitsDialog(QDialog):
    """The list, newest first; Enter receives, or opens the dossier that it became.

    Signals:
        chosen: the visit to go on with.
    """

    chosen = Signal(object)

    def __init__(self, frame: PageFrame, *, parent: QWidget) -> None:
        super().__init__(parent)
        self._frame = frame
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(NOT_RECEIVED)
        self._list = TypedList(
            frame,
            ListKind.VISITS,
            self._columns(),
            page=visits.page,
            empty=EmptyState(
                "Không có lượt hướng dẫn, từ chối nào ở đây.",
                "Trang Tiếp nhận ghi vào đây khi thiếu giấy tờ hoặc không tiếp nhận được.",
                icon="receive",
            ),
        )
        self._items = label("", wraps=True)
        self._items.setObjectName("items")
        self._receive = button_of(self.go_on)
        self._again = button_of(self.print_again)
        close = button(CLOSE, self.reject)
        for made in (self._again, close, self._receive):
            made.setAutoDefault(False)  # Enter in the filter goes to the list and prints nothing
        lay_out(
            self,
            column(self._list, self._items, gap="m"),
            row(self._again, None, close, self._receive),
            wide=size("dialog") * 3 // 2,
            high=size("dialog") * 4 // 5,
            margin="l",
        )
        self._list.table.chosen.connect(self._show)
        self._list.table.opened.connect(lambda _visit: self.go_on())
        self._list.table.offer(self._receive, self._again)
        self._visit: Visit | None = None
        self._show(None)
        self._list.begin()

    def _columns(self) -> list[Column[Visit]]:
        centre = self._frame.desk.office.centre_name
        agency = self._frame.desk.office.agency_code
        return [
            Column(
                name="slip_no",
                title=fields.label("slip_no"),
                text=lambda one: slip_number(SLIPS[one.outcome], one.slip_no, centre),
                characters=17,
            ),
            Column(
                name="happened_at",
                title=fields.label("date"),
                text=lambda one: brief_moment(one.happened_at),
                value=lambda one: one.happened_at,
                characters=17,
            ),
            Column(
                name="outcome",
                title=fields.label("result"),
                text=lambda one: VISIT_OUTCOMES[one.outcome],
                characters=23,
                least=14,
            ),
            Column(
                name="applicant",
                title=fields.label("applicant"),
                text=lambda one: name_of(one.party.applicant),
                characters=24,
            ),
            Column(
                name="procedure",
                title=fields.label("procedure"),
                text=lambda one: one.procedure_name,
                characters=24,
            ),
            Column(
                name="dossier_no",
                title=fields.label("became"),
                text=lambda one: short(one.dossier_no, agency),
                whole=lambda one: one.dossier_no,
                characters=13,
            ),
        ]

    def _show(self, visit: Visit | None) -> None:
        """What was missing of the chosen one, or why it was declined."""
        self._visit = visit
        lines = [f"– {line}" for line in (*visit.items, visit.reason) if line] if visit else []
        if visit and visit.dossier_no:
            lines.append(f"Đã thành hồ sơ {visit.dossier_no}: Enter để mở.")
        self._items.setText("\n".join(lines))
        self._items.setVisible(bool(lines))
        self._receive.setEnabled(visit is not None and not visit.dossier_no)
        self._again.setEnabled(visit is not None)

    @action(
        "Tiếp nhận",
        shortcut="F9",
        kind="primary",
        waits_for="Chọn một người chưa thành hồ sơ trong danh sách trước (↑ ↓).",
    )
    def go_on(self) -> None:
        """Receive whoever comes again."""
        if (visit := self._visit) is None:
            return
        if visit.dossier_no:
            self._frame.open_item("dossier", visit.dossier_no, leaving=self)
            return
        self.accept()
        self.chosen.emit(visit)

    @action("In lại phiếu", shortcut="Ctrl+P", icon="print", waits_for=CHOOSE_FIRST)
    def print_again(self) -> None:
        """Print the slip again that was handed out."""
        if self._visit is not None:
            print_visit(self._frame, self._visit.id, parent=self, then=self._list.table.refresh)
