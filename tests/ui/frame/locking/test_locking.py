"""A locked screen shows nothing, hears nothing, loses nothing; a colleague goes on by password."""

import json
from dataclasses import replace

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from commune_desk.domain.desk.dossier import Role
from commune_desk.domain.office.officer import NewOfficer
from commune_desk.services.office import accounts
from commune_desk.services.office.office import choose_first_password, sign_in_to_practice
from commune_desk.services.reception import drafts
from commune_desk.settings import LOCK_AFTER, PRACTICE_MARK
from commune_desk.store.office import offices as stored_offices
from commune_desk.ui.frame.locking.lock_dialog import LockDialog
from commune_desk.ui.frame.locking.locking import PEOPLE, Locking
from commune_desk.ui.frame.way_in.desk_window import make_window
from commune_desk.words.sign_in import (
    AGAIN,
    FIRST_CODE,
    LOCKED,
    NO_PASSWORD_HERE,
    PASSWORD,
    PASSWORDS_DIFFER,
    UNLOCK,
    WHO_GOES_ON,
)
from tests.factories import acting_as
from tests.ui.drivers.hand_scanner import HandScanner
from tests.ui.drivers.screen import Area
from tests.ui.drivers.window import Window

CARD = "087096610926|341632473|Bùi Thanh Toàn|02041996|Nam|Phường 2, Đồng Tháp|10122024||||"
SECRET = "một mật khẩu dài"


@pytest.fixture
def window(qtbot, office, desk, tmp_path):
    """The window of mai's desk; phuc worked here before."""
    for login in ("mai", "tung"):
        choose_first_password(office, login, SECRET)
    made = make_window(desk, tmp_path / "window.ini")
    made.frame.remembered.remember(PEOPLE, json.dumps(["mai", "tung"]))
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    qtbot.waitUntil(lambda: Area(made).is_there)
    yield made
    for dialog in made.findChildren(LockDialog):
        dialog.done(0)


def lock_of(window) -> Locking:
    found = window.findChild(Locking)
    assert isinstance(found, Locking)
    return found


def idle(window) -> QTimer:
    """The minutes in which nobody works."""
    [minutes] = lock_of(window).findChildren(QTimer)
    return minutes


def locked(window) -> Area:
    """The lock that stands over the window."""
    dialogs = [one for one in window.findChildren(LockDialog) if one.isVisible()]
    assert len(dialogs) == 1
    return Area(dialogs[0])


def unlock(area: Area, who: str = "", password: str = SECRET) -> None:
    if who:
        area.enter(WHO_GOES_ON, who)
    area.go_to(PASSWORD)
    area.type_in(password)
    area.choose(UNLOCK)


def test_the_key_locks_and_the_officer_s_password_opens_as_it_was(window):
    page = window.centralWidget()
    Area(window).press("Ctrl+Shift+L")
    assert locked(window).widget.windowTitle() == LOCKED
    assert page.childAt(page.rect().center()) is not None
    top = window.childAt(window.rect().center())
    assert top.parentWidget() is window  # the cover and nothing of a page
    assert top.geometry() == window.rect()
    unlock(locked(window))
    assert not lock_of(window).is_locked
    assert window.isVisible()
    assert window.frame.desk.officer.login == "mai"


def test_a_locked_window_that_is_made_larger_shows_nothing_more(qtbot, window):
    Area(window).press("Ctrl+Shift+L")
    cover = window.childAt(window.rect().center())
    window.resize(window.width() + 200, window.height() + 100)
    qtbot.waitUntil(lambda: cover.geometry() == window.rect(), timeout=2_000)
    assert window.childAt(window.rect().bottomRight()) is cover


def test_a_wrong_password_and_esc_open_nothing(window):
    Area(window).press("Ctrl+Shift+L")
    area = locked(window)
    area.press("Escape")
    area.widget.close()
    unlock(area, password="sai mật khẩu")
    assert lock_of(window).is_locked
    assert area.says("Tên đăng nhập hoặc mật khẩu không đúng")
    assert locked(window).is_there


def test_an_enter_too_many_at_the_lock_is_no_try(window):
    Area(window).press("Ctrl+Shift+L")
    area = locked(window)
    for _ in range(5):
        area.press("Return")
    assert area.says("Chưa điền mật khẩu.")
    unlock(area)
    assert not area.is_there


def test_a_colleague_takes_over_with_a_key_and_a_password(qtbot, window):
    closed: list[int] = []
    window.closed.connect(closed.append)
    with qtbot.waitSignal(lock_of(window).handed_over) as handed:
        Area(window).press("Ctrl+Shift+D")
        unlock(locked(window))
    assert handed.args[0].officer.login == "tung"
    assert closed == [1]


def test_what_the_first_typed_stays_as_their_draft(window, desk):
    Window(window).intake().scan(CARD)
    Area(window).press("Ctrl+Shift+D")
    unlock(locked(window))
    (draft,) = drafts.open_drafts(desk)
    assert draft.officer_name == desk.officer.full_name


def test_what_was_typed_is_there_after_the_lock(window):
    page = Window(window).intake()
    page.scan(CARD)
    before = page.person
    Area(window).press("Ctrl+Shift+L")
    unlock(locked(window))
    assert page.person == before


