"""How the intake page lies: what is settled is a line, what is missing has the page."""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from commune_desk.services.desk.desk import Desk
from commune_desk.ui.frame.page_frame import PageFrame
from tests.ui.drivers.intake import CHANNEL, LAST, NAME, OTHER_PAPER, PHONE, SCAN, Intake
from tests.ui.drivers.pages import page_alone
from tests.ui.drivers.window import Window

LONG_CARD = (
    "087185000077||CÔNG TẰNG TÔN NỮ NGUYỄN PHƯỚC HOÀNG ẪN NGỌC QUỲNH Ộ|09031985|Nữ"
    "|Tổ 12, ấp Phú Thọ C, xã Phú Thành, huyện Tam Nông cũ, tỉnh Đồng Tháp|03052022"
)
CARD = "087185004321||VÕ THỊ ÁNH NGUYỆT|09031985|Nữ|Ấp Tân Hưng, Tràm Chim, Đồng Tháp|03052022"
DAMAGED = "087185004321||VÕ THỊ ÁNH NGUY?T|31021985|Nữ|Ấp Tân Hưng"
COPIES = "2.000815"
"""Chứng thực bản sao: no declaration, solved on the same day."""
OLD_PC = (1366, 768)
SCALES = {"100 %": 1.0, "125 %": 1.25, "150 %": 1.5}
PREVIEW = "Xem trước giấy sẽ in"


@pytest.fixture
def page(qtbot, frame: PageFrame) -> Intake:
    return Intake(page_alone(qtbot, frame, "intake"))


def at_desk(desk: Desk, scale: float) -> tuple[Window, Intake]:
    """The window of an old desk PC, its screen set to that scale."""
    window = Window.of(desk)
    window.widget.resize(*(round(side / scale) for side in OLD_PC))
    return window, window.intake()


# --- what is settled, what is missing ------------------------------------------------------------


def test_before_the_card_person_and_procedure_are_the_page(page: Intake):
    assert page.person_line == []
    assert not page.has(NAME)
    assert not page.has(OTHER_PAPER)


def test_a_card_folds_the_person_into_one_line(page: Intake):
    page.scan(CARD)
    assert page.person_line == [
        "Võ Thị Ánh Nguyệt",
        "Nữ",
        "09/03/1985",
        "087185004321",
        "Ấp Tân Hưng, Tràm Chim, Đồng Tháp",
    ]
    assert "✓ Từ thẻ" in page.source
    assert not page.has(NAME)


def test_only_what_is_missing_is_asked(page: Intake):
    page.scan(CARD)
    page.pick(COPIES)
    assert page.missing.endswith("Nên hỏi thêm 1 ô (không bắt buộc)")
    assert page.has(PHONE)
    assert not page.has(NAME)
    assert page.can("▸ 2 ô đã điền sẵn, 2 ô không bắt buộc (xem, sửa)")


def test_a_field_stays_in_its_place_when_it_is_filled(page: Intake):
    page.scan(CARD)
    page.pick(COPIES)
    page.type_in("0912345678")
    page.press("Return")
    assert page.missing.startswith("✓ Đủ thông tin")
    assert page.text(PHONE) == "0912 345 678"
    assert page.has(PHONE)


def test_a_refused_field_of_the_folded_person_is_brought_into_sight(page: Intake):
    page.scan(CARD)
    page.pick(COPIES)
    page.enter("Số định danh cá nhân", "0871850043")
    assert "Cần sửa 1 ô" in page.missing
    assert "đang có 10" in page.beside("Số định danh cá nhân")
    assert not page.has(NAME)


def test_the_line_follows_what_is_typed(page: Intake):
    page.scan(CARD)
    page.enter(NAME, "Võ Thị Ánh Ngọc")
    assert page.person_line[0] == "Võ Thị Ánh Ngọc"


def test_a_way_that_is_not_usual_stands_in_the_line(page: Intake):
    page.scan(CARD)
    page.pick(COPIES)
    page.enter(CHANNEL, "Bưu chính công ích")
    assert "Bưu chính công ích" in page.procedure_line


def test_what_a_damaged_card_left_in_doubt_is_in_sight_with_the_focus_in_it(page: Intake):
    page.scan(DAMAGED)
    assert page.focus == NAME
    page.pick(COPIES)
    assert "Đối chiếu với thẻ" in page.beside(NAME)


def test_what_was_opened_is_folded_for_the_next_citizen(page: Intake):
    page.scan(CARD)
    page.pick("ks")
    page.unfold(CHANNEL)
    page.keep_draft()
    page.scan(CARD)
    page.pick("ks")
    assert not page.has(CHANNEL)


