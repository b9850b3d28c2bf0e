"""The text of a report: written from its figures until an officer edits it (lời báo cáo)."""

from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.figures.report_text import (
    FeedbackLine,
    FeedbackStatement,
    ReportText,
    TextSection,
)
from commune_desk.domain.figures.reporting import RECEIVED_CELLS, PeriodReport, SectorRow
from commune_desk.domain.law.report_form import (
    FilledReportForm,
    FormSubject,
    ReportForm,
    filled,
    unstated,
)
from commune_desk.domain.law.topics import ReportFormsLaw, in_force
from commune_desk.domain.period_errors import (
    FeedbackDoesNotAddUp,
    FeedbackPartTooLarge,
    PeriodAlreadyClosed,
)
from commune_desk.domain.periods import ReportingPeriod
from commune_desk.services.desk import rights
from commune_desk.services.desk.desk import Desk, OpenOffice
from commune_desk.services.desk.recording import record
from commune_desk.services.figures.reporter import reporter
from commune_desk.store.figures import closed_periods, report_names
from commune_desk.store.figures import report_texts as kept_texts
from commune_desk.words.figures.report_text import TextFacts, written


def forms_law(opened: OpenOffice, period: ReportingPeriod) -> ReportFormsLaw:
    """The circular that the report of a period follows."""
    return in_force(opened.law.report_forms, on=period.last)


def kept(desk: Desk, period: ReportingPeriod) -> ReportText:
    """What the office wrote itself for a period."""
    return kept_texts.get(desk.office.id, (period.first, period.last))


def keep(desk: Desk, period: ReportingPeriod, text: ReportText) -> None:
    """Keep the edited sections and the stated feedback of a period; no change, no event.

    Raises:
        FeedbackDoesNotAddUp: a total of form 06a is not the same both ways it is added up.
        FeedbackPartTooLarge: one of its columns is more than the one it is a part of.
        PeriodAlreadyClosed: what was signed is not edited.
    """
    rights.check(desk, EventKind.REPORT_TEXT_KEPT)
    form = feedback_form(desk, period)
    if form and text.feedback:
        for line in text.feedback.lines:
            _check(form, line)
    of_period = (period.first, period.last)
    with desk.database.transaction():
        if closed := closed_periods.find(desk.office.id, period):
            raise PeriodAlreadyClosed(period.first, period.last, closed.closed_at)
        if kept_texts.get(desk.office.id, of_period) == text:
            return
        kept_texts.save(desk.office.id, of_period, text, at=desk.now())
        days = {"first": period.first.isoformat(), "last": period.last.isoformat()}
        record(desk, EventKind.REPORT_TEXT_KEPT, facts={**days, "sections": sorted(text.edited)})


def _check(form: ReportForm, line: FeedbackLine) -> None:
    if broken := form.broken_sum(line.counts):
        raise FeedbackDoesNotAddUp(line.sector, broken.caption)
    if larger := form.larger_part(line.counts):
        cells = form.cells(line.counts)
        (part, count), (whole, most) = ((f"({one.number})", cells[one.name]) for one in larger)
        raise FeedbackPartTooLarge(line.sector, part, count, whole, most)


def feedback_form(opened: OpenOffice, period: ReportingPeriod) -> ReportForm | None:
    """The form of feedback that is in force for a period; None where its circular has none."""
    forms = forms_law(opened, period).forms
    return next((form for form in forms if form.subject is FormSubject.FEEDBACK), None)


def filled_feedback(form: ReportForm, stated: FeedbackStatement | None) -> FilledReportForm:
    """Form 06a as an officer stated it; without a statement it is blank."""
    if stated is None:
        return unstated(form)
    return filled(form, [(line.sector, line.counts) for line in stated.lines])


def text(desk: Desk, report: PeriodReport, before: SectorRow) -> dict[TextSection, str]:
    """Every section of a report: as it was edited, or written from the figures.

    Args:
        desk: whose office.
        report: the figures of the period.
        before: the sum of the period before, to compare with.
    """
    stated, form = kept(desk, report.period).feedback, feedback_form(desk, report.period)
    new = report.numbers(cell for cell in RECEIVED_CELLS if cell != "carried_over")
    return {
        **written(
            TextFacts(
                total=report.total,
                before=before,
                taken_over=report_names.taken_over(desk.office.id, new),
                late_reasons=tuple(late_reasons(desk, report).values()),
                addressee=reporter(desk).addressee,
                feedback=stated,
                feedback_form=filled_feedback(form, stated) if form else None,
            )
        ),
        **kept(desk, report.period).edited,
    }


def overdue(report: PeriodReport) -> tuple[str, ...]:
    """The dossiers that were solved late or are late, by number."""
    return report.numbers(("solved_overdue", "open_overdue"))


def late_reasons(desk: Desk, report: PeriodReport) -> dict[str, str]:
    """Why each overdue dossier is so: the reason of its ending, or of the last apology."""
    facts = {each.fact.dossier_no: each.fact for each in report.dossiers}
    numbers = overdue(report)
    apologies = report_names.apology_reasons(desk.office.id, numbers, report.as_of)
    return {number: facts[number].late_reason or apologies.get(number, "") for number in numbers}
