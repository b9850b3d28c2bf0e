"""Hôm nay (today): the first page. What waits, how urgent it is, and one key to each of it.

The page is one value (`services.figures.today`), asked anew when something changed and each minute.
What is the same stays as it is on the screen, the chosen line and the focus too.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractItemView, QFrame, QWidget

from commune_desk.domain.desk.deadline import deadline_of_row
from commune_desk.domain.desk.dossier import DeadlineMark
from commune_desk.domain.desk.dossier_list import DossierRow, DossierView
from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.figures.today import ListOf, ReminderKind
from commune_desk.domain.identifiers import dossier_no, phone
from commune_desk.services.desk import rights
from commune_desk.services.figures import today
from commune_desk.ui.frame.actions import PAGES, permitted
from commune_desk.ui.frame.changes import WhileShown
from commune_desk.ui.frame.watch.backing_up import BackingUp
from commune_desk.ui.look.layouts import boxed, column, lay_out_now, row
from commune_desk.ui.look.theme import mark
from commune_desk.ui.pages.today.figures import DayFigures
from commune_desk.ui.pages.today.shares import SharesTable
from commune_desk.ui.widgets.actions import action, button_of
from commune_desk.ui.widgets.boxes import card, scrolling
from commune_desk.ui.widgets.buttons import button, rename
from commune_desk.ui.widgets.card_columns import CardColumns
from commune_desk.ui.widgets.flow import Flow
from commune_desk.ui.widgets.tables.line_list import LineList, ListLine
from commune_desk.ui.widgets.text import label
from commune_desk.words.answers import BACK_UP
from commune_desk.words.desk.due_dates import deadline_words
from commune_desk.words.desk.steps import COPY_DOSSIER_NO, OPEN_DOSSIER
from commune_desk.words.figures.today import (
    BY_OFFICER,
    BY_SECTOR,
    DO_FIRST,
    KEPT,
    MY_DRAFTS,
    OPEN_DRAFT,
    OPEN_PAGE,
    READY,
    SEE_TO,
    TODAY,
    VIEWS,
    backup_words,
    draft_detail,
    draft_title,
    reminder_texts,
    view_name,
    waiting_words,
    workbooks_words,
)
from commune_desk.words.upkeep.backups import alarm_sentence
from commune_desk.words.values import WEEKDAYS

if TYPE_CHECKING:
    from datetime import date

    from commune_desk.domain.figures.today import Today
    from commune_desk.ui.frame.page_frame import PageFrame

CLEAR = "Dọn bản nháp cũ"
MINUTE_MS = 60_000
_WAITING = DossierView.AWAITING_SUPPLEMENT
NOTHING_WAITS = "Không có hồ sơ nào quá hạn, đến hạn hôm nay. F2 để tiếp nhận hồ sơ."
NO_PHONE = "chưa có số điện thoại"
REMINDER_PAGES: Mapping[ReminderKind, str] = {
    ReminderKind.DUE_ON_DAYS_OFF: "dossiers",
    ReminderKind.CALENDAR_MISSING: "office",
    ReminderKind.CALENDAR_UNCONFIRMED: "office",
    ReminderKind.REPORT_DUE: "report",
    ReminderKind.BOOKS_UNCLOSED: "certification",
    ReminderKind.CATALOGUE_UPDATES: "catalogue",
}
"""Where each is settled."""


class TodayPage(QWidget):
    """Figures above, below them what is first, who is waited for, and what is to be seen to."""

    primary_action: QAction | None = None
    header_changed = Signal()

    def __init__(self, frame: PageFrame) -> None:
        super().__init__()
        self.title = TODAY
        self._frame = frame
        self.setAccessibleName("Việc hôm nay")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._shown: Today | None = None
        self._figures = DayFigures(lambda view: self._open_list(ListOf(view)))
        self._officers, self._sectors = SharesTable(BY_OFFICER), SharesTable(BY_SECTOR)
        self._first, self._waiting = LineList(DO_FIRST), LineList(VIEWS[_WAITING])
        self._ready, self._drafts = LineList(READY), LineList(MY_DRAFTS)
        self._reminders = LineList(SEE_TO)
        self._clear = button_of(self.clear_drafts)
        self._backup, self._workbooks = label("", wraps=True), label("", wraps=True)
        sync = button("Ghi sổ ngay", frame.sync_workbooks, icon="sync", key="Ctrl+E")
        kept = [row(self._workbooks, sync, gap="m")]
        if rights.may(frame.desk, EventKind.BACKUP_CREATED):
            back_up = button(BACK_UP, BackingUp(frame, self).start, icon="backup", key="Ctrl+B")
            kept.insert(0, row(self._backup, back_up, gap="m"))
        for line in kept:
            line.setStretch(0, 1)
        self._nothing = label(NOTHING_WAITS, "quiet", wraps=True)
        self._cards = {
            self._officers: card(self._officers, title=BY_OFFICER),
            self._sectors: card(self._sectors, title=BY_SECTOR),
            self._first: card(self._first, self._nothing, title=DO_FIRST, gap="s"),
            self._waiting: card(self._waiting, title=VIEWS[_WAITING], gap="s"),
            self._ready: card(self._ready, title=READY, gap="s"),
            self._drafts: card(self._drafts, row(self._clear, None), title=MY_DRAFTS, gap="s"),
            self._reminders: card(self._reminders, title=SEE_TO, gap="s"),
        }
        self._shares = Flow("day_shares", most=2, gap="m")
        self._shares.take([(one, False) for one in self._of(self._officers, self._sectors)])
        lists = (self._first, self._ready, self._reminders, self._waiting, self._drafts)
        cards = [*self._of(*lists), card(*kept, title=KEPT)]
        self._lists = CardColumns(cards, least="day_column", most=3)
        content = column(self._figures, self._shares, self._lists, None, gap="m")
        self.setLayout(column(scrolling(boxed(content)), gap=""))

        for listed in (self._first, self._waiting, self._ready):
            listed.opened.connect(lambda number: frame.open_item("dossier", number))
            listed.offer(OPEN_DOSSIER, copies=COPY_DOSSIER_NO)
        self._drafts.offer(OPEN_DRAFT)
        self._reminders.offer(OPEN_PAGE)
        self._drafts.opened.connect(self._open_draft)
        self._reminders.opened.connect(frame.show_page)
        for shares in (self._officers, self._sectors):
            shares.opened.connect(self._open_list)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._minute = QTimer(self, interval=MINUTE_MS)
        WhileShown(self, (self._soon.timeout, self._minute.timeout), self._refresh)
        changes = frame.changes
        for changed in (
            changes.dossiers_changed,
            changes.settings_changed,
            changes.catalogue_changed,
            changes.workbooks_changed,
            changes.backups_changed,
        ):
            changed.connect(self._soon.start)

    def _of(self, *lists: QAbstractItemView) -> Iterable[QFrame]:
        return (self._cards[one] for one in lists)

    # --- the contract of ui/pages ---------------------------------------------------------------

    def on_shown(self) -> None:
        """The day as it is now; the focus is on the first thing that waits."""
        self._refresh()
        self._minute.start()
        focused: QWidget | None = self.window().focusWidget()
        if focused is None or not self.isAncestorOf(focused):
            (self._figures.first() or self).setFocus()

    # --- showing ---------------------------------------------------------------------------------

    def _refresh(self) -> None:
        desk = self._frame.desk
        self._frame.perform(lambda: today.today(desk), then=self._show)

    def _show(self, found: Today) -> None:
        """Write what is so now; a list in which nothing stands has no room on the page."""
        self._shown = found
        day = found.at.date()
        if self.title != (title := heading(day)):
            self.title = title
            self.header_changed.emit()
        self._figures.show_counts(found.counts, self._view_name)
        self._officers.show_shares(found.by_officer, self._view_name)
        self._sectors.show_shares(found.by_sector, self._view_name)
        self._first.show_lines([self._urgent(one) for one in found.first])
        self._waiting.show_lines([self._awaited(one, day) for one in found.waiting])
        self._ready.show_lines([self._result(one, day) for one in found.ready])
        self._drafts.show_lines(
            [
                ListLine(str(one.id), draft_title(one), draft_detail(one, found.at))
                for one in found.drafts
            ]
        )
        open_pages = {one.key for one in permitted(PAGES, self._frame.desk.officer.role)}
        self._reminders.show_lines(
            [
                ListLine(REMINDER_PAGES[one.kind], *reminder_texts(one), icon="notice")
                for one in found.reminders
                if REMINDER_PAGES[one.kind] in open_pages
            ]
        )
        old = sum(one.is_old for one in found.drafts)
        self._clear.setVisible(old > 0)
        rename(self._clear, f"Dọn {old} bản nháp cũ", key="Ctrl+D")
        alarm = found.backup_alarm
        stands = backup_words(found.backup_at, found.at, is_practice=self._frame.desk.is_practice)
        says_why = alarm is not None and found.backup_at is not None
        self._backup.setText(alarm_sentence(alarm) if alarm and says_why else stands)
        mark(self._backup, role="error" if alarm else "")
        self._workbooks.setText(workbooks_words(found.workbooks_at, found.pending_months, found.at))
        self._arrange()

    def _arrange(self) -> None:
        """Show the cards in which something stands."""
        for listed in (self._waiting, self._ready, self._drafts, self._reminders):
            self._cards[listed].setVisible(listed.count() > 0)
        for shares in (self._officers, self._sectors):
            self._cards[shares].setVisible(shares.rowCount() > 0)
        self._shares.setVisible(self._officers.rowCount() + self._sectors.rowCount() > 0)
        self._first.setVisible(self._first.count() > 0)
        self._nothing.setVisible(self._first.count() == 0)
        self._shares.arrange()
        self._lists.arrange()
        lay_out_now()

    def _view_name(self, view: DossierView) -> str:
        assert self._shown is not None
        return view_name(view, today=self._shown.at.date(), next_day=self._shown.next_day)

    def _urgent(self, found: DossierRow) -> ListLine:
        desk = self._frame.desk
        deadline = deadline_of_row(found, desk.now(), desk.clock_rules)
        said = deadline.mark, deadline_words(deadline)
        return ListLine(found.dossier_no, found.applicant_name, self._what(found), *said)

    def _awaited(self, found: DossierRow, day: date) -> ListLine:
        words = waiting_words(found.waiting_since.date(), day) if found.waiting_since else ""
        sign = DeadlineMark.WAITING if words else ""
        detail = f"{_phone(found)} · {self._what(found)}"
        return ListLine(found.dossier_no, found.applicant_name, detail, sign, words)

    def _result(self, found: DossierRow, day: date) -> ListLine:
        since = waiting_words(found.closed_at.date(), day) if found.closed_at else ""
        detail = " · ".join(filter(None, (_phone(found), since, self._what(found))))
        return ListLine(found.dossier_no, found.applicant_name, detail, icon="return")

    def _what(self, found: DossierRow) -> str:
        code = self._frame.desk.office.agency_code
        return f"{dossier_no.short(found.dossier_no, code)} · {found.procedure_name}"

    # --- doing -----------------------------------------------------------------------------------

    def _open_list(self, asked: ListOf) -> None:
        self._frame.open_item("list", asked.as_text())

    def _open_draft(self, key: str) -> None:
        """Go on with it on the page where it was begun."""
        drafts = self._shown.drafts if self._shown is not None else ()
        if any(one.is_lot for one in drafts if str(one.id) == key):
            self._frame.open_item("lot", key)
        else:
            self._frame.open_item("applicant", f"draft:{key}")

    @action(
        CLEAR,
        shortcut="Ctrl+D",
        icon="trash",
        kind="quiet",
        waits_for="Không có bản nháp cũ nào phải dọn.",
    )
    def clear_drafts(self) -> None:
        """Offer the old drafts for clearing, by their names."""
        if self._shown is None:
            return
        from commune_desk.ui.pages.today.clear_dialog import ClearDialog

        old = [one for one in self._shown.drafts if one.is_old]
        dialog = ClearDialog(self._frame, CLEAR, old, now=self._shown.at, parent=self)
        dialog.accepted.connect(self._refresh)
        dialog.open()


def _phone(found: DossierRow) -> str:
    return phone.format(found.phone) if found.phone else NO_PHONE


def heading(day: date) -> str:
    """The title of the page on a day: "Hôm nay, thứ Năm 01/10/2026"."""
    return f"{TODAY}, {WEEKDAYS[day.weekday()]} {day:%d/%m/%Y}"
