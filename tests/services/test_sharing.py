"""Several accounts of one PC share an office: a group may read its key, others may not."""

import errno
import grp
import os
import shutil
import stat
import tempfile
import traceback
from pathlib import Path

import pytest

from commune_desk import bootstrap, paths
from commune_desk.domain.account_errors import AdministratorNeeded
from commune_desk.domain.desk.dossier import Role
from commune_desk.domain.errors import UserError
from commune_desk.domain.office.database_errors import GroupUnknown
from commune_desk.domain.outside_errors import DiskFull
from commune_desk.files.office import machine
from commune_desk.files.upkeep import backup_file, history_keys
from commune_desk.files.writing import write_whole
from commune_desk.paths import DataFolder, default_data_folder
from commune_desk.permissions import keep_to_owner
from commune_desk.services.office import sealing, sharing, signing_in
from commune_desk.services.office.signing_in import Claim
from commune_desk.services.papers import kept_papers
from commune_desk.services.reception import intake
from commune_desk.services.upkeep import backup, changing_key, recovery_sheets
from commune_desk.settings import PRINTER
from commune_desk.words.errors import sentence
from tests.factories import a_reception, acting_as

PASSWORD = "một mật khẩu dài"


def tell_at(monkeypatch, mark):
    """Let the accounts of the PC be told by that file where the office is."""
    for module in (paths, sharing, history_keys):
        monkeypatch.setattr(module, "shared_mark", lambda: mark)


@pytest.fixture
def administrator(desk, tmp_path, monkeypatch):
    """The desk of an administrator, on a PC whose shared place is below the test."""
    tell_at(monkeypatch, tmp_path / "máy" / "office-folder.txt")
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


# --- a colleague: another account of the PC, in the group -----------------------------------------

COLLEAGUE, GROUP = 65534, 12  # nobody, man: accounts and groups that every Debian has
as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root becomes somebody else")


@pytest.fixture
def shared(administrator, monkeypatch):
    """The desk of an administrator whose office stands where other accounts reach it."""
    place = Path(tempfile.mkdtemp(prefix="một cửa-"))
    place.chmod(0o755)
    folder = DataFolder(place / "dữ liệu")
    tell_at(monkeypatch, place / "máy" / "office-folder.txt")
    administrator.database.close()
    shutil.copytree(administrator.folder.root, folder.root)
    umask = os.umask(0o077)
    opened = bootstrap.open_office(folder, administrator.clock)
    desk = acting_as(bootstrap.desk_without_screen(opened), Role.ADMINISTRATOR)
    sharing.share(desk, grp.getgrgid(GROUP).gr_name)
    keep_to_owner(folder.root)
    yield desk
    desk.database.close()
    os.umask(umask)
    shutil.rmtree(place)


def as_colleague(work):
    """Do something as another account of the PC; what it gives, or the error it met."""
    reads, writes = os.pipe()
    if (child := os.fork()) == 0:
        given = ""
        try:
            os.setgroups([GROUP])
            os.setgid(COLLEAGUE)
            os.setuid(COLLEAGUE)
            given = str(work())
        finally:  # what stands above is the parent's
            os.write(writes, (given or traceback.format_exc()).encode())
            os._exit(0)
    os.close(writes)
    with os.fdopen(reads, "rb") as pipe:
        given = pipe.read().decode()
    os.waitpid(child, 0)
    return given


def seen_by_colleague(folder, clock, paper):
    """The colleague opens the office, reads a paper, backs up, and changes a setting of the PC."""

    def work():
        keep_to_owner(folder.root)
        assert folder.is_shared
        opened = bootstrap.open_office(folder, clock)
        desk = acting_as(bootstrap.desk_without_screen(opened), Role.ADMINISTRATOR)
        content = kept_papers.get(desk, paper.file).content
        kept_papers.keep(desk, content + b" again", ".pdf")
        made = backup.create(desk, folder.backups)
        assert backup_file.read(made.path).recovery
        settings = machine.read(folder.machine_settings)
        machine.write(folder.machine_settings, settings.with_value(PRINTER, "Máy in quầy 2"))
        desk.database.close()
        return content.decode()

    return as_colleague(work)


@as_root
def test_a_colleague_goes_on_with_whatever_was_written_since(shared):
    """Settings, the sheet, papers, another key: each is a file that is written anew."""
    folder, clock = shared.folder, shared.clock
    paper = kept_papers.keep(shared, b"%PDF", ".pdf")
    machine.write(folder.machine_settings, machine.read(folder.machine_settings))
    machine.keep_proven(folder.machine_settings, folder.proven_settings)
    sheet = recovery_sheets.draft(shared)
    recovery_sheets.keep(shared, sheet)
    shared.database.close()
    assert seen_by_colleague(folder, clock, paper) == "%PDF"
    again = bootstrap.open_office(folder, clock)
    assert again.settings[PRINTER] == "Máy in quầy 2"
    again.database.close()


