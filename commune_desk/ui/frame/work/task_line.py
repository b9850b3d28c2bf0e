"""Running work on the status strip: its name, how far it is, and a button to stop it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from commune_desk.ui.frame.work.progress_bar import ProgressBar
from commune_desk.ui.frame.work.tasks import Task, Tasks
from commune_desk.ui.look.layouts import row
from commune_desk.ui.look.theme import size
from commune_desk.ui.widgets.actions import action, button_of
from commune_desk.ui.widgets.text import label


class TaskLine(QWidget):
    """Shows the task that was started last, until it ends.

    Signals:
        turned: it came or went.
    """

    turned = Signal()

    def __init__(self, tasks: Tasks) -> None:
        super().__init__()
        self._task: Task | None = None
        self._title = label("")
        self._bar = ProgressBar()
        self._bar.setFixedWidth(size("field") // 2)
        self._stop = button_of(self.cancel)
        self.setLayout(row(self._title, self._bar, self._stop, gap="s"))
        tasks.started.connect(self._follow)
        self.hide()

    def _follow(self, task: Task) -> None:
        self._task = task
        self._title.setText(task.title)
        self._bar.follow(task, task.title)
        task.ended.connect(self._end)
        self.show()
        self.turned.emit()

    def wanted_width(self) -> int:
        """How much room it needs to be read whole; none while nothing runs."""
        return 0 if self.isHidden() else self.sizeHint().width()

    def _end(self) -> None:
        if self.sender() is self._task:
            self._task = None
            self.hide()
            self.turned.emit()

    @action("Dừng", kind="quiet")
    def cancel(self) -> None:
        """Stop the work that is shown."""
        if self._task is not None:
            self._task.cancel()
