"""The slip on which a citizen rates the service with a pen: three faces, three boxes, no name.

It says when a result was returned, in which sector and who received the dossier, and nothing by
which dossier or citizen could be told: no number, no QR code, not the procedure.
"""

from dataclasses import dataclass, replace
from datetime import date

from reportlab.pdfgen.canvas import Canvas

from commune_desk.documents.blocks import (
    Align,
    Block,
    Style,
    dots,
    nothing,
    overlaid,
    plain,
    side_by_side,
    stack,
    with_gap,
)
from commune_desk.documents.fonts import Face
from commune_desk.documents.page import PageSetup
from commune_desk.documents.slips.printed_form import (
    field,
    lead_line,
    opening,
    render_form,
    sentence,
    set_parts,
)
from commune_desk.documents.specimen import (
    HEAD,
)
from commune_desk.domain.desk.papers import Party, SlipKind, SlipLayout
from commune_desk.domain.handling.rating import RatingLevel
from commune_desk.domain.papers.slips import PaperSource, Slip, SlipHead
from commune_desk.domain.vietnamese import day_words
from commune_desk.words.fields import label as label_of
from commune_desk.words.papers.papers import PAPERS
from commune_desk.words.values import LEVELS

PAPER = PAPERS[SlipKind.RATING_SLIP]
RECEIVED_BY, SECTOR = label_of("received_by"), label_of("sector")
SMILES = {
    RatingLevel.VERY_SATISFIED: 1.0,
    RatingLevel.SATISFIED: 0.45,
    RatingLevel.DISSATISFIED: -0.7,
}
"""How much the mouth of each face smiles."""

_LINES = 4
_FACE = 1.9
_BOX = 1.3


@dataclass(frozen=True, slots=True)
class RatingSlip(Slip):
    """The slip on which a citizen without a screen rates the service.

    Attributes:
        returned_on: the day of return; None before it, left for the pen.
    """

    sector: str
    returned_on: date | None


def value(source: PaperSource) -> RatingSlip:
    """What the slip says on which a citizen rates without a screen."""
    returned_at = source.sheet.dossier.returned_at
    returned_on = returned_at.date() if returned_at else None
    head = _nameless(source.head(returned_on or source.made_at.date()))
    head = replace(head, is_dated=returned_on is not None)
    return RatingSlip(head, source.sheet.procedure.sector, returned_on)


def _nameless(head: SlipHead) -> SlipHead:
    """The head without anything that tells whose dossier it is."""
    return replace(head, dossier_no="", external_no="", procedure_name="", applicant=Party(""))


def render(value: RatingSlip, layout: SlipLayout) -> bytes:
    """The rating slip as PDF."""
    head = value.head
    day = day_words(value.returned_on).removeprefix("ngày ") if value.returned_on else ""
    facts = [
        field(f"{SECTOR}:", value.sector),
        field(f"{RECEIVED_BY}:", head.officer_name),
        field("Ngày trả kết quả:", day),
    ]
    question = sentence(
        "Xin Ông/Bà cho biết mức độ hài lòng đối với việc tiếp nhận, giải quyết và trả kết quả "
        "hồ sơ này, bằng cách đánh dấu vào một ô:",
    )
    remarks = lead_line("Điều Ông/Bà chưa hài lòng hoặc góp ý thêm:")

    def content(setup: PageSetup) -> list[Block]:
        body, room = setup.letters.body, setup.room
        third = room / len(SMILES)
        levels = [
            (index * third, _level(LEVELS[level], smile, size=body, room=third))
            for index, (level, smile) in enumerate(SMILES.items())
        ]
        line = overlaid(nothing(2 * body), dots(0, room, 2 * body - 2))  # wide enough for a hand
        thanks = "Ông/Bà không cần ghi tên. Xin trân trọng cảm ơn!"
        return [
            *opening(PAPER, head, setup),
            *set_parts(facts, setup),
            *set_parts([question], setup),
            *with_gap([side_by_side(levels)], body),
            nothing(body * 0.7),
            *set_parts([remarks], setup),
            *[line] * _LINES,
            *plain(thanks, Style(body, Align.CENTRE, gap=body), room, face=Face.ITALIC),
        ]

    return render_form(PAPER, head, layout, compose=content)


def _level(words: str, smile: float, *, size: float, room: float) -> Block:
    """A face whose mouth bends by `smile`, upwards when it is positive, its words and its box."""
    middle, radius, edge = room / 2, _FACE * size, _BOX * size

    def draw_face(canvas: Canvas, x: float, y: float) -> None:
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

    def draw_box(canvas: Canvas, x: float, y: float) -> None:
        canvas.setLineWidth(1)
        canvas.rect(x + middle - edge / 2, y - edge, edge, edge)

    return stack(
        [
            Block(2 * radius, draw_face),
            *plain(words, Style(size, Align.CENTRE, gap=4), room, face=Face.BOLD),
            nothing(4),
            Block(edge, draw_box),
        ]
    )


def specimen() -> RatingSlip:
    """The rating slip of the same dossier."""
    return RatingSlip(replace(_nameless(HEAD), number=""), "Hộ tịch", HEAD.issued_on)
