"""A table that is filled measures its columns once, whatever becomes of the filling."""

import pytest
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem

from commune_desk.ui.widgets.tables.filled_at_once import filled_at_once

Mode = QHeaderView.ResizeMode


@pytest.fixture
def table(qtbot) -> QTableWidget:
    made = QTableWidget(2, 3)
    qtbot.addWidget(made)
    made.horizontalHeader().setSectionResizeMode(Mode.ResizeToContents)
    made.horizontalHeader().setSectionResizeMode(0, Mode.Stretch)
    return made


def modes(table: QTableWidget) -> list[QHeaderView.ResizeMode]:
    return [table.horizontalHeader().sectionResizeMode(n) for n in range(table.columnCount())]


def test_no_column_is_measured_while_it_is_filled(table: QTableWidget):
    before = table.columnWidth(1)
    with filled_at_once(table):
        assert modes(table) == [Mode.Fixed] * 3
        table.setItem(0, 1, QTableWidgetItem("Đăng ký khai sinh có yếu tố nước ngoài"))
        assert table.columnWidth(1) == before
    assert table.columnWidth(1) > before
    assert modes(table) == [Mode.Stretch, Mode.ResizeToContents, Mode.ResizeToContents]


def test_each_column_has_its_own_rule_again(table: QTableWidget):
    table.horizontalHeader().setSectionResizeMode(1, Mode.Interactive)
    with filled_at_once(table):
        table.setColumnCount(4)
    assert modes(table) == [Mode.Stretch, Mode.Interactive, *[Mode.ResizeToContents] * 2]


def test_a_filling_that_breaks_off_leaves_the_rules_of_the_columns(table: QTableWidget):
    with pytest.raises(ZeroDivisionError), filled_at_once(table):
        raise ZeroDivisionError
    assert modes(table) == [Mode.Stretch, Mode.ResizeToContents, Mode.ResizeToContents]


def test_a_table_without_columns_can_be_filled(qtbot):
    empty = QTableWidget(0, 0)
    qtbot.addWidget(empty)
    with filled_at_once(empty):
        empty.setColumnCount(1)
    assert modes(empty) == [Mode.ResizeToContents]
