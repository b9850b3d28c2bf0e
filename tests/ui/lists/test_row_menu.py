"""A right click on a row, the Menu key, Shift+F10: what can be done with it, with its keys."""

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QListWidget, QTableView

from commune_desk.domain.desk.dossier import Role
from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.desk.steps import Action, StepRequest, step_of
from commune_desk.services.desk.desk import Desk
from commune_desk.services.handling import handling
from commune_desk.services.reception import drafts, intake
from commune_desk.ui.frame.page_frame import PageFrame
from commune_desk.ui.widgets.tables.line_list import LineList
from commune_desk.words.desk.steps import ACTIONS, COPY_DOSSIER_NO, EVENTS, OPEN_DOSSIER
from commune_desk.words.figures.today import OPEN_DRAFT, READY
from commune_desk.words.verbs import COPY_ROWS
from tests.factories import BIRTH, a_reception, acting_as
from tests.ui.drivers.pages import page_alone
from tests.ui.drivers.screen import Area, Menu

LIST = "Danh sách hồ sơ"
PRINT_MARKED = "In giấy của hồ sơ đã chọn"
KEYS = {OPEN_DOSSIER: "Enter", PRINT_MARKED: "Ctrl+I", COPY_DOSSIER_NO: "", COPY_ROWS: "Ctrl+C"}


@pytest.fixture
def numbers(desk: Desk) -> list[str]:
    return [intake.receive(desk, a_reception()).dossier.dossier_no for _ in range(2)]


@pytest.fixture
def page(qtbot, frame: PageFrame, numbers: list[str]) -> Area:
    return Area(page_alone(qtbot, frame, "dossiers"))


def test_a_right_click_chooses_the_row_and_offers_what_its_keys_do(page: Area, numbers: list[str]):
    menu = page.right_click(LIST, numbers[0])
    assert menu.lines() == KEYS
    assert menu.widget.accessibleName() == f"{LIST}: việc với dòng đã chọn"
    assert numbers[0].endswith(page.chosen_row(LIST)["Mã hồ sơ"])
    menu.choose(COPY_DOSSIER_NO)
    assert QGuiApplication.clipboard().text() == numbers[0]


def test_it_opens_the_dossier(page: Area, numbers: list[str], frame: PageFrame, qtbot):
    with qtbot.waitSignal(frame.item_wanted) as wanted:
        page.right_click(LIST, numbers[1]).choose(OPEN_DOSSIER)
    assert wanted.args == ["dossier", numbers[1]]


@pytest.mark.parametrize("key", ["Menu", "Shift+F10"])
def test_keys_ask_for_it_too(page: Area, numbers: list[str], key: str):
    page.choose_row(LIST, numbers[0])
    page.press(key)
    menu = Menu.open()
    assert menu.lines() == KEYS
    first = menu.widget.activeAction()
    assert first is not None
    assert first.text().startswith(OPEN_DOSSIER)
    menu.widget.close()


def test_rows_that_are_marked_are_copied_together(page: Area, numbers: list[str]):
    page.choose_row(LIST, numbers[0])
    page.find_a(QTableView, LIST).selectAll()
    page.right_click(LIST, numbers[0]).choose(COPY_DOSSIER_NO)
    assert set(QGuiApplication.clipboard().text().split("\n")) == set(numbers)


def test_what_is_off_is_off_in_it(qtbot, frame: PageFrame, desk: Desk, numbers: list[str]):
    handling.step(desk, numbers[0], StepRequest(Action.FINISH, desk.now()))
    page = Area(page_alone(qtbot, frame, "returns"))
    menu = page.right_click(READY, numbers[0])
    assert menu.lines()[ACTIONS[Action.RETURN]] == step_of(Action.RETURN).key
    assert menu.can(OPEN_DOSSIER)
    menu.widget.close()


@pytest.mark.parametrize(
    ("key", "name", "text", "words"),
    [
        ("catalogue", "Danh sách thủ tục", "1.001193", "Sửa"),
        ("forms", "Danh sách mẫu", "birth", "Sửa mẫu"),
    ],
)
def test_the_verbs_of_a_list_are_those_of_its_bar(
    qtbot, frame: PageFrame, key: str, name: str, text: str, words: str
):
    frame.desk = acting_as(frame.desk, Role.ADMINISTRATOR)
    page = Area(page_alone(qtbot, frame, key))
    menu = page.right_click(name, text)
    assert menu.lines()[words] == "Ctrl+E"
    menu.widget.close()


def test_a_short_list_has_it_too_and_its_line_stays_chosen(qtbot, frame: PageFrame, desk: Desk):
    number = intake.receive(desk, a_reception()).dossier.dossier_no
    handling.step(desk, number, StepRequest(Action.FINISH, desk.now()))
    page = Area(page_alone(qtbot, frame, "today"))
    listed = page.find_a(LineList, READY)
    listed.setFocus()
    listed.setCurrentRow(0)
    page.press("Menu")
    menu = Menu.open()
    assert menu.lines() == {OPEN_DOSSIER: "Enter", COPY_DOSSIER_NO: ""}
    assert listed.currentRow() == 0
    menu.choose(COPY_DOSSIER_NO)
    assert QGuiApplication.clipboard().text() == number


def test_the_drafts_have_theirs(qtbot, frame: PageFrame, desk: Desk):
    drafts.save(desk, {"procedure": BIRTH})
    page = Area(page_alone(qtbot, frame, "intake"))
    page.press("Ctrl+O")
    dialog = page.dialog("Bản nháp")
    dialog.find_a(QListWidget, "Các bản nháp đang mở").setFocus()
    dialog.press("Menu")
    menu = Menu.open()
    assert list(menu.lines()) == [OPEN_DRAFT, EVENTS[EventKind.DRAFT_DISCARDED]]
    menu.widget.close()
    dialog.press("Esc")
