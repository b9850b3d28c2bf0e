"""Slow work runs beside the window, can be stopped, and its refusals and bugs come back."""

from threading import Event, current_thread, main_thread

import pytest
from PySide6.QtCore import QEventLoop, QTimer

from commune_desk.domain.errors import UserError
from commune_desk.domain.outside_errors import DiskFull
from commune_desk.services.desk.progress import Progress, check
from commune_desk.ui.frame.work.runs import LOOK_MS, Runs
from commune_desk.ui.frame.work.tasks import Tasks


@pytest.fixture
def tasks(qapp) -> Tasks:
    return Tasks()


def test_the_result_comes_back_to_the_window(qtbot, tasks: Tasks):
    results: list[object] = []
    where: list[bool] = []

    def work(progress: Progress) -> int:
        assert progress(1, 2)
        where.append(current_thread() is main_thread())
        return 42

    def then(result: object) -> None:
        results.append(result)
        where.append(current_thread() is main_thread())

    tasks.start("Xuất sổ", work, then=then, refused=results.append)
    qtbot.waitUntil(lambda: bool(results))
    assert results == [42]
    assert where == [False, True]


def test_nobody_looks_on_while_a_dialog_stands_that_the_end_opened(qtbot, tasks: Tasks):
    """As over an office that cannot be opened: the window stands there, and the PC is to rest."""
    looking = Runs.of_application().findChild(QTimer)
    assert looking is not None
    looked: list[bool] = []

    def stand(_result: object) -> None:
        dialog = QEventLoop()
        QTimer.singleShot(10 * LOOK_MS, dialog.quit)
        dialog.exec()
        looked.append(looking.isActive())

    tasks.start("Mở", lambda _progress: None, then=stand, refused=stand)
    qtbot.waitUntil(lambda: bool(looked))
    assert looked == [False]
    results: list[object] = []
    tasks.start("Tiếp", lambda _progress: "xong", then=results.append, refused=stand)
    qtbot.waitUntil(lambda: results == ["xong"])


def test_a_refusal_comes_back_as_it_is(qtbot, tasks: Tasks):
    refusals: list[UserError] = []

    def work(_progress: Progress) -> None:
        raise DiskFull("D:/")

    tasks.start("Sao lưu", work, then=lambda _: None, refused=refusals.append)
    qtbot.waitUntil(lambda: bool(refusals))
    assert [type(refusal) for refusal in refusals] == [DiskFull]


def test_a_bug_is_told_to_whoever_reports_bugs(qtbot, tasks: Tasks):
    def work(_progress: Progress) -> None:
        raise ZeroDivisionError

    with qtbot.waitSignal(tasks.broke, timeout=5000) as told:
        tasks.start("Báo cáo", work, then=lambda _: None, refused=lambda _: None)
    assert isinstance(told.args[0], ZeroDivisionError)


def test_what_nobody_waits_for_comes_behind_what_was_started(qtbot, tasks: Tasks):
    done: list[str] = []
    tasks.start("", lambda _: done.append("first"), then=lambda _: None, refused=lambda _: None)
    tasks.begin_quietly(lambda _: done.append("quiet"))
    assert tasks.wait()
    assert done == ["first", "quiet"]


def test_a_bug_in_what_nobody_waits_for_is_told_all_the_same(qtbot, tasks: Tasks):
    def work(_progress: Progress) -> None:
        raise ZeroDivisionError

    with qtbot.waitSignal(tasks.broke, timeout=5000) as told:
        tasks.begin_quietly(work)
    assert isinstance(told.args[0], ZeroDivisionError)


def test_work_stops_at_its_next_report(qtbot, tasks: Tasks):
    started, may_go_on = Event(), Event()
    results: list[object] = []

    def work(progress: Progress) -> str:
        started.set()
        may_go_on.wait(5)
        check(progress, 1, 2)
        return "done"

    task = tasks.start("Nhập", work, then=results.append, refused=results.append)
    assert started.wait(5)
    task.cancel()
    with qtbot.waitSignal(task.cancelled, timeout=5000):
        may_go_on.set()
    assert results == []


class Held:
    """Something that the work holds, as a page is held by what it asked for."""

    def __init__(self, gone: list[bool]) -> None:
        self._gone = gone

    def __del__(self) -> None:
        self._gone.append(current_thread() is main_thread())


@pytest.mark.parametrize("end", ["done", "broken"])
def test_what_the_work_holds_is_let_go_where_the_window_lives(qtbot, tasks: Tasks, end: str):
    """A page that is closed meanwhile would be destroyed on the thread of the work: Qt aborts."""
    gone: list[bool] = []
    started, may_go_on = Event(), Event()

    def start(held: Held) -> None:
        def work(_progress: Progress) -> Held:
            started.set()
            may_go_on.wait(5)
            if end == "broken":
                raise ZeroDivisionError
            return held

        tasks.start("Vẽ", work, then=lambda _: None, refused=lambda _: None)

    start(Held(gone))
    assert started.wait(5)
    tasks.deleteLater()
    may_go_on.set()
    qtbot.waitUntil(lambda: bool(gone))
    assert gone == [True]
