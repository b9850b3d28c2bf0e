"""An update pack is looked at, proved and prepared; anything else leaves the program alone."""

import tempfile
import zipfile
from datetime import datetime

import pytest

from commune_desk import __version__
from commune_desk.ciphers.signatures import public_key, signed
from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.outside_errors import FileMissing
from commune_desk.domain.upkeep.update import Update, UpdateEnd
from commune_desk.domain.upkeep.update_errors import (
    UpdateDamaged,
    UpdateForeign,
    UpdateNotHere,
    UpdateNotNewer,
    UpdateOfLaterForm,
)
from commune_desk.domain.working_time import OFFICE_ZONE
from commune_desk.files import sticks
from commune_desk.files.upkeep import update_packs, waiting_update
from commune_desk.files.upkeep.update_packs import MANIFEST, SIGNATURE
from commune_desk.services.upkeep import backup, history, updates
from commune_desk.ui.frame.watch.backing_up import at_closing
from commune_desk.words.upkeep.updates import CUT_SHORT, ended_text, ready_text

SEED, OTHER = bytes(range(32)), bytes(range(1, 33))
KEY = public_key(SEED)
NOTES = "- Tiếp nhận nhanh hơn.\n- Thêm mẫu 26."


@pytest.fixture
def stick(tmp_path):
    """A stick with the pack of an installer."""
    folder = tmp_path / "USB của phường"
    folder.mkdir()
    return folder


def a_pack(stick, *, version="9.0.0", seed=SEED):
    installer = stick.parent / f"commune-desk-{version}-setup.exe"
    installer.write_bytes(b"MZ" + version.encode() * 50_000)
    at = datetime(2026, 11, 1, tzinfo=OFFICE_ZONE)
    said = Update(version, NOTES, at, stick / f"commune-desk-{version}.capnhat", "", "")
    return update_packs.write(said, installer, seed), installer.read_bytes()


def changed(pack, **files):
    """The pack with other files in it."""
    with zipfile.ZipFile(pack.path) as archive:
        content = {one: archive.read(one) for one in archive.namelist()}
    with zipfile.ZipFile(pack.path, "w") as archive:
        for name, bytes_in in (content | files).items():
            if bytes_in is not None:
                archive.writestr(name, bytes_in)


def test_a_pack_says_what_is_new_and_is_prepared(stick, desk):
    made, content = a_pack(stick)
    found = updates.look(made.path, key=KEY)
    assert found == made
    assert found.notes == NOTES
    prepared = updates.prepare(desk, found)
    assert prepared.installer.read_bytes() == content
    assert prepared.installer.parent == desk.folder.updates
    told = history.recent(desk, 2)
    assert [one.kind for one in told] == [EventKind.UPDATE_PREPARED, EventKind.BACKUP_CREATED]
    assert told[0].facts["from"] == __version__
    assert len(list(desk.folder.backups.glob("*.backup"))) == 1


def test_an_update_makes_one_backup_and_not_one_for_each_who_asks_for_it(stick, desk):
    """The window when it is prepared and as it closes, and the installer before it exchanges."""
    made, _ = a_pack(stick)
    updates.prepare(desk, updates.look(made.path, key=KEY))
    at_closing(desk)
    of_installer = backup.ensure(desk)
    assert [of_installer.made.path] == list(desk.folder.backups.glob("*.backup"))
    updates.prepare(desk, updates.look(made.path, key=KEY))
    assert len(list(desk.folder.backups.glob("*.backup"))) == 1


def test_a_pc_that_cannot_copy_the_server_updates_all_the_same(stick, any_desk, monkeypatch):
    """The installer, run by hand, goes on there too; the exchange does not touch the server."""
    made, content = a_pack(stick)
    monkeypatch.setenv("PATH", "")
    prepared = updates.prepare(any_desk, updates.look(made.path, key=KEY))
    assert prepared.installer.read_bytes() == content
    is_on_server = bool(any_desk.database.location.url)
    assert prepared.is_backed_up is not is_on_server
    said = ready_text("9.0.0", is_now=False, is_backed_up=prepared.is_backed_up)
    assert ("pg_dump" in said, "Đã sao lưu" in said) == (is_on_server, not is_on_server)
    assert history.recent(any_desk, 1)[0].kind is EventKind.UPDATE_PREPARED


def test_a_pack_of_another_key_or_of_none_is_refused(stick):
    made, _ = a_pack(stick, seed=OTHER)
    with pytest.raises(UpdateForeign):
        updates.look(made.path, key=KEY)
    with pytest.raises(UpdateForeign):
        updates.look(made.path, key="")


def test_what_was_changed_after_it_was_signed_is_refused(stick):
    made, _ = a_pack(stick)
    with zipfile.ZipFile(made.path) as archive:
        said = archive.read(MANIFEST)
    changed(made, **{MANIFEST: said.replace(b"9.0.0", b"9.0.1")})
    with pytest.raises(UpdateForeign):
        updates.look(made.path, key=KEY)


