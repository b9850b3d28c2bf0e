"""The report: its form, two noes, three mosts, ratings; every figure opens its dossiers."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from commune_desk.domain.history import EventKind
from commune_desk.domain.periods import PeriodKind
from commune_desk.domain.reports_due import send_by
from commune_desk.domain.vietnamese import format_date
from commune_desk.services.figures import report_papers, report_texts, reports
from commune_desk.ui.frame.actions import make_action
from commune_desk.ui.look.layouts import boxed, column, row
from commune_desk.ui.pages.report.behind_dialog import BehindDialog
from commune_desk.ui.pages.report.figure_card import FigureCard
from commune_desk.ui.pages.report.figures_table import FiguresTable
from commune_desk.ui.pages.report.files import ReportFiles
from commune_desk.ui.pages.report.month_box import MonthBox
from commune_desk.ui.pages.report.ratings_bar import RatingsBar
from commune_desk.ui.pages.report.statements import Statements
from commune_desk.ui.widgets.boxes import card, scrolling
from commune_desk.ui.widgets.choices import Choices
from commune_desk.ui.widgets.text import label
from commune_desk.words.figures import (
    MODEL,
    PERIOD,
    PERIOD_KINDS,
    RATINGS,
    SUM,
    THREE_MOSTS,
    TWO_NOES,
    column_title,
    due_words,
    form_name,
)
from commune_desk.words.steps import EVENTS
from commune_desk.words.values import in_sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from commune_desk.domain.periods import ReportingPeriod
    from commune_desk.domain.report_form import FormColumn
    from commune_desk.domain.reporting import PeriodReport
    from commune_desk.ui.frame.page_frame import PageFrame


class ReportPage(QWidget):
    """A month at a glance, and as files."""

    title = "Báo cáo tháng"

    def __init__(self, frame: PageFrame) -> None:
        super().__init__()
        self._frame = frame
        self._report: PeriodReport | None = None

        self._month = MonthBox()
        self._preset = Choices(PERIOD_KINDS, name=PERIOD)
        self._preset.show_text(frame.remembered.text("report/preset", PeriodKind.CALENDAR_MONTH))
        self._dates = label("", "quiet")
        self._dates.setObjectName("period")
        self._table = FiguresTable()
        self._cards = {
            name: FigureCard(
                words.title, in_sentence(words.counted), partial(self._show_share, name)
            )
            for name, words in MODEL.items()
        }
        self._ratings = RatingsBar()
        self._files = ReportFiles(frame, self.period)
        self._statements = Statements(frame, self.period)
        self._form_name = label("", "group_title", wraps=True)
        self._due = label("", "quiet", wraps=True)

        self.primary_action = make_action(
            self, EVENTS[EventKind.REPORT_MADE], self._files.write, shortcut="F9", icon="pdf"
        )
        sync = make_action(
            self,
            EVENTS[EventKind.WORKBOOKS_SYNCED],
            frame.sync_workbooks,
            shortcut="F10",
            icon="sync",
        )
        register = make_action(
            self, "Sổ theo dõi", self._files.write_register, shortcut="Ctrl+R", icon="catalogue"
        )
        self.addActions([register, sync, self.primary_action])

        head = row(self._month, self._preset, self._dates, None, gap="m")
        two = row(*(self._cards[name] for name in TWO_NOES), gap="m")
        three = row(*(self._cards[name] for name in THREE_MOSTS), gap="m")
        model = row(two, three, gap="m")
        model.setStretch(0, len(TWO_NOES))
        model.setStretch(1, len(THREE_MOSTS))
        form = card(self._form_name, self._due, self._table)
        ratings = card(self._ratings, title=RATINGS)
        below = row(boxed(column(ratings, self._statements, gap="m")), self._files, gap="m")
        below.setStretch(0, 3)
        below.setStretch(1, 2)
        content = column(model, form, below, None, gap="m")
        whole = column(head, scrolling(boxed(content)), gap="m")
        whole.setStretch(1, 1)
        self.setLayout(whole)

        self._month.changed.connect(self._refresh)
        self._preset.chosen.connect(
            lambda preset: frame.remembered.remember("report/preset", preset)
        )
        self._preset.chosen.connect(self._refresh)
        self._table.opened.connect(self._show_column)
        for changed in (frame.changes.dossiers_changed, frame.changes.ratings_changed):
            changed.connect(self._follow_change)

    def on_shown(self) -> None:
        """The figures as they are now."""
        if not self._month.is_set():
            self._month.set_month(self._frame.desk.now().date())
        self._refresh()
        self._files.refresh()
        self._month.setFocus()

    def period(self) -> ReportingPeriod:
        """The period that is chosen."""
        return reports.period_of(
            self._frame.desk, self._month.month(), PeriodKind(self._preset.as_text())
        )

    # --- figures ---------------------------------------------------------------------------------

    def _refresh(self) -> None:
        period = self.period()
        self._dates.setText(f"từ {format_date(period.first)} đến hết {format_date(period.last)}")
        report = self._frame.ask(lambda: reports.figures(self._frame.desk, period), otherwise=None)
        if report is None:
            return
        self._report = report
        self._show_form(report)
        self._statements.refresh()
        for name, share in (*report.two_noes.items(), *report.three_mosts.items()):
            self._cards[name].show_share(share)
        self._ratings.show_counts(report.ratings)

    def _follow_change(self) -> None:
        if self.isVisible():
            self._refresh()

    def _show_form(self, report: PeriodReport) -> None:
        """The form in force at the end of the period, and until when it is to be sent."""
        desk, period = self._frame.desk, report.period
        filled = report_papers.form_of_dossiers(desk, report)
        self._table.show_form(filled)
        self._form_name.setText(form_name(filled.form))
        law, kind = report_texts.forms_law(desk, period), reports.kind_of(desk, period)
        self._due.setText(due_words(law, kind, send_by(law, kind, period)))

    def _show_column(self, column: FormColumn, sector: str) -> None:
        """The dossiers behind a column of the form, of a sector or of all."""
        assert self._report is not None
        form = report_papers.form_of_dossiers(self._frame.desk, self._report).form
        numbers = self._report.numbers(form.counted_in(column.name), sector)
        self._show_behind(f"{column_title(column)} · {sector or SUM}", numbers)

    def _show_share(self, name: str) -> None:
        """The dossiers behind a figure of the model."""
        assert self._report is not None
        self._show_behind(f"{MODEL[name].title} · {SUM}", self._report.behind.get(name, ()))

    def _show_behind(self, title: str, numbers: Sequence[str]) -> None:
        opens = partial(self._frame.open_item, "dossier")
        BehindDialog(title, numbers, opens, parent=self).open()
