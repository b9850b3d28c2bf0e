"""Hôm nay (today): what waits at the desk this day, in figures, lines and reminders.

Each figure is a view of the lists (`DossierView`), so that what it counts is what its list shows.
Nothing stands here that nobody can act on: a figure opens its list, a reminder the page where it is
settled, and only to officers who may settle it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from commune_desk.domain.desk.dossier import Role
from commune_desk.domain.desk.dossier_list import DossierRow, DossierView
from commune_desk.domain.keys import OfficerId
from commune_desk.domain.periods import PeriodKind, ReportingPeriod
from commune_desk.domain.reception.draft import DraftLine
from commune_desk.domain.upkeep.backup_alarms import Alarm
from commune_desk.domain.working_time import OFFICE_ZONE, Calendar, is_beyond, is_working_day

FIGURES = (
    DossierView.OVERDUE,
    DossierView.DUE_TODAY,
    DossierView.DUE_NEXT,
    DossierView.AWAITING_SUPPLEMENT,
    DossierView.RESULT_READY,
    DossierView.RECEIVED_TODAY,
    DossierView.RETURNED_TODAY,
)
"""What the page counts, in the order of the work."""

OVERSEEN_BY = frozenset({Role.LEADER, Role.ADMINISTRATOR})
"""Who sees the figures by officer and sector."""

CALENDAR_FROM_MONTH = 10
"""From October on the days off of the next year are missed: due dates begin to lie there."""

CALENDAR_AHEAD = timedelta(days=60)
"""So far ahead a day off that is not decided yet is called to mind."""

DUE_AHEAD = timedelta(days=120)
"""So far ahead a dossier that is due on a day off is looked for."""

REPORT_STAYS = timedelta(days=10)
"""So long after its last day a report that was not closed is still called to mind."""

Counts = Mapping[DossierView, int]
"""How many dossiers stand behind each figure."""


@dataclass(frozen=True, slots=True)
class ListOf:
    """The list behind a figure: of all, of one sector, or of what one officer received.

    Attributes:
        whose: the name of the sector or the officer, as the page that shows it says it.
    """

    view: DossierView
    whose: str = ""
    officer_id: OfficerId | None = None

    @property
    def sector(self) -> str:
        """The sector; empty where it is the list of all or of an officer."""
        return "" if self.officer_id else self.whose

    def as_text(self) -> str:
        """The text by which one page asks another for it."""
        return "|".join((self.view, str(self.officer_id or ""), self.whose))


def list_from(text: str) -> ListOf:
    """The list that `ListOf.as_text` names.

    >>> list_from(ListOf(DossierView.OVERDUE, "Hộ tịch").as_text())
    ListOf(view=<DossierView.OVERDUE: 'overdue'>, whose='Hộ tịch', officer_id=None)
    """
    view, officer, whose = text.split("|", 2)
    return ListOf(DossierView(view), whose, OfficerId(int(officer)) if officer else None)


class ReminderKind(StrEnum):
    """What somebody has to see to, other than a dossier."""

    DUE_ON_DAYS_OFF = "due_on_days_off"
    CALENDAR_MISSING = "calendar_missing"
    CALENDAR_UNCONFIRMED = "calendar_unconfirmed"
    REPORT_DUE = "report_due"
    BOOKS_UNCLOSED = "books_unclosed"
    CATALOGUE_UPDATES = "catalogue_updates"


@dataclass(frozen=True, slots=True)
class Reminder:
    """One thing to see to.

    Attributes:
        on: the day it is about: the last day of a report, the first day off.
        count: of how many: unconfirmed days, books, procedures, dossiers.
        year: the year of the calendar or of the oldest book.
        period: the kind of period whose report is due.
        days: which one it is.
    """

    kind: ReminderKind
    on: date | None = None
    count: int = 0
    year: int = 0
    period: PeriodKind | None = None
    days: ReportingPeriod | None = None


@dataclass(frozen=True, slots=True)
class FiguresOf:
    """The figures of one officer or one sector; an officer's dossiers are those they received."""

    name: str
    counts: Counts
    officer_id: OfficerId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Today:
    """The whole page as it stands at one moment.

    Attributes:
        next_day: the next working day: what is due until its end comes after today.
        first: what is overdue or due today, the most urgent first.
        waiting: whose papers are waited for, the longest first.
        ready: results to be handed over, the longest first.
        drafts: what this officer typed and did not receive, the latest first.
        by_officer, by_sector: the figures of those who have any; empty for who does not oversee.
        backup_at: when the newest backup was made; None without one.
        backup_alarm: what is wrong with the backups, the worst of it; None where nothing is.
        workbooks_at: when the register workbooks were last up to date; None before the first time.
        pending_months: how many of them wait to be written.
    """

    at: datetime
    next_day: date
    counts: Counts
    first: tuple[DossierRow, ...]
    waiting: tuple[DossierRow, ...]
    ready: tuple[DossierRow, ...]
    drafts: tuple[DraftLine, ...]
    reminders: tuple[Reminder, ...]
    by_officer: tuple[FiguresOf, ...] = ()
    by_sector: tuple[FiguresOf, ...] = ()
    backup_at: datetime | None = None
    backup_alarm: Alarm | None = None
    workbooks_at: datetime | None = None
    pending_months: int = 0


def due_on_days_off(
    due: Sequence[tuple[datetime, int]], calendar: Calendar
) -> tuple[Reminder, ...]:
    """The dossiers that are due on a day that was made a day off since they were received.

    What was promised stays as it is, so that nobody would be there when the citizen comes; and the
    day after, the dossier is late.

    Args:
        due: the moments at which open dossiers are due, in their order, and how many are.
        calendar: of the office.
    """
    off = [
        (day, count)
        for at, count in due
        if not is_working_day(calendar, day := at.astimezone(OFFICE_ZONE).date())
    ]
    kind, count = ReminderKind.DUE_ON_DAYS_OFF, sum(count for _, count in off)
    return (Reminder(kind, on=off[0][0], count=count),) if off else ()


def calendar_reminders(calendar: Calendar, today: date) -> tuple[Reminder, ...]:
    """What the yearly table lacks: the year that comes, and decisions on days that come soon."""
    found = []
    next_year = date(today.year + 1, 1, 1)
    if today.month >= CALENDAR_FROM_MONTH and is_beyond(calendar, next_year):
        found.append(Reminder(ReminderKind.CALENDAR_MISSING, year=next_year.year))
    doubtful = [
        day.on
        for day in calendar.days.values()
        if not day.is_confirmed and today <= day.on <= today + CALENDAR_AHEAD
    ]
    if doubtful:
        kind = ReminderKind.CALENDAR_UNCONFIRMED
        found.append(Reminder(kind, on=min(doubtful), count=len(doubtful)))
    return tuple(found)
