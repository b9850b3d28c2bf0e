"""Labels by their role: titles, secondary text, figures, errors, keys."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from commune_desk.ui.look import icons
from commune_desk.ui.look.theme import size


def label(text: str = "", role: str = "", *, wraps: bool = False) -> QLabel:
    """A label in one of the roles of the style sheet ("page_title", "second", "figure" …)."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("role", role)
    made.setWordWrap(wraps)
    return made


def icon_label(name: str, ink: str = "second", *, step: str = "icon") -> QLabel:
    """A label that shows a line icon; what it means stands beside it in words."""
    made = QLabel()
    made.setProperty(icons.SIZE_PROPERTY, size(step))
    icons.set_icon(made, name, ink)
    made.setFixedSize(size(step), size(step))
    return made


def buddy(text: str, field: QWidget, *, role: str = "") -> QLabel:
    """The label of a field: names it for screen readers and takes the focus to it."""
    made = label(text, role)
    made.setBuddy(field)
    if not field.accessibleName():
        field.setAccessibleName(text)
    return made
