"""A new PC from the first question to the desk, with the program that `start` hands over."""

import grp
import os
from dataclasses import replace

import pytest

from commune_desk import paths
from commune_desk.domain.office.first_place import PlaceKind
from commune_desk.domain.upkeep.moving import MoveKind
from commune_desk.files.upkeep import history_keys
from commune_desk.paths import DataFolder
from commune_desk.services.office import sharing
from commune_desk.start.window import run_window
from commune_desk.ui.frame.watch.backup_place_dialog import BackupPlaceDialog
from commune_desk.ui.frame.way_in import app
from commune_desk.ui.frame.way_in.first_question import FirstQuestionDialog
from commune_desk.ui.frame.way_in.first_start_dialog import FirstStartDialog
from commune_desk.ui.frame.way_in.move_dialog import MoveDialog
from commune_desk.ui.frame.way_in.place_dialog import PlaceDialog
from commune_desk.ui.frame.way_in.sign_in_dialog import SignInDialog
from commune_desk.ui.frame.way_in.signing_in import SigningIn
from commune_desk.ui.frame.way_in.upkeep import UpkeepKind
from commune_desk.ui.look.remembered import Remembered
from commune_desk.words.fields import label
from commune_desk.words.office.first_place import GROUP, PLACES, SERVER, SHARED_FOLDER
from commune_desk.words.office.joining import FIRST_PC
from commune_desk.words.upkeep.backup_places import LATER
from commune_desk.words.upkeep.moving import KINDS
from tests.ui.drivers.way_in import LOGIN, PASSWORD, FirstStart, SignIn, in_turn
from tests.ui.frame.way_in.test_dialogs import SECRET, fill_in

OURS = grp.getgrgid(os.getgid()).gr_name


@pytest.fixture
def mark(tmp_path, monkeypatch):
    """The file that tells the accounts of this PC; below the test, as is what they share."""
    file = tmp_path / "máy" / "office-folder.txt"
    for module in (paths, sharing, history_keys):
        monkeypatch.setattr(module, "shared_mark", lambda: file)
    umask = os.umask(0o077)
    yield file
    os.umask(umask)


@pytest.fixture
def own(tmp_path):
    """The data folder of the account, in which nothing was ever set up."""
    return DataFolder(tmp_path / "tài khoản" / "dữ liệu")


def begun(own, monkeypatch, does, *steps):
    """Start the program, do the steps in its dialogs; gives what `does` makes of it."""
    made = []

    def run(program):
        quiet = replace(
            program,
            safeguards=replace(
                program.safeguards,
                first_sheet=lambda _opened: None,
                missing_sheet=lambda _desk: None,
            ),
        )
        in_turn(*steps)
        made.append(does(SigningIn(quiet, Remembered(program.window_file))))
        return 0

    own.root.parent.mkdir()
    own.root.mkdir()
    monkeypatch.setattr(app, "run", run)
    assert run_window(own) == 0
    return made[0]


def described(area):
    window = FirstStart(area.widget)
    fill_in(window)
    window.go_on()


def signed_in(area):
    SignIn(area.widget).sign_in("han", SECRET)


def signed_in_by_password(area):
    """Who has just made the account types no name."""
    assert area.text(LOGIN) == "han"
    assert area.focus == PASSWORD
    signed_in(area)


def in_shared(folder):
    def choose(area):
        area.choose(PLACES[PlaceKind.SHARED])
        area.fill_in({SHARED_FOLDER: str(folder), GROUP: OURS})
        area.choose("Tiếp")

    return choose


def test_several_accounts_of_a_pc(qtbot, own, mark, tmp_path, monkeypatch):
    folder = tmp_path / "máy" / "Dữ liệu chung"
    desk = begun(
        own,
        monkeypatch,
        lambda signing_in: signing_in.desk(),
        (FirstQuestionDialog, lambda area: area.choose(FIRST_PC)),
        (PlaceDialog, in_shared(folder)),
        (FirstStartDialog, described),
        (BackupPlaceDialog, lambda area: area.choose(LATER)),
        (SignInDialog, signed_in_by_password),
    )
    assert (desk.officer.login, desk.folder.root) == ("han", folder)
    assert own.is_new
    assert mark.read_text() == str(folder)


def test_from_the_first_step_one_goes_back_and_what_was_typed_stays(qtbot, own, mark, monkeypatch):
    seen = []

    def begin_and_return(area):
        window = FirstStart(area.widget)
        window.fill(office__commune="tram chim")
        window.go_back()

    def seen_again(area):
        seen.extend([area.text(label("office.commune")), area.focus])
        area.widget.reject()

    desk = begun(
        own,
        monkeypatch,
        lambda signing_in: signing_in.desk(),
        (FirstQuestionDialog, lambda area: area.choose(FIRST_PC)),
        (PlaceDialog, lambda area: area.choose("Tiếp")),
        (FirstStartDialog, begin_and_return),
        (PlaceDialog, lambda area: area.choose("Tiếp")),
        (FirstStartDialog, seen_again),
    )
    assert desk is None
    assert seen == ["tram chim", label("office.commune")]


def on_server(url):
    def choose(area):
        area.choose(PLACES[PlaceKind.SERVER])
        area.fill_in({SERVER: url})
        area.choose("Tiếp")

    return choose


def offered(found):
    def look(area):
        found.extend(kind for kind in MoveKind if area.says(KINDS[kind]))
        area.press("Esc")

    return look


def test_the_first_pc_of_a_server_and_its_way_back(qtbot, own, mark, monkeypatch, postgres_url):
    found: list[MoveKind] = []

    def both(signing_in):
        desk = signing_in.desk()
        signing_in.do_upkeep(UpkeepKind.MOVE)
        return desk.database.location.url

    url = begun(
        own,
        monkeypatch,
        both,
        (FirstQuestionDialog, lambda area: area.choose(FIRST_PC)),
        (PlaceDialog, on_server(postgres_url)),
        (FirstStartDialog, described),
        (BackupPlaceDialog, lambda area: area.choose(LATER)),
        (SignInDialog, signed_in),
        (MoveDialog, offered(found)),
    )
    assert url == postgres_url
    assert found == [MoveKind.HERE]
    assert not own.database.exists()
