"""The scan box takes a scanner's burst whole, and a typed number at Enter."""

import pytest
from PySide6.QtCore import Qt

from commune_desk.ui.widgets.scan_box import ScanBox

CARD = "087096610926|341632473|Bui Thanh Toan|02041996|Nam|Ap 1, Tram Chim|10122024||||"
MRZ = (
    "IDVNM0966109267087096610926<<1",
    "9604023M3604029VNM<<<<<<<<<<<2",
    "BUI<<THANH<TOAN<<<<<<<<",
)


@pytest.fixture
def box(qtbot) -> ScanBox:
    made = ScanBox("Quét thẻ …")
    qtbot.addWidget(made)
    return made


def test_a_card_comes_whole(qtbot, box: ScanBox):
    with qtbot.waitSignal(box.scanned) as scanned:
        qtbot.keyClicks(box, CARD)
        qtbot.keyClick(box, Qt.Key.Key_Return)
    assert scanned.args == [CARD]
    assert box.text() == ""


def test_the_lines_of_a_machine_readable_zone_stay_together(qtbot, box: ScanBox):
    with qtbot.waitSignal(box.scanned) as scanned:
        for line in MRZ:
            qtbot.keyClicks(box, line)
            qtbot.keyClick(box, Qt.Key.Key_Return)
    assert scanned.args == ["\n".join(MRZ)]


def test_a_typed_number_is_taken_at_once(qtbot, box: ScanBox):
    with qtbot.waitSignal(box.scanned, timeout=50) as scanned:
        qtbot.keyClicks(box, "087096610926")
        qtbot.keyClick(box, Qt.Key.Key_Enter)
    assert scanned.args == ["087096610926"]


def test_enter_in_an_empty_box_says_nothing(qtbot, box: ScanBox):
    with qtbot.assertNotEmitted(box.scanned, wait=200):
        qtbot.keyClick(box, Qt.Key.Key_Return)
