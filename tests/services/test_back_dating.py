"""What happened on an earlier day is entered by right and with a reason, in a real office."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta

import pytest

from commune_desk.domain.desk.dossier import Role
from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.desk.rights import RIGHTS, Verb
from commune_desk.domain.desk.rights_errors import MachineMayNot
from commune_desk.domain.desk.steps import Action, StepRequest
from commune_desk.domain.handling.payments import NewPayment
from commune_desk.domain.handling.rating import PaperSlip, Rating, RatingLevel
from commune_desk.domain.period_errors import BackDatingNotYours, BackDatingUnexplained
from commune_desk.services.desk.late_entry import Late
from commune_desk.services.handling import (
    cancelling,
    correcting,
    handling,
    payments,
    rating,
    returning,
)
from commune_desk.services.reception import intake, prepared, visits
from commune_desk.services.upkeep import history
from commune_desk.settings import BACK_DATING_DAYS, MACHINE_RIGHTS, PRACTICE_OFFICE
from commune_desk.words.errors import sentence
from tests.factories import BIRTH, a_reception, acting_as

WHY = "Mất điện cả ngày, ghi ra giấy"
YESTERDAY, EARLIER_TODAY = timedelta(days=1), timedelta(hours=1)


TUESDAY = timedelta(days=2)


@pytest.fixture
def real(desk):
    """The desk of the clerk of an office that is not there for practice."""
    settings = desk.settings.with_value(PRACTICE_OFFICE, value=False)
    return replace(desk, settings=settings.with_value(MACHINE_RIGHTS, ""))


@dataclass(frozen=True)
class Past:
    """Dossiers of two days ago: returned, not touched since, and with a result that waits."""

    returned: str
    untouched: str
    finished: str


@pytest.fixture
def past(desk):
    then = desk.now() - TUESDAY
    at_once = intake.solve_at_once(desk, a_reception(procedure_code=BIRTH, at=then))
    untouched, finished = (intake.receive(desk, a_reception(at=then)) for _ in range(2))
    handling.step(desk, finished.dossier.dossier_no, StepRequest(Action.FINISH, then))
    return Past(*(one.dossier.dossier_no for one in (at_once, untouched, finished)))


def received(desk, at, why="", **changes):
    """Receive what was handed in at that moment."""
    return intake.receive(desk, a_reception(at=at, entry_reason=why, **changes))


def paid(desk, number, at, why=""):
    """A fee of that moment."""
    given = NewPayment(amount_vnd=5000, receipt_no="81", note=why or "")
    return payments.take(desk, number, given, at=at)


ENTRIES: dict[Verb, Callable[..., object]] = {
    EventKind.RECEIVE: lambda d, at, why, _past: received(d, at, why),
    EventKind.SOLVE_AT_ONCE: lambda d, at, why, _past: intake.solve_at_once(
        d, a_reception(at=at, entry_reason=why, procedure_code=BIRTH)
    ),
    EventKind.GUIDE: lambda d, at, why, _past: visits.guide(
        d, a_reception(at=at, entry_reason=why, procedure_code=BIRTH), ["Giấy chứng sinh"]
    ),
    EventKind.DECLINE: lambda d, at, why, _past: visits.decline(
        d, a_reception(at=at, entry_reason=why), ["Không thuộc thẩm quyền"]
    ),
    EventKind.PREPARED: lambda d, at, why, _past: prepared.prepare(
        d, a_reception(at=at, entry_reason=why)
    ),
    Action.RETURN: lambda d, at, why, past: returning.return_result(
        d, past.finished, at=at, entry_reason=why
    ),
    EventKind.RATE: lambda d, at, why, past: rating.keep(
        d, Rating(past.returned, RatingLevel.SATISFIED, at), entry_reason=why
    ),
    EventKind.CANCELLED: lambda d, at, why, past: cancelling.cancel(
        d, past.untouched, note="Tiếp nhận nhầm", late=Late(at, why)
    ),
    EventKind.DOSSIER_CHANGED: lambda d, at, why, past: correcting.correct(
        d, past.finished, {"return_by": "post"}, reason="Ghi nhầm", late=Late(at, why)
    ),
    EventKind.UNDO: lambda d, at, why, past: handling.undo_last(
        d, past.finished, "Bấm nhầm", late=Late(at, why)
    ),
}
"""What is entered with a moment, by the line of history that it leaves."""

OF_LEADERS = {kind for kind in ENTRIES if Role.LEADER in RIGHTS[kind]}


@pytest.mark.parametrize("kind", ENTRIES, ids=str)
def test_row_by_row_the_past_is_for_who_may_and_says_why(real, past, kind):
    at, leader = real.now() - YESTERDAY, acting_as(real, Role.LEADER)
    administrator = acting_as(real, Role.ADMINISTRATOR)
    enter = ENTRIES[kind]
    events = history.verify(real).events
    by = real if kind is not EventKind.UNDO else acting_as(real, Role.SPECIALIST)
    with pytest.raises(BackDatingNotYours) as refused:
        enter(by, at, WHY, past)
    assert "lãnh đạo" in sentence(refused.value)
    may = leader if kind in OF_LEADERS else administrator
    with pytest.raises(BackDatingUnexplained):
        enter(may, at, " ", past)
    assert history.verify(real).events == events
    enter(may, at, WHY, past)
    told = next(one for one in history.recent(real, 5) if one.kind is kind)
    assert (told.happened_at, told.entered_at) == (at, real.now())
    assert told.facts["entry_reason"] == WHY


def test_what_is_of_today_is_anybodys_at_any_hour(real, past):
    number = received(real, real.now() - EARLIER_TODAY).dossier.dossier_no
    assert "entry_reason" not in history.of_dossier(real, number)[-1].facts
    rating.keep(real, Rating(past.returned, RatingLevel.SATISFIED, real.now() - EARLIER_TODAY))


def test_the_office_may_let_its_desk_enter_the_last_days(real):
    three = replace(real, settings=real.settings.with_value(BACK_DATING_DAYS, 3))
    received(three, real.now() - timedelta(days=3), WHY)
    with pytest.raises(BackDatingUnexplained):
        received(three, real.now() - timedelta(days=3))
    with pytest.raises(BackDatingNotYours):
        received(three, real.now() - timedelta(days=4), WHY)


def test_a_fee_of_an_earlier_day_says_why_in_its_note(real, past):
    at, administrator = real.now() - YESTERDAY, acting_as(real, Role.ADMINISTRATOR)
    with pytest.raises(BackDatingNotYours):
        paid(real, past.finished, at, WHY)
    with pytest.raises(BackDatingUnexplained):
        paid(administrator, past.finished, at)
    paid(administrator, past.finished, at, WHY)
    assert history.recent(real, 1)[0].facts["entry_reason"] == WHY


def test_slips_of_a_letter_box_say_why_they_come_later(real):
    yesterday, slips = (real.now() - YESTERDAY).date(), [PaperSlip(RatingLevel.SATISFIED)]
    administrator = acting_as(real, Role.ADMINISTRATOR)
    with pytest.raises(BackDatingNotYours):
        rating.check_slip(real, yesterday, slips[0], entry_reason=WHY)
    with pytest.raises(BackDatingUnexplained):
        rating.keep_slips(administrator, yesterday, slips)
    rating.keep_slips(administrator, yesterday, slips, entry_reason=WHY)
    assert history.recent(real, 1)[0].facts["entry_reason"] == WHY
    rating.keep_slips(real, real.now().date(), slips)


def test_the_machine_may_only_where_the_office_file_says_so(real):
    machine, at = acting_as(real, Role.MACHINE), real.now() - YESTERDAY
    with pytest.raises(MachineMayNot) as refused:
        received(machine, at, WHY)
    assert "Ghi việc của ngày trước" in sentence(refused.value)
    given = machine.settings.with_value(MACHINE_RIGHTS, "receive dated_back")
    received(replace(machine, settings=given), at, WHY)


def test_an_office_for_practice_takes_any_day(desk):
    received(desk, desk.now() - timedelta(days=200))
