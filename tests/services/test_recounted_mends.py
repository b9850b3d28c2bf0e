"""Months in which everything is mended too: corrected, cancelled, taken back after the hand-over.

The program and the second count (`recount.py`) agree at the end of each period, and long after,
when what was entered wrongly in it has been found; what a closed period shows as its differences
is what the second count says otherwise by then.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from random import Random

import pytest

from commune_desk.domain.catalogue.procedure import Channel
from commune_desk.domain.desk.dossier import DossierState
from commune_desk.domain.desk.dossier_errors import HandedOverBefore
from commune_desk.domain.desk.steps import Action
from commune_desk.domain.handling.correction_errors import (
    CannotCancel,
    CorrectionTooLate,
    DossierCancelled,
    DossierUnchanged,
)
from commune_desk.domain.law.report_form import COUNTS
from commune_desk.domain.periods import ReportingPeriod
from commune_desk.domain.working_time import OFFICE_ZONE
from commune_desk.services.desk import lookup
from commune_desk.services.desk.desk import Desk
from commune_desk.services.figures import closing, reports
from commune_desk.services.handling import cancelling, correcting, handling
from commune_desk.settings import TIMELINESS_RULE, WAITING_CLOSED, WaitingClosed
from tests.factories import Clock, led
from tests.services import recount
from tests.services.test_recount import FORMS, HOURS, Office, said

FIRST, LAST = date(2026, 5, 4), date(2026, 6, 19)
PERIODS = (
    (date(2026, 5, 1), date(2026, 5, 31)),
    (date(2026, 5, 6), date(2026, 5, 15)),
    (date(2026, 5, 20), date(2026, 5, 20)),
    (date(2026, 5, 15), date(2026, 6, 14)),
)
CLOSED = PERIODS[0]
WHY = "nhầm"
PER_DAY = 9
REFUSALS = (CorrectionTooLate, DossierUnchanged, DossierCancelled, CannotCancel, HandedOverBefore)


@dataclass
class MendingOffice(Office):
    """An office that finds its mistakes, of today and of long ago.

    Attributes:
        kept: how often a due date had passed and stayed.
    """

    kept: int = 0

    def day(self, on: date) -> None:
        if on.weekday() > 4:
            return
        does = (self.receive, self.receive_and_return, self.step, self.undo, self.rate,
                self.correct, self.cancel, self.take_back)  # fmt: skip
        for hour in sorted(self.random.choices(HOURS, k=PER_DAY)):
            at = datetime.combine(on, time.fromisoformat(hour), OFFICE_ZONE)
            self.clock.at = max(at, self.clock.at + timedelta(seconds=1))
            self.random.choices(does, (5, 2, 9, 2, 2, 6, 2, 2))[0]()

    def receive(self) -> str:
        number = super().receive()
        if self.random.random() < 0.2:  # a mistake that is found at once
            self.clock.move(seconds=40)
            self.correct(number)
        return number

    def correct(self, number: str = "") -> None:
        """Another procedure or channel, of any dossier; what is refused changes nothing."""
        if not (number := number or self.any_number()):
            return
        code = self.random.choice(list(FORMS))
        way = self.random.choice(list(Channel))
        given = {"procedure": code} if self.random.random() < 0.7 else {"channel": way}
        try:
            done = correcting.correct(self.desk, number, given, reason=WHY)
        except REFUSALS:
            return
        before, after = done.before, done.dossier
        self.dossiers[number] = after
        self.kept += done.counted_due_at is not None
        is_timed = after.runs != before.runs
        self.write(
            number,
            "correct",
            (done.counted_due_at or after.due_at) if is_timed else None,
            sector=after.sector,
            way=after.channel.value,
            form=FORMS[after.procedure_code],
        )

    def cancel(self) -> None:
        if number := self.any_number():
            try:
                cancelling.cancel(self.desk, number, note=WHY)
            except REFUSALS:
                return
            self.dossiers[number] = lookup.known(self.desk, number).dossier
            self.write(number, "cancel")

    def take_back(self) -> None:
        """A hand-over of today; one of another day is refused."""
        if handed := self.those(DossierState.RETURNED):
            number = max(handed, key=lambda each: self.dossiers[each].last_event_at)
            try:
                self.dossiers[number] = handling.undo_last(
                    self.desk, number, WHY, meant=Action.RETURN
                )
            except REFUSALS:
                return
            self.write(number, "take_back")

    def any_number(self) -> str:
        """A dossier of these days, one that is over its time, or any of long ago."""
        numbers = list(self.dossiers)
        over = [
            number
            for number in self.those(DossierState.RECEIVED)
            if self.dossiers[number].due_at < self.clock.at
        ]
        among = self.random.choice((numbers[-8:], numbers[-8:], over, numbers)) or numbers
        return self.random.choice(among) if among else ""


@pytest.mark.parametrize(
    ("seed", "by", "waiting"),
    [(11, "by_day", WaitingClosed.ON_TIME), (12, "by_minute", WaitingClosed.OUTSIDE)],
)
def test_what_is_mended_is_counted_as_a_second_count_counts_it(
    any_desk: Desk, clock: Clock, seed: int, by: str, waiting: WaitingClosed
):
    settings = any_desk.settings.with_value(TIMELINESS_RULE, by)
    settings = settings.with_value(WAITING_CLOSED, waiting.value)
    office = MendingOffice(replace(any_desk, settings=settings), clock, Random(seed))
    clock.at = datetime.combine(FIRST, time(7), OFFICE_ZONE)

    def asked(first: date, last: date) -> recount.Count:
        return said(reports.live_figures(office.desk, ReportingPeriod(first, last)))

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
                at_the_end[period] = asked(*period)
                assert at_the_end[period] == counted(*period)
                clock.move(microseconds=1)
                if period == CLOSED:
                    closing.close(led(office.desk), ReportingPeriod(*period))
    mends = {"correct", "cancel", "take_back", "undo"}
    assert mends <= {line.done for line in office.book}
    assert office.kept

    clock.at += timedelta(days=365)
    later = {period: asked(*period) for period in PERIODS}
    assert later == {period: counted(*period) for period in PERIODS}
    assert any(later[period] != at_the_end[period] for period in PERIODS)
    assert differences_shown(office.desk) == differences(at_the_end[CLOSED], later[CLOSED])


def differences(before: recount.Count, now: recount.Count) -> dict[tuple[str, str], int]:
    """How many more or fewer dossiers stand in a cell of a sector."""
    places = {*before.cells, *now.cells}
    found = {
        place: len(now.cells.get(place, ())) - len(before.cells.get(place, ())) for place in places
    }
    return {place: change for place, change in found.items() if change}


def differences_shown(desk: Desk) -> dict[tuple[str, str], int]:
    """What the closed period says of what was entered since."""
    since = reports.reported(desk, ReportingPeriod(*CLOSED)).since
    assert since is not None
    return {
        (sector, cell): change
        for sector, changes in since.sectors.items()
        for cell, change in changes.items()
        if cell in COUNTS
    }
