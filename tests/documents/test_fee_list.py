"""The list of fees taken: every receipt a line, a cancelled one too, and the sums."""

from dataclasses import replace
from datetime import date

from commune_desk.documents.fee_list import render
from commune_desk.domain.office.letterhead import Letterhead
from commune_desk.domain.papers.fee_settlement import FeeList
from commune_desk.domain.periods import calendar_month
from tests.documents.reading import read
from tests.domain.papers.test_fee_settlement import ALL, AT, FEE

LETTERHEAD = Letterhead("Ủy ban nhân dân xã Tràm Chim", "Trung tâm xã Tràm Chim", "Tràm Chim")
MADE_ON = date(2026, 11, 5)
LIST = FeeList(LETTERHEAD, calendar_month(AT.date()), MADE_ON, "Trần Thị Tuyết Mai", ALL)


def test_every_receipt_has_its_line_and_the_sum_is_in_words():
    text = read(render(LIST)).text
    assert "BẢNG KÊ PHÍ, LỆ PHÍ ĐÃ THU" in text
    assert "Cộng: 16.000 đồng (Mười sáu nghìn đồng)." in text
    assert "(đã hủy)" in text
    assert "đã hủy ngày 01/10/2026: nhầm" in text
    assert "Người thuộc hộ nghèo; Điều 11" in text


def test_the_list_bears_the_day_on_which_it_is_signed():
    assert "Tràm Chim, ngày 05 tháng 11 năm 2026" in read(render(LIST)).text


def test_the_sums_are_told_apart():
    text = read(render(LIST)).text
    assert "– Trực tiếp: 2 khoản, 16.000 đồng" in text
    assert "– Trực tuyến toàn trình: 1 khoản, 1 được miễn, 0 đồng" in text
    assert "– Điều 11: 1 khoản, 1 được miễn, 0 đồng" in text


def test_a_year_of_receipts_is_all_there():
    fees = tuple(
        replace(FEE, payment=replace(FEE.payment, receipt_no=f"{n:07}")) for n in range(600)
    )
    text = read(render(replace(LIST, fees=fees))).text
    assert [fee for fee in fees if fee.payment.receipt_no not in text] == []
    assert "Cộng: 4.800.000 đồng" in text


def test_an_empty_month_is_still_a_list():
    assert "Cộng: 0 đồng" in read(render(replace(LIST, fees=()))).text
