"""Work that is wanted soon, done in small steps while nobody presses a key or a button.

The first time that a page is asked for it has to be imported and made, which takes longer than a
key may take. So the pages of the day are made one after the other while the clerk reads what is on
the screen; a key finds at most one step in its way, and puts the next one off. Pages that are
opened now and then are not among them: every page made keeps its memory until the evening.
"""

from collections import deque
from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QObject, QTimer

from commune_desk.ui.frame.key_windows import KeyWindows

QUIET_MS = 1500
"""Without a key for so long somebody reads, or the citizen speaks."""

BETWEEN_MS = 100
"""Between two steps the window hears what was pressed meanwhile."""

_PRESSES = {
    QEvent.Type.KeyPress,
    QEvent.Type.InputMethod,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.Wheel,
}


class Ahead(QObject):
    """Does steps while nobody presses anything, each once, in their order.

    Args:
        steps: each takes less time than a key may take.
        parent: ends them with itself.
    """

    def __init__(self, steps: Iterable[Callable[[], object]], parent: QObject) -> None:
        super().__init__(parent)
        self._steps = deque(steps)
        self._pause = QTimer(self, singleShot=True)
        self._pause.timeout.connect(self._go_on)
        KeyWindows(self)
        self._pause.start(QUIET_MS)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """What is pressed comes first."""
        if event.type() in _PRESSES and self._steps:
            self._pause.start(QUIET_MS)
        return False

    def _go_on(self) -> None:
        if self._steps:
            self._steps.popleft()()
            self._pause.start(BETWEEN_MS)
