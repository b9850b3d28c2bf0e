"""The fees taken in a month: every receipt with its dossier, and the sums by what one asks."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from commune_desk.domain.form.kinds import write_vnd
from commune_desk.domain.handling.payments import total_vnd
from commune_desk.domain.papers.fee_settlement import FeeDimension, TakenFee, shares
from commune_desk.domain.papers.printing import OfficePaper
from commune_desk.domain.periods import ReportingPeriod, calendar_month
from commune_desk.domain.vietnamese import format_date, format_vnd
from commune_desk.services.handling import payments
from commune_desk.services.papers import fee_lists
from commune_desk.ui.dialogs.room import lay_out
from commune_desk.ui.look.layouts import boxed, column, row
from commune_desk.ui.look.theme import size
from commune_desk.ui.pages.report.month_box import MonthBox
from commune_desk.ui.widgets.actions import action, button_of
from commune_desk.ui.widgets.boxes import scrolling
from commune_desk.ui.widgets.buttons import button
from commune_desk.ui.widgets.empty_state import EmptyState
from commune_desk.ui.widgets.form.editors import ChoiceEditor
from commune_desk.ui.widgets.tables.lines import Lines
from commune_desk.ui.widgets.tables.rows_table import RowsTable
from commune_desk.ui.widgets.tables.table_model import (
    Column,
    RowsModel,
    all_at_once,
)
from commune_desk.ui.widgets.text import Said, label
from commune_desk.words.desk.steps import OPEN_DOSSIER
from commune_desk.words.papers.fee_settlement import (
    COLUMNS,
    DIMENSIONS,
    FEE_LIST,
    key_words,
    note_words,
    share_words,
    what_words,
)
from commune_desk.words.verbs import CLOSE

if TYPE_CHECKING:
    from datetime import date

    from commune_desk.ui.frame.page_frame import PageFrame

LISTED: tuple[Column[TakenFee], ...] = (
    Column(
        name="day",
        title=COLUMNS["day"],
        text=lambda fee: format_date(fee.payment.paid_at.date()),
        value=lambda fee: fee.payment.paid_at.date(),
        characters=14,
    ),
    Column(
        name="receipt_no",
        title=COLUMNS["receipt_no"],
        text=lambda fee: fee.payment.receipt_no,
        characters=12,
    ),
    Column(
        name="applicant",
        title=COLUMNS["applicant"],
        text=lambda fee: fee.applicant_name,
        characters=20,
    ),
    Column(
        name="procedure", title=COLUMNS["procedure"], text=what_words, characters=22, gives_way=3
    ),
    Column(
        name="amount",
        title=COLUMNS["amount"],
        text=lambda fee: write_vnd(fee.payment.amount_vnd),
        value=lambda fee: fee.payment.amount_vnd,
        is_number=True,
        characters=14,
    ),
    Column(
        name="province",
        title=COLUMNS["province"],
        text=lambda fee: fee.province,
        characters=14,
        gives_way=1,
    ),
    Column(
        name="note",
        title=COLUMNS["note"],
        text=note_words,
        characters=16,
        least=12,
        gives_way=2,
        is_seldom=True,
    ),
)


class FeesDialog(QDialog):
    """A month of payments; Enter opens the dossier of one."""

    def __init__(self, frame: PageFrame, month: date, *, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(FEE_LIST)
        self._frame = frame
        self._fees: tuple[TakenFee, ...] = ()
        self._month = MonthBox()
        self._month.set_month(month)
        self._by = ChoiceEditor(DIMENSIONS)
        self._by.setAccessibleName("Cộng theo")
        self._total = label("", "group_title")
        self._total.setObjectName("total")
        self._sums = Lines()
        self._sums.setAccessibleName("Các khoản cộng")
        self._model = RowsModel(
            LISTED,
            lambda _asked: all_at_once(self._fees),
            row_id=lambda fee: f"{fee.payment.dossier_no} {fee.payment.paid_at}",
            is_faded=lambda fee: fee.payment.cancelled_at is not None,
        )
        empty = EmptyState(
            "Tháng này chưa thu khoản nào.",
            "Khoản thu ghi ở trang hồ sơ và trang Chứng thực hiện ở đây.",
            icon="report",
        )
        self._table = RowsTable(
            self._model,
            name="Các khoản đã thu",
            empty=empty,
            remembered=frame.own,
            key="fees",
        )
        print_it = button_of(self.print_list)
        export = button_of(self.export)
        close = button(CLOSE, self.reject)
        for made in (print_it, export, close):
            made.setAutoDefault(False)
        self._written = Said(role="second")
        self._written.setObjectName("written")
        sums = scrolling(boxed(column(self._sums, None)))
        beside = row(self._table, column(self._by, sums), gap="m")
        beside.setStretch(0, 3)
        beside.setStretch(1, 1)
        lay_out(
            self,
            column(row(self._total, None, self._month), beside, self._written, gap="m"),
            row(None, close, export, print_it),
            wide=size("dialog") * 2,
            high=size("dialog") * 4 // 5,
            margin="l",
        )
        self._month.changed.connect(self._refresh)
        self._by.edited.connect(self._show_sums)
        self._table.offer(opens=OPEN_DOSSIER)
        self._table.opened.connect(
            lambda fee: frame.open_item("dossier", fee.payment.dossier_no, leaving=self)
        )
        self._refresh()

    @property
    def _period(self) -> ReportingPeriod:
        return calendar_month(self._month.month())

    def _refresh(self) -> None:
        desk, period = self._frame.desk, self._period
        self._fees = self._frame.ask(partial(payments.settled, desk, period), otherwise=())
        self._table.refresh()
        taken = [fee.payment for fee in self._fees]
        self._total.setText(f"Cộng: {format_vnd(total_vnd(taken))}")
        self._show_sums()

    def _show_sums(self) -> None:
        by = FeeDimension(self._by.as_text())
        names = {fee.procedure_code: fee.procedure_name for fee in self._fees}
        found = shares(self._fees, by)
        self._sums.show_lines(
            (share_words(one, key_words(by, one.key, names)), "") for one in found
        )

    @action("In bảng kê", shortcut="F9", icon="print", kind="primary")
    def print_list(self) -> None:
        """Print the list of fees."""
        from commune_desk.ui.printing.office_paper import print_office_paper

        desk, period = self._frame.desk, self._period
        make = partial(fee_lists.write_list, desk, period, desk.folder.reports)
        print_office_paper(self._frame, make, OfficePaper.FEE_LIST, parent=self)

    @action("Ra Excel", shortcut="Ctrl+S", icon="workbook")
    def export(self) -> None:
        """Write the workbook with every receipt and every sum; where it is stays in sight."""
        desk, period = self._frame.desk, self._period
        make = partial(fee_lists.write_workbook, desk, period, desk.folder.reports)
        self._frame.perform(make, then=lambda path: self._written.setText(f"Đã lập: {path}"))
