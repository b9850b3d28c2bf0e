"""The tamper table: whatever is changed beside the program is found, and said what it was.

Who tampers here has the database and its key, and can take the guards away and chain the history
anew; the key of the seals he does not have.
"""

import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from itertools import product

import pytest

from commune_desk import bootstrap
from commune_desk.domain.desk.dossier import Role
from commune_desk.domain.desk.history import EventKind, NewEvent
from commune_desk.domain.desk.steps import Action, StepRequest
from commune_desk.domain.upkeep.disk_errors import DiskFailing
from commune_desk.domain.upkeep.history_check import Fault, HistoryBroken, head_from
from commune_desk.files.upkeep import history_keys, upkeep_notes
from commune_desk.paths import KEYS_VARIABLE
from commune_desk.services.desk.desk import Desk, desk_of
from commune_desk.services.handling import handling
from commune_desk.services.office import sealing
from commune_desk.services.reception import intake
from commune_desk.services.upkeep import backup, history
from commune_desk.store.engine.name import EngineName
from commune_desk.store.office import officers
from commune_desk.store.statements import rows, run
from commune_desk.store.tables.sealed import SEALED
from commune_desk.store.upkeep import history_check, reading_ahead, row_prints
from commune_desk.store.upkeep.history import HASHED, append, hash_of, seal_of
from commune_desk.words.errors import sentence
from commune_desk.words.upkeep.history_check import head_words, whole
from tests.factories import BIRTH, a_person, a_reception

UNGUARD = {
    EngineName.SQLITE: (
        "DROP TRIGGER event_is_not_changed",
        "DROP TRIGGER event_is_not_deleted",
    ),
    EngineName.POSTGRES: ("ALTER TABLE event DISABLE TRIGGER ALL",),
}
SOMEBODY = a_person(full_name="Lò Thị Mẩy", personal_id="")
ANOTHER = a_person(full_name="Giàng A Páo", personal_id="")
SECOND = "(SELECT id FROM event ORDER BY id LIMIT 1 OFFSET 3)"
LATER = "(SELECT id FROM event ORDER BY id LIMIT 1 OFFSET 4)"
CITIZEN = "(SELECT max(id) FROM citizen)"


def worked(desk: Desk) -> Desk:
    """A desk at which two dossiers were received, one handed over and rated."""
    received = intake.receive(desk, a_reception())
    asked = StepRequest(Action.HAND_OVER, desk.now())
    handling.step(desk, received.dossier.dossier_no, asked)
    intake.receive(desk, a_reception(applicant=SOMEBODY))
    intake.receive(desk, replace(a_reception(), procedure_code=BIRTH))
    return desk


@pytest.fixture
def office(any_desk: Desk) -> Desk:
    return worked(any_desk)


def tamper(desk: Desk, *statements: str) -> None:
    for statement in (*UNGUARD[desk.database.engine_name], *statements):
        run(statement)


def chain_anew(_desk: Desk) -> None:
    """Give every line the hash that its content asks for, as anybody can."""
    previous = ""
    for row in rows(f"SELECT id, prints, {', '.join(HASHED)} FROM event ORDER BY id"):
        hash_ = hash_of(previous, row[2:], row.prints)
        statement = "UPDATE event SET previous_hash = ?, hash = ? WHERE id = ?"
        run(statement, (previous, hash_, row.id))
        previous = hash_


def anew(*statements: str) -> Callable[[Desk], None]:
    def change(desk: Desk) -> None:
        tamper(desk, *statements)
        chain_anew(desk)

    return change


def plainly(*statements: str) -> Callable[[Desk], None]:
    return lambda desk: tamper(desk, *statements)


def swap(desk: Desk) -> None:
    """Let two lines change places, and chain them anew."""
    tamper(
        desk,
        f"UPDATE event SET id = -1 WHERE id = {SECOND}",
        "UPDATE event SET id = (SELECT min(id) FROM event WHERE id > 0) - 2 WHERE id = -1",
    )
    chain_anew(desk)


INSERTED = """INSERT INTO event (office_id, kind, desk_name, happened_at, entered_at, facts,
    previous_hash, hash, prints, seal) SELECT office_id, kind, desk_name, happened_at, entered_at,
    facts, hash, hash, prints, seal FROM event ORDER BY id DESC LIMIT 1"""

