"""Who the office knows: found by name or number, with earlier dossiers, and a new one for them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from commune_desk.domain.history import EventKind
from commune_desk.services.desk import intake
from commune_desk.services.desk.desk import Desk
from commune_desk.services.upkeep import history
from commune_desk.ui.frame.page_frame import PageFrame
from commune_desk.ui.pages.citizens.page import CitizensPage
from tests.factories import a_reception


@pytest.fixture
def number(desk: Desk) -> str:
    return intake.receive(desk, a_reception()).dossier.dossier_no


@pytest.fixture
def page(qtbot, frame: PageFrame, number: str) -> CitizensPage:
    made = CitizensPage(frame)
    qtbot.addWidget(made)
    made.show()
    made.on_shown()
    return made


def find(qtbot, page: CitizensPage, text: str) -> None:
    page._text.setText(text)
    qtbot.keyClick(page._text, Qt.Key.Key_Return)


def test_nobody_is_listed_before_something_is_typed(page: CitizensPage):
    assert page._model.rowCount() == 0


@pytest.mark.parametrize("typed", ["anh nguyet", "087185004321", "004321", "0912345678"])
def test_a_person_is_found_by_name_number_or_telephone(qtbot, page: CitizensPage, typed: str):
    find(qtbot, page, typed)
    assert page._name.text() == "Võ Thị Ánh Nguyệt"


def test_numbers_in_the_list_are_masked(qtbot, page: CitizensPage):
    find(qtbot, page, "nguyet")
    shown = [page._model.index(0, column).data() for column in range(page._model.columnCount())]
    assert "087185004321" not in shown


def test_a_record_that_was_opened_leaves_a_line_in_the_history(
    qtbot, page: CitizensPage, desk: Desk
):
    find(qtbot, page, "nguyet")
    assert history.recent(desk, 1)[0].kind is EventKind.RECORD_OPENED


def test_an_earlier_dossier_opens(qtbot, page: CitizensPage, frame: PageFrame, number: str):
    find(qtbot, page, "nguyet")
    link = page._earlier.findChildren(QPushButton)[0]
    with qtbot.waitSignal(frame.item_wanted) as wanted:
        link.click()
    assert wanted.args == ["dossier", number]


def test_a_new_dossier_is_begun_for_the_person(qtbot, page: CitizensPage, frame: PageFrame):
    assert not page.primary_action.isEnabled()
    find(qtbot, page, "nguyet")
    with qtbot.waitSignal(frame.item_wanted) as wanted:
        page.primary_action.trigger()
    assert wanted.args[0] == "applicant"
