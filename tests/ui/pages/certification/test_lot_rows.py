"""The lines of a lot: as many columns as leave the names of the papers their room."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from commune_desk.domain.certification.entries import PaperToCertify
from commune_desk.ui.pages.certification.lot_rows import USUAL, LotArea, LotRows


@pytest.mark.parametrize("width", [760, 940, 1060, 1240, 1600])
def test_the_usual_names_are_whole_beside_their_numbers(qtbot, width: int):
    """At 150 % a certificate of the right to use land was cut, in two columns of six lines."""
    rows = LotRows()
    area = LotArea(rows)
    qtbot.addWidget(area)
    area.resize(width, 200)
    area.show()
    rows.show_papers([PaperToCertify(name, 1, 1) for name in USUAL])
    qtbot.wait(10)
    cut = [one.name.text() for one in rows._lines if one.name.is_too_long()]  # noqa: SLF001
    assert cut == []


def test_a_fee_of_a_million_is_whole(qtbot):
    rows = LotRows()
    area = LotArea(rows)
    qtbot.addWidget(area)
    area.resize(760, 200)
    area.show()
    rows.show_papers([PaperToCertify("Học bạ", 20, 55)])
    rows.show_fees([1_210_000])
    qtbot.wait(10)
    [fee] = [one for one in area.findChildren(QLabel) if one.text() == "1.210.000"]
    assert fee.width() >= fee.sizeHint().width()


def test_a_click_into_a_number_marks_it_so_that_the_next_digit_takes_its_place(qtbot):
    """Of 55 copies, clicked and put right with a 5, came 555."""
    rows = LotRows()
    qtbot.addWidget(rows)
    rows.resize(760, 400)
    rows.show()
    rows.show_papers([PaperToCertify("Học bạ", 20, 55)])
    qtbot.wait(10)
    copies = rows._lines[0].copies  # noqa: SLF001
    qtbot.mouseClick(copies, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(copies, "5")
    assert copies.value() == 5
    qtbot.mouseClick(copies, Qt.MouseButton.LeftButton)  # who clicks again wants to stand there
    assert not copies.hasSelectedText()
