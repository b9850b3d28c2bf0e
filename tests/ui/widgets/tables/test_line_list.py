"""A short list that shows all its lines, on a page that scrolls."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit

from commune_desk.ui.look.layouts import boxed, column
from commune_desk.ui.widgets.boxes import SETTLE_MS, scrolling
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


def test_a_click_opens_the_line_under_it_though_another_part_had_the_focus(qtbot):
    """The page stays where it is while the button is down, or the click ends on another line."""
    listed, opened = LineList("Giấy đã in"), list[str]()
    listed.opened.connect(opened.append)
    listed.show_lines([ListLine(f"{n}", f"Giấy số {n}", "chi tiết") for n in range(30)])
    other = QLineEdit()
    content = boxed(column(other, listed, QLabel("Dưới")))
    page = scrolling(content)
    qtbot.addWidget(page)
    page.resize(400, 300)
    page.show()
    qtbot.waitExposed(page)
    other.setFocus()
    qtbot.wait(2 * SETTLE_MS)
    wanted = listed.visualItemRect(listed.item(20))
    bar = page.verticalScrollBar()
    bar.setValue(listed.viewport().mapTo(content, wanted.center()).y())  # half out of sight
    before = bar.value()

    at = page.viewport().mapToGlobal(QPoint(60, 4))
    for send in (QTest.mousePress, QTest.mouseRelease):
        viewport = listed.viewport()
        send(viewport, Qt.MouseButton.LeftButton, pos=viewport.mapFromGlobal(at))
        qtbot.wait(2 * SETTLE_MS)
    assert opened == ["20"]
    assert bar.value() == before
