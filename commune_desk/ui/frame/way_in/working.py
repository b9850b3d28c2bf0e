"""A piece of slow work in a dialog before anybody has signed in: how far it is, and its end."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from commune_desk.ui.frame.work.progress_bar import ProgressBar
from commune_desk.ui.look.layouts import column
from commune_desk.ui.widgets.text import label

if TYPE_CHECKING:
    from collections.abc import Callable

    from commune_desk.domain.errors import UserError
    from commune_desk.ui.frame.work.runs import Work
    from commune_desk.ui.frame.work.tasks import Task, Tasks


class Working(QWidget):
    """Out of sight until something is worked on.

    Signals:
        ended: it is over, whatever came of it.
    """

    ended = Signal()

    def __init__(self, tasks: Tasks) -> None:
        super().__init__()
        self._tasks = tasks
        self._task: Task | None = None
        self._words = label("", "strong", wraps=True)
        self._bar = ProgressBar()
        self.setLayout(column(self._words, self._bar, gap="s"))
        self.hide()

    @property
    def is_on(self) -> bool:
        """Whether something is worked on."""
        return self._task is not None

    def start(
        self,
        words: str,
        work: Work,
        *,
        then: Callable[[Any], None],
        refused: Callable[[UserError], None],
    ) -> None:
        """Begin; the dialog stays alive meanwhile."""
        self._words.setText(words)
        self.show()

        def over(told: Callable[[Any], None], outcome: Any) -> None:
            self._end()  # first, so that what comes then meets a dialog that listens again
            told(outcome)

        self._task = self._tasks.start(
            words, work, then=partial(over, then), refused=partial(over, refused)
        )
        self._bar.follow(self._task, words)
        self._task.ended.connect(self._end)

    def stop(self) -> None:
        """Ask it to stop where it still can."""
        if self._task is not None:
            self._task.cancel()

    def _end(self) -> None:
        if self._task is not None:
            self._task = None
            self.hide()
            self.ended.emit()
