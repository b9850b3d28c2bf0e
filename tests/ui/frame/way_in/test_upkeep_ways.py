"""The ways to a restore and to another key: from the first question, a refusal, the settings."""

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from commune_desk import bootstrap
from commune_desk.domain.desk.dossier import Role
from commune_desk.paths import DataFolder
from commune_desk.services.desk.desk import desk_of
from commune_desk.services.office.office import choose_first_password
from commune_desk.services.upkeep import backup, recovery_sheets
from commune_desk.store.engine.key_file import read_key
from commune_desk.ui.frame.main_window import MainWindow
from commune_desk.ui.frame.watch.backup_place_dialog import BackupPlaceDialog
from commune_desk.ui.frame.way_in import app, desk_window
from commune_desk.ui.frame.way_in.crashes import CrashReporter
from commune_desk.ui.frame.way_in.first_question import FirstQuestionDialog
from commune_desk.ui.frame.way_in.key_dialogs import TAKE, KeyBackDialog, KeyChangeDialog
from commune_desk.ui.frame.way_in.refusal_dialog import RefusalDialog
from commune_desk.ui.frame.way_in.restore_dialog import GO_ON, NEXT, RestoreDialog
from commune_desk.ui.frame.way_in.sign_in_dialog import SignInDialog
from commune_desk.ui.frame.way_in.signing_in import SigningIn
from commune_desk.ui.frame.way_in.upkeep import UpkeepKind
from commune_desk.ui.look.remembered import Remembered
from commune_desk.words.sign_in import LOGIN, PASSWORD
from commune_desk.words.upkeep.backup_places import LATER
from commune_desk.words.upkeep.restoring import (
    BACKUP_FILE,
    CODE_OF_SHEET,
    CODE_ON_SHEET,
    KEY_CODE,
    RESTORE,
)
from tests.factories import acting_as
from tests.ui.drivers.pages import page_alone
from tests.ui.drivers.screen import Area, until
from tests.ui.drivers.way_in import SignIn, in_turn, program_of

SECRET = "một mật khẩu dài"
PATIENT_MS = 60_000


@pytest.fixture
def office_with_sheet(qapp, sqlite_folder: DataFolder):
    """A closed office with a password, a sheet and a backup."""
    with ExitStack() as once:
        opened = bootstrap.open_for_window(sqlite_folder, once)
        choose_first_password(opened, "quantri", SECRET)
        desk = bootstrap.desk_of_founder(opened)
        sheet = recovery_sheets.draft(desk)
        recovery_sheets.keep(desk, sheet)
        path = backup.create(desk, sqlite_folder.root.parent / "usb").path
    return sqlite_folder, sheet, path


@pytest.fixture
def signing_in() -> Iterator[Callable[..., SigningIn]]:
    """Makes the signing in of the program on a folder."""
    with ExitStack() as closing:

        def made(folder: DataFolder, *, is_new: bool = False) -> SigningIn:
            program = replace(program_of(folder, closing), is_new=is_new)
            return SigningIn(program, Remembered(program.window_file))

        yield made


def sign_in(area: Area) -> None:
    SignIn(area.widget).sign_in("quantri", SECRET)


def sign_in_as_who_restored(area: Area) -> None:
    assert area.text(LOGIN) == "quantri"
    sign_in(area)


def restores(path, sheet=None):
    """Go through the wizard from its first leaf to its last."""

    def go(area: Area) -> None:
        area.enter(BACKUP_FILE, str(path))
        area.choose(NEXT)
        until(lambda: area.has(PASSWORD), patience_ms=PATIENT_MS)
        if sheet is not None:
            area.enter(CODE_OF_SHEET.format(sheet_no=sheet.sheet_no), " ".join(sheet.groups))
        area.fill_in({LOGIN: "quantri", PASSWORD: SECRET})
        area.choose(NEXT)
        until(lambda: area.can(RESTORE), patience_ms=PATIENT_MS)
        area.press("Ctrl+Return")
        until(lambda: area.can(GO_ON), patience_ms=PATIENT_MS)
        area.choose(GO_ON)

    return go


def test_the_first_question_leads_to_the_office_of_the_old_pc(
    office_with_sheet, signing_in, tmp_path
):
    _folder, sheet, path = office_with_sheet
    new = DataFolder(tmp_path / "máy mới")
    new.root.mkdir()
    in_turn(
        (FirstQuestionDialog, lambda area: area.choose(RESTORE)),
        (RestoreDialog, restores(path, sheet)),
        (SignInDialog, sign_in_as_who_restored),
        (BackupPlaceDialog, lambda area: area.choose(LATER)),  # it stood with the PC that is gone
    )
    desk = signing_in(new, is_new=True).desk()
    assert desk.officer.login == "quantri"
    assert recovery_sheets.current(desk) == sheet.sheet_no


