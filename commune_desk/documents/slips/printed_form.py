"""What all slips share: head, title, fields beside the QR code, foot, and the way to a PDF.

The text of a form is a list of parts: fields, lists and sentences in its order. A part becomes
blocks when the letters and the width are known, for a slip is set closer where that saves a page.
"""

from collections.abc import Callable, Sequence

from commune_desk.documents import letterhead as heads
from commune_desk.documents.blocks import (
    Align,
    Block,
    Style,
    balanced,
    height_of,
    keeping_next,
    labelled,
    paragraph,
    plain,
    side_by_side,
    stack,
    with_gap,
)
from commune_desk.documents.fonts import Face
from commune_desk.documents.page import (
    A4,
    A5,
    Compose,
    PageSetup,
    PrintedPage,
    fitted,
    page_number,
    set_on,
)
from commune_desk.documents.pdf import Properties, pdf_bytes
from commune_desk.documents.qr import qr_code
from commune_desk.documents.text import Span, spans_width
from commune_desk.domain.desk.papers import PaperSize, Party, SlipLayout
from commune_desk.domain.papers.slips import SlipHead
from commune_desk.words.papers.papers import (
    DOSSIER_NO,
    EXTERNAL_NO,
    PHONE,
    PaperWords,
    desk_symbol,
    legal_basis,
    numbered,
)

SETUPS = {PaperSize.A5: A5, PaperSize.A4: A4}

FormPart = Callable[[PageSetup, float], list[Block]]
"""A part of a form: gives its blocks for a setup and a width."""

_QR_TO_LETTERS = 5.6
_QR_GAP = 6
_BELOW_TITLE = 0.35
_PAIR_GAP = 10
_BLANK = 7
"""Room for the pen in a field that shares its line, to the size of the letters."""


# --- parts -------------------------------------------------------------------------------------


def field(label: str, value: str, *, face: Face = Face.REGULAR) -> FormPart:
    """A label with its value, or with dots where there is none."""
    return lambda setup, room: labelled(Span(label), Span(value, face), setup.style(), room=room)


def lead_line(text: str) -> FormPart:
    """A line without a value that leads to what stands below it, on the same page."""
    return lambda setup, room: keeping_next(plain(text, setup.style(), room))


def pair(first: tuple[str, str], second: tuple[str, str], *, face: Face = Face.REGULAR) -> FormPart:
    """Two fields in one line, below each other where that is too short; `face` is the first's."""
    one, two = (Span(first[0]), Span(first[1], face)), (Span(second[0]), Span(second[1]))

    def part(setup: PageSetup, room: float) -> list[Block]:
        style = setup.style()
        widths = [
            spans_width((label, Span(" "), value), style.size)
            + (0 if value.text else _BLANK * style.size)
            for label, value in (one, two)
        ]
        earliest = widths[0] + _PAIR_GAP
        start = min(max(earliest, room / 2), room - widths[1])
        if start < earliest:
            return labelled(*one, style, room=room) + labelled(*two, style, room=room)
        left = stack(labelled(*one, style, room=start - _PAIR_GAP))
        return [side_by_side([(0, left), (start, stack(labelled(*two, style, room=room - start)))])]

    return part


def numbers(head: SlipHead, caption: str = DOSSIER_NO) -> list[FormPart]:
    """The number of the dossier, and that in the provincial system where it has one."""
    parts = [field(f"{caption}:", head.dossier_no, face=Face.BOLD)]
    if head.external_no:
        parts.append(field(f"{EXTERNAL_NO}:", head.external_no))
    return parts


def contact(party: Party) -> list[FormPart]:
    """Where somebody lives and can be reached."""
    return [
        field("Địa chỉ:", party.address),
        pair((f"{PHONE}:", party.phone), ("Email:", party.email)),
    ]


def centred(words: str, name: str) -> FormPart:
    """A label and a bold name in the middle of the line."""
    return lambda setup, room: paragraph(
        (Span(f"{words} "), Span(name, Face.BOLD)), setup.style(Align.CENTRE), room
    )


