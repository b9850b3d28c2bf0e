"""Statements of our own: their rows by name, and how a server plans them."""

import pytest
from peewee import DataError, IntegrityError

from commune_desk.store.database import Database
from commune_desk.store.office import counters
from commune_desk.store.statements import each, rows, run
from commune_desk.store.tables import bound_database
from tests.store.samples import an_office


def test_a_row_has_its_columns_by_name_however_often_it_is_asked(db: Database):
    asked = "SELECT 1 AS one, 'hai' AS two"
    for _ in range(3):
        assert rows(asked)[0]._asdict() == {"one": 1, "two": "hai"}


def test_what_gives_no_rows_gives_none_however_often_it_is_done(db: Database):
    office = an_office()
    counters.put(office, "mark", 1)
    for _ in range(2):
        assert rows("DELETE FROM counter WHERE name = 'mark'") == []
        counters.put(office, "mark", 1)


def test_the_columns_of_many_statements_are_not_kept_for_ever(db: Database):
    for number in range(3_000):
        assert rows(f"SELECT {number} AS answer")[0].answer == number
    assert len(bound_database.row_types) <= 1_000


@pytest.mark.parametrize("location", ["postgres"], indirect=True)
def test_a_change_is_planned_once_and_a_list_by_its_values(db: Database):
    asked = "SELECT current_setting('plan_cache_mode') AS mode"
    with db.transaction():
        assert rows(asked)[0].mode == "force_generic_plan"
    assert rows(asked)[0].mode == "force_custom_plan"
    with pytest.raises(DataError), db.transaction():
        run("SELECT 1 / 0")
    assert rows(asked)[0].mode == "force_custom_plan"


def test_several_statements_see_what_those_before_them_did(db: Database):
    office = an_office()
    put = ("INSERT INTO counter (office_id, name, value) VALUES (?, 'mark', 3)", (office,))
    taken = ("DELETE FROM counter WHERE office_id = ? RETURNING name, value", (office,))
    left = ("SELECT count(*) AS count FROM counter WHERE office_id = ?", (office,))
    with db.transaction():
        for _ in range(2):
            none, [gone], [counted] = each(put, taken, left)
            assert (none, gone.name, gone.value, counted.count) == ([], "mark", 3, 0)


def test_several_statements_are_refused_as_each_by_itself(db: Database):
    office = an_office()
    put = ("INSERT INTO counter (office_id, name, value) VALUES (?, 'mark', 3)", (office,))
    with pytest.raises(IntegrityError), db.transaction():
        each(put, put)
    assert counters.last(office, "mark") == 0
