"""The head of a page: its title, its quiet actions and, at the right, the one that matters."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from commune_desk.ui.look.layouts import row
from commune_desk.ui.look.theme import size
from commune_desk.ui.widgets.buttons import ActionButton
from commune_desk.ui.widgets.flow import Wrapped
from commune_desk.ui.widgets.text import label


class PageHeader(QWidget):
    """Title and action buttons of the page that is shown.

    Where the title has no room beside the buttons it stands above them; those that have no room
    beside each other go on in the next line.
    """

    def __init__(self) -> None:
        super().__init__()
        self._title = label("", "page_title")
        self._title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._buttons = Wrapped()
        self._box = row(self._title, self._buttons, gap="l")
        self._box.setStretch(0, 1)
        self.setLayout(self._box)

    def show_page(self, title: str, primary: QAction | None, others: list[QAction]) -> None:
        """Take over the title and the actions of a page."""
        self._title.setText(title)
        self._title.setToolTip(title)
        for old in self.findChildren(ActionButton):
            self._buttons.removeWidget(old)
            old.deleteLater()
        for action in others:
            if action is not primary:
                self._buttons.addWidget(ActionButton(action))
        if primary is not None:
            self._buttons.addWidget(ActionButton(primary, "primary"))

    def event(self, event: QEvent) -> bool:
        """Another width or other buttons may have room for the title, or none."""
        is_done = super().event(event)
        if event.type() in {QEvent.Type.LayoutRequest, QEvent.Type.Resize}:
            self._arrange()
        return is_done

    def _arrange(self) -> None:
        needed = self._title.sizeHint().width() + self._buttons.sizeHint().width()
        fits = needed + self._box.spacing() <= self.width()
        side_by_side, above = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._box.setDirection(side_by_side if fits else above)
        lines = self._buttons.heightForWidth(self.width())
        stacked = self._title.sizeHint().height() + self._box.spacing() + lines
        beside = self._box.sizeHint().height()
        self.setMinimumHeight(max(size("control"), beside if fits else stacked))

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for any window: the title gives way."""
        return QSize(0, super().minimumSizeHint().height())