# --- the paper -----------------------------------------------------------------------------------


def test_the_paper_folds_away_and_stays_so(page: Intake, qtbot, frame: PageFrame):
    page.scan(CARD)
    page.pick("ks")
    assert page.has(PREVIEW)
    page.press("Ctrl+B")
    assert not page.has(PREVIEW)
    again = Intake(page_alone(qtbot, frame, "intake"))
    again.pick("ks")
    assert not again.has(PREVIEW)


def test_under_1100_pixels_the_paper_is_behind_its_key(desk: Desk):
    window, page = at_desk(desk, 1.25)
    page.scan(CARD)
    page.pick(COPIES)
    assert not page.has(PREVIEW)
    page.press("Ctrl+B")
    assert page.has(PREVIEW)
    assert not page.has(PHONE)
    assert not page.has(SCAN)
    page.press("Ctrl+B")
    assert (page.has(PREVIEW), page.focus) == (False, PHONE)
    window.break_off()


# --- nothing is cut ------------------------------------------------------------------------------


@pytest.mark.parametrize("scale", SCALES.values(), ids=SCALES)
@pytest.mark.parametrize("card", [LONG_CARD, DAMAGED], ids=["long", "damaged"])
def test_no_text_is_cut_on_an_old_screen(desk: Desk, scale: float, card: str):
    window, page = at_desk(desk, scale)
    page.scan(card)
    assert cut(page) == []
    page.pick("1.004873")
    page.unfold(CHANNEL)
    assert cut(page) == []
    page.press("Ctrl+N")
    assert cut(page) == []
    window.break_off()


@pytest.mark.parametrize("scale", SCALES.values(), ids=SCALES)
def test_nothing_of_a_declaration_is_cut_while_it_is_refused_and_doubted(desk: Desk, scale: float):
    window, page = at_desk(desk, scale)
    page.scan(LONG_CARD)
    page.pick("1.001193")
    page.fill_in(
        {
            "Người yêu cầu: quan hệ với người được khai sinh": "người nuôi dưỡng",
            "Người được khai sinh: họ, chữ đệm, tên": "Công Tằng Tôn Nữ Hoàng Ẫn Ngọc Quỳnh Ộ",
            "Người được khai sinh: ngày, tháng, năm sinh": "20/9/2026",
        }
    )
    page.receive()
    assert cut(page) == []
    page.enter("Người được khai sinh: giới tính", "Nữ")
    page.receive()
    assert page.focus.startswith("Lý do")
    assert cut(page) == []
    window.break_off()


def cut(page: Intake) -> list[str]:
    """The labels that have less room than their words need, once everything has its place."""
    for _turn in range(40):
        QTest.qWait(25)
        if not (found := [label.text() for label in page.shown(QLabel) if needs_more(label)]):
            break
    return found


def needs_more(label: QLabel) -> bool:
    if not label.text() or is_of_the_frame(label):
        return False
    if label.wordWrap():
        return label.heightForWidth(label.width()) > label.height()
    return label.sizeHint().width() > label.width() or label.sizeHint().height() > label.height()


def is_of_the_frame(label: QLabel) -> bool:
    """Whether it is a part of the frame, which gives way by itself (title, status)."""
    owner: QWidget | None = label
    while owner is not None:
        if type(owner).__name__ == "IntakePage":
            return False
        owner = owner.parentWidget()
    return True


@pytest.mark.parametrize("scale", SCALES.values(), ids=SCALES)
def test_what_was_received_is_in_sight_and_the_scan_box_where_it_was(desk: Desk, scale: float):
    window, page = at_desk(desk, scale)
    box = page.find(SCAN)
    before = box.mapTo(window.widget, box.rect().topLeft())
    page.scan(CARD)
    page.pick(COPIES)
    page.receive()
    page.put_papers_away()
    QTest.qWait(50)
    assert page.focus == SCAN
    assert box.mapTo(window.widget, box.rect().topLeft()) == before
    said = page.find_a(QLabel, LAST)
    assert said.visibleRegion().boundingRect().size() == said.size(), "the whole line is seen"
    window.break_off()


@pytest.mark.parametrize("width", [1200, 1280, 1366])
def test_what_is_missing_is_said_in_whole_lines(qapp, desk: Desk, width: int):
    window = Window.of(desk)
    window.widget.resize(width, 720)
    page = window.intake()
    page.scan(CARD)
    page.pick("ks")
    QTest.qWait(50)
    said = page.find_a(QLabel, "missing")
    assert said.height() <= 3 * said.fontMetrics().lineSpacing()  # what must be, what should be
    window.break_off()
