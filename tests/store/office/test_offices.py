from dataclasses import replace
from datetime import time

from commune_desk.domain.office.office import Leader, Office
from commune_desk.domain.working_time import OfficeHours
from commune_desk.store.office import offices

MORNINGS = ((time(7, 30), time(11, 30)),)
OFFICE = Office(
    name="Ủy ban nhân dân xã Tràm Chim",
    parent_name="Ủy ban nhân dân tỉnh Đồng Tháp",
    agency_code="000.99.99.H20",
    hours=OfficeHours(sessions=MORNINGS, weekdays=frozenset({0, 1, 5}), special={5: ()}),
)
LEADERS = (Leader("Lê Văn Bình", "Chủ tịch"), Leader("Võ Thị Cúc", "Phó Chủ tịch", "KT. CHỦ TỊCH"))


def test_before_it_is_set_up_there_is_no_office(db):
    assert offices.find_office() is None


def test_an_office_comes_back_with_its_hours(db):
    added = offices.add(OFFICE)
    assert offices.find_office() == added
    assert replace(added, id=OFFICE.id) == OFFICE


def test_what_changes_of_an_office_is_kept(db):
    moved = replace(offices.add(OFFICE), address="Ấp 2", hours=OfficeHours())
    offices.update(moved)
    assert offices.find_office() == moved


def test_leaders_stand_in_their_order_and_are_replaced_as_a_whole(db):
    office = offices.add(OFFICE, LEADERS)
    assert offices.leaders(office.id) == LEADERS
    offices.save_leaders(office.id, LEADERS[::-1])
    assert offices.leaders(office.id) == LEADERS[::-1]
    offices.save_leaders(office.id, ())
    assert offices.leaders(office.id) == ()


def test_a_setting_keeps_its_type_and_its_last_value(db, office_id):
    for name, value in {"a": 2, "b": True, "c": "Quầy 1"}.items():
        offices.save_setting(office_id, name, value)
    offices.save_setting(office_id, "a", 3)
    assert offices.settings(office_id) == {"a": 3, "b": True, "c": "Quầy 1"}
