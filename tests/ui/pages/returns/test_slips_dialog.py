"""Paper slips in a bundle: one key a slip, a number or none, all kept or none."""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from commune_desk.domain.handling.rating import RatingLevel, RatingWay
from commune_desk.services.desk import lookup
from commune_desk.services.desk.desk import Desk
from commune_desk.services.handling import rating
from commune_desk.services.reception import intake
from commune_desk.ui.frame.page_frame import PageFrame
from commune_desk.ui.pages.returns.slips_dialog import ENTERED
from tests.factories import BIRTH, a_reception
from tests.ui.drivers.pages import page_alone
from tests.ui.drivers.screen import Area

DATE, NUMBER, REMARK = "Ngày trên phiếu", "Mã hồ sơ", "Góp ý ghi trên phiếu"
GOOD, FAIR, BAD = RatingLevel


@pytest.fixture
def number(desk: Desk) -> str:
    return intake.solve_at_once(desk, a_reception(procedure_code=BIRTH)).dossier.dossier_no


@pytest.fixture
def page(qtbot, frame: PageFrame, number: str) -> Area:
    return Area(page_alone(qtbot, frame, "returns"))


@pytest.fixture
def dialog(page: Area) -> Area:
    page.press("Ctrl+B")
    return page.dialog()


def counts(desk: Desk) -> list[int]:
    today = desk.now().date()
    return list(rating.counts(desk, today, today).values())


def test_a_slip_is_one_key(dialog: Area, desk: Desk, frame: PageFrame):
    assert dialog.text(DATE) == "01/10/2026"
    for key in ("F5", "F5", "F6", "F7"):
        dialog.press(key)
    assert dialog.text("slips_count") == "4 phiếu: 2 rất hài lòng, 1 hài lòng, 1 không hài lòng"
    assert counts(desk) == [0, 0, 0]
    dialog.press("F9")
    assert not dialog.is_there
    assert counts(desk) == [2, 1, 1]
    assert frame.notices.history[-1].text == "Đã lưu 4 phiếu đánh giá."


def test_how_many_slips_there_are_is_in_sight_at_200_percent(dialog: Area):
    dialog.widget.resize(683, 344)
    dialog.press("F5")
    QTest.qWait(50)
    said = dialog.find_a(QLabel, "slips_count")
    assert said.visibleRegion().boundingRect().height() == said.height()


def test_a_scanned_number_is_no_answer_and_its_enter_saves_nothing(
    dialog: Area, desk: Desk, number: str
):
    assert dialog.focus == NUMBER
    dialog.type_in(number)
    dialog.press("Return")
    assert dialog.is_there
    assert dialog.lines(ENTERED) == []
    dialog.enter(REMARK, "Chờ lâu")
    dialog.press("F7")
    assert dialog.lines(ENTERED) == [f"Không hài lòng · {number} · Chờ lâu"]
    dialog.press("F9")
    given = lookup.known(desk, number).rating
    assert given is not None
    assert (given.level, given.reason, given.came_by) == (BAD, "Chờ lâu", RatingWay.PAPER)


@pytest.mark.parametrize(
    ("text", "words", "field"),
    [("000-0", "Không có hồ sơ mã 000-0", NUMBER), ("", "Ngày 02/10/2026 chưa tới", DATE)],
)
def test_what_the_office_would_not_take_is_said_at_its_key(
    dialog: Area, text: str, words: str, field: str
):
    if not text:
        dialog.enter(DATE, "02/10/2026")
    dialog.go_to(NUMBER)
    dialog.type_in(text)
    dialog.press("F5")
    assert dialog.says(words)
    assert dialog.focus == field
    assert dialog.lines(ENTERED) == []


def test_a_dossier_has_one_slip(dialog: Area, number: str):
    for _time in range(2):
        dialog.type_in(number)
        dialog.press("F5")
    assert dialog.says("Hai phiếu cùng ghi hồ sơ")
    assert len(dialog.lines(ENTERED)) == 1


def test_a_wrong_key_is_taken_out_again(dialog: Area):
    dialog.press("F5")
    dialog.press("F7")
    dialog.choose("Bỏ phiếu này")
    assert dialog.lines(ENTERED) == ["Rất hài lòng"]


def test_esc_gives_up_what_is_not_saved_only_when_it_means_it(page: Area, dialog: Area, desk: Desk):
    dialog.press("F5")
    dialog.press("Esc")
    assert dialog.says("Còn 1 phiếu chưa lưu")
    dialog.press("F6")
    dialog.press("Esc")
    assert len(page.dialogs()) == 1
    dialog.press("Esc")
    assert page.dialogs() == []
    assert counts(desk) == [0, 0, 0]


def test_an_empty_bundle_is_nothing_to_save(dialog: Area):
    dialog.press("F9")
    assert dialog.says("Chưa nhập phiếu nào")
