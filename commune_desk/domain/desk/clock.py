"""The clock of a dossier: when a run starts, what is left of it, until when something may be done.

The days are counted by the calendar of the dossier's sector, the figures are those of the law in
force on the day of the event that a term begins with. A term in days does not count the day of that
event; where its last day is a day off, it ends on the next working day (Bộ luật Dân sự 2015
Art 147(2)-(3), 148(5)).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from math import ceil

from commune_desk.domain.catalogue.procedure import ProcessingTime, TimeUnit
from commune_desk.domain.desk.dossier import (
    ClockRun,
    Dossier,
    LatenessRule,
    RunEnd,
    is_late,
)
from commune_desk.domain.desk.dossier_errors import (
    NewDateInThePast,
    NewDateNotLater,
    NewDateOutsideHours,
)
from commune_desk.domain.law.topics import Law, SupplementLaw, SupplementTerms, in_force
from commune_desk.domain.vietnamese import fold
from commune_desk.domain.working_time import (
    OFFICE_ZONE,
    Calendar,
    DueRule,
    DueStep,
    add_working_days,
    closes_at,
    due_at,
    explain,
    is_working_day,
    next_working_day,
    sessions_on,
    working_days_between,
)

_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class ClockRules:
    """By what an office counts time and judges lateness.

    Attributes:
        rule: whether the moment or the day is compared with the due date.
        calendar: the office's hours and days off.
        law: the terms that the law sets.
        demands_reasons: False where the past is entered again and gives no more than it has.
    """

    rule: LatenessRule
    calendar: Calendar
    law: Law
    demands_reasons: bool = True


def sector_calendar(calendar: Calendar, law: Law, *, sector: str, on: date) -> Calendar:
    """The calendar of a sector: a Saturday morning is for those that receive then.

    Args:
        calendar: of the office.
        law: which sectors receive then.
        sector: of the dossier.
        on: the day of the reception, which chooses the law.
    """
    hours = calendar.hours
    if _SATURDAY not in hours.special or is_one_of(in_force(law.saturdays, on).sectors, sector):
        return calendar
    others = {day: sessions for day, sessions in hours.special.items() if day != _SATURDAY}
    return replace(calendar, hours=replace(hours, special=others))


def calendar_for(rules: ClockRules, dossier: Dossier) -> Calendar:
    """The calendar by which the days of a dossier are counted."""
    on = dossier.received_at.date()
    return sector_calendar(rules.calendar, rules.law, sector=dossier.sector, on=on)


def is_one_of(sectors: Sequence[str], sector: str) -> bool:
    """Whether a law that names sectors names that one, whatever its capitals."""
    return fold(sector) in {fold(one) for one in sectors}


# --- runs ----------------------------------------------------------------------------------------


def first_run(received_at: datetime, allowance: ProcessingTime, calendar: Calendar) -> ClockRun:
    """The run that starts with the reception (NĐ 118/2025/NĐ-CP Art 17(3))."""
    return ClockRun(received_at, allowance, due_at(received_at, allowance, calendar))


def run_from_zero(dossier: Dossier, at: datetime, rules: ClockRules) -> ClockRun:
    """The clock that starts anew when the missing papers arrive (NĐ 118/2025/NĐ-CP Art 19(5))."""
    return first_run(at, dossier.runs[0].allowance, calendar_for(rules, dossier))


def run_going_on(dossier: Dossier, at: datetime, rules: ClockRules) -> ClockRun:
    """The clock that goes on when the answer to a verification is there, with what was left.

    Neither the sending nor the answer counts (NĐ 123/2015/NĐ-CP Art 3(4)). What was over stays
    over; a promise to the citizen stands.
    """
    before = dossier.runs[-1]
    calendar = calendar_for(rules, dossier)
    left = time_left(before, calendar)
    return replace(
        before,
        started_at=at,
        allowance=left,
        due_at=before.due_at if is_late(before, rules.rule) else due_at(at, left, calendar),
        ended_at=None,
        why=None,
        late_reason="",
    )


def time_left(run: ClockRun, calendar: Calendar) -> ProcessingTime:
    """What was left of a run when it ended, as time that can be granted again.

    Days are whole: those after the day on which it ended, the day of the due date included; on the
    last one the rest of a day. What is solved at once, or within hours, keeps its day or the hours
    that were left, a begun one as a whole.
    """
    ended_at = run.ended_at or run.started_at
    ended, due, unit = ended_at.date(), run.due_at.date(), run.allowance.unit
    if unit is TimeUnit.SAME_DAY:
        return run.allowance
    if unit is TimeUnit.HOURS:
        hours = office_time(ended_at, run.due_at, calendar) / timedelta(hours=1)
        return replace(run.allowance, count=max(1, ceil(hours)), cut_off=None)
    days = (due - ended).days
    if unit is TimeUnit.WORKING_DAYS:
        days = working_days_between(calendar, ended, due)
    if days < 1:
        return ProcessingTime(TimeUnit.SAME_DAY)
    return replace(run.allowance, count=min(days, run.allowance.count), cut_off=None)


def office_time(start: datetime, end: datetime, calendar: Calendar) -> timedelta:
    """How long the office works between two moments."""
    worked, day = timedelta(), start.date()
    while day <= end.date():
        for opening, closing in sessions_on(calendar, day):
            begin = max(start, datetime.combine(day, opening, OFFICE_ZONE))
            until = min(end, datetime.combine(day, closing, OFFICE_ZONE))
            worked += max(until - begin, timedelta())
        day += timedelta(days=1)
    return worked


def explain_last(
    dossier: Dossier, rules: ClockRules, *, is_kept: bool = False
) -> tuple[DueStep, ...]:
    """Why the last run is due when it is.

    Where a run was over before it could go on, that is why the one before it was due. Where the
    calendar was changed since, the date that was promised stands, and that is said.

    Args:
        dossier: whose runs.
        rules: by which they are counted.
        is_kept: whether the first run keeps a due date that had passed when its time was corrected
            (`domain.handling.correction.broken_date`).
    """
    run, begins = dossier.runs[0], DueRule.RECEIVED
    for before, later in pairwise(dossier.runs):
        if later.due_at > later.started_at:
            run, begins = later, _BEGINS[before.why]
    calendar = calendar_for(rules, dossier)
    steps = explain(run.started_at, run.allowance, calendar, begins=begins)
    if is_kept and run is dossier.runs[0]:
        counted, stands = DueRule.COUNTED_LATER, DueRule.DUE_KEPT
    elif steps[-1].at != run.due_at:
        counted, stands = DueRule.COUNTED_TODAY, DueRule.DUE_PROMISED
    else:
        return steps
    return (*steps[:-1], replace(steps[-1], rule=counted), DueStep(stands, run.due_at))


_BEGINS = {
    RunEnd.SUPPLEMENT: DueRule.SUPPLEMENTED,
    RunEnd.VERIFICATION: DueRule.VERIFIED,
    None: DueRule.RECEIVED,
}

# --- terms ---------------------------------------------------------------------------------------


def last_day(begun_on: date, days: int, calendar: Calendar) -> date:
    """The last day of a term in days that begins with an event of a day."""
    last = begun_on + timedelta(days=days)
    return last if is_working_day(calendar, last) else next_working_day(calendar, last)


def supplement_terms(law: Law, sector: str, on: date) -> SupplementLaw | SupplementTerms:
    """The terms of missing papers on a day: those of the sector's own law, or else the general."""
    general = in_force(law.supplements, on)
    own = (terms for terms in general.sectors if is_one_of([terms.sector], sector))
    return next(own, general)


