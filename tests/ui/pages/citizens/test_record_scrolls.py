"""The record of a citizen scrolls by itself: the search beside it stays where it is."""

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from commune_desk.services.desk.desk import Desk
from commune_desk.services.reception import intake
from commune_desk.ui.pages.citizens.page import RECORD
from commune_desk.ui.widgets.boxes import ScrollingBox
from tests.factories import a_person, a_reception
from tests.ui.drivers.citizens import Citizens
from tests.ui.drivers.window import Window
from tests.ui.screens import SCREENS

MANY = 14
SCARCE = ["1366x768-125", "1366x768-150"]


@pytest.mark.parametrize("screen", SCARCE)
def test_the_citizens_panel_scrolls(desk: Desk, screen: str, qtbot):
    person = a_person(full_name="Công Tằng Tôn Nữ Nguyễn Phước Hoàng Ẫn Ngọc Quỳnh Ộ")
    for _number in range(MANY):
        intake.receive(desk, a_reception(applicant=person))
    window = Window.of(desk)
    window.widget.resize(SCREENS[screen][0])
    window.press("F6")
    page = Citizens(window.widget)
    page.look_for("cong tang")
    QTest.qWait(60)
    [panel] = [one for one in page.shown(ScrollingBox) if one.accessibleName() == RECORD]
    last = [one for one in panel.findChildren(QPushButton) if one.isVisible()][-1]
    search = page.find_a(QLineEdit, "Tìm công dân")
    before = search.mapTo(window.widget, QPoint())

    assert panel.verticalScrollBar().maximum() > 0
    assert panel.horizontalScrollBar().maximum() == 0
    last.setFocus()
    qtbot.waitUntil(lambda: is_seen(last, panel))
    assert search.mapTo(window.widget, QPoint()) == before
    window.break_off()


def is_seen(part: QWidget, panel: ScrollingBox) -> bool:
    where = QRect(part.mapTo(panel.viewport(), QPoint()), part.size())
    return panel.viewport().rect().contains(where)
