"""Reports (báo cáo): the figures of a period, and the period as PDF, workbook and text for Word."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from commune_desk.domain import periods
from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.desk.rights import QuietVerb
from commune_desk.domain.figures.closing import ClosedPeriod, Reported, SinceClose, since_close
from commune_desk.domain.figures.course import Measure
from commune_desk.domain.figures.report_paper import ReportPaper
from commune_desk.domain.figures.report_text import TextSection
from commune_desk.domain.figures.reporting import PeriodReport, period_report
from commune_desk.domain.law.topics import in_force
from commune_desk.domain.period_errors import PeriodNotBegun
from commune_desk.domain.periods import PeriodKind, ReportingPeriod
from commune_desk.files.outgoing import replace_or_put_beside, report_file
from commune_desk.files.writing import check_writable
from commune_desk.services.desk import rights
from commune_desk.services.desk.desk import Desk, OpenOffice
from commune_desk.services.desk.outgoing_place import check_outgoing
from commune_desk.services.desk.progress import Progress, check, unwatched
from commune_desk.services.desk.recording import record
from commune_desk.services.figures import report_papers, report_texts
from commune_desk.services.office import former
from commune_desk.settings import WAITING_CLOSED, WaitingClosed
from commune_desk.store.figures import closed_periods, courses, hand_overs
from commune_desk.words.figures.figures import since_before_words

COUNTED_AT_ONCE = 400
"""Dossiers: a hundredth of a millisecond each, and six where the period before was closed, whose
report is read and counted again; a slow PC takes twice that."""

_STAGES = 4
"""The figures, and each of the files."""


def period_of(
    opened: OpenOffice, day: date, kind: PeriodKind = PeriodKind.CALENDAR_MONTH
) -> ReportingPeriod:
    """The period of a kind that is named after the month, quarter, half or year of a day."""
    return periods.period_of(kind, day, in_force(opened.law.closing, on=day))


def kind_of(opened: OpenOffice, period: ReportingPeriod) -> PeriodKind | None:
    """What two dates are called; None where no kind of period has them."""
    return periods.kind_of(period, in_force(opened.law.closing, on=period.last))


def reported(desk: Desk, period: ReportingPeriod, *, as_of: datetime | None = None) -> Reported:
    """The report of a period with what was entered since it, or the one before, was closed."""
    rights.check(desk, QuietVerb.FIGURES_READ)
    closed = _closed(desk, period, as_of)
    if closed is None:
        report = live_figures(desk, period, as_of=as_of)
        return Reported(report, before=_since_before(desk, period))
    since = since_close(closed, live_figures(desk, period))
    return Reported(closed.report, since, _since_before(desk, period))


def _since_before(desk: Desk, period: ReportingPeriod) -> SinceClose | None:
    """What was entered since the period that ended on the day before was closed."""
    before = closed_periods.ended_on(desk.office.id, period.day_before)
    return since_close(before, live_figures(desk, before.period)) if before else None


def figures(desk: Desk, period: ReportingPeriod, *, as_of: datetime | None = None) -> PeriodReport:
    """Everything the report of a period says; of a closed period what it said when it was closed.

    Args:
        desk: whose office.
        period: the two dates.
        as_of: a moment to look back from.

    Raises:
        PeriodNotBegun: at that moment the period had not begun.
    """
    rights.check(desk, QuietVerb.FIGURES_READ)
    closed = _closed(desk, period, as_of)
    return closed.report if closed else live_figures(desk, period, as_of=as_of)


def _closed(desk: Desk, period: ReportingPeriod, as_of: datetime | None) -> ClosedPeriod | None:
    """The period as it was closed, unless somebody looks back into it."""
    looks_back = as_of is not None and as_of < period.ends_at
    return None if looks_back else closed_periods.find(desk.office.id, period)


def seen_from(desk: Desk, period: ReportingPeriod, *, as_of: datetime | None = None) -> datetime:
    """The moment that the figures of a period are seen from.

    It is the end of the period, so that they are the same whenever they are asked for. Before the
    end it is the present moment, or that of the last event where the computer's clock is behind it.

    Args:
        desk: whose office.
        period: the two dates.
        as_of: a moment to look back from.

    Raises:
        PeriodNotBegun: at that moment the period had not begun.
    """
    if as_of is None:
        as_of = max(filter(None, (desk.now(), courses.last_event_at(desk.office.id))))
    if as_of < period.starts_at:
        raise PeriodNotBegun(period.first, period.last, as_of)
    return min(as_of, period.ends_at)


def takes_long(desk: Desk, period: ReportingPeriod, *, as_of: datetime | None = None) -> bool:
    """Whether the figures of a period are those of so many dossiers that counting them is felt.

    Raises:
        PeriodNotBegun: there is nothing to count yet.
    """
    seen_from(desk, period, as_of=as_of)
    return courses.are_more(desk.office.id, period, COUNTED_AT_ONCE)


def live_figures(
    desk: Desk, period: ReportingPeriod, *, as_of: datetime | None = None
) -> PeriodReport:
    """The figures of a period from its dossiers, whether or not it was closed.

    Raises:
        PeriodNotBegun: there is nothing to count yet.
    """
    office, at = desk.office.id, seen_from(desk, period, as_of=as_of)
    with desk.database.reading():  # others receive meanwhile
        seen = courses.seen(office, period, at)
        ratings, handed_over = hand_overs.told(office, period, seen)
        return period_report(
            seen,
            period,
            ratings=ratings,
            handed_over=handed_over,
            measure=Measure(
                desk.timeliness_rule,
                replace(desk.calendar, hours=former.office_at(desk, at).hours),
                counts_nobodys=desk.settings.on(WAITING_CLOSED, period.last)
                != WaitingClosed.OUTSIDE,
            ),
        )


def period_before(opened: OpenOffice, period: ReportingPeriod) -> ReportingPeriod:
    """The period of the same kind that ended where this one begins; else one of as many days."""
    kind = kind_of(opened, period)
    if kind is not None:
        return period_of(opened, period.day_before, kind)
    return ReportingPeriod(period.first - (period.last - period.day_before), period.day_before)


def paper(desk: Desk, report: PeriodReport) -> ReportPaper:
    """Everything that the files of a report say, beside the figures of the period before."""
    before = figures(desk, period_before(desk, report.period))
    made = report_papers.paper(desk, report, before.total)
    late = since_before_words(_since_before(desk, report.period))
    return replace(made, notes=(*made.notes, *late))


def text(desk: Desk, report: PeriodReport) -> dict[TextSection, str]:
    """The text of a report, section by section: as edited, or written from the figures."""
    before = figures(desk, period_before(desk, report.period))
    return report_texts.text(desk, report, before.total)


def write(
    desk: Desk,
    period: ReportingPeriod,
    folder: Path,
    *,
    as_of: datetime | None = None,
    progress: Progress = unwatched,
) -> tuple[Path, ...]:
    """The report as PDF and workbook, its text as Word document; returns where they are.

    Args:
        desk: who makes it.
        period: the two dates.
        folder: where to.
        as_of: an earlier moment to look from.
        progress: is told how far it is.

    Raises:
        PeriodNotBegun: at that moment the period had not begun.
        FolderMissing, FolderNotWritable, DiskFull: nothing half written is left.
        WorkbookInUse: one of them is open elsewhere; the new one stands beside it.
        Cancelled: the officer stopped the work.
    """
    rights.check(desk, EventKind.REPORT_MADE)
    check_outgoing(desk, folder)
    check_writable(folder)
    check(progress, 0, _STAGES)
    closed = _closed(desk, period, as_of)
    contents = (
        closed_periods.files(desk.office.id, period)
        if closed
        else rendered(desk, live_figures(desk, period, as_of=as_of), progress=progress)
    )
    files = tuple(folder / name for name in contents)
    for file in files:
        replace_or_put_beside(file, contents[file.name])
    with desk.database.transaction():
        record(desk, EventKind.REPORT_MADE, facts=days_of(period))
    progress(_STAGES, _STAGES)
    return files


def rendered(
    desk: Desk, report: PeriodReport, *, progress: Progress = unwatched
) -> dict[str, bytes]:
    """The files of a report by name.

    Raises:
        Cancelled: the officer stopped the work.
    """
    return files_of(paper(desk, report), progress=progress)


def files_of(value: ReportPaper, *, progress: Progress = unwatched) -> dict[str, bytes]:
    """The files of what a report says, by name; nothing more is asked of the database.

    Raises:
        Cancelled: the officer stopped the work.
    """
    from commune_desk.documents.figures import report as report_paper
    from commune_desk.documents.figures import report_word
    from commune_desk.workbooks import period_report as report_workbook

    code, period = value.forms[0].form.code, value.report.period
    renderers = {".pdf": report_paper.render, ".xlsx": report_workbook.render}
    if value.text:
        renderers[".docx"] = report_word.render
    contents = {}
    for done, (suffix, render) in enumerate(renderers.items(), 1):
        check(progress, done, _STAGES)
        name = report_file(Path(), code, period, suffix=suffix).name
        contents[name] = render(value)
    return contents


def days_of(period: ReportingPeriod) -> dict[str, str]:
    """The two dates of a period as facts of the history."""
    return {"first": period.first.isoformat(), "last": period.last.isoformat()}