TABLE: dict[str, tuple[Callable[[Desk], None], Fault, str]] = {
    "a line edited": (
        plainly(f"UPDATE event SET facts = '{{}}' WHERE id = {SECOND}"),
        Fault.LINE_EDITED, "",
    ),
    "a line edited, all chained anew": (
        anew(f"UPDATE event SET happened_at = happened_at - 1 WHERE id = {SECOND}"),
        Fault.SEAL_WRONG, "",
    ),
    "ten lines chained anew": (
        anew("UPDATE event SET desk_name = 'Quầy 9'"), Fault.SEAL_WRONG, "",
    ),
    "another officer named, all chained anew": (
        anew(f"UPDATE event SET officer_id = NULL WHERE id = {LATER}"), Fault.SEAL_WRONG, "",
    ),
    "a line removed": (plainly(f"DELETE FROM event WHERE id = {SECOND}"), Fault.LINE_MOVED, ""),
    "a line removed, all chained anew": (
        anew(f"DELETE FROM event WHERE id = {SECOND}"), Fault.SEAL_WRONG, "",
    ),
    "the end cut off": (
        plainly("DELETE FROM event WHERE id = (SELECT max(id) FROM event)"), Fault.END_CUT, "",
    ),
    "the end cut off, the counter set back": (
        plainly(
            "DELETE FROM event WHERE id = (SELECT max(id) FROM event)",
            "UPDATE counter SET value = value - 1 WHERE name = 'event'",
        ),
        Fault.ROW_ADDED, "dossier",
    ),
    "a line inserted": (plainly(INSERTED), Fault.LINE_EDITED, ""),
    "a line inserted, all chained anew": (anew(INSERTED), Fault.SEAL_WRONG, ""),
    "a line put before the first": (
        plainly(
            """INSERT INTO event (id, office_id, kind, desk_name, happened_at, entered_at, facts,
            previous_hash, hash, prints, seal) SELECT -7, office_id, kind, desk_name, happened_at,
            entered_at, facts, previous_hash, hash, prints, seal FROM event ORDER BY id LIMIT 1"""
        ),
        Fault.LINE_MOVED, "",
    ),
    "lines put in another order": (swap, Fault.SEAL_WRONG, ""),
    "seals taken away": (
        plainly(f"UPDATE event SET seal = '' WHERE id = {LATER}"), Fault.SEAL_MISSING, "",
    ),
    "fingerprints that are none": (
        plainly(f"UPDATE event SET prints = 'none' WHERE id = {LATER}"), Fault.LINE_EDITED, "",
    ),
    "fingerprints of another kind": (
        plainly(f"UPDATE event SET prints = '{{\"dossier\":5}}' WHERE id = {LATER}"),
        Fault.LINE_EDITED, "",
    ),
    "a hash moved to the next line": (
        plainly(
            f"UPDATE event SET previous_hash = substr(previous_hash, 1, 63) WHERE id = {SECOND}",
            f"UPDATE event SET previous_hash = '0' || previous_hash WHERE id = {LATER}",
        ),
        Fault.LINE_MOVED, "",
    ),
    "fingerprints taken away, all chained anew": (
        anew("UPDATE event SET prints = ''"), Fault.SEAL_WRONG, "",
    ),
    "a due date": (
        plainly("UPDATE dossier SET due_at = due_at + 1 WHERE running_no = 1"),
        Fault.ROW_EDITED, "dossier",
    ),
    "a due date of a run": (
        plainly("UPDATE clock_run SET due_at = due_at + 1"), Fault.ROW_EDITED, "clock_run",
    ),
    "a state": (
        plainly("UPDATE dossier SET state = 'returned' WHERE running_no = 1"),
        Fault.ROW_EDITED, "dossier",
    ),
    "a number": (
        plainly("UPDATE dossier SET dossier_no = '9999' WHERE running_no = 2"),
        Fault.ROW_EDITED, "dossier",
    ),
    "a number of a paper": (
        plainly("UPDATE paper_number SET number = number + 700"), Fault.ROW_EDITED, "paper_number",
    ),
    "a password": (
        plainly("UPDATE officer SET password_hash = 'x' WHERE login = 'mai'"),
        Fault.ROW_EDITED, "officer",
    ),
    "a role": (
        plainly("UPDATE officer SET role = 'administrator' WHERE login = 'mai'"),
        Fault.ROW_EDITED, "officer",
    ),
    "a citizen's data": (
        plainly(f"UPDATE citizen SET born_on = '1970-01-01' WHERE id = {CITIZEN}"),
        Fault.ROW_EDITED, "citizen",
    ),
    "who filed": (
        plainly("""UPDATE received_party SET party = '{"applicant":{}}'"""),
        Fault.ROW_EDITED, "received_party",
    ),
    "an officer added": (
        plainly("""INSERT INTO officer (office_id, login, full_name, role, title, password_hash,
            is_active) SELECT office_id, 'ma', full_name, role, title, password_hash, is_active
            FROM officer WHERE login = 'mai'"""),
        Fault.ROW_ADDED, "officer",
    ),
    "papers removed": (plainly("DELETE FROM dossier_paper"), Fault.ROW_REMOVED, "dossier_paper"),
    "a clock removed": (
        plainly("DELETE FROM clock_run"), Fault.ROW_REMOVED, "clock_run",
    ),
    "a rating added": (
        plainly("""INSERT INTO rating (office_id, dossier_id, level, reason, given_at, came_by)
            SELECT office_id, id, 'very_satisfied', '', received_at, 'paper' FROM dossier
            WHERE running_no = 2"""),
        Fault.ROW_ADDED, "rating",
    ),
}  # fmt: skip


