"""Whose role changes, or whose account is closed, is told so in the window."""

import pytest

from commune_desk.domain.desk.dossier import Role
from commune_desk.services.office import accounts
from commune_desk.services.reception import drafts
from commune_desk.ui.frame.watch.officer_watch import OfficerChangedDialog, OfficerWatch
from commune_desk.ui.frame.way_in.desk_window import make_window
from tests.factories import acting_as
from tests.ui.drivers.screen import Area
from tests.ui.drivers.window import Window

CARD = "087096610926|341632473|Bùi Thanh Toàn|02041996|Nam|Phường 2, Đồng Tháp|10122024||||"


@pytest.fixture
def window(qtbot, desk, tmp_path):
    """The window of mai's desk."""
    made = make_window(desk, tmp_path / "window.ini")
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    qtbot.waitUntil(lambda: Area(made).is_there)
    return made


def watch_of(window) -> OfficerWatch:
    found = window.findChild(OfficerWatch)
    assert isinstance(found, OfficerWatch)
    return found


def told(qtbot, window) -> Area:
    """What the window says over itself."""
    qtbot.waitUntil(lambda: any(one.isVisible() for one in dialogs(window)))
    return Area(dialogs(window)[0])


def dialogs(window):
    return window.findChildren(OfficerChangedDialog)


def test_a_refusal_of_the_old_role_is_explained_and_the_window_opens_anew(qtbot, window, desk):
    accounts.set_role(acting_as(desk, Role.ADMINISTRATOR), "mai", Role.SPECIALIST)
    Window(window).intake().scan(CARD)
    window.frame.perform(lambda: accounts.change_password(window.frame.desk, "a", "b"))
    area = told(qtbot, window)
    assert area.says("từ Công chức một cửa thành Công chức chuyên môn")
    closed: list[int] = []
    window.closed.connect(closed.append)
    with qtbot.waitSignal(watch_of(window).changed) as changed:
        area.choose("Làm tiếp: Công chức chuyên môn")
    assert changed.args[0].officer.role is Role.SPECIALIST
    assert closed == [1]
    (draft,) = drafts.open_drafts(desk)
    assert draft.officer_name == desk.officer.full_name


def test_whoever_is_deactivated_is_led_to_the_sign_in(qtbot, window, desk):
    accounts.set_active(acting_as(desk, Role.ADMINISTRATOR), "mai", is_active=False)
    watch_of(window).look()
    area = told(qtbot, window)
    assert area.says("đã ngừng dùng")
    with qtbot.waitSignal(window.closed) as closed:
        area.choose("Đổi người dùng")
    assert closed.args == [1]


def test_who_is_still_the_same_is_not_disturbed(window):
    watch_of(window).look()
    assert dialogs(window) == []
