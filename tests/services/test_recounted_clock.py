"""A month of random steps, its due dates too counted a second time, without the program's rules.

`test_recount.py` takes the due dates as the program promised them; here they are counted anew: the
working days, what a verification leaves of them, what is late and what is nobody's. The figures
must be the same at the end of the month and a year later, by day and by minute.
"""

from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from heapq import heappop, heappush
from random import Random

import pytest

from commune_desk.domain.desk.dossier import TimelinessRule
from commune_desk.domain.desk.steps import Action, StepRequest
from commune_desk.domain.periods import calendar_month
from commune_desk.services.desk.desk import Desk
from commune_desk.services.figures import reports
from commune_desk.services.handling import handling
from commune_desk.services.reception import intake
from commune_desk.setting_values import SettingValues
from commune_desk.settings import TIMELINESS_RULE
from commune_desk.store.desk import dossiers
from tests.factories import MARITAL_STATUS, Clock, a_reception, moment

OCTOBER = calendar_month(date(2026, 10, 1))
RESIDENCE = "1.004194"
"""Đăng ký tạm trú: three working days too, but a verification does not stop its clock."""
ALLOWED = 3
HOLIDAYS = {date(2026, 11, 24)}
LAST_STEP = moment("2026-12-10 00:00")
CELLS = ("solved_early", "solved_on_time", "solved_overdue", "open_in_time", "open_overdue")
ENDS = (Action.FINISH, Action.REFUSE, Action.STOP, Action.LAPSE)


@dataclass
class Told:
    """One dossier as somebody in the room would tell it: what was done, and when."""

    number: str
    received_at: datetime
    done: list[tuple[datetime, str]] = field(default_factory=list)


# --- counted anew --------------------------------------------------------------------------------


def works(day: date) -> bool:
    return day.weekday() < 5 and day not in HOLIDAYS


def day_after(day: date, count: int) -> date:
    """The working day that many working days later."""
    while count:
        day += timedelta(days=1)
        count -= works(day)
    return day


def at_five(day: date, like: datetime) -> datetime:
    return datetime.combine(day, time(17), like.tzinfo)


def due_after(at: datetime, days: int) -> datetime:
    """Days are counted from the next one; with none left, until the office closes next."""
    if days:
        return at_five(day_after(at.date(), days), at)
    is_open = works(at.date()) and at.time() < time(17)
    return at_five(at.date() if is_open else day_after(at.date(), 1), at)


def is_over(end: datetime, due: datetime, rule: TimelinessRule) -> bool:
    if rule is TimelinessRule.BY_DAY:
        return end.date() > due.date()
    return end.replace(second=0, microsecond=0) > due


class Count:
    """One dossier, told step by step up to a moment."""

    def __init__(self, told: Told, until: datetime, rule: TimelinessRule) -> None:
        self.rule, self.due = rule, due_after(told.received_at, ALLOWED)
        self.is_late = self.stands = self.was_over = False
        self.left, self.closed = 0, ""
        for at, what in told.done:
            if at <= until:
                self.hear(at, what)

    def hear(self, at: datetime, what: str) -> None:
        """What a step does to the clock."""
        match what:
            case Action.REQUEST_SUPPLEMENT | Action.SEND_VERIFICATION:
                self.was_over, self.stands = is_over(at, self.due, self.rule), True
                self.is_late = self.is_late or self.was_over
                days = range(1, (self.due.date() - at.date()).days + 1)
                self.left = sum(works(at.date() + timedelta(days=n)) for n in days)
            case Action.ACCEPT_SUPPLEMENT:
                self.due, self.stands = due_after(at, ALLOWED), False
            case Action.VERIFIED:
                self.due = self.due if self.was_over else due_after(at, self.left)
                self.stands = False
            case "undo":
                self.closed = ""
            case action if action in ENDS:
                self.closed = "on_time" if self.stands else judged(at, self.due, self.rule)

    def cell(self, until: datetime) -> str:
        """In which cell the dossier belongs."""
        if self.closed:
            return f"solved_{'overdue' if self.is_late else self.closed}"
        runs_out = not self.stands and is_over(until, self.due, self.rule)
        return "open_overdue" if self.is_late or runs_out else "open_in_time"


