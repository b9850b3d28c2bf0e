"""People are kept by their number; what is not said this time leaves what is known."""

from dataclasses import replace
from datetime import timedelta

import pytest

from commune_desk.domain.keys import CitizenId, OfficeId
from commune_desk.domain.people.applicant import Organisation, Person
from commune_desk.store import tables
from commune_desk.store.columns import columns_from
from commune_desk.store.database import Database
from commune_desk.store.people import citizens
from tests.store.samples import A_PERSON, NOW, a_citizen, an_office

LATER = NOW + timedelta(days=1)


@pytest.fixture
def office(db: Database) -> OfficeId:
    return an_office()


def test_a_person_is_read_back_as_written(office):
    key = a_citizen(office)
    record = citizens.get(key)
    assert (record.id, record.person, record.updated_at) == (key, A_PERSON, NOW)
    assert citizens.find_by_personal_id(office, A_PERSON.personal_id) == record


def test_the_person_read_back_says_something_in_every_field():
    said, unsaid = columns_from(A_PERSON), columns_from(Person(""))
    assert [name for name in said if said[name] == unsaid[name]] == []


def test_nobody_has_an_unknown_or_empty_number(office):
    a_citizen(office, personal_id="")
    assert citizens.find_by_personal_id(office, "") is None
    assert citizens.find_by_personal_id(office, "087000000000") is None


def test_a_key_that_nobody_has_is_a_bug(office):
    with pytest.raises(LookupError):
        citizens.get(CitizenId(404))


def test_the_same_number_is_the_same_person(office):
    key = a_citizen(office)
    moved = replace(A_PERSON, address="Ấp Cà Vàng, xã Mẫu", phone="0900000009")
    assert citizens.save_person(office, moved, LATER) == key
    assert citizens.get(key).person == moved
    assert citizens.get(key).updated_at == LATER


def test_what_is_not_said_leaves_what_is_known(office):
    key = a_citizen(office)
    brief = Person("Đặng Thị Ngọc Ánh", personal_id=A_PERSON.personal_id)
    assert citizens.save_person(office, brief, LATER) == key
    assert citizens.get(key).person == A_PERSON


def test_without_a_number_name_birth_and_telephone_tell_people_apart(office):
    born = A_PERSON.born_on
    first = a_citizen(office, personal_id="")
    assert a_citizen(office, personal_id="", address="Ấp khác") == first
    assert a_citizen(office, personal_id="", born_on=None) != first
    assert a_citizen(office, personal_id="", born_on=None) != first
    assert a_citizen(office, personal_id="", phone="") != first
    assert citizens.get(first).person.born_on == born


def test_decomposed_marks_are_stored_composed(office):
    key = a_citizen(office, full_name="Đặng Thị Ngọc Ánh")
    assert citizens.get(key).person.full_name == "Đặng Thị Ngọc Ánh"


def test_two_offices_know_people_apart(office):
    assert a_citizen(an_office("xã Khác")) != a_citizen(office)


def test_an_organisation_is_known_by_its_tax_code(office):
    body = Organisation("Hợp tác xã Mẫu", "1400000001", A_PERSON, "Ấp 1", "0277000000", "a@b.vn")
    key = citizens.save_organisation(office, body, NOW)
    assert citizens.find_by_tax_code(office, "1400000001") == body
    renamed = Organisation("Hợp tác xã Mới", "1400000001")
    assert citizens.save_organisation(office, renamed, LATER) == key
    assert citizens.find_by_tax_code(office, "1400000001") == replace(body, name="Hợp tác xã Mới")


def test_an_organisation_without_a_tax_code_is_known_by_its_name(office):
    body = Organisation("Chùa Phước Thạnh")
    key = citizens.save_organisation(office, body, NOW)
    assert citizens.save_organisation(office, Organisation("CHÙA  Phước Thạnh"), LATER) == key
    assert tables.Organisation.select().count() == 1


@pytest.fixture
def people(office: OfficeId) -> OfficeId:
    """A few people; the number of a person is their place in the list."""
    names = ("Nguyễn Văn An", "Nguyễn Văn Anh", "Trần Nguyễn Văn An", "H'Hen Niê", "Đỗ An")
    for place, name in enumerate(names, start=1):
        number = f"08709600{place:04}"
        a_citizen(office, full_name=name, personal_id=number, phone=f"090000000{place}")
    return office


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Nguyễn Văn An", [1, 2, 3]),
        ("nguyen van an", [1, 2, 3]),
        ("van nguyen a", [1, 2, 3]),
        ("van anh", [2]),
        ("do", [5]),
        ("đỗ an", [5]),
        ("hhen", [4]),
        ("nie h'hen", [4]),
        ("H'Hen", [4]),
        ("087096000004", [4]),
        ("0870 9600 0004", [4]),
        ("000004", [4]),
        ("0900000005", [5]),
        ("", []),
        ("  ", []),
        ("'", []),
        ("xyz", []),
        ("087", []),
    ],
)
def test_people_are_found_nearest_first(people, text, found):
    rows = citizens.search(people, text)
    assert [int(row.personal_id[-4:]) for row in rows] == found


def test_a_search_gives_no_more_than_asked(people):
    assert len(citizens.search(people, "nguyen", 2)) == 2


def test_a_new_name_is_found_and_the_old_one_is_not(people):
    renamed = Person("Lê Thị Bưởi", personal_id="087096000005")
    citizens.save_person(people, renamed, LATER)
    assert [row.full_name for row in citizens.search(people, "buoi")] == ["Lê Thị Bưởi"]
    assert citizens.search(people, "do an") == ()


def test_another_office_finds_nobody(people):
    other = an_office("xã Khác")
    for text in ("nguyen", "087096000001", "000001", "0900000001"):
        assert citizens.search(other, text) == ()
