"""An administrator says at the settings page why the clock of the PC is right."""

from dataclasses import replace
from datetime import timedelta

import pytest

from commune_desk.domain.desk.dossier import Role
from commune_desk.domain.desk.history import EventKind
from commune_desk.services.desk import clock_watch
from commune_desk.services.desk.desk import Desk
from commune_desk.services.reception import intake
from commune_desk.services.upkeep import history
from commune_desk.settings import PRACTICE_OFFICE
from commune_desk.ui.dialogs.form_dialog import FormDialog
from commune_desk.ui.frame.page_frame import PageFrame
from commune_desk.words.desk.clock_watch import CLOCK_CONFIRMED, CLOCK_REASON
from tests.factories import Clock, a_reception, acting_as
from tests.ui.drivers.pages import page_alone
from tests.ui.drivers.screen import Area

KEY = "Ctrl+Shift+G"
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
