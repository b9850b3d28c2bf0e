"""The procedures that this office was asked for most of late, one press away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from commune_desk.ui.look.layouts import column
from commune_desk.ui.widgets.flow import Flow
from commune_desk.ui.widgets.form.pick_edit import Choice
from commune_desk.ui.widgets.text import label

MOST = 8


class RecentProcedures(QWidget):
    """A button for each, with how long it takes below its name.

    Args:
        pick: called with the choice that was pressed.
    """

    def __init__(self, pick: Callable[[Choice], object]) -> None:
        super().__init__()
        self._pick = pick
        self._shown: tuple[Choice, ...] = ()
        self._flow = Flow(align=Qt.AlignmentFlag(0))
        self.setLayout(column(label("Hay tiếp nhận gần đây", "second"), self._flow))
        self.hide()

    def offer(self, choices: Sequence[Choice]) -> None:
        """Show these; what is shown already stays as it is."""
        wanted = tuple(choices[:MOST])
        if wanted != self._shown:
            self._shown = wanted
            for old in self._flow.findChildren(_ChoiceButton):
                old.hide()
                old.deleteLater()
            made = [_ChoiceButton(choice) for choice in wanted]
            for one in made:
                one.clicked.connect(partial(self._pick, one.choice))
            self._flow.take([(one, False) for one in made])
            for one in made:
                one.show()
            self._flow.arrange()
        self.setVisible(bool(wanted))


class _ChoiceButton(QPushButton):
    """A name of any length, whole, and below it, quieter, what tells it from others."""

    def __init__(self, choice: Choice) -> None:
        super().__init__()
        self.choice = choice
        self.setProperty("kind", "figure")
        self.setAccessibleName(choice.title)
        self.setAccessibleDescription(choice.detail)
        name, detail = label(choice.title, wraps=True), label(choice.detail, "second", wraps=True)
        for part in (name, detail):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setLayout(column(name, detail, None, gap="", margin="s"))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
