"""What Qt made is taken away on the UI thread, whoever works beside it."""

import gc
from threading import Thread

import pytest
from PySide6.QtCore import QObject, QThread, QTimer

from commune_desk.ui.frame.garbage import collect_since, collect_what_is_due, set_apart


class Forgotten(QObject):
    """Something with a timer that nobody holds but itself."""

    def __init__(self, ends: list[QThread]) -> None:
        super().__init__()
        self.itself = self
        timer = QTimer(self, interval=10)
        timer.start()
        timer.destroyed.connect(lambda: ends.append(QThread.currentThread()))


@pytest.fixture
def ends(qapp) -> list[QThread]:
    """The threads on which forgotten objects came to their end."""
    found: list[QThread] = []
    Forgotten(found)
    return found


def test_work_beside_the_screen_takes_nothing_of_it_away(ends, qapp):
    worker = Thread(target=lambda: [[] for _ in range(100_000)])
    worker.start()
    worker.join()
    assert set(ends) <= {qapp.thread()}


def test_the_screen_takes_away_what_is_due(ends, qapp, monkeypatch):
    monkeypatch.setattr(gc, "get_threshold", lambda: (0, 0, -1))
    collect_what_is_due()
    assert ends == [qapp.thread()]


def test_a_quiet_moment_takes_away_what_has_outlived_two_rounds(ends, qapp):
    set_apart()
    ends.clear()
    held = Forgotten(ends)
    gc.collect(0)
    gc.collect(1)
    del held
    gc.collect(0)
    gc.collect(1)
    assert ends == []
    collect_since()
    assert ends == [qapp.thread()]


def test_what_stands_until_the_evening_is_looked_at_once(qapp):
    before = len(gc.get_objects())
    set_apart()
    assert len(gc.get_objects()) < before // 10


def test_what_was_set_apart_and_is_gone_is_collected_the_next_time(ends, qapp):
    held = Forgotten(ends)
    set_apart()
    ends.clear()
    del held
    gc.collect()
    assert ends == []
    set_apart()
    assert ends == [qapp.thread()]
