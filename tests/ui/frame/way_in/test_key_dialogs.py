"""The key in the window: brought back by the sheet where it is lost, and changed."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QDialog

from commune_desk import bootstrap
from commune_desk.domain.desk.dossier import Role
from commune_desk.domain.outside_errors import DatabaseDamaged, DatabaseKeyMissing
from commune_desk.services.office import office as offices
from commune_desk.services.upkeep import recovery_sheets
from commune_desk.start.closed_office import ClosedOffice
from commune_desk.store.engine.key_file import read_key
from commune_desk.ui.frame.way_in.key_dialogs import (
    GO_ON,
    LEAVE,
    TAKE,
    KeyBackDialog,
    KeyChangeDialog,
)
from commune_desk.ui.frame.way_in.refusal_dialog import RefusalDialog, WayOn
from commune_desk.ui.frame.work.tasks import Tasks
from commune_desk.ui.printing.sheet_dialog import SheetDialog
from commune_desk.words.sign_in import LOGIN, PASSWORD
from commune_desk.words.upkeep.restoring import CHANGE_KEY, CODE_ON_SHEET, KEY_CODE, RESTORE
from tests.factories import acting_as
from tests.ui.drivers.screen import Area, until
from tests.ui.drivers.sheet import Sheet
from tests.ui.drivers.way_in import in_turn

SECRET = "một mật khẩu dài"
PATIENT_MS = 60_000
CHANGE = f"{CHANGE_KEY}…"


@pytest.fixture
def former(desk, office):
    """The sheet of an office that is closed, with an administrator's password."""
    offices.choose_first_password(office, "quantri", SECRET)
    administrator = acting_as(desk, Role.ADMINISTRATOR)
    sheet = recovery_sheets.draft(administrator)
    recovery_sheets.keep(administrator, sheet)
    desk.database.close()
    return sheet


@pytest.fixture
def upkeep(qapp, folder):
    return ClosedOffice(lambda: folder).upkeep


class Asking(Area):
    """One of the dialogs."""

    widget: QDialog


def shown(qtbot, dialog: QDialog) -> Asking:
    qtbot.addWidget(dialog)
    dialog.show()
    return Asking(dialog)


def test_a_lost_key_is_answered_with_the_sheet_and_not_with_a_backup(qtbot, folder, former, upkeep):
    key = read_key(folder.key).hex()
    folder.key.unlink()
    with pytest.raises(DatabaseKeyMissing) as refused:
        bootstrap.open_office(folder)
    refusal = shown(qtbot, RefusalDialog(refused.value, may_restore=True))
    assert not refusal.can(f"{RESTORE}…")
    refusal.choose(f"{KEY_CODE}…")
    dialog = shown(qtbot, KeyBackDialog(upkeep))
    dialog.enter(CODE_ON_SHEET, "123")
    dialog.choose(TAKE)
    assert "chữ số" in dialog.beside(CODE_ON_SHEET)
    dialog.enter(CODE_ON_SHEET, " ".join(former.groups))
    dialog.choose(TAKE)
    assert dialog.widget.result() == 1
    assert read_key(folder.key).hex() == key
    bootstrap.open_office(folder).database.close()


def test_damaged_data_are_answered_with_a_backup(qtbot):
    refusal = shown(qtbot, RefusalDialog(DatabaseDamaged("C:/a.db"), may_restore=True))
    assert not refusal.can(f"{KEY_CODE}…")
    refusal.choose(f"{RESTORE}…")
    assert (refusal.widget.way, refusal.widget.result()) == (WayOn.RESTORE, 1)  # type: ignore[attr-defined]  # what is asked


def test_the_key_is_changed_once_its_sheet_was_typed_back(qtbot, folder, former, upkeep):
    old = read_key(folder.key).hex()
    dialog = shown(qtbot, KeyChangeDialog(upkeep, Tasks(None), login="quantri"))
    dialog.fill_in({PASSWORD: "sai"})
    dialog.choose(CHANGE)
    until(lambda: dialog.says("không đúng"), patience_ms=PATIENT_MS)
    assert dialog.focus == PASSWORD
    assert "không đúng" in dialog.beside(PASSWORD)
    assert read_key(folder.key).hex() == old
    dialog.fill_in({PASSWORD: SECRET})
    in_turn((SheetDialog, lambda area: Sheet(area.widget).type_back()))
    dialog.choose(CHANGE)
    until(lambda: dialog.can(GO_ON), patience_ms=PATIENT_MS)
    assert dialog.says(former.sheet_no)
    assert not dialog.can(LEAVE)
    dialog.choose(GO_ON)
    assert dialog.widget.result() == 1
    assert read_key(folder.key).hex() != old
    bootstrap.open_office(folder).database.close()


def test_a_sheet_that_is_given_up_changes_nothing(qtbot, folder, former, upkeep):
    old = read_key(folder.key).hex()
    given_up = replace(upkeep, show_sheet=lambda _sheet: False)
    dialog = shown(qtbot, KeyChangeDialog(given_up, Tasks(None)))
    dialog.fill_in({LOGIN: "quantri", PASSWORD: SECRET})
    dialog.choose(CHANGE)
    until(lambda: dialog.can(CHANGE), patience_ms=PATIENT_MS)
    assert dialog.focus == CHANGE
    assert read_key(folder.key).hex() == old
    dialog.choose(LEAVE)
    assert dialog.widget.result() == 0
