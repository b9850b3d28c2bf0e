"""A backup is restored in the window: on an empty PC by its sheet, and over a living office."""

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtWidgets import QListWidget, QPlainTextEdit

from commune_desk import bootstrap
from commune_desk.domain.desk.dossier import Role
from commune_desk.domain.outside_errors import DiskFull
from commune_desk.files import lock
from commune_desk.paths import DataFolder
from commune_desk.services.desk.progress import Cancelled
from commune_desk.services.office import office as offices
from commune_desk.services.upkeep import backup, history, recovery_sheets
from commune_desk.start.closed_office import ClosedOffice
from commune_desk.store.database import open_database
from commune_desk.ui.frame.way_in.restore_dialog import (
    BACK,
    GO_ON,
    LEAVE,
    NEXT,
    STOP,
    RestoreDialog,
)
from commune_desk.ui.frame.work.tasks import Tasks
from commune_desk.ui.widgets.text import Refusal
from commune_desk.words.sign_in import LOGIN, PASSWORD
from commune_desk.words.upkeep.restoring import (
    BACKUP_FILE,
    CODE_OF_SHEET,
    FOUND_BACKUPS,
    NO_BACKUP_NAMED,
    OF_FOLDER,
    RESTORE,
    RESTORE_STEPS,
    RESTORED_TITLE,
)
from tests.factories import acting_as
from tests.services.test_restoring import receive
from tests.ui.drivers.screen import Area, until

SECRET = "một mật khẩu dài"
PATIENT_MS = 60_000
ARMED = "Ctrl+Return"


class Restore(Area):
    """The wizard."""

    widget: RestoreDialog

    @property
    def step(self) -> str:
        """Which leaf is shown."""
        return self.text("step").split(": ")[1]

    def go_on(self) -> None:
        """To the next leaf, or until it is said why not."""
        before = self.step
        self.choose(NEXT)
        until(lambda: self.step != before or self.refusal != "", patience_ms=PATIENT_MS)

    @property
    def refusal(self) -> str:
        """Why it does not go on."""
        (said,) = self.widget.findChildren(Refusal)
        return said.text()

    def restore(self) -> None:
        """Press the key that cannot be pressed by mistake."""
        until(lambda: self.can(RESTORE), patience_ms=PATIENT_MS)
        self.press(ARMED)
        until(lambda: self.can(GO_ON) or self.refusal != "", patience_ms=PATIENT_MS)

    def read(self, name: str) -> str:
        """What stands in the text of that name."""
        return next(
            one.toPlainText() for one in self.shown(QPlainTextEdit) if one.accessibleName() == name
        )


@pytest.fixture
def desk_with_work(desk, office):
    """An office with an administrator's password, a sheet, a backup, and work after it."""
    offices.choose_first_password(office, "quantri", SECRET)
    administrator = acting_as(desk, Role.ADMINISTRATOR)
    sheet = recovery_sheets.draft(administrator)
    recovery_sheets.keep(administrator, sheet)
    kept, _ = receive(desk, "Bùi Thanh Toàn")
    path = backup.create(desk, desk.folder.backups).path
    lost, _ = receive(desk, "Trần Thị Mai")
    desk.database.close()
    return desk, sheet, path, kept, lost


@pytest.fixture
def shown(qtbot, qapp):
    """Shows the wizard on the folder of a PC."""

    def show(folder: DataFolder, **instead: Any) -> Restore:
        upkeep = replace(ClosedOffice(lambda: folder).upkeep, **instead)
        dialog = RestoreDialog(upkeep, Tasks(None))
        qtbot.addWidget(dialog)
        dialog.show()
        return Restore(dialog)

    return show


@pytest.fixture
def new_pc(tmp_path):
    folder = DataFolder(tmp_path / "máy mới")
    folder.root.mkdir()
    return folder


def numbers(folder: DataFolder) -> list[str]:
    database = open_database(bootstrap.database_of(folder))
    try:
        return [row[0] for row in database.engine.execute_sql("SELECT dossier_no FROM dossier")]
    finally:
        database.close()


def test_a_backup_and_a_sheet_bring_the_office_to_an_empty_pc(shown, desk_with_work, new_pc):
    _desk, sheet, path, kept, _lost = desk_with_work
    wizard = shown(new_pc)
    wizard.enter(BACKUP_FILE, str(path))
    wizard.go_on()
    assert wizard.step == RESTORE_STEPS[1]
    code = CODE_OF_SHEET.format(sheet_no=sheet.sheet_no)
    assert wizard.focus == code
    wizard.type_in(" ".join(sheet.groups))  # as a scanner does
    assert wizard.says("Đủ tám nhóm")
    wizard.fill_in({LOGIN: "quantri", PASSWORD: SECRET})
    wizard.go_on()
    assert wizard.step == RESTORE_STEPS[2]
    assert "chưa có dữ liệu nào mở được" in wizard.read(RESTORE_STEPS[2])
    wizard.restore()
    assert wizard.step == RESTORE_STEPS[3]
    wizard.choose(GO_ON)
    assert wizard.widget.result() == 1
    assert numbers(new_pc) == [kept]
    opened = bootstrap.open_office(new_pc)
    event = history.recent(bootstrap.desk_without_screen(opened), 1)[0]
    assert event.facts["file"] == path.name
    opened.database.close()


