"""What is due for the database is done behind the work, and what is wrong is said."""

import os
import sys
import threading
from dataclasses import replace
from hashlib import sha256

from commune_desk import bootstrap
from commune_desk.services.papers import kept_papers
from commune_desk.services.upkeep import backup, checking, rehearsing
from commune_desk.ui.frame.page_frame import PageFrame
from commune_desk.ui.frame.watch.upkeep_watch import UpkeepWatch
from commune_desk.words.upkeep.restoring import RESTORE


def looked(watch: UpkeepWatch, frame: PageFrame, qtbot) -> None:
    with qtbot.waitSignal(frame.changes.backups_changed, timeout=30_000):
        watch.look()
    qtbot.waitUntil(lambda: watch.is_idle)


def test_the_check_of_the_day_and_the_rehearsal_of_the_week_come_one_after_the_other(
    frame: PageFrame, qtbot
):
    backup.go_round(frame.desk)
    watch = UpkeepWatch(frame)
    assert checking.is_due(frame.desk)
    looked(watch, frame, qtbot)
    assert not checking.is_due(frame.desk)
    assert rehearsing.is_due(frame.desk)
    looked(watch, frame, qtbot)
    assert not rehearsing.is_due(frame.desk)
    watch.look()
    assert watch.is_idle
    assert list(frame.notices.history) == []


def test_papers_that_an_earlier_version_left_plain_are_sealed_first(frame: PageFrame, qtbot):
    folder, name = frame.desk.folder, f"{sha256(b'%PDF').hexdigest()}.pdf"
    plain = folder.archive / name[:2] / name
    plain.parent.mkdir(parents=True)
    plain.write_bytes(b"%PDF")
    watch = UpkeepWatch(frame)
    looked(watch, frame, qtbot)
    assert not plain.exists()
    assert kept_papers.get(frame.desk, name).content == b"%PDF"
    assert checking.is_due(frame.desk)
    looked(watch, frame, qtbot)
    assert not checking.is_due(frame.desk)


def test_it_steps_back_behind_the_work(frame: PageFrame, qtbot, monkeypatch):
    found: list[int] = []

    def check(desk):
        found.append(os.getpriority(os.PRIO_PROCESS, threading.get_native_id()))

    monkeypatch.setattr(checking, "check", check)
    looked(UpkeepWatch(frame), frame, qtbot)
    assert found == [15] or sys.platform != "linux"


def test_what_is_damaged_is_said_with_what_to_do(frame: PageFrame, qtbot):
    folder = frame.desk.folder
    frame.desk.database.close()
    sound = folder.database.read_bytes()
    content = bytearray(sound)
    content[len(content) // 2] ^= 1
    folder.database.write_bytes(content)
    opened = bootstrap.open_office(folder, frame.desk.clock)
    frame.renew_desk(replace(frame.desk, database=opened.database))
    looked(UpkeepWatch(frame), frame, qtbot)
    said = frame.notices.history[-1].text
    assert RESTORE in said
    assert "commune-desk" not in said
    opened.database.close()
    folder.database.write_bytes(sound)