def test_another_installer_in_it_is_never_given_its_name(stick, desk):
    made, _ = a_pack(stick)
    changed(made, **{made.payload: b"MZ something else"})
    found = updates.look(made.path, key=KEY)
    with pytest.raises(UpdateDamaged):
        updates.prepare(desk, found)
    assert list(desk.folder.updates.iterdir()) == []
    assert not desk.folder.backups.exists()


@pytest.mark.parametrize("keep", [0, 10, 0.5, 0.98])
def test_a_cut_file_is_said(stick, keep):
    made, _ = a_pack(stick)
    whole = made.path.read_bytes()
    made.path.write_bytes(whole[: int(keep * len(whole)) if keep < 1 else keep])
    with pytest.raises(UpdateDamaged):
        updates.look(made.path, key=KEY)


def test_a_pack_without_its_parts_or_with_a_way_out_of_the_folder_is_damaged(stick):
    made, _ = a_pack(stick)
    changed(made, **{SIGNATURE: None})
    with pytest.raises(UpdateDamaged):
        updates.look(made.path, key=KEY)
    made, _ = a_pack(stick)
    with zipfile.ZipFile(made.path) as archive:
        said = archive.read(MANIFEST).replace(made.payload.encode(), b"../x.exe")
    changed(made, **{MANIFEST: said, SIGNATURE: signed(said, SEED), "../x.exe": b"MZ"})
    with pytest.raises(UpdateDamaged):
        updates.look(made.path, key=KEY)


def test_a_pack_of_a_later_kind_says_so(stick):
    made, _ = a_pack(stick)
    said = b'{"format": 2}'
    changed(made, **{MANIFEST: said, SIGNATURE: signed(said, SEED)})
    with pytest.raises(UpdateOfLaterForm):
        updates.look(made.path, key=KEY)


@pytest.mark.parametrize("version", [__version__, "0.0.9"])
def test_what_is_not_newer_is_not_taken(stick, version):
    made, _ = a_pack(stick, version=version)
    with pytest.raises(UpdateNotNewer):
        updates.look(made.path, key=KEY)


def test_no_file_is_said(stick):
    with pytest.raises(FileMissing):
        updates.look(stick / "không có.capnhat", key=KEY)


def test_the_newest_on_the_sticks_is_found_and_rubbish_is_passed_over(stick, monkeypatch):
    a_pack(stick, version="9.0.0")
    newest, _ = a_pack(stick, version="9.10.0")
    a_pack(stick, version="99.0.0", seed=OTHER)
    (stick / "cũ.capnhat").write_bytes(b"rubbish")
    monkeypatch.setattr(sticks, "WHERE", (f"{stick.parent}/*",))
    monkeypatch.setattr(update_packs, "project_key", lambda: KEY)
    assert updates.on_sticks() == newest
    stick.rename(stick.parent.parent / "pulled")
    assert updates.on_sticks() is None


def test_elsewhere_than_on_windows_the_way_is_said(stick, desk):
    made, _ = a_pack(stick)
    with pytest.raises(UpdateNotHere):
        updates.start(updates.prepare(desk, made))


def test_how_it_ended_is_told_once_and_nothing_is_left(stick, desk, monkeypatch):
    made, _ = a_pack(stick)
    assert updates.ended(desk) is None
    updates.prepare(desk, made)
    monkeypatch.setattr(updates, "__version__", made.version)
    assert updates.ended(desk) == UpdateEnd(made.version, is_done=True, said="")
    assert updates.ended(desk) is None
    assert list(desk.folder.updates.iterdir()) == []


def test_a_version_that_was_put_back_is_said_in_the_words_of_the_installer(
    stick, desk, monkeypatch, tmp_path
):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    made, _ = a_pack(stick)
    updates.prepare(desk, made)
    said = "Bản 9.0.0 không chạy được trên máy này nên đã giữ nguyên bản 0.1.0."
    (tmp_path / "commune-desk-setup.txt").write_text(f"{said}\r\n", encoding="utf-16")
    ended = updates.ended(desk)
    assert ended == UpdateEnd(made.version, is_done=False, said=said)
    assert said in ended_text(ended)


def test_a_power_cut_is_said_as_one(stick, desk, monkeypatch, tmp_path):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    made, _ = a_pack(stick)
    updates.prepare(desk, made)
    ended = updates.ended(desk)
    assert ended is not None
    assert not ended.is_done
    assert CUT_SHORT in ended_text(ended)


@pytest.mark.parametrize("rubbish", ["", "{", "[]", '{"version": 3}'])
def test_a_note_that_cannot_be_read_says_nothing_and_goes(desk, rubbish):
    desk.folder.updates.mkdir()
    (desk.folder.updates / waiting_update.NAME).write_text(rubbish)
    assert updates.ended(desk) is None
    assert list(desk.folder.updates.iterdir()) == []
