"""The pages of the window, of which one is shown; it scrolls where it has no room."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget

from commune_desk.ui.widgets.boxes import scrolling


class PageStack(QStackedWidget):
    """The pages one over the other, in `area`.

    A large screen at a scale of 200 % leaves a window that no page was drawn for. There the page
    keeps the room that it needs and the area scrolls in both directions; head and strip stay.
    """

    def __init__(self) -> None:
        super().__init__()
        self.area = scrolling(self)
        self.currentChanged.connect(self.updateGeometry)

    def minimumSizeHint(self) -> QSize:
        """What the shown page needs; the hidden ones do not count."""
        page = self.currentWidget()
        if page is None:
            return QSize()
        return page.minimumSizeHint().expandedTo(page.minimumSize())

    def heightForWidth(self, width: int) -> int:
        """The least height of the shown page, whose lines wrap, at that width."""
        page = self.currentWidget()
        layout = page.layout() if page is not None else None
        least = self.minimumSizeHint().height()
        if page is None or layout is None or not layout.hasHeightForWidth():
            return least
        return max(page.minimumHeight(), layout.minimumHeightForWidth(width))
