"""The window is a frame: it shows the pages an officer may see, counts what waits, finds all."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from commune_desk.domain.dossier import Role
from commune_desk.domain.dossier_list import DeskCounts
from commune_desk.domain.found import FoundItem, FoundKind
from commune_desk.services.desk.lookup import Found
from commune_desk.ui.frame import main_window
from commune_desk.ui.frame.actions import (
    PAGES,
    PageEntry,
    make_action,
    page_class,
    permitted,
)
from commune_desk.ui.frame.find_palette import FindPalette
from commune_desk.ui.frame.main_window import MainWindow
from commune_desk.ui.frame.notices_dialog import NoticesDialog
from commune_desk.ui.frame.page import Page
from commune_desk.ui.frame.page_frame import PageFrame
from commune_desk.ui.frame.rail import RailButton

FOUND = Found((FoundItem(FoundKind.DOSSIER, "H20-0001", "Võ Thị Ánh Nguyệt", "khai sinh"),), 1.0)


class PaperPage(QWidget):
    """A page that only remembers what it was asked for."""

    title = "Trang giấy"

    def __init__(self, frame: PageFrame) -> None:
        super().__init__()
        self.frame = frame
        self.shown = 0
        self.opened = ""
        self.primary_action: QAction | None = make_action(self, "Ghi", self.close, shortcut="F9")

    def on_shown(self) -> None:
        self.shown += 1

    def open_item(self, item_id: str) -> None:
        self.opened = item_id


@pytest.fixture(autouse=True)
def paper_pages(monkeypatch: pytest.MonkeyPatch):
    """Pages of paper: these tests are about the frame."""
    monkeypatch.setattr(main_window, "page_class", lambda _entry: PaperPage)


@pytest.fixture
def window(qtbot, frame: PageFrame) -> MainWindow:
    waiting = DeskCounts(open=12, result_ready=3)
    made = MainWindow(frame, find=lambda _text: FOUND, counts=lambda _desk: waiting)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    qtbot.waitUntil(lambda: made._current != "")
    return made


def press(window: MainWindow, key: str) -> None:
    """What the key does; the screenless platform has no active window that could take it."""
    actions = {action.shortcut().toString(): action for action in window.actions()}
    actions[key].trigger()


def current(window: MainWindow) -> PaperPage:
    page = window._stack.currentWidget()
    assert isinstance(page, PaperPage)
    return page


def test_the_first_page_comes_after_the_window(window: MainWindow):
    assert window._current == "intake"
    assert current(window).shown == 1


def test_a_function_key_shows_its_page(window: MainWindow):
    press(window, "F3")
    assert window._current == "dossiers"


def test_a_page_is_made_once(window: MainWindow):
    first = current(window)
    window.show_page("dossiers")
    window.show_page("intake")
    assert current(window) is first
    assert first.shown == 2


def test_a_specialist_does_not_see_the_counter():
    keys = [entry.key for entry in permitted(PAGES, Role.SPECIALIST)]
    assert "intake" not in keys
    assert "dossiers" in keys


def test_the_rail_counts_what_waits(qtbot, window: MainWindow):
    buttons = {b.accessibleName(): b for b in window.findChildren(RailButton)}
    qtbot.waitUntil(lambda: buttons["Hồ sơ"].accessibleDescription() == "12 đang chờ")
    assert buttons["Báo cáo"].accessibleDescription() == ""


@pytest.mark.parametrize(("width", "is_narrow"), [(1100, True), (1366, False)])
def test_the_rail_gives_way_on_a_small_screen(qtbot, window: MainWindow, width, is_narrow):
    window.resize(width, 768)
    button = window.findChildren(RailButton)[0]
    qtbot.waitUntil(lambda: (button.text() == "") is is_narrow)


def test_an_item_opens_on_the_page_that_declares_its_kind(window: MainWindow, frame: PageFrame):
    frame.open_item("dossier", "H20-0001")
    assert window._current == "dossier"
    assert current(window).opened == "H20-0001"


def test_the_palette_finds_and_opens(qtbot, window: MainWindow):
    press(window, "Ctrl+K")
    palette = window.findChildren(FindPalette)[0]
    qtbot.keyClicks(palette._edit, "nguyet")
    qtbot.keyClick(palette._edit, Qt.Key.Key_Return)
    assert current(window).opened == "H20-0001"


def test_the_palette_goes_to_pages_by_their_first_letters(qtbot, window: MainWindow):
    press(window, "Ctrl+K")
    palette = window.findChildren(FindPalette)[0]
    qtbot.keyClicks(palette._edit, "bc")
    qtbot.keyClick(palette._edit, Qt.Key.Key_Return)
    assert window._current == "report"


def test_undo_reaches_the_last_notice(window: MainWindow, frame: PageFrame):
    taken_back = []
    frame.notices.publish("Đã tiếp nhận", undo=lambda: taken_back.append(1))
    press(window, "Ctrl+Z")
    assert taken_back == [1]


def test_undo_says_when_there_is_nothing_to_take_back(window: MainWindow, frame: PageFrame):
    press(window, "Ctrl+Z")
    assert "Không có bước nào" in frame.notices.history[-1].text


def test_notices_can_be_read_again(qtbot, window: MainWindow, frame: PageFrame):
    frame.notices.publish("Đã lưu: Tên quầy")
    press(window, "Ctrl+Shift+N")
    dialog = window.findChildren(NoticesDialog)[0]
    assert "Đã lưu: Tên quầy" in dialog.listed.item(0).text()
    dialog.accept()


def test_signing_out_closes_with_its_reason(qtbot, window: MainWindow):
    with qtbot.waitSignal(window.closed) as closed:
        press(window, "Ctrl+Shift+Q")
    assert closed.args == [main_window.SIGN_OUT]


def test_a_page_may_keep_the_window_open(window: MainWindow):
    current(window).can_leave = lambda: False  # type: ignore[attr-defined]  # the optional part
    assert not window.close()
    current(window).can_leave = lambda: True  # type: ignore[attr-defined]  # the optional part
    assert window.close()


def test_another_name_is_shown_at_once(window: MainWindow, frame: PageFrame):
    renamed = replace(frame.desk.office, name="Ủy ban nhân dân phường Mới")
    officer = replace(frame.desk.officer, full_name="Đỗ Thị Lan")
    frame.renew_desk(replace(frame.desk, office=renamed, officer=officer))
    assert window.windowTitle().startswith("Ủy ban nhân dân phường Mới")
    assert window._rail._office.text() == "Ủy ban nhân dân phường Mới"
    assert "Đỗ Thị Lan" in window._top_bar._officer.text()


def test_every_action_has_a_key_that_no_other_has(window: MainWindow):
    keys = [a.shortcut().toString() for a in window.actions()]
    assert all(keys)
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.key)
def test_every_declared_page_keeps_the_contract(entry: PageEntry, frame: PageFrame, qtbot):
    desk = replace(frame.desk, officer=replace(frame.desk.officer, role=Role.ADMINISTRATOR))
    frame.desk = desk
    page = page_class(entry)(frame)
    qtbot.addWidget(page)
    assert isinstance(page, Page)
    assert isinstance(page.title, str)


def test_the_first_time_the_window_takes_the_whole_screen(qtbot, window: MainWindow):
    window.hide()
    window.open()
    assert window.isMaximized()
