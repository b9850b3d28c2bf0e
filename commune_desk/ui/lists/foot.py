"""The line below a list: how many there are, and the key that hands the list on as a workbook."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.figures.shown_list import ListHead, ListKind
from commune_desk.domain.form.spec import FormSpec
from commune_desk.services.figures import list_export
from commune_desk.ui.dialogs.form_dialog import FormDialog
from commune_desk.ui.look.layouts import row
from commune_desk.ui.widgets.actions import action, action_of, button_of
from commune_desk.ui.widgets.buttons import ActionButton
from commune_desk.ui.widgets.tables.rows_table import RowsTable
from commune_desk.ui.widgets.tables.table_model import Asked, Column, Fetch
from commune_desk.ui.widgets.text import label
from commune_desk.words.desk.steps import EVENTS
from commune_desk.words.figures.shown_lists import PERSONAL_DATA, TOO_LONG_TO_SORT, counted

if TYPE_CHECKING:
    from pathlib import Path

    from commune_desk.domain.figures.shown_list import Cell
    from commune_desk.services.desk.progress import Progress
    from commune_desk.ui.frame.page_frame import PageFrame


_TOGETHER = 1_000
"""How many rows are read at once where all of them are handed on."""

EXPORT = EVENTS[EventKind.LIST_EXPORTED]
NOTHING_LISTED = "Danh sách đang trống, chưa có gì để xuất. Bỏ bớt điều kiện lọc trước."


class ListFoot(QWidget):
    """Counts the lines of a list and hands them on as they are shown.

    Args:
        frame: of the page.
        table: the list.
        kind: what it is of.
        source: gives what fetches the list as it is narrowed now; asked on a thread of its own, so
            it reads no widget. None for a list that is always read whole.
        narrowed: says by what it is narrowed now.
    """

    def __init__(
        self,
        frame: PageFrame,
        table: RowsTable,
        kind: ListKind,
        *,
        source: Callable[[], Fetch[Any]] | None = None,
        narrowed: Callable[[], str] = str,
    ) -> None:
        super().__init__()
        self._frame, self._table, self._kind = frame, table, kind
        self._source, self._narrowed = source, narrowed
        self._count = label("", "second", wraps=True)
        self._count.setObjectName("count")
        self._export = action_of(self.ask_export)
        self.addAction(self._export)
        self._written: Path | None = None
        self._open = button_of(self.open_file)
        self._open.hide()
        self._button = ActionButton(self._export, "quiet")
        self._button.setAutoDefault(False)
        self._open.setAutoDefault(False)
        whole = row(self._count, self._open, self._button, gap="s")
        whole.setStretch(0, 1)
        self.setLayout(whole)
        for changed in (table.model.modelReset, table.model.rowsInserted):
            changed.connect(self._say_count)
        table.model.stayed_unsorted.connect(
            lambda: self._count.setText(f"{self._count.text()} · {TOO_LONG_TO_SORT}")
        )
        self._say_count()

    def _say_count(self) -> None:
        model = self._table.model
        count = model.rowCount()
        self._count.setText(counted(self._kind, count, has_more=model.has_more))
        self._export.setEnabled(count > 0)
        self._button.setVisible(count > 0)

    # --- handing on ------------------------------------------------------------------------------

    @action(EXPORT, shortcut="Ctrl+Shift+X", icon="workbook", waits_for=NOTHING_LISTED)
    def ask_export(self) -> None:
        """Say what is handed on, and that it is of people, before it leaves the program."""
        columns = self._table.shown_columns()
        said = (self._count.text(), self._narrowed())
        titles = ", ".join(column.title for column in columns)
        FormDialog(
            EXPORT,
            FormSpec("list_export", ()),
            lambda _dialog: self._begin(columns),
            words=f"{' · '.join(filter(None, said))}\nCác cột: {titles}.\n\n{PERSONAL_DATA}",
            verb="Xuất ra Excel",
            parent=self,
        ).open()

    def _begin(self, columns: Sequence[Column[Any]]) -> bool:
        desk = self._frame.desk
        head = ListHead(
            kind=self._kind,
            title=self._table.name,
            narrowed=self._narrowed(),
            headings=tuple(column.title for column in columns),
        )
        lines = partial(_lines, self._rows(), columns)

        def work(progress: Progress) -> Path:
            folder = desk.folder.reports
            return list_export.write(desk, head, lines(), folder=folder, progress=progress)

        self._frame.start(EXPORT, work, then=self._tell)
        return True

    def _rows(self) -> Callable[[], Iterator[Any]]:
        """All rows, those that were not fetched yet too, in the order of the list."""
        model = self._table.model
        if self._source is None or not model.has_more:
            return partial(iter, model.rows)
        return partial(_every_row, self._source())

    def _tell(self, written: Path) -> None:
        self._written = written
        self._open.show()
        self._frame.notices.publish(f"Đã xuất: {written.name}")

    @action("Mở tệp", icon="folder", kind="quiet")
    def open_file(self) -> None:
        """Open the list that was written last."""
        if self._written is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._written)))


def _every_row(fetch: Fetch[Any]) -> Iterator[Any]:
    """The rows of a list from its beginning to its end."""
    page = fetch(Asked(limit=_TOGETHER))
    yield from page.rows
    while page.cursor is not None:
        page = fetch(Asked(page.cursor, _TOGETHER))
        yield from page.rows


def _lines(
    rows: Callable[[], Iterator[Any]], columns: Sequence[Column[Any]]
) -> Iterator[tuple[Cell, ...]]:
    """The cells of each row in the columns that are shown."""
    for one in rows():
        yield tuple(column.value_of(one) for column in columns)
