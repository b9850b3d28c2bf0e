"""Which touches of the disk are one place: as good as the same, so that few of them are tried.

A place is a system call, on a kind of file, made from a chain of lines of the program: all of them,
from the command down to the library that calls. A loop that reads a hundred pages is one place, a
second loop in another function, or the same function called from elsewhere, is another. Of the
touches at a place the first, the second and the last are tried; those between are taken to be as
these. A kind of file is its name below the PC's folder without digits and without what a temporary
name is drawn from.

Not every fault can happen at every call, and two that lead to the same are one:

* what only reads, lists or asks never fails for want of room, and EIO stands for what it may
  answer (stat knows no EINTR); nothing is lost by a kill at it that is not lost by one at the next
  change, so it is tried there;
* a connection to a server is cut, whatever the error; EINTR and the kill are its other two. What
  the server does of a process that was killed before it sent something is what it does of one that
  was killed when it had heard the last answer, so the kill is tried there;
* EINTR is answered by the interpreter, SQLite and libpq, wherever they are called from, so it comes
  at the first touch of each call on each kind of file in a verb before it comes at every place;
  what changes names and rights knows none.
"""

import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from types import FrameType

DIGEST = 16
LOOKS = {"stat", "lstat"}
ASKS = {"open", "read", "pread", "opendir"}
AT_SERVER = {"connect", "recv"}
NAMES = {"mkdir", "rename", "unlink", "rmdir", "chmod", "fchmod", "utimensat"}
LOOKING = ("EIO",)
READING = ("EIO", "EINTR")
CHANGING = ("EIO", "ENOSPC", "EDQUOT", "EINTR", "SIGKILL")
NAMING = ("EIO", "ENOSPC", "EDQUOT", "SIGKILL")
CUTTING = ("EIO", "EINTR", "SIGKILL")
SENDING = ("EIO", "EINTR")

_WAYS = {
    **dict.fromkeys(LOOKS, LOOKING),
    **dict.fromkeys(ASKS, READING),
    **dict.fromkeys(NAMES, NAMING),
    **dict.fromkeys(AT_SERVER, CUTTING),
    "send": SENDING,
}
"""What is not named here changes something."""

_HERE = str(Path(__file__).parents[1])
_PROGRAM = "commune_desk/"
_OPENING = {"open_desk", "open_office", "create_office"}
_INSTALLED = re.compile(r"^.*/(site-packages/|(?=commune_desk/))")
_PC = re.compile(r"^.*/tried(/|$)")
_DRAWN = (
    (re.compile(r"(?<=\.commune-desk-)[^/.]+"), "#"),
    (re.compile(r"[0-9a-f]{12,}"), "#"),
    (re.compile(r"\d+"), "#"),
    (re.compile(r"(?<=/)[0-9a-f#]{2}(?=/|$)"), "#"),
)


@dataclass(frozen=True, slots=True)
class Touch:
    """One call that reached the disk or the server.

    Attributes:
        call: what was called, by the name that it has in `faulty_disk.c`.
        kind: of which kind the file is.
        line: the line of the program nearest to the call.
        place: a digest of all that makes the place.
        chain: a digest of the same without the lines: of what calls what.
        is_opening: whether it is made to open the office, which all verbs do alike.
    """

    call: str
    kind: str
    line: str
    place: str
    chain: str = ""
    is_opening: bool = False

    @property
    def ways(self) -> tuple[str, ...]:
        """The faults that it can have, each with an effect of its own."""
        return _WAYS.get(self.call, CHANGING)


@dataclass(frozen=True, slots=True)
class Chosen:
    """A touch that stands for those at its place.

    Attributes:
        at: its number in the course of the verb.
        time: for the how-manieth time the place came up.
        turn: "first", "second" or "last" at the place.
        is_first_of_kind: whether it is the verb's first of that call on that kind of file.
        name: what the place is called in a record: it stays where only lines move in the program.
    """

    touch: Touch
    at: int
    time: int
    turn: str
    is_first_of_kind: bool = False
    name: str = ""


def touch_now(call: str, name: str) -> Touch:
    """The touch that is being made, seen from the function that the library calls back."""
    kind, line, is_opening = kind_of(name), "", False
    callers, lines = [call, kind], list[str]()
    frame: FrameType | None = sys._getframe(1)  # noqa: SLF001  # there is no other way to the lines
    while frame is not None:
        code = frame.f_code
        if not code.co_filename.startswith(_HERE):
            callers.append(f"{_INSTALLED.sub('', code.co_filename)}:{code.co_name}")
            lines.append(f"{callers[-1]}+{frame.f_lineno - code.co_firstlineno}")
            if _PROGRAM in code.co_filename:
                line = line or f"{Path(code.co_filename).stem}.{code.co_name}:{frame.f_lineno}"
                is_opening |= code.co_name in _OPENING
        frame = frame.f_back
    place, chain = _digest(call, kind, *lines), _digest(*callers)
    return Touch(call, kind, line, place, chain, is_opening)


def _digest(*parts: str) -> str:
    return sha256("|".join(parts).encode()).hexdigest()[:DIGEST]


def kind_of(name: str) -> str:
    """The kind of a file by its name."""
    kind = _PC.sub("", name)
    for drawn, mark in _DRAWN:
        kind = drawn.sub(mark, kind)
    return kind


def chosen(touches: Sequence[Touch]) -> Iterator[Chosen]:
    """Those that are tried for all of them, in their order."""
    by_place: dict[str, list[int]] = {}
    for number, touch in enumerate(touches, start=1):
        by_place.setdefault(touch.place, []).append(number)
    found: dict[int, Chosen] = {}
    of_kind: dict[tuple[str, str], int] = {}
    for number, touch in enumerate(touches, start=1):
        of_kind.setdefault((touch.call, touch.kind), number)
    first = set(of_kind.values())
    names = _names(touches)
    for numbers in by_place.values():
        last = len(numbers)
        for time, turn in ((last, "last"), (2, "second"), (1, "first")):
            if time <= last:
                at = numbers[time - 1]
                found[at] = Chosen(
                    touches[at - 1], at, time, turn, at in first, names[touches[at - 1].place]
                )
    yield from (found[at] for at in sorted(found))


def _names(touches: Sequence[Touch]) -> dict[str, str]:
    """The places by their chains; those of one chain are numbered as they come."""
    of_chain: dict[str, dict[str, None]] = {}
    for touch in touches:
        of_chain.setdefault(touch.chain, {})[touch.place] = None
    return {
        place: f"{chain}-{number}"
        for chain, places in of_chain.items()
        for number, place in enumerate(places)
    }
