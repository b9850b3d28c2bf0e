"""A restore meets no other work, gives no number twice, and says what it rolled back."""

import errno
from contextlib import ExitStack
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import psycopg
import pytest

from commune_desk import bootstrap
from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.desk.papers import SlipKind, number_of_slip
from commune_desk.domain.law.books import BookKind
from commune_desk.domain.outside_errors import DatabaseUnreachable
from commune_desk.domain.periods import calendar_month
from commune_desk.domain.upkeep.history_check import Fault, HistoryBroken, head_from
from commune_desk.domain.upkeep.restoring_errors import OfficeBeingRestored, OfficeInUse
from commune_desk.files import lock as running
from commune_desk.files.upkeep import exchange
from commune_desk.paths import DataFolder
from commune_desk.services.desk.progress import Cancelled
from commune_desk.services.figures import closing
from commune_desk.services.reception import intake
from commune_desk.services.upkeep import backup, history, restoring
from commune_desk.store import certification
from commune_desk.store.database import DatabaseLocation, open_database
from commune_desk.store.desk import paper_numbers
from commune_desk.store.engine import postgres_programs
from commune_desk.store.engine.watching import WatchedConnection
from commune_desk.store.office import counters
from commune_desk.store.upkeep import replacing
from commune_desk.words.errors import sentence
from commune_desk.words.upkeep.history_check import head_words
from commune_desk.words.upkeep.restoring import rolled_back
from tests.factories import Clock, a_person, a_reception, led, moment
from tests.services.test_backup import lose

AT = moment("2026-10-01 16:30")


def receive(desk, name):
    """A dossier of somebody; returns its number and that of its receipt."""
    who = a_person(full_name=name, personal_id="")
    number = intake.receive(desk, a_reception(applicant=who)).dossier.dossier_no
    [[key]] = desk.database.engine.execute_sql(
        f"SELECT id FROM dossier WHERE dossier_no = '{number}'"
    ).fetchall()
    slip = number_of_slip(paper_numbers.of_dossier(key), SlipKind.RECEIPT)
    assert slip is not None
    return number, slip.number


def certify(desk, count):
    """Draw numbers in the book of copies; returns the last."""
    with desk.database.transaction():
        book = certification.draw(desk.office.id, BookKind.COPIES, 2026, count=count, at=desk.now())
    return book.last_number


@pytest.fixture
def location(any_desk):
    return any_desk.database.location


@pytest.fixture
def backed_up(any_desk, folder):
    """A backup of an office that had received one dossier, and what it gave afterwards."""
    receive(any_desk, "Bùi Thanh Toàn")
    certify(any_desk, 1)
    path = backup.create(any_desk, folder.root / "usb").path
    return path, receive(any_desk, "Trần Thị Mai"), certify(any_desk, 3)


def reopened(desk):
    """The desk on what stands there now; closed by whoever asks."""
    return replace(desk, database=bootstrap.open_office(desk.folder, desk.clock).database)


def test_what_citizens_have_in_hand_is_not_given_again(any_desk, location, backed_up):
    path, (number, receipt), copies = backed_up
    any_desk.database.close()
    restored = restoring.restore(path, location, folder=any_desk.folder, at=AT)
    desk = reopened(any_desk)
    again, receipt_again = receive(desk, "Lê Văn Ba")
    assert (again > number, receipt_again) == (True, receipt + 1)
    assert certify(desk, 1) == copies + 1
    assert restored.rolled_back.gap == 0
    assert history.verify(desk).events > 0
    desk.database.close()


def test_what_was_rolled_back_is_listed_with_number_and_name(any_desk, location, backed_up):
    path, (number, _), _ = backed_up
    any_desk.database.close()
    lost = restoring.restore(path, location, folder=any_desk.folder, at=AT).rolled_back
    [dossier] = lost.dossiers
    assert (dossier.dossier_no, dossier.applicant) == (number, "Trần Thị Mai")
    assert (dossier.is_gone, lost.other_events, lost.is_known) == (True, 1, True)
    desk = reopened(any_desk)
    event = history.recent(desk, 1)[0]
    assert event.facts["rolled_back"] == [number]
    desk.database.close()


def test_a_period_that_was_closed_since_is_named(any_desk, location, backed_up):
    path, _, _ = backed_up
    september = calendar_month(date(2026, 9, 1))
    closing.close(led(any_desk), september)
    any_desk.database.close()
    lost = restoring.restore(path, location, folder=any_desk.folder, at=AT).rolled_back
    assert lost.closed_periods == (september,)
    told = "Kỳ báo cáo chốt sau bản sao lưu, nay chưa chốt (giữ bản đã ký): "
    assert f"{told}từ ngày 01/09/2026 đến ngày 30/09/2026." in rolled_back(lost)
    desk = reopened(any_desk)
    assert closing.find(desk, september) is None
    desk.database.close()


