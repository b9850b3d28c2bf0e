"""Bringing in citizens or procedures from a workbook: every good row or, in a dry run, none."""

from contextlib import nullcontext
from pathlib import Path

from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.upkeep.importing import ImportOutcome, RowOutcome, RowStanding
from commune_desk.services.desk import rights
from commune_desk.services.desk.desk import Desk
from commune_desk.services.desk.progress import Progress, check, unwatched
from commune_desk.services.desk.recording import record
from commune_desk.services.upkeep import import_citizens, import_procedures
from commune_desk.services.upkeep.import_citizens import CitizenImport
from commune_desk.services.upkeep.import_procedures import ProcedureImport
from commune_desk.workbooks.headed_table import RowRefused, read_table

CITIZENS, PROCEDURES = "citizens", "procedures"
KEPT = (RowStanding.NEW, RowStanding.CHANGED)


def bring_in(
    desk: Desk, what: str, path: Path, *, dry_run: bool, progress: Progress = unwatched
) -> ImportOutcome:
    """Bring in a workbook; rows that are refused or in conflict change nothing.

    Args:
        desk: whose records they become.
        what: `CITIZENS` or `PROCEDURES`.
        path: the workbook, its table on the first visible sheet.
        dry_run: only look; nothing is written.
        progress: called before every row.

    Raises:
        FileMissing, FileUnreadable, HeadingsMissing: the workbook cannot be used at all.
        Cancelled: the officer stopped it; nothing is written.
    """
    rights.check(desk, EventKind.RECORDS_IMPORTED)
    kind = {CITIZENS: import_citizens, PROCEDURES: import_procedures}[what]
    table = read_table(path, kind.HEADINGS, kind.REQUIRED)
    rows: list[RowOutcome] = []
    with nullcontext() if dry_run else desk.database.transaction():
        take = (
            CitizenImport(desk, is_dry_run=dry_run).take
            if what == CITIZENS
            else ProcedureImport(desk, path.name, is_dry_run=dry_run).take
        )
        for done, row in enumerate(table):
            check(progress, done, len(table))
            try:
                rows.append(RowOutcome(row.number, take(row)))
            except RowRefused as refused:
                why = (refused.standing, refused.cell, refused.reason)
                rows.append(RowOutcome(row.number, *why))
        outcome = ImportOutcome(what, tuple(rows), dry_run)
        if not dry_run and any(row.standing in KEPT for row in rows):
            counts = {standing.value: count for standing, count in outcome.counts().items()}
            record(desk, EventKind.RECORDS_IMPORTED, facts={"what": what, **counts})
    progress(len(table), len(table))
    return outcome
