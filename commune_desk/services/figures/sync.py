"""The register as workbooks in step with the desk: one a month, "so-theo-doi-ho-so-2026-10.xlsx".

A month is written anew when one of its dossiers moved or became late since its workbook was
written, or when the workbook is not where it belongs. One that is open elsewhere stays as it is and
waits for the next time. What clerks wrote beside the dossiers is kept, and what changes in a month
that is over is listed in it (`workbooks.dossier_register`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from commune_desk.domain.desk.dossier import Timeliness, timeliness
from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.figures.sync_state import SyncState
from commune_desk.domain.outside_errors import FileUnreadable, WorkbookInUse
from commune_desk.domain.periods import calendar_month
from commune_desk.files import outgoing
from commune_desk.files.writing import check_writable
from commune_desk.services.desk import rights
from commune_desk.services.desk.desk import Desk
from commune_desk.services.desk.outgoing_place import check_own
from commune_desk.services.desk.progress import Progress, check, unwatched
from commune_desk.services.desk.recording import record
from commune_desk.services.figures.registers import register
from commune_desk.settings import SYNC_FOLDER
from commune_desk.store.figures import sync_state
from commune_desk.store.figures.sync_state import ALL_MONTHS


@dataclass(frozen=True, slots=True)
class SyncOutcome:
    """What a synchronisation did.

    Attributes:
        written: the workbooks that were brought up to date.
        in_use: those that are open elsewhere and wait for the next time.
        aside: files that could not be read and stood in their place, under their new names.
    """

    written: tuple[Path, ...]
    in_use: tuple[Path, ...]
    at: datetime
    aside: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class SyncStanding:
    """How the workbooks stand, for the status line.

    Attributes:
        last_at: when all of them were last up to date; None before the first time.
        pending_months: how many months moved on since; before the first time at most 1 is counted.
    """

    last_at: datetime | None
    pending_months: int


def folder_of(desk: Desk) -> Path:
    """Where this PC keeps the workbooks; an office that practises never writes elsewhere."""
    named = desk.settings[SYNC_FOLDER]
    is_own = not named or desk.is_practice
    return desk.folder.workbooks if is_own else Path(named)


def state(desk: Desk) -> SyncStanding:
    """How the workbooks stand; cheap enough to be asked at every change."""
    written = sync_state.written(desk.office.id)
    if ALL_MONTHS not in written:
        return SyncStanding(None, min(1, sync_state.last_event_id(desk.office.id)))
    return SyncStanding(written[ALL_MONTHS].written_at, len(_moved(desk, written)))


def sync(desk: Desk, folder: Path | None = None, progress: Progress = unwatched) -> SyncOutcome:
    """Bring the workbooks up to date; where nothing moved, nothing is written.

    Args:
        desk: whose register it is.
        folder: where the workbooks stand; None for the folder of this PC.
        progress: called before every month.

    Raises:
        OutsidePractice: an office for practice keeps its workbooks in its own folder.
        FolderMissing, FolderNotWritable, DiskFull: what was written before is remembered.
        Cancelled: the officer stopped it; what was written before is remembered.
    """
    rights.check(desk, EventKind.WORKBOOKS_SYNCED)
    from commune_desk.workbooks import dossier_register

    wanted = folder or folder_of(desk)
    check_own(desk, wanted)
    place = check_writable(wanted)
    at, last_event_id = desk.now(), sync_state.last_event_id(desk.office.id)
    kept = sync_state.written(desk.office.id)
    astray = {
        month: state.last_event_id
        for month, state in kept.items()
        if month != ALL_MONTHS
        for file in (outgoing.register_workbook(place, month),)
        if state.file != str(file) or not file.exists()
    }
    pending = _fallen_late(desk, kept, at) | astray | _moved(desk, kept)
    written: list[SyncState] = []
    in_use: list[Path] = []
    aside: list[Path] = []
    try:
        for done, (month, event_id) in enumerate(sorted(pending.items())):
            check(progress, done, len(pending))
            file = outgoing.register_workbook(place, month)
            period = calendar_month(date.fromisoformat(f"{month}-01"))
            lines = register(desk, period)
            was_over = month in kept and kept[month].written_at >= period.ends_at
            since = at.date() if was_over else None
            try:
                # what the office wrote beside the lines before is kept
                previous = outgoing.read(file)
                try:
                    content = dossier_register.render(lines, previous, is_over_since=since)
                except FileUnreadable:  # it may be all that is left of the office's notes
                    aside.append(outgoing.put_aside(file, at))
                    content = dossier_register.render(lines)
                outgoing.replace(file, content)
            except WorkbookInUse:
                in_use.append(file)
            else:
                written.append(SyncState(month, event_id, at, str(file)))
    finally:
        is_complete = len(written) == len(pending)
        mark = SyncState(ALL_MONTHS, last_event_id, at, str(place)) if is_complete else None
        _remember(desk, written, mark)
    progress(len(pending), len(pending))
    files = tuple(Path(state.file) for state in written)
    return SyncOutcome(files, tuple(in_use), at, tuple(aside))


def _moved(desk: Desk, written: Mapping[str, SyncState]) -> dict[str, int]:
    """The months with an event that their workbook does not contain, each with its last event."""
    mark = written.get(ALL_MONTHS)
    changed = sync_state.months_changed_since(desk.office.id, mark.last_event_id if mark else 0)
    return {
        month: event_id
        for month, event_id in changed.items()
        if month not in written or written[month].last_event_id < event_id
    }


def _fallen_late(desk: Desk, written: Mapping[str, SyncState], now: datetime) -> dict[str, int]:
    """The months whose workbook was written when a dossier was in time that is late by now.

    Nothing happened to it, only time went by; the events of the month are those that were seen.
    """
    months = {month: state for month, state in written.items() if month != ALL_MONTHS}
    if not months:
        return {}
    rule = desk.timeliness_rule
    since = min(state.written_at for state in months.values()) - timedelta(days=1)
    return {
        month: months[month].last_event_id
        for month, due_at in sync_state.came_due_between(desk.office.id, since, now)
        if month in months
        and timeliness(months[month].written_at, due_at, rule) is not Timeliness.OVERDUE
        and timeliness(now, due_at, rule) is Timeliness.OVERDUE
    }


def _remember(desk: Desk, written: Sequence[SyncState], mark: SyncState | None) -> None:
    """Keep how far the workbooks were brought; `mark` says that all of them are up to date."""
    if not written:
        return
    with desk.database.transaction():
        for state in (*written, *filter(None, [mark])):
            sync_state.save(desk.office.id, state)
        facts = {"months": [state.month for state in written]}
        record(desk, EventKind.WORKBOOKS_SYNCED, facts=facts)
