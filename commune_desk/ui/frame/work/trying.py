"""A dialog that tries on a thread what was entered, and closes when it is good.

A server or a disk in the network may need seconds to answer. Meanwhile nothing can be changed and
the dialog does not close; what cannot be is said in place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QAbstractButton, QDialog, QLineEdit, QWidget

from commune_desk.ui.dialogs.refusing import refuse
from commune_desk.ui.widgets.text import Refusal
from commune_desk.words.errors import refusal_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from commune_desk.domain.errors import UserError
    from commune_desk.ui.frame.work.tasks import Tasks


class TryingDialog(QDialog):
    """Asks until what was entered is good.

    Args:
        tasks: where it is tried.

    Attributes:
        said: what is tried, and why it cannot be; the dialog that asks gives it its place.
        boxes: what it asks for, by the names that errors give it.
    """

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._is_trying = False
        self.said = Refusal()
        self.boxes: dict[str, QWidget] = {}

    def try_out(self, words: str, work: Callable[[], object], then: Callable[[Any], None]) -> None:
        """Try it; what comes then may refuse it still."""
        self._listen(is_trying=True)
        self.said.setText(words)
        self._tasks.start("", lambda _progress: work(), then=then, refused=self.refuse)

    def refuse(self, error: UserError) -> None:
        """Say why it cannot be, and listen again where it is put right."""
        self._listen(is_trying=False)
        refuse(refusal_words(error), self.said, boxes=self.boxes)

    def _listen(self, *, is_trying: bool) -> None:
        self._is_trying = is_trying
        for one in (*self.findChildren(QLineEdit), *self.findChildren(QAbstractButton)):
            one.setEnabled(not is_trying)

    def accept(self) -> None:
        """It was good; who comes back to the dialog can enter something else."""
        self.said.clear()
        self._listen(is_trying=False)
        super().accept()

    def reject(self) -> None:
        """Not while it is being tried."""
        if not self._is_trying:
            super().reject()
