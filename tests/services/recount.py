"""A second way to count a report: from a plain diary of what happened, day by day.

It shares nothing with the program: no value, no rule and no calendar of it. What it knows of a
dossier is what a clerk would write into a paper book: when it came and how, what the receipt
promised, what was done and when. It reads the book from its beginning up to a moment and looks at
what stands there then.

A reception that was mended is one that was wrong from its first day: what was corrected holds for
the whole life of the dossier, what was cancelled was never there, whenever the mistake was found.
Only a date that was promised and had passed is not mended away.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

WAYS = {"online": "received_online_full", "online_partial": "received_online_partial",
        "postal": "received_postal"}  # fmt: skip
OPENINGS = ((7, 30), (13, 30))
"""When the sessions of the office begin, Monday to Friday."""


@dataclass
class Line:
    """One line of the book; `due` is what the paper of that step says.

    A line "correct" says in `more` what of `sector`, `way` and `form` is another now; its `due` is
    what the calendar gives for what is corrected, None where the time stays.
    """

    at: datetime
    number: str
    done: str
    due: datetime | None = None
    more: dict[str, Any] = field(default_factory=dict)


@dataclass
class Folder:
    """A dossier as the book tells it up to some moment."""

    number: str
    sector: str
    way: str
    form: bool
    came: datetime
    due: datetime
    running: bool = True
    late_before: bool = False
    closed: datetime | None = None
    closed_waiting: bool = False
    closings: list[tuple[datetime, datetime | None]] = field(default_factory=list)
    returned: datetime | None = None
    promised: bool = False
    answer: tuple[datetime, str] | None = None


def is_after(at: datetime, due: datetime, by: str) -> int:
    """1 where a moment is after a due date, -1 before, 0 on it."""
    if by == "by_day":
        left, right = at.strftime("%Y%m%d"), due.strftime("%Y%m%d")
    else:
        left, right = at.strftime("%Y%m%d%H%M"), due.strftime("%Y%m%d%H%M")
    return (left > right) - (left < right)


@dataclass
class Entered:
    """A reception as the last correction leaves it, and every date that stood for it."""

    said: dict[str, Any]
    stood: list[tuple[datetime, datetime]]
    gone: bool = False


def entered(book: list[Line], by: str) -> dict[str, Entered]:
    """Every reception as the whole book tells it."""
    found: dict[str, Entered] = {}
    for line in book:
        if line.done == "receive":
            assert line.due is not None
            found[line.number] = Entered(dict(line.more), [(line.at, line.due)])
        elif line.done == "cancel":
            found[line.number].gone = True
        elif line.done == "correct":
            found[line.number].said |= line.more
            if line.due is not None:
                stood = found[line.number].stood
                stood.append((line.at, due_corrected(stood, line.due, line.at, by=by)))
    return found


def due_corrected(
    stood: list[tuple[datetime, datetime]], counted: datetime, now: datetime, *, by: str
) -> datetime:
    """The due date after a correction: no promise that was broken becomes a later one."""
    broken = [counted]
    for place, (begin, due) in enumerate(stood):
        end = stood[place + 1][0] if place + 1 < len(stood) else now
        if is_after(end, due, by) > 0 and is_after(begin, due, by) <= 0:
            broken.append(due)
    return min(broken)


def read(book: list[Line], until: datetime, by: str) -> dict[str, Folder]:
    """Every dossier as it stood at a moment."""
    folders: dict[str, Folder] = {}
    receptions = entered(book, by)
    for line in book:
        reception = receptions[line.number]
        if line.at > until or reception.gone:
            continue
        if line.done == "receive":
            folders[line.number] = Folder(
                line.number, reception.said["sector"], reception.said["way"],
                reception.said["form"], line.at, reception.stood[-1][1],
            )  # fmt: skip
            continue
        turn(folders[line.number], line, by)
    return folders


def turn(folder: Folder, line: Line, by: str) -> None:
    """What a line of the book does to a dossier."""
    match line.done:
        case "request_supplement" | "send_verification":
            folder.running = False
            folder.late_before |= is_after(line.at, folder.due, by) > 0
        case "accept_supplement" | "verified":
            assert line.due is not None
            folder.running, folder.due = True, line.due
        case "finish" | "refuse" | "stop" | "lapse":
            folder.closed, folder.closed_waiting = line.at, not folder.running
        case "undo":
            assert folder.closed is not None
            folder.closings.append((folder.closed, line.at))
            folder.closed = None
        case "return" | "take_back":
            folder.returned = line.at if line.done == "return" else None
        case "apologise":
            folder.promised = True
        case "rate":
            folder.answer = (line.at, line.more["level"])


@dataclass
class Count:
    """What a report must say."""

    cells: dict[tuple[str, str], set[str]]
    shares: dict[str, tuple[int | None, int]]
    answers: dict[str, int]


def count(book: list[Line], first: date, last: date, *, by: str, leaves_out: bool) -> Count:
    """The report of a period, looked at from the end of its last day."""
    begin = datetime(first.year, first.month, first.day, tzinfo=book[0].at.tzinfo)
    end = datetime(last.year, last.month, last.day, tzinfo=begin.tzinfo) + timedelta(days=1)
    until = end - timedelta(microseconds=1)
    cells: dict[tuple[str, str], set[str]] = {}
    mine = []
    for folder in read(book, until, by).values():
        if folder.closed and folder.closed < begin:
            continue
        standing = standing_of(folder, until, by)
        if standing == "nobody" and leaves_out:
            continue
        mine.append((folder, standing))
        for cell in (way_of(folder, begin), "solved_on_time" if standing == "nobody" else standing):
            cells.setdefault((folder.sector, cell), set()).add(folder.number)
    return Count(cells, shares_of(mine, begin), answers_of(book, begin, until))


def way_of(folder: Folder, begin: datetime) -> str:
    """How a dossier came into a period."""
    was_closed = any(
        closed < begin and (undone is None or undone >= begin) for closed, undone in folder.closings
    )
    if folder.came < begin and not was_closed:
        return "carried_over"
    return WAYS.get(folder.way, "received_in_person")


def standing_of(folder: Folder, until: datetime, by: str) -> str:
    """How it stood at the end: solved early, on time, late; open in time or late; nobody's."""
    if folder.closed:
        if folder.late_before:
            return "solved_overdue"
        if folder.closed_waiting:
            return "nobody"
        names = {-1: "solved_early", 0: "solved_on_time", 1: "solved_overdue"}
        return names[is_after(folder.closed, folder.due, by)]
    is_late = folder.late_before or (folder.running and is_after(until, folder.due, by) > 0)
    return "open_overdue" if is_late else "open_in_time"


