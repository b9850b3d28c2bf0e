"""The list of fees taken (bảng kê phí, lệ phí đã thu) on A4 landscape, with its sums.

Whoever keeps the accounts compares it with the receipt books: every receipt has its line, one that
was cancelled too. It is a paper of our own; no form prescribes it.
"""

from commune_desk.documents.blocks import (
    Align,
    Style,
    balanced,
    keeping_next,
    nothing,
    plain,
    stack,
)
from commune_desk.documents.fonts import Face
from commune_desk.documents.letterhead import head
from commune_desk.documents.page import A4_LANDSCAPE, numbered_pages
from commune_desk.documents.pdf import Properties, pdf_bytes
from commune_desk.documents.signatures import Signature, signed
from commune_desk.documents.table import Heading, cell, column_widths, head_row, row, under
from commune_desk.domain.form.kinds import write_vnd
from commune_desk.domain.handling.payments import total_vnd
from commune_desk.domain.papers.fee_settlement import FeeDimension, FeeList, TakenFee, shares
from commune_desk.domain.vietnamese import amount_in_words, format_date, format_vnd
from commune_desk.words.papers.fee_settlement import (
    COLUMNS,
    DIMENSIONS,
    FEE_LIST,
    key_words,
    note_words,
    share_words,
    what_words,
)
from commune_desk.words.values import days_words

_SHARES = (10, 20, 24, 42, 38, 58, 24, 26, 40)
_SIZE = 9
_TOLD = (
    FeeDimension.PROCEDURE, FeeDimension.CHANNEL, FeeDimension.PROVINCE, FeeDimension.GROUND,
    FeeDimension.PAID_BY,
)  # fmt: skip


def render(value: FeeList) -> bytes:
    """The list as PDF."""
    setup, room = A4_LANDSCAPE, A4_LANDSCAPE.room
    headings = [
        Heading(text, share)
        for text, share in zip(("STT", *COLUMNS.values()), _SHARES, strict=True)
    ]
    widths = column_widths(headings, room)
    rows = [
        row(
            [
                cell(text, Style(_SIZE, Align.RIGHT if place == 6 else Align.LEFT), w)
                for place, (text, w) in enumerate(zip(_texts(fee, number), widths, strict=True))
            ],
            widths,
        )
        for number, fee in enumerate(value.fees, start=1)
    ]
    title = [
        *balanced(FEE_LIST.upper(), Style(setup.letters.title, gap=4), room),
        *plain(days_words(value.period.first, value.period.last), setup.style(Align.CENTRE), room),
    ]
    letterhead = head(value.letterhead, setup, number_line="", on=value.made_on)
    total = total_vnd([fee.payment for fee in value.fees])
    said = f"Cộng: {format_vnd(total)} ({amount_in_words(total)})."
    blocks = [
        *letterhead,
        *keeping_next([stack(title)]),
        *keeping_next([nothing(6)]),
        *keeping_next(under(head_row(headings, Style(_SIZE), room), rows)),
        *plain(said, setup.style(), room, face=Face.BOLD),
    ]
    names = {fee.procedure_code: fee.procedure_name for fee in value.fees}
    for by in _TOLD:
        lines = [
            share_words(share, key_words(by, share.key, names)) for share in shares(value.fees, by)
        ]
        if lines:
            blocks += keeping_next(plain(DIMENSIONS[by], setup.style(), room, face=Face.BOLD))
            for line in lines:
                blocks += plain(f"– {line}", Style(_SIZE + 1), room)
    keeper = Signature(("NGƯỜI LẬP BẢNG KÊ",), value.officer_name)
    blocks = signed(blocks, [keeper, Signature(("KẾ TOÁN",))], setup)
    pages = numbered_pages(setup, blocks)
    return pdf_bytes(pages, Properties(FEE_LIST, "", value.made_on))


def _texts(fee: TakenFee, number: int) -> tuple[str, ...]:
    payment = fee.payment
    amount = write_vnd(payment.amount_vnd) if payment.cancelled_at is None else "(đã hủy)"
    return (
        str(number),
        format_date(payment.paid_at.date()),
        payment.receipt_no,
        payment.dossier_no,
        fee.applicant_name,
        what_words(fee),
        amount,
        fee.province,
        note_words(fee),
    )
