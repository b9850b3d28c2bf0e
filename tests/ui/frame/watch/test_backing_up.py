"""Backups that nobody asks for: every hour of use, and at closing."""

from commune_desk.domain.desk.history import EventKind
from commune_desk.services.desk.recording import record
from commune_desk.services.upkeep import history
from commune_desk.ui.frame.page_frame import PageFrame
from commune_desk.ui.frame.watch.backing_up import HourlyBackup, at_closing


def backups(frame: PageFrame) -> int:
    return len(list(frame.desk.folder.backups.glob("*.backup")))


def test_an_hour_of_use_is_backed_up_by_itself_and_rest_is_not(frame: PageFrame, qtbot):
    hourly = HourlyBackup(frame)
    with qtbot.waitSignal(frame.changes.backups_changed, timeout=30_000):
        hourly.look()
    hourly.look()
    assert frame.tasks.wait()
    assert backups(frame) == 1


def test_closing_backs_up_what_happened_since(frame: PageFrame):
    desk = frame.desk
    for expected in (1, 1, 2):
        if expected == 2:
            with desk.database.transaction():
                record(desk, EventKind.REPORT_MADE)
        at_closing(desk)
        assert backups(frame) == expected
    assert history.recent(desk, 1)[0].kind is EventKind.BACKUP_CREATED
