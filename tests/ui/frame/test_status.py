"""The strip says how the backup and the printer stand."""

from dataclasses import replace

import pytest

from commune_desk.services.upkeep import backup
from commune_desk.settings import PRINTER
from commune_desk.ui.frame.page_frame import PageFrame
from commune_desk.ui.frame.status import Status


@pytest.fixture
def told(frame: PageFrame) -> dict[str, tuple[str, bool]]:
    """What was told last, by place."""
    kept: dict[str, tuple[str, bool]] = {}
    frame.status_changed.connect(lambda place, text, wrong: kept.update({place: (text, wrong)}))
    return kept


def test_a_new_office_has_no_backup(frame: PageFrame, told):
    Status(frame).show_all()
    assert told["backup"] == ("Chưa sao lưu", True)


def test_a_backup_of_today_is_told_with_its_time(frame: PageFrame, told, clock):
    made = backup.create(frame.desk, frame.desk.folder.backups)
    assert made.path.exists()
    Status(frame).show_all()
    text, _is_wrong = told["backup"]
    assert text.startswith("Sao lưu ")


def test_a_printer_that_is_gone_is_said(frame: PageFrame, told):
    settings = frame.desk.settings.with_value(PRINTER, "HP-1020")
    frame.renew_desk(replace(frame.desk, settings=settings))
    Status(frame).show_all()
    assert told["printer"] == ("Không thấy máy in HP-1020", True)


def test_a_change_is_told_after_a_breath(frame: PageFrame, told, qtbot):
    status = Status(frame)
    assert status.parent() is frame
    frame.changes.backups_changed.emit()
    assert told == {}
    qtbot.waitUntil(lambda: "backup" in told, timeout=3000)