def test_a_head_that_was_printed_in_the_time_taken_back_is_told_apart(
    any_desk, location, backed_up
):
    path, _, _ = backed_up
    head = history.head(led(any_desk))
    assert head is not None
    printed = head_from(head_words(head))
    any_desk.database.close()
    restoring.restore(path, location, folder=any_desk.folder, at=AT)
    desk = reopened(any_desk)
    for name in ("Lê Văn Ba", "Lê Văn Tư"):
        receive(desk, name)
    with pytest.raises(HistoryBroken) as broken:
        history.verify(desk, printed)
    [found] = broken.value.found
    made_at = desk.now()
    assert (found.fault, found.rolled_back) == (Fault.HEAD_OTHER, (made_at, AT))
    assert "trừ khi sổ in từ 09:00 ngày 01/10/2026 đến 16:30" in sentence(broken.value)
    desk.database.close()


def test_what_would_be_lost_is_said_beforehand_and_nothing_is_changed(
    any_desk, location, backed_up
):
    path, (number, _), _ = backed_up
    any_desk.database.close()
    folder = any_desk.folder
    before = {one.name for one in folder.root.iterdir()}
    foreseen = restoring.foresee(path, location, folder=folder, at=AT)
    assert {one.name for one in folder.root.iterdir()} - before <= {folder.lock.name}
    desk = reopened(any_desk)
    again, _ = receive(desk, "Lê Văn Ba")  # the office is as it was
    assert again > number
    desk.database.close()
    foreseen_now = restoring.foresee(path, location, folder=folder, at=AT)
    done = restoring.restore(path, location, folder=folder, at=AT)
    assert foreseen.has_office
    assert [one.dossier_no for one in foreseen.rolled_back.dossiers] == [number]
    assert {one.dossier_no for one in done.rolled_back.dossiers} == {number, again}
    assert foreseen_now.rolled_back == done.rolled_back


def test_on_an_empty_pc_nobody_knows_what_was_done_since(any_desk, location, backed_up):
    path, _, _ = backed_up
    any_desk.database.close()
    lose(location)
    foreseen = restoring.foresee(path, location, folder=any_desk.folder, at=AT)
    assert (foreseen.rolled_back.is_known, foreseen.rolled_back.gap) == (False, 1_000)
    assert foreseen.backup.manifest.contents["dossier"] == 1 or location.url


def goes_on(allowed: int, done: int, _total: int) -> bool:
    """A watcher who stops the work after so many steps."""
    return done < allowed


def test_a_restore_that_is_stopped_leaves_the_office_as_it_was(any_desk, location, backed_up):
    path, (number, _), _ = backed_up
    any_desk.database.close()
    folder = any_desk.folder
    for allowed in range(4):
        with pytest.raises(Cancelled):
            restoring.restore(
                path, location, folder=folder, at=AT, progress=partial(goes_on, allowed)
            )
    assert not folder.restoring.exists()
    desk = reopened(any_desk)
    assert receive(desk, "Lê Văn Ba")[0] > number
    desk.database.close()


def test_a_floor_survives_a_second_restore(any_desk, location, backed_up):
    path, (number, _), _ = backed_up
    any_desk.database.close()
    for _ in range(2):
        restoring.restore(path, location, folder=any_desk.folder, at=AT)
    desk = reopened(any_desk)
    assert receive(desk, "Lê Văn Ba")[0] > number
    desk.database.close()


def test_where_the_database_is_lost_the_numbers_leave_a_gap(any_desk, location, backed_up):
    path, (_, receipt), copies = backed_up
    any_desk.database.close()
    lose(location)
    lost = restoring.restore(path, location, folder=any_desk.folder, at=AT).rolled_back
    assert (lost.is_known, lost.gap) == (False, 1_000)
    desk = reopened(any_desk)
    again, receipt_again = receive(desk, "Lê Văn Ba")
    assert int(again[-4:]) == 1_002
    assert receipt_again > receipt
    assert copies < certify(desk, 1)
    desk.database.close()


def test_a_new_office_on_the_new_pc_does_not_speak_for_the_old_one(
    desk, folder, practice_setup, tmp_path
):
    path = backup.create(desk, folder.backups).path
    number, _ = receive(desk, "Trần Thị Mai")
    new = DataFolder(tmp_path / "máy mới")
    new.root.mkdir()
    new.key.write_bytes(folder.key.read_bytes())
    later = Clock(desk.now() + timedelta(hours=1))
    bootstrap.create_office(new, practice_setup, later).database.close()
    place = DatabaseLocation(path=new.database, key_path=new.key)
    lost = restoring.restore(path, place, folder=new, at=AT).rolled_back
    assert (lost.is_known, lost.gap) == (False, 1_000)
    moved = replace(desk, database=bootstrap.open_office(new, desk.clock).database)
    assert receive(moved, "Lê Văn Ba")[0] > number
    moved.database.close()


def test_nothing_is_restored_while_another_counter_is_connected(any_desk, location, backed_up):
    path, (number, _), _ = backed_up
    with pytest.raises(OfficeInUse):
        restoring.restore(path, replace(location, busy_ms=50), folder=any_desk.folder, at=AT)
    assert not any_desk.folder.restoring.exists()
    any_desk.database.close()
    desk = reopened(any_desk)
    assert receive(desk, "Lê Văn Ba")[0] > number
    desk.database.close()


