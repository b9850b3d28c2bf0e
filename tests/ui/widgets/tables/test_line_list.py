"""A short list that shows all its lines, on a page that scrolls."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from commune_desk.ui.look.layouts import boxed, column
from commune_desk.ui.widgets.boxes import scrolling
from commune_desk.ui.widgets.tables.line_list import LineList, ListLine


def test_the_page_follows_the_line_that_is_chosen_by_the_keys(qtbot):
    listed = LineList("Giấy đã in")
    listed.show_lines([ListLine(f"{n}", f"Giấy số {n}", "chi tiết") for n in range(30)])
    page = scrolling(boxed(column(QLabel("Trên"), listed, QLabel("Dưới"))))
    qtbot.addWidget(page)
    page.resize(400, 300)
    page.show()
    listed.setFocus()
    for _ in range(30):
        QTest.keyClick(listed, Qt.Key.Key_Down)
    assert listed.currentRow() == 29
    line = listed.visualItemRect(listed.item(29))
    shown = listed.viewport().mapTo(page.viewport(), line.center())
    assert page.viewport().rect().contains(shown)
