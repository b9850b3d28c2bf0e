"""The window is a frame: it shows the pages an officer may see, counts what waits, finds all."""

from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QWidget

from commune_desk.domain.desk.dossier import Role
from commune_desk.domain.desk.dossier_list import DeskCounts
from commune_desk.domain.desk.found import FoundItem, FoundKind
from commune_desk.services.desk.lookup import Found
from commune_desk.settings import PRACTICE_OFFICE
from commune_desk.ui.frame import main_window
from commune_desk.ui.frame.actions import (
    PAGES,
    PageEntry,
    page_class,
    permitted,
)
from commune_desk.ui.frame.find_palette import NO_KEY_HERE
from commune_desk.ui.frame.keys.refused_keys import refuse_keys
from commune_desk.ui.frame.main_window import MainWindow
from commune_desk.ui.frame.page import Page
from commune_desk.ui.frame.page_frame import PageFrame
from commune_desk.ui.frame.top_bar import TopBar
from commune_desk.ui.widgets.actions import make_action
from commune_desk.words.values import FIND
from tests.factories import acting_as
from tests.ui.drivers.window import Window

FOUND = Found((FoundItem(FoundKind.DOSSIER, "H20-0001", "Võ Thị Ánh Nguyệt", "khai sinh"),), 1.0)


class PaperPage(QWidget):
    """A page that only remembers what it was asked for."""

    title = "Trang giấy"

    def __init__(self, key: str, frame: PageFrame) -> None:
        super().__init__()
        self.key = key
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
    monkeypatch.setattr(main_window, "page_class", lambda entry: partial(PaperPage, entry.key))


@pytest.fixture
def window(qtbot, frame: PageFrame) -> Window:
    waiting = DeskCounts(open=12, result_ready=3)
    made = MainWindow(frame, find=lambda _text: FOUND, counts=lambda _desk: waiting)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    qtbot.waitUntil(lambda: bool(made.findChildren(PaperPage)))
    return Window(made)


def current(window: Window) -> PaperPage:
    """The page that is shown."""
    [page] = window.shown(PaperPage)
    return page


def test_the_first_page_comes_after_the_window(window: Window):
    assert current(window).key == "today"
    assert window.page == "Hôm nay"
    assert current(window).shown == 1


def test_a_function_key_shows_its_page(window: Window):
    window.go_to_page("F3")
    assert current(window).key == "dossiers"


def test_a_page_is_made_once(window: Window):
    window.go_to_page("F2")
    first = current(window)
    window.go_to_page("F3")
    window.go_to_page("F2")
    assert current(window) is first
    assert first.shown == 2


def test_the_page_of_intake_is_made_before_its_key_is_pressed(qtbot, window: Window):
    made = [page for page in window.widget.findChildren(PaperPage) if page.key == "intake"]
    qtbot.waitUntil(
        lambda: "intake" in {page.key for page in window.widget.findChildren(PaperPage)}
    )
    assert current(window).key == "today"
    window.go_to_page("F2")
    assert made == []
    assert [page.shown for page in window.shown(PaperPage)] == [1]


def test_a_specialist_does_not_see_the_counter():
    keys = [entry.key for entry in permitted(PAGES, Role.SPECIALIST)]
    assert "intake" not in keys
    assert "dossiers" in keys


def test_the_rail_counts_what_waits(qtbot, window: Window):
    qtbot.waitUntil(lambda: window.waiting("Hồ sơ") == "12 đang chờ")
    assert window.waiting("Báo cáo") == ""


@pytest.mark.parametrize(("width", "is_narrow"), [(1100, True), (1366, False)])
def test_the_rail_gives_way_on_a_small_screen(qtbot, window: Window, width, is_narrow):
    window.widget.resize(width, 768)
    qtbot.waitUntil(lambda: (window.text("Tiếp nhận") == "") is is_narrow)


def test_an_item_opens_on_the_page_that_declares_its_kind(window: Window, frame: PageFrame):
    frame.open_item("dossier", "H20-0001")
    assert current(window).key == "dossier"
    assert current(window).opened == "H20-0001"


def test_the_palette_finds_and_opens(qtbot, window: Window):
    window.find_anything("nguyet").open()
    assert current(window).opened == "H20-0001"


def test_the_palette_says_of_each_what_it_is(window: Window):
    palette = window.find_anything("nguyet")
    assert palette.details() == ["Hồ sơ · khai sinh"]


def test_the_palette_begins_with_what_was_worked_with_last(window: Window):
    palette = window.find_anything("")
    assert palette.found()[0] == "Võ Thị Ánh Nguyệt"
    palette.press("Down")
    palette.open()
    assert current(window).opened == "H20-0001"


def test_the_palette_goes_to_pages_by_their_first_letters(qtbot, window: Window):
    window.find_anything("bc").open()
    assert current(window).key == "report"


@pytest.mark.parametrize(
    ("key", "page"),
    [("F2", "intake"), ("F4", "returns"), ("Shift+F8", "forms"), ("Alt+H", "today")],
)
def test_the_key_of_a_page_leads_there_from_the_palette(window: Window, key: str, page: str):
    window.go_to_page("F7")
    window.find_anything("nguyet").press(key)
    assert QApplication.activePopupWidget() is None
    assert current(window).key == page


