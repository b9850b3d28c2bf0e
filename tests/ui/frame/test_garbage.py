"""What Qt made is taken away on the UI thread, whoever works beside it."""

import gc
from threading import Thread

import pytest
from PySide6.QtCore import QObject, QThread, QTimer

from commune_desk.ui.frame.garbage import collect_what_is_due


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
