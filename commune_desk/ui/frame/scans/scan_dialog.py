"""Asks what is wanted of a card or a receipt that was read where no page works with it.

Whose it is is said first, large. Nothing is chosen before somebody points at it.
"""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from commune_desk.ui.dialogs.room import lay_out
from commune_desk.ui.frame.actions import PageEntry
from commune_desk.ui.look.layouts import column, row
from commune_desk.ui.widgets.buttons import button
from commune_desk.ui.widgets.text import label

TITLE, LEAVE = "Vừa quét", "Bỏ qua"
OPEN_KEY = "F3"
"""The key of the list of dossiers opens the one that was scanned."""


class ScanDialog(QDialog):
    """The question.

    Args:
        who: whose card or dossier it is.
        offered: the pages that work with it.

    Signals:
        chosen: the key of one of them.
    """

    chosen = Signal(str)

    def __init__(self, who: str, offered: Sequence[PageEntry], *, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(TITLE)
        leave = button(LEAVE, self.reject, key="Esc")
        pages = [
            button(
                entry.text,
                partial(self._choose, entry.key),
                icon=entry.icon,
                key=entry.shortcut or OPEN_KEY,
            )
            for entry in offered
        ]
        for made in (leave, *pages):
            made.setAutoDefault(False)
        lay_out(
            self,
            column(label(TITLE, "quiet"), label(who, "page_title", wraps=True), gap="m"),
            row(leave, None, *pages),
        )
        leave.setFocus()

    def _choose(self, key: str) -> None:
        self.accept()
        self.chosen.emit(key)
