"""The report of a period as its paper: forms, text, dossiers, and who signs."""

from collections.abc import Iterator

from commune_desk.domain import periods
from commune_desk.domain.figures.report_paper import ReportedDossier, ReportPaper
from commune_desk.domain.figures.reporting import PeriodReport, SectorRow
from commune_desk.domain.law.report_form import (
    FilledReportForm,
    FormLine,
    FormSubject,
    ReportForm,
    filled,
    unstated,
)
from commune_desk.domain.law.topics import in_force
from commune_desk.services.desk.desk import Desk, OpenOffice
from commune_desk.services.figures import report_texts
from commune_desk.services.figures.reporter import reporter
from commune_desk.settings import BOTH_FORMS, CENTRE_FORM, RECEPTION_POINTS
from commune_desk.store.figures import report_names
from commune_desk.words.figures.figures import counting_notes

_A_MONTH = 31


def paper(desk: Desk, report: PeriodReport, before: SectorRow) -> ReportPaper:
    """Everything that the files of a report say; `before` is the sum of the period before."""
    law, reports = report_texts.forms_law(desk, report.period), reporter(desk)
    facts = [each.fact for each in report.dossiers]
    numbers = [fact.dossier_no for fact in facts]
    names = report_names.applicant_names(desk.office.id, numbers)
    reasons = report_texts.late_reasons(desk, report)
    return ReportPaper(
        letterhead=reports.letterhead,
        report=report,
        addressee=reports.addressee,
        signatory=reports.signatory,
        issued_on=desk.now().date(),
        forms=tuple(_filled(desk, report)),
        kind=periods.kind_of(report.period, in_force(desk.law.closing, on=report.period.last)),
        circular=law.circular,
        text=report_texts.text(desk, report, before) if law.has_outline else {},
        dossiers={
            fact.dossier_no: ReportedDossier(
                dossier_no=fact.dossier_no,
                applicant_name=names.get(fact.dossier_no, ""),
                procedure_name=fact.procedure_name,
                sector=fact.sector,
                received_at=fact.received_at,
                due_at=fact.due_at,
                promised_at=fact.promised_at,
                closed_at=fact.closed_at,
                reason=reasons.get(fact.dossier_no, fact.late_reason),
            )
            for fact in facts
        },
        overdue=report_texts.overdue(report),
        notes=counting_notes(
            report,
            late_basis=in_force(desk.law.apologies, on=report.period.last).legal_basis,
        ),
        compiled_by=desk.officer.full_name,
        provisional_at=report.as_of if report.is_provisional else None,
    )


def form_of_dossiers(opened: OpenOffice, report: PeriodReport) -> FilledReportForm:
    """The form of dossiers that is in force at the end of a period, filled."""
    forms = report_texts.forms_law(opened, report.period).forms
    form = next(form for form in forms if form.subject is FormSubject.DOSSIERS)
    return _filled_with_dossiers(form, report)


def _filled(desk: Desk, report: PeriodReport) -> Iterator[FilledReportForm]:
    """The forms that are sent for the period, and the earlier one where the office wants both."""
    law, period = report_texts.forms_law(desk, report.period), report.period
    is_month = (period.last - period.first).days < _A_MONTH
    feedback = report_texts.kept(desk, period).feedback
    for form in law.forms:
        if is_month and not form.is_monthly:
            continue
        match form.subject:
            case FormSubject.DOSSIERS:
                yield _filled_with_dossiers(form, report)
                if desk.settings[BOTH_FORMS]:
                    yield from _beside(desk, report)
            case FormSubject.FEEDBACK:
                yield report_texts.filled_feedback(form, feedback)
            case FormSubject.CENTRE:
                yield _filled_with_centre(desk, form)


def _filled_with_dossiers(form: ReportForm, report: PeriodReport) -> FilledReportForm:
    return filled(form, [(row.sector, row.counts) for row in report.rows])


def _beside(desk: Desk, report: PeriodReport) -> Iterator[FilledReportForm]:
    """The form of dossiers of the circular before."""
    law = report_texts.forms_law(desk, report.period)
    earlier = [version for version in desk.law.report_forms if version.since < law.since]
    for before in earlier[-1].forms if earlier else ():
        if before.subject is FormSubject.DOSSIERS:
            yield _filled_with_dossiers(before, report)


def _filled_with_centre(desk: Desk, form: ReportForm) -> FilledReportForm:
    """Form 08b from the office's settings; blank until they name its points of reception."""
    centre = desk.office.centre_name
    if not desk.settings[RECEPTION_POINTS]:
        return unstated(form, centre)
    counts = {setting.name: int(desk.settings[setting]) for setting in CENTRE_FORM}
    return FilledReportForm(form, (FormLine(centre, form.cells(counts)),))
