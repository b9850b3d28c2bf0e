"""Where a new office begins is tried before it is described."""

import grp
import os
import stat
from contextlib import ExitStack

import pytest

from commune_desk import bootstrap, paths
from commune_desk.domain.office.database_errors import DatabaseAddressWrong, GroupUnknown
from commune_desk.domain.office.first_place import FirstPlace, PlaceKind
from commune_desk.domain.office.joining_errors import OfficeOnNetwork
from commune_desk.domain.outside_errors import (
    DatabaseUnreachable,
    FolderMissing,
    OfficeAlreadyExists,
)
from commune_desk.domain.upkeep.moving_errors import OfficeThere
from commune_desk.files import network_drive
from commune_desk.files.office import machine
from commune_desk.files.upkeep import history_keys
from commune_desk.paths import DataFolder
from commune_desk.services.office import first_place, sharing
from commune_desk.settings import DATABASE_URL
from commune_desk.start.workplace import Workplace

OURS = grp.getgrgid(os.getgid()).gr_name


@pytest.fixture(autouse=True)
def mark(tmp_path, monkeypatch):
    """The file that tells the accounts of this PC; below the test, as is what they share."""
    file = tmp_path / "máy" / "office-folder.txt"
    for module in (paths, sharing, history_keys):
        monkeypatch.setattr(module, "shared_mark", lambda: file)
    umask = os.umask(0o077)
    yield file
    os.umask(umask)


@pytest.fixture
def shared(tmp_path):
    return FirstPlace(PlaceKind.SHARED, folder=str(tmp_path / "máy" / "Dữ liệu"), group=OURS)


def on_server(url):
    return FirstPlace(PlaceKind.SERVER, address=url)


@pytest.mark.parametrize("kind", [PlaceKind.OWN, PlaceKind.SHARED])
def test_a_drive_of_the_network_is_refused_at_once(kind, folder, tmp_path, monkeypatch):
    mounts = tmp_path / "mounts"
    mounts.write_text(f"//cu/xa {tmp_path} cifs rw 0 0\n")
    monkeypatch.setattr(network_drive, "MOUNTS", mounts)
    with pytest.raises(OfficeOnNetwork):
        first_place.try_place(FirstPlace(kind, str(tmp_path / "Z"), OURS), folder)
    assert not (tmp_path / "Z").exists()


def test_a_folder_that_cannot_be_shared_is_refused(shared, folder):
    wrong_group = FirstPlace(PlaceKind.SHARED, shared.folder, "không có nhóm này")
    with pytest.raises(GroupUnknown):
        first_place.try_place(wrong_group, folder)
    with pytest.raises(FolderMissing):
        first_place.try_place(FirstPlace(PlaceKind.SHARED, "Dữ liệu", OURS), folder)


def test_a_folder_with_an_office_is_refused(office, folder, tmp_path):
    there = FirstPlace(PlaceKind.SHARED, str(office.folder.root), OURS)
    with pytest.raises(OfficeAlreadyExists):
        first_place.try_place(there, DataFolder(tmp_path / "mới"))


def test_a_server_is_reached_and_has_to_be_empty(postgres_url, postgres_folder, folder):
    first_place.try_place(on_server(postgres_url), folder)
    taken = machine.read(postgres_folder.machine_settings)[DATABASE_URL]
    with pytest.raises(OfficeThere):
        first_place.try_place(on_server(taken), folder)
    with pytest.raises(DatabaseUnreachable):
        first_place.try_place(on_server("postgresql://app@/x?host=/không/có"), folder)
    with pytest.raises(DatabaseAddressWrong):
        first_place.try_place(on_server("máy chủ"), folder)


def made(folder, place, setup):
    with ExitStack() as closing:
        work = Workplace(folder, closing)
        work.create_office(setup, {"desk_name": "Quầy 1"}, place)
    return work


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


def test_the_office_of_several_accounts_is_made_where_they_find_it(
    shared, folder, mark, practice_setup, tmp_path, monkeypatch
):
    first_place.try_place(shared, folder)
    assert not mark.exists()  # nothing is said before an office is there
    work = made(folder, shared, practice_setup)
    there = DataFolder(tmp_path / "máy" / "Dữ liệu")
    assert (work.folder, folder.is_new) == (there, True)
    assert (mode(there.key), there.key.group()) == (0o640, OURS)
    assert (mode(there.root), mode(there.database)) == (0o2770, 0o660)
    monkeypatch.delenv(paths.DATA_VARIABLE, raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert paths.default_data_folder() == there.root
    bootstrap.open_office(there).database.close()


def test_the_office_of_several_pcs_is_made_on_the_server(postgres_url, folder, practice_setup):
    with_password = postgres_url.replace("app@", "app:mat-khau@")
    work = made(folder, on_server(with_password), practice_setup)
    assert work.folder == folder
    assert not folder.database.exists()
    assert "mat-khau" not in folder.machine_settings.read_text()
    assert machine.read(folder.machine_settings)[DATABASE_URL] == with_password
