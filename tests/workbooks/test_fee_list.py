"""The list of fees taken as a workbook: every receipt a row, every sum beside it."""

from io import BytesIO

from openpyxl import load_workbook

from commune_desk.workbooks.fee_list import LISTED, SUMS, render
from tests.documents.test_fee_list import LIST


def test_every_receipt_has_its_row_and_the_sum_leaves_the_cancelled_one_out():
    sheet = load_workbook(BytesIO(render(LIST)))[LISTED]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3)]
    assert rows[0][5:] == ["Số tiền (đồng)", "Tỉnh, thành phố", "Miễn, lý do"]
    assert [row[5] for row in rows[1:]] == [8_000, 0, 8_000, "", 16_000]
    assert [row[6] for row in rows[1:4]] == ["Tỉnh Đồng Tháp", "Tỉnh Đồng Tháp", "Không ghi"]
    assert rows[1][1] == "1"
    assert "đã hủy ngày 01/10/2026: nhầm" in str(rows[4][7])


def test_the_sums_are_told_apart_in_every_way():
    sheet = load_workbook(BytesIO(render(LIST)))[SUMS]
    rows = [tuple(cell.value for cell in row) for row in sheet.iter_rows(min_row=4)]
    assert ("Tỉnh Đồng Tháp", 2, 1, 8_000) in rows
    assert ("2.000635 Cấp bản sao trích lục", 2, 1, 8_000) in rows
    assert ("Điều 11", 1, 1, 0) in rows
    assert ("Theo tỉnh, thành phố của người nộp", None, None, None) in rows
