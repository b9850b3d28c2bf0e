from datetime import UTC

import pytest

from commune_desk.domain.desk.dossier import DossierState
from commune_desk.domain.desk.dossier_errors import TimeBeforeLastEvent
from commune_desk.domain.desk.steps import Action, StepRequest
from commune_desk.services.handling import handling, returning
from commune_desk.services.reception import intake
from tests.factories import a_reception


@pytest.fixture
def ready(any_desk):
    """The number of a dossier whose result waits for the citizen."""
    number = intake.receive(any_desk, a_reception()).dossier.dossier_no
    handling.step(any_desk, number, StepRequest(Action.FINISH, any_desk.now()))
    return number


def test_a_result_is_handed_over_now(any_desk, ready):
    now = any_desk.clock.move(hours=1)
    returned = returning.return_result(any_desk, ready)
    assert (returned.state, returned.returned_at) == (DossierState.RETURNED, now)


def test_a_paper_day_is_entered_with_its_own_time(any_desk, ready):
    handed_over = any_desk.now()
    any_desk.clock.move(days=1)
    returned = returning.return_result(any_desk, ready, at=handed_over.astimezone(UTC))
    assert returned.returned_at == handed_over
    assert returned.returned_at.tzinfo == handed_over.tzinfo


def test_nothing_is_handed_over_before_it_was_finished(any_desk, ready):
    any_desk.clock.move(minutes=-1)
    with pytest.raises(TimeBeforeLastEvent):
        returning.return_result(any_desk, ready)
