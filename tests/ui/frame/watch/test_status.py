"""The strip says how the backup and the printer stand."""

import grp
import os
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtWidgets import QLabel

from commune_desk import paths
from commune_desk.domain.desk.dossier import Role
from commune_desk.domain.upkeep.backup_alarms import Alarm, BackupAlarm
from commune_desk.files.upkeep import history_keys, upkeep_notes
from commune_desk.services.office import sharing
from commune_desk.services.upkeep import backup
from commune_desk.settings import PRACTICE_MARK, PRINTER
from commune_desk.ui.frame.page_frame import PageFrame
from commune_desk.ui.frame.status_strip import StatusStrip
from commune_desk.ui.frame.watch.status import Status
from commune_desk.ui.frame.work.tasks import Tasks
from commune_desk.words.answers import BACK_UP
from commune_desk.words.upkeep.backups import NOT_PRACTISED, REHEARSE, alarm_sentence
from commune_desk.words.upkeep.restoring import RESTORE
from tests.factories import acting_as


@pytest.fixture
def told(frame: PageFrame) -> dict[str, tuple[str, bool]]:
    """What was told last, by place."""
    kept: dict[str, tuple[str, bool]] = {}
    frame.status_changed.connect(lambda place, text, wrong: kept.update({place: (text, wrong)}))
    return kept


def test_a_new_office_has_no_backup(frame: PageFrame, told):
    Status(frame).show_all()
    assert told["backup"] == ("Chưa sao lưu", True)


def test_what_is_practised_needs_no_backup(frame: PageFrame, told):
    offered: dict[str, str] = {}
    frame.act_offered.connect(lambda place, act: offered.update({place: act}))
    settings = frame.desk.settings.with_value(PRACTICE_MARK, True)
    frame.desk = replace(frame.desk, settings=settings)
    Status(frame).show_all()
    assert told["backup"] == (NOT_PRACTISED, False)
    assert offered["backup"] == ""


def test_a_backup_of_today_is_told_with_its_time(frame: PageFrame, told, clock):
    made = backup.create(frame.desk, frame.desk.folder.backups)
    assert made.path.exists()
    Status(frame).show_all()
    text, _is_wrong = told["backup"]
    assert text.startswith("Sao lưu ")


def test_an_alarm_has_a_button_that_puts_it_right(frame: PageFrame, told, qtbot):
    offered: list[tuple[str, str]] = []
    frame.act_offered.connect(lambda place, act: offered.append((place, act)))
    status = Status(frame)
    status.show_all()
    assert ("backup", BACK_UP) in offered
    with qtbot.waitSignal(frame.changes.backups_changed, timeout=30_000):
        frame.status_acted.emit("backup")
    offered.clear()
    status.show_all()
    assert ("backup", "") in offered


def test_what_no_backup_helps_against_is_said_with_what_to_do(frame: PageFrame, told, qtbot):
    backup.go_round(frame.desk)
    notes = upkeep_notes.read(frame.desk.folder.upkeep)
    upkeep_notes.write(frame.desk.folder.upkeep, replace(notes, damage="desk.db"))
    status = Status(frame)
    status.show_all()
    words, is_wrong = told["backup"]
    assert is_wrong
    assert words.split(" · ")[1] == "Dữ liệu có chỗ hỏng"
    frame.status_acted.emit("backup")
    said = frame.notices.history[-1]
    assert RESTORE in said.text
    assert said.way_out is None  # a clerk tells an administrator
    frame.desk = acting_as(frame.desk, Role.ADMINISTRATOR)
    frame.status_acted.emit("backup")
    way_out = frame.notices.history[-1].way_out
    assert way_out is not None
    with qtbot.waitSignal(frame.page_wanted) as wanted:
        way_out.take()
    assert wanted.args == ["settings"]
    assert status.parent() is frame


def test_a_rehearsal_that_failed_is_tried_again_from_the_strip(frame: PageFrame, told, qtbot):
    backup.go_round(frame.desk)
    notes = upkeep_notes.read(frame.desk.folder.upkeep)
    upkeep_notes.write(frame.desk.folder.upkeep, replace(notes, rehearsal_failed="dossier"))
    offered: list[tuple[str, str]] = []
    frame.act_offered.connect(lambda place, act: offered.append((place, act)))
    status = Status(frame)
    status.show_all()
    assert ("backup", REHEARSE) in offered
    with qtbot.waitSignal(frame.changes.backups_changed, timeout=60_000):
        frame.status_acted.emit("backup")
    assert "Thử khôi phục đạt" in frame.notices.history[-1].text
    status.show_all()
    assert told["backup"][1] is False


@pytest.mark.parametrize("kind", BackupAlarm)
def test_no_alarm_sends_a_clerk_to_a_command_line(kind: BackupAlarm):
    assert "commune-desk" not in alarm_sentence(Alarm(kind))


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


def test_running_work_is_named_whole_and_the_places_give_way(qtbot, frame: PageFrame):
    tasks = Tasks()
    strip = StatusStrip(frame.notices, tasks)
    qtbot.addWidget(strip)
    for place in ("sync", "backup", "printer"):
        strip.show_place(place, "Sao lưu 02:32 ngày 29/11/2026")
    strip.setFixedWidth(1000)
    strip.show()
    may_end, title = Event(), "Đang thử: Cơ sở dữ liệu dùng chung"
    task = tasks.start(title, lambda _: may_end.wait(20), then=lambda _: None, refused=print)
    [named] = [one for one in strip.findChildren(QLabel) if one.text() == title]
    qtbot.waitUntil(lambda: named.width() >= named.sizeHint().width())
    assert said(strip) == []
    with qtbot.waitSignal(task.ended):
        may_end.set()
    assert len(said(strip)) == 3


def said(strip: StatusStrip) -> list[str]:
    """The places that are told in words."""
    labels = strip.findChildren(QLabel)
    return [one.text() for one in labels if one.isVisible() and one.text().startswith("Sao lưu")]


def test_who_sees_to_it_is_told_once_that_the_seals_have_one_account_alone(
    frame: PageFrame, tmp_path: Path, monkeypatch
):
    place = tmp_path / "máy" / "office-folder.txt"
    for module in (paths, sharing, history_keys):
        monkeypatch.setattr(module, "shared_mark", lambda: place)
    frame.desk = acting_as(frame.desk, Role.ADMINISTRATOR)
    sharing.share(frame.desk, grp.getgrgid(os.getgid()).gr_name)
    for shared in place.parent.glob("history-*.key"):
        shared.unlink()
    status = Status(frame)
    frame.desk = acting_as(frame.desk, Role.CLERK)
    status.tell_of_seals()
    assert not any("niêm phong" in one.text for one in frame.notices.history)
    frame.desk = acting_as(frame.desk, Role.ADMINISTRATOR)
    status.tell_of_seals()
    frame.notices.clear()
    status.tell_of_seals()
    [told] = [one for one in frame.notices.history if "niêm phong" in one.text]
    assert "recovery-key" in told.text