@as_root
def test_a_colleague_has_the_new_key_and_reads_what_the_old_one_sealed(shared):
    folder, clock = shared.folder, shared.clock
    paper = kept_papers.keep(shared, b"%PDF", ".pdf")
    location, at = shared.database.location, clock()
    choose = signing_in.choose_password
    choose(shared.database, shared.office.id, "quantri", password=PASSWORD, at=at)
    shared.database.close()
    claim = Claim("quantri", PASSWORD)
    sheet = changing_key.draft(location, folder=folder, at=at, claim=claim)
    changing_key.change(sheet, location, folder=folder, at=at, claim=claim)
    assert (mode(folder.key), folder.key.group()) == (0o640, grp.getgrgid(GROUP).gr_name)
    assert seen_by_colleague(folder, clock, paper) == "%PDF"


@as_root
def test_a_colleague_practises_in_the_office_for_practice_of_another(shared):
    folder, clock = shared.folder, shared.clock
    shared.database.close()
    bootstrap.make_practice(folder, clock)

    def work():
        keep_to_owner(folder.root)
        opened = bootstrap.open_office(folder.practice, clock)
        number = intake.receive(bootstrap.desk_without_screen(opened), a_reception())
        opened.database.close()
        return bool(number)

    assert as_colleague(work) == "True"


@as_root
def test_secrets_stay_their_owners_in_a_shared_folder(shared):
    folder = shared.folder
    paper = kept_papers.keep(shared, b"%PDF", ".pdf")
    copy = kept_papers.put_outside(shared, paper)
    secret = folder.root / "bí mật"
    write_whole(secret, b"?", is_secret=True)
    assert {mode(copy), mode(secret)} == {0o600}
    assert "PermissionError" in as_colleague(copy.read_bytes)
    assert "PermissionError" in as_colleague(secret.read_bytes)


def test_in_a_folder_of_its_own_everything_stays_its_owners(desk):
    paper = kept_papers.keep(desk, b"%PDF", ".pdf")
    machine.write(desk.folder.machine_settings, machine.read(desk.folder.machine_settings))
    [kept] = desk.folder.archive.rglob(f"{paper.file}.*")
    files = (kept, desk.folder.machine_settings, desk.folder.key)
    assert {mode(one) for one in files} == {0o600}


# --- what only the account that keeps the key may do ----------------------------------------------


@pytest.fixture
def kept_by_founder(shared):
    """An office whose folder leaves each file to its owner, as the lists of Windows do for keys."""
    choose = signing_in.choose_password
    at = shared.clock()
    choose(shared.database, shared.office.id, "quantri", password=PASSWORD, at=at)
    shared.folder.root.chmod(0o3770)
    shared.database.close()
    return shared.folder


def refused(work):
    """What a refusal says to the colleague."""
    try:
        work()
    except UserError as refusal:
        return sentence(refusal)
    return "not refused"


def standing(folder):
    """Every file of the office but what notes who came by, with its content."""
    passing = {folder.lock, folder.upkeep}
    return {
        one.name: one.read_bytes()
        for one in folder.root.iterdir()
        if one.is_file() and one not in passing and not one.name.endswith(("-wal", "-shm", ".log"))
    }


ROADS = {
    "on the command line": lambda folder, clock: changing_key.draft(
        bootstrap.database_of(folder),
        folder=folder,
        at=clock(),
        claim=Claim("quantri", PASSWORD),
    ),
    "in the window": lambda folder, clock: changing_key.draft_here(
        acting_as(
            bootstrap.desk_without_screen(bootstrap.open_office(folder, clock)),
            Role.ADMINISTRATOR,
        )
    ),
}


@as_root
@pytest.mark.parametrize("road", ROADS)
def test_a_colleague_is_told_who_changes_the_key_before_anything_is_printed(
    kept_by_founder, clock, road
):
    folder = kept_by_founder
    before = standing(folder)
    told = as_colleague(lambda: refused(lambda: ROADS[road](folder, clock)))
    assert "do tài khoản “root” của máy này giữ" in told
    assert "chưa có gì thay đổi" in told
    after = standing(folder)
    assert set(after) == set(before)
    assert after[folder.key.name] == before[folder.key.name]
    changing_key.draft(
        bootstrap.database_of(folder), folder=folder, at=clock(), claim=Claim("quantri", PASSWORD)
    )


