"""A list that is found in by typing: the box above, the lines, and how many there are below."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from commune_desk.ui.lists.fetching import fetching
from commune_desk.ui.lists.foot import ListFoot
from commune_desk.ui.look.layouts import column
from commune_desk.ui.widgets.form.text_editor import TextEditor
from commune_desk.ui.widgets.form.typing_pause import TypingPause
from commune_desk.ui.widgets.tables.rows_table import RowsTable
from commune_desk.ui.widgets.tables.table_model import Asked, Column, Fetch, RowsModel, RowsPage
from commune_desk.words.figures.shown_lists import TYPED_LISTS

if TYPE_CHECKING:
    from commune_desk.domain.figures.shown_list import ListKind
    from commune_desk.ui.frame.page_frame import PageFrame
    from commune_desk.ui.widgets.empty_state import EmptyState


class TypedList(QWidget):
    """The list follows what is typed when the typing pauses; Enter or arrow down leads into it.

    Args:
        frame: of the page.
        kind: what the list is of; its columns are remembered under it.
        columns: what is shown of a row.
        page: the rows that have a text, from a cursor on; it works on any thread.
        empty: what stands there while the list is empty.

    Attributes:
        table: the list itself.
    """

    def __init__(
        self,
        frame: PageFrame,
        kind: ListKind,
        columns: Sequence[Column[Any]],
        *,
        page: Callable[..., Any],
        empty: EmptyState,
    ) -> None:
        super().__init__()
        self._frame, self._page = frame, page
        name, hint = TYPED_LISTS[kind]
        self._text = TextEditor(hint)
        self._text.setAccessibleName(hint)
        model = RowsModel(columns, fetching(frame, self._source), row_id=lambda one: str(one.id))
        self.table = RowsTable(model, name=name, empty=empty, remembered=frame.own, key=kind.value)
        foot = ListFoot(frame, self.table, kind, source=self._source, narrowed=self._text.text)
        whole = column(self._text, self.table, foot)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self._pause = TypingPause(self, partial(self.table.refresh, is_another=True))
        self._text.edited.connect(self._pause.start)
        self._text.returnPressed.connect(self.table.select_first)
        self.table.begin_from(self._text)

    def begin(self) -> None:
        """The list as it is now, ready to type."""
        self.table.refresh()
        self._text.setFocus()

    def _source(self) -> Fetch[Any]:
        desk, text = self._frame.desk, self._text.text().strip()

        def fetch(asked: Asked) -> RowsPage[Any]:
            page = self._page(desk, text, asked.cursor, limit=asked.limit)
            return RowsPage(page.rows, page.next)

        return fetch
