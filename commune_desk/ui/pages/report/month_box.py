"""A month: back, forward, and what it is called in between."""

from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from commune_desk.ui.look.layouts import row
from commune_desk.ui.look.theme import size
from commune_desk.ui.widgets.buttons import button
from commune_desk.ui.widgets.text import label


class MonthBox(QWidget):
    """Chooses a month with two buttons or the arrow keys.

    Signals:
        changed: another month was chosen.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._first: date | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Tháng, đổi bằng phím mũi tên")
        self._name = label("", "group_title")
        self._name.setMinimumWidth(size("field") // 2)
        self._name.setAlignment(Qt.AlignmentFlag.AlignCenter)
        back = button("", lambda: self._move(-1), icon="back")
        forward = button("", lambda: self._move(1), icon="next")
        for made, words in ((back, "Tháng trước"), (forward, "Tháng sau")):
            made.setAccessibleName(words)
            made.setToolTip(words)
        self.setLayout(row(back, self._name, forward, gap="xs"))

    def is_set(self) -> bool:
        """Whether a month was chosen yet."""
        return self._first is not None

    def month(self) -> date:
        """The first day of the month."""
        assert self._first is not None
        return self._first

    def set_month(self, day: date) -> None:
        """Show the month of that day, without telling."""
        self._first = day.replace(day=1)
        self._name.setText(f"Tháng {day:%m/%Y}")
        self.setAccessibleName(self._name.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right, as the buttons."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if step:
            self._move(step)
        else:
            super().keyPressEvent(event)

    def _move(self, step: int) -> None:
        near = self.month() + timedelta(days=31 if step > 0 else -1)
        self.set_month(near)
        self.changed.emit()
