"""Months of random events with every step: the program counts what a second count of them counts.

They are asked for at the end of each period, and again a year later, when everything has moved on.
"""

from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from random import Random

import pytest

from commune_desk.domain.catalogue.procedure import Channel
from commune_desk.domain.desk.dossier import Dossier, DossierState
from commune_desk.domain.desk.steps import Action, StepRequest
from commune_desk.domain.errors import UserError
from commune_desk.domain.figures.reporting import PeriodReport
from commune_desk.domain.handling.rating import RatingLevel
from commune_desk.domain.law.report_form import COUNTS
from commune_desk.domain.periods import ReportingPeriod
from commune_desk.domain.working_time import OFFICE_ZONE
from commune_desk.services.desk.desk import Desk
from commune_desk.services.figures import reports
from commune_desk.services.handling import handling, rating
from commune_desk.services.reception import intake
from commune_desk.settings import TIMELINESS_RULE, WAITING_CLOSED, WaitingClosed
from tests.factories import BIRTH, Clock, a_reception
from tests.services import recount
from tests.services.recount import Line

FORMS = {BIRTH: True, "1.004873": True, "1.000656": True, "1.001612": True, "2.000815": False}
"""The procedures that are asked for, and whether the citizen must hand in a declaration."""

FIRST, LAST = date(2026, 5, 4), date(2026, 8, 14)
PERIODS = (
    (date(2026, 5, 1), date(2026, 5, 31)),
    (date(2026, 6, 1), date(2026, 6, 30)),
    (date(2026, 7, 1), date(2026, 7, 31)),
    (date(2026, 5, 15), date(2026, 6, 14)),
    (date(2026, 3, 15), date(2026, 6, 14)),
    (date(2026, 5, 20), date(2026, 5, 20)),
    (date(2026, 6, 3), date(2026, 7, 22)),
)
HOURS = ("07:30", "08:10", "09:45", "11:29", "13:30", "14:40", "15:20", "16:59", "17:00")
PER_DAY = 8


@dataclass
class Office:
    """A desk whose months are made up, and the book that is kept beside it."""

    desk: Desk
    clock: Clock
    random: Random
    book: list[Line] = field(default_factory=list)
    dossiers: dict[str, Dossier] = field(default_factory=dict)

    def write(self, number: str, done: str, due: datetime | None = None, **more: object) -> None:
        self.book.append(Line(self.clock.at, number, done, due, dict(more)))

    def day(self, on: date) -> None:
        """The events of a day, in the order of the clock; nobody works at the weekend."""
        if on.weekday() > 4:
            return
        for hour in sorted(self.random.choices(HOURS, k=PER_DAY)):
            at = datetime.combine(on, time.fromisoformat(hour), OFFICE_ZONE)
            self.clock.at = max(at, self.clock.at + timedelta(seconds=1))
            does = (self.receive, self.receive_and_return, self.step, self.undo, self.rate)
            self.random.choices(does, (3, 1, 9, 2, 2))[0]()

    def receive(self) -> str:
        code = self.random.choice(list(FORMS))
        way = self.random.choice(list(Channel))
        wish = a_reception(procedure_code=code, channel=way)
        received = intake.receive(self.desk, wish)
        dossier = received.dossier
        self.dossiers[dossier.dossier_no] = dossier
        self.write(
            dossier.dossier_no, "receive", dossier.due_at,
            sector=received.procedure.sector, way=way.value, form=FORMS[code],
        )  # fmt: skip
        return dossier.dossier_no

    def receive_and_return(self) -> None:
        """While the citizen waits; some wait over noon."""
        number = self.receive()
        for action in (Action.FINISH, Action.RETURN):
            self.clock.move(minutes=self.random.choice((3, 20, 130)))
            self.take(number, action)

    def step(self) -> None:
        """Any step that is open for any dossier.

        Every other applicant never answers a supplement request; what may lapse does at once.
        """
        steps = {
            number: handling.permitted(self.desk, dossier)
            for place, (number, dossier) in enumerate(self.dossiers.items())
            if place % 2
            or dossier.state is not DossierState.AWAITING_SUPPLEMENT
            or Action.LAPSE in handling.permitted(self.desk, dossier)
        }
        waiting = [number for number, open_ones in steps.items() if open_ones]
        lapsing = [number for number in waiting if Action.LAPSE in steps[number]]
        if waiting:
            number = self.random.choice(lapsing or waiting)
            action = Action.LAPSE if lapsing else self.random.choice(steps[number])
            self.take(number, action)

    def take(self, number: str, action: Action) -> None:
        given = {"note": "giấy", "reason": "vì vậy", "late_reason": "đông"}
        request = StepRequest(action, self.clock.at, until=self.promise(number, action), **given)
        try:
            moved = handling.step(self.desk, number, request)
        except UserError:
            return  # nothing can be promised on that day, or the sector's law does not allow it
        self.dossiers[number] = moved
        self.write(number, action.value, moved.due_at)

    def promise(self, number: str, action: Action) -> datetime | None:
        if action is not Action.APOLOGISE:
            return None
        day = max(self.dossiers[number].due_at, self.clock.at).date() + timedelta(days=3)
        day += timedelta(days=(7 - day.weekday()) % 7 if day.weekday() > 4 else 0)
        return datetime.combine(day, time(16), OFFICE_ZONE)

    def finish(self) -> None:
        """One that was worked on has its result at the last moment of a period."""
        if worked_on := self.those(DossierState.HANDLING):
            self.take(self.random.choice(worked_on), Action.FINISH)

    def undo(self) -> None:
        if ready := self.those(DossierState.RESULT_READY):
            number = max(ready, key=lambda each: self.dossiers[each].last_event_at)
            self.dossiers[number] = handling.undo_last(self.desk, number, "ghi nhầm")
            self.write(number, "undo")

    def rate(self) -> None:
        rated = {line.number for line in self.book if line.done == "rate"}
        if asked := [each for each in self.those(DossierState.RETURNED) if each not in rated]:
            number, level = self.random.choice(asked), self.random.choice(list(RatingLevel))
            rating.rate(self.desk, number, level)
            self.write(number, "rate", level=level.value)

    def those(self, state: DossierState) -> list[str]:
        return [number for number, dossier in self.dossiers.items() if dossier.state is state]


