"""A text that is longer than its line: its end while one is in it, its beginning else."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from commune_desk import ui
from commune_desk.ui.look.layouts import column
from commune_desk.ui.look.theme import style_window
from commune_desk.ui.widgets.form import text_editor
from commune_desk.ui.widgets.form.editors import SuggestionEditor
from commune_desk.ui.widgets.form.pick_edit import PickEdit
from commune_desk.ui.widgets.form.text_editor import LineEdit, TextEditor

LONG = "Tổ 12, ấp Phú Thọ C, xã Phú Thành, huyện Tam Nông cũ, tỉnh Đồng Tháp"
SHORT = "Ấp Tân Hưng"
KINDS = (TextEditor, lambda: PickEdit(lambda _text: ()), lambda: SuggestionEditor(("Kinh",)))


@pytest.fixture(params=KINDS, ids=["text", "pick", "suggestion"])
def editor(request: pytest.FixtureRequest, qtbot) -> Iterator[QWidget]:
    """An editor of 160 pixels in a window of its own, below it another, which has the focus."""
    window, made, other = QWidget(), request.param(), LineEdit()
    made.setFixedWidth(160)
    window.setLayout(column(other, made))
    style_window(window)
    qtbot.addWidget(window)
    window.show()
    other.setFocus()
    yield made
    window.close()


def line_of(editor: QWidget) -> QLineEdit:
    found = editor.lineEdit() if isinstance(editor, QComboBox) else editor
    assert isinstance(found, QLineEdit)
    return found


def leave(editor: QWidget, why: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
    other = editor.window().findChild(LineEdit)
    assert other is not None
    other.setFocus(why)


def test_its_end_is_shown_while_the_focus_is_in_it(editor: QWidget):
    line = line_of(editor)
    line.setText(LONG)
    line.setCursorPosition(0)
    editor.setFocus(Qt.FocusReason.OtherFocusReason)
    assert line.cursorPosition() == len(LONG)
    line.grab()  # only what is drawn is scrolled
    assert line.cursorRect().center().x() < line.width()
    leave(editor)
    assert line.cursorPosition() == 0


def test_one_that_has_room_stays_as_it_is(editor: QWidget):
    line = line_of(editor)
    line.setText(SHORT)
    line.setCursorPosition(3)
    editor.setFocus(Qt.FocusReason.OtherFocusReason)
    leave(editor)
    assert line.cursorPosition() == 3


def test_what_a_menu_interrupts_goes_on_where_it_was(editor: QWidget):
    line = line_of(editor)
    line.setText(LONG)
    editor.setFocus(Qt.FocusReason.OtherFocusReason)
    line.setCursorPosition(3)
    leave(editor, Qt.FocusReason.PopupFocusReason)
    editor.setFocus(Qt.FocusReason.PopupFocusReason)
    assert line.cursorPosition() == 3


def test_every_line_of_the_program_is_one():
    found = [
        path.name
        for folder in ui.__path__
        for path in Path(folder).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if path != Path(text_editor.__file__) and makes_a_bare_line(node)
    ]
    assert found == []


def makes_a_bare_line(node: ast.AST) -> bool:
    if isinstance(node, ast.ClassDef):
        return any(isinstance(base, ast.Name) and base.id == "QLineEdit" for base in node.bases)
    if isinstance(node, ast.Call):
        return isinstance(node.func, ast.Name) and node.func.id == "QLineEdit"
    return False
