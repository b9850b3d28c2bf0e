"""The head of a job in steps: their numbers and names, which is done, which is now."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from commune_desk.ui.look.layouts import boxed, row
from commune_desk.ui.look.theme import mark
from commune_desk.ui.widgets.flow import Wrapped
from commune_desk.ui.widgets.text import label


class Stepper(QWidget):
    """Shows the steps of the page, left to right in the order of the work."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        self._names = tuple(names)
        self._signs = [label(str(place), "step") for place in range(1, len(names) + 1)]
        self._words = [label(name, "quiet") for name in names]
        steps = zip(self._signs, self._words, strict=True)
        self.setLayout(Wrapped(*(boxed(row(sign, words, gap="s")) for sign, words in steps)))
        self.set_current(0)

    def set_current(self, current: int) -> None:
        """Mark the steps before `current` as done and that one as now."""
        for place, (sign, words) in enumerate(zip(self._signs, self._words, strict=True)):
            state = "done" if place < current else "now" if place == current else "later"
            sign.setText("✓" if state == "done" else str(place + 1))
            mark(sign, state=state)
            mark(words, role="strong" if state == "now" else "quiet")
        self.setAccessibleName(f"Bước {current + 1}: {self._names[current]}")
