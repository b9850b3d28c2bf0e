"""The key of an office changes while one works with it: nothing that was written is lost."""

import errno
import logging
import sys
from dataclasses import replace
from pathlib import Path
from threading import Event, Thread

import pytest

from commune_desk import bootstrap
from commune_desk.domain.account_errors import AdministratorNeeded
from commune_desk.domain.desk.dossier import Role
from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.outside_errors import DatabaseDamaged, DatabaseLocked
from commune_desk.domain.upkeep.disk_errors import DiskFailing
from commune_desk.files.upkeep import exchange
from commune_desk.services.desk.progress import Cancelled
from commune_desk.services.papers import kept_papers
from commune_desk.services.upkeep import backup, changing_key, history, recovery_sheets
from commune_desk.store.database import open_database
from commune_desk.store.engine.key_file import read_key
from commune_desk.store.engine.sqlite import SqliteEngine
from commune_desk.store.office import offices
from commune_desk.store.upkeep import rekeying
from commune_desk.store.upkeep.backup import facts_of
from tests.factories import acting_as
from tests.services.test_killed_backups import MOST_TOUCHES, killed_at
from tests.services.test_restoring import receive, reopened


@pytest.fixture
def administrator(desk):
    return acting_as(desk, Role.ADMINISTRATOR)


def change(administrator, between=lambda: None):
    """The sheet and what came of one try; `between` happens once the copy is made."""
    sheet = changing_key.draft_here(administrator)
    copied = changing_key.copy(administrator, changing_key.begin(administrator))
    between()
    return sheet, changing_key.take_over(administrator, sheet, copied)


def name_and_dossiers(desk):
    office = offices.find_office()
    return office and office.name, dossiers(desk)


def dossiers(desk):
    return facts_of(desk.database)["dossier"]


def test_who_works_goes_on_with_another_key_and_another_sheet(desk, administrator):
    folder, old = desk.folder, read_key(desk.folder.key)
    number, _ = receive(desk, "Bùi Thanh Toàn")
    sheet, changed = change(administrator)
    assert changed.sheet_no == sheet.sheet_no == recovery_sheets.current(desk)
    assert read_key(folder.key) != old == read_key(Path(changed.former_key))
    event = history.recent(administrator, 1)[0]
    assert event.kind is EventKind.KEY_CHANGED
    assert event.officer_name == administrator.officer.full_name
    assert receive(desk, "Lê Văn Ba")[0] > number
    assert dossiers(desk) == 2
    assert history.verify(administrator).events > 0
    desk.database.close()
    with pytest.raises(DatabaseDamaged):
        open_database(replace(desk.database.location, key_path=Path(changed.former_key)))
    desk = reopened(desk)
    assert dossiers(desk) == 2
    desk.database.close()
    assert not folder.restoring.exists()
    assert list(folder.root.glob("*former-key*")) == []


def test_papers_and_backups_go_on_with_it(desk, administrator):
    paper = kept_papers.keep(desk, b"%PDF", ".pdf")
    backup.create(desk, desk.folder.root / "usb")  # which reads the file beside SQLite
    _, changed = change(administrator)
    assert changed
    assert kept_papers.get(desk, paper.file).content == b"%PDF"
    receive(desk, "Bùi Thanh Toàn")
    made = backup.create(desk, desk.folder.root / "usb")
    assert backup.verify(made.path, desk.database.location).manifest.contents["dossier"] == 1


def written_here(desk):
    receive(desk, "Bùi Thanh Toàn")


def written_by_another_thread(desk):
    def work():
        with desk.database.thread():
            receive(desk, "Bùi Thanh Toàn")

    thread = Thread(target=work)
    thread.start()
    thread.join()


def written_by_another_program(desk):
    engine = SqliteEngine(desk.folder.database, read_key(desk.folder.key), 50)
    with engine.connection_context():
        engine.execute_sql("UPDATE office SET name = name || '.'")


@pytest.mark.parametrize(
    "write", [written_here, written_by_another_thread, written_by_another_program]
)
def test_what_was_written_since_is_copied_again(desk, administrator, write):
    old = read_key(desk.folder.key)
    _, changed = change(administrator, between=lambda: write(desk))
    assert changed is None
    assert read_key(desk.folder.key) == old
    assert not desk.folder.restoring.exists()
    written = name_and_dossiers(desk)
    _, changed = change(administrator)
    assert changed
    assert name_and_dossiers(desk) == written
    assert history.verify(administrator).events > 0


def test_what_is_written_in_the_last_moment_is_not_lost(desk, administrator, monkeypatch):
    """Behind the first look, while the line of the history is written into the copy."""
    note = rekeying.note

    def noted(*given):
        found = note(*given)
        written_by_another_program(desk)
        return found

    monkeypatch.setattr(rekeying, "note", noted)
    old = read_key(desk.folder.key)
    _, changed = change(administrator)
    assert changed is None
    assert read_key(desk.folder.key) == old
    receive(desk, "Lê Văn Ba")
    assert history.verify(administrator).events > 0


def test_not_while_another_program_has_it_open(desk, administrator):
    other = SqliteEngine(desk.folder.database, read_key(desk.folder.key), 50)
    with other.connection_context():
        _, changed = change(administrator)
        assert changed is None
        receive(desk, "Bùi Thanh Toàn")
        other.execute_sql("UPDATE office SET name = name || '.'")  # it goes on as well
    assert change(administrator)[1]
    assert dossiers(desk) == 1