def answer_until(dossier: Dossier, asked_at: datetime, rules: ClockRules) -> date:
    """The last day for the answer to a supplement request (NĐ 118/2025/NĐ-CP Art 19(5))."""
    terms = supplement_terms(rules.law, dossier.sector, asked_at.date())
    return last_day(asked_at.date(), terms.answer_days, calendar_for(rules, dossier))


def ask_until(dossier: Dossier, rules: ClockRules) -> date:
    """The last day on which the law wants a supplement to be asked for (Art 19(5))."""
    received_on = dossier.received_at.date()
    days = supplement_terms(rules.law, dossier.sector, received_on).ask_within_working_days
    return add_working_days(calendar_for(rules, dossier), received_on, days)


def notice_until(dossier: Dossier, rules: ClockRules) -> date:
    """The last day on which the law wants an expected delay to be told (Art 19(6))."""
    due_on = dossier.due_at.date()
    return due_on - timedelta(days=in_force(rules.law.apologies, due_on).notice_days)


# --- the date of an apology ----------------------------------------------------------------------


def check_promise(dossier: Dossier, until: datetime, *, at: datetime, rules: ClockRules) -> None:
    """Refuse a new date on which nobody could keep it.

    Raises:
        NewDateNotLater: it is not after the legal due date.
        NewDateInThePast: it is not after the moment of the apology.
        NewDateOutsideHours: the office does not work then.
    """
    if until <= dossier.due_at:
        raise NewDateNotLater(dossier.dossier_no, dossier.due_at, until)
    if until <= at:
        raise NewDateInThePast(dossier.dossier_no, at, until)
    local = until.astimezone(OFFICE_ZONE)
    hours = sessions_on(calendar_for(rules, dossier), local.date())
    if not any(opens <= local.time() <= closes for opens, closes in hours):
        raise NewDateOutsideHours(until, hours)


def promise_on(day: date, calendar: Calendar) -> datetime:
    """The moment that a promised day means: the end of the office's hours.

    Raises:
        NewDateOutsideHours: the office does not work on that day.
    """
    if not (hours := sessions_on(calendar, day)):
        raise NewDateOutsideHours(datetime.combine(day, time(), OFFICE_ZONE), hours)
    return closes_at(calendar, day)