def test_over_a_living_office_it_says_what_will_be_lost_by_number_and_name(shown, desk_with_work):
    desk, _sheet, path, kept, lost = desk_with_work
    wizard = shown(desk.folder)
    wizard.enter(BACKUP_FILE, str(path))
    wizard.go_on()
    assert not wizard.says("phiếu khôi phục số")  # the key is here
    wizard.fill_in({LOGIN: "quantri", PASSWORD: SECRET})
    wizard.go_on()
    said = wizard.read(RESTORE_STEPS[2])
    assert lost in said
    assert "Trần Thị Mai" in said
    assert numbers(desk.folder) == [kept, lost]  # nothing is changed yet
    wizard.restore()
    assert "Trần Thị Mai" in wizard.read(RESTORED_TITLE)
    wizard.choose(GO_ON)
    assert numbers(desk.folder) == [kept]


def test_the_backups_that_lie_here_are_offered(shown, desk_with_work):
    desk, _sheet, path, *_ = desk_with_work
    wizard = shown(desk.folder)
    assert wizard.lines(FOUND_BACKUPS) == [str(path)]
    wizard.find_a(QListWidget, FOUND_BACKUPS).setCurrentRow(0)
    assert wizard.text(BACKUP_FILE) == str(path)


def test_the_folder_of_the_backups_stands_for_the_newest_of_them(shown, desk_with_work, new_pc):
    _desk, _sheet, path, *_ = desk_with_work
    wizard = shown(new_pc)
    wizard.go_on()
    assert wizard.refusal == NO_BACKUP_NAMED
    wizard.enter(BACKUP_FILE, str(path.parent))
    wizard.choose(NEXT)
    until(lambda: wizard.text(BACKUP_FILE) == str(path), patience_ms=PATIENT_MS)
    assert wizard.says(OF_FOLDER)
    assert not wizard.refusal, "nothing went wrong"
    wizard.go_on()
    assert wizard.step == RESTORE_STEPS[1]


def test_a_folder_without_backups_is_no_backup(shown, new_pc):
    wizard = shown(new_pc)
    wizard.enter(BACKUP_FILE, str(new_pc.root))
    wizard.go_on()
    assert "Không có tệp" in wizard.refusal


def test_a_wrong_code_and_a_wrong_name_are_said_in_place(shown, desk_with_work, new_pc):
    _desk, sheet, path, *_ = desk_with_work
    wizard = shown(new_pc)
    wizard.enter(BACKUP_FILE, str(path.with_name("không có")))
    wizard.go_on()
    assert wizard.step == RESTORE_STEPS[0]
    assert wizard.beside(BACKUP_FILE) == wizard.refusal != ""
    assert wizard.focus == BACKUP_FILE
    wizard.enter(BACKUP_FILE, str(path))
    wizard.go_on()
    code = CODE_OF_SHEET.format(sheet_no=sheet.sheet_no)
    wizard.enter(code, " ".join(sheet.groups[:5]))
    assert wizard.says("Còn thiếu 18 chữ số")
    first = sheet.groups[0]
    wizard.enter(code, f"{first[:-1]}{(int(first[-1]) + 1) % 10}")
    assert wizard.says("Nhóm thứ 1 chưa đúng")
    wizard.fill_in({LOGIN: "mai", PASSWORD: SECRET})
    wizard.go_on()
    assert wizard.focus == code
    wizard.enter(code, " ".join(sheet.groups))
    wizard.fill_in({LOGIN: "mai", PASSWORD: SECRET})
    wizard.go_on()
    assert wizard.step == RESTORE_STEPS[1]
    assert "không đúng" in wizard.beside(PASSWORD)
    assert wizard.focus == PASSWORD
    assert not new_pc.database.exists()
    wizard.choose(BACK)
    wizard.choose(LEAVE)
    assert wizard.widget.result() == 0


def test_not_while_somebody_works_with_the_office(shown, desk_with_work):
    desk, _sheet, path, kept, lost = desk_with_work
    wizard = shown(desk.folder)
    wizard.enter(BACKUP_FILE, str(path))
    wizard.go_on()
    wizard.fill_in({LOGIN: "quantri", PASSWORD: SECRET})
    with lock.alone(desk.folder):
        wizard.go_on()
        assert wizard.step == RESTORE_STEPS[1]
        assert "đang mở" in wizard.refusal
    assert numbers(desk.folder) == [kept, lost]


def test_what_is_refused_at_the_end_leads_back(shown, desk_with_work):
    desk, _sheet, path, *_ = desk_with_work

    def full(_path, _claim, _progress):
        raise DiskFull(str(desk.folder.root))

    wizard = shown(desk.folder, restore=full)
    wizard.enter(BACKUP_FILE, str(path))
    wizard.go_on()
    wizard.fill_in({LOGIN: "quantri", PASSWORD: SECRET})
    wizard.go_on()
    wizard.restore()
    assert wizard.beside(BACK) == wizard.refusal != ""
    assert wizard.focus == BACK


def test_what_is_worked_on_can_be_stopped(shown, desk_with_work, qtbot):
    desk, _sheet, path, kept, lost = desk_with_work
    gate: list[bool] = []

    def slow(_path, _claim, progress):
        while progress(0, 4):
            gate.append(True)
        raise Cancelled

    wizard = shown(desk.folder, foresee=slow)
    wizard.enter(BACKUP_FILE, str(path))
    wizard.go_on()
    wizard.fill_in({LOGIN: "quantri", PASSWORD: SECRET})
    wizard.choose(NEXT)
    until(lambda: bool(gate), patience_ms=PATIENT_MS)
    assert not wizard.can(NEXT)
    wizard.choose(STOP)
    until(lambda: wizard.can(NEXT), patience_ms=PATIENT_MS)
    assert wizard.step == RESTORE_STEPS[1]
    assert numbers(desk.folder) == [kept, lost]
