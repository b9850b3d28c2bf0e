"""One search over people, dossiers and procedures: the nearest first, personal ids masked."""

from dataclasses import replace
from datetime import timedelta

import pytest

from commune_desk.domain.desk.found import FoundItem, FoundKind
from commune_desk.domain.keys import OfficeId
from commune_desk.store.database import Database
from commune_desk.store.desk import search_index
from tests.store.samples import (
    NOW,
    a_citizen,
    a_dossier,
    a_filing,
    a_procedure,
    an_office,
    insert_dossier,
)


@pytest.fixture
def office(db: Database) -> OfficeId:
    """Đặng Thị Ngọc Ánh with a dossier, and two procedures."""
    office_id = an_office()
    a_procedure(office_id)
    a_procedure(
        office_id, code="2.000815", name="Chứng thực bản sao từ bản chính", sector="Chứng thực"
    )
    insert_dossier(db, office_id, a_dossier())
    return office_id


def test_a_person_is_told_from_others_by_birth_number_and_address(office):
    [item] = search_index.find(office, "ngoc anh", FoundKind.CITIZEN)
    assert item.title == "Đặng Thị Ngọc Ánh"
    assert item.detail == "02/04/1996 · 087•••••0926 · Ấp Tân Hưng, xã Mẫu"


def test_a_dossier_is_told_by_its_person_and_procedure(office):
    assert search_index.find(office, "H20.19.08-261015-0001") == (
        FoundItem(
            FoundKind.DOSSIER,
            "H20.19.08-261015-0001",
            "H20.19.08-261015-0001",
            "Đặng Thị Ngọc Ánh · Đăng ký khai sinh · 15/10/2026",
        ),
    )


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("dang", FoundKind.CITIZEN),
        ("khai sinh", FoundKind.PROCEDURE),
        ("đkks", FoundKind.PROCEDURE),
        ("ctbs", FoundKind.PROCEDURE),
        ("2.000815", FoundKind.PROCEDURE),
        ("chung thuc", FoundKind.PROCEDURE),
        ("087196610926", FoundKind.CITIZEN),
        ("610926", FoundKind.CITIZEN),
        ("0923993287", FoundKind.CITIZEN),
        ("H20.19.08", FoundKind.DOSSIER),
        ("261015-0001", FoundKind.DOSSIER),
    ],
)
def test_the_nearest_thing_stands_first(office, text, first):
    assert search_index.find(office, text)[0].kind is first


def test_all_kinds_take_turns(office):
    kinds = [item.kind for item in search_index.find(office, "dang")]
    assert kinds == [FoundKind.CITIZEN, FoundKind.DOSSIER, FoundKind.PROCEDURE]


def test_an_exact_name_stands_before_longer_ones(db, office):
    a_citizen(office, full_name="Đặng Thị Ngọc", personal_id="087196610001")
    titles = [item.title for item in search_index.find(office, "dang thi ngoc", FoundKind.CITIZEN)]
    assert titles == ["Đặng Thị Ngọc", "Đặng Thị Ngọc Ánh"]


@pytest.mark.parametrize("text", ["", "  ", "''", "%", "không có ai", "000000000000"])
def test_what_matches_nothing_finds_nothing(office, text):
    assert search_index.find(office, text) == ()


def test_no_more_than_asked_is_found(office):
    assert len(search_index.find(office, "dang", limit=2)) == 2


def test_only_the_newest_version_of_a_procedure_is_found(office):
    a_procedure(office, version=2, name="Đăng ký khai sinh lưu động")
    found = search_index.find(office, "khai sinh", FoundKind.PROCEDURE)
    assert [item.title for item in found] == ["Đăng ký khai sinh lưu động"]


@pytest.mark.parametrize("text", ["khai sinh", "đăng ký khai sinh", "sinh", "ks"])
def test_the_plain_name_stands_before_those_that_say_more(office, text):
    for code, name in (
        ("1.000100", "Đăng ký lại khai sinh"),
        ("1.000101", "Đăng ký khai sinh có yếu tố nước ngoài"),
        ("1.000102", "Đăng ký khai tử, xóa đăng ký khai sinh"),
        ("1.000103", "Khai báo nơi sinh của người cao tuổi sinh trước năm 1945"),
    ):
        a_procedure(office, code=code, name=name)
    found = search_index.find(office, text, FoundKind.PROCEDURE)
    assert found[0].title == "Đăng ký khai sinh"


def test_words_beside_each_other_stand_before_words_apart(office):
    a_procedure(office, code="1.000103", name="Khai báo nơi sinh")
    a_procedure(office, code="1.000104", name="Ghi vào sổ việc đăng ký khai sinh của công dân")
    titles = [item.title for item in search_index.find(office, "khai sinh", FoundKind.PROCEDURE)]
    assert titles[-1] == "Khai báo nơi sinh"


@pytest.mark.parametrize("text", ["1", "0001", "261015-0001", "H20.19.08-261015-0001", "G22.99-1"])
def test_a_dossier_is_found_by_every_number_that_people_say(db, office, text):
    with db.transaction():
        filing = a_filing(office, external_no="G22.99-1")
    insert_dossier(db, office, a_dossier(7, at=NOW + timedelta(seconds=1)), filing)
    wanted = "0007" if text == "G22.99-1" else "0001"
    found = search_index.find(office, text, FoundKind.DOSSIER)
    assert wanted in [item.id[-4:] for item in found]
    assert all(item.row is not None for item in found)


@pytest.mark.parametrize("text", ["261015", "261015-", "261015-00"])
def test_the_day_in_a_number_lists_the_dossiers_of_that_day_newest_first(db, office, text):
    insert_dossier(db, office, a_dossier(7, at=NOW + timedelta(seconds=1)))
    later = a_dossier(9, at=NOW + timedelta(days=1))
    insert_dossier(db, office, replace(later, dossier_no="H20.19.08-261016-0009"))
    found = search_index.find(office, text, FoundKind.DOSSIER)
    assert [item.id for item in found] == ["H20.19.08-261015-0007", "H20.19.08-261015-0001"]


@pytest.mark.parametrize("text", ["261014", "151026", "99991231", "00010101"])
def test_digits_of_another_day_find_no_dossier(office, text):
    assert search_index.find(office, text, FoundKind.DOSSIER) == ()
