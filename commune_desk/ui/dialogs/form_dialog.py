"""Asks for a few fields that belong together: an officer, a leader, a day of the calendar."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog, QWidget

from commune_desk.ui.look.layouts import column, row
from commune_desk.ui.look.theme import size
from commune_desk.ui.widgets.buttons import button
from commune_desk.ui.widgets.form import Field, Form
from commune_desk.ui.widgets.text import label


class FormDialog(QDialog):
    """A form that stays open, with the refusal in it, until what it holds is kept.

    Args:
        title: what is asked, on the window and at the top.
        fields: the declared fields.
        keep: keeps what stands in the form of the dialog it is given, and says whether it could;
            it refuses beside a field or with `refuse`.
        words: a sentence of advice under the title.

    Attributes:
        form: the form.
    """

    def __init__(
        self,
        title: str,
        fields: Iterable[Field],
        keep: Callable[[FormDialog], bool],
        *,
        words: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setMinimumWidth(size("dialog") * 3 // 4)
        self.form = Form(fields)
        self._keep = keep
        self._refusal = label("", "error", wraps=True)
        self._refusal.hide()
        done = button("Lưu", self._finish, kind="primary")
        done.setDefault(True)
        advice = [label(words, "quiet", wraps=True)] if words else []
        head = column(label(title, "group_title", wraps=True), *advice, gap="xs")
        buttons = row(None, button("Hủy", self.reject), done)
        self._body = column(head, self.form, self._refusal, buttons, gap="m", margin="xl")
        self.setLayout(self._body)
        self.form.focus_first()

    def refuse(self, words: str) -> None:
        """Say why it could not be kept."""
        self._refusal.setText(words)
        self._refusal.setVisible(bool(words))

    def _finish(self) -> None:
        self.refuse("")
        if self.form.check() and self._keep(self):
            self.accept()
        else:
            QTimer.singleShot(0, self._make_room)

    def _make_room(self) -> None:
        """Grow by what was refused, which Qt does not do for lines that wrap."""
        wanted = self._body.totalHeightForWidth(self.width())
        self.resize(self.width(), max(self.height(), wanted))
