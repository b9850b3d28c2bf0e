"""Numbers that open a list are seen on any ground."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from commune_desk.ui.look import theme
from commune_desk.ui.widgets.tables.count_item import CountItem


@pytest.fixture
def dark(qapp: QApplication) -> Iterator[None]:
    theme.set_scheme(qapp, theme.Scheme.DARK)
    yield
    theme.set_scheme(qapp, theme.Scheme.LIGHT)


def colour(item: CountItem) -> QColor:
    return item.foreground().color()


def test_who_goes_from_light_to_dark_reads_the_numbers_that_stand_there(qapp, request):
    full, empty = CountItem("24", opens=True), CountItem("0", opens=False)
    light = colour(full), colour(empty)
    assert light == (theme.ink("primary"), theme.ink("faint"))
    request.getfixturevalue("dark")
    assert colour(full) == theme.ink("primary") != light[0]
    assert colour(empty) == theme.ink("faint") != light[1]
