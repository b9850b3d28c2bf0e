"""Cells of a workbook: how high a row is, and what a cell can hold."""

import pytest

from commune_desk.workbooks.sheet import LINE_PT, height, text


@pytest.mark.parametrize(
    ("shown", "width", "lines"),
    [
        ("", 8, 1),
        ("Khai sinh", 8, 1),  # as long as the column is wide, counted in letters
        ("Khai sinh lại", 8, 2),
        ("Ấp 4\nẤp 5", 40, 2),
        ("Ấp 4\n\nẤp 5", 40, 3),
        ("một hai ba bốn năm sáu bảy tám", 8, 4),
    ],
)
def test_a_row_is_as_high_as_its_texts_need(shown: str, width: float, lines: int):
    assert height([(shown, width)]) == LINE_PT * lines + 1


def test_the_highest_text_of_a_row_decides():
    assert height([("a", 8), ("một hai ba bốn", 8), ("b", 8)]) == LINE_PT * 2 + 1
    assert height([]) == LINE_PT + 1


def test_a_text_is_cut_where_a_cell_ends():
    assert len(text("x" * 40_000)) == 32_767
