"""The room of a dialog: all of its content is seen at once where the screen has that room."""

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QDialog, QPushButton, QScrollArea, QWidget

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


@pytest.fixture
def asking(qtbot) -> QDialog:
    """An open dialog in the middle of the screen, with a box, a refusal and its button."""
    made = QDialog()
    qtbot.addWidget(made)
    box = QWidget()
    box.setMinimumHeight(40)
    body = column(box, Refusal(), label(LINES[1], wraps=True))
    lay_out(made, body, row(None, button("Lưu", made.accept)), wide=300)
    made.show()
    made.move(made.screen().availableGeometry().center())
    return made


def refuse(qtbot, dialog: QDialog) -> None:
    """A refusal of several lines appears, for which the dialog has to grow."""
    before = dialog.height()
    dialog.findChildren(Refusal)[0].setText(" ".join(3 * LINES))
    qtbot.waitUntil(lambda: dialog.height() > before)


def place(one: QWidget) -> QRect:
    """Where it is on the screen."""
    return QRect(one.mapToGlobal(QPoint()), one.size())


def test_the_button_stays_below_the_pointer_when_it_is_refused(qtbot, asking: QDialog):
    """A second click met nothing, or something else."""
    [save] = asking.findChildren(QPushButton)
    before = place(save)
    QCursor.setPos(before.center())
    refuse(qtbot, asking)
    assert place(save) == before


def test_what_the_pointer_rests_on_in_the_content_stays_too(qtbot, asking: QDialog):
    top = asking.pos()
    QCursor.setPos(place(asking).topLeft() + QPoint(20, 20))
    refuse(qtbot, asking)
    assert asking.pos() == top


def test_a_dialog_grows_up_only_as_far_as_the_screen_goes(qtbot, asking: QDialog):
    room = asking.screen().availableGeometry()
    asking.move(room.left(), room.top() + 10)
    QCursor.setPos(place(asking.findChildren(QPushButton)[0]).center())
    refuse(qtbot, asking)
    assert room.contains(asking.frameGeometry())
