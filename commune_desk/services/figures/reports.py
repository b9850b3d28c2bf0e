"""Reports (báo cáo): the month's figures, and the month as PDF and workbook."""

from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path

from commune_desk.domain.history import EventKind
from commune_desk.domain.reporting import PeriodReport, ReportingPeriod, period_report
from commune_desk.domain.slips import ReportPaper, letterhead
from commune_desk.files.outgoing import replace_or_put_beside, report_file
from commune_desk.files.writing import check_writable
from commune_desk.services.desk.desk import Desk
from commune_desk.services.desk.progress import Progress, check, unwatched
from commune_desk.services.desk.recording import record
from commune_desk.services.papers.printing import signing_leader
from commune_desk.settings import ADDRESSEE
from commune_desk.store.desk import ratings
from commune_desk.store.figures import dossier_facts

_CLOSING_DAY = 14
"""Months of reports end on the 14th (NĐ 09/2019/NĐ-CP; months and quarters marked unverified)."""


class Preset(StrEnum):
    """The periods that a month picker offers."""

    CALENDAR_MONTH = "calendar_month"
    REPORTING_MONTH = "reporting_month"


def period_of(month: date, preset: Preset = Preset.CALENDAR_MONTH) -> ReportingPeriod:
    """The period of a month: the 1st to its last day, or the 15th before to the 14th."""
    first = month.replace(day=1)
    if preset is Preset.CALENDAR_MONTH:
        next_first = (first + timedelta(days=31)).replace(day=1)
        return ReportingPeriod(first, next_first - timedelta(days=1))
    before = (first - timedelta(days=1)).replace(day=_CLOSING_DAY + 1)
    return ReportingPeriod(before, first.replace(day=_CLOSING_DAY))


def figures(desk: Desk, period: ReportingPeriod) -> PeriodReport:
    """Everything the report of a period says, with the dossiers behind each figure.

    Open dossiers are judged at the end of the period; in a period that still runs, at the present
    moment, or at that of the last event where the computer's clock is behind it.
    """
    office = desk.office.id
    latest = dossier_facts.last_event_at(office)
    as_of = max(desk.now(), latest) if latest else desk.now()
    return period_report(
        dossier_facts.facts(office, period),
        period,
        ratings=ratings.given_between(office, period.starts_at, period.ends_at),
        rule=desk.timeliness_rule,
        as_of=as_of,
    )


def write(
    desk: Desk, period: ReportingPeriod, folder: Path, *, progress: Progress = unwatched
) -> tuple[Path, ...]:
    """The report as PDF and as workbook; returns where they are.

    Raises:
        FolderMissing, FolderNotWritable, DiskFull: nothing half written is left.
        WorkbookInUse: one of the two is open elsewhere; the new one stands beside it.
        Cancelled: the officer stopped the work.
    """
    from commune_desk.documents import report as report_paper
    from commune_desk.workbooks import period_report as report_workbook

    check_writable(folder)
    check(progress, 0, 3)
    paper = ReportPaper(
        letterhead=letterhead(desk.office),
        report=figures(desk, period),
        addressee=desk.settings[ADDRESSEE],
        signatory=signing_leader(desk),
        issued_on=desk.now().date(),
        compiled_by=desk.officer.full_name,
    )
    check(progress, 1, 3)
    pdf = report_file(folder, period, ".pdf")
    replace_or_put_beside(pdf, report_paper.render(paper))
    check(progress, 2, 3)
    workbook = report_file(folder, period, ".xlsx")
    replace_or_put_beside(workbook, report_workbook.render(paper))
    with desk.database.transaction():
        facts = {"first": period.first.isoformat(), "last": period.last.isoformat()}
        record(desk, EventKind.REPORT_MADE, facts=facts)
    progress(3, 3)
    return pdf, workbook