@as_root
def test_a_colleague_does_not_bring_a_key_back_over_that_of_another(shared, tmp_path):
    sheet = recovery_sheets.draft(shared)
    recovery_sheets.keep(shared, sheet)
    shared.database.close()
    folder, at = shared.folder, shared.clock()
    folder.key.write_text("00" * 32)  # another key lies there, which its owner keeps
    folder.root.chmod(0o3770)
    before = standing(folder)
    bring = recovery_sheets.bring_key_back
    code = "".join(sheet.groups)
    location = bootstrap.database_of(folder)
    told = as_colleague(lambda: refused(lambda: bring(location, folder=folder, code=code, at=at)))
    assert "do tài khoản “root” của máy này giữ" in told
    assert standing(folder) == before


# --- the key of the seals -------------------------------------------------------------------------


def test_the_groups_key_is_there_whole_or_not_at_all(administrator, tmp_path, monkeypatch):
    """Also where the disk is full in between: what stood there stands, and nothing else is left."""
    group, place = grp.getgrgid(0).gr_name, tmp_path / "máy"
    key = history_keys.new_key()
    kept = history_keys.keep_for_group(key, group)
    before = kept.read_bytes()
    with monkeypatch.context() as full:
        full.setattr(os, "fsync", lambda _handle: raise_full())
        with pytest.raises(DiskFull):
            history_keys.keep_for_group(key, group)
    assert kept.read_bytes() == before
    with pytest.raises(GroupUnknown):
        history_keys.keep_for_group(history_keys.new_key(), "không có nhóm này")
    assert [one.name for one in place.iterdir()] == [kept.name]


def raise_full():
    raise OSError(errno.ENOSPC, "full")


def test_a_key_that_comes_back_into_a_shared_office_is_for_all_who_share_it(
    administrator, tmp_path, monkeypatch
):
    """As a restore brings it, or the recovery sheet: each account finds it, and not only one."""
    folder, group = administrator.folder, grp.getgrgid(0).gr_name
    sharing.share(administrator, group)
    key = history_keys.new_key()
    history_keys.keep_key(folder, key)
    monkeypatch.setenv(paths.KEYS_VARIABLE, str(tmp_path / "khóa của tài khoản hai"))
    assert history_keys.find(folder, history_keys.key_id(key)) == key
    [file] = (tmp_path / "máy").glob(f"history-{history_keys.key_id(key)}.key")
    assert (mode(file), file.group()) == (0o640, group)


@as_root
def test_a_colleague_who_may_not_hand_a_key_on_is_told_what_to_do_and_it_helps(
    shared, tmp_path, monkeypatch
):
    """The key of the seals was lost, and comes back with the sheet to an account of the group."""
    folder, clock, key = shared.folder, shared.clock, shared.database.engine.history_key
    sheet = recovery_sheets.draft(shared)
    recovery_sheets.keep(shared, sheet)
    shared.database.close()
    of_all = history_keys.place_of_all()
    [lost] = of_all.glob("history-*.key")
    lost.unlink()
    location, code = bootstrap.database_of(folder), "".join(sheet.groups)

    def bring():
        return recovery_sheets.bring_key_back(location, folder=folder, code=code, at=clock())

    def colleagues_own():
        own = folder.root.parent / "khóa của người khác"
        own.mkdir()
        os.chown(own, COLLEAGUE, COLLEAGUE)
        return str(own)

    with monkeypatch.context() as elsewhere:
        elsewhere.setenv(paths.KEYS_VARIABLE, colleagues_own())
        told = as_colleague(lambda: sentence(bring()))
        assert f"không ghi được vào {of_all}" in told
        assert "commune-desk recovery-key --recovery TỆP" in told
        assert as_colleague(lambda: sealing.kept_alone(folder, key) is not None) == "True"
        assert list(of_all.glob("history-*.key")) == []
    assert bring() is None  # the administrator of the PC, as it says
    assert (mode(lost), lost.group()) == (0o640, grp.getgrgid(GROUP).gr_name)
    assert as_colleague(lambda: history_keys.find(folder, history_keys.key_id(key)) == key)


def test_who_has_the_key_hands_it_over_when_the_office_is_opened(administrator, clock):
    """Somebody could not, and may now: nobody has to remember it."""
    folder = administrator.folder
    sharing.share(administrator, grp.getgrgid(0).gr_name)
    key = administrator.database.engine.history_key
    [lost] = history_keys.place_of_all().glob("history-*.key")
    lost.unlink()
    assert sealing.kept_alone(folder, key) is not None
    administrator.database.close()
    bootstrap.open_office(folder, clock).database.close()
    assert lost.exists()
    assert sealing.kept_alone(folder, key) is None


def test_a_key_of_an_office_of_ones_own_stays_ones_own(administrator, tmp_path):
    history_keys.keep_key(administrator.folder, history_keys.new_key())
    assert not list((tmp_path / "máy").glob("history-*.key"))
