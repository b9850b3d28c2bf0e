"""The list of fees taken as a workbook: every receipt a row, and a sheet with all its sums."""

from datetime import datetime, time
from io import BytesIO

from xlsxwriter import Workbook

from commune_desk.domain.handling.payments import standing, total_vnd
from commune_desk.domain.papers.fee_settlement import FeeDimension, FeeList, TakenFee, shares
from commune_desk.words.papers.fee_settlement import (
    COLUMNS,
    DIMENSIONS,
    FEE_LIST,
    NOT_SAID,
    SUM_COLUMNS,
    TOTAL,
    key_words,
    note_words,
    what_words,
)
from commune_desk.words.values import days_words
from commune_desk.workbooks.report_look import LETTERS, SheetLook
from commune_desk.workbooks.sheet import AUTHOR, COUNT, MOMENT, SheetColumn

LISTED, SUMS = "Bảng kê", "Tổng hợp"
"""The sheets."""
_WIDTHS = (18, 14, 26, 26, 36, 16, 24, 30)
_COLUMNS = tuple(
    SheetColumn(title, width, {"day": MOMENT, "amount": COUNT}.get(name, "@"))
    for (name, title), width in zip(COLUMNS.items(), _WIDTHS, strict=True)
)
_FIRST_ROW = 4


def render(value: FeeList) -> bytes:
    """The workbook."""
    content = BytesIO()
    with Workbook(content, {"in_memory": True, "default_format_properties": dict(LETTERS)}) as book:
        page = SheetLook(book, LISTED)
        page.table_head(_FIRST_ROW - 1, _COLUMNS)
        _write_head(page, value, "H")
        for row, fee in enumerate(value.fees, start=_FIRST_ROW):
            _write_fee(page, row, fee)
        last = _FIRST_ROW + len(value.fees)
        page.text(f"A{last}:E{last}", TOTAL, "sum text")
        page.number(f"F{last}", total_vnd([fee.payment for fee in value.fees]), "sum")
        if value.fees:
            page.sheet.autofilter(f"A{_FIRST_ROW - 1}:H{last - 1}")
        page.sheet.freeze_panes(_FIRST_ROW - 1, 0)
        page.sheet.repeat_rows(_FIRST_ROW - 2)
        _write_sums(SheetLook(book, SUMS), value)
        made_at = datetime.combine(value.made_on, time())
        book.set_properties({"title": FEE_LIST, "author": AUTHOR, "created": made_at})
    return content.getvalue()


def _write_head(page: SheetLook, value: FeeList, last_column: str) -> None:
    days = days_words(value.period.first, value.period.last)
    page.text(f"A1:{last_column}1", FEE_LIST.upper(), "title")
    page.text(f"A2:{last_column}2", f"{value.letterhead.centre_name} – {days}", "centred italic")


def _write_fee(page: SheetLook, row: int, fee: TakenFee) -> None:
    """A payment; one that was cancelled has its sum in words, so that no formula counts it."""
    payment = fee.payment
    page.moment(f"A{row}", payment.paid_at)
    texts = (payment.receipt_no, payment.dossier_no, fee.applicant_name, what_words(fee))
    for letter, content in zip("BCDE", texts, strict=True):
        page.text(f"{letter}{row}", content)
    if standing([payment]):
        page.number(f"F{row}", payment.amount_vnd)
    else:
        page.text(f"F{row}", "")
    page.text(f"G{row}", fee.province or NOT_SAID)
    page.text(f"H{row}", note_words(fee))


def _write_sums(page: SheetLook, value: FeeList) -> None:
    page.table_head(
        3,
        [
            SheetColumn(title, width)
            for title, width in zip(SUM_COLUMNS, (50, 12, 12, 20), strict=True)
        ],
    )
    _write_head(page, value, "D")
    names = {fee.procedure_code: fee.procedure_name for fee in value.fees}
    row = _FIRST_ROW
    for by in FeeDimension:
        page.text(f"A{row}:D{row}", DIMENSIONS[by], "sum text")
        row += 1
        for share in shares(value.fees, by):
            page.text(f"A{row}", key_words(by, share.key, names))
            for letter, count in zip(
                "BCD", (share.count, share.freed, share.total_vnd), strict=True
            ):
                page.number(f"{letter}{row}", count)
            row += 1
