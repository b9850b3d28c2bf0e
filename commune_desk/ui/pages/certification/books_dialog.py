"""The four books: what stands in them, month by month, and what is done to them.

Printing, striking out, the next volume, the closing of a year; a book that was kept by hand goes on
from its last number.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from commune_desk.domain.certification.entries import BookEntry, EntryNo
from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.figures.shown_list import ListKind
from commune_desk.domain.form.kinds import LONG_TEXT, NUMBER, write_vnd
from commune_desk.domain.form.spec import FieldSpec, FormSpec, Need
from commune_desk.domain.law.books import BookKind
from commune_desk.domain.papers.printing import OfficePaper
from commune_desk.domain.periods import ReportingPeriod, calendar_month
from commune_desk.domain.vietnamese import format_date
from commune_desk.services.certification import certification, certification_papers
from commune_desk.ui.dialogs.form_dialog import FormDialog
from commune_desk.ui.dialogs.room import lay_out
from commune_desk.ui.lists.foot import ListFoot
from commune_desk.ui.look.layouts import column, row
from commune_desk.ui.look.theme import size
from commune_desk.ui.pages.report.month_box import MonthBox
from commune_desk.ui.widgets.actions import action, button_of
from commune_desk.ui.widgets.buttons import button
from commune_desk.ui.widgets.choices import Choices
from commune_desk.ui.widgets.empty_state import EmptyState
from commune_desk.ui.widgets.flow import Wrapped
from commune_desk.ui.widgets.tables.rows_table import RowsTable
from commune_desk.ui.widgets.tables.table_model import (
    Column,
    RowsModel,
    read_whole,
)
from commune_desk.ui.widgets.text import label
from commune_desk.words.certification import (
    BOOK,
    BOOKS,
    BRIEF_BOOKS,
    book_words,
    next_volume_words,
    requesters_words,
    unnumbered_words,
    unprinted_words,
)
from commune_desk.words.desk.steps import EVENTS, OPEN_DOSSIER
from commune_desk.words.verbs import CLOSE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from commune_desk.ui.frame.page_frame import PageFrame
    from commune_desk.ui.look.remembered import Remembered

STRIKE = FormSpec.of("strike", FieldSpec(LONG_TEXT, "reason", need=Need.REQUIRED))
CONTINUE = FormSpec.of(
    "continued_book",
    FieldSpec(NUMBER, "last_number", need=Need.REQUIRED, limits=(1, 99_999), default="1"),
    FieldSpec(NUMBER, "volume", need=Need.REQUIRED, limits=(1, 99), default="1"),
)
COLUMNS: tuple[Column[BookEntry], ...] = (
    Column(
        name="number",
        title="Số",
        text=lambda one: f"{one.number:02}",
        value=lambda one: one.number,
        is_number=True,
        characters=7,
    ),
    Column(
        name="day",
        title="Ngày chứng thực",
        text=lambda one: format_date(one.certified_at.date()),
        value=lambda one: one.certified_at.date(),
        characters=15,
    ),
    Column(
        name="requesters",
        title="Người yêu cầu",
        text=lambda one: requesters_words(one.requesters),
        characters=28,
        least=18,
    ),
    Column(name="paper", title="Giấy tờ", text=lambda one: one.paper_name, characters=28),
    Column(
        name="copies",
        title="Bản",
        text=lambda one: str(one.copies),
        value=lambda one: one.copies,
        is_number=True,
        characters=6,
    ),
    Column(
        name="fee",
        title="Thu (đồng)",
        text=lambda one: write_vnd(one.fee_vnd),
        value=lambda one: one.fee_vnd,
        is_number=True,
        characters=11,
    ),
    Column(
        name="note",
        title="Ghi chú",
        text=lambda one: f"Gạch bỏ: {one.strike_reason}" if one.struck_at else one.note,
        characters=20,
        is_seldom=True,
    ),
)


def book_table(read: Callable[[], Sequence[BookEntry]], remembered: Remembered) -> RowsTable:
    """The table of a book; what was struck out is faded."""
    model = RowsModel(
        COLUMNS,
        read_whole(read),
        row_id=lambda one: str(one.number),
        is_faded=lambda one: one.struck_at is not None,
    )
    empty = EmptyState(
        "Tháng này sổ chưa có việc nào.",
        "Trang Chứng thực ghi số vào đây khi nhấn F9.",
        icon="report",
    )
    return RowsTable(
        model,
        name="Các việc đã chứng thực",
        empty=empty,
        remembered=remembered,
        key="certification",
    )


class BooksDialog(QDialog):
    """One of the four books, a month of it in sight."""

    def __init__(self, frame: PageFrame, book: BookKind, *, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(BOOK)
        self._frame = frame
        self._book = Choices(BRIEF_BOOKS, name="Loại sổ")
        self._book.show_text(book)
        self._month = MonthBox()
        self._month.set_month(frame.desk.now().date())
        self._standing = label("", "strong", wraps=True)
        self._standing.setObjectName("book_standing")
        self._waiting = label("", "error", wraps=True)
        self._waiting.setObjectName("owed_by_books")
        self._table = book_table(self._entries, frame.own)
        self._of_entry = [button_of(self.print_certificates), button_of(self.ask_strike)]
        of_book = map(button_of, (self.ask_volume, self.ask_continuing, self.ask_closing))
        verbs = [*self._of_entry, *of_book]
        ends = [button(CLOSE, self.reject), button_of(self.print_year), button_of(self.print_month)]
        for made in (*verbs, *ends):
            made.setAutoDefault(False)
        foot = ListFoot(
            frame,
            self._table,
            ListKind.CERTIFICATIONS,
            narrowed=lambda: f"{BOOKS[self._kind]}, tháng {self._period.first:%m/%Y}",
        )
        months = Wrapped(self._book, None, self._month)
        head = (months, self._standing, self._waiting)
        whole = column(*head, self._table, foot, Wrapped(*verbs), gap="m")
        whole.setStretch(len(head), 1)
        lay_out(
            self,
            whole,
            row(None, *ends, gap="s"),
            wide=size("dialog") * 3 // 2,
            high=size("dialog") * 4 // 5,
            margin="l",
        )
        self._book.edited.connect(self._refresh)
        self._month.changed.connect(self._refresh)
        self._table.chosen.connect(self._follow_choice)
        self._table.offer(*self._of_entry, opens=OPEN_DOSSIER)
        self._table.opened.connect(
            lambda one: frame.open_item("dossier", one.dossier_no, leaving=self)
        )
        self._refresh()

    @property
    def _kind(self) -> BookKind:
        return BookKind(self._book.as_text())

    @property
    def _period(self) -> ReportingPeriod:
        return calendar_month(self._month.month())

    def _entries(self) -> Sequence[BookEntry]:
        """What stands in the book in the month that is in sight."""
        asked = partial(certification.entries, self._frame.desk, self._kind, self._period)
        return self._frame.ask(asked, otherwise=())

    def _refresh(self) -> None:
        """The book as it stands now."""
        desk, year = self._frame.desk, self._period.first.year
        self._standing.setText(book_words(certification.book_now(desk, self._kind, year)))
        waiting = [f"{BOOKS[one.book]} năm {one.year}" for one in certification.unclosed(desk)]
        owed = (
            f"Chưa khóa sổ: {', '.join(waiting)}." if waiting else "",
            unprinted_words(certification.unprinted(desk)),
            unnumbered_words(certification.unnumbered(desk, self._period)),
        )
        self._waiting.setText("\n".join(said for said in owed if said))
        self._waiting.setVisible(any(owed))
        self._table.refresh()
        self._follow_choice(self._table.current_row())

    def _follow_choice(self, chosen: BookEntry | None) -> None:
        for made in self._of_entry:
            made.setEnabled(chosen is not None and chosen.struck_at is None)

    # --- on paper ---------------------------------------------------------------------------------

    @action(
        "In lời chứng",
        shortcut="Ctrl+P",
        icon="print",
        waits_for="Chọn một số chưa bị gạch trong danh sách trước (↑ ↓).",
    )
    def print_certificates(self) -> None:
        """The certificates of the dossier of the chosen entry, once more."""
        from commune_desk.ui.printing.office_paper import print_office_paper

        chosen = self._table.current_row()
        make = partial(certification_papers.make_certificates, self._frame.desk, chosen.dossier_no)
        print_office_paper(self._frame, make, OfficePaper.CERTIFICATE, parent=self)

    @action("In tháng này", shortcut="F9", icon="print", kind="primary")
    def print_month(self) -> None:
        """The pages of the month that is in sight."""
        self._print(self._period)

    @action("In cả năm", icon="print")
    def print_year(self) -> None:
        """The pages of its year."""
        self._print(certification_papers.year_of(self._period.first.year))

    def _print(self, period: ReportingPeriod) -> None:
        from commune_desk.ui.printing.office_paper import print_office_paper

        desk = self._frame.desk

        def make() -> Path:
            return certification_papers.write_book(
                desk, self._kind, period, folder=desk.folder.reports
            )

        print_office_paper(self._frame, make, OfficePaper.CERTIFICATION_BOOK, parent=self)

    # --- what is done to a book -------------------------------------------------------------------

    @action("Gạch số đã chọn", icon="trash", kind="danger")
    def ask_strike(self) -> None:
        """Strike the chosen number out of the book, once it is said why."""
        chosen = self._table.current_row()
        if chosen is None:
            return
        entry = EntryNo(self._kind, chosen.year, chosen.number)

        def strike(dialog: FormDialog) -> bool:
            reason = dialog.form.texts()["reason"]
            return self._change(
                lambda: certification.strike(self._frame.desk, entry, reason=reason), dialog.refuse
            )

        FormDialog(
            EVENTS[EventKind.CERTIFICATE_STRUCK],
            STRIKE,
            strike,
            words=f"Số {chosen.number:02}: {chosen.paper_name}. Số này không cấp lại; "
            "khoản thu, nếu phải trả, hủy ở trang hồ sơ.",
            verb="Gạch số này",
            is_final=True,
            parent=self,
        ).open()

    @action("Sang quyển mới", icon="plus")
    def ask_volume(self) -> None:
        """Begin the next volume of the book, once it is said what that means."""
        now = certification.book_now(self._frame.desk, self._kind)

        def begin(dialog: FormDialog) -> bool:
            return self._change(
                partial(certification.open_volume, self._frame.desk, self._kind), dialog.refuse
            )

        FormDialog(
            "Sang quyển mới",
            FormSpec("volume", ()),
            begin,
            words=next_volume_words(now),
            verb=f"Sang quyển {now.volume + 1:02}",
            is_final=True,
            parent=self,
        ).open()

    @action("Khóa sổ năm", icon="lock")
    def ask_closing(self) -> None:
        """Close the book of the year, once it is said what that means."""
        year = self._period.first.year

        def close(dialog: FormDialog) -> bool:
            return self._change(
                lambda: certification.close_book(self._frame.desk, self._kind, year), dialog.refuse
            )

        FormDialog(
            EVENTS[EventKind.BOOK_CLOSED],
            FormSpec("closing", ()),
            close,
            words=f"{BOOKS[self._kind]} năm {year}: sau khi khóa không ghi, không gạch thêm được.",
            verb="Khóa sổ",
            is_final=True,
            parent=self,
        ).open()

    @action("Tiếp sổ viết tay", icon="edit")
    def ask_continuing(self) -> None:
        """Go on with the numbers of a book that was written by hand."""

        def go_on(dialog: FormDialog) -> bool:
            given = dialog.form.values()
            verb = partial(
                certification.continue_book,
                self._frame.desk,
                self._kind,
                last_number=given["last_number"],
                volume=given["volume"],
            )
            return self._change(verb, dialog.refuse)

        FormDialog(
            EVENTS[EventKind.BOOK_CONTINUED],
            CONTINUE,
            go_on,
            words="Số cuối cùng đã ghi ở sổ viết tay của năm nay; chương trình ghi tiếp số sau đó.",
            verb="Ghi tiếp từ số này",
            parent=self,
        ).open()

    def _change(self, verb: Callable[[], object], refuse: Callable[[str], None] | None) -> bool:
        done = self._frame.perform(
            verb, announces=self._frame.changes.dossiers_changed, beside=refuse
        )
        if done:
            self._refresh()
        return done