class _TakeBack(Exception):
    """So that the next kind of tampering finds the office as it was."""


def test_a_new_office_is_not_told_of_lines_before_the_seal(desk):
    """The line before it says that the office was founded, a moment earlier: nothing to fear."""
    report = history.verify(desk)
    assert report.before_seal == 1
    assert not any("chưa niêm phong" in line for line in whole(report))


@pytest.mark.parametrize("at_once", [5_000, 2])
def test_what_is_changed_beside_the_program_is_found(office, monkeypatch, at_once):
    """Also where every other line and row is the last of a piece that is read at once."""
    monkeypatch.setattr(row_prints, "AT_ONCE", at_once)
    history.verify(office)
    missed = {}
    for kind, (change, fault, table) in TABLE.items():
        with suppress(_TakeBack), office.database.transaction():
            change(office)
            with pytest.raises(HistoryBroken) as broken:
                history.verify(office)
            raise _TakeBack
        found = {(one.fault, one.table) for one in broken.value.found}
        if (fault, table) not in found or not sentence(broken.value):
            missed[kind] = found
    assert missed == {}
    history.verify(office)


def edited(keys: Sequence[int], at: int) -> list[str]:
    return [f"UPDATE event SET desk_name = 'Quầy 9' WHERE id = {keys[at]}"]


def removed(keys: Sequence[int], at: int) -> list[str]:
    return [f"DELETE FROM event WHERE id = {keys[at]}"]


def repeated(keys: Sequence[int], at: int) -> list[str]:
    """The line stands twice, the lines behind it move on."""
    moved = [f"UPDATE event SET id = id + 1 WHERE id = {key}" for key in reversed(keys[at + 1 :])]
    columns = (
        "office_id, kind, desk_name, happened_at, entered_at, facts, previous_hash, hash, seal"
    )
    insert = f"INSERT INTO event (id, prints, {columns}) SELECT id + 1, '', {columns} FROM event"
    return [*moved, f"{insert} WHERE id = {keys[at]}"]


def exchanged(keys: Sequence[int], at: int) -> list[str]:
    here, there = keys[at : at + 2]
    moves = ((here, -9), (there, here), (-9, there))
    return [f"UPDATE event SET id = {new} WHERE id = {old}" for old, new in moves]


@pytest.mark.parametrize("at_once", [1, 2, 3])
def test_nothing_slips_through_between_two_pieces(office, monkeypatch, at_once):
    """Whichever line it is: the last of a piece, the first of the next, or one in the midst."""
    monkeypatch.setattr(row_prints, "AT_ONCE", at_once)
    keys, kinds = zip(*rows("SELECT id, kind FROM event ORDER BY id"), strict=True)
    assert [*keys] == list(range(keys[0], keys[0] + len(keys)))
    found: dict[tuple[str, int], set[Fault]] = {}
    for at, change in product(range(len(keys) - 1), (edited, removed, repeated, exchanged)):
        for is_chained in (False, True):
            with suppress(_TakeBack), office.database.transaction():
                tamper(office, *change(keys, at))
                if is_chained:
                    chain_anew(office)
                with pytest.raises(HistoryBroken) as broken:
                    history.verify(office)
                raise _TakeBack
            faults = {one.fault for one in broken.value.found if not one.table}
            wanted = {Fault.SEAL_WRONG} if is_chained else {Fault.LINE_EDITED, Fault.LINE_MOVED}
            if kinds[at] == "history_sealed":  # who takes that away takes the seals with it
                wanted.add(Fault.END_CUT)
            if not faults & wanted:
                found[change.__name__, at] = faults
    assert found == {}
    history.verify(office)


