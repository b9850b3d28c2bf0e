"""The buttons beside a line for a file or a folder."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QLineEdit, QPushButton, QWidget

from commune_desk.ui.look.layouts import column
from commune_desk.ui.widgets.path_buttons import ask_file, file_button, folder_button, line_with


def shown(qtbot, line, button, *others):
    """A window with the line and its button."""
    whole = QWidget()
    qtbot.addWidget(whole)
    whole.setLayout(column(line_with(line, button), *others))
    whole.show()
    return whole


def test_a_file_comes_into_the_line_and_what_is_next_has_the_focus(qtbot, monkeypatch):
    line, following = QLineEdit(), QPushButton("Tiếp")
    button = file_button("Chọn tệp…", line, "Tệp", kinds="PDF (*.pdf)", then=lambda: following)
    whole = shown(qtbot, line, button, following)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked: ("/usb/a.pdf", ""))

    button.click()

    assert line.text() == "/usb/a.pdf"
    assert whole.focusWidget() is following


def test_a_folder_comes_into_the_line(qtbot, monkeypatch):
    line, asked = QLineEdit("/was"), []
    button = folder_button("Chọn…", line, "Thư mục")
    _whole = shown(qtbot, line, button)  # which holds both

    def choose(_over, *told):
        asked.append(told)
        return "/usb"

    monkeypatch.setattr(QFileDialog, "getExistingDirectory", choose)

    button.click()

    assert line.text() == "/usb"
    assert asked == [("Thư mục", "/was")]


def test_who_chooses_nothing_changes_nothing(qtbot, monkeypatch):
    line = QLineEdit("/was")
    button = folder_button("Chọn…", line, "Thư mục")
    whole = shown(qtbot, line, button)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_asked: "")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked: ("", ""))
    taken: list[Path] = []

    button.click()
    ask_file(whole, "Tệp", "PDF (*.pdf)", then=taken.append)

    assert line.text() == "/was"
    assert taken == []
