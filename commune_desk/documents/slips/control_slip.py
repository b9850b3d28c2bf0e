"""Form 06: phiếu kiểm soát quá trình giải quyết hồ sơ, with room for at least four hand-overs."""

from commune_desk.documents.blocks import (
    Align,
    Block,
    Style,
    field,
    nothing,
    plain,
    side_by_side,
    stack,
    with_gap,
)
from commune_desk.documents.fonts import Face
from commune_desk.documents.page import Sheet
from commune_desk.documents.slips.frame import (
    Entry,
    beside_qr,
    entry,
    opening,
    render_form,
)
from commune_desk.documents.table import PAD, Heading, cell, column_widths, head_row, row, under
from commune_desk.documents.text import Run
from commune_desk.domain.papers import SlipKind, SlipLayout
from commune_desk.domain.slips import ControlSlip, HandOver
from commune_desk.words.papers import BLANK_DAY, PAPERS, moment_words
from commune_desk.words.values import TIMELINESS

PAPER = PAPERS[SlipKind.CONTROL_SLIP]
HEADINGS = (
    Heading("Tên đơn vị", 41),
    Heading("Thời gian giao nhận hồ sơ", 40),
    Heading("Kết quả giải quyết hồ sơ (trước hạn/ đúng hạn/ quá hạn)", 28),
    Heading("Ghi chú", 19),
)
NOTES = (
    "Kết quả giải quyết hồ sơ do bên nhận ghi khi nhận bàn giao hồ sơ.",
    "Hồ sơ được chuyển trên hệ thống điện tử thì việc kiểm soát được thực hiện tự động.",
)
_BLANK_MOMENT = f"..... giờ ..... phút, {BLANK_DAY}"
_AT_LEAST = 4
_PEN = 1.8
"""Room for the pen of giver and taker, to the size of the letters."""


def render(value: ControlSlip, layout: SlipLayout) -> bytes:
    """The control slip as PDF."""
    return render_form(PAPER, value.head, layout, compose=lambda sheet: _content(value, sheet))


def _content(value: ControlSlip, sheet: Sheet) -> list[Block]:
    style = Style(sheet.letters.body - 1)
    widths = column_widths(HEADINGS, sheet.room)
    missing = [HandOver("", "")] * (_AT_LEAST - len(value.hand_overs))
    rows = [_row(step, style, widths) for step in (*value.hand_overs, *missing)]
    table = under(head_row(HEADINGS, style, sheet.room), rows)
    return [
        *opening(PAPER, value.head, sheet),
        *beside_qr(_fields(value), value.head, sheet),
        *with_gap(table, sheet.letters.body * 0.7),
        _notes(sheet),
    ]


def _fields(value: ControlSlip) -> list[Entry]:
    """The fields in the order of the form."""
    return [
        entry("Mã số hồ sơ:", value.head.dossier_no, face=Face.BOLD),
        entry("Cơ quan (bộ phận) giải quyết hồ sơ:", value.handling_unit),
        entry("Cơ quan phối hợp giải quyết hồ sơ:", value.cooperating_unit),
        entry("Ngày nhận:", moment_words(value.received_at)),
        entry("Hẹn trả kết quả vào:", moment_words(value.due_at), face=Face.BOLD),
    ]


def _row(step: HandOver, style: Style, widths: list[float]) -> Block:
    """One hand-over: who gives and takes, when, with what standing."""
    room = widths[0] - 2 * PAD
    units = [
        *field(Run("1. Giao:"), Run(step.giver), style, room=room),
        *field(Run("2. Nhận:"), Run(step.taker), style, room=room),
    ]
    return row(
        [
            units,
            _times(step, style, widths[1]),
            cell(
                TIMELINESS[step.timeliness] if step.timeliness else "", _centred(style), widths[2]
            ),
            cell(step.note, style, widths[3]),
        ],
        widths,
    )


def _times(step: HandOver, style: Style, width: float) -> list[Block]:
    """The moment, and room below it for the two signatures."""
    half = (width - 2 * PAD) / 2
    words = moment_words(step.at) if step.at else _BLANK_MOMENT
    names = side_by_side(
        [
            (0, stack(plain("Người giao", _centred(style), half, face=Face.ITALIC))),
            (half, stack(plain("Người nhận", _centred(style), half, face=Face.ITALIC))),
        ]
    )
    return [*cell(words, _centred(style), width), names, nothing(_PEN * style.size)]


def _centred(style: Style) -> Style:
    return Style(style.size, Align.CENTRE)


def _notes(sheet: Sheet) -> Block:
    style = sheet.note(gap=2)
    lines = [block for note in NOTES for block in plain(f"- {note}", style, sheet.room)]
    title = plain("Ghi chú:", sheet.note(gap=6), sheet.room, face=Face.BOLD_ITALIC)
    return stack([*title, *lines])
