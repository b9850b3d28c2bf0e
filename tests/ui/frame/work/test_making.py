"""What takes longer than an answer may take is made beside the window, in its order."""

from collections.abc import Callable
from functools import partial
from threading import Event, current_thread, main_thread

import pytest
from PySide6.QtWidgets import QDialog

from commune_desk.domain.errors import UserError
from commune_desk.domain.outside_errors import DiskFull
from commune_desk.store.office import offices
from commune_desk.ui.frame.page_frame import PageFrame
from commune_desk.words.errors import sentence
from tests.ui.drivers.hand_scanner import hand_presses
from tests.ui.drivers.screen import until, wait_for_papers
from tests.ui.drivers.window import Window
from tests.ui.pages.intake.test_keys import CARD


class Held:
    """Something that is made when the test lets it be made."""

    def __init__(self) -> None:
        self.may_go_on = Event()

    def make(self, what: str) -> str:
        assert current_thread() is not main_thread()
        assert self.may_go_on.wait(5)
        return what


@pytest.fixture
def held() -> Held:
    return Held()


def refuse(error: UserError) -> str:
    raise error


def test_the_window_goes_on_while_a_paper_is_made(frame: PageFrame, held: Held):
    made: list[str] = []
    frame.make([partial(held.make, "giấy")], then=made.extend)
    assert made == []
    held.may_go_on.set()
    wait_for_papers()
    assert made == ["giấy"]


def test_papers_come_in_the_order_in_which_they_were_asked_for(frame: PageFrame, held: Held):
    made: list[str] = []
    frame.make([partial(held.make, "1"), partial(held.make, "2")], then=made.extend)
    frame.make([lambda: "3"], then=made.extend)
    held.may_go_on.set()
    wait_for_papers()
    assert made == ["1", "2", "3"]


def test_what_is_refused_is_said_and_keeps_no_other(frame: PageFrame):
    made: list[str] = []
    refusal = DiskFull("D:/")
    frame.make([partial(refuse, refusal), lambda: "giấy"], then=made.extend)
    wait_for_papers()
    assert made == ["giấy"]
    assert [one.text for one in frame.notices.history] == [sentence(refusal)]


def test_a_bug_is_told_to_whoever_reports_bugs(qtbot, frame: PageFrame):
    made: list[int] = []
    with qtbot.waitSignal(frame.tasks.broke, timeout=5000) as told:
        frame.make([lambda: 1 // 0], then=made.extend)
    assert isinstance(told.args[0], ZeroDivisionError)
    wait_for_papers()
    assert made == []


def test_it_has_a_connection_of_its_own(frame: PageFrame):
    names: list[str] = []
    office = frame.desk.office
    ask: Callable[[], str] = lambda: str(len(offices.leaders(office.id)))  # noqa: E731  # short
    frame.make([ask], then=names.extend)
    wait_for_papers()
    assert names == [ask()]


@pytest.fixture
def window(qtbot, desk) -> Window:
    made = Window.of(desk)
    qtbot.addWidget(made.widget)
    return made


def test_f9_is_answered_before_its_papers_are_made(window: Window, held: Held):
    frame = window.widget.frame  # type: ignore[attr-defined]  # it is the main window
    page = window.intake()
    page.scan(CARD)
    page.pick("1.004873")
    page.press("Ctrl+U")
    frame.make([partial(held.make, "giấy")], then=lambda _made: None)
    hand_presses("F9")
    until(lambda: bool(page.last))
    assert page.is_empty
    assert window.dialogs() == []
    held.may_go_on.set()
    assert page.papers_shown()
    page.put_papers_away()


def test_who_closes_the_window_waits_for_the_paper(window: Window, held: Held):
    made: list[str] = []
    frame = window.widget.frame  # type: ignore[attr-defined]  # it is the main window
    frame.make([partial(held.make, "giấy")], then=made.extend)
    held.may_go_on.set()
    assert window.widget.close()
    assert made == ["giấy"]


def test_the_window_stays_where_a_paper_is_shown_instead(window: Window, held: Held):
    shown = QDialog(window.widget)
    frame = window.widget.frame  # type: ignore[attr-defined]  # it is the main window
    frame.make([partial(held.make, "giấy")], then=lambda _made: shown.open())
    held.may_go_on.set()
    assert not window.widget.close()
    shown.close()
    until(lambda: not shown.isVisible())
    assert window.widget.close()
