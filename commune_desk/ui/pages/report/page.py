"""The monthly report: II.06a, two noes, three mosts, ratings; every figure opens its dossiers."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from commune_desk.domain.history import EventKind
from commune_desk.domain.periods import PeriodKind
from commune_desk.domain.vietnamese import format_date
from commune_desk.services.figures import reports
from commune_desk.ui.frame.actions import make_action
from commune_desk.ui.look.layouts import boxed, column, row
from commune_desk.ui.pages.report.behind_dialog import BehindDialog
from commune_desk.ui.pages.report.figure_card import FigureCard
from commune_desk.ui.pages.report.figures_table import FiguresTable
from commune_desk.ui.pages.report.files import ReportFiles
from commune_desk.ui.pages.report.month_box import MonthBox
from commune_desk.ui.pages.report.ratings_bar import RatingsBar
from commune_desk.ui.widgets.boxes import card, scrolling
from commune_desk.ui.widgets.choices import Choices
from commune_desk.ui.widgets.text import label
from commune_desk.words.figures import (
    COLUMNS,
    MODEL,
    PERIOD,
    PERIOD_KINDS,
    RATINGS,
    SUM,
    THREE_MOSTS,
    TWO_NOES,
    figure_title,
)
from commune_desk.words.steps import EVENTS
from commune_desk.words.values import in_sentence

if TYPE_CHECKING:
    from commune_desk.domain.periods import ReportingPeriod
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
        self._table = FiguresTable({name: words.screen for name, words in COLUMNS.items()})
        self._cards = {
            name: FigureCard(
                words.title, in_sentence(words.counted), partial(self._show_behind, name, "")
            )
            for name, words in MODEL.items()
        }
        self._ratings = RatingsBar()
        self._files = ReportFiles(frame, self.period)

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
        form = card(self._table, title="Biểu II.06a/VPCP/KSTT: tình hình, kết quả giải quyết")
        ratings = card(self._ratings, title=RATINGS)
        below = row(ratings, self._files, gap="m")
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
        self._table.opened.connect(self._show_behind)
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
        self._table.show_report(report)
        for name, share in (*report.two_noes.items(), *report.three_mosts.items()):
            self._cards[name].show_share(share)
        self._ratings.show_counts(report.ratings)

    def _follow_change(self) -> None:
        if self.isVisible():
            self._refresh()

    def _show_behind(self, figure: str, sector: str) -> None:
        """The dossiers behind a figure of a sector, of the sum or of a card."""
        assert self._report is not None
        numbers = self._report.behind.get(f"{figure}:{sector}" if sector else figure, ())
        title = f"{figure_title(figure)} · {sector or SUM}"
        opens = partial(self._frame.open_item, "dossier")
        BehindDialog(title, numbers, opens, parent=self).open()
