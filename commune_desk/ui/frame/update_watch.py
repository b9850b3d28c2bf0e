"""Looks now and then whether a stick with an update was put in, and says so once for each.

A stick that has just been put in takes its time; it is read on a thread, and no key waits for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from commune_desk.services.upkeep import updates
from commune_desk.ui.frame.notices import Tone
from commune_desk.ui.frame.runs import Aside, End, Run
from commune_desk.words.updates import FOUND, ended_text

if TYPE_CHECKING:
    from commune_desk.ui.frame.page_frame import PageFrame

OFTEN_MS = 20_000


class UpdateWatch(QObject):
    """Looks for one window, and starts what waits for its end.

    Attributes:
        waiting: the update that is installed when the window is closed; None where none is.
    """

    def __init__(self, frame: PageFrame) -> None:
        super().__init__(frame)
        self.waiting: updates.Prepared | None = None
        self._frame = frame
        self._told: set[str] = set()
        self._aside = Aside()
        self._often = QTimer(self, interval=OFTEN_MS)
        self._often.timeout.connect(self.look)
        if not frame.desk.is_practice:
            self._often.start()

    @property
    def is_idle(self) -> bool:
        """Whether no look is under way."""
        return self._aside.is_free

    def look(self) -> None:
        """Look once, unless the last look is not over."""
        if self._aside.is_free:
            self._aside.begin(updates.on_sticks, self._hear)

    def _hear(self, run: Run) -> None:
        found = run.outcome
        if run.end is End.SUCCEEDED and found is not None and found.version not in self._told:
            self._told.add(found.version)
            self._frame.notices.publish(FOUND.format(version=found.version), Tone.INFO)

    def tell(self) -> None:
        """Say how the update ended for which the program was closed the last time."""
        desk = self._frame.desk
        ended = None if desk.is_practice else updates.ended(desk)
        if ended is not None:
            self._frame.notices.publish(
                ended_text(ended), Tone.DONE if ended.is_done else Tone.WARNING
            )

    def begin(self) -> None:
        """The window is closed: whoever put the update off for that has it now."""
        if self.waiting is not None:
            updates.start(self.waiting)
