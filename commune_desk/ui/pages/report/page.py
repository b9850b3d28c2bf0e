"""The report: its form, two noes, three mosts, ratings; every figure opens its dossiers."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.figures.reports_due import send_by
from commune_desk.domain.form.kinds import DATE
from commune_desk.domain.form.rules import texts
from commune_desk.domain.form.spec import FieldSpec, FormSpec, Need
from commune_desk.domain.periods import PeriodKind, ReportingPeriod
from commune_desk.domain.vietnamese import format_date
from commune_desk.services.desk import rights
from commune_desk.services.figures import closing, report_papers, report_texts, reports
from commune_desk.ui.dialogs.form_dialog import FormDialog
from commune_desk.ui.frame.changes import WhileShown
from commune_desk.ui.frame.keys.refused_keys import say_right
from commune_desk.ui.look.layouts import boxed, column, row
from commune_desk.ui.pages.report.asking_table import AskingTable
from commune_desk.ui.pages.report.behind_dialog import BehindDialog
from commune_desk.ui.pages.report.figure_card import FigureCard
from commune_desk.ui.pages.report.figures_table import FiguresTable
from commune_desk.ui.pages.report.files import ReportFiles
from commune_desk.ui.pages.report.month_box import MonthBox
from commune_desk.ui.pages.report.ratings_bar import RatingsBar
from commune_desk.ui.pages.report.statements import Statements
from commune_desk.ui.printing.paper_worker import PaperWorker
from commune_desk.ui.widgets.actions import action, action_of, actions_of, button_of
from commune_desk.ui.widgets.boxes import card, scrolling
from commune_desk.ui.widgets.choices import Choices
from commune_desk.ui.widgets.flow import Beside, Flow, Wrapped
from commune_desk.ui.widgets.text import label
from commune_desk.words.desk.steps import EVENTS
from commune_desk.words.figures.figures import (
    ASKED,
    ASKING_TITLES,
    MODEL,
    PERIOD,
    PERIOD_KINDS,
    RATINGS,
    SUM,
    THREE_MOSTS,
    TWO_NOES,
    behind_words,
    beside_words,
    column_title,
    due_words,
    form_name,
    formula_words,
    standing_words,
)
from commune_desk.words.values import days_words, in_sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date, datetime

    from commune_desk.domain.figures.closing import Reported
    from commune_desk.domain.figures.reporting import PeriodReport
    from commune_desk.domain.law.report_form import FormColumn
    from commune_desk.services.desk.progress import Progress
    from commune_desk.ui.frame.page_frame import PageFrame


DATES = FormSpec.of(
    "dates",
    FieldSpec(DATE, "first_day", need=Need.REQUIRED),
    FieldSpec(DATE, "last_day", need=Need.REQUIRED),
    FieldSpec(DATE, "seen_on"),
)
NOTHING = FormSpec.of("closing")
COUNTING = "đang đếm …"
ANSWERED_MS = 80
"""Until the page that says so is painted."""


class ReportPage(QWidget):
    """A period at a glance, and as files."""

    title = "Báo cáo"

    def __init__(self, frame: PageFrame) -> None:
        super().__init__()
        self._frame = frame
        self._report: PeriodReport | None = None
        self._dated: ReportingPeriod | None = None
        self._as_of: datetime | None = None
        self._shown: tuple[date, str, ReportingPeriod | None, datetime | None] | None = None
        self._counting = PaperWorker(self, frame.tasks.broke)
        self._wish: tuple[Callable[[], Reported], Callable[[str], None]] | None = None
        self._soon = QTimer(self, singleShot=True, interval=ANSWERED_MS)
        self._soon.timeout.connect(self._count)

        self._month = MonthBox()
        self._preset = Choices(PERIOD_KINDS, name=PERIOD)
        self._preset.show_text(frame.own.text("report/preset", PeriodKind.CALENDAR_MONTH))
        self._dates = label("", "quiet")
        self._dates.setObjectName("period")
        self._standing = label("", "strong", wraps=True)
        self._standing.setObjectName("standing")
        self._table = FiguresTable()
        self._cards = {
            name: FigureCard(
                words.title, in_sentence(formula_words(name)), partial(self._show_share, name)
            )
            for name, words in MODEL.items()
        }
        self._ratings = RatingsBar()
        self._asking = AskingTable()
        self._files = ReportFiles(frame, self.period, lambda: self._as_of)
        self._statements = Statements(frame, self.period)
        self._form_name = label("", "group_title", wraps=True)
        self._due = label("", "quiet", wraps=True)

        self.primary_action = action_of(self._files.write, self)
        register = action_of(self._files.write_register, self)
        self._close, sync = actions_of(self.ask_to_close, self.sync_workbooks)
        self.addActions([register, self._close, sync, self.primary_action])
        say_right(frame, self, EventKind.PERIOD_CLOSED, self.ask_to_close)

        dates = button_of(self.ask_dates)
        head = Wrapped(self._month, self._preset, dates, gap="m")
        named = row(self._dates, self._standing, gap="m")
        named.setStretch(1, 1)
        model = Flow("share", Qt.AlignmentFlag(0), most=len(MODEL), gap="m", is_even=True)
        model.take([(self._cards[name], False) for name in (*TWO_NOES, *THREE_MOSTS)])
        model.arrange()
        form = card(self._form_name, self._due, self._table)
        fees = button_of(self.open_fees)
        files = boxed(column(self._files, row(fees, None), None, gap="m"))
        ratings = card(self._ratings, title=RATINGS), card(self._asking, title=ASKED)
        said = boxed(column(*ratings, self._statements, gap="m"))
        below = Beside((said, 3), (files, 2), least="stacked_below")
        self._counted = boxed(column(model, form, below, gap="m"))
        content = boxed(column(head, named, self._counted, None, gap="m"))
        self.setLayout(column(scrolling(content)))
        self._connect()

    def _connect(self) -> None:
        """What each part tells, and who follows it."""
        self._month.changed.connect(self._show_named)
        self._preset.chosen.connect(
            lambda preset: self._frame.own.remember("report/preset", preset)
        )
        self._preset.chosen.connect(self._show_named)
        self._table.opened.connect(self._show_column)
        self._asking.opened.connect(self._show_asking)
        changes = self._frame.changes
        WhileShown(self, (changes.dossiers_changed, changes.ratings_changed), self._refresh)

    def on_shown(self) -> None:
        """The figures as they are now."""
        if not self._month.is_set():
            self._month.set_month(self._frame.desk.now().date())
        self._refresh()
        self._files.refresh()
        self._month.setFocus()

    def period(self) -> ReportingPeriod:
        """The period that is chosen: two dates, or one named after the month that is shown."""
        if self._dated is not None:
            return self._dated
        return reports.period_of(
            self._frame.desk, self._month.month(), PeriodKind(self._preset.as_text())
        )

    @action(EVENTS[EventKind.WORKBOOKS_SYNCED], shortcut="F10", icon="sync")
    def sync_workbooks(self) -> None:
        """Bring the workbooks of the registers up to date."""
        self._frame.sync_workbooks()

    @action("Phí đã thu", shortcut="Ctrl+B", icon="catalogue")
    def open_fees(self) -> None:
        """Show the fees that were taken in the month."""
        from commune_desk.ui.pages.report.fees_dialog import FeesDialog

        FeesDialog(self._frame, self._month.month(), parent=self).open()

    # --- the period ------------------------------------------------------------------------------

    def _show_named(self) -> None:
        """The period named after the month that is shown; dates that were chosen are forgotten."""
        self._dated = self._as_of = None
        self._refresh()

    @action("Chọn ngày", shortcut="Ctrl+D", icon="calendar")
    def ask_dates(self) -> None:
        """Choose two dates, and a day to look back from."""
        dialog = FormDialog("Kỳ từ ngày đến ngày", DATES, self._take_dates, verb="Xem", parent=self)
        period = self.period()
        dialog.form.set_texts(texts(DATES, {"first_day": period.first, "last_day": period.last}))
        dialog.open()

    def _take_dates(self, dialog: FormDialog) -> bool:
        given = dialog.form.values()
        first, last, back = given["first_day"], given["last_day"], given["seen_on"]

        def take() -> None:
            period = ReportingPeriod(first, last)
            as_of = ReportingPeriod(back, back).ends_at if back else None
            reports.seen_from(self._frame.desk, period, as_of=as_of)
            self._dated, self._as_of = period, as_of

        is_taken = self._frame.perform(take, beside=dialog.refuse)
        if is_taken:
            self._refresh()
        return is_taken

    @action(
        EVENTS[EventKind.PERIOD_CLOSED],
        shortcut="Ctrl+Shift+C",
        icon="lock",
        waits_for="Kỳ này chưa hết, đang đếm hoặc đã chốt. Chọn kỳ đã hết và chưa chốt.",
    )
    def ask_to_close(self) -> None:
        """Close the period that is shown, when the officer has read what that means."""
        period, verb = self.period(), EVENTS[EventKind.PERIOD_CLOSED]
        FormDialog(
            f"{verb} {in_sentence(days_words(period.first, period.last))}",
            NOTHING,
            partial(self._close_period, period),
            words="Số liệu, danh sách hồ sơ và tệp của kỳ được giữ nguyên như đã ký. "
            "Việc nhập muộn sau đó phải có lý do và hiện thành chênh lệch.",
            verb=verb,
            is_final=True,
            parent=self,
        ).open()

    def _close_period(self, period: ReportingPeriod, _dialog: FormDialog) -> bool:
        """Start to close it: its files are made, which takes a while."""
        desk = self._frame.desk

        def work(progress: Progress) -> None:
            closing.close(desk, period, progress=progress)

        self._frame.start(EVENTS[EventKind.PERIOD_CLOSED], work, then=lambda _: self._refresh())
        return True

    # --- figures ---------------------------------------------------------------------------------

    def _refresh(self) -> None:
        """Count what is chosen; beside the work of the page where it takes longer than a key may.

        Meanwhile the figures that were shown of the same period stay, those of another go.
        """
        desk, period, as_of = self._frame.desk, self.period(), self._as_of
        takes_long = self._frame.ask(
            partial(reports.takes_long, desk, period, as_of=as_of), otherwise=None
        )
        count = partial(reports.reported, desk, period, as_of=as_of)
        if takes_long:
            self._show_dates(period, COUNTING)
            self._close.setEnabled(False)
            is_shown = self._report is not None and self._report.period == period
            self._counted.setVisible(is_shown)
            self._standing.setVisible(is_shown)
            self._shown = self._chosen()

            def counted() -> Reported:
                with desk.database.thread():
                    return count()

            self._wish = counted, partial(self._show_dates, period)
            self._soon.start()
            return
        self._soon.stop()
        reported = None if takes_long is None else self._frame.ask(count, otherwise=None)
        if reported is None:
            if self._shown is not None:
                month, preset, self._dated, self._as_of = self._shown
                self._month.set_month(month)
                self._preset.show_text(preset)
        else:
            self._show(reported)

    def _count(self) -> None:
        """Begin when the key was answered: a thread at work would keep the page waiting."""
        if self._wish is not None:
            counted, beside = self._wish
            self._counting.ask(counted, then=self._take, beside=beside)

    def _take(self, reported: Reported) -> None:
        """What was counted beside, unless another period was chosen meanwhile."""
        if reported.report.period == self.period():
            self._show(reported)

    def _chosen(self) -> tuple[date, str, ReportingPeriod | None, datetime | None]:
        return self._month.month(), self._preset.as_text(), self._dated, self._as_of

    def _show_dates(self, period: ReportingPeriod, also: str = "") -> None:
        dates = f"từ {format_date(period.first)} đến hết {format_date(period.last)}"
        self._dates.setText(" · ".join(filter(None, (dates, also))))

    def _show(self, reported: Reported) -> None:
        self._shown = self._chosen()
        self._report = report = reported.report
        self._show_dates(report.period)
        self._counted.show()
        self._standing.setText("\n".join(standing_words(reported)))
        self._standing.setVisible(bool(self._standing.text()))
        self._close.setVisible(rights.may(self._frame.desk, EventKind.PERIOD_CLOSED))
        self._close.setEnabled(reported.since is None and not report.is_provisional)
        desk, period = self._frame.desk, report.period
        filled = report_papers.form_of_dossiers(desk, report)
        self._table.show_form(filled)
        self._form_name.setText(form_name(filled.form))
        law, kind = report_texts.forms_law(desk, period), reports.kind_of(desk, period)
        self._due.setText(due_words(law, kind, send_by(law, kind, period)))
        self._statements.refresh()
        for name, share in (*report.two_noes.items(), *report.three_mosts.items()):
            self._cards[name].show_share(share, beside_words(name, report.beside))
        self._ratings.show_counts(report)
        self._asking.show_officers(report.asking)

    def _show_column(self, column: FormColumn, sector: str) -> None:
        """The dossiers behind a column of the form, of a sector or of all."""
        assert self._report is not None
        form = report_papers.form_of_dossiers(self._frame.desk, self._report).form
        numbers = self._report.numbers(form.counted_in(column.name), sector)
        self._show_behind(f"{column_title(column)} · {sector or SUM}", numbers)

    def _show_share(self, name: str) -> None:
        """The dossiers behind a figure of the model."""
        assert self._report is not None
        shares = {**self._report.two_noes, **self._report.three_mosts}
        title = behind_words(name, shares.get(name))
        self._show_behind(f"{title} · {SUM}", self._report.behind.get(name, ()))

    def _show_asking(self, name: str, login: str) -> None:
        """The dossiers behind a figure of who was asked, of an officer or of all."""
        assert self._report is not None
        numbers = self._report.behind.get(f"{name}:{login}" if login else name, ())
        officers = {each.login: each.officer_name for each in self._report.asking}
        self._show_behind(f"{ASKING_TITLES[name]} · {officers.get(login, SUM)}", numbers)

    def _show_behind(self, title: str, numbers: Sequence[str]) -> None:
        opens = partial(self._frame.open_item, "dossier")
        BehindDialog(title, numbers, opens, parent=self).open()
