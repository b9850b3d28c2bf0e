"""The verbs of a list: a button for each, what was refused under them."""

from collections.abc import Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from commune_desk.ui.look.layouts import column
from commune_desk.ui.widgets.actions import WAITS_FOR
from commune_desk.ui.widgets.buttons import ActionButton
from commune_desk.ui.widgets.flow import Wrapped
from commune_desk.ui.widgets.text import Refusal

CHOOSE_FIRST = "Chọn một dòng trong danh sách trước (↑ ↓)."


class VerbsBar(QWidget):
    """What can be done with the chosen row; off while none is chosen, which their keys say.

    Buttons that have no room beside each other go on in the next line.

    Args:
        verbs: actions with their keys, which hold while the bar is in sight.
        before: what stands at the left of them.

    Attributes:
        verbs: the actions, for the menu of a row too.
    """

    def __init__(self, verbs: Sequence[QAction], *, before: Sequence[QWidget] = ()) -> None:
        super().__init__()
        self.verbs = tuple(verbs)
        self._refusal = Refusal()
        self.addActions(self.verbs)
        for verb in self.verbs:
            if not verb.property(WAITS_FOR):
                verb.setProperty(WAITS_FOR, CHOOSE_FIRST)
        buttons = [ActionButton(verb) for verb in self.verbs]
        self.setLayout(column(Wrapped(*before, *buttons), self._refusal, gap="xs"))
        self.follow(None)

    def follow(self, chosen: object) -> None:
        """Another row was chosen, or none: what was refused before concerns it no more."""
        for verb in self.verbs:
            verb.setEnabled(chosen is not None)
        self.refuse("")

    def refuse(self, words: str) -> None:
        """Say why it was not done."""
        self._refusal.setText(words)
