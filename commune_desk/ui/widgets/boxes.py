"""Areas: a card with an optional title, a thin line, a page that scrolls when it must."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QLayout, QScrollArea, QWidget

from commune_desk.ui.look.icons import application_icon
from commune_desk.ui.look.layouts import column, row
from commune_desk.ui.look.theme import size
from commune_desk.ui.widgets.text import label


def card(
    *items: QWidget | QLayout | None,
    title: str = "",
    aside: QWidget | None = None,
    gap: str = "m",
    margin: str = "l",
) -> QFrame:
    """A surface with a line around it; `aside` stands at the right of its title."""
    box = QFrame()
    box.setProperty("kind", "card")
    box.setAccessibleName(title)
    head = [row(label(title, "group_title"), None, aside)] if title else []
    box.setLayout(column(*head, *items, gap=gap, margin=margin))
    return box


def line() -> QFrame:
    """A thin horizontal line."""
    made = QFrame()
    made.setProperty("kind", "line")
    return made


SETTLE_MS = 20
"""What was laid out anew together with the focus has its place by then."""


class ScrollingBox(QScrollArea):
    """Keeps the part that has the focus in sight."""

    def __init__(self) -> None:
        super().__init__()
        self._is_whole = False
        self._soon = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._soon.timeout.connect(self._follow_focus)
        self.verticalScrollBar().rangeChanged.connect(lambda _least, _most: self._soon.start())
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._be_told)

    def _be_told(self) -> None:
        """Whoever clicks sees what gets the focus: it must not move away from under the mouse."""
        if QApplication.mouseButtons() == Qt.MouseButton.NoButton:
            self._soon.start()

    def _follow_focus(self) -> None:
        now: QWidget | None = self.window().focusWidget()
        if now is not None and self.isAncestorOf(now):
            self.ensureWidgetVisible(now)

    def be_whole(self, is_whole: bool) -> None:
        """Ask for all the height of the content, in a page that scrolls itself; or scroll."""
        never, needed = (
            Qt.ScrollBarPolicy.ScrollBarAlwaysOff,
            Qt.ScrollBarPolicy.ScrollBarAsNeeded,
        )
        self._is_whole = is_whole
        self.setVerticalScrollBarPolicy(never if is_whole else needed)
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        """Whether the content decides about the height."""
        return self._is_whole

    def heightForWidth(self, width: int) -> int:
        """The height of the whole content."""
        content = self.widget()
        return content.heightForWidth(width) if content is not None else 0


def scrolling(content: QWidget) -> ScrollingBox:
    """The content, scrolled up and down, at 200 % also sideways, where it has too little room."""
    area = ScrollingBox()
    area.setWidgetResizable(True)
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
