"""An administrator says why the clock of the PC is right: at the settings, or where it is told."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QWidget

from commune_desk.domain.desk.dossier import Role
from commune_desk.domain.desk.history import EventKind
from commune_desk.services.desk import clock_watch
from commune_desk.services.desk.desk import Desk
from commune_desk.services.reception import intake
from commune_desk.services.upkeep import history
from commune_desk.settings import PRACTICE_OFFICE
from commune_desk.ui.dialogs.form_dialog import FormDialog
from commune_desk.ui.frame.notices.notice_line import LOUD, NoticeLine
from commune_desk.ui.frame.page_frame import PageFrame
from commune_desk.ui.frame.watch.status import Status
from commune_desk.ui.look.layouts import column
from commune_desk.words.desk.clock_watch import CLOCK_CONFIRMED, CLOCK_REASON, CONFIRM_CLOCK
from tests.factories import Clock, a_reception, acting_as
from tests.ui.drivers.pages import page_alone
from tests.ui.drivers.screen import Area

KEY = "Ctrl+Shift+G"
STEP = f"{CONFIRM_CLOCK}…"
SAVE, CANCEL = "Lưu", "Hủy"
REASON = "Cơ quan mất điện ba ngày"


@pytest.fixture
def real_desk(desk: Desk, clock: Clock) -> Desk:
    """A real office that received a dossier, whose clock went three days back since."""
    real = replace(desk, settings=desk.settings.with_value(PRACTICE_OFFICE, False))
    intake.receive(real, a_reception())
    clock.at = clock.at - timedelta(days=3)
    return acting_as(real, Role.ADMINISTRATOR)


@pytest.fixture
def page(qtbot, frame: PageFrame, real_desk: Desk) -> Area:
    frame.desk = real_desk
    return Area(page_alone(qtbot, frame, "settings"))


def asked(page: Area) -> Area:
    page.press(KEY)
    dialog = page.widget.findChild(FormDialog)
    assert dialog is not None
    return Area(dialog)


def test_the_dialog_says_what_is_wrong_and_keeps_why_it_is_right(
    page: Area, frame: PageFrame, real_desk: Desk
):
    dialog = asked(page)
    assert dialog.focus == CLOCK_REASON
    assert dialog.says("lùi về trước việc cuối cùng")
    dialog.enter(CLOCK_REASON, REASON)
    dialog.choose(SAVE)
    assert not dialog.is_there
    assert frame.notices.history[-1].text == CLOCK_CONFIRMED
    [event] = history.recent(real_desk, 1)
    assert (event.kind, event.facts["reason"]) == (EventKind.CLOCK_CONFIRMED, REASON)
    assert clock_watch.doubt(real_desk) is None


def test_without_a_reason_it_stays_open_and_receptions_stay_out(page: Area, real_desk: Desk):
    dialog = asked(page)
    dialog.choose(SAVE)
    assert dialog.is_there
    assert clock_watch.doubt(real_desk) is not None
    dialog.choose(CANCEL)
    assert not dialog.is_there


def test_a_clock_that_is_right_is_said_to_be_so(page: Area, frame: PageFrame, clock: Clock):
    clock.at = clock.at + timedelta(days=3)
    dialog = asked(page)
    assert not dialog.says("lùi về trước")
    dialog.enter(CLOCK_REASON, REASON)
    dialog.choose(SAVE)
    assert dialog.is_there  # there is nothing to confirm
    dialog.choose(CANCEL)


def test_who_may_not_is_told_who_may(qtbot, frame: PageFrame, desk: Desk):
    page = Area(page_alone(qtbot, frame, "settings"))
    page.press(KEY)
    assert page.widget.findChild(FormDialog) is None
    assert "chỉ người quản trị" in frame.notices.history[-1].text


@pytest.fixture
def window(qtbot, frame: PageFrame, real_desk: Desk) -> Area:
    """The line where a window tells what is wrong, as it stands after the sign-in."""
    frame.desk = real_desk
    over = QWidget()
    qtbot.addWidget(over)
    frame.setParent(over)
    over.setLayout(column(NoticeLine(frame.notices, LOUD)))
    over.show()
    return Area(over)


def test_the_warning_has_the_step_that_an_administrator_takes(
    window: Area, frame: PageFrame, real_desk: Desk
):
    Status(frame).show_all()
    assert window.says("lùi về trước việc cuối cùng")
    window.choose(STEP)
    asked = window.dialog(CONFIRM_CLOCK)
    asked.enter(CLOCK_REASON, REASON)
    asked.choose(SAVE)
    assert clock_watch.doubt(real_desk) is None
    assert not window.says("lùi về trước việc cuối cùng")  # what was told is over


def test_a_refused_reception_has_it_too(window: Area, frame: PageFrame):
    status = Status(frame)
    frame.perform(lambda: intake.receive(frame.desk, a_reception()))
    assert window.can(STEP)
    assert status.parent() is frame


def test_a_clerk_is_told_what_to_do_in_windows_and_whom_to_ask(
    window: Area, frame: PageFrame, real_desk: Desk
):
    frame.desk = acting_as(real_desk, Role.CLERK)
    Status(frame).show_all()
    assert not window.has(STEP)
    [told] = window.texts()
    assert "bấm chuột phải vào đồng hồ" in told
    assert "quản trị" in told
    assert "clock confirm" not in told
    frame.desk = real_desk  # the administrator goes on in the same window
    Status(frame).show_all()
    assert window.can(STEP)


def test_a_year_that_cannot_be_is_only_set_right(window: Area, frame: PageFrame, clock: Clock):
    clock.at = clock.at.replace(year=2099)
    Status(frame).show_all()
    assert not window.has(STEP)
    assert window.says("bấm chuột phải vào đồng hồ")
