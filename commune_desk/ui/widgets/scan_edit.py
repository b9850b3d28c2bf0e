"""The scan box: takes what a scanner types, finds known people while a person types.

A scanner is a keyboard that types fast and ends with Enter (some with Tab). An MRZ has three lines,
each with its own Enter: lines are gathered until the text is whole. What looks like a card goes out
as `scanned`; everything else is a search.
"""

import re
from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent

from commune_desk.ui.widgets.pick_edit import Choice, PickEdit

MRZ_LENGTH = 90
_CARD = re.compile(r"\d{9,12}\D.*\D\d{8}", re.DOTALL)
_MRZ = re.compile(r"I[DN<]VNM")


def is_card_text(text: str) -> bool:
    """Whether a text is what a scanner reads from a card, perhaps damaged.

    >>> is_card_text("087073052838|342446091|TRẦN QUỐC NAM|17071973|Nam|Ấp Cà Vàng|03052022")
    True
    >>> is_card_text("087073052838"), is_card_text("Trần Quốc Nam")
    (False, False)
    """
    return bool(_MRZ.match(text) or text.count("|") > 1 or _CARD.search(text))


class ScanEdit(PickEdit):
    """The box where every intake begins.

    Signals:
        scanned: the whole text of a card.
    """

    scanned = Signal(str)

    def __init__(self, suggest: Callable[[str], Sequence[Choice]]) -> None:
        super().__init__(lambda text: () if is_card_text(text) else suggest(text))
        self.setProperty("kind", "scan")

    def event(self, event: QEvent) -> bool:
        """A scanner that ends with Tab must not carry the focus away with half a card."""
        is_tab = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Tab
        if is_tab and event.type() is QEvent.Type.KeyPress and is_card_text(self.text()):
            self._enter()
            return True
        return super().event(event)

    def _enter(self) -> None:
        text = self.text().strip()
        if not is_card_text(text):
            super()._enter()
            return
        self.close_list()
        if _MRZ.match(text) and len(text.replace(" ", "")) < MRZ_LENGTH:
            self.insert(" ")
            return
        self.scanned.emit(text)
