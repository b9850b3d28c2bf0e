"""A clerk at the end of a long day: F2, Ctrl+Z, Enter and the wheel, pressed anywhere."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QComboBox, QWidget

from commune_desk.domain.desk.dossier import Role
from commune_desk.domain.desk.dossier_list import DossierFilter
from commune_desk.domain.desk.steps import Action, StepRequest, step_of
from commune_desk.services.desk import lookup
from commune_desk.services.desk.desk import Desk
from commune_desk.services.handling import handling
from commune_desk.services.reception import intake
from commune_desk.ui.frame.actions import PAGES, permitted
from tests.factories import a_reception
from tests.ui.drivers.hand_scanner import (
    HandScanner,
    hand_presses,
    hand_types,
    keep_device_time,
)
from tests.ui.drivers.intake import SCAN
from tests.ui.drivers.screen import awake, until
from tests.ui.drivers.window import Window

CARD = "087185004321||VÕ THỊ ÁNH NGUYỆT|09031985|Nữ|Ấp Tân Hưng, Tràm Chim, Đồng Tháp|03052022"
NGUYET = "Võ Thị Ánh Nguyệt"


@pytest.fixture(autouse=True)
def time_of_the_device(monkeypatch: pytest.MonkeyPatch) -> None:
    keep_device_time(monkeypatch)


@pytest.fixture
def window(qapp, desk: Desk) -> Iterator[Window]:
    made = Window.of(desk)
    yield made
    made.break_off()


@pytest.fixture
def number(desk: Desk) -> str:
    """A dossier of Nguyệt that was handed to its unit."""
    received = intake.receive(desk, a_reception()).dossier.dossier_no
    handling.step(desk, received, StepRequest(Action.HAND_OVER, desk.now()))
    return received


# --- one scan and five keys ----------------------------------------------------------------------


def test_a_returning_citizen_takes_one_scan_and_five_keys_to_printed_papers(
    window: Window, desk: Desk, number: str
):
    page = window.intake()
    HandScanner().read(CARD)
    pressed = ["c", "t", "b", "Return", "F9"]
    for key in pressed:
        hand_types(key) if len(key) == 1 else hand_presses(key)
    until(lambda: bool(page.papers_shown()))
    listed = lookup.page(desk, DossierFilter(now=desk.now())).rows
    assert [one.applicant_name for one in listed] == [NGUYET] * 2
    assert len(pressed) <= 5


# --- a scan over a dialog that asks for one ------------------------------------------------------


def test_a_receipt_scanned_over_paper_slips_is_the_number_of_the_next(window: Window, number: str):
    window.returns().press("Ctrl+B")
    slips = window.dialog()
    awake(slips.widget)
    HandScanner().read(number)
    assert slips.text("Mã hồ sơ") == number
    slips.press("Esc")


# --- F2 ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "keys",
    ["Ctrl+Shift+P", "Ctrl+Shift+N", "Ctrl+K", "F11", "Ctrl+E", "Ctrl+4", "Ctrl+7", "Ctrl+L"],
)
def test_f2_returns_to_the_scan_box_from_every_dialog(window: Window, number: str, keys: str):
    window.frame.open_item("dossier", number)
    hand_presses(keys)
    assert QApplication.activeModalWidget() or QApplication.activePopupWidget()
    hand_presses("F2")
    until(lambda: window.page == "Tiếp nhận")
    assert not window.dialogs()
    assert window.focus == SCAN


@pytest.mark.parametrize("entry", permitted(PAGES, Role.CLERK), ids=lambda entry: entry.key)
def test_f2_returns_to_the_scan_box_from_every_page(window: Window, number: str, entry):
    if entry.key == "dossier":
        window.frame.open_item("dossier", number)
    else:
        window.frame.show_page(entry.key)
    hand_presses("F2")
    assert window.page == "Tiếp nhận"
    assert window.focus == SCAN


def test_f2_leaves_the_papers_of_the_last_citizen(window: Window):
    page = window.intake()
    HandScanner().read(CARD)
    page.pick("ks")
    page.press("Ctrl+U")
    hand_presses("F9")
    until(lambda: bool(page.papers_shown()))
    hand_presses("F2")
    assert not page.papers_shown()
    assert window.focus == SCAN
    HandScanner().read(CARD)
    assert page.person_line[0] == NGUYET


def test_f2_loses_nothing_that_was_typed(window: Window, number: str):
    window.frame.open_item("dossier", number)
    hand_presses(step_of(Action.REFUSE).key)
    asked = window.dialog()
    hand_types("Thiếu giấy")
    hand_presses("F2")
    assert asked.is_there
    assert "chữ đang gõ" in window.frame.notices.history[-1].text
    hand_presses("Esc")
    assert asked.is_there  # it asks once
    hand_presses("Esc")
    awake(window.widget)
    hand_presses("F2")
    assert window.focus == SCAN


# --- Ctrl+Z, Enter, the wheel --------------------------------------------------------------------


@pytest.mark.parametrize("entry", permitted(PAGES, Role.CLERK), ids=lambda entry: entry.key)
def test_ctrl_z_and_enter_and_the_wheel_change_nothing_on_any_page(
    window: Window, number: str, desk: Desk, entry
):
    if entry.key == "dossier":
        window.frame.open_item("dossier", number)
    else:
        window.frame.show_page(entry.key)
    before = history_of(desk)
    for box in boxes_of(window.widget):
        stood = value_of(box)
        turn_wheel(box)
        assert value_of(box) == stood, box.accessibleName()
    for keys in ("Ctrl+Z", "Ctrl+Z", "Return", "Return"):
        hand_presses(keys)
    QTest.qWait(50)
    assert history_of(desk) == before


def history_of(desk: Desk) -> list[str]:
    """What happened to dossiers so far."""
    rows = lookup.page(desk, DossierFilter(now=desk.now())).rows
    return [f"{one.dossier_no} {one.state}" for one in rows]


def boxes_of(shown: QWidget) -> list[QComboBox | QAbstractSpinBox]:
    return [
        one
        for one in shown.findChildren(QWidget)
        if isinstance(one, QComboBox | QAbstractSpinBox) and one.isVisible()
    ]


def value_of(box: QComboBox | QAbstractSpinBox) -> str:
    return box.currentText() if isinstance(box, QComboBox) else box.text()


def turn_wheel(over: QWidget) -> None:
    at, down = QPointF(over.rect().center()), QPoint(0, -120)
    event = QWheelEvent(
        at, over.mapToGlobal(at), down, down, Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(over, event)
