"""Areas: a card with an optional title, a thin line, a page that scrolls when it must."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QLayout, QScrollArea, QWidget

from commune_desk.ui.look.icons import application_icon
from commune_desk.ui.look.layouts import column, row
from commune_desk.ui.look.theme import size
from commune_desk.ui.widgets.text import label


def card(*items: QWidget | QLayout | None, title: str = "", aside: QWidget | None = None) -> QFrame:
    """A surface with a line around it; `aside` stands at the right of its title."""
    box = QFrame()
    box.setProperty("kind", "card")
    box.setAccessibleName(title)
    head = [row(label(title, "group_title"), None, aside)] if title else []
    box.setLayout(column(*head, *items, gap="m", margin="l"))
    return box


def line() -> QFrame:
    """A thin horizontal line."""
    made = QFrame()
    made.setProperty("kind", "line")
    return made


class _Scrolling(QScrollArea):
    """Keeps the part that has the focus in sight."""

    def __init__(self) -> None:
        super().__init__()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow_focus)

    def _follow_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self.isAncestorOf(now):
            self.ensureWidgetVisible(now)


def scrolling(content: QWidget) -> QScrollArea:
    """The content, scrolled up and down where the window is too small for it."""
    area = _Scrolling()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(content)
    return area


def sign(step: str) -> QLabel:
    """The program's own sign."""
    made = QLabel()
    made.setPixmap(application_icon().pixmap(size(step), size(step)))
    made.setFixedSize(size(step), size(step))
    return made
