"""The record of a person is corrected with both values and the reason in the history."""

from datetime import date

import pytest

from commune_desk.domain.desk.dossier_errors import MissingReason
from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.errors import UserError
from commune_desk.domain.handling.correction_errors import NumberTaken, RecordUnchanged
from commune_desk.domain.people.applicant import name_of
from commune_desk.services.desk import lookup
from commune_desk.services.people import citizens
from commune_desk.services.reception import intake
from commune_desk.services.upkeep import history
from tests.factories import a_person, a_reception

WHY = "Gõ nhầm"
NUMBER = "087185004321"


@pytest.fixture
def dossier_no(any_desk):
    return intake.receive(any_desk, a_reception()).dossier.dossier_no


@pytest.fixture
def key(any_desk, dossier_no):
    (row,) = citizens.search(any_desk, NUMBER)
    return row.id


def test_both_values_and_the_reason_stand_in_the_history(any_desk, key):
    given = {"applicant.full_name": "Võ Thị Ánh Nguyên", "applicant.born_on": "10/03/1985"}
    citizens.change_record(any_desk, key, given, reason=WHY)
    kept = citizens.get(any_desk, key).person
    assert (kept.full_name, kept.born_on) == ("Võ Thị Ánh Nguyên", date(1985, 3, 10))
    event = history.recent(any_desk, 1)[0]
    assert event.kind is EventKind.RECORD_CHANGED
    assert event.facts["reason"] == WHY
    assert event.facts["changes"] == {
        "applicant.full_name": ["Võ Thị Ánh Nguyệt", "Võ Thị Ánh Nguyên"],
        "applicant.born_on": ["09/03/1985", "10/03/1985"],
    }


def test_the_record_is_found_by_what_it_says_now(any_desk, key):
    given = {"applicant.full_name": "Trần Hoài Thương", "applicant.personal_id": "087185009999"}
    citizens.change_record(any_desk, key, given, reason=WHY)
    assert [row.id for row in citizens.search(any_desk, "hoai thuong")] == [key]
    assert [row.id for row in citizens.search(any_desk, "009999")] == [key]
    assert citizens.known(any_desk, NUMBER) is None


def test_a_field_can_be_emptied(any_desk, key):
    citizens.change_record(any_desk, key, {"applicant.phone": ""}, reason=WHY)
    assert citizens.get(any_desk, key).person.phone == ""


def test_a_dossier_keeps_its_party_as_received(any_desk, dossier_no, key):
    citizens.change_record(any_desk, key, {"applicant.full_name": "Trần Thương"}, reason=WHY)
    applicant = lookup.known(any_desk, dossier_no).filing.applicant
    assert name_of(applicant) == "Võ Thị Ánh Nguyệt"


def test_the_number_of_another_record_is_refused(any_desk, key):
    other = a_person(full_name="Bùi Thanh Toàn", personal_id="087096610926", born_on=None)
    intake.receive(any_desk, a_reception(applicant=other))
    given = {"applicant.personal_id": other.personal_id}
    with pytest.raises(NumberTaken):
        citizens.change_record(any_desk, key, given, reason=WHY)


@pytest.mark.parametrize(
    ("name", "text"),
    [("full_name", ""), ("personal_id", "0871"), ("phone", "12"), ("born_on", "01/01/2999")],
)
def test_what_intake_refuses_is_refused_and_nothing_is_kept(any_desk, key, name, text):
    before = citizens.get(any_desk, key).person
    with pytest.raises(UserError):
        citizens.change_record(any_desk, key, {f"applicant.{name}": text}, reason=WHY)
    assert citizens.get(any_desk, key).person == before


def test_a_change_needs_a_reason_and_a_difference(any_desk, key):
    with pytest.raises(MissingReason):
        citizens.change_record(any_desk, key, {"applicant.phone": ""}, reason=" ")
    with pytest.raises(RecordUnchanged):
        citizens.change_record(any_desk, key, {"applicant.phone": "0912345678"}, reason=WHY)


def test_a_number_that_does_not_agree_with_the_birthday_is_told_before(any_desk, key):
    told = citizens.proposed_change(any_desk, key, {"applicant.born_on": "09/03/1986"})
    assert told.doubts
