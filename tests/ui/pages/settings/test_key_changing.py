"""The key is changed from the settings while the window goes on."""

import pytest
from PySide6.QtWidgets import QDialog

from commune_desk.domain.desk.dossier import Role
from commune_desk.services.desk import lookup
from commune_desk.services.reception import intake
from commune_desk.services.upkeep import changing_key, recovery_sheets
from commune_desk.store.engine.key_file import read_key
from commune_desk.store.engine.sqlite import SqliteEngine
from commune_desk.ui.frame.page_frame import PageFrame
from commune_desk.ui.pages.settings import key_changing
from commune_desk.ui.pages.settings.key_changing import STOP, KeyWaitDialog
from commune_desk.ui.printing.sheet_dialog import SheetDialog
from tests.factories import a_reception, acting_as
from tests.ui.drivers.pages import page_alone
from tests.ui.drivers.screen import Area, until
from tests.ui.drivers.sheet import LEAVE, Sheet
from tests.ui.drivers.window import Window

PATIENT_MS = 60_000


@pytest.fixture
def page(qtbot, frame: PageFrame, monkeypatch):
    monkeypatch.setattr(key_changing, "QUIET_MS", 10)
    frame.desk = acting_as(frame.desk, Role.ADMINISTRATOR)
    return page_alone(qtbot, frame, "settings")


def ask(page) -> Sheet:
    """The sheet that the key on the page brings."""
    Area(page).press("Ctrl+Shift+U")
    dialog = page.findChild(SheetDialog)
    assert dialog is not None
    return Sheet(dialog)


def told(frame: PageFrame, words: str) -> bool:
    return any(words in one.text for one in frame.notices.history)


def receive(frame: PageFrame) -> str:
    return intake.receive(frame.desk, a_reception()).dossier.dossier_no


def busy_for(monkeypatch, frame: PageFrame, tries: int) -> list[str]:
    """Let a dossier be received behind each of so many copies."""
    copy = changing_key.copy
    made: list[str] = []

    def copying(*given):
        copied = copy(*given)
        if len(made) < tries:
            made.append(receive(frame))
        return copied

    monkeypatch.setattr(changing_key, "copy", copying)
    return made


def test_the_office_has_another_key_and_was_never_closed(page, frame, folder):
    old = read_key(folder.key)
    sheet = ask(page)
    sheet_no = sheet.widget.sheet.sheet_no
    sheet.type_back()
    until(lambda: told(frame, "Đã đổi khóa dữ liệu"), patience_ms=PATIENT_MS)
    assert read_key(folder.key) != old
    assert recovery_sheets.current(frame.desk) == sheet_no
    assert receive(frame)
    until(lambda: any(folder.backups.glob("*.backup")), patience_ms=PATIENT_MS)
    assert frame.tasks.wait(PATIENT_MS)


def test_a_sheet_that_is_given_up_changes_nothing(page, frame, folder):
    old = read_key(folder.key)
    ask(page).choose(LEAVE)
    assert frame.tasks.wait()
    assert read_key(folder.key) == old
    assert ask(page).is_there


def test_a_busy_desk_is_copied_again_until_it_is_quiet(page, frame, folder, monkeypatch):
    made = busy_for(monkeypatch, frame, 2)
    ask(page).type_back()
    until(lambda: told(frame, "Đã đổi khóa dữ liệu"), patience_ms=PATIENT_MS)
    assert len(made) == 2
    assert page.window().findChild(KeyWaitDialog) is None
    assert frame.tasks.wait(PATIENT_MS)


def test_a_desk_that_is_never_quiet_is_asked_to_wait(page, frame, folder, monkeypatch):
    monkeypatch.setattr(key_changing, "TRIES_BESIDE", 2)
    made = busy_for(monkeypatch, frame, 2)
    ask(page).type_back()
    until(lambda: page.window().findChild(KeyWaitDialog) is not None, patience_ms=PATIENT_MS)
    assert len(made) == 2
    until(lambda: told(frame, "Đã đổi khóa dữ liệu"), patience_ms=PATIENT_MS)
    assert [one for one in page.window().findChildren(QDialog) if one.isVisible()] == []
    assert frame.tasks.wait(PATIENT_MS)


def test_who_stops_it_then_is_told_that_the_sheet_opens_nothing(page, frame, folder, monkeypatch):
    monkeypatch.setattr(key_changing, "TRIES_BESIDE", 1)
    busy_for(monkeypatch, frame, 1)
    old = read_key(folder.key)
    sheet = ask(page)
    sheet_no = sheet.widget.sheet.sheet_no
    sheet.type_back()
    until(lambda: page.window().findChild(KeyWaitDialog) is not None, patience_ms=PATIENT_MS)
    Area(page.window().findChild(KeyWaitDialog)).choose(STOP)
    until(lambda: told(frame, f"phiếu số {sheet_no} không có hiệu lực"), patience_ms=PATIENT_MS)
    assert read_key(folder.key) == old


def test_another_program_in_the_way_is_said(page, frame, folder, monkeypatch):
    monkeypatch.setattr(key_changing, "TRIES_BESIDE", 1)
    monkeypatch.setattr(key_changing, "TRIES_ALONE", 1)
    old = read_key(folder.key)
    with SqliteEngine(folder.database, old, 50).connection_context():
        ask(page).type_back()
        until(lambda: told(frame, "chương trình khác đang mở"), patience_ms=PATIENT_MS)
    assert told(frame, "không có hiệu lực")
    assert read_key(folder.key) == old
    assert receive(frame)


def test_in_the_whole_window_the_other_pages_go_on(desk, folder):
    """With all that the window does by itself: figures, papers ahead, the day's backup."""
    old = read_key(folder.key)
    window = Window.of(acting_as(desk, Role.ADMINISTRATOR))
    frame = window.frame
    window.settings()
    ask(window.widget).type_back()
    window.today()
    window.intake()
    window.dossiers()
    until(lambda: told(frame, "Đã đổi khóa dữ liệu"), patience_ms=PATIENT_MS)
    assert read_key(folder.key) != old
    number = receive(frame)
    window.today()
    assert lookup.find(frame.desk, number).results
    assert frame.tasks.wait(PATIENT_MS)
    window.break_off()
