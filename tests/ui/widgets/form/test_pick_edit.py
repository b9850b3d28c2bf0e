"""The boxes that find while one types, and the one that takes a scan."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from commune_desk.ui.look.layouts import column
from commune_desk.ui.widgets.form.pick_edit import Choice, PickEdit
from commune_desk.ui.widgets.form.scan_edit import ScanEdit

CARD = "087073052838|342446091|TRẦN QUỐC NAM|17071973|Nam|Ấp Cà Vàng, Đồng Tháp|03052022"
MRZ = (
    "IDVNM0930470641001093047064<<2",
    "9301054M3301052VNM<<<<<<<<<<<8",
    "UNG<<HOANG<HIEP<<<<<<<<<<<<<<<",
)
CHOICES = [Choice("1", "Đăng ký khai sinh"), Choice("2", "Đăng ký khai tử", "trong ngày")]


@pytest.fixture
def window(qtbot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(600, 400)
    return made


def shown(window: QWidget, box: PickEdit) -> PickEdit:
    window.setLayout(column(box, None))
    window.show()
    box.setFocus()
    return box


@pytest.fixture
def box(window: QWidget) -> PickEdit:
    return shown(window, PickEdit(lambda text: CHOICES if text.startswith("k") else []))


@pytest.fixture
def scan(window: QWidget) -> PickEdit:
    return shown(window, ScanEdit(lambda _text: CHOICES))


def test_enter_takes_the_first_without_waiting_for_the_list(qtbot, box: PickEdit):
    qtbot.keyClicks(box, "ks")
    with qtbot.waitSignal(box.picked) as picked:
        qtbot.keyClick(box, Qt.Key.Key_Return)
    assert picked.args == [CHOICES[0]]
    assert not box.is_open()


def test_arrows_choose_another(qtbot, box: PickEdit):
    qtbot.keyClicks(box, "kt")
    qtbot.waitUntil(box.is_open)
    qtbot.keyClick(box, Qt.Key.Key_Down)
    with qtbot.waitSignal(box.picked) as picked:
        qtbot.keyClick(box, Qt.Key.Key_Return)
    assert picked.args == [CHOICES[1]]


def test_escape_closes_the_list_and_keeps_the_text(qtbot, box: PickEdit):
    qtbot.keyClicks(box, "ks")
    qtbot.waitUntil(box.is_open)
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert (box.is_open(), box.text()) == (False, "ks")


def test_a_text_that_finds_nothing_goes_out_as_it_is(qtbot, box: PickEdit):
    qtbot.keyClicks(box, "xyz")
    with qtbot.waitSignal(box.entered) as entered:
        qtbot.keyClick(box, Qt.Key.Key_Return)
    assert entered.args == ["xyz"]


def test_the_list_goes_with_the_page(qtbot, box: PickEdit):
    qtbot.keyClicks(box, "ks")
    qtbot.waitUntil(box.is_open)
    box.hide()
    assert not box.is_open()


def test_a_scan_goes_out_whole_and_searches_nothing(qtbot, scan: PickEdit):
    scan.setText(CARD)
    with qtbot.waitSignal(scan.scanned) as scanned:  # type: ignore[attr-defined]  # a ScanEdit
        qtbot.keyClick(scan, Qt.Key.Key_Return)
    assert scanned.args == [CARD]


def test_a_scanner_that_ends_with_tab_is_understood(qtbot, scan: PickEdit):
    scan.setText(CARD)
    with qtbot.waitSignal(scan.scanned):  # type: ignore[attr-defined]  # a ScanEdit
        qtbot.keyClick(scan, Qt.Key.Key_Tab)


def test_the_lines_of_a_machine_readable_zone_are_gathered(qtbot, scan: PickEdit):
    with qtbot.waitSignal(scan.scanned) as scanned:  # type: ignore[attr-defined]  # a ScanEdit
        for line in MRZ:
            scan.insert(line)
            qtbot.keyClick(scan, Qt.Key.Key_Return)
    assert scanned.args == [" ".join(MRZ)]
