"""What Tab reaches, and what a screen reader says of it."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QComboBox, QWidget


def controls(page: QWidget) -> Iterator[QWidget]:
    """What Tab reaches; the inner parts of Qt's own controls are named by their owner."""
    for widget in page.findChildren(QWidget):
        is_reached = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        is_inner = any(isinstance(one, QComboBox | QAbstractSpinBox) for one in owners(widget))
        if is_reached and not is_inner and widget.focusProxy() is None:
            yield widget


def owners(widget: QWidget) -> Iterator[QWidget]:
    owner = widget.parentWidget()
    while owner is not None:
        yield owner
        owner = owner.parentWidget()


def name_of(control: QWidget) -> str:
    if isinstance(control, QAbstractButton):
        return control.accessibleName() or control.text()
    return control.accessibleName()
