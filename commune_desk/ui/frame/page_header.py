"""The head of a page: its title, its quiet actions and, at the right, the one that matters."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QSizePolicy, QWidget

from commune_desk.ui.look.layouts import row
from commune_desk.ui.look.theme import size
from commune_desk.ui.widgets.buttons import ActionButton
from commune_desk.ui.widgets.text import label


class PageHeader(QWidget):
    """Title and action buttons of the page that is shown."""

    def __init__(self) -> None:
        super().__init__()
        self._title = label("", "page_title")
        self.setMinimumHeight(size("control"))
        self._title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._buttons = row(gap="s")
        box = row(self._title, self._buttons, gap="l")
        box.setStretch(0, 1)
        self.setLayout(box)

    def show_page(self, title: str, primary: QAction | None, others: list[QAction]) -> None:
        """Take over the title and the actions of a page."""
        self._title.setText(title)
        self._title.setToolTip(title)
        for old in self.findChildren(ActionButton):
            self._buttons.removeWidget(old)
            old.deleteLater()
        for action in others:
            if action is not primary:
                self._buttons.addWidget(ActionButton(action))
        if primary is not None:
            self._buttons.addWidget(ActionButton(primary, "primary"))

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for any window: the title gives way."""
        return QSize(0, super().minimumSizeHint().height())
