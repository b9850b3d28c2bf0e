"""A box that finds while one types: a list below it, chosen with the arrows and Enter.

Enter takes only what somebody pointed at: by typing for it, or with the arrows.

The list is part of the window, not a window of its own: it takes no focus, so the clerk goes on
typing, and a burst of keys from a scanner is over before anything is searched.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem

from commune_desk.ui.look.layouts import column
from commune_desk.ui.look.theme import size, space
from commune_desk.ui.widgets.form.text_editor import LineEdit
from commune_desk.ui.widgets.form.typing_pause import TypingPause

SHOWN_AT_ONCE = 7
KEY_ROLE = int(Qt.ItemDataRole.UserRole)


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of the list; `key` is what it stands for."""

    key: str
    title: str
    detail: str = ""


class PickList(QFrame):
    """The list below the box, laid over the page.

    It is made when it has something to offer: Qt's list and its delegate are slow to come, and a
    window with three such boxes would wait for lists that nobody sees.
    """

    def __init__(self) -> None:
        from commune_desk.ui.widgets.tables.two_lines import TwoLines

        super().__init__()
        self.setProperty("kind", "popup")
        self.rows = QListWidget()
        self.rows.setAccessibleName("Gợi ý")
        self.rows.setItemDelegate(TwoLines(self.rows))
        self.rows.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setLayout(column(self.rows, margin="xs"))
        self.hide()

    def offer(self, choices: Sequence[Choice], *, marks_first: bool) -> None:
        """Fill the list and mark the first line, or none."""
        from commune_desk.ui.widgets.tables.two_lines import DETAIL_ROLE

        self.rows.clear()
        for choice in choices:
            item = QListWidgetItem(choice.title)
            item.setData(KEY_ROLE, choice)
            item.setData(DETAIL_ROLE, choice.detail)
            item.setToolTip(choice.title)
            self.rows.addItem(item)
        self.rows.setCurrentRow(0 if marks_first else -1)

    def place_below(self, box: QLineEdit) -> None:
        """Lay the list over the window, under the box and not beyond the window's edge."""
        window = box.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        corner = box.mapTo(window, QPoint(0, box.height() + space("xs")))
        wanted = sum(self.rows.sizeHintForRow(i) for i in range(self.rows.count()))
        height = min(wanted, SHOWN_AT_ONCE * size("touch")) + 2 * space("s")
        width = max(box.width(), size("palette") * 2 // 3)
        left = min(corner.x(), window.width() - width - space("s"))
        height = min(height, window.height() - corner.y() - space("s"))
        self.setGeometry(left, corner.y(), width, height)
        self.raise_()
        self.show()

    def move_by(self, step: int) -> None:
        """Mark the line above or below."""
        last = self.rows.count() - 1
        here = self.rows.currentRow()
        self.rows.setCurrentRow(max(0, min(last, here + step)) if here >= 0 or step > 0 else last)

    def chosen(self) -> Choice | None:
        """The marked line while the list is shown."""
        item = self.rows.currentItem()
        return item.data(KEY_ROLE) if self.isVisible() and item is not None else None


class PickEdit(LineEdit):
    """The box.

    Args:
        suggest: what the list offers for a text.
        opens_empty: whether the empty box offers a list too.

    Attributes:
        opens_by_itself: whether the empty box opens its list as soon as it has the focus.

    Signals:
        picked: a `Choice` of the list was taken.
        entered: Enter on a text for which the list offered nothing.
    """

    picked = Signal(object)
    entered = Signal(str)

    def __init__(
        self, suggest: Callable[[str], Sequence[Choice]], *, opens_empty: bool = False
    ) -> None:
        super().__init__()
        self._suggest = suggest
        self._opens_empty = opens_empty
        self.opens_by_itself = opens_empty
        self._list: PickList | None = None
        self._pause = TypingPause(self, self._offer)
        self.textEdited.connect(lambda _text: self._pause.start())

    def close_list(self) -> None:
        """Put the list away and search no more."""
        self._pause.stop()
        if self._list is not None:
            self._list.hide()

    def is_open(self) -> bool:
        """Whether the list is shown."""
        return self._list is not None and self._list.isVisible()

    def _made_list(self) -> PickList:
        """The list below this box."""
        if self._list is None:
            self._list = PickList()
            self._list.rows.itemClicked.connect(lambda _item: self._take())
            self.destroyed.connect(self._list.deleteLater)
        return self._list

    def _offer(self) -> None:
        text = self.text().strip()
        choices = self._suggest(text) if text or self._opens_empty else ()
        if not choices or self.window().focusWidget() is not self:
            self.close_list()
            return
        below = self._made_list()
        below.offer(choices, marks_first=self._is_meant(text, choices))
        below.place_below(self)

    def _take(self) -> None:
        choice = self._made_list().chosen()
        self.close_list()
        if choice is not None:
            self.picked.emit(choice)

    def _is_meant(self, text: str, _choices: Sequence[Choice]) -> bool:
        """Whether Enter takes the first line: who typed nothing has pointed at none."""
        return bool(text)

    def _enter(self) -> None:
        """Take the marked line; search first where the pause after the last key is not over.

        Where none is marked nothing is taken: the list stays, for the arrows.
        """
        if self._pause.isActive():
            self._pause.stop()
            self._offer()
        if not self.is_open():
            self.entered.emit(self.text().strip())
        elif self._made_list().chosen() is not None:
            self._take()

    # --- Qt's events ---------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Esc closes an open list before it means anything to the page."""
        is_escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if is_escape and event.type() is QEvent.Type.ShortcutOverride and self.is_open():
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move in the list, Enter takes, Esc closes; everything else is typing."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            if self.is_open():
                self._made_list().move_by(1 if key == Qt.Key.Key_Down else -1)
            else:
                self._offer()
        elif key == Qt.Key.Key_Escape and self.is_open():
            self.close_list()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """An empty box that offers the most used opens its list."""
        super().focusInEvent(event)
        if self.opens_by_itself and not self.text():
            self._pause.start(0)

    def hideEvent(self, event: QHideEvent) -> None:
        """The list goes with the page."""
        super().hideEvent(event)
        self.close_list()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The list goes when the work goes on elsewhere."""
        super().focusOutEvent(event)
        self.close_list()