def said(report: PeriodReport) -> recount.Count:
    """What the program's report says, in the shape of the second count."""
    cells = {
        (row.sector, cell): set(report.numbers((cell,), row.sector))
        for row in report.rows
        for cell in COUNTS
    }
    for row in report.rows:
        assert row.counts == {cell: len(cells[row.sector, cell]) for cell in COUNTS}
    figures = {**report.two_noes, **report.three_mosts, **report.beside}
    shares = {
        name: (figure.count, figure.of)
        for name, figure in figures.items()
        if name != "most_effective"
    }
    effective = report.three_mosts["most_effective"]
    good = report.ratings[RatingLevel.VERY_SATISFIED] + report.ratings[RatingLevel.SATISFIED]
    assert (effective.count, effective.of) == (good, sum(report.ratings.values()))
    return recount.Count(
        {place: numbers for place, numbers in cells.items() if numbers},
        shares,
        {level.value: number for level, number in report.ratings.items()},
    )


@pytest.mark.parametrize(
    ("seed", "by", "waiting"),
    [
        (1, "by_day", WaitingClosed.ON_TIME),
        (2, "by_minute", WaitingClosed.ON_TIME),
        (3, "by_day", WaitingClosed.OUTSIDE),
        (4, "by_minute", WaitingClosed.OUTSIDE),
    ],
)
def test_the_program_counts_what_a_second_count_counts(
    any_desk: Desk, clock: Clock, seed: int, by: str, waiting: WaitingClosed
):
    settings = any_desk.settings.with_value(TIMELINESS_RULE, by)
    settings = settings.with_value(WAITING_CLOSED, waiting.value)
    office = Office(replace(any_desk, settings=settings), clock, Random(seed))
    clock.at = datetime.combine(FIRST, time(7), OFFICE_ZONE)

    def asked(first: date, last: date) -> recount.Count:
        return said(reports.figures(office.desk, ReportingPeriod(first, last)))

    def counted(first: date, last: date) -> recount.Count:
        leaves_out = waiting is WaitingClosed.OUTSIDE
        return recount.count(office.book, first, last, by=by, leaves_out=leaves_out)

    at_the_end: dict[tuple[date, date], recount.Count] = {}
    for number in range((LAST - FIRST).days + 1):
        day = FIRST + timedelta(days=number)
        office.day(day)
        for period in PERIODS:
            if period[1] == day:
                clock.at = max(clock.at, ReportingPeriod(*period).ends_at)
                office.finish()
                at_the_end[period] = asked(*period)
                assert at_the_end[period] == counted(*period)
                clock.move(microseconds=1)
                office.undo()
    assert {line.done for line in office.book} == {*Action, "receive", "undo", "rate"}

    clock.at += timedelta(days=365)
    for period in PERIODS:
        assert asked(*period) == at_the_end[period] == counted(*period)
    assert_carried_over(office, leaves_out=waiting is WaitingClosed.OUTSIDE)


def assert_carried_over(office: Office, *, leaves_out: bool) -> None:
    """What a month carries over, or leaves out and names, was open at the end of the one before."""
    for before, month in pairwise(PERIODS[:3]):
        ended, begun = (
            reports.figures(office.desk, ReportingPeriod(*days)) for days in (before, month)
        )
        left_out = len(begun.behind["waiting_carried_over"]) if leaves_out else 0
        assert begun.total.carried_over + left_out == ended.total.open_total
