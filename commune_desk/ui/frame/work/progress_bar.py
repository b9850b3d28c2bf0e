"""How far a task is, as a bar."""

from PySide6.QtWidgets import QProgressBar

from commune_desk.ui.frame.work.tasks import Task


class ProgressBar(QProgressBar):
    """Runs to and fro until the task says how much there is to do."""

    def follow(self, task: Task, words: str) -> None:
        """Show how far a task is; the words are what it is called."""
        self.setAccessibleName(words)
        self.setRange(0, 0)
        task.progressed.connect(self._show)

    def _show(self, done: int, total: int) -> None:
        self.setRange(0, total)
        self.setValue(done)
