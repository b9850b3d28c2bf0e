"""Dossiers (hồ sơ): what the office has, what is due, what waits; found by typing."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from commune_desk.domain.desk.dossier_list import (
    DOSSIER_FILTER,
    DeskCounts,
    DossierFilter,
    DossierRow,
    DossierView,
)
from commune_desk.domain.figures.shown_list import ListKind
from commune_desk.domain.figures.today import ListOf, list_from
from commune_desk.services.catalogue import catalogue
from commune_desk.services.desk import lookup
from commune_desk.services.figures import today
from commune_desk.services.papers import print_runs
from commune_desk.ui.frame.changes import WhileShown
from commune_desk.ui.frame.notices.notices import Tone
from commune_desk.ui.lists.fetching import fetching
from commune_desk.ui.lists.foot import ListFoot
from commune_desk.ui.look.layouts import boxed, column, row
from commune_desk.ui.pages.dossiers.columns import dossier_columns, is_cancelled, listed
from commune_desk.ui.widgets.actions import action, action_of, button_of
from commune_desk.ui.widgets.choices import Choices
from commune_desk.ui.widgets.empty_state import EmptyState
from commune_desk.ui.widgets.form.field import in_a_row
from commune_desk.ui.widgets.form.form import Form
from commune_desk.ui.widgets.form.text_editor import TextEditor
from commune_desk.ui.widgets.form.typing_pause import TypingPause
from commune_desk.ui.widgets.tables.rows_table import RowsTable
from commune_desk.ui.widgets.tables.table_model import Fetch, RowsModel
from commune_desk.ui.widgets.text import label
from commune_desk.words.desk.steps import COPY_DOSSIER_NO, OPEN_DOSSIER
from commune_desk.words.fields import choices
from commune_desk.words.figures.today import VIEWS
from commune_desk.words.values import CHANNELS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from commune_desk.services.desk.progress import Progress
    from commune_desk.services.papers.print_runs import WantedPaper
    from commune_desk.ui.frame.page_frame import PageFrame

TABS = (
    DossierView.ALL,
    DossierView.OPEN,
    DossierView.DUE_SOON,
    DossierView.OVERDUE,
    DossierView.AWAITING_SUPPLEMENT,
    DossierView.RESULT_READY,
    DossierView.CLOSED,
)
"""The lists that can be chosen here; others are opened from the figures of this day."""

COUNTED = tuple(view for view in TABS if view not in (DossierView.ALL, DossierView.CLOSED))


class DossiersPage(QWidget):
    """Filters above, the list below; Enter opens a dossier."""

    title = "Hồ sơ"
    primary_action: QAction | None = None

    def __init__(self, frame: PageFrame) -> None:
        super().__init__()
        self._frame = frame
        self._has_sectors = False

        self._asked: ListOf | None = None

        self._view = Choices({tab: VIEWS[tab] for tab in TABS}, name="Xem")
        self._view.show_text(frame.own.text("dossiers/view", DossierView.OPEN))
        self._filters = Form(DOSSIER_FILTER, arrange=in_a_row)
        text = self._filters.field("text").editor
        assert isinstance(text, TextEditor)
        text.setClearButtonEnabled(True)
        self._text = text
        self._model = RowsModel(
            dossier_columns(lambda: frame.desk),
            fetching(frame, self._source),
            row_id=lambda row: row.dossier_no,
            is_faded=is_cancelled,
        )
        empty = EmptyState(
            "Không có hồ sơ nào ở đây.",
            "Chọn “Tất cả”, gõ ít chữ hơn, hoặc tiếp nhận hồ sơ mới (F2).",
        )
        self._table = RowsTable(
            self._model,
            name="Danh sách hồ sơ",
            empty=empty,
            remembered=frame.own,
            key="dossiers",
        )
        self._said = label("", "strong")
        self._said.setObjectName("list_of")
        again = button_of(self.forget)
        self._of = boxed(row(self._said, again, None, gap="m"))
        self._of.hide()
        foot = ListFoot(
            frame, self._table, ListKind.DOSSIERS, source=self._source, narrowed=self._narrowed
        )
        self._opened_from_list = False
        whole = column(self._view, self._of, self._filters, self._table, foot, gap="m")
        whole.setStretch(3, 1)
        self.setLayout(whole)

        self._pause = TypingPause(self, partial(self._table.refresh, is_another=True))
        self._filters.edited.connect(lambda _name: self._pause.start())
        self._text.returnPressed.connect(self._table.select_first)
        self._view.chosen.connect(lambda view: frame.own.remember("dossiers/view", view))
        self._view.chosen.connect(self.forget)
        self._table.opened.connect(self._open)
        self._table.begin_from(self._text)
        WhileShown(self, (frame.changes.dossiers_changed,), self._refresh)
        self._print_receipts = action_of(self.print_every_receipt)
        print_marked = action_of(self.print_marked)
        self.addActions([print_marked, self._print_receipts])
        self._table.offer(print_marked, opens=OPEN_DOSSIER, copies=COPY_DOSSIER_NO)

    def on_shown(self) -> None:
        """The list as it is now, ready to type."""
        if not self._has_sectors:
            sectors = self._frame.ask(lambda: catalogue.sectors(self._frame.desk), otherwise=())
            offered = {**choices("sector"), **{name: name for name in sectors}}
            self._filters.offer("sector", offered)
            self._has_sectors = bool(sectors)
        self._refresh()
        if self._opened_from_list and self._table.current_row() is not None:
            self._table.setFocus()  # back from a dossier: where one was
        else:
            self._text.setFocus()
            self._text.selectAll()
        self._opened_from_list = False

    def open_item(self, item_id: str) -> None:
        """Show the list behind a figure of this day, and nothing less than it."""
        asked = list_from(item_id)
        self._filters.set_texts({})
        is_tab = asked.view in TABS and not asked.whose
        self._asked = None if is_tab else asked
        self._view.show_text(asked.view if is_tab else "")
        self._show_asked()

    @action(
        "Bỏ lọc này",
        shortcut="Ctrl+L",
        icon="close",
        kind="quiet",
        waits_for="Đây là danh sách thường, không có gì để bỏ lọc.",
    )
    def forget(self) -> None:
        """The lists of this page again."""
        self._asked = None
        if not self._view.as_text():
            kept = self._frame.own.text("dossiers/view", DossierView.OPEN)
            self._view.show_text(kept)
        self._show_asked()
        self._refresh(is_another=True)

    def _show_asked(self) -> None:
        """Say which list is shown where no tab says it."""
        self._of.setVisible(self._asked is not None)
        if self._asked is not None:
            desk = self._frame.desk
            name = today.list_name(desk, self._asked.view)
            self._said.setText(" · ".join(filter(None, (name, self._asked.whose))))

    def wanted(self) -> DossierFilter:
        """What the filters ask for."""
        desk, given = self._frame.desk, self._filters.values()
        given["channel"] = given["channel"] or None
        if self._asked is not None:
            of = today.list_of(desk, self._asked, desk.now())
            given["sector"] = given["sector"] or of.sector
            return replace(of, **given)
        return DossierFilter(
            **given,
            now=desk.now(),
            view=DossierView(self._view.as_text()),
            rule=desk.timeliness_rule,
        )

    def _source(self) -> Fetch[DossierRow]:
        return listed(self._frame.desk, self.wanted())

    def _narrowed(self) -> str:
        """The list that is shown, and the filters that are set."""
        view = self._view.as_text()
        shown = VIEWS[DossierView(view)] if view else self._said.text()
        given = self._filters.texts()
        text, channel = given["text"].strip(), given["channel"]
        said = (
            given["sector"],
            CHANNELS[channel] if channel else "",
            given["received_from"] and f"từ {given['received_from']}",
            given["received_to"] and f"đến {given['received_to']}",
            text and f"“{text}”",
        )
        return " · ".join(filter(None, (shown, *said)))

    def _refresh(self, *, is_another: bool = False) -> None:
        self._pause.stop()
        self._table.refresh(is_another=is_another)
        counts = self._frame.ask(lambda: lookup.counts(self._frame.desk), otherwise=DeskCounts())
        for view in COUNTED:
            count = getattr(counts, view.value)
            self._view.set_words(view, f"{VIEWS[view]}  {count}" if count else VIEWS[view])

    def _open(self, found: DossierRow) -> None:
        self._opened_from_list = True
        self._frame.open_item("dossier", found.dossier_no)

    @action("In giấy của hồ sơ đã chọn", shortcut="Ctrl+I", icon="printer")
    def print_marked(self) -> None:
        """The papers that the marked dossiers need, one after the other."""
        from commune_desk.ui.printing.run_dialog import PrintRunDialog  # not before the first run

        desk, rows = self._frame.desk, self._table.marked_rows()
        if not rows:
            self._frame.notices.publish("Chọn hồ sơ trong danh sách trước.", Tone.INFO)
            return

        def papers() -> list[WantedPaper]:
            return [one for row in rows for one in print_runs.of_dossier(desk, row.dossier_no)]

        title = f"In giấy của {len(rows)} hồ sơ"
        self._frame.perform(
            papers,
            then=lambda wanted: PrintRunDialog(
                self._frame, title, wanted, starts=False, parent=self
            ).show(),
        )

    @action(
        "Tất cả giấy tiếp nhận hôm nay",
        shortcut="Ctrl+P",
        icon="print",
        waits_for="Đang tìm giấy tiếp nhận hôm nay. Chờ tìm xong rồi in.",
    )
    def print_every_receipt(self) -> None:
        """Which of today's receipts are to be printed, and then one after the other."""
        desk = self._frame.desk

        def work(progress: Progress) -> tuple[WantedPaper, ...]:
            return print_runs.receipts_of_today(desk, progress=progress)

        self._print_receipts.setEnabled(False)  # one search at a time
        task = self._frame.start("Tìm giấy tiếp nhận hôm nay", work, then=self._offer_receipts)
        task.ended.connect(partial(self._print_receipts.setEnabled, True))

    def _offer_receipts(self, papers: Sequence[WantedPaper]) -> None:
        """Let the officer choose among what was found."""
        from commune_desk.ui.printing.run_dialog import PrintRunDialog  # not before the first run

        if not papers:
            self._frame.notices.publish("Hôm nay chưa có giấy tiếp nhận nào", Tone.INFO)
            return
        title = self._print_receipts.text()
        PrintRunDialog(self._frame, title, papers, starts=False, parent=self).show()
