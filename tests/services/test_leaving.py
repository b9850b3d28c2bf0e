"""An office leaves for another PC whole, is closed here, and may come back."""

import pytest

from commune_desk import bootstrap
from commune_desk.domain.account_errors import AdministratorNeeded
from commune_desk.domain.desk.dossier import Role
from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.outside_errors import AlreadyRunning, FolderMissing
from commune_desk.domain.upkeep.moving_errors import (
    NoSheetToMove,
    OfficeMovedAway,
    OfficeNotAway,
    ServerStays,
)
from commune_desk.files import lock
from commune_desk.files.upkeep import moved_away
from commune_desk.paths import DataFolder
from commune_desk.services.desk import lookup
from commune_desk.services.desk.progress import unwatched
from commune_desk.services.office import office
from commune_desk.services.office.signing_in import Claim
from commune_desk.services.reception import intake
from commune_desk.services.upkeep import history, leaving, recovery_sheets, restoring
from tests.factories import a_reception, acting_as

PASSWORD = "một mật khẩu dài"
ADMINISTRATOR = Claim("quantri", PASSWORD)


@pytest.fixture
def worked(sqlite_folder, clock):
    """A folder with a dossier in it and a recovery sheet, and the code of that."""
    opened = bootstrap.open_office(sqlite_folder, clock)
    office.choose_first_password(opened, "quantri", PASSWORD)
    desk = acting_as(bootstrap.desk_without_screen(opened), Role.ADMINISTRATOR)
    intake.receive(bootstrap.desk_without_screen(opened), a_reception())
    sheet = recovery_sheets.draft(desk)
    recovery_sheets.keep(desk, sheet)
    opened.database.close()
    return sqlite_folder, "".join(sheet.groups)


def leave(folder, to, clock):
    return bootstrap.leave_for_new_pc(
        folder, to, claim=ADMINISTRATOR, progress=unwatched, clock=clock
    )


def test_the_other_pc_has_everything_and_this_one_nothing(worked, tmp_path, clock):
    folder, code = worked
    left = leave(folder, tmp_path / "USB", clock)
    assert (left.counts["dossier"], left.file.parent) == (1, tmp_path / "USB")
    with pytest.raises(OfficeMovedAway) as refused:
        bootstrap.open_office(folder, clock)
    assert (refused.value.file, refused.value.left_at) == (left.file.name, clock())
    new = DataFolder(tmp_path / "máy mới")
    new.root.mkdir()
    who = Claim("quantri", PASSWORD, code)
    restored = restoring.restore(
        left.file, bootstrap.database_of(new), folder=new, at=clock(), claim=who
    )
    assert restored.backup.manifest.contents["dossier"] == 1
    opened = bootstrap.open_office(new, clock)
    try:
        desk = bootstrap.desk_without_screen(opened)
        assert lookup.find(desk, "000.99.99.H20-261001-0001").results
        second = intake.receive(desk, a_reception(is_same_person=True))
        assert second.dossier.dossier_no.endswith("1002")  # as after every restore
    finally:
        opened.database.close()


def test_it_comes_back_by_an_administrator_on_record(worked, tmp_path, clock):
    folder, _code = worked
    location = bootstrap.database_of(folder)
    with pytest.raises(OfficeNotAway):
        leaving.come_back(folder, location, at=clock(), claim=ADMINISTRATOR)
    leave(folder, tmp_path / "USB", clock)
    leaving.come_back(folder, location, at=clock(), claim=ADMINISTRATOR)
    opened = bootstrap.open_office(folder, clock)
    try:
        desk = bootstrap.desk_without_screen(opened)
        assert history.recent(desk, 1)[0].kind is EventKind.OFFICE_MOVED
        history.verify(desk)
    finally:
        opened.database.close()


def test_a_mark_that_cannot_be_read_counts(worked, clock):
    folder, _code = worked
    folder.moved_away.write_text("{")
    with pytest.raises(OfficeMovedAway):
        moved_away.check(folder)


def test_nothing_leaves_while_a_window_is_open(worked, tmp_path, clock):
    folder, _code = worked
    with lock.alone(folder), pytest.raises(AlreadyRunning):
        leave(folder, tmp_path / "USB", clock)
    bootstrap.open_office(folder, clock).database.close()


def test_a_stick_that_cannot_be_written_leaves_the_office_here(worked, tmp_path, clock):
    folder, _code = worked
    (tmp_path / "USB").write_text("không phải thư mục")
    with pytest.raises(FolderMissing):
        leave(folder, tmp_path / "USB", clock)
    assert not folder.moved_away.exists()
    bootstrap.open_office(folder, clock).database.close()


def test_who_may_not_and_what_needs_no_move(any_desk, tmp_path):
    with pytest.raises(AdministratorNeeded):
        leaving.leave(any_desk, tmp_path)
    expected = ServerStays if any_desk.database.location.url else NoSheetToMove
    with pytest.raises(expected):
        leaving.leave(acting_as(any_desk, Role.ADMINISTRATOR), tmp_path)
