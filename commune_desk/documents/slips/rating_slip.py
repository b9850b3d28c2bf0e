"""The slip on which a citizen rates the service with a pen: three faces, three boxes, no name."""

from collections.abc import Sequence

from reportlab.pdfgen.canvas import Canvas

from commune_desk.documents.blocks import (
    Align,
    Block,
    Draw,
    Style,
    dots,
    nothing,
    overlaid,
    plain,
    side_by_side,
    stack,
)
from commune_desk.documents.fonts import Face
from commune_desk.documents.page import Sheet
from commune_desk.documents.slips.frame import (
    beside_qr,
    entry,
    label,
    opening,
    render_form,
    sentence,
    set_entries,
)
from commune_desk.domain.papers import SlipKind, SlipLayout
from commune_desk.domain.rating import RatingLevel
from commune_desk.domain.slips import RatingSlip
from commune_desk.domain.vietnamese import day_words
from commune_desk.words.papers import PAPERS
from commune_desk.words.values import LEVELS

PAPER = PAPERS[SlipKind.RATING_SLIP]
SMILES = {
    RatingLevel.VERY_SATISFIED: 1.0,
    RatingLevel.SATISFIED: 0.45,
    RatingLevel.DISSATISFIED: -0.7,
}
"""How much the mouth of each face smiles."""

_LINES = 4
_FACE = 1.9
_BOX = 1.3


def render(value: RatingSlip, layout: SlipLayout) -> bytes:
    """The rating slip as PDF."""
    return render_form(PAPER, value.head, layout, compose=lambda sheet: _content(value, sheet))


def _content(value: RatingSlip, sheet: Sheet) -> list[Block]:
    head = value.head
    fields = [
        entry("Mã hồ sơ:", head.dossier_no, face=Face.BOLD),
        entry("Thủ tục:", head.procedure_name),
        entry("Cán bộ tiếp nhận:", head.officer_name),
        entry("Ngày trả kết quả:", day_words(head.issued_on).removeprefix("ngày ")),
    ]
    question = sentence(
        "Xin Ông/Bà cho biết mức độ hài lòng đối với việc tiếp nhận, giải quyết và trả kết quả "
        "hồ sơ này, bằng cách đánh dấu vào một ô:",
    )
    return [
        *opening(PAPER, head, sheet),
        *beside_qr(fields, head, sheet),
        *set_entries([question], sheet),
        _levels(sheet),
        nothing(sheet.letters.body * 0.7),
        *set_entries([label("Điều Ông/Bà chưa hài lòng hoặc góp ý thêm:")], sheet),
        *_lines(sheet),
        *plain(
            "Ông/Bà không cần ghi tên. Xin trân trọng cảm ơn!",
            Style(sheet.letters.body, Align.CENTRE, gap=sheet.letters.body),
            sheet.room,
            face=Face.ITALIC,
        ),
    ]


def _levels(sheet: Sheet) -> Block:
    room = sheet.room / len(SMILES)
    columns = [
        (index * room, stack(_level(LEVELS[level], smile, sheet, room=room)))
        for index, (level, smile) in enumerate(SMILES.items())
    ]
    block = side_by_side(columns)
    return Block(block.height, block.draw, gap=sheet.letters.body)


def _level(words: str, smile: float, sheet: Sheet, *, room: float) -> Sequence[Block]:
    size = sheet.letters.body
    return [
        overlaid(nothing(2 * _FACE * size), _face(room / 2, _FACE * size, smile)),
        *plain(words, Style(size, Align.CENTRE, gap=4), room, face=Face.BOLD),
        nothing(4),
        overlaid(nothing(_BOX * size), _box(room / 2, _BOX * size)),
    ]


def _box(middle: float, edge: float) -> Draw:
    def draw(canvas: Canvas, x: float, y: float) -> None:
        canvas.setLineWidth(1)
        canvas.rect(x + middle - edge / 2, y - edge, edge, edge)

    return draw


def _face(middle: float, radius: float, smile: float) -> Draw:
    """A face whose mouth bends by `smile`, upwards when it is positive."""

    def draw(canvas: Canvas, x: float, y: float) -> None:
        centre, height = x + middle, y - radius
        canvas.setLineWidth(1.2)
        canvas.circle(centre, height, radius)
        for side in (-1, 1):
            eye = centre + side * radius * 0.36
            canvas.circle(eye, height + radius * 0.28, radius * 0.09, fill=1)
        corner, bend = height - radius * 0.32, radius * 0.42 * smile
        half = radius * 0.5
        canvas.bezier(
            centre - half, corner + bend / 3, centre - half / 2, corner - bend,
            centre + half / 2, corner - bend, centre + half, corner + bend / 3,
        )  # fmt: skip

    return draw


def _lines(sheet: Sheet) -> list[Block]:
    """Dotted lines to write on, wide enough for handwriting."""
    height = sheet.letters.body * 2
    return [overlaid(nothing(height), dots(0, sheet.room, height - 2)) for _ in range(_LINES)]
