"""The settings page is made of the declarations; a change is kept at once or refused beside it."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from commune_desk.domain.dossier import Role
from commune_desk.files import machine
from commune_desk.settings import (
    DESK_NAME,
    DOSSIER_NO_PATTERN,
    RECEIPT_COPIES,
    SETTINGS,
    THEME,
    Group,
)
from commune_desk.ui.frame.page_frame import PageFrame
from commune_desk.ui.pages.settings.page import SettingsPage
from commune_desk.ui.widgets.editors import ChoiceEditor, NumberEditor, TextEditor


@pytest.fixture
def page(qtbot, frame: PageFrame) -> SettingsPage:
    officer = replace(frame.desk.officer, role=Role.ADMINISTRATOR)
    frame.desk = replace(frame.desk, officer=officer)
    made = SettingsPage(frame)
    qtbot.addWidget(made)
    made.on_shown()
    return made


def shown(page: SettingsPage) -> set[str]:
    return {setting.name for found in page._declared.values() for setting in found}


def test_an_administrator_sees_every_setting(page: SettingsPage):
    assert shown(page) == {setting.name for setting in SETTINGS}


def test_a_clerk_sees_the_settings_of_this_pc(qtbot, frame: PageFrame):
    made = SettingsPage(frame)
    qtbot.addWidget(made)
    assert DESK_NAME.name in shown(made)
    assert DOSSIER_NO_PATTERN.name not in shown(made)
    assert made.primary_action is None


def test_a_change_of_the_office_is_kept_at_once(page: SettingsPage, frame: PageFrame):
    editor = page._forms[Group.PAPERS].field(RECEIPT_COPIES.name).editor
    assert isinstance(editor, NumberEditor)
    editor.setValue(1)
    assert frame.desk.settings[RECEIPT_COPIES] == 1
    assert frame.notices.history[-1].text == f"Đã lưu: {RECEIPT_COPIES.label}"


def test_a_change_of_this_pc_goes_into_its_own_file(page: SettingsPage, frame: PageFrame, qtbot):
    editor = page._forms[Group.MACHINE].field(THEME.name).editor
    assert isinstance(editor, ChoiceEditor)
    with qtbot.waitSignal(frame.changes.settings_changed):
        editor.show_text("dark")
    assert machine.read(frame.desk.folder.machine_settings)[THEME] == "dark"


def test_a_wrong_value_is_refused_beside_its_field(page: SettingsPage, frame: PageFrame, qtbot):
    form = page._forms[Group.DOSSIERS]
    editor = form.field(DOSSIER_NO_PATTERN.name).editor
    assert isinstance(editor, TextEditor)
    editor.selectAll()
    qtbot.keyClicks(editor, "{number")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert form.field(DOSSIER_NO_PATTERN.name).message != ""
    assert frame.desk.settings[DOSSIER_NO_PATTERN] == DOSSIER_NO_PATTERN.default


def test_a_backup_is_one_key_away(page: SettingsPage, frame: PageFrame, qtbot):
    assert page.primary_action is not None
    with qtbot.waitSignal(frame.notices.published, timeout=20_000):
        page.primary_action.trigger()
    assert "Đã sao lưu" in frame.notices.history[-1].text
    assert list(frame.desk.folder.backups.glob("*.backup"))
