"""A tick with a long name has as many lines as its width asks for."""

from PySide6.QtWidgets import QWidget

from commune_desk.ui.widgets.flow import Wrapped
from commune_desk.ui.widgets.form.editors import LongTick
from tests.ui.drivers.screen import awake, until

NAME = "Tờ khai tham gia, điều chỉnh thông tin bảo hiểm xã hội, bảo hiểm y tế (TK1-TS)"


def test_its_name_is_broken_where_it_has_no_room_and_whole_where_it_has(qtbot):
    tick, box = LongTick(NAME), QWidget()
    qtbot.addWidget(box)
    box.setLayout(Wrapped(tick))
    whole = tick.sizeHint()
    box.resize(whole.width() // 2, 200)
    box.show()
    awake(box)
    assert box.width() < whole.width()
    lines = tick.text().split("\n")
    assert len(lines) > 1
    assert " ".join(lines) == NAME
    assert all(tick.fontMetrics().horizontalAdvance(line) < tick.width() for line in lines)
    assert tick.height() >= len(lines) * tick.fontMetrics().lineSpacing()
    assert tick.accessibleName() == NAME
    high = tick.height()
    box.resize(whole.width() + 20, 200)
    until(lambda: tick.text() == NAME)
    assert tick.height() < high
