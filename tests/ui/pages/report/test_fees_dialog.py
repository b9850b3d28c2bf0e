"""The fees taken in a month, opened from the report page."""

import pytest

from commune_desk.domain.handling.payments import NewPayment
from commune_desk.services.desk.desk import Desk
from commune_desk.services.handling import payments
from commune_desk.services.reception import intake
from commune_desk.ui.frame.page_frame import PageFrame
from tests.factories import a_reception
from tests.ui.drivers.pages import page_alone
from tests.ui.drivers.screen import Area

COPY = "2.000635"


@pytest.fixture
def dialog(qtbot, frame: PageFrame, desk: Desk) -> Area:
    for receipt in ("0000001", "0000002"):
        number = intake.receive(desk, a_reception(procedure_code=COPY)).dossier.dossier_no
        payments.take(desk, number, NewPayment(amount_vnd=8000, receipt_no=receipt))
    payments.cancel(desk, number, "0000002", reason="ghi nhầm")
    page = Area(page_alone(qtbot, frame, "report"))
    page.press("Ctrl+B")
    shown = Area(page.dialog("Bảng kê").widget)
    shown.widget.resize(1600, 600)  # room for every column
    return shown


def test_every_receipt_is_listed_and_a_cancelled_one_counts_for_nothing(dialog: Area):
    assert dialog.column("Các khoản đã thu", "Số biên lai") == ["0000001", "0000002"]
    assert dialog.text("total") == "Cộng: 8.000 đồng"
    assert any("ghi nhầm" in note for note in dialog.column("Các khoản đã thu", "Miễn, lý do"))


def test_the_sums_follow_what_is_asked(dialog: Area):
    dialog.enter("Cộng theo", "Theo hình thức nộp")
    assert dialog.says("Trực tiếp: 1 khoản, 8.000 đồng")
    dialog.enter("Cộng theo", "Theo tỉnh, thành phố của người nộp")
    assert dialog.says("Tỉnh Đồng Tháp: 1 khoản, 8.000 đồng")
    assert dialog.column("Các khoản đã thu", "Tỉnh, thành phố") == 2 * ["Tỉnh Đồng Tháp"]


def test_the_workbook_is_written_and_where_it_is_stays_in_sight(dialog: Area, desk: Desk):
    dialog.choose("Ra Excel")
    [workbook] = desk.folder.reports.glob("*.xlsx")
    assert str(workbook) in dialog.text("written")
