"""A fee is taken on the page of its dossier: the sum stands there, the receipt is typed."""

from commune_desk.services.desk import lookup
from commune_desk.services.desk.desk import Desk
from commune_desk.services.reception import intake
from commune_desk.ui.frame.page_frame import PageFrame
from tests.factories import BIRTH, a_reception
from tests.ui.drivers.dossiers import Dossier
from tests.ui.drivers.pages import page_alone
from tests.ui.drivers.screen import Area

TAKE, CANCEL, KEEP = "Thu phí, lệ phí", "Hủy khoản thu", "Ghi khoản thu"
SUM, RECEIPT = "Số tiền (đồng)", "Số biên lai"
CASE, GROUP = "Trường hợp thu phí", "Đối tượng được miễn, giảm"
COPY = "2.000635"


def opened(qtbot, frame: PageFrame, code: str) -> tuple[Dossier, str]:
    number = intake.receive(frame.desk, a_reception(procedure_code=code)).dossier.dossier_no
    return Dossier(page_alone(qtbot, frame, "dossier", number)), number


def paid(desk: Desk, number: str) -> list[tuple[int, str]]:
    return [(one.amount_vnd, one.receipt_no) for one in lookup.known(desk, number).payments]


def taking(page: Dossier) -> Area:
    page.choose(TAKE)
    return page.dialog(TAKE)


def test_the_sum_of_the_catalogue_stands_there(qtbot, frame: PageFrame, desk: Desk):
    page, number = opened(qtbot, frame, COPY)
    assert page.says("Chưa thu · 8.000 đồng/bản")
    dialog = taking(page)
    assert dialog.text(SUM) == "8.000"
    dialog.enter("Số lượng (trang, bản, việc)", "3")
    assert dialog.text(SUM) == "24.000"
    dialog.enter(RECEIPT, "0012345")
    dialog.choose(KEEP)
    assert paid(desk, number) == [(24_000, "0012345")]
    assert page.says("24.000 đồng · biên lai số 0012345")


def test_a_missing_receipt_number_has_the_focus_and_is_said_beside_it(
    qtbot, frame: PageFrame, desk: Desk
):
    page, number = opened(qtbot, frame, COPY)
    dialog = taking(page)
    dialog.choose(KEEP)
    assert dialog.focus == RECEIPT
    assert "biên lai" in dialog.beside(RECEIPT)
    dialog.enter(RECEIPT, "0012345")
    dialog.enter(SUM, "9.000")
    dialog.choose(KEEP)
    assert dialog.focus == "Căn cứ, lý do"
    dialog.type_in("Thu thừa")
    dialog.choose(KEEP)
    assert paid(desk, number) == [(9_000, "0012345")]


def test_a_late_birth_is_not_free(qtbot, frame: PageFrame, desk: Desk):
    page, number = opened(qtbot, frame, BIRTH)
    dialog = taking(page)
    assert dialog.text(SUM) == ""
    dialog.enter(CASE, "đăng ký đúng hạn")
    assert dialog.text(SUM) == "0"
    dialog.enter(CASE, "đăng ký quá hạn")
    assert dialog.text(SUM) == ""
    assert "nghị quyết của tỉnh" in dialog.beside(SUM)
    dialog.enter(SUM, "8.000")
    dialog.enter(RECEIPT, "77")
    dialog.choose(KEEP)
    assert dialog.says("Danh mục chưa có mức thu")
    dialog.enter("Căn cứ, lý do", "Nghị quyết 12/2018/NQ-HĐND")
    dialog.choose(KEEP)
    assert paid(desk, number) == [(8000, "77")]


def test_who_is_freed_pays_nothing(qtbot, frame: PageFrame, desk: Desk):
    page, number = opened(qtbot, frame, BIRTH)
    dialog = taking(page)
    dialog.enter(CASE, "đăng ký quá hạn")
    dialog.enter(GROUP, "Người thuộc hộ nghèo")
    assert dialog.text(SUM) == "0"
    dialog.choose(KEEP)
    assert paid(desk, number) == [(0, "")]


def test_money_without_a_receipt_is_refused(qtbot, frame: PageFrame, desk: Desk):
    page, number = opened(qtbot, frame, COPY)
    dialog = taking(page)
    dialog.choose(KEEP)
    assert dialog.says("chưa có số biên lai")
    assert paid(desk, number) == []


def test_a_wrong_payment_is_cancelled(qtbot, frame: PageFrame, desk: Desk):
    page, number = opened(qtbot, frame, COPY)
    assert not page.can(CANCEL)
    dialog = taking(page)
    dialog.enter(RECEIPT, "1")
    dialog.choose(KEEP)
    page.choose(CANCEL)
    asked = page.dialog(CANCEL)
    asked.enter("Lý do", "ghi nhầm số")
    asked.choose("Hủy khoản thu này")
    (kept,) = lookup.known(desk, number).payments
    assert kept.cancel_reason == "ghi nhầm số"
    assert page.says("đã hủy: ghi nhầm số")