ODD_PRINTS = (
    "none", "[1]", '{"dossier":5}', '{"dossier":{"x,y":"z"}}', '{"dossier":{"x":"y,z"}}',
    '{"nothing":{"1":"ab"}}', '{"a:b":{"1":"ab"}}', '{"dossier":{"1":{"2":"3"}}}',
    '{"dossier":{"-1":"ab","1.5":"cd"}}', '{"dossier":{"1":"ab",}}', '{"dossier":{"1":"ab"},}',
    '{"dossier":{"1":"ab""2":"cd"}}', '{"dossier":{"1":"ab"}},{"dossier":{"2":"cd"}}',
    '{"dossier":{"1":"ab"}}{"rating":{"2":"cd"}}', '{},{"dossier":{"1":"ab"}}',
)  # fmt: skip


def test_whoever_lacks_the_key_of_the_seals_is_told_of_odd_fingerprints_as_well(office):
    """There everybody could chain the lines anew, whatever they wrote into them."""
    office.database.seal_with(b"")
    for odd in ODD_PRINTS:
        with suppress(_TakeBack), office.database.transaction():
            tamper(office)
            last = "(SELECT max(id) FROM event WHERE prints <> '')"
            run(f"UPDATE event SET prints = ? WHERE id = {last}", (odd,))
            chain_anew(office)
            with pytest.raises(HistoryBroken) as broken:
                history.verify(office)
            raise _TakeBack
        assert {one.fault for one in broken.value.found} <= {
            Fault.ROW_ADDED,
            Fault.ROW_EDITED,
            Fault.ROW_REMOVED,
        }
        assert sentence(broken.value)


def test_marks_that_part_what_is_read_at_once_are_no_tampering(office):
    """Nothing of today puts such signs there; the lines and rows that hold one are read alone."""
    at, name = office.now(), 'Quầy "\x01\x1d\\,1\n'
    with office.database.transaction():
        run(f"UPDATE citizen SET address = ? WHERE id = {CITIZEN}", ("Ấp\x1d 1\n",))
        kind = EventKind.SETTING_CHANGED
        line = NewEvent(kind=kind, happened_at=at, entered_at=at, desk_name=name)
        append(office.office.id, line)
    report = history.verify(office)
    assert (report.seals_checked, report.rows > 10) == (True, True)
    tamper(office, f"UPDATE citizen SET address = 'Ấp 2' WHERE id = {CITIZEN}")
    with pytest.raises(HistoryBroken) as broken:
        history.verify(office)
    assert [(one.fault, one.table) for one in broken.value.found] == [(Fault.ROW_EDITED, "citizen")]


def test_who_works_meanwhile_is_no_tampering(office):
    """Everything is read as it stood at one moment."""
    there = reading_ahead.read(office.office.id, ("none",))
    begin = next(there)
    handling.step(
        office,
        intake.receive(office, a_reception(applicant=ANOTHER)).dossier.dossier_no,
        StepRequest(Action.HAND_OVER, office.now()),
    )
    rest = list(there)
    [end] = [one for one in rest if isinstance(one, reading_ahead.End)]
    lines = sum(one.count for one in rest if isinstance(one, reading_ahead.Piece))
    assert isinstance(begin, reading_ahead.Begin)
    assert begin.lines == lines == end.lines == history.verify(office).events - 2
    # Those of a piece in which one has to be looked at by itself are read later, and are the same.
    pieces = [one for one in rest if isinstance(one, reading_ahead.Piece)]
    assert lines == sum(len(one.lines(office.office.id)) for one in pieces)


ROWS_READ = f"""SELECT coalesce(sum(seq_tup_read), 0) AS unordered, sum(idx_tup_fetch) AS by_key
    FROM pg_stat_xact_user_tables
    WHERE relname IN ('event', {", ".join(f"'{table.name}'" for table in SEALED)})"""


