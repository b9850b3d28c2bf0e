"""The dossiers behind a figure: their numbers, each opens its dossier."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QWidget

from commune_desk.ui.dialogs.room import lay_out
from commune_desk.ui.look.layouts import column, row
from commune_desk.ui.look.theme import size
from commune_desk.ui.widgets.buttons import button
from commune_desk.ui.widgets.tables.row_menu import MenuLine, RowMenu
from commune_desk.ui.widgets.text import label
from commune_desk.words.desk.steps import COPY_DOSSIER_NO, OPEN_DOSSIER
from commune_desk.words.verbs import CLOSE


class BehindDialog(QDialog):
    """A list of numbers."""

    def __init__(
        self,
        title: str,
        numbers: Sequence[str],
        open_dossier: Callable[[str], None],
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self._open_dossier = open_dossier
        self.list = QListWidget()
        self.list.setAccessibleName(title)
        self.list.addItems(list(numbers))
        self.list.setCurrentRow(0)
        self.list.itemActivated.connect(self._open)
        opening = button(OPEN_DOSSIER, lambda: self._open(self.list.currentItem()), kind="primary")
        opening.setDefault(True)
        opening.setEnabled(bool(numbers))
        copying = MenuLine(COPY_DOSSIER_NO, self._copy)
        RowMenu(self.list, title).offer(opening, last=[copying])
        lay_out(
            self,
            column(
                label(title, "group_title", wraps=True),
                label(f"{len(numbers)} hồ sơ", "quiet"),
                self.list,
                gap="m",
            ),
            row(None, button(CLOSE, self.reject), opening),
            wide=size("dialog") * 2 // 3,
            high=size("dialog_height"),
            margin="l",
        )

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.list.currentItem().text())

    def _open(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.accept()
            self._open_dossier(item.text())
