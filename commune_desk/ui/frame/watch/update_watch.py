"""Looks now and then whether a stick with an update or a pack was put in; says so once for each.

A stick that has just been put in takes its time; it is read on a thread, and no key waits for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from commune_desk.services.papers import packs_on_sticks
from commune_desk.services.upkeep import updates
from commune_desk.ui.frame.notices.notices import Tone
from commune_desk.ui.frame.work.runs import Aside, End, Run
from commune_desk.words.papers import packs as pack_words
from commune_desk.words.upkeep.updates import FOUND, ended_text

if TYPE_CHECKING:
    from commune_desk.domain.upkeep.update import Update
    from commune_desk.services.papers.packs_on_sticks import PackOnStick, Stamp
    from commune_desk.ui.frame.page_frame import PageFrame

OFTEN_MS = 20_000


class UpdateWatch(QObject):
    """Looks for one window."""

    def __init__(self, frame: PageFrame) -> None:
        super().__init__(frame)
        self._frame = frame
        self._told: set[str] = set()
        self._known: set[Stamp] = set()
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
        if not self._aside.is_free:
            return
        desk, known = self._frame.desk, frozenset(self._known)

        def behind() -> tuple[Update | None, tuple[PackOnStick, ...]]:
            update, files = updates.on_sticks(), packs_on_sticks.files(known)
            if not files:
                return update, ()
            with desk.database.thread():
                return update, tuple(packs_on_sticks.looked_at(desk, one) for one in files)

        self._aside.begin(behind, self._hear)

    def _hear(self, run: Run) -> None:
        if run.end is not End.SUCCEEDED:
            return
        update, packs = run.outcome
        if update is not None and update.version not in self._told:
            self._told.add(update.version)
            self._frame.notices.publish(FOUND.format(version=update.version), Tone.INFO)
        for one in packs:
            self._known.add(one.stamp)
            if one.pack is not None and one.brings:
                said = pack_words.FOUND.format(
                    pack=one.pack.name, office=one.pack.office, brings=one.brings
                )
                self._frame.notices.publish(said, Tone.INFO)

    def tell(self) -> None:
        """Say how the update ended for which the program was closed the last time."""
        desk = self._frame.desk
        ended = None if desk.is_practice else updates.ended(desk)
        if ended is not None:
            self._frame.notices.publish(
                ended_text(ended), Tone.DONE if ended.is_done else Tone.WARNING
            )
