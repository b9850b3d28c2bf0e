"""A recovery sheet in the window: shown, typed back, and only then of use."""

import pytest
from PySide6.QtWidgets import QLineEdit

from commune_desk.domain.dossier import Role
from commune_desk.services.upkeep import recovery_sheets
from commune_desk.ui.dialogs.form_dialog import FormDialog
from commune_desk.ui.frame.page_frame import PageFrame
from commune_desk.ui.pages.settings.recovery_dialog import RecoverySheetDialog
from commune_desk.ui.printing.paper_view import PaperView
from tests.factories import acting_as
from tests.ui.drivers.pages import page_alone


@pytest.fixture
def shown(qtbot, frame: PageFrame):
    """The dialog of a sheet that was asked for on the settings page, and the sheet."""
    frame.desk = acting_as(frame.desk, Role.ADMINISTRATOR)
    page = page_alone(qtbot, frame, "settings")
    next(one for one in page.actions() if one.text().startswith("Phiếu khôi phục")).trigger()
    dialog = page.findChild(RecoverySheetDialog)
    assert dialog is not None
    return dialog, dialog._sheet  # noqa: SLF001  # what a printer would show


def typed(dialog: RecoverySheetDialog, sheet, spoil: str = "") -> FormDialog:
    dialog.type_back()
    asking = dialog.findChild(FormDialog)
    assert asking is not None
    for edit in asking.findChildren(QLineEdit):
        place = int(edit.accessibleName().split()[-1])
        edit.setText(spoil or sheet.groups[place - 1])
    asking._finish()  # noqa: SLF001  # its button
    return asking


def test_a_sheet_counts_once_two_groups_were_typed_back(shown, frame: PageFrame):
    dialog, sheet = shown
    assert dialog.findChild(PaperView).page_count() == 1
    assert recovery_sheets.is_wanting(frame.desk)
    typed(dialog, sheet)
    assert recovery_sheets.current(frame.desk) == sheet.sheet_no
    assert sheet.sheet_no in frame.notices.history[-1].text


def test_a_sheet_that_nobody_has_in_hand_does_not_count(shown, frame: PageFrame):
    dialog, sheet = shown
    asking = typed(dialog, sheet, spoil="000000")
    assert asking.isVisible()
    assert recovery_sheets.is_wanting(frame.desk)


def test_nothing_of_a_sheet_is_left_in_a_file(shown, frame: PageFrame):
    dialog, sheet = shown
    typed(dialog, sheet)
    for file in frame.desk.folder.root.rglob("*"):
        if file.is_file():
            assert sheet.groups[0].encode() not in file.read_bytes()
