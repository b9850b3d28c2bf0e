"""Why a dossier is due when it is: the steps of the count, in order, to be read to the citizen."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from commune_desk.ui.dialogs.room import lay_out
from commune_desk.ui.look.layouts import column, row
from commune_desk.ui.look.theme import size
from commune_desk.ui.widgets.buttons import button
from commune_desk.ui.widgets.text import label
from commune_desk.words.desk.due_dates import WHY
from commune_desk.words.verbs import CLOSE


class DueDialog(QDialog):
    """The steps, the last of which is the due date.

    Args:
        allowance: the time that the law gives.
    """

    def __init__(
        self, steps: Sequence[str], *, allowance: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Cách tính ngày hẹn trả")
        *before, due = steps
        lines = [label(f"{number}.  {text}", wraps=True) for number, text in enumerate(before, 1)]
        close = button(CLOSE, self.accept, kind="primary")
        close.setDefault(True)
        lay_out(
            self,
            column(
                label(WHY, "group_title"),
                label(f"Thời hạn: {allowance}", "quiet", wraps=True),
                *lines,
                label(due, "strong", wraps=True),
                gap="m",
            ),
            row(None, close),
            wide=size("dialog") * 2 // 3,
        )