def test_lost_data_are_brought_back_from_the_refusal(office_with_sheet, signing_in):
    folder, _sheet, path = office_with_sheet
    folder.database.unlink()
    in_turn(
        (RefusalDialog, lambda area: area.choose(f"{RESTORE}…")),
        (RestoreDialog, restores(path)),
        (SignInDialog, sign_in),
    )
    assert signing_in(folder).desk().officer.login == "quantri"


def test_a_lost_key_is_brought_back_from_the_refusal(office_with_sheet, signing_in):
    folder, sheet, _path = office_with_sheet
    key = read_key(folder.key)
    folder.key.unlink()

    def take(area: Area) -> None:
        area.enter(CODE_ON_SHEET, " ".join(sheet.groups))
        area.choose(TAKE)

    in_turn(
        (RefusalDialog, lambda area: area.choose(f"{KEY_CODE}…")),
        (KeyBackDialog, take),
        (SignInDialog, sign_in),
    )
    assert signing_in(folder).desk().officer.login == "quantri"
    assert read_key(folder.key) == key


def test_after_what_was_asked_in_the_settings_somebody_signs_in_again(
    office_with_sheet, signing_in
):
    folder, _sheet, path = office_with_sheet
    program = signing_in(folder)
    in_turn((SignInDialog, sign_in))
    assert program.desk() is not None
    in_turn((RestoreDialog, restores(path)), (SignInDialog, sign_in))
    program.do_upkeep(UpkeepKind.RESTORE)
    assert program.desk().officer.login == "quantri"
    in_turn((KeyChangeDialog, lambda area: area.choose("Đóng")), (SignInDialog, sign_in))
    program.do_upkeep(UpkeepKind.CHANGE_KEY)
    assert program.desk().officer.login == "quantri"


@pytest.mark.parametrize(
    ("key", "kind"), [("Ctrl+Shift+B", UpkeepKind.RESTORE), ("Ctrl+Shift+U", UpkeepKind.CHANGE_KEY)]
)
def test_the_settings_ask_for_it_and_clerks_are_told_who_may(qtbot, frame, desk, key, kind):
    wanted: list[str] = []
    frame.upkeep_wanted.connect(wanted.append)
    Area(page_alone(qtbot, frame, "settings")).press(key)
    assert wanted == []
    assert "chỉ người quản trị" in frame.notices.history[-1].text
    frame.desk = acting_as(desk, Role.ADMINISTRATOR)
    if kind is UpkeepKind.CHANGE_KEY:  # that of a file is changed beside the work
        desk.database.location = replace(desk.database.location, url="postgresql://a:b@c/d")
    Area(page_alone(qtbot, frame, "settings")).press(key)
    assert wanted == [kind]


def test_the_window_closes_for_it(qapp, office, tmp_path):
    administrator = bootstrap.desk_of_founder(office)
    desk = desk_of(office, administrator.officer)

    def ask() -> None:
        for window in qapp.topLevelWidgets():
            is_it = isinstance(window, MainWindow) and window.frame.desk.folder == office.folder
            if is_it and window.isVisible():
                window.frame.leave_for(UpkeepKind.RESTORE)
                return
        QTimer.singleShot(50, ask)

    QTimer.singleShot(50, ask)
    after = desk_window.work(desk, tmp_path / "window.ini", CrashReporter(tmp_path / "log"))
    assert after is UpkeepKind.RESTORE


def test_who_signs_out_and_then_closes_leaves_a_backup(office_with_sheet, monkeypatch):
    """As who closes the window at once does; what was done in between is on the stick, too."""
    folder, _sheet, _path = office_with_sheet
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)

    def leave() -> None:
        windows = (one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow))
        shown = next((one for one in windows if one.isVisible()), None)
        if shown is None:
            QTimer.singleShot(100, leave)
        else:
            shown.sign_out()

    def sign_in_and_leave(area: Area) -> None:
        sign_in(area)
        QTimer.singleShot(100, leave)

    in_turn((SignInDialog, sign_in_and_leave), (SignInDialog, lambda area: area.press("Esc")))
    assert not list(folder.backups.glob("*.backup"))
    with ExitStack() as closing:
        assert app.run(program_of(folder, closing)) == 0
    assert len(list(folder.backups.glob("*.backup"))) == 1
