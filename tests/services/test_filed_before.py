"""What the same applicant filed with the same procedure before: of late, or still open."""

from dataclasses import replace

from commune_desk.domain.desk.dossier import DossierState
from commune_desk.domain.desk.steps import Action, StepRequest
from commune_desk.domain.people.applicant import Organisation
from commune_desk.services.desk import lookup
from commune_desk.services.desk.desk import Desk
from commune_desk.services.handling import cancelling, handling
from commune_desk.services.reception import intake
from commune_desk.settings import SAME_PROCEDURE_DAYS
from tests.factories import BIRTH, MARITAL_STATUS, Clock, a_person, a_reception, moment

SHOP = Organisation("Công ty TNHH Sen Việt", tax_code="1400000001")


def receive(desk: Desk, **changes: object) -> str:
    return intake.receive(desk, a_reception(**changes)).dossier.dossier_no


def hand_over(desk: Desk, number: str) -> None:
    for action in (Action.FINISH, Action.RETURN):
        handling.step(desk, number, StepRequest(action, desk.now()))


def before(desk: Desk, applicant=None, code: str = MARITAL_STATUS) -> list[str]:
    found = lookup.filed_before(desk, applicant or a_person(), code)
    return [one.dossier_no for one in found]


def test_it_is_of_the_same_number_and_the_same_procedure(any_desk: Desk):
    first, second = receive(any_desk), receive(any_desk)
    other = replace(a_person(), personal_id="087196000123", full_name="Lê Văn Tám")
    receive(any_desk, applicant=other)
    assert before(any_desk) == [second, first]
    assert before(any_desk, code=BIRTH) == []
    assert before(any_desk, replace(a_person(), personal_id="")) == []


def test_an_organisation_is_known_by_its_tax_code(any_desk: Desk):
    number = receive(any_desk, applicant=SHOP)
    assert before(any_desk, SHOP) == [number]
    assert before(any_desk, replace(SHOP, tax_code="")) == []
    assert before(any_desk) == []


def test_what_has_ended_is_said_for_thirty_days(any_desk: Desk, clock: Clock):
    clock.at = moment("2026-10-01 16:00")
    number = receive(any_desk)
    hand_over(any_desk, number)
    clock.at = moment("2026-10-31 17:00")
    [found] = lookup.filed_before(any_desk, a_person(), MARITAL_STATUS)
    assert (found.state, found.received_at) == (
        DossierState.RETURNED, moment("2026-10-01 16:00")
    )  # fmt: skip
    clock.at = moment("2026-11-01 07:00")
    assert before(any_desk) == []


def test_the_office_says_how_many_days(any_desk: Desk, clock: Clock):
    clock.at = moment("2026-10-01 08:00")
    number = receive(any_desk)
    hand_over(any_desk, number)
    clock.at = moment("2026-10-08 08:00")
    for days, found in ((7, [number]), (6, [])):
        settings = any_desk.settings.with_value(SAME_PROCEDURE_DAYS, days)
        assert before(replace(any_desk, settings=settings)) == found


def test_what_is_open_is_said_however_old_it_is(any_desk: Desk, clock: Clock):
    clock.at = moment("2026-06-01 08:00")
    number = receive(any_desk)
    clock.at = moment("2026-10-01 08:00")
    assert before(any_desk) == [number]
    handling.step(any_desk, number, StepRequest(Action.FINISH, any_desk.now(), late_reason="đông"))
    assert before(any_desk) == [number]


def test_what_was_cancelled_counts_for_nothing(any_desk: Desk):
    number = receive(any_desk)
    cancelling.cancel(any_desk, number, note="Tiếp nhận nhầm")
    assert before(any_desk) == []
