"""Work that waits for a quiet moment, done in small steps while nobody presses a key or a button.

The first time that a page is asked for it has to be imported and made, which takes longer than a
key may take. So the pages of the day are made one after the other while the clerk reads what is on
the screen; a key finds at most one step in its way, and puts the next one off. The pages of the day
are those that are declared so, and those that were opened at this PC before the window was closed
the last time: a counter that certifies opens that page every morning. Others are not made: every
page made keeps its memory until the evening. They are imported, which takes half a megabyte each;
and what such a page reads once for all is read on another thread, where its class has
`get_ready(desk)`.

From then on each quiet moment takes away what is done with (see `garbage`).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer

from commune_desk.ui.frame.actions import PageEntry, page_class
from commune_desk.ui.frame.garbage import collect_since, set_apart
from commune_desk.ui.frame.key_windows import KeyWindows

if TYPE_CHECKING:
    from commune_desk.services.desk.desk import Desk
    from commune_desk.services.desk.progress import Progress
    from commune_desk.ui.frame.page_frame import PageFrame
    from commune_desk.ui.look.remembered import Remembered

Step = Callable[[], object]

QUIET_MS = 1500
"""Without a key for so long somebody reads, or the citizen speaks."""

OPENED = "window/opened"

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
        then: done after the last of them, and again in each quiet moment that follows a press.
    """

    def __init__(
        self, steps: Iterable[Step], parent: QObject, *, then: Step = collect_since
    ) -> None:
        super().__init__(parent)
        self._steps, self._then = deque(steps), then
        self._pause = QTimer(self, singleShot=True)
        self._pause.timeout.connect(self._go_on)
        KeyWindows(self)
        self._pause.start(QUIET_MS)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """What is pressed comes first."""
        if event.type() in _PRESSES:
            self._pause.start(QUIET_MS)
        return False

    def _go_on(self) -> None:
        if self._steps:
            self._steps.popleft()()
            self._pause.start(BETWEEN_MS)
        else:
            self._then()


def opened_last(remembered: Remembered) -> frozenset[str]:
    """The keys of the pages that were opened before the window was closed the last time."""
    return frozenset(remembered.text(OPENED).split())


def keep_opened(remembered: Remembered, keys: Iterable[str]) -> None:
    """Remember which pages were opened."""
    remembered.remember(OPENED, " ".join(sorted(keys)))


def steps_of(
    entries: Iterable[PageEntry], frame: PageFrame, *, make: Callable[[str], object]
) -> list[Step]:
    """What is done ahead for pages: those of the day first.

    Args:
        entries: of the pages.
        frame: of their window.
        make: makes the page of a key.
    """
    lately = opened_last(frame.remembered)
    of_the_day: list[Step] = []
    others: list[Step] = []
    for entry in entries:
        if entry.is_ahead or entry.key in lately:
            of_the_day += [partial(page_class, entry), partial(make, entry.key)]
        else:
            others += [partial(page_class, entry), partial(_get_ready, entry, frame)]
    return [*of_the_day, *others, set_apart]


def _get_ready(entry: PageEntry, frame: PageFrame) -> None:
    """Let a page of that kind read on another thread what it reads once for all."""
    read: Callable[[Desk], None] | None = getattr(page_class(entry), "get_ready", None)
    if read is None:
        return
    desk = frame.desk

    def work(_progress: Progress) -> None:
        with desk.database.thread():
            read(desk)

    frame.tasks.begin_quietly(work)