def numbered_list(items: Sequence[str], *, at_least: int = 0) -> FormPart:
    """Items with their numbers, and as many dotted lines as are missing to `at_least`."""

    def part(setup: PageSetup, room: float) -> list[Block]:
        filled = [*items, *[""] * (at_least - len(items))]
        style = setup.style(indent=setup.letters.body, hang=2.2 * setup.letters.body)
        return [
            block
            for number, item in enumerate(filled, start=1)
            for block in labelled(Span(f"{number}."), Span(item), style, room=room)
        ]

    return part


def sentence(text: str, *, align: Align = Align.JUSTIFIED) -> FormPart:
    """A paragraph of the body, its first line indented."""
    return lambda setup, room: plain(text, setup.style(align, indent=2 * setup.letters.body), room)


def set_parts(parts: Sequence[FormPart], setup: PageSetup) -> list[Block]:
    """Parts below each other over the whole width."""
    return [block for part in parts for block in part(setup, setup.room)]


def beside_qr(parts: Sequence[FormPart], head: SlipHead, setup: PageSetup) -> list[Block]:
    """Parts below each other, the first of them beside the QR code of the dossier number."""
    if not head.dossier_no:
        return set_parts(parts, setup)
    edge = _QR_TO_LETTERS * setup.letters.body
    narrow = setup.room - edge - _QR_GAP
    beside: list[Block] = []
    rest = list(parts)
    while rest and height_of(beside) < edge:
        beside += rest.pop(0)(setup, narrow)
    level = side_by_side([(0, stack(beside)), (setup.room - edge, qr_code(head.dossier_no, edge))])
    gap = max(setup.letters.gap, setup.letters.body * _BELOW_TITLE)
    return [*with_gap([level], gap), *set_parts(rest, setup)]


# --- pages -------------------------------------------------------------------------------------


def opening(
    paper: PaperWords,
    head: SlipHead,
    setup: PageSetup,
    *,
    mark: str = "",
    shows_dossier_no: bool = False,
) -> list[Block]:
    """Letterhead, number, date and title; `mark` stands below the title in brackets."""
    symbol = paper.symbol.format(desk=desk_symbol(head.letterhead.centre_name))
    blocks = heads.head(
        head.letterhead,
        setup,
        number_line=numbered(head.number, symbol) if symbol else "",
        on=head.issued_on if head.is_dated else None,
        below=f"{DOSSIER_NO}: {head.dossier_no}" if shows_dossier_no else "",
    )
    title = balanced(paper.title.upper(), Style(setup.letters.title), setup.room)
    marks = plain(mark, setup.note(Align.CENTRE), setup.room, face=Face.ITALIC) if mark else []
    return [*blocks, *keeping_next([stack(with_gap([*title, *marks], setup.letters.body * 0.8))])]


def form_pages(head: SlipHead, setup: PageSetup, compose: Compose) -> list[PrintedPage]:
    """The pages of a slip with their foot, page numbers and mark of a reprint.

    From the second page on the number of the dossier stands in the margin, for loose sheets. Where
    the office has moved or been renamed since, that stands below all.
    """

    def content(chosen: PageSetup) -> list[Block]:
        return [*compose(chosen), *heads.moved(head.moved_to, chosen)]

    chosen, pages = fitted(setup, content)
    return [
        set_on(chosen, blocks).with_blocks(
            *heads.foot(head.letterhead, chosen),
            *heads.reprint_mark(chosen, head.reprint),
            *page_number(chosen, number),
            *heads.continuation_mark(chosen, head.dossier_no if number > 1 else ""),
        )
        for number, blocks in enumerate(pages, start=1)
    ]


def properties(paper: PaperWords, head: SlipHead) -> Properties:
    """What the PDF of a slip says of itself."""
    return Properties(paper.title, legal_basis(paper), head.issued_on)


def render_form(
    paper: PaperWords, head: SlipHead, layout: SlipLayout, *, compose: Compose
) -> bytes:
    """A slip of which one copy is printed."""
    return pdf_bytes(form_pages(head, SETUPS[layout.size], compose), properties(paper, head))
