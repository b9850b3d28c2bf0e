"""The palette (Ctrl+K): finds people, dossiers, procedures and pages while the officer types.

The key of a page, and of what can be done from everywhere, closes it and does that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QWidget

from commune_desk.domain.identifiers.dossier_no import days_in
from commune_desk.domain.vietnamese import fold, format_date, initials
from commune_desk.ui.frame.actions import WINDOW_ACTIONS
from commune_desk.ui.frame.command_keys import is_command, meant_by
from commune_desk.ui.look import icons
from commune_desk.ui.look.layouts import column
from commune_desk.ui.look.theme import size
from commune_desk.ui.widgets.form.text_editor import LineEdit
from commune_desk.ui.widgets.tables.two_lines import DETAIL_ROLE, MARK, MARK_WORDS, TwoLines
from commune_desk.ui.widgets.text import label
from commune_desk.words.values import FIND, FOUND_KINDS

if TYPE_CHECKING:
    from commune_desk.domain.desk.dossier_list import DossierRow
    from commune_desk.domain.desk.found import FoundItem
    from commune_desk.services.desk.lookup import Found
    from commune_desk.ui.frame.actions import PageEntry

Find = Callable[[str], "Found"]
"""Gives what matches a text, and of an empty text what was worked with last."""

KIND_ICONS: Mapping[str, str] = {
    "citizen": "user",
    "dossier": "dossier",
    "procedure": "catalogue",
    "page": "next",
}
SHORTCUT = next(one.shortcut for one in WINDOW_ACTIONS if one.name == "find")
NO_KEY_HERE = "Phím này không dùng khi đang tìm · Esc đóng bảng tìm rồi bấm lại"
MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
KIND, ITEM = Qt.ItemDataRole.UserRole + 2, Qt.ItemDataRole.UserRole + 3


class FindPalette(QFrame):
    """A box to type in and, below, what was found; Enter opens, Esc closes.

    Args:
        find: gives what matches.
        pages: those that the officer may see.
        deadline: the mark of a dossier and the words of its deadline.
        parent: the window over which it opens, whose keys it lets through.

    Signals:
        item_chosen: kind and id of a person, dossier or procedure.
        page_chosen: the key of a page.
    """

    item_chosen = Signal(str, str)
    page_chosen = Signal(str)

    def __init__(
        self,
        find: Find,
        pages: Sequence[PageEntry],
        *,
        deadline: Callable[[DossierRow], tuple[str, str]],
        parent: QWidget,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._window = parent
        self.setProperty("kind", "popup")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._find = find
        self._deadline = deadline
        self._pages = [page for page in pages if page.shortcut]
        self._kinds = {page.opens for page in pages}
        self._edit = LineEdit(hint="Tên, số định danh, mã hồ sơ, thủ tục (vd: ks, dkkh)")
        self._edit.setProperty("kind", "palette")
        self._edit.setAccessibleName(FIND)
        self._list = QListWidget()
        self._list.setAccessibleName("Kết quả tìm")
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setItemDelegate(TwoLines(self._list))
        self._said = label("", "second")
        self._said.setContentsMargins(*(size("rail_mark") * 4 for _ in range(4)))
        self.setLayout(column(self._edit, self._list, self._said, gap=""))
        self._edit.textChanged.connect(self._search)
        self._list.itemClicked.connect(self._choose)
        self._edit.installEventFilter(self)
        self._search("")

    def open_below(self, anchor: QWidget) -> None:
        """Show the palette where the search box is."""
        width = max(anchor.width(), size("palette"))
        at, free = anchor.mapToGlobal(QPoint(0, 0)), anchor.screen().availableGeometry()
        below = free.bottom() - at.y() - size("strip")
        self.setFixedSize(width, min(size("palette") * 2 // 3, max(below, size("palette") // 3)))
        self.move(at)
        self.show()
        self._edit.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrow keys move in the list while the focus stays in the box; Enter opens."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in MOVES:
                self._list.event(event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._choose(self._list.currentItem())
                return True
            if is_command(event):
                self._do_elsewhere(event)
                return True
        return super().eventFilter(watched, event)

    def _do_elsewhere(self, event: QKeyEvent) -> None:
        """A key of the window closes the palette and does what it does there."""
        if QKeySequence(event.keyCombination()) == QKeySequence(SHORTCUT):
            self._edit.selectAll()
        elif does := meant_by(self._window, event):
            self.close()
            does()
        else:
            self._said.setText(NO_KEY_HERE)

    def _search(self, text: str) -> None:
        """Show what matches; before anything is typed, what was worked with last."""
        self._list.clear()
        asked, found = fold(text), self._find(text.strip())
        items = [item for item in found.results if item.kind in self._kinds]
        if not text.strip():
            self._add_items(items)
        for page in self._pages:
            if asked in fold(page.text) or initials(page.text).startswith(asked):
                self._add("page", page.key, page.text, page.shortcut)
        if not text.strip():
            self._said.setText("Gõ hoặc quét để tìm · ↑ ↓ chọn · Enter mở · Esc đóng")
            return
        self._add_items(items)
        self._list.setCurrentRow(0)
        self._said.setText(_said(text, self._list.count(), found))

    def _add_items(self, items: Iterable[FoundItem]) -> None:
        for item in items:
            added = self._add(item.kind, item.id, item.title, item.detail)
            if item.row is not None:
                mark, words = self._deadline(item.row)
                added.setData(MARK, mark)
                added.setData(MARK_WORDS, words)

    def _add(self, kind: str, item_id: str, *lines: str) -> QListWidgetItem:
        """One line: its name, and below it what it is and what tells it from others."""
        title, detail = lines
        item = QListWidgetItem(icons.icon(KIND_ICONS[kind], "second"), title)
        said = " · ".join(filter(None, (FOUND_KINDS[kind], detail)))
        for role, value in ((KIND, kind), (ITEM, item_id), (DETAIL_ROLE, said)):
            item.setData(role, value)
        item.setToolTip(f"{title} · {said}")
        self._list.addItem(item)
        return item

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        kind, item_id = item.data(KIND), item.data(ITEM)
        self.close()
        if kind == "page":
            self.page_chosen.emit(item_id)
        else:
            self.item_chosen.emit(kind, item_id)


def _said(text: str, count: int, found: Found) -> str:
    """What stands below the list: how many there are, and how to come to fewer."""
    if not count:
        return f"Không thấy “{text.strip()}”. Thử gõ ít chữ hơn, không cần dấu."
    if not found.is_cut:
        return f"{count} kết quả · Enter mở · Esc đóng"
    days = {item.row.received_at.date() if item.row else None for item in found.results}
    day = days.pop() if len(days) == 1 else None
    if day is not None and day in days_in(text.strip()):
        return (
            f"{count} hồ sơ mới nhất ngày {format_date(day)}, còn nữa · gõ thêm số cuối "
            f"({text.strip()}-0001), hoặc F3 lọc cả ngày"
        )
    return f"{count} kết quả đầu, còn nữa · gõ thêm để tìm đúng · Enter mở"
