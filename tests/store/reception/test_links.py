"""Dossiers of one intake know each other, and nobody else's."""

from datetime import timedelta

import pytest

from commune_desk.domain.desk.dossier_errors import DossierNotFound
from commune_desk.domain.keys import DossierId, OfficeId
from commune_desk.store.database import Database
from commune_desk.store.reception import links
from tests.store.samples import NOW, a_dossier, a_procedure, an_office, insert_dossier

NUMBERS = [f"H20.19.08-261015-000{number}" for number in range(1, 5)]


@pytest.fixture
def office(db: Database) -> OfficeId:
    office_id = an_office()
    a_procedure(office_id)
    return office_id


@pytest.fixture
def keys(db: Database, office: OfficeId) -> list[DossierId]:
    """Four dossiers; the second and third were received with the first, the fourth by itself."""
    made = [
        insert_dossier(db, office, a_dossier(number, at=NOW + timedelta(minutes=number)))
        for number in range(1, 5)
    ]
    with db.transaction():
        links.link(office, made[2], NUMBERS[0])
        links.link(office, made[1], NUMBERS[0])
    return made


def others(office: OfficeId, key: DossierId) -> list[str]:
    return [one.dossier_no for one in links.linked_with(office, key)]


def test_each_knows_the_others_the_first_one_first(office, keys):
    first, second, third, _ = keys
    assert others(office, first) == [NUMBERS[1], NUMBERS[2]]
    assert others(office, second) == [NUMBERS[0], NUMBERS[2]]
    assert others(office, third) == [NUMBERS[0], NUMBERS[1]]


def test_what_came_alone_has_nobody(office, keys):
    assert others(office, keys[3]) == []


def test_only_what_is_there_can_be_linked_to(db, office, keys):
    with pytest.raises(DossierNotFound), db.transaction():
        links.link(office, keys[3], "H20.19.08-261015-0404")
    assert others(office, keys[3]) == []
