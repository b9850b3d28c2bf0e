"""The access lists of Windows: who of a shared folder may do what with the key in it."""

import base64
import ctypes
import getpass
import sys

import pytest

from commune_desk import paths, permissions
from commune_desk.ciphers import user_seal
from commune_desk.files.upkeep import history_keys
from commune_desk.files.upkeep.backup_file import work_folder
from commune_desk.permissions import keepers, readers
from commune_desk.store.engine.key_file import create_key, read_key, seal_key

FOUNDER, COLLEAGUE = "S-1-5-21-11-22-33-1001", "S-1-5-21-11-22-33-1002"
SHARED = f"(A;OICI;FA;;;{FOUNDER})(A;OICI;FA;;;BA)(A;OICI;FA;;;SY)(A;OICI;0x1301bf;;;BU)"
"""The list that `let_group_work` gives a folder, as Windows tells it."""

FLAGS_AT, FOR_MACHINE = 40, 4
"""In what DPAPI makes: behind two versions and two numbers of 16 bytes."""

on_windows = pytest.mark.skipif(sys.platform != "win32", reason="only Windows has such lists")


def test_the_group_reads_the_key_and_its_founder_keeps_it():
    assert readers(f"D:P{SHARED}", FOUNDER) == f"(A;;FA;;;{FOUNDER})(A;;FR;;;BU)"


def test_a_key_that_a_colleague_wrote_is_the_founders_as_well():
    """Who made the office need not be of the group."""
    told = f"(A;;FA;;;{COLLEAGUE})(A;;FA;;;{FOUNDER})(A;;FR;;;BU)"
    assert readers(f"D:P{SHARED}", COLLEAGUE) == told


def test_a_folder_further_down_says_the_same():
    inherited = SHARED.replace("OICI", "OICIID")
    assert readers(f"D:AI{inherited}", FOUNDER) == readers(f"D:P{SHARED}", FOUNDER)


def test_who_keeps_a_key_is_told_from_who_reads_it():
    told = f"D:P(A;;FA;;;{COLLEAGUE})(A;;FA;;;{FOUNDER})(A;;FR;;;BU)(A;;FA;;;BA)"
    assert keepers(told) == (COLLEAGUE, FOUNDER)


def test_who_only_looks_into_the_folder_has_nothing_of_the_key():
    looks = f"(A;OICI;0x1200a9;;;WD)(A;OICI;FR;;;{COLLEAGUE})(D;OICI;FA;;;BG)"
    assert readers(f"D:{looks}", FOUNDER) == f"(A;;FA;;;{FOUNDER})"


@pytest.fixture
def shared(tmp_path, monkeypatch):
    """A folder that is told to the accounts of the PC as theirs."""
    mark, folder = tmp_path / "office-folder.txt", tmp_path / "dữ liệu"
    folder.mkdir()
    mark.write_text(str(folder), encoding="utf-8")
    for module in (paths, history_keys):
        monkeypatch.setattr(module, "shared_mark", lambda: mark)
    return folder


def test_what_lies_in_a_shared_folder_is_shared(shared, tmp_path):
    assert all(map(paths.is_shared, (shared, shared / "a.key", shared / "practice" / "a.key")))
    assert not any(map(paths.is_shared, (tmp_path, tmp_path / "a.key", tmp_path / "dữ liệu 2")))


def test_wherever_a_key_of_a_shared_office_is_made_it_is_for_all_of_the_pc(shared):
    """In its place, for the office for practice, or beside what will be put there."""
    with work_folder(shared) as work:
        assert all(map(paths.is_shared, (shared / "a.key", shared / "practice" / "a.key", work)))


def is_wine():
    if sys.platform == "win32":
        return hasattr(ctypes.windll.ntdll, "wine_get_version")
    return False


@on_windows
@pytest.mark.skipif(is_wine(), reason="Wine keeps a key of the user and of the PC in one way")
def test_windows_keeps_such_a_key_for_the_pc(shared, tmp_path):
    for_pc = []
    for folder in (shared, tmp_path):
        create_key(folder / "a.key")
        text = (folder / "a.key").read_text(encoding="ascii").removeprefix(user_seal.KIND)
        for_pc.append(base64.b64decode(text)[FLAGS_AT] & FOR_MACHINE)
    assert for_pc == [FOR_MACHINE, 0]


@on_windows
def test_windows_takes_the_lists(shared):
    """Wine keeps no groups in them: that the group is there is seen on a real Windows."""
    if sys.platform == "win32":
        own = permissions.own_sid()
        permissions.let_group_work(shared, permissions.USERS)
        assert f"FA;;;{own})" in permissions.list_of(shared)
        file = shared / "database.key"
        key = create_key(file)
        seal_key(file)
        assert read_key(file) == key
        assert f"FA;;;{own})" in permissions.list_of(file)
        with work_folder(shared) as work:
            create_key(work / "key")
            assert f"FA;;;{own})" in permissions.list_of(work)


@on_windows
def test_windows_names_who_keeps_a_key_and_lets_them_go_on(shared):
    """Wine has one account: that another one is refused is seen on a real Windows."""
    if sys.platform == "win32":
        file = shared / "database.key"
        permissions.check_ours(file)  # none is there yet
        create_key(file)
        permissions.check_ours(file)
        [keeper] = permissions.keepers(permissions.list_of(file))
        assert permissions.account_of(keeper) == getpass.getuser()


@on_windows
def test_windows_writes_the_key_of_the_seals_whole(shared):
    key = history_keys.new_key()
    kept = history_keys.keep_for_group(key, permissions.USERS)
    assert kept.read_text(encoding="ascii") == key.hex()
    assert history_keys.keep_for_group(key, permissions.USERS) == kept
    if sys.platform == "win32":
        assert f"FA;;;{permissions.own_sid()})" in permissions.list_of(kept)
    assert [one.name for one in kept.parent.glob("*.part")] == []