def test_a_card_that_is_scanned_into_the_lock_goes_nowhere(window):
    page = Window(window).intake()
    Area(window).press("Ctrl+Shift+L")
    area = locked(window)
    area.go_to(PASSWORD)
    HandScanner().read(CARD)
    assert page.is_empty
    assert lock_of(window).is_locked


def test_after_the_minutes_of_the_setting_it_locks_by_itself(window):
    minutes = idle(window)
    assert minutes.interval() == LOCK_AFTER.default * 60_000
    minutes.timeout.emit()  # they pass
    assert lock_of(window).is_locked


def test_nought_never_locks(window):
    settings = window.frame.desk.settings.with_value(LOCK_AFTER, 0)
    window.frame.renew_desk(replace(window.frame.desk, settings=settings))
    assert not idle(window).isActive()


def test_where_all_of_the_counter_have_left_somebody_else_can_open_it(window):
    leader = acting_as(window.frame.desk, Role.ADMINISTRATOR)
    for login in ("mai", "tung"):
        accounts.set_active(leader, login, is_active=False)
    choose_first_password(window.frame.desk, "phuc", SECRET)
    Area(window).press("Ctrl+Shift+L")
    unlock(locked(window), who="Phạm Hoàng Phúc")
    assert not window.isVisible()


def test_a_colleague_who_never_worked_at_this_counter_can_open_it(window):
    """Whoever worked here went home, and nobody else knows their password."""
    choose_first_password(window.frame.desk, "phuc", SECRET)
    Area(window).press("Ctrl+Shift+L")
    offered = locked(window).choices(WHO_GOES_ON)
    assert offered.index("Phạm Hoàng Phúc") > 1
    unlock(locked(window), who="Phạm Hoàng Phúc")
    assert not window.isVisible()


def test_a_new_colleague_takes_over_with_the_first_code(qtbot, window):
    """Whoever was just given an account was offered there, and called wrong."""
    new = NewOfficer("lan", "Đỗ Thị Lan", Role.CLERK, first_code="04827719")
    accounts.add_officer(acting_as(window.frame.desk, Role.ADMINISTRATOR), new)
    Area(window).press("Ctrl+Shift+D")
    area = locked(window)
    assert area.focus == PASSWORD
    assert not area.has(FIRST_CODE)
    area.enter(WHO_GOES_ON, new.full_name)
    area.fill_in({PASSWORD: SECRET, AGAIN: SECRET})
    area.choose(UNLOCK)
    assert (area.focus, area.text(AGAIN)) == (FIRST_CODE, SECRET)
    area.fill_in({FIRST_CODE: "0482 7719", AGAIN: "một mật khẩu khác"})
    area.choose(UNLOCK)
    assert area.says(PASSWORDS_DIFFER)
    area.fill_in({PASSWORD: SECRET, AGAIN: SECRET, FIRST_CODE: "0482 7718"})
    area.choose(UNLOCK)
    assert lock_of(window).is_locked
    area.fill_in({PASSWORD: SECRET, AGAIN: SECRET, FIRST_CODE: "0482 7719"})
    with qtbot.waitSignal(lock_of(window).handed_over) as handed:
        area.choose(UNLOCK)
    assert handed.args[0].officer.login == "lan"


def test_who_takes_over_for_the_first_time_types_the_code_first(window):
    accounts.set_active(acting_as(window.frame.desk, Role.ADMINISTRATOR), "tung", is_active=False)
    Area(window).press("Ctrl+Shift+D")
    assert locked(window).focus == FIRST_CODE


def test_the_lock_asks_who_has_a_password_for_nothing_else(window):
    Area(window).press("Ctrl+Shift+L")
    area = locked(window)
    area.enter(WHO_GOES_ON, "Phạm Hoàng Phúc")  # he has none yet
    assert area.has(AGAIN)
    area.enter(WHO_GOES_ON, "Nguyễn Thanh Tùng")
    assert not area.has(AGAIN)
    assert not area.has(FIRST_CODE)


@pytest.fixture
def practised(qtbot, office, tmp_path):
    """The window of the clerk in the office for practice, where nobody has a password."""
    office.folder.practice_mark.touch()
    settings = office.settings.with_value(PRACTICE_MARK, True)
    with office.database.transaction():
        stored_offices.save_setting(office.office.id, PRACTICE_MARK.name, value=True)
    desk = sign_in_to_practice(replace(office, settings=settings), "mai")
    made = make_window(desk, tmp_path / "window.ini")
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    yield made
    for dialog in made.findChildren(LockDialog):
        dialog.done(0)


def test_who_practises_locks_and_opens_without_a_password(practised):
    Area(practised).press("Ctrl+Shift+L")
    area = locked(practised)
    assert not area.has(PASSWORD)
    assert area.says(NO_PASSWORD_HERE)
    area.press("Return")
    assert not lock_of(practised).is_locked
    assert practised.frame.desk.officer.login == "mai"


def test_who_practises_hands_over_in_two_keys(qtbot, practised):
    with qtbot.waitSignal(lock_of(practised).handed_over) as handed:
        Area(practised).press("Ctrl+Shift+D")
        locked(practised).press("Return")
    assert handed.args[0].officer.login != "mai"


def test_while_it_is_locked_no_key_of_the_window_does_anything(window):
    Area(window).press("Ctrl+Shift+L")
    shown = Window(window).page
    Area(locked(window).widget).press("F7")
    assert Window(window).page == shown
    assert QApplication.activeModalWidget() is locked(window).widget
