import pytest

from commune_desk.domain.identifiers.id_card import read_card
from commune_desk.domain.people.applicant import FilledFrom
from commune_desk.services.people import citizens
from commune_desk.services.reception import intake
from tests.factories import a_person, a_reception

CARD = "087185004321||Võ Thị Ánh Nguyệt|09031985|Nữ|{address}|03052022"


@pytest.fixture
def filed(any_desk):
    """The desk of an office at which she filed twice."""
    for _ in range(2):
        intake.receive(any_desk, a_reception())
    return any_desk


def test_an_unknown_person_is_what_the_card_says(any_desk):
    known = citizens.from_card(any_desk, read_card(CARD.format(address="Ấp 1, Tràm Chim")))
    assert (known.filled_from, known.earlier) == (FilledFrom.CARD, ())
    assert citizens.known(any_desk, "087185004321") is None


def test_the_card_is_newer_than_the_record_and_the_record_knows_the_rest(filed):
    known = citizens.from_card(filed, read_card(CARD.format(address="Ấp mới, Tràm Chim")))
    assert (known.person.address, known.person.phone) == ("Ấp mới, Tràm Chim", "0912345678")
    assert len(known.earlier) == 2


def test_what_a_damaged_card_lost_is_filled_from_the_record(filed):
    known = citizens.from_card(filed, read_card("087185004321"))
    assert known.person.full_name == "Võ Thị Ánh Nguyệt"
    assert known.person.born_on == a_person().born_on


def test_a_record_is_told_from_a_card(filed):
    known = citizens.known(filed, "087185004321")
    assert known is not None
    assert (known.filled_from, known.person) == (FilledFrom.RECORD, a_person())


def test_what_is_not_said_the_next_time_leaves_what_is_known(filed):
    intake.receive(filed, a_reception(applicant=a_person(phone="", address="")))
    known = citizens.known(filed, "087185004321")
    assert known is not None
    assert (known.person.phone, known.person.address) == (a_person().phone, a_person().address)


def test_a_person_without_a_number_is_nobody_s_record(filed):
    intake.receive(filed, a_reception(applicant=a_person(personal_id="", full_name="Bé Ngân")))
    assert citizens.known(filed, "") is None
    assert [row.full_name for row in citizens.search(filed, "be ngan")] == ["Bé Ngân"]


def test_a_name_that_a_keyboard_program_spoiled_does_not_replace_the_known_one(filed):
    spoiled = CARD.replace("Võ Thị Ánh Nguyệt", "Vox Thij Asnh Nguyeejt")
    known = citizens.from_card(filed, read_card(spoiled.format(address="Ấp mới, Tràm Chim")))
    assert known.person.full_name == "Võ Thị Ánh Nguyệt"
    assert known.person.address == "Ấp mới, Tràm Chim"
