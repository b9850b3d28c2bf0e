"""A short list that shows all its lines: two lines of text each, a deadline, one key to open it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QSizePolicy,
    QWidget,
)

from commune_desk.ui.look import icons
from commune_desk.ui.look.theme import size
from commune_desk.ui.widgets.tables.row_menu import MenuLine, RowMenu
from commune_desk.ui.widgets.tables.two_lines import DETAIL_ROLE, MARK, MARK_WORDS, TwoLines

KEY_ROLE = int(Qt.ItemDataRole.UserRole)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STAYS = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
"""Why the focus goes that comes back: another window, the menu of the line."""


@dataclass(frozen=True, slots=True)
class ListLine:
    """One line.

    Attributes:
        key: what opening it gives.
        mark, words: a `DeadlineMark` and how the deadline is said; empty without one.
    """

    key: str
    title: str
    detail: str
    mark: str = ""
    words: str = ""
    icon: str = ""


class LineList(QListWidget):
    """As tall as its lines; a line that did not change stays as it is, and so does the choice.

    Signals:
        opened: the key of the line that was opened.
    """

    opened = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._shown: tuple[ListLine, ...] = ()
        self.setAccessibleName(name)
        self.setItemDelegate(TwoLines(self, edge="xs"))
        self.setProperty("kind", "lines")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._menu = RowMenu(self, name)
        self.itemClicked.connect(self._open)
        self.currentRowChanged.connect(self._keep_in_sight)

    def offer(self, opens: str, *, copies: str = "") -> None:
        """Tell what the menu of a line holds.

        Args:
            opens: what Enter does, in words.
            copies: in words that the keys of the lines are copied, where people know them.
        """
        opening = MenuLine(opens, lambda: self._open(self.currentItem()), "Enter")
        copying = [MenuLine(copies, self._copy_key)] if copies else []
        self._menu.offer(first=[opening], last=copying)

    def _copy_key(self) -> None:
        QGuiApplication.clipboard().setText(str(self.currentItem().data(KEY_ROLE)))

    def show_lines(self, lines: Sequence[ListLine]) -> None:
        """Show these lines and no others."""
        wanted = tuple(lines)
        if wanted == self._shown:
            return
        chosen = str(self.currentItem().data(KEY_ROLE)) if self.currentRow() >= 0 else ""
        self._shown = wanted
        while self.count() > len(wanted):
            self.takeItem(self.count() - 1)
        while self.count() < len(wanted):
            self.addItem(QListWidgetItem())
        for place, line in enumerate(wanted):
            item = self.item(place)
            item.setText(line.title)
            said = " · ".join(filter(None, (line.title, line.words, line.detail)))
            values = {
                KEY_ROLE: line.key,
                DETAIL_ROLE: line.detail,
                MARK: line.mark,
                MARK_WORDS: line.words,
                int(Qt.ItemDataRole.ToolTipRole): said,
                int(Qt.ItemDataRole.AccessibleTextRole): said,
            }
            for role, value in values.items():
                item.setData(role, value)
            if line.icon:
                item.setIcon(icons.icon(line.icon, "second"))
        keys = [line.key for line in wanted]
        if chosen in keys:
            self.setCurrentRow(keys.index(chosen))
        self.updateGeometry()

    def lines(self) -> tuple[ListLine, ...]:
        """What is shown."""
        return self._shown

    def sizeHint(self) -> QSize:
        """All lines, one below the other."""
        height = sum(self.sizeHintForRow(place) for place in range(self.count()))
        return QSize(size("field"), height + 2 * self.frameWidth())

    def minimumSizeHint(self) -> QSize:
        """Lines are cut at the right, never at the foot."""
        return QSize(0, self.sizeHint().height())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tab makes the first line the chosen one: it is seen where the focus is."""
        super().focusInEvent(event)
        if self.currentRow() < 0 and event.reason() is not Qt.FocusReason.MouseFocusReason:
            self.setCurrentRow(0)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A line that Enter would not open is not seen as chosen."""
        super().focusOutEvent(event)
        if event.reason() not in _STAYS:
            self.setCurrentRow(-1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens like a click."""
        if event.key() in _ENTER and self.currentRow() >= 0:
            self._open(self.currentItem())
        else:
            super().keyPressEvent(event)

    def _keep_in_sight(self, row: int) -> None:
        """The page moves to the chosen line: the list itself shows all of them.

        Under a mouse that is pressed it stays, or the click would end on another line.
        """
        if QApplication.mouseButtons() != Qt.MouseButton.NoButton:
            return
        around: QWidget | None = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        content: QWidget | None = around.widget() if around is not None else None
        if around is None or content is None or row < 0:
            return
        line = self.visualItemRect(self.item(row))
        middle = self.viewport().mapTo(content, line.center())
        around.ensureVisible(middle.x(), middle.y(), 0, line.height())

    def _open(self, item: QListWidgetItem) -> None:
        self.opened.emit(item.data(KEY_ROLE))
