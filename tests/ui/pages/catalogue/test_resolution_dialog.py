"""A resolution of the province typed in the window: its number, its day, its sums."""

import pytest
from PySide6.QtWidgets import QLineEdit

from commune_desk.domain.catalogue.procedure import Channel
from commune_desk.domain.desk.dossier import Role
from commune_desk.services.catalogue import corrections
from commune_desk.services.desk.desk import Desk
from commune_desk.ui.frame.page_frame import PageFrame
from commune_desk.words.catalogue.procedures import fees_words
from tests.factories import BIRTH, acting_as
from tests.ui.drivers.forms import gives_up
from tests.ui.drivers.pages import page_alone
from tests.ui.drivers.screen import Area


@pytest.fixture
def dialog(qtbot, frame: PageFrame) -> Area:
    frame.desk = acting_as(frame.desk, Role.LEADER)
    page = Area(page_alone(qtbot, frame, "catalogue"))
    page.press("Ctrl+B")
    return Area(page.dialog("nghị quyết").widget)


def counter_of(dialog: Area, code: str = BIRTH) -> str:
    names = [one.accessibleName() for one in dialog.widget.findChildren(QLineEdit)]
    return next(name for name in names if name.startswith(code) and name.endswith("trực tiếp"))


def test_a_sum_that_is_typed_holds_from_its_day(dialog: Area, desk: Desk):
    name = counter_of(dialog)
    dialog.enter("Nghị quyết", "Nghị quyết số 12/2026/NQ-HĐND")
    dialog.enter("Ngày hiệu lực", "01/10/2026")
    dialog.enter(name, "8.000")
    dialog.enter(name.replace("trực tiếp", "trực tuyến"), "0")
    dialog.press("F9")
    procedure = corrections.to_correct(desk, BIRTH)
    assert "8.000 đồng/lần" in fees_words(procedure, Channel.COUNTER)
    assert "Miễn phí (đăng ký quá hạn" in fees_words(procedure, Channel.ONLINE)


@pytest.mark.parametrize(
    ("name", "amount", "said"),
    [
        ("Nghị quyết số 12/2026/NQ-HĐND", "rẻ", "Số tiền không hiểu được"),
        ("Nghị quyết số 12/2026/NQ-HĐND", "", "Chưa gõ mức thu nào"),
        ("nghị quyết mới", "8000", "không có số của nghị quyết"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_lost(dialog: Area, desk: Desk, name, amount, said):
    line = counter_of(dialog)
    dialog.enter("Nghị quyết", name)
    dialog.enter("Ngày hiệu lực", "01/10/2026")
    if amount:
        dialog.enter(line, amount)
    dialog.press("F9")
    assert dialog.says(said)
    assert dialog.text(line) == amount
    mended = {"8000": "Nghị quyết", "rẻ": line, "": counter_of(dialog, "")}  # the first of all
    assert dialog.focus == mended[amount]
    assert len(corrections.versions_of(desk, BIRTH)) == 1


def test_esc_asks_before_it_drops_the_sums(dialog: Area):
    dialog.enter(counter_of(dialog), "8.000")
    gives_up(dialog)
