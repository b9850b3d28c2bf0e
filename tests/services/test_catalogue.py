"""Picking a procedure by a few keys, as a clerk with a queue does."""

import pytest

from commune_desk.domain.vietnamese import sort_key
from commune_desk.services.catalogue import catalogue
from commune_desk.services.desk import lookup
from commune_desk.services.reception import intake
from commune_desk.store.catalogue import procedures
from tests.factories import BIRTH, MARITAL_STATUS, a_person, a_reception

MARRIAGE, FOREIGN_MARRIAGE = "1.000894", "2.000806"


def codes(desk, text):
    return [procedure.code for procedure in catalogue.pick(desk, text)]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("ks", BIRTH),
        ("dkks", BIRTH),
        ("dang ky khai sinh", BIRTH),
        (MARITAL_STATUS, MARITAL_STATUS),
    ],
)
def test_initials_words_and_codes_find_the_usual_procedure(desk, text, first):
    assert codes(desk, text)[0] == first


def test_the_plain_procedure_stands_before_its_kinds_that_were_asked_for(desk):
    intake.receive(desk, a_reception(procedure_code=FOREIGN_MARRIAGE))
    assert codes(desk, "kết hôn")[0] == MARRIAGE


def test_what_is_repealed_is_not_offered(desk):
    assert "2.001009" not in codes(desk, "2.001009")
    assert any(procedure.code == "2.001009" for procedure in catalogue.all_versions(desk))


def test_what_was_asked_for_of_late_stands_first(any_desk):
    intake.receive(any_desk, a_reception())
    assert codes(any_desk, "")[0] == MARITAL_STATUS


def test_box_and_search_mean_the_same_procedure_by_every_name_of_the_catalogue(desk):
    intake.receive(desk, a_reception(applicant=a_person(full_name="Lưu Trú")))
    for procedure in catalogue.in_force(desk):
        for text in filter(None, (procedure.name, procedure.short_name)):
            assert codes(desk, text)[0] == procedure.code, text
            assert lookup.find(desk, text, limit=1).results[0].id == procedure.code, text


@pytest.mark.parametrize("text", ["", "ks", "đăng ký"])
def test_only_what_is_offered_is_read_whole(any_desk, text):
    procedures.procedure_from.cache_clear()
    offered = catalogue.pick(any_desk, text)
    assert len(offered) <= 12
    assert procedures.procedure_from.cache_info().misses == len(offered)
    assert len(catalogue.in_force(any_desk)) > 100


def test_with_nothing_typed_short_names_stand_first(desk):
    named = [len(one.name.split()) for one in catalogue.pick(desk, "")]
    assert named == sorted(named)


def test_the_sectors_are_those_of_every_version_in_the_order_of_the_alphabet(desk):
    known = {one.sector for one in catalogue.all_versions(desk)}
    assert list(catalogue.sectors(desk)) == sorted(known, key=sort_key)