def judged(at: datetime, due: datetime, rule: TimelinessRule) -> str:
    if is_over(at, due, rule):
        return "overdue"
    is_before = at.date() < due.date() if rule is TimelinessRule.BY_DAY else at < due
    return "early" if is_before else "on_time"


# --- what happens --------------------------------------------------------------------------------


class Room:
    """A desk at which anything that is permitted may happen, in order of time."""

    def __init__(self, desk: Desk, clock: Clock, seed: int) -> None:
        self.desk, self.clock, self.random = desk, clock, Random(seed)
        self.told: dict[str, Told] = {}
        self.next: list[tuple[datetime, str]] = []

    def receive(self, count: int) -> None:
        """Dossiers of the whole month, entered in the order in which they came."""
        for at in sorted(self._moment() for _ in range(count)):
            self.clock.at = at
            code = self.random.choice((MARITAL_STATUS, MARITAL_STATUS, RESIDENCE))
            reception = a_reception(procedure_code=code, at=at)
            number = intake.receive(self.desk, reception).dossier.dossier_no
            self.told[number] = Told(number, at)
            heappush(self.next, (self._later(at), number))

    def go_on(self, until: datetime) -> None:
        """Everything that is done up to a moment."""
        while self.next and self.next[0][0] <= until:
            at, number = heappop(self.next)
            self.clock.at = at
            self._do(at, number)
            if (later := self._later(at)) < LAST_STEP:
                heappush(self.next, (later, number))

    def _do(self, at: datetime, number: str) -> None:
        dossier, told = dossiers.get(self.desk.office.id, number), self.told[number]
        may_undo = handling.undoable(self.desk, dossier) is not None and not dossier.is_open
        if may_undo and self.random.random() < 0.3:
            handling.undo_last(self.desk, number, "Nhầm")
            told.done.append((at, "undo"))
            return
        permitted = [a for a in handling.permitted(self.desk, dossier) if a is not Action.RETURN]
        if not permitted:
            return
        action = self.random.choice(permitted)
        until = None
        if action is Action.APOLOGISE:
            until = at_five(day_after(max(dossier.due_at, at).date(), 2), at)
        request = StepRequest(action, at, "Vì vậy", until, "Mất điện")
        handling.step(self.desk, number, request)
        told.done.append((at, action))

    def _moment(self) -> datetime:
        return moment("2026-10-01 00:00") + timedelta(minutes=self.random.randrange(31 * 24 * 60))

    def _later(self, at: datetime) -> datetime:
        return at + timedelta(minutes=self.random.choice((7, 600, 1500, 3000, 9000, 26000)))


@pytest.mark.parametrize("rule", TimelinessRule)
@pytest.mark.parametrize("seed", [1])
def test_a_month_is_counted_alike_at_its_end_and_a_year_later(any_desk, clock, rule, seed):
    settings = SettingValues({**any_desk.settings.changed, TIMELINESS_RULE.name: rule.value})
    desk = replace(any_desk, settings=settings)
    room = Room(desk, clock, seed)
    room.receive(80)
    room.go_on(OCTOBER.ends_at)
    counted = dict.fromkeys(CELLS, 0)
    for told in room.told.values():
        counted[Count(told, OCTOBER.ends_at, rule).cell(OCTOBER.ends_at)] += 1
    clock.at = OCTOBER.ends_at
    assert figures(desk) == counted
    room.go_on(LAST_STEP)
    clock.at = moment("2027-11-01 08:00")
    assert figures(desk) == counted
    done = {what for told in room.told.values() for _, what in told.done}
    assert {*ENDS, Action.SEND_VERIFICATION, Action.VERIFIED, Action.APOLOGISE, "undo"} <= done


def figures(desk: Desk) -> dict[str, int]:
    counts = reports.figures(desk, OCTOBER).total.counts
    return {cell: counts[cell] for cell in CELLS}
