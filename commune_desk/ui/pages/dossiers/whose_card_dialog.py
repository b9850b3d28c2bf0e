"""Asks whose card was read while the focus was in a field of nobody.

Nothing is chosen before somebody points at it: the wrong one of two people would be corrected.
"""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from commune_desk.ui.dialogs.room import lay_out
from commune_desk.ui.look.layouts import column, row
from commune_desk.ui.widgets.buttons import button
from commune_desk.ui.widgets.text import label
from commune_desk.words import fields

TITLE, LEAVE = "Thẻ vừa quét là của ai?", "Bỏ qua"


class WhoseCardDialog(QDialog):
    """The question.

    Args:
        name: who was read.
        whose: the people of the reception: "applicant", "delegate".

    Signals:
        chosen: one of them.
    """

    chosen = Signal(str)

    def __init__(self, name: str, whose: Sequence[str], *, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(TITLE)
        leave = button(LEAVE, self.reject, key="Esc")
        people = [
            button(fields.label(who), partial(self._choose, who), key=f"Ctrl+{place}")
            for place, who in enumerate(whose, 1)
        ]
        for made in (leave, *people):
            made.setAutoDefault(False)
        lay_out(
            self,
            column(label(TITLE, "group_title"), label(name, "page_title", wraps=True), gap="m"),
            row(leave, None, *people),
        )
        leave.setFocus()

    def _choose(self, who: str) -> None:
        self.accept()
        self.chosen.emit(who)
