"""The menu of a row: what a right click, the Menu key or Shift+F10 offers to do with it.

What is offered is told once at the list, and shown as it is at that moment with the keys that do
the same, so that nobody learns a second way.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QMenu, QPushButton

from commune_desk.ui.widgets.menus import add_line, offer
from commune_desk.words.verbs import OF_ROW

Verb = QAction | QPushButton


@dataclass(frozen=True, slots=True)
class MenuLine:
    """What no action or button of a page does: opening a row, copying it."""

    words: str
    does: Callable[[], object]
    key: str = ""


class RowMenu(QObject):
    """Listens at a list; where nothing is offered there is no menu.

    Args:
        view: the list.
        name: what it is, for screen readers.
    """

    def __init__(self, view: QAbstractItemView, name: str) -> None:
        super().__init__(view)
        self._view, self._name = view, name
        self._menu: QMenu | None = None  # made when it is asked for
        self._verbs: tuple[Verb, ...] = ()
        self._first: tuple[MenuLine, ...] = ()
        self._last: tuple[MenuLine, ...] = ()
        view.installEventFilter(self)
        view.viewport().installEventFilter(self)

    def offer(
        self, *verbs: Verb, first: Sequence[MenuLine] = (), last: Sequence[MenuLine] = ()
    ) -> None:
        """Tell what can be done with the chosen row.

        Args:
            verbs: the actions and buttons that do it elsewhere, on or off as they are there.
            first: what stands before them.
            last: what stands apart below them.
        """
        self._verbs, self._first, self._last = verbs, tuple(first), tuple(last)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A right click chooses its row; a key asks of the row that is chosen."""
        view = self._view
        if isinstance(event, QKeyEvent) and watched is view:
            is_shift = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
            is_ours = event.key() == Qt.Key.Key_Menu or (event.key() == Qt.Key.Key_F10 and is_shift)
            return is_ours and event.type() is QEvent.Type.KeyPress and self._ask_below()
        if not isinstance(event, QContextMenuEvent):
            return False
        if event.reason() is not QContextMenuEvent.Reason.Mouse:  # some systems send the key so
            return self._ask_below()
        index = view.indexAt(event.pos())
        if watched is view or not index.isValid():
            return False
        if not view.selectionModel().isSelected(index):
            view.setCurrentIndex(index)
        return self._show(event.pos())

    def _ask_below(self) -> bool:
        index: QModelIndex = self._view.currentIndex()
        if not (index.isValid() and self._show(self._view.visualRect(index).bottomLeft())):
            return False
        if self._menu is not None:
            self._menu.setActiveAction(_lines(self._menu)[0])  # who asks by a key goes on by keys
        return True

    def _show(self, at: QPoint) -> bool:
        """Offer it at a point of the list; whether there is something to offer."""
        if self._menu is None:
            self._menu = QMenu(self._view)
            self._menu.setAccessibleName(f"{self._name}: {OF_ROW}")
        menu = self._menu
        if menu.isVisible():
            return True  # a key, and what the system makes of it
        menu.clear()
        for line in self._first:
            add_line(menu, line.words, line.does, key=line.key)
        for verb in self._verbs:
            offer(menu, verb)
        menu.addSeparator()
        for line in self._last:
            add_line(menu, line.words, line.does, key=line.key)
        if not _lines(menu):
            return False
        menu.popup(self._view.viewport().mapToGlobal(at))
        return True


def _lines(menu: QMenu) -> list[QAction]:
    return [one for one in menu.actions() if one.isVisible() and not one.isSeparator()]
