import pytest

from commune_desk.domain.errors import (
    AlreadyRated,
    DossierNotFound,
    NotYetReturned,
    TimeBeforeLastEvent,
)
from commune_desk.domain.rating import RatingLevel
from commune_desk.domain.steps import Action, StepRequest
from commune_desk.services.desk import (
    handling,
    intake,
    lookup,
    rating,
)
from tests.factories import BIRTH, a_reception, moment

GOOD = RatingLevel.VERY_SATISFIED
DAY = moment("2026-10-01 00:00").date()


@pytest.fixture
def returned(any_desk):
    """The number of a dossier solved at once."""
    reception = a_reception(procedure_code=BIRTH)
    return intake.solve_at_once(any_desk, reception).dossier.dossier_no


def test_an_answer_is_kept_with_its_reason_and_counted(any_desk, returned):
    given = rating.rate(any_desk, returned, RatingLevel.DISSATISFIED, reason="Chờ lâu")
    assert lookup.known(any_desk, returned).rating == given
    assert rating.counts(any_desk, DAY, DAY) == {
        RatingLevel.VERY_SATISFIED: 0, RatingLevel.SATISFIED: 0, RatingLevel.DISSATISFIED: 1,
    }  # fmt: skip


def test_an_answer_is_never_replaced(any_desk, returned):
    first = rating.rate(any_desk, returned, RatingLevel.DISSATISFIED)
    with pytest.raises(AlreadyRated):
        rating.rate(any_desk, returned, GOOD)
    assert lookup.known(any_desk, returned).rating == first


def test_an_answer_comes_after_the_hand_over(any_desk, returned):
    any_desk.clock.move(minutes=-1)
    with pytest.raises(TimeBeforeLastEvent):
        rating.rate(any_desk, returned, GOOD)


def test_who_is_still_waiting_is_not_asked(any_desk):
    number = intake.receive(any_desk, a_reception()).dossier.dossier_no
    with pytest.raises(NotYetReturned):
        rating.rate(any_desk, number, GOOD)


@pytest.mark.parametrize("action", [Action.REFUSE, Action.STOP])
def test_who_was_refused_or_withdrew_may_say_so(any_desk, action):
    number = intake.receive(any_desk, a_reception()).dossier.dossier_no
    handling.step(any_desk, number, StepRequest(action, any_desk.now(), note="Lý do"))
    assert rating.rate(any_desk, number, GOOD).level is GOOD


def test_an_answer_counts_in_the_days_in_which_it_was_given(any_desk, returned):
    any_desk.clock.move(days=1)
    rating.rate(any_desk, returned, GOOD)
    assert rating.counts(any_desk, DAY, DAY)[GOOD] == 0


def test_an_unknown_dossier_is_not_rated(any_desk):
    with pytest.raises(DossierNotFound):
        rating.rate(any_desk, "không có", GOOD)
