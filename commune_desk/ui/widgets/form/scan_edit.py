"""The scan box: takes what a scanner types, finds known people while a person types.

A scanner is a keyboard that types fast and ends with Enter (some with Tab). An MRZ has three lines,
each with its own Enter: lines are gathered until the text is whole. What looks like a card goes out
as `scanned`; everything else is a search.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent

from commune_desk.ui.widgets.form.pick_edit import Choice, PickEdit


def _is_card(text: str) -> bool:
    from commune_desk.domain.identifiers.id_card import is_card_text  # not before the first key

    return is_card_text(text)


def _is_unfinished_zone(text: str) -> bool:
    from commune_desk.domain.identifiers import id_card_mrz

    return id_card_mrz.is_mrz(text) and len(id_card_mrz.compact(text)) < id_card_mrz.LENGTH


class ScanEdit(PickEdit):
    """The box where every intake begins.

    Signals:
        scanned: the whole text of a card.
    """

    scanned = Signal(str)

    def __init__(self, suggest: Callable[[str], Sequence[Choice]]) -> None:
        super().__init__(lambda text: () if _is_card(text) else suggest(text))
        self.setProperty("kind", "scan")

    def _is_meant(self, _text: str, choices: Sequence[Choice]) -> bool:
        """Of several people none is taken before the arrows point at one."""
        return len(choices) == 1

    def event(self, event: QEvent) -> bool:
        """A scanner that ends with Tab must not carry the focus away with half a card."""
        is_tab = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Tab
        if is_tab and event.type() is QEvent.Type.KeyPress and _is_card(self.text()):
            self._enter()
            return True
        return super().event(event)

    def _enter(self) -> None:
        text = self.text().strip()
        if not _is_card(text):
            super()._enter()
            return
        self.close_list()
        if _is_unfinished_zone(text):
            self.insert(" ")
            return
        self.selectAll()  # the next card takes its place, also where this one is refused
        self.scanned.emit(text)