def test_what_can_be_done_from_everywhere_is_done_from_the_palette_too(
    window: Window, frame: PageFrame
):
    window.find_anything("").press("F1")
    assert current(window).opened == "today"
    taken_back = []
    frame.notices.publish("Đã tiếp nhận", undo=lambda: taken_back.append(1))
    window.find_anything("").press("Ctrl+Z")
    assert taken_back == [1]


def test_ctrl_z_takes_back_what_was_typed_in_the_palette_first(window: Window, frame: PageFrame):
    taken_back = []
    frame.notices.publish("Đã tiếp nhận", undo=lambda: taken_back.append(1))
    palette = window.find_anything("nguyet")
    palette.press("Ctrl+Z")
    assert taken_back == []
    assert QApplication.activePopupWidget() is palette.widget


def test_a_key_of_the_page_says_in_the_palette_that_it_is_not_for_here(window: Window):
    palette = window.find_anything("nguyet")
    palette.press("F9")
    assert palette.says(NO_KEY_HERE)
    assert current(window).isVisible()


def test_ctrl_k_in_the_palette_marks_what_was_typed(window: Window):
    palette = window.find_anything("nguyet")
    palette.press("Ctrl+K")
    palette.type_in("bc")
    assert palette.text(FIND) == "bc"


def test_the_key_of_a_page_of_others_says_so_from_the_palette(qtbot, frame: PageFrame):
    frame.renew_desk(acting_as(frame.desk, Role.SPECIALIST))
    made = MainWindow(frame, find=lambda _text: FOUND, counts=lambda _desk: DeskCounts())
    qtbot.addWidget(made)
    refuse_keys(made)
    made.show()
    qtbot.waitUntil(lambda: bool(made.findChildren(PaperPage)))
    Window(made).find_anything("").press("F4")
    assert "không phải việc của" in made.frame.notices.history[-1].text


@pytest.mark.parametrize("width", [683, 910, 1092, 1366])
@pytest.mark.parametrize("name", ["Trần Thị Tuyết Mai", "Công Tằng Tôn Nữ Nguyễn Phước"])
def test_the_bar_above_a_page_cuts_nothing(qtbot, frame: PageFrame, width: int, name: str):
    """In practice at 200 % the box, the sign and the officer were cut, all three."""
    desk = frame.desk
    practised = desk.settings.with_value(PRACTICE_OFFICE, True)
    officer = replace(desk.officer, full_name=name)
    frame.renew_desk(replace(desk, settings=practised, officer=officer))
    made = MainWindow(frame, find=lambda _text: FOUND, counts=lambda _desk: DeskCounts())
    qtbot.addWidget(made)
    made.resize(width, 600)
    made.show()
    qtbot.waitExposed(made)
    bar = made.findChildren(TopBar)[0]
    parts = [one for one in bar.findChildren(QWidget) if one.isVisible() and not one.layout()]
    assert [one for one in parts if one.width() < one.sizeHint().width()] == []


def test_undo_reaches_the_last_notice(window: Window, frame: PageFrame):
    taken_back = []
    frame.notices.publish("Đã tiếp nhận", undo=lambda: taken_back.append(1))
    window.undo()
    assert taken_back == [1]


def test_undo_says_when_there_is_nothing_to_take_back(window: Window, frame: PageFrame):
    window.undo()
    assert "Không có bước nào" in frame.notices.history[-1].text


def test_notices_can_be_read_again(qtbot, window: Window, frame: PageFrame):
    frame.notices.publish("Đã lưu: Tên quầy")
    assert "Đã lưu: Tên quầy" in window.read_notices()[0]


def test_signing_out_closes_with_its_reason(qtbot, window: Window):
    assert isinstance(window.widget, MainWindow)
    with qtbot.waitSignal(window.widget.closed) as closed:
        window.press("Ctrl+Shift+Q")
    assert closed.args == [main_window.SIGN_OUT]


def test_a_page_may_keep_the_window_open(window: Window):
    current(window).can_leave = lambda: False  # type: ignore[attr-defined]  # the optional part
    assert not window.widget.close()
    current(window).can_leave = lambda: True  # type: ignore[attr-defined]  # the optional part
    assert window.widget.close()


def test_another_name_is_shown_at_once(window: Window, frame: PageFrame):
    renamed = replace(frame.desk.office, name="Ủy ban nhân dân phường Mới")
    officer = replace(frame.desk.officer, full_name="Đỗ Thị Lan")
    frame.renew_desk(replace(frame.desk, office=renamed, officer=officer))
    assert window.widget.windowTitle().startswith("Ủy ban nhân dân phường Mới")
    assert window.rail().text("office_name") == "Ủy ban nhân dân phường Mới"
    assert any("Đỗ Thị Lan" in words for words in window.offered())


def test_every_action_has_a_key_that_no_other_has(window: Window):
    keys = [a.shortcut().toString() for a in window.widget.actions()]
    assert all(keys)
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.key)
def test_every_declared_page_keeps_the_contract(entry: PageEntry, frame: PageFrame, qtbot):
    desk = acting_as(frame.desk, Role.ADMINISTRATOR)
    frame.desk = desk
    page = page_class(entry)(frame)
    qtbot.addWidget(page)
    assert isinstance(page, Page)
    assert isinstance(page.title, str)


def test_the_first_time_the_window_takes_the_whole_screen(qtbot, window: Window):
    window.widget.hide()
    assert isinstance(window.widget, MainWindow)
    window.widget.open()
    assert window.widget.isMaximized()
