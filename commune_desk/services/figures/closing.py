"""Closing a period (chốt kỳ): its figures, dossiers and files are kept as they were signed."""

from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.figures.closing import ClosedPeriod
from commune_desk.domain.period_errors import PeriodAlreadyClosed, PeriodNotOver
from commune_desk.domain.periods import ReportingPeriod
from commune_desk.services.desk import rights
from commune_desk.services.desk.desk import Desk
from commune_desk.services.desk.progress import Progress, unwatched
from commune_desk.services.desk.recording import record
from commune_desk.services.figures import reports
from commune_desk.store.figures import closed_periods


def find(desk: Desk, period: ReportingPeriod) -> ClosedPeriod | None:
    """A period as it was closed; None where it was not."""
    return closed_periods.find(desk.office.id, period)


def close(desk: Desk, period: ReportingPeriod, *, progress: Progress = unwatched) -> None:
    """Close a period: what it says now, and its files, stay.

    All of it is one transaction, so that no other desk enters anything between the counting and the
    keeping.

    Raises:
        PeriodNotOver: it has not ended yet.
        PeriodAlreadyClosed: it was closed before.
        Cancelled: the officer stopped the work; nothing is closed.
    """
    rights.check(desk, EventKind.PERIOD_CLOSED)
    at = desk.now()
    if at <= period.ends_at:
        raise PeriodNotOver(period.first, period.last)
    with desk.database.transaction():
        if closed := find(desk, period):
            raise PeriodAlreadyClosed(period.first, period.last, closed.closed_at)
        report = reports.live_figures(desk, period)
        files = reports.rendered(desk, report, progress=progress)
        kept = closed_periods.add(
            desk.office.id, report, at=at, by=desk.officer.full_name, files=files
        )
        hashes = {file.name: file.sha256 for file in kept}
        facts = {**reports.days_of(period), "files": hashes}
        record(desk, EventKind.PERIOD_CLOSED, facts=facts)
