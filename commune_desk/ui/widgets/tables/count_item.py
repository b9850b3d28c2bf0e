"""A number in a table that opens the list behind it, in the colour of links."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush
from PySide6.QtWidgets import QTableWidgetItem

from commune_desk.ui.look.theme import ink


class CountItem(QTableWidgetItem):
    """Where nothing is behind it, it is faint.

    Its colour is asked for when it is drawn: the scheme may change while it is shown.
    """

    def __init__(self, text: str, *, opens: bool) -> None:
        super().__init__(text)
        self._ink = "primary" if opens else "faint"
        self.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def data(self, role: int) -> Any:
        """The colour of the scheme that is shown; the rest as it was written."""
        if role == Qt.ItemDataRole.ForegroundRole:
            return QBrush(ink(self._ink))
        return super().data(role)