def test_nobody_comes_in_between_the_last_look_and_the_exchange(desk, administrator, monkeypatch):
    fold, found = SqliteEngine.fold_log, []

    def folding(engine):
        if engine is desk.database.engine:
            for _ in range(2):  # before the log is folded, and behind it
                try:
                    written_by_another_program(desk)
                except DatabaseLocked as refusal:
                    found.append(refusal)
                folded = fold(engine)
            return folded
        return fold(engine)

    monkeypatch.setattr(SqliteEngine, "fold_log", folding)
    assert change(administrator)[1]
    assert len(found) == 2


def test_not_while_another_thread_works(desk, administrator):
    begun, may_end = Event(), Event()

    def work():
        with desk.database.thread():
            begun.set()
            may_end.wait()

    thread = Thread(target=work)
    thread.start()
    begun.wait()
    _, changed = change(administrator)
    assert changed is None
    may_end.set()
    thread.join()
    assert change(administrator)[1]


def test_a_thread_that_comes_in_that_moment_waits_and_works_with_the_new_file(
    desk, administrator, monkeypatch
):
    put, numbers, threads = exchange.put, [], []

    def work():
        with desk.database.thread():
            numbers.append(receive(desk, "Lê Văn Ba")[0])

    def putting(*given, **named):
        threads.append(Thread(target=work))
        threads[0].start()
        threads[0].join(0.2)
        assert threads[0].is_alive()
        return put(*given, **named)

    monkeypatch.setattr(exchange, "put", putting)
    _, changed = change(administrator)
    threads[0].join()
    assert changed
    assert len(numbers) == dossiers(desk) == 1


def test_counters_work_on_while_it_is_copied(desk, administrator):
    """As many tries as it takes: at the end all is there, once."""
    numbers, may_end = [], Event()

    def work():
        while not may_end.is_set():
            with desk.database.thread():
                numbers.append(receive(desk, "Bùi Thanh Toàn")[0])
            may_end.wait(0.002)

    thread = Thread(target=work)
    thread.start()
    tries = [change(administrator)[1] for _ in range(3)]
    may_end.set()
    thread.join()
    assert change(administrator)[1]
    assert None in tries
    assert dossiers(desk) == len(set(numbers)) == len(numbers) > 3
    assert history.verify(administrator).events > 0


def test_a_clerk_is_refused(desk, administrator):
    with pytest.raises(AdministratorNeeded):
        changing_key.draft_here(desk)
    sheet = changing_key.draft_here(administrator)
    copied = changing_key.copy(administrator, changing_key.begin(administrator))
    with pytest.raises(AdministratorNeeded):
        changing_key.take_over(desk, sheet, copied)


@pytest.mark.parametrize("stops_at", range(3))
def test_whoever_stops_it_has_the_office_as_it_was(desk, administrator, stops_at):
    old = read_key(desk.folder.key)
    before = {one.name for one in desk.folder.root.iterdir()}
    with pytest.raises(Cancelled):
        changing_key.copy(
            administrator,
            changing_key.begin(administrator),
            progress=lambda done, _total: done < stops_at,
        )
    assert read_key(desk.folder.key) == old
    assert {one.name for one in desk.folder.root.iterdir()} == before


def test_a_disk_that_refuses_the_exchange_leaves_a_desk_that_works(
    desk, administrator, monkeypatch
):
    old = read_key(desk.folder.key)

    def refused(*_given):
        raise OSError(errno.EIO, "?", str(desk.folder.database))

    with monkeypatch.context() as patch:
        patch.setattr(exchange, "_exchange", refused)
        with pytest.raises(DiskFailing):
            change(administrator)
    assert read_key(desk.folder.key) == old
    assert receive(desk, "Bùi Thanh Toàn")
    assert change(administrator)[1]


@pytest.mark.skipif(sys.platform == "win32", reason="a process is forked here")
def test_whenever_it_is_killed_one_key_opens_a_whole_office(desk, tmp_path):
    receive(desk, "Bùi Thanh Toàn")
    folder = desk.folder
    desk.database.close()
    old, keys = read_key(folder.key), set()
    for touch in range(1, MOST_TOUCHES):
        was_killed = killed_at(
            touch, folder, tmp_path, lambda desk: change(acting_as(desk, Role.ADMINISTRATOR))
        )
        opened = bootstrap.open_office(folder)
        administrator = acting_as(bootstrap.desk_of_founder(opened), Role.ADMINISTRATOR)
        assert dossiers(administrator) == 1
        assert history.verify(administrator).events > 0
        assert recovery_sheets.current(administrator) or read_key(folder.key) == old
        keys.add(read_key(folder.key))
        opened.database.close()
        if not was_killed:
            break
    assert len(keys) > 1
    assert not was_killed


def test_no_key_stands_in_any_log(desk, administrator, caplog):
    old = read_key(desk.folder.key).hex()
    with caplog.at_level(logging.DEBUG):
        sheet, changed = change(administrator)
    assert changed
    assert "SELECT" in caplog.text
    secret = (old, read_key(desk.folder.key).hex(), *sheet.groups)
    assert [one for one in secret if one in caplog.text] == []
