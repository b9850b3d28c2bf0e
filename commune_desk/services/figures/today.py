"""Hôm nay: the whole page of this day as one value, in few questions.

Why one function: a page that asks for each of its figures apart shows moments that never were
together, and asks the more the fuller it gets.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, datetime

from commune_desk.domain.desk.dossier_list import (
    DossierFilter,
    DossierRow,
    DossierSort,
    DossierView,
    day_after,
)
from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.desk.rights import QuietVerb
from commune_desk.domain.figures.reports_due import send_by
from commune_desk.domain.figures.today import (
    DUE_AHEAD,
    FIGURES,
    OVERSEEN_BY,
    REPORT_STAYS,
    Counts,
    FiguresOf,
    ListOf,
    Reminder,
    ReminderKind,
    Today,
    calendar_reminders,
    due_on_days_off,
)
from commune_desk.domain.keys import OfficerId
from commune_desk.domain.law.books import BookKind
from commune_desk.domain.law.topics import in_force
from commune_desk.domain.periods import PeriodKind, period_of
from commune_desk.domain.vietnamese import sort_key
from commune_desk.domain.working_time import OFFICE_ZONE, next_working_day
from commune_desk.services.desk import rights
from commune_desk.services.desk.desk import Desk
from commune_desk.services.figures import sync
from commune_desk.services.reception import drafts
from commune_desk.services.upkeep import backup_standing
from commune_desk.store import certification
from commune_desk.store.catalogue import procedures
from commune_desk.store.desk import dossier_pages, dossiers
from commune_desk.store.desk.dossier_pages import Counted
from commune_desk.store.figures import closed_periods
from commune_desk.store.office import officers
from commune_desk.store.upkeep import history
from commune_desk.words.figures.today import view_name

LINES = 6
"""How many lines a list of the page has; its figure opens all of them."""

_LOOKED_AT = 100
"""Among so many the longest waiting are looked for."""


def today(desk: Desk) -> Today:
    """What waits at the desk now; more of it for who oversees others."""
    rights.check(desk, QuietVerb.FOUND)
    now = desk.now()
    oversees = desk.officer.role in OVERSEEN_BY
    lists = {view: list_of(desk, ListOf(view), now) for view in FIGURES}
    found = dossier_pages.counted(desk.office.id, lists.values(), by_officer=oversees)
    is_at_desk = rights.may(desk, QuietVerb.DRAFT_KEPT)
    mine = [one for one in drafts.lines(desk) if one.officer_id == desk.officer.id]
    backups, workbooks = backup_standing.standing(desk), sync.state(desk)
    return Today(
        at=now,
        next_day=next_working_day(desk.calendar, now.date()),
        counts=_counts(found),
        first=_first(desk, lists),
        waiting=_longest(desk, lists[DossierView.AWAITING_SUPPLEMENT]),
        ready=_longest(desk, lists[DossierView.RESULT_READY]) if is_at_desk else (),
        drafts=tuple(mine) if is_at_desk else (),
        reminders=tuple(_reminders(desk, now)),
        by_officer=_by_officer(desk, found) if oversees else (),
        by_sector=_by_sector(found) if oversees else (),
        backup_at=backups.last_at,
        backup_alarm=next(iter(backups.alarms), None),
        workbooks_at=workbooks.last_at,
        pending_months=workbooks.pending_months,
    )


def list_of(desk: Desk, asked: ListOf, now: datetime) -> DossierFilter:
    """The list behind a figure of the page at a moment, in order of due dates."""
    return DossierFilter(
        now=now,
        view=asked.view,
        sector=asked.sector,
        sort=DossierSort.DUE_ASC,
        rule=desk.timeliness_rule,
        next_day=next_working_day(desk.calendar, now.date()),
        officer_id=asked.officer_id,
    )


def list_name(desk: Desk, view: DossierView) -> str:
    """What the list behind a figure is called today."""
    day = desk.now().date()
    return view_name(view, today=day, next_day=next_working_day(desk.calendar, day))


# --- lines ---------------------------------------------------------------------------------------


def _first(desk: Desk, lists: dict[DossierView, DossierFilter]) -> tuple[DossierRow, ...]:
    """What is overdue, then what is due today."""
    found: list[DossierRow] = []
    for view in (DossierView.OVERDUE, DossierView.DUE_TODAY):
        if room := LINES - len(found):
            found += dossier_pages.page(desk.office.id, lists[view], limit=room).rows
    return tuple(found)


def _longest(desk: Desk, wanted: DossierFilter) -> tuple[DossierRow, ...]:
    """Those of a list that have waited longest, for papers or for whoever fetches the result."""
    found = dossier_pages.page(desk.office.id, wanted, limit=_LOOKED_AT).rows
    ordered = sorted(found, key=lambda row: row.waiting_since or row.closed_at or row.due_at)
    return tuple(ordered[:LINES])


# --- figures -------------------------------------------------------------------------------------


def _counts(found: Sequence[Counted]) -> Counts:
    return {view: sum(one.count for one in found if one.view is view) for view in FIGURES}


def _by_sector(found: Sequence[Counted]) -> tuple[FiguresOf, ...]:
    parts: dict[str, list[Counted]] = defaultdict(list)
    for one in found:
        parts[one.sector].append(one)
    return tuple(FiguresOf(name, _counts(parts[name])) for name in sorted(parts, key=sort_key))


def _by_officer(desk: Desk, found: Sequence[Counted]) -> tuple[FiguresOf, ...]:
    parts: dict[OfficerId, list[Counted]] = defaultdict(list)
    for one in found:
        if one.officer_id is not None:
            parts[one.officer_id].append(one)
    known = officers.all_officers(desk.office.id)
    return tuple(
        FiguresOf(officer.full_name, _counts(parts[officer.id]), officer.id)
        for officer in known
        if officer.id in parts
    )


# --- reminders -----------------------------------------------------------------------------------


def _reminders(desk: Desk, now: datetime) -> Iterator[Reminder]:
    """What this officer has to see to."""
    office, day = desk.office.id, now.date()
    yield from on_days_off(desk)
    if rights.may(desk, EventKind.CALENDAR_CHANGED):
        yield from calendar_reminders(desk.calendar, day)
    keeps_catalogue = rights.may(desk, EventKind.CATALOGUE_KEPT)
    if keeps_catalogue and (waiting := procedures.undecided_count(office)):
        yield Reminder(ReminderKind.CATALOGUE_UPDATES, count=waiting)
    if rights.may(desk, EventKind.BOOK_CLOSED):
        begun = (certification.open_before(office, book, day.year) for book in BookKind)
        books = [book for book in begun if book is not None]
    else:
        books = []
    if books:
        oldest = min(book.year for book in books)
        yield Reminder(ReminderKind.BOOKS_UNCLOSED, count=len(books), year=oldest)
    # The report of a period that is over, until it was closed
    day = now.date()
    closing = in_force(desk.law.closing, day)
    for kind in PeriodKind:
        period = period_of(kind, day, closing)
        until = send_by(in_force(desk.law.report_forms, period.last), kind, period)
        if until is None or not period.last < day <= until + REPORT_STAYS:
            continue
        is_settled = closed_periods.is_closed(office, period)
        if not is_settled and _worked_in(desk, period.last):
            yield Reminder(ReminderKind.REPORT_DUE, on=until, period=kind, days=period)


def on_days_off(desk: Desk) -> tuple[Reminder, ...]:
    """What is due from tomorrow on when the office is closed, by the calendar of the desk."""
    rights.check(desk, QuietVerb.FOUND)
    morning = day_after(desk.now().date(), desk.now())
    due = dossiers.worked_on_until(desk.office.id, morning, morning + DUE_AHEAD)
    return due_on_days_off(due, desk.calendar)


def _worked_in(desk: Desk, last: date) -> bool:
    """Whether there was an office before the end of that day, or a dossier entered for it."""
    first_received = dossiers.first_received_at(desk.office.id)
    begun = (history.begun_at(desk.office.id), first_received)
    return any(at is not None and at.astimezone(OFFICE_ZONE).date() <= last for at in begun)
