"""Asks for one reason that goes on record: undoing a step."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from commune_desk.ui.look.layouts import column, row
from commune_desk.ui.look.theme import size
from commune_desk.ui.widgets.buttons import button
from commune_desk.ui.widgets.editors import TextEditor
from commune_desk.ui.widgets.form import Field, Form
from commune_desk.ui.widgets.text import label


class ReasonDialog(QDialog):
    """A title, a sentence, a line for the reason."""

    def __init__(
        self, title: str, words: str, give: Callable[[str], None], *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setMinimumWidth(size("dialog") * 2 // 3)
        self._give = give
        field = Field(name="reason", label="Lý do", editor=TextEditor, is_required=True)
        self._form = Form([field])
        done = button(title, self._finish, kind="primary", key="F9")
        done.setDefault(True)
        self.setLayout(
            column(
                label(words, "quiet", wraps=True),
                self._form,
                row(None, button("Hủy", self.reject), done),
                gap="m",
                margin="xl",
            )
        )

    def _finish(self) -> None:
        if self._form.check():
            self.accept()
            self._give(str(self._form.values()["reason"]))