@pytest.mark.parametrize("any_folder", ["postgres"], indirect=True)
def test_a_server_reads_every_row_by_its_key_and_once(office, monkeypatch):
    """Else it would read and sort what is left of a table for each piece of it."""
    monkeypatch.setattr(row_prints, "AT_ONCE", 1)
    with office.database.transaction():
        [before] = rows(ROWS_READ)
        report = history_check.check(office.office.id)
        [after] = rows(ROWS_READ)
    assert after.unordered == before.unordered
    by_key = after.by_key - before.by_key
    assert report.events + report.rows <= by_key <= 4 * (report.events + report.rows)


def test_what_is_named_is_what_was_changed(office):
    number = rows("SELECT dossier_no FROM dossier WHERE running_no = 1")[0].dossier_no
    tamper(office, "UPDATE dossier SET due_at = due_at + 1 WHERE running_no = 1")
    with pytest.raises(HistoryBroken) as broken:
        history.verify(office)
    [one] = broken.value.found
    assert (one.name, one.table, broken.value.count) == (number, "dossier", 1)
    assert number in sentence(broken.value)


def test_without_the_key_the_rest_is_checked_and_that_is_said(office):
    office.database.seal_with(b"")
    report = history.verify(office)
    assert not report.seals_checked
    assert any("Chưa kiểm được niêm phong" in line for line in whole(report))
    tamper(office, "UPDATE dossier SET due_at = due_at + 1 WHERE running_no = 1")
    with pytest.raises(HistoryBroken):
        history.verify(office)


def test_a_line_from_where_the_key_is_not_is_found_until_it_is_taken_over(office):
    key = office.database.engine.history_key
    office.database.seal_with(b"")
    intake.receive(office, a_reception(applicant=ANOTHER))
    office.database.seal_with(key)
    with pytest.raises(HistoryBroken) as broken:
        history.verify(office)
    assert [one.fault for one in broken.value.found] == [Fault.SEAL_MISSING]
    administrator = next(
        one for one in officers.all_officers(office.office.id) if one.role is Role.ADMINISTRATOR
    )
    sealing.take_over(desk_of(office, administrator))
    report = history.verify(office)
    assert (report.accepted, report.seals_checked) == (1, True)


def test_what_paper_and_backup_say_is_compared(office, tmp_path):
    head = history.head(office)
    assert head
    printed = head_words(head)
    backup.create(office, office.folder.backups)
    intake.receive(office, a_reception(applicant=ANOTHER))
    assert history.verify(office, head_from(printed)).witnesses == 2
    # Whoever has all keys chains and seals anew; paper and backup know better.
    key = office.database.engine.history_key
    tamper(office, "UPDATE event SET desk_name = 'Quầy 9'")
    chain_anew(office)
    for row in rows("SELECT id, hash FROM event WHERE seal <> ''"):
        run("UPDATE event SET seal = ? WHERE id = ?", (seal_of(row.hash, key), row.id))
    with pytest.raises(HistoryBroken) as broken:
        history.verify(office, head_from(printed))
    assert {one.fault for one in broken.value.found} == {Fault.HEAD_OTHER}


def test_a_letter_mistaken_on_paper_is_not_called_tampering(office):
    head = history.head(office)
    assert head
    history.verify(office)
    before = upkeep_notes.read(office.folder.upkeep)
    mistaken = replace(head, hash=("0" if head.hash[0] != "0" else "1") + head.hash[1:])
    with pytest.raises(HistoryBroken) as broken:
        history.verify(office, head_from(head_words(mistaken)))
    said = sentence(broken.value)
    assert "Xem lại từng ký tự trên sổ" in said
    assert "bị sửa" not in said
    assert upkeep_notes.read(office.folder.upkeep) == before


def test_an_old_history_is_sealed_when_it_is_opened_and_says_so(desk, clock):
    """As a database of an earlier version is, after its migration."""
    worked(desk)
    tamper(
        desk,
        "DELETE FROM event WHERE kind = 'history_sealed'",
        "UPDATE event SET seal = '', prints = ''",
        "UPDATE counter SET value = value - 1 WHERE name = 'event'",
        "DELETE FROM touched",
    )
    desk.database.seal_with(b"")
    chain_anew(desk)
    folder = desk.folder
    [old] = rows("SELECT count(*) AS lines FROM event")
    sealing.begin(desk.database, desk.office.id, folder, at=clock())
    report = history.verify(desk)
    assert (report.before_seal, report.seals_checked) == (old.lines, True)
    assert report.rows > 10
    assert any(f"{old.lines} dòng trước đó" in line for line in whole(report))
    tamper_later = (
        "UPDATE citizen SET phone = '0900000000' WHERE id = (SELECT max(id) FROM citizen)"
    )
    run(tamper_later)
    with pytest.raises(HistoryBroken):
        history.verify(desk)


