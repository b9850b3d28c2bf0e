"""Labels by their role: titles, secondary text, figures, errors, keys."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from commune_desk.ui.look import icons
from commune_desk.ui.look.theme import size


def label(text: str = "", role: str = "", *, wraps: bool = False) -> QLabel:
    """A label in one of the roles of the style sheet ("page_title", "second", "figure" …)."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("role", role)
    made.setWordWrap(wraps)
    return made


class Said(QLabel):
    """What is said of something that was done; while there is nothing to say it takes no room."""

    def __init__(self, words: str = "", *, role: str) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setWordWrap(True)
        self.hide()
        self.setText(words)

    def setText(self, words: str) -> None:
        """Say it once it has its place, or with nothing go out of sight."""
        super().setText(words)
        if self.parentWidget() is not None:
            self.setVisible(bool(words))

    def clear(self) -> None:
        """Nothing to say any more."""
        self.setText("")


class Refusal(Said):
    """Why something could not be done."""

    _heard_at: QWidget | None = None

    def __init__(self, words: str = "") -> None:
        super().__init__(words, role="error")

    def be_heard_at(self, box: QWidget) -> None:
        """A screen reader says it at a box too, as long as it is said and the box is there."""
        self._heard_at = box
        box.setAccessibleDescription(self.text())

    def setText(self, words: str) -> None:
        """Say it, or with nothing go out of sight."""
        super().setText(words)
        if self._heard_at is not None:
            self._heard_at.setAccessibleDescription("")
        self._heard_at = None


class OneLine(QLabel):
    """A text that ends in an ellipsis where it has no room; the pointer on it shows the whole."""

    def __init__(self, role: str) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw what there is room for."""
        area = self.contentsRect()
        end = Qt.TextElideMode.ElideRight
        shown = self.fontMetrics().elidedText(self.text(), end, area.width())
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter = QPainter(self)
        self.style().drawItemText(
            painter, area, flags, self.palette(), self.isEnabled(), shown,
            self.foregroundRole(),
        )  # fmt: skip


def two_by_two(name: str) -> str:
    """A name in lines of two words, so that many heads of columns stand side by side."""
    words = name.split()
    return "\n".join(" ".join(words[at : at + 2]) for at in range(0, len(words), 2))


def icon_label(name: str, ink: str = "second", *, step: str = "icon") -> QLabel:
    """A label that shows a line icon; what it means stands beside it in words."""
    made = QLabel()
    made.setProperty(icons.SIZE_PROPERTY, size(step))
    icons.set_icon(made, name, ink)
    made.setFixedSize(size(step), size(step))
    return made


def buddy(text: str, field: QWidget) -> QLabel:
    """The label of a field: names it for screen readers and takes the focus to it."""
    made = label(text)
    made.setBuddy(field)
    if not field.accessibleName():
        field.setAccessibleName(text)
    return made
