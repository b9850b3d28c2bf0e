"""An office that cannot stay on a drive of the network moves to a server from the window."""

import pytest

from commune_desk import bootstrap, start
from commune_desk.domain.joining_errors import OfficeOnNetwork
from commune_desk.files import network_drive
from commune_desk.services.office import office
from commune_desk.ui.frame.tasks import Tasks
from commune_desk.ui.frame.way_in.move_dialog import MoveDialog
from commune_desk.ui.frame.way_in.refusal_dialog import RefusalDialog
from commune_desk.words.moving import ADDRESS, GO_ON, MOVE
from commune_desk.words.sign_in import LOGIN, PASSWORD
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
    assert (dialog.result(), dialog.wants_move) == (1, True)


def test_it_moves_and_is_opened_there(qtbot, on_share, clock, postgres_url):
    dialog = MoveDialog(lambda *given: start.move(on_share, *given), Tasks(None))
    qtbot.addWidget(dialog)
    dialog.show()
    area = Area(dialog)
    area.fill_in({ADDRESS: postgres_url, LOGIN: "quantri", PASSWORD: "sai mật khẩu"})
    area.choose(MOVE)
    until(lambda: area.says("không đúng"), patience_ms=PATIENT_MS)
    area.fill_in({PASSWORD: SECRET})
    area.choose(MOVE)
    until(lambda: area.can(GO_ON), patience_ms=PATIENT_MS)
    assert area.says("số dòng hai bên bằng nhau")
    area.choose(GO_ON)
    assert dialog.result() == 1
    bootstrap.open_office(on_share, clock).database.close()