def test_an_office_whose_first_key_could_not_be_kept_is_sealed_as_soon_as_one_can(
    folder, tmp_path, monkeypatch, practice_setup, clock
):
    """Its lines have no seal, and say so; that is no tampering."""
    keys = tmp_path / "khóa"
    keys.write_text("không phải thư mục", encoding="utf-8")
    monkeypatch.setenv(KEYS_VARIABLE, str(keys))
    opened = bootstrap.create_office(folder, practice_setup, clock)
    desk = worked(bootstrap.desk_without_screen(opened))
    report = history.verify(desk)
    assert (report.seals_checked, bool(report.sealed_at)) == (False, True)
    [before] = rows("SELECT max(phone) AS phone FROM citizen")
    run("UPDATE citizen SET phone = '0900000000' WHERE phone = ?", (before.phone,))
    with pytest.raises(HistoryBroken):
        history.verify(desk)
    run("UPDATE citizen SET phone = ? WHERE phone = '0900000000'", (before.phone,))
    desk.database.close()
    keys.unlink()
    for _ in range(2):
        opened = bootstrap.open_office(folder, clock)
        desk = bootstrap.desk_without_screen(opened)
        assert opened.database.engine.history_key
        intake.receive(desk, a_reception(applicant=ANOTHER))
        report = history.verify(desk)
        assert report.seals_checked
        opened.database.close()


def test_no_line_says_that_a_sealed_history_is_sealed_no_more(office):
    office.database.seal_with(b"")
    at, facts = office.now(), {"key_id": "", "lines": 0, "head": ""}
    forged = NewEvent(kind=EventKind.HISTORY_SEALED, happened_at=at, entered_at=at, facts=facts)
    with office.database.transaction():
        append(office.office.id, forged)
    intake.receive(office, a_reception(applicant=ANOTHER))
    with pytest.raises(HistoryBroken) as broken:
        history.verify(office)
    assert Fault.SEAL_MISSING in {one.fault for one in broken.value.found}


def test_the_key_does_not_stand_in_the_data_folder(desk):
    key = desk.database.engine.history_key
    assert key
    for file in desk.folder.root.rglob("*"):
        if file.is_file():
            content = file.read_bytes()
            assert key not in content
            assert key.hex().encode() not in content


def test_an_office_opened_again_seals_with_the_same_key(desk, clock):
    key, folder = desk.database.engine.history_key, desk.folder
    desk.database.close()
    again = bootstrap.open_office(folder, clock)
    try:
        assert again.database.engine.history_key == key
    finally:
        again.database.close()


def test_a_pc_without_the_key_works_on(desk, clock, monkeypatch, tmp_path):
    folder = desk.folder
    desk.database.close()
    monkeypatch.setenv(KEYS_VARIABLE, str(tmp_path / "other keys"))
    again = bootstrap.open_office(folder, clock)
    try:
        assert again.database.engine.history_key == b""
        there = bootstrap.desk_without_screen(again)
        intake.receive(there, a_reception())
        assert history_keys.find(folder, "nothing") == b""
        with pytest.raises(HistoryBroken):
            history.verify(there)
    finally:
        again.database.close()


@pytest.mark.skipif(sys.platform != "linux", reason="no file here answers with an error")
@pytest.mark.parametrize("name", ["history-*.key", "user.key"])
def test_a_key_that_the_disk_does_not_give_is_no_key_that_is_missing(
    folder, tmp_path, monkeypatch, practice_setup, name
):
    monkeypatch.setenv(KEYS_VARIABLE, str(tmp_path / "keys"))
    bootstrap.create_office(folder, practice_setup).database.close()
    [key] = (tmp_path / "keys").glob(name)
    key.unlink()
    key.symlink_to("/proc/self/mem")  # reading it is an input/output error
    with pytest.raises(DiskFailing):  # else lines without a seal would be written
        bootstrap.open_office(folder)
