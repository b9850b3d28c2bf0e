from dataclasses import replace

import pytest

from commune_desk.domain.desk.history import EventKind, Happened, NewEvent
from commune_desk.domain.desk.steps import Action
from commune_desk.domain.upkeep.history_check import HistoryBroken
from commune_desk.store.upkeep import history, history_check, row_prints
from tests.factories import moment
from tests.store.another_process import two_desks
from tests.store.samples import a_dossier, a_procedure, insert_dossier

AT = moment("2026-10-01 09:00")
UNGUARD = {
    "sqlite": ("DROP TRIGGER event_is_not_changed", "DROP TRIGGER event_is_not_deleted"),
    "postgres": ("ALTER TABLE event DISABLE TRIGGER ALL",),
}


AN_EVENT = NewEvent(kind=EventKind.SETTING_CHANGED, happened_at=AT, entered_at=AT)


@pytest.fixture
def three_events(db, office_id, officer):
    """The keys of three events."""
    plain = replace(AN_EVENT, officer_id=officer.id)
    with db.transaction():
        return [
            history.append(office_id, replace(plain, facts={"name": f"số {n}"})) for n in (1, 2, 3)
        ]


@pytest.fixture
def tamper(db):
    """Change the table behind the back of the program, as somebody with the key could."""

    def run(statement):
        for unguard in UNGUARD[db.engine_name]:
            db.engine.execute_sql(unguard)
        db.engine.execute_sql(statement)

    return run


def test_an_event_is_read_as_it_was_written(db, office_id, officer, three_events):
    last = history.recent(office_id, 1)[0]
    assert (last.id, last.kind, last.facts) == (
        three_events[2], EventKind.SETTING_CHANGED, {"name": "số 3"},
    )  # fmt: skip
    assert (last.officer_name, last.dossier_no) == ("Đỗ Thị Lan", "")
    assert (last.happened_at, last.entered_at) == (AT, AT)


def test_a_dossier_has_its_own_events_the_first_one_first(db, office_id, three_events):
    a_procedure(office_id)
    dossier_id = insert_dossier(db, office_id, a_dossier())
    kinds: list[Happened] = [EventKind.RECEIVE, Action.HAND_OVER]
    for kind in kinds:
        history.append(office_id, replace(AN_EVENT, kind=kind, dossier_id=dossier_id))
    events = history.of_dossier(office_id, a_dossier().dossier_no)
    assert [event.kind for event in events] == kinds
    assert {event.dossier_no for event in events} == {a_dossier().dossier_no}
    assert history.of_dossier(office_id, "không có") == ()


def test_the_last_events_come_first(db, office_id, three_events):
    assert [event.id for event in history.recent(office_id, 2)] == three_events[:0:-1]


def test_a_whole_chain_says_how_many_events_it_holds(db, office_id, three_events):
    assert history_check.check(office_id).events == 3


def test_an_office_without_events_has_a_whole_history(db, office_id):
    assert history_check.check(office_id).events == 0


def test_a_chain_longer_than_one_reading_holds(db, office_id, monkeypatch):
    monkeypatch.setattr(row_prints, "AT_ONCE", 2)
    with db.transaction():
        for _ in range(5):
            history.append(office_id, AN_EVENT)
    assert history_check.check(office_id).events == 5


@pytest.mark.parametrize(
    "statement", ["UPDATE event SET facts = '{}'", "DELETE FROM event", "UPDATE event SET id = 99"]
)
def test_the_database_refuses_to_change_the_history(db, office_id, three_events, statement):
    with pytest.raises(Exception, match="appended to, never changed"):
        db.engine.execute_sql(statement)
    assert history_check.check(office_id).events == 3


@pytest.mark.parametrize(
    ("statement", "broken"),
    [
        ("UPDATE event SET facts = '{}' WHERE id = {0}", 0),
        ("UPDATE event SET officer_id = NULL WHERE id = {1}", 1),
        ("UPDATE event SET happened_at = happened_at - 1 WHERE id = {2}", 2),
        ("UPDATE event SET hash = previous_hash WHERE id = {1}", 1),
        ("DELETE FROM event WHERE id = {0}", 1),
        ("DELETE FROM event WHERE id = {1}", 2),
    ],
)
def test_what_is_changed_from_outside_is_found(
    db, office_id, three_events, tamper, statement, broken
):
    for place, key in enumerate(three_events):
        statement = statement.replace(f"{{{place}}}", str(key))
    tamper(statement)
    with pytest.raises(HistoryBroken) as found:
        history_check.check(office_id)
    assert found.value.event_id == three_events[broken]


@pytest.mark.parametrize("left", [0, 2])
def test_a_missing_end_is_found(db, office_id, three_events, tamper, left):
    tamper(f"DELETE FROM event WHERE id >= {three_events[left]}")
    with pytest.raises(HistoryBroken):
        history_check.check(office_id)


def test_an_event_added_from_outside_is_found(db, office_id, three_events, tamper):
    tamper(
        "INSERT INTO event (office_id, kind, desk_name, happened_at, entered_at, facts,"
        " previous_hash, hash) SELECT office_id, kind, desk_name, happened_at, entered_at, facts,"
        f" hash, hash FROM event WHERE id = {three_events[2]}"
    )
    with pytest.raises(HistoryBroken):
        history_check.check(office_id)


def test_two_desks_at_once_append_to_one_chain(db, location, office_id):
    first, second = two_desks("append", location, office_id, count=60)
    assert len({*first, *second}) == 120
    assert history_check.check(office_id).events == 120
