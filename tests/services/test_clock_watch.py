"""The clock of the PC: what is not believed is said, and nothing is received by it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from commune_desk.domain.account_errors import AdministratorNeeded
from commune_desk.domain.desk.clock_watch import (
    ClockDoubted,
    ClockFault,
    ClockNotDoubted,
    ClockReasonMissing,
)
from commune_desk.domain.desk.dossier import Role
from commune_desk.domain.desk.history import EventKind
from commune_desk.services.desk import clock_watch
from commune_desk.services.desk.desk import desk_of
from commune_desk.services.reception import intake
from commune_desk.services.upkeep import history
from commune_desk.settings import PRACTICE_OFFICE
from commune_desk.store.office import officers
from commune_desk.words.errors import sentence
from tests.factories import a_reception, moment

FRIDAY = moment("2026-10-02 08:00")
THE_SAME = moment("2026-10-01 10:00")


def real(desk):
    """The desk of an office that is not there for practice, which has received something."""
    return replace(desk, settings=desk.settings.with_value(PRACTICE_OFFICE, False))


@pytest.fixture
def receiving(any_desk, clock):
    made = real(any_desk)
    intake.receive(made, a_reception())
    return made


def administrator(desk):
    everyone = officers.all_officers(desk.office.id)
    return desk_of(desk, next(one for one in everyone if one.role is Role.ADMINISTRATOR))


@pytest.mark.parametrize(
    ("says", "fault"),
    [
        (THE_SAME, None),
        (FRIDAY, None),
        (moment("2026-10-01 08:57"), None),  # the PCs of an office differ by some minutes
        (moment("2026-10-01 08:30"), ClockFault.WENT_BACK),
        (moment("2026-09-29 09:00"), ClockFault.WENT_BACK),
        (moment("2026-10-05 08:00"), ClockFault.DAY_SKIPPED),  # Friday went by without a line
        (moment("2026-12-31 08:00"), ClockFault.DAY_SKIPPED),
        (moment("2020-01-01 08:00"), ClockFault.BEFORE_BUILD),
        (moment("2099-10-01 09:00"), ClockFault.IMPOSSIBLE),
    ],
)
def test_a_clock_is_believed_or_not(receiving, clock, says, fault):
    clock.at = says
    found = clock_watch.doubt(receiving)
    assert (found.fault if found else None) == fault
    if fault is None:
        intake.receive(receiving, a_reception())
        return
    before = history.head(receiving)
    for receive in (intake.receive, intake.solve_at_once):
        with pytest.raises(ClockDoubted) as refused:
            receive(receiving, a_reception())
        assert sentence(refused.value).startswith("Đồng hồ máy đang là")
    assert history.head(receiving) == before


def test_a_weekend_is_no_day_that_was_skipped(receiving, clock):
    clock.at = FRIDAY
    intake.receive(receiving, a_reception())
    clock.at = moment("2026-10-05 08:00")
    assert clock_watch.doubt(receiving) is None


def test_an_administrator_says_why_it_is_right(receiving, clock):
    clock.at = moment("2026-10-07 08:00")
    with pytest.raises(AdministratorNeeded):
        clock_watch.confirm(receiving, "Cơ quan nghỉ")
    with pytest.raises(ClockReasonMissing):
        clock_watch.confirm(administrator(receiving), " ")
    clock_watch.confirm(administrator(receiving), "Cơ quan nghỉ hai ngày")
    last = history.recent(receiving, 1)[0]
    assert (last.kind, last.facts["reason"]) == (EventKind.CLOCK_CONFIRMED, "Cơ quan nghỉ hai ngày")
    intake.receive(receiving, a_reception())
    with pytest.raises(ClockNotDoubted):
        clock_watch.confirm(administrator(receiving), "Cơ quan nghỉ")


@pytest.mark.parametrize("says", ["2099-10-01 09:00", "2020-01-01 08:00"])
def test_nobody_confirms_what_cannot_be(receiving, clock, says):
    clock.at = moment(says)
    with pytest.raises(ClockDoubted):
        clock_watch.confirm(administrator(receiving), "Đúng mà")


def test_a_doubt_of_the_opening_stands_whatever_is_written_after_it(receiving, clock):
    clock.at = moment("2026-10-12 08:00")
    assert clock_watch.look(receiving)
    assert history.recent(receiving, 1)[0].kind is EventKind.CLOCK_DOUBTED
    clock.at += timedelta(hours=1)
    with pytest.raises(ClockDoubted) as refused:  # the line of the doubt hides nothing
        intake.receive(receiving, a_reception())
    assert refused.value.fault is ClockFault.DAY_SKIPPED
    assert clock_watch.look(receiving)  # opened again; written down once
    assert [one.kind for one in history.recent(receiving, 2)].count(EventKind.CLOCK_DOUBTED) == 1
    clock_watch.confirm(administrator(receiving), "Cơ quan nghỉ")
    intake.receive(receiving, a_reception())


def test_a_clock_that_is_set_right_needs_nobody(receiving, clock):
    clock.at = moment("2099-10-01 09:00")
    assert clock_watch.look(receiving)
    clock.at = THE_SAME
    assert clock_watch.look(receiving) is None
    assert history.recent(receiving, 1)[0].kind is EventKind.CLOCK_CONFIRMED
    intake.receive(receiving, a_reception())
    history.verify(receiving)


def test_an_office_that_has_received_nothing_may_wait(any_desk, clock):
    clock.at = moment("2026-10-19 08:00")
    assert clock_watch.doubt(real(any_desk)) is None


def test_an_office_for_practice_takes_any_clock(desk, clock):
    intake.receive(desk, a_reception())
    clock.at = moment("2026-12-30 09:00")
    assert clock_watch.look(desk) is None
    intake.receive(desk, a_reception())
