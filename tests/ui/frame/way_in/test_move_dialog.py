"""An office moves from the window: to a server, from there, to another PC and back."""

from contextlib import ExitStack

import pytest

from commune_desk import bootstrap
from commune_desk.domain.office.joining_errors import OfficeOnNetwork
from commune_desk.domain.upkeep.moving import MoveKind
from commune_desk.domain.upkeep.moving_errors import OfficeMovedAway
from commune_desk.files import network_drive
from commune_desk.files.upkeep import moved_away
from commune_desk.services.office import office
from commune_desk.start.closed_office import ClosedOffice
from commune_desk.start.workplace import Workplace
from commune_desk.ui.frame.way_in.move_dialog import MoveDialog, moves_from
from commune_desk.ui.frame.way_in.refusal_dialog import RefusalDialog, WayOn
from commune_desk.ui.frame.work.tasks import Tasks
from commune_desk.ui.widgets.text import Refusal
from commune_desk.words.office.first_place import NOT_TYPED
from commune_desk.words.sign_in import LOGIN, PASSWORD
from commune_desk.words.upkeep.moving import (
    ABOUT,
    ADDRESS,
    BACK,
    GO_ON,
    KINDS,
    MOVE,
    TITLE,
    TO_FOLDER,
)
from tests.ui.drivers.screen import Area, until

SECRET = "một mật khẩu dài"
PATIENT_MS = 60_000  # a database is made


@pytest.fixture
def on_share(sqlite_folder, clock, tmp_path, monkeypatch):
    """An office in a file on a share, with an administrator's password."""
    opened = bootstrap.open_office(sqlite_folder, clock)
    office.choose_first_password(opened, "quantri", SECRET)
    opened.database.close()
    mounts = tmp_path / "mounts"
    mounts.write_text(f"//cu/xa {tmp_path} cifs rw 0 0\n")
    monkeypatch.setattr(network_drive, "MOUNTS", mounts)
    return sqlite_folder


def test_the_refusal_offers_the_way(qtbot, on_share, clock):
    with pytest.raises(OfficeOnNetwork) as refused:
        bootstrap.open_office(on_share, clock)
    dialog = RefusalDialog(refused.value)
    qtbot.addWidget(dialog)
    dialog.show()
    Area(dialog).choose(MOVE)
    assert (dialog.result(), dialog.way) == (1, WayOn.MOVE)


broken: list[BaseException] = []
"""What nobody in these tests would hear of: the window that reports bugs is not there."""


def can_go_on(area: Area) -> bool:
    """Whether the move is done; a bug or a refusal is said at once instead of waited for."""
    if broken:
        raise broken.pop()
    said = [refusal.text() for refusal in area.shown(Refusal)]
    assert not said, said
    return area.can(GO_ON)


def moving(qtbot, folder, *kinds):
    tasks = Tasks(None)
    tasks.broke.connect(broken.append)
    dialog = MoveDialog(ClosedOffice(lambda: folder).move, kinds, tasks)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_it_moves_and_is_opened_there(qtbot, on_share, clock, postgres_url):
    dialog = moving(qtbot, on_share, MoveKind.SERVER)
    area = Area(dialog)
    area.fill_in({ADDRESS: postgres_url, LOGIN: "quantri", PASSWORD: "sai mật khẩu"})
    area.choose(TITLE)
    until(lambda: area.says("không đúng"), patience_ms=PATIENT_MS)
    area.fill_in({PASSWORD: SECRET})
    area.choose(TITLE)
    until(lambda: can_go_on(area), patience_ms=PATIENT_MS)
    assert area.says("số dòng hai bên bằng nhau")
    area.choose(GO_ON)
    assert dialog.result() == 1
    bootstrap.open_office(on_share, clock).database.close()


@pytest.fixture
def with_password(any_folder, clock):
    """An office on either engine, with an administrator's password."""
    opened = bootstrap.open_office(any_folder, clock)
    office.choose_first_password(opened, "quantri", SECRET)
    opened.database.close()
    return any_folder


def test_only_the_moves_that_there_are_stand_there(qtbot, with_password):
    is_on_server = bool(Workplace(with_password, ExitStack()).host())
    dialog = moving(qtbot, with_password, *moves_from(is_on_server=is_on_server))
    area = Area(dialog)
    assert area.says(ABOUT[MoveKind.HERE if is_on_server else MoveKind.SERVER])
    assert area.can(KINDS[MoveKind.NEW_PC]) is not is_on_server


def test_from_the_server_to_this_pc(qtbot, postgres_folder, clock):
    opened = bootstrap.open_office(postgres_folder, clock)
    office.choose_first_password(opened, "quantri", SECRET)
    opened.database.close()
    dialog = moving(qtbot, postgres_folder, MoveKind.HERE)
    area = Area(dialog)
    area.fill_in({LOGIN: "quantri", PASSWORD: SECRET})
    area.choose(TITLE)
    until(lambda: can_go_on(area), patience_ms=PATIENT_MS)
    assert area.says("Máy khác vẫn đang trỏ vào nơi cũ")
    assert not Workplace(postgres_folder, ExitStack()).host()
    bootstrap.open_office(postgres_folder, clock).database.close()


def test_what_is_not_typed_yet_has_the_focus(qtbot, sqlite_folder, clock):
    bootstrap.open_office(sqlite_folder, clock).database.close()
    area = Area(moving(qtbot, sqlite_folder, MoveKind.SERVER))
    area.fill_in({LOGIN: "quantri", PASSWORD: SECRET})
    area.choose(TITLE)
    assert area.says(NOT_TYPED.format(name=ADDRESS))
    assert area.focus == ADDRESS


def test_without_a_sheet_nothing_leaves(qtbot, sqlite_folder, clock, tmp_path):
    opened = bootstrap.open_office(sqlite_folder, clock)
    office.choose_first_password(opened, "quantri", SECRET)
    opened.database.close()
    dialog = moving(qtbot, sqlite_folder, MoveKind.SERVER, MoveKind.NEW_PC)
    area = Area(dialog)
    area.choose(KINDS[MoveKind.NEW_PC])
    area.fill_in({LOGIN: "quantri", PASSWORD: SECRET})
    area.choose(TITLE)
    assert area.says(TO_FOLDER)
    area.fill_in({TO_FOLDER: str(tmp_path / "USB")})
    area.choose(TITLE)
    until(lambda: area.says("Chưa có phiếu khôi phục"), patience_ms=PATIENT_MS)
    bootstrap.open_office(sqlite_folder, clock).database.close()


def test_an_office_that_left_says_so_and_may_come_back(qtbot, sqlite_folder, clock):
    opened = bootstrap.open_office(sqlite_folder, clock)
    office.choose_first_password(opened, "quantri", SECRET)
    opened.database.close()
    moved_away.mark(sqlite_folder, at=clock(), file="x.backup")
    with pytest.raises(OfficeMovedAway) as refused:
        bootstrap.open_office(sqlite_folder, clock)
    said = RefusalDialog(refused.value)
    qtbot.addWidget(said)
    said.show()
    Area(said).choose(f"{BACK}…")
    assert said.way is WayOn.MOVE
    area = Area(moving(qtbot, sqlite_folder, MoveKind.BACK))
    area.fill_in({LOGIN: "quantri", PASSWORD: SECRET})
    area.choose(TITLE)
    until(lambda: can_go_on(area), patience_ms=PATIENT_MS)
    bootstrap.open_office(sqlite_folder, clock).database.close()
