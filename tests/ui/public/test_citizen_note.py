"""What the citizen must know, large and facing them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from commune_desk.services.catalogue import catalogue
from commune_desk.services.desk.desk import Desk
from commune_desk.ui.public.citizen_note import CitizenNote
from tests.factories import BIRTH


@pytest.fixture
def note(qtbot, desk: Desk) -> CitizenNote:
    birth = next(p for p in catalogue.in_force(desk) if p.code == BIRTH)
    beside = QWidget()
    qtbot.addWidget(beside)
    beside.show()
    made = CitizenNote(birth, [("Phí, lệ phí", "Miễn phí"), ("Hẹn trả", "")])
    qtbot.addWidget(made)  # to be closed before it is let go: it fills the screen
    made.face_citizen(beside)
    return made


def words(note: CitizenNote) -> list[str]:
    return [label.text() for label in note.findChildren(QLabel)]


def test_it_names_the_procedure_the_fee_and_what_to_bring(note: CitizenNote):
    said = words(note)
    assert "Đăng ký khai sinh" in said
    assert "Miễn phí" in said
    assert "•  Tờ khai đăng ký khai sinh" in said
    assert "Mang theo để xuất trình" in said
    assert "Hẹn trả" not in said


def test_any_key_puts_it_away(qtbot, note: CitizenNote):
    qtbot.keyClick(note, Qt.Key.Key_Space)
    assert not note.isVisible()


def test_the_keys_that_opened_it_put_it_away_and_open_no_other(qtbot, note: CitizenNote):
    qtbot.keyClick(note, Qt.Key.Key_Control)
    assert note.isVisible()
    qtbot.keyClick(note, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    assert not note.isVisible()