def answers_of(book: list[Line], begin: datetime, until: datetime) -> dict[str, int]:
    """How many chose each level in the period."""
    told = {"very_satisfied": 0, "satisfied": 0, "dissatisfied": 0}
    for line in book:
        if line.done == "rate" and begin <= line.at <= until:
            told[line.more["level"]] += 1
    return told


def shares_of(mine: list[tuple[Folder, str]], begin: datetime) -> dict[str, tuple[int | None, int]]:
    """The figures of the model, each as its part and its whole; those of answers are elsewhere."""
    new = [folder for folder, _ in mine if folder.came >= begin]
    waited = [folder for folder in new if could_wait(folder)]
    once = [folder for folder in new if not folder.promised and not could_wait(folder)]
    late = sum(standing in ("solved_overdue", "open_overdue") for _, standing in mine)
    done_in_time = sum(
        standing in ("solved_early", "solved_on_time", "nobody") for _, standing in mine
    )
    given = [f for f, _ in mine if f.returned and f.returned >= begin]
    said = [f for f in given if f.answer and f.answer[0] >= begin]
    return {
        "no_writing": (None, sum(folder.form for folder in new)),
        "no_appointment": (len(waited), len(new)),
        "one_appointment": (len(once), len(new)),
        "timeliest": (done_in_time, done_in_time + late),
        "closest": (sum(f.way in ("home_visit", "outreach") for f in new), len(new)),
        "response": (len(said), len(given)),
    }


def could_wait(folder: Folder) -> bool:
    """Whether the result was handed over before the office opened again."""
    if folder.returned is None:
        return False
    at = folder.came.replace(second=0, microsecond=0) + timedelta(minutes=1)
    while at <= folder.returned:
        if at.weekday() < 5 and (at.hour, at.minute) in OPENINGS:
            return False
        at += timedelta(minutes=1)
        if at - folder.came > timedelta(days=4):
            return False
    return True
