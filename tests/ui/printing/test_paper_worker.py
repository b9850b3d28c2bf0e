"""Papers are drawn beside the typing: the newest wish counts, a refusal is said."""

import gc
from threading import Event, current_thread, main_thread

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject

from commune_desk.domain.reception.reception_errors import DraftNotFound
from commune_desk.ui.frame.work.tasks import Tasks
from commune_desk.ui.printing.paper_worker import PaperWorker
from tests.ui.drivers.screen import until


class Seen(QObject):
    """What came back, and whether it came on the thread of the screen."""

    def __init__(self) -> None:
        super().__init__()
        self.made: list[object] = []
        self.said: list[str] = []
        self.bugs: list[object] = []

    def take(self, made: object) -> None:
        assert current_thread() is main_thread()
        self.made.append(made)


@pytest.fixture
def seen(qapp) -> Seen:
    return Seen()


@pytest.fixture
def worker(seen: Seen) -> PaperWorker:
    tasks = Tasks(seen)
    tasks.broke.connect(seen.bugs.append)
    return PaperWorker(seen, tasks.broke)


def test_only_the_newest_wish_is_drawn_next(worker: PaperWorker, seen: Seen):
    may_go = Event()
    worker.ask(lambda: may_go.wait(5) and "first", then=seen.take, beside=seen.said.append)
    for wish in ("second", "third"):
        worker.ask(lambda wish=wish: wish, then=seen.take, beside=seen.said.append)  # type: ignore[misc]  # a default
    may_go.set()
    until(lambda: len(seen.made) == 2)
    assert seen.made == ["first", "third"]


def test_what_is_drawn_is_drawn_on_another_thread(worker: PaperWorker, seen: Seen):
    worker.ask(lambda: current_thread() is main_thread(), then=seen.take, beside=seen.said.append)
    until(lambda: bool(seen.made))
    assert seen.made == [False]


def test_a_refusal_is_said_and_the_next_is_drawn(worker: PaperWorker, seen: Seen):
    def refuse() -> None:
        raise DraftNotFound(1)

    worker.ask(refuse, then=seen.take, beside=seen.said.append)
    until(lambda: bool(seen.said))
    worker.ask(lambda: "next", then=seen.take, beside=seen.said.append)
    until(lambda: bool(seen.made))
    assert seen.bugs == []


def test_a_bug_stays_visible_and_the_next_is_drawn(worker: PaperWorker, seen: Seen):
    worker.ask(lambda: 1 // 0, then=seen.take, beside=seen.said.append)
    until(lambda: bool(seen.bugs))
    assert isinstance(seen.bugs[0], ZeroDivisionError)
    worker.ask(lambda: "next", then=seen.take, beside=seen.said.append)
    until(lambda: bool(seen.made))


def test_a_page_that_is_gone_is_not_destroyed_by_its_paper(qapp):
    """What asks for a paper may be closed before it is drawn, and lives on in what it asked."""
    gone: list[bool] = []
    may_go = Event()

    class Page(QObject):
        def __init__(self) -> None:
            super().__init__()
            self.worker = PaperWorker(self, Tasks(self).broke)

        def ask(self) -> None:
            self.worker.ask(self.make, then=self.take, beside=self.take)

        def make(self) -> bool:
            return may_go.wait(5)

        def take(self, made: object) -> None:
            raise AssertionError(made)

        def __del__(self) -> None:
            gone.append(current_thread() is main_thread())

    page = Page()
    page.ask()
    page.deleteLater()
    QCoreApplication.sendPostedEvents(page, QEvent.Type.DeferredDelete)
    del page
    may_go.set()
    until(lambda: gc.collect() >= 0 and bool(gone))
    assert gone == [True]
