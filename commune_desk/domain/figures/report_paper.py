"""The report of a period on paper: its text, its forms, the list of its overdue dossiers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from commune_desk.domain.figures.report_text import TextSection
from commune_desk.domain.figures.reporting import PeriodReport
from commune_desk.domain.law.report_form import FilledReportForm
from commune_desk.domain.office.letterhead import Letterhead
from commune_desk.domain.office.office import Leader
from commune_desk.domain.periods import PeriodKind


@dataclass(frozen=True, slots=True)
class ReportedDossier:
    """One dossier of the report by name, dates and reason, as it stood at the end.

    Attributes:
        promised_at: the date of a re-appointment that held then.
        closed_at: None where it was open.
        reason: why it took longer than the law allows; empty where none was given.
    """

    dossier_no: str
    applicant_name: str
    procedure_name: str
    sector: str
    received_at: datetime
    due_at: datetime
    promised_at: datetime | None = None
    closed_at: datetime | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ReportPaper:
    """The report of a period with its head and who signs.

    Attributes:
        letterhead: of who reports: the people's committee, or the centre.
        forms: filled, in the order in which they stand in the report.
        kind: what the period is called; None for two free dates.
        circular: that prescribes the forms.
        text: the sections of the outline; empty where the circular has none.
        dossiers: every dossier of the period by its number.
        notes: how the form of dossiers was counted where the law leaves it open.
        overdue: the numbers of those that were solved late or are late.
        compiled_by: the officer who made it; without one the name is written by hand.
        provisional_at: the moment it looks from where the period has not ended: such a report says
            so on every page and nobody signs it.
    """

    letterhead: Letterhead
    report: PeriodReport
    addressee: str
    signatory: Leader
    issued_on: date
    forms: tuple[FilledReportForm, ...]
    kind: PeriodKind | None = None
    circular: str = ""
    text: Mapping[TextSection, str] = field(default_factory=dict)
    dossiers: Mapping[str, ReportedDossier] = field(default_factory=dict)
    overdue: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    compiled_by: str = ""
    provisional_at: datetime | None = None
