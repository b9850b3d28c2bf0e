"""Closing a period (chốt kỳ): its figures, dossiers and files are kept as they were signed."""

from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.figures.closing import ClosedPeriod
from commune_desk.domain.figures.report_paper import ReportPaper
from commune_desk.domain.period_errors import PeriodAlreadyClosed, PeriodNotOver
from commune_desk.domain.periods import ReportingPeriod
from commune_desk.domain.upkeep.history_check import Head
from commune_desk.services.desk import rights
from commune_desk.services.desk.desk import Desk
from commune_desk.services.desk.progress import Progress, unwatched
from commune_desk.services.desk.recording import record
from commune_desk.services.figures import reports
from commune_desk.store.figures import closed_periods
from commune_desk.store.upkeep import history


def find(desk: Desk, period: ReportingPeriod) -> ClosedPeriod | None:
    """A period as it was closed; None where it was not."""
    return closed_periods.find(desk.office.id, period)


def close(desk: Desk, period: ReportingPeriod, *, progress: Progress = unwatched) -> None:
    """Close a period: what it says at one line of the history, and its files, stay.

    What it says is counted and laid out while the other desks go on. Only then do they wait for as
    long as it takes to see that it still says that: in its transaction nobody else ends a change.
    Where something that counts came in between, it is counted and laid out anew.

    Raises:
        PeriodNotOver: it has not ended yet.
        PeriodAlreadyClosed: it was closed before.
        Cancelled: the officer stopped the work; nothing is closed.
    """
    rights.check(desk, EventKind.PERIOD_CLOSED)
    if desk.now() <= period.ends_at:
        raise PeriodNotOver(period.first, period.last)
    _check_open(desk, period)
    is_kept = False
    while not is_kept:
        head, paper = _counted(desk, period)
        files = reports.files_of(paper, progress=progress)
        with desk.database.transaction():
            history.hold(desk.office.id)
            _check_open(desk, period)
            is_kept = history.head(desk.office.id) == head or _counted(desk, period)[1] == paper
            if is_kept:
                kept = closed_periods.add(
                    desk.office.id,
                    paper.report,
                    at=desk.now(),
                    by=desk.officer.full_name,
                    files=files,
                )
                hashes = {file.name: file.sha256 for file in kept}
                facts = {**reports.days_of(paper.report.period), "files": hashes}
                record(desk, EventKind.PERIOD_CLOSED, facts=facts)


def _check_open(desk: Desk, period: ReportingPeriod) -> None:
    if closed := find(desk, period):
        raise PeriodAlreadyClosed(period.first, period.last, closed.closed_at)


def _counted(desk: Desk, period: ReportingPeriod) -> tuple[Head | None, ReportPaper]:
    """What a period says, and at which line of the history."""
    with desk.database.reading():
        paper = reports.paper(desk, reports.live_figures(desk, period))
        return history.head(desk.office.id), paper
