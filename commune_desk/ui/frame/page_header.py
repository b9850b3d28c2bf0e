"""The head of a page: its title, its quiet actions and, at the right, the one that matters."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLayout, QMenu, QWidget

from commune_desk.ui.look.theme import mark, size, space
from commune_desk.ui.widgets.buttons import ActionButton, button
from commune_desk.ui.widgets.flow import ItemsLayout, Wrapped
from commune_desk.ui.widgets.menus import offer
from commune_desk.ui.widgets.text import label

MORE = "Việc khác"
MOST_OF_LOW = 1
"""How many quiet actions stand beside the primary one in a low window; more of them fold."""


class PageHeader(QWidget):
    """Title and action buttons of the page that is shown.

    Where the title has no room beside the buttons it stands above them; those that have no room
    beside each other go on in the next line. In a low window the page needs that line more: there
    the quiet actions fold into one button with a menu.
    """

    def __init__(self) -> None:
        super().__init__()
        self._title = label("", "page_title", wraps=True)
        self._buttons = Wrapped()
        self._more = button(MORE)
        self._menu = QMenu(self._more)
        self._menu.aboutToShow.connect(self._fill_menu)
        self._more.setMenu(self._menu)
        self._more.setParent(self)
        mark(self._more, has_menu="true")
        self._is_low = False
        self._shown: tuple[QAction | None, list[QAction]] = (None, [])
        self.setLayout(_Head(self._title, self._buttons))

    def show_page(self, title: str, primary: QAction | None, others: list[QAction]) -> None:
        """Take over the title and the actions of a page."""
        self._title.setText(title)
        self._shown = (primary, [action for action in others if action is not primary])
        self._show_buttons()

    def set_low(self, is_low: bool) -> None:
        """Fold the quiet actions, where the window is low, or show them again."""
        if is_low is not self._is_low:
            self._is_low = is_low
            self._show_buttons()

    def _show_buttons(self) -> None:
        for old in self.findChildren(ActionButton):
            self._buttons.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._buttons.removeWidget(self._more)
        primary, others = self._shown
        folds = self._is_low and len(others) > MOST_OF_LOW
        self._more.setVisible(False)
        if folds:
            self._buttons.addWidget(self._more)
            self._more.setVisible(True)
        for action in () if folds else others:
            self._buttons.addWidget(ActionButton(action))
        if primary is not None:
            self._buttons.addWidget(ActionButton(primary, "primary"))

    def _fill_menu(self) -> None:
        """Offer the quiet actions as they are now."""
        self._menu.clear()
        for action in self._shown[1]:
            offer(self._menu, action)


class _Head(ItemsLayout):
    """The title at the left and the buttons at the right, or below it where they have no room."""

    def __init__(self, title: QWidget, buttons: QLayout) -> None:
        super().__init__("l")
        self.addWidget(title)
        self.addChildLayout(buttons)
        self.addItem(buttons)

    def heightForWidth(self, width: int) -> int:
        """How high title and buttons are at that width."""
        title, buttons = self._heights(width)
        if self._fits(width):
            return max(title, buttons, size("control"))
        return title + (space("s") + buttons if buttons else 0)

    def sizeHint(self) -> QSize:
        """Side by side."""
        hints = [item.sizeHint() for item in self._items]
        width = sum(hint.width() for hint in hints) + self._gap
        return QSize(width, max(size("control"), *(hint.height() for hint in hints)))

    def minimumSize(self) -> QSize:
        """No narrower than the widest button."""
        wide = self._items[1].minimumSize().width() if len(self._items) > 1 else 0
        return QSize(wide, size("control"))

    def setGeometry(self, rect: QRect) -> None:
        """Put both in their places."""
        super().setGeometry(rect)
        if len(self._items) < 2:  # it is taken apart
            return
        title, buttons = self._items
        high, low = self._heights(rect.width())
        if self._fits(rect.width()):
            wide = buttons.sizeHint().width()
            own = QRect(rect.left(), rect.top(), rect.width() - wide - self._gap, rect.height())
            title.setGeometry(own)
            left, top = rect.left() + rect.width() - wide, rect.top() + (rect.height() - low) // 2
            buttons.setGeometry(QRect(left, top, wide, low))
        else:
            title.setGeometry(QRect(rect.left(), rect.top(), rect.width(), high))
            below = rect.top() + high + space("s")
            buttons.setGeometry(QRect(rect.left(), below, rect.width(), low))

    def _fits(self, width: int) -> bool:
        return self._natural(0) + self._gap + self._natural(1) <= width

    def _natural(self, place: int) -> int:
        """How wide one of them is in one line."""
        item = self._items[place]
        widget = item.widget()
        if widget is None:
            return item.sizeHint().width()
        widget.ensurePolished()
        return widget.fontMetrics().horizontalAdvance(widget.text()) + 2  # type: ignore[attr-defined]  # the title is a label

    def _heights(self, width: int) -> tuple[int, int]:
        title, buttons = self._items
        own = width if not self._fits(width) else self._natural(0)
        return title.heightForWidth(own), buttons.heightForWidth(width)
