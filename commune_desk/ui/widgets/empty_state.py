"""What stands where a list will be: what comes here, and how to begin."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from commune_desk.ui.look.layouts import column, row
from commune_desk.ui.widgets.buttons import ActionButton
from commune_desk.ui.widgets.text import icon_label, label


class EmptyState(QWidget):
    """An icon, what will be here, how to begin, and the button that begins."""

    def __init__(
        self, title: str, advice: str, *, icon: str = "dossiers", action: QAction | None = None
    ) -> None:
        super().__init__()
        heading, words = label(title, "group_title", wraps=True), label(advice, "quiet", wraps=True)
        for part in (heading, words):
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
        sign = row(None, icon_label(icon, "faint", step="icon_large"), None)
        button = row(None, ActionButton(action), None) if action else None
        parts = [None, sign, heading, words, *([button] if button else []), None]
        self.setLayout(column(*parts, gap="m", margin="xl"))
        self.setAccessibleName(f"{title} {advice}")