def test_nobody_opens_the_office_while_it_is_restored(any_desk, location):
    any_desk.database.close()
    folder = any_desk.folder
    with running.alone(folder), exchange.announced(folder), replacing.only_here(location):
        with pytest.raises(OfficeBeingRestored):
            bootstrap.open_office(folder)
        if location.url:
            with pytest.raises(OfficeBeingRestored):
                open_database(location)
    bootstrap.open_office(folder).database.close()


@pytest.mark.parametrize("any_folder", ["postgres"], indirect=True)
def test_who_restored_goes_on_before_the_server_notices_the_end(any_desk, location, monkeypatch):
    any_desk.database.close()
    with monkeypatch.context() as patch, ExitStack() as closing:
        patch.setattr(WatchedConnection, "close", lambda each: closing.callback(end, each))
        with replacing.only_here(location):
            pass
        open_database(location).close()


end = WatchedConnection.close


@pytest.mark.parametrize("any_folder", ["postgres"], indirect=True)
def test_a_server_that_does_not_take_all_of_it_takes_nothing(any_desk, location, tmp_path):
    number, _ = receive(any_desk, "Bùi Thanh Toàn")
    dumped = tmp_path / "dump"
    dumped.write_bytes(b"".join(postgres_programs.dumped(location.url)))
    with any_desk.database.transaction():
        any_desk.database.engine.execute_sql("UPDATE dossier SET late_reason = 'ở đây'")
    any_desk.database.close()
    with pytest.raises(DatabaseUnreachable):
        postgres_programs.restore(location.url, dumped, ["SELECT 1/0"], key=b"")
    with psycopg.connect(location.url.replace("psycopg3:", "postgresql:")) as connection:
        [[reason]] = connection.execute("SELECT late_reason FROM dossier").fetchall()
    assert (reason, number != "") == ("ở đây", True)


def test_a_restore_cut_off_between_two_names_is_finished_by_the_next_start(desk, folder):
    path = backup.create(desk, folder.backups).path
    desk.database.close()
    location = desk.database.location
    restoring.restore(path, location, folder=folder, at=AT)
    folder.database.rename(folder.restored)
    folder.restoring.write_text('{"aside": "commune-desk-replaced-2026-10-01-163000.db"}')
    folder.machine_settings.unlink()
    assert not folder.is_new
    assert not folder.is_gone
    desk = reopened(desk)
    assert history.verify(desk).events > 0
    desk.database.close()


def test_a_disk_that_fails_after_a_restore_does_not_refuse_it(desk, folder, monkeypatch):
    path = backup.create(desk, folder.backups).path
    desk.database.close()
    put = exchange.put

    def put_and_fail(*given, **how):
        done = put(*given, **how)
        exists = Path.exists

        def fails(file):
            if "-replaced-" in file.name:
                raise OSError(errno.EIO, "Input/output error")
            return exists(file)

        monkeypatch.setattr(Path, "exists", fails)
        return done

    monkeypatch.setattr(exchange, "put", put_and_fail)
    restored = restoring.restore(path, desk.database.location, folder=folder, at=AT)
    assert restored.replaced is None
    assert restored.unfinished is None


def test_the_history_tells_of_a_restore_though_the_disk_fails_after_it(
    any_desk, location, folder, monkeypatch
):
    path = backup.create(any_desk, folder.root / "usb").path
    receive(any_desk, "Vũ Thị Ngân")
    any_desk.database.close()
    read_text, put, put_on_server = Path.read_text, exchange.put, replacing.put_on_server

    def fails(file, *given, **how):
        if file.name.startswith("history-"):
            raise OSError(errno.EIO, "Input/output error")
        return read_text(file, *given, **how)

    def and_fail(does, *given, **how):
        done = does(*given, **how)
        monkeypatch.setattr(Path, "read_text", fails)
        return done

    monkeypatch.setattr(exchange, "put", partial(and_fail, put))
    monkeypatch.setattr(replacing, "put_on_server", partial(and_fail, put_on_server))
    restoring.restore(path, location, folder=folder, at=AT)
    monkeypatch.undo()
    newest = "SELECT kind FROM event ORDER BY id DESC LIMIT 1"
    desk = reopened(any_desk)
    [kind] = desk.database.engine.execute_sql(newest).fetchone()
    desk.database.close()
    assert kind == EventKind.BACKUP_RESTORED.value


def test_after_new_year_the_series_of_the_new_year_leave_the_gap_too(desk, folder):
    receive(desk, "Bùi Thanh Toàn")
    certify(desk, 1)
    path = backup.create(desk, folder.backups).path
    location = desk.database.location
    desk.database.close()
    lose(location)
    restoring.restore(path, location, folder=folder, at=moment("2027-01-04 07:30"))
    desk = reopened(replace(desk, clock=Clock(moment("2027-01-04 08:00"))))
    gap = 1_000 * (95 + 1)
    assert counters.last(desk.office.id, "slip:receipt:2027") == gap
    assert certification.book_of(desk.office.id, BookKind.COPIES, 2027).last_number == gap
    assert counters.last(desk.office.id, "dossier:2027-01-04") == gap
    desk.database.close()
