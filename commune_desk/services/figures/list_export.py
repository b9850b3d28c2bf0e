"""A list of the screen handed on as a workbook; that it was is written into the history."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.figures.shown_list import (
    MOST_LINES,
    Cell,
    ListHead,
    ListTooLong,
    WholeList,
)
from commune_desk.domain.working_time import OFFICE_ZONE
from commune_desk.files.outgoing import list_file, replace_or_put_beside
from commune_desk.files.writing import check_writable
from commune_desk.services.desk import rights
from commune_desk.services.desk.desk import Desk
from commune_desk.services.desk.progress import Progress, check, unwatched
from commune_desk.services.desk.recording import record
from commune_desk.services.figures.packed_lines import PackedLines

_SAID_AFTER = 100


def write(
    desk: Desk,
    head: ListHead,
    lines: Iterable[Sequence[Cell]],
    *,
    folder: Path,
    progress: Progress = unwatched,
) -> Path:
    """Write a list as it is shown; returns where it is.

    The history keeps what was handed on and how many lines, no word of what was searched for.

    Raises:
        ListTooLong: more lines than `MOST_LINES`.
        FolderMissing, FolderNotWritable, DiskFull: nothing is half written.
        WorkbookInUse: the workbook of this minute is open elsewhere; the new one stands beside it.
        Cancelled: nobody wants it any more.
    """
    rights.check(desk, EventKind.LIST_EXPORTED)
    from commune_desk.workbooks import shown_list

    check_writable(folder)
    taken = PackedLines()
    for line in lines:
        taken.add(line)
        if len(taken) > MOST_LINES:
            raise ListTooLong(MOST_LINES)
        if not len(taken) % _SAID_AFTER:
            check(progress, 0, 0)
    made_at = desk.now().astimezone(OFFICE_ZONE)
    names = desk.office.centre_name, desk.officer.full_name
    whole = WholeList(head, taken, *names, made_at)
    target = list_file(folder, head.kind, made_at)

    def written(done: int) -> None:
        if not done % _SAID_AFTER:
            check(progress, done, len(taken))

    replace_or_put_beside(target, shown_list.render(whole, written=written))
    with desk.database.transaction():
        facts = {"list": head.kind.value, "lines": len(taken)}
        record(desk, EventKind.LIST_EXPORTED, facts=facts)
    return target
