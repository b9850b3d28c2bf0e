"""The wheel scrolls: it never changes a number or a choice, whether that has the focus or not.

Every box with a number, a date or a list to choose from is given to `keep_from_wheel` where it is
made (`tests/ui/widgets/form/test_wheel.py` looks for others).
"""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox


class _WheelGuard(QObject):
    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        is_wheel = event.type() is QEvent.Type.Wheel
        if is_wheel:
            event.ignore()  # what lies around the box scrolls
        return is_wheel


def keep_from_wheel(box: QAbstractSpinBox | QComboBox) -> None:
    """Let the wheel go by; the list that a box opens scrolls as ever."""
    box.installEventFilter(_WheelGuard(box))
