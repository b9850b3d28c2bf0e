"""Several accounts of one PC share an office: a group may read its key, others may not."""

import grp
import stat

import pytest

from commune_desk import paths
from commune_desk.domain.account_errors import AdministratorNeeded
from commune_desk.domain.desk.dossier import Role
from commune_desk.domain.office.database_errors import GroupUnknown
from commune_desk.files.upkeep import history_keys
from commune_desk.paths import DataFolder, default_data_folder
from commune_desk.services.office import sharing
from tests.factories import acting_as


@pytest.fixture
def administrator(desk, tmp_path, monkeypatch):
    """The desk of an administrator, on a PC whose shared place is below the test."""
    mark = tmp_path / "máy" / "office-folder.txt"
    monkeypatch.setattr(paths, "shared_mark", lambda: mark)
    monkeypatch.setattr(sharing, "shared_mark", lambda: mark)
    monkeypatch.setattr(history_keys, "shared_mark", lambda: mark)
    return acting_as(desk, Role.ADMINISTRATOR)


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


def test_the_key_is_for_the_group_and_nobody_else(administrator):
    folder, group = administrator.folder, grp.getgrgid(0).gr_name
    assert mode(folder.key) == 0o600
    sharing.share(administrator, group)
    assert (mode(folder.key), folder.key.group()) == (0o640, group)
    assert (mode(folder.root), mode(folder.database)) == (0o2770, 0o660)


def test_an_account_without_an_office_finds_the_shared_one(
    administrator, tmp_path, monkeypatch, practice_setup
):
    home = tmp_path / "tài khoản hai"
    monkeypatch.delenv(paths.DATA_VARIABLE, raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(home))
    assert default_data_folder() == home / "commune-desk"
    sharing.share(administrator, grp.getgrgid(0).gr_name)
    home.mkdir()
    assert default_data_folder() == administrator.folder.root
    own = DataFolder(home / "commune-desk")
    own.root.mkdir()
    own.database.touch()
    assert default_data_folder() == own.root


def test_an_unknown_group_and_a_clerk_are_refused(administrator):
    with pytest.raises(GroupUnknown):
        sharing.share(administrator, "không có nhóm này")
    with pytest.raises(AdministratorNeeded):
        sharing.share(acting_as(administrator, Role.CLERK), "root")


def test_the_other_accounts_seal_what_they_write(administrator, tmp_path, monkeypatch):
    """Each has keys of its own, and none of this office's but the shared one."""
    key, folder = administrator.database.engine.history_key, administrator.folder
    monkeypatch.setenv(paths.KEYS_VARIABLE, str(tmp_path / "khóa của tài khoản hai"))
    wanted = history_keys.key_id(key)
    assert history_keys.find(folder, wanted) == b""
    group = grp.getgrgid(0).gr_name
    sharing.share(administrator, group)
    assert history_keys.find(folder, wanted) == key
    [file] = (tmp_path / "máy").glob("history-*.key")
    assert (mode(file), file.group()) == (0o640, group)


def test_a_shared_folder_is_known_as_one(administrator, tmp_path):
    assert not administrator.folder.is_shared
    sharing.share(administrator, grp.getgrgid(0).gr_name)
    assert administrator.folder.is_shared
    assert not DataFolder(tmp_path / "another").is_shared
