"""The key of a button does at once what the button is for."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QWidget

from commune_desk.ui.look.layouts import column
from commune_desk.ui.pages.today.figures import DayFigure
from commune_desk.ui.widgets.buttons import ActionButton, button
from commune_desk.words.figures.today import VIEWS
from tests.ui.drivers.hand_scanner import hand_presses
from tests.ui.drivers.screen import awake


@pytest.fixture
def pressed() -> list[str]:
    return []


def in_a_window(qtbot, *buttons: QWidget) -> QWidget:
    """A window that has the keys."""
    window = QWidget()
    window.setLayout(column(*buttons))
    qtbot.addWidget(window)
    window.show()
    awake(window)
    return window


def test_its_key_does_it_before_anything_else_is_heard(qtbot, pressed):
    window = in_a_window(qtbot, button("Lưu", lambda: pressed.append("Lưu"), key="F9"))
    hand_presses("F9")
    assert pressed == ["Lưu"]
    window.close()


def test_a_figure_opens_its_list_at_once(qtbot, pressed):
    view = next(iter(VIEWS))
    figure = DayFigure(view, "Ctrl+1", lambda: pressed.append(str(view)))
    window = in_a_window(qtbot, figure)
    figure.show_count(3, "Quá hạn")
    hand_presses("Ctrl+1")
    assert pressed == [str(view)]
    window.close()


def test_the_key_of_a_button_that_is_off_does_nothing(qtbot, pressed):
    off = button("Lưu", lambda: pressed.append("Lưu"), key="F9")
    window = in_a_window(qtbot, off)
    off.setEnabled(False)
    hand_presses("F9")
    assert pressed == []
    window.close()


def test_a_click_leaves_the_focus_where_the_work_is(qtbot):
    """Or it would go on to a neighbour once the button is put away, whom Space then presses."""
    line, made = QLineEdit(), button("Gạch số này")
    made.clicked.connect(made.hide)
    window = in_a_window(qtbot, made, button("Sang quyển mới"), line)
    line.setFocus()
    qtbot.mouseClick(made, Qt.MouseButton.LeftButton)
    assert made.isHidden()
    assert line.hasFocus()
    window.close()


@pytest.mark.parametrize("kind", ["", "primary", "danger", "quiet"])
def test_a_button_that_is_off_looks_so(qtbot, kind):
    made = button("Làm lại từ đầu", kind=kind)
    window = in_a_window(qtbot, made, button("Khác"))
    on = made.grab().toImage()
    made.setEnabled(False)
    assert made.grab().toImage() != on
    window.close()


# --- the button of an action ----------------------------------------------------------------------


def test_a_button_that_its_page_hid_stays_hidden_when_its_action_gets_other_words(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    action = QAction("Giấy sẽ in", page)
    shown = ActionButton(action)
    page.setLayout(column(shown))
    page.show()
    shown.setHidden(True)
    action.setText("Gấp lại")
    assert "Gấp lại" in shown.text()
    assert shown.isHidden()


def test_a_button_comes_and_goes_with_its_action(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    action = QAction("Giấy sẽ in", page)
    shown = ActionButton(action)
    page.setLayout(column(shown))
    page.show()
    action.setVisible(False)
    assert shown.isHidden()
    action.setVisible(True)
    assert shown.isVisible()
