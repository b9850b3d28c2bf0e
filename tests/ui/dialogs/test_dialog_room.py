"""The room of a dialog: all of its content is seen at once where the screen has that room."""

from PySide6.QtWidgets import QDialog, QScrollArea

from commune_desk.ui.dialogs.room import lay_out
from commune_desk.ui.look.layouts import column, row
from commune_desk.ui.widgets.buttons import button
from commune_desk.ui.widgets.text import Refusal, label

LINES = ("Tiếp nhận lúc 14:54 ngày 30/10/2026.", "Không tính thứ Bảy 31/10, Chủ nhật 01/11.")


def test_a_dialog_grows_for_what_is_said_beside_its_buttons_too(qtbot):
    """What was refused took its room from the field that it was said of."""
    made = QDialog()
    qtbot.addWidget(made)
    refusal = Refusal()
    buttons = column(refusal, row(None, button("Thử và giữ", made.accept)))
    lay_out(made, column(*(label(line, wraps=True) for line in 4 * LINES)), buttons, wide=300)
    made.show()
    area = made.findChildren(QScrollArea)[0]
    qtbot.waitUntil(lambda: not area.verticalScrollBar().isVisible())
    before = made.height()
    refusal.setText(" ".join(2 * LINES))
    qtbot.waitUntil(lambda: made.height() > before)
    qtbot.waitUntil(lambda: not area.verticalScrollBar().isVisible())


def test_a_pixel_that_a_screen_rounds_away_brings_no_bar(qtbot):
    """At 150 % a dialog of 206 logical pixels came out 205 high."""
    made = QDialog()
    qtbot.addWidget(made)
    lines = [label(line, wraps=True) for line in 4 * LINES]
    lay_out(made, column(*lines), row(None, button("Đóng", made.accept)), wide=300)
    made.show()
    area = made.findChildren(QScrollArea)[0]
    qtbot.waitUntil(lambda: not area.verticalScrollBar().isVisible())
    made.resize(made.width(), made.height() - 1)
    qtbot.wait(10)
    assert not area.verticalScrollBar().isVisible()
