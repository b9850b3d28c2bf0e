"""Notices: what the program says in passing, published by anyone, shown by one widget.

A notice that is said while it is still on the screen is the same one, said again: it counts how
often, so that who pressed the key again sees that it was heard. All notices of the day can be read
again (`history`), which is also what tests look at. Message boxes are for the irreversible only.
"""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal

from commune_desk.domain.errors import UserError
from commune_desk.words.errors import sentence

KEPT = 200

E = TypeVar("E", bound=UserError)


class Tone(StrEnum):
    """How a notice is meant; an `ERROR` stays until it is read."""

    DONE = "done"
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class WayOut:
    """A step that puts right what was refused: the words of its button, and what that does."""

    words: str
    take: Callable[[], object]


@dataclass(frozen=True, slots=True)
class Notice:
    """One notice; `undo` takes back what it tells of, `times` is how often it was said."""

    text: str
    tone: Tone
    at: datetime
    undo: Callable[[], object] | None = None
    way_out: WayOut | None = None
    times: int = 1


class Notices(QObject):
    """Where notices are published and kept.

    Args:
        clock: gives the moment that a notice carries.
    """

    published = Signal(object)
    cleared = Signal()

    def __init__(self, clock: Callable[[], datetime]) -> None:
        super().__init__()
        self._clock = clock
        self._shown: Notice | None = None
        self._undoable: Notice | None = None
        self._ways_out: dict[type[UserError], Callable[[Any], WayOut | None]] = {}
        self.history: deque[Notice] = deque(maxlen=KEPT)

    def publish(
        self,
        text: str,
        tone: Tone = Tone.DONE,
        *,
        undo: Callable[[], object] | None = None,
        asks_first: bool = False,
        way_out: WayOut | None = None,
    ) -> None:
        """Say something, or say again what is on the screen.

        `undo` takes back what is told as long as it is on the screen; one that says what it is and
        asks first may come later too, and again after a no: it says itself when it is too late.
        """
        times = 1
        if self._shown is not None and self._stands(text, tone, way_out):
            times += self._shown.times
            self.history.pop()
        self._shown = Notice(text, tone, self._clock(), undo, way_out, times)
        if asks_first:
            self._undoable = self._shown
        self.history.append(self._shown)
        self.published.emit(self._shown)

    def refused(self, error: UserError) -> None:
        """Say why something was refused and what to do about it."""
        self.publish(sentence(error), Tone.ERROR, way_out=self._way_out_of(error))

    def remind(self, error: UserError) -> None:
        """Say what is refused unless it stands there already: nobody pressed a key for it."""
        if not self._stands(sentence(error), Tone.ERROR, self._way_out_of(error)):
            self.refused(error)

    def _way_out_of(self, error: UserError) -> WayOut | None:
        find = self._ways_out.get(type(error))
        return find(error) if find else None

    def offer(self, kind: type[E], way_out: Callable[[E], WayOut | None]) -> None:
        """Offer a step beside every refusal of a kind.

        Args:
            kind: of the refusals.
            way_out: the step for one of them; None where the officer may not take it.
        """
        self._ways_out[kind] = way_out

    def _stands(self, text: str, tone: Tone, way_out: WayOut | None) -> bool:
        """Whether it is on the screen, with its step where it has one."""
        shown = self._shown
        if shown is None:
            return False
        is_same_step = (shown.way_out is None) is (way_out is None)
        return (shown.text, shown.tone) == (text, tone) and is_same_step

    def take_way_out(self) -> None:
        """Take the step that is offered beside the notice on the screen."""
        if self._shown is not None and self._shown.way_out is not None:
            self._shown.way_out.take()

    def clear(self) -> None:
        """The notice on the screen has gone: the same words are news again."""
        self._shown = None
        self.cleared.emit()

    def undo_last(self) -> bool:
        """Take back what the notice on the screen tells, else what asks first; False: nothing."""
        is_shown = self._shown is not None and self._shown.undo is not None
        last = self._shown if is_shown else self._undoable
        if last is None or last.undo is None:
            return False
        if last is self._shown:
            self.clear()
        last.undo()
        return True
