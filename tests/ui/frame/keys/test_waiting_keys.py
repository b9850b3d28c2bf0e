"""A key that can do nothing now says why, and what is to be done first."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from commune_desk.domain.desk.dossier import Role
from commune_desk.services.desk.desk import Desk
from commune_desk.services.handling import cancelling
from commune_desk.services.reception import intake
from commune_desk.ui.frame.actions import PAGES, permitted
from commune_desk.ui.frame.keys.waiting_keys import HELD_MS, offered
from commune_desk.ui.frame.main_window import MainWindow
from commune_desk.ui.frame.notices.notice_line import NoticeLine
from commune_desk.ui.frame.page import MakesAhead
from commune_desk.ui.widgets.actions import WAITS_FOR
from tests.factories import a_reception, acting_as
from tests.ui.drivers.hand_scanner import hand_presses, keep_device_time, keyed_window
from tests.ui.drivers.window import Window
from tests.ui.frame.keys.test_keys_of_pages import keys_of

CARD = "087185004321||VÕ THỊ ÁNH NGUYỆT|09031985|Nữ|Ấp Tân Hưng, Tràm Chim, Đồng Tháp|03052022"


@pytest.fixture(autouse=True)
def time_of_the_device(monkeypatch: pytest.MonkeyPatch) -> None:
    keep_device_time(monkeypatch)


@pytest.fixture
def window(qapp, desk: Desk) -> Iterator[Window]:
    made = Window.of(desk)
    yield made
    made.break_off()


def said(window: Window) -> list[tuple[str, int]]:
    """What was said in passing, each with how often it was said again."""
    return [(one.text, one.times) for one in window.frame.notices.history]


@pytest.mark.parametrize(
    ("page", "key", "first"),
    [
        ("F5", "F9", "giấy tờ"),
        ("F2", "F11", "thủ tục"),
        ("F2", "Ctrl+M", "thủ tục"),
        ("F2", "F10", "thủ tục"),
        # of what is made in a quiet moment, and not yet there
        ("F2", "Ctrl+B", "thủ tục"),
        ("F2", "Ctrl+E", "thủ tục"),
        ("F2", "Ctrl+Shift+R", "thủ tục"),
        ("F2", "Shift+PgUp", "Ctrl+Shift+R"),
        ("F2", "Ctrl+P", "Chưa tiếp nhận"),
        ("F5", "Ctrl+P", "Chưa chứng thực"),
        ("F4", "Ctrl+O", "hồ sơ"),
        ("F6", "F9", "người"),
        ("F6", "Ctrl+E", "người"),
    ],
)
def test_it_says_what_is_to_be_done_first(window: Window, page: str, key: str, first: str):
    window.press(page)
    before = len(said(window))
    hand_presses(key)
    (told,) = said(window)[before:]
    assert first in told[0]
    assert told[0].endswith(".")


def test_of_a_cancelled_dossier_no_paper_is_printed_and_its_key_says_so(window: Window):
    desk = window.desk
    number = intake.receive(desk, a_reception()).dossier.dossier_no
    cancelling.cancel(desk, number, note="Nhập nhầm")
    window.frame.open_item("dossier", number)
    hand_presses("Ctrl+P")
    ((told, _times),) = said(window)
    assert "đã hủy" in told


def test_pressed_again_it_is_said_again_but_a_held_key_says_it_once(window: Window):
    window.press("F2")
    hand_presses("F11")
    (told,) = said(window)
    held(is_marked=True)
    assert said(window) == [told]
    QTest.qWait(HELD_MS)
    hand_presses("F11")
    assert said(window) == [(told[0], 2)]


def test_a_held_key_says_it_once_though_qt_does_not_mark_it_as_held(window: Window):
    """Under X11 it is let go and pressed in one moment."""
    window.press("F2")
    hand_presses("F11")
    for _ in range(3):
        held(is_marked=False)
    assert [times for _text, times in said(window)] == [1]


def held(*, is_marked: bool) -> None:
    """One beat of a key that is held down: let go and pressed at once."""
    window, nothing = keyed_window(), Qt.KeyboardModifier.NoModifier
    for kind in (QEvent.Type.KeyRelease, QEvent.Type.KeyPress):
        beat = QKeyEvent(kind, Qt.Key.Key_F11, nothing, "", autorep=is_marked)
        beat.setTimestamp(1_000)
        QApplication.sendEvent(window, beat)


def test_a_key_that_belongs_to_nothing_here_says_nothing(window: Window):
    window.press("F2")
    for key in ("Ctrl+Up", "Del", "Ctrl+Shift+F11", "a"):
        hand_presses(key)
    window.press("F6")
    hand_presses("Ctrl+M")
    assert said(window) == []


def test_what_can_be_done_is_done_and_nothing_is_said(window: Window):
    page = window.intake()
    page.scan(CARD)
    page.pick("ct")
    hand_presses("F11")
    (dialog,) = window.dialogs()
    dialog.press("Esc")
    assert said(window) == []


def test_over_a_dialog_it_is_said_in_the_dialog(window: Window):
    """A dialog may cover the strip of the window, at 150 % it does."""
    window.press("F5")
    hand_presses("F10")
    (dialog,) = window.dialogs()
    hand_presses("Ctrl+P")
    (told,) = said(window)
    assert told[0] in dialog.texts()
    QTest.qWait(HELD_MS)
    hand_presses("Ctrl+P")
    assert "Lần 2:" in dialog.texts()
    assert len(dialog.widget.findChildren(NoticeLine)) == 1
    dialog.press("Esc")


def silent(shown: QWidget) -> set[str]:
    """The keys of what is off or out of sight there, with no words for who presses them."""
    keys = {one.shortcut().toString(): "" for one in offered(shown)}
    keys |= {one.shortcut().toString(): "told" for one in offered(shown) if one.property(WAITS_FOR)}
    return {key for key, told in keys.items() if not told} - set(keys_of(shown.window()))


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.MACHINE}))
def test_no_page_has_a_key_that_may_be_silent(qapp, desk: Desk, role: Role):
    number = intake.receive(desk, a_reception()).dossier.dossier_no
    window = Window.of(acting_as(desk, role))
    for entry in permitted(PAGES, role):
        if entry.key == "dossier":
            window.frame.open_item("dossier", number)
        else:
            window.frame.show_page(entry.key)
        assert isinstance(window.widget, MainWindow)
        page = window.widget.page
        for make in page.steps_ahead() if isinstance(page, MakesAhead) else ():
            make()
        assert silent(page) == set(), entry.key
    window.break_off()
