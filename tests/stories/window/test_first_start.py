"""Lần mở đầu tiên: the steps in which a new office is described."""

import pytest
from PySide6.QtWidgets import QLabel, QListWidget
from pytest_bdd import given, parsers, scenarios, then, when

from commune_desk.ui.frame.way_in.first_start_dialog import FirstStartDialog
from commune_desk.words.fields import label
from tests.ui.drivers.way_in import FirstStart

scenarios("../features/cua_so_bat_dau.feature")

COMMUNE = label("office.commune")


@pytest.fixture
def steps(qtbot) -> FirstStart:
    made = FirstStartDialog(lambda _setup, _machine: pytest.fail("no office is made here"))
    qtbot.addWidget(made)
    made.show()
    return FirstStart(made)


@given("chương trình mở lần đầu")
def first_time(steps: FirstStart):
    assert steps.step == "Bước 1: Xã, phường"


@when(parsers.parse('gõ tên xã "{text}"'))
def typed(steps: FirstStart, text: str):
    steps.enter(COMMUNE, text)


@when("bấm Tiếp")
def go_on(steps: FirstStart):
    steps.go_on()


@then(parsers.parse('danh sách có "{line}"'))
def listed(steps: FirstStart, line: str):
    (offered,) = steps.shown(QListWidget)
    assert line in [offered.item(place).text() for place in range(offered.count())]


@then(parsers.parse('chương trình nhắc "{words}"'))
def advised(steps: FirstStart, words: str):
    assert any(words in made.text() for made in steps.shown(QLabel))


@then(parsers.parse('"{name}" là "{text}"'))
def holds(steps: FirstStart, name: str, text: str):
    assert steps.text(name) == text


@then(parsers.parse('dưới ô "{name}" ghi "{words}"'))
def said_beside(steps: FirstStart, name: str, words: str):
    assert steps.beside(name) == words
