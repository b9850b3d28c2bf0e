"""What all slips share: head, title, fields beside the QR code, foot, and the way to a PDF."""

from collections.abc import Callable, Sequence

from commune_desk.documents import letterhead as heads
from commune_desk.documents.blocks import (
    Align,
    Block,
    Style,
    balanced,
    field,
    height_of,
    keeping_next,
    paragraph,
    plain,
    side_by_side,
    stack,
    with_gap,
)
from commune_desk.documents.fonts import Face
from commune_desk.documents.page import A4, A5, Compose, Page, Sheet, fitted, page_number, set_on
from commune_desk.documents.pdf import Properties, pdf_bytes
from commune_desk.documents.qr import qr_code
from commune_desk.documents.text import Run, runs_width
from commune_desk.domain.papers import PaperSize, Party, SlipLayout
from commune_desk.domain.slips import SlipHead
from commune_desk.words.papers import PaperWords, desk_symbol, legal_basis, numbered

SHEETS = {PaperSize.A5: A5, PaperSize.A4: A4}

Entry = Callable[[Sheet, float], list[Block]]
"""A field of a form, set in a column of some width."""

_QR_TO_LETTERS = 5.6
_QR_GAP = 6
_BELOW_TITLE = 0.35
_PAIR_GAP = 10
_BLANK = 7
"""Room for the pen in a field that shares its line, to the size of the letters."""


def _number_line(paper: PaperWords, head: SlipHead) -> str:
    """The line "Số: …" of a slip; empty for a paper without a number."""
    if not paper.symbol:
        return ""
    desk = desk_symbol(head.letterhead.centre_name)
    return numbered(head.number, paper.symbol.format(desk=desk))


def properties(paper: PaperWords, head: SlipHead) -> Properties:
    """What the PDF of a slip says of itself."""
    return Properties(paper.title, legal_basis(paper), head.issued_on)


# --- fields ------------------------------------------------------------------------------------


def entry(label: str, value: str, *, face: Face = Face.REGULAR) -> Entry:
    """A label with its value, or with dots where there is none."""
    return lambda sheet, room: field(Run(label), Run(value, face), sheet.style(), room=room)


def label(text: str) -> Entry:
    """A line that stands above what belongs to it, on the same page."""
    return lambda sheet, room: keeping_next(plain(text, sheet.style(), room))


def pair(first: tuple[str, str], second: tuple[str, str], *, face: Face = Face.REGULAR) -> Entry:
    """Two fields in one line, below each other where that is too short; `face` is the first's."""
    one, two = (Run(first[0]), Run(first[1], face)), (Run(second[0]), Run(second[1]))

    def setting(sheet: Sheet, room: float) -> list[Block]:
        style = sheet.style()
        earliest = _room_for(*one, style) + _PAIR_GAP
        start = min(max(earliest, room / 2), room - _room_for(*two, style))
        if start < earliest:
            return field(*one, style, room=room) + field(*two, style, room=room)
        columns = [
            (0.0, stack(field(*one, style, room=start - _PAIR_GAP))),
            (start, stack(field(*two, style, room=room - start))),
        ]
        return [side_by_side(columns)]

    return setting


def _room_for(label: Run, value: Run, style: Style) -> float:
    """How wide a field is in one line, with room for the pen where it has no value."""
    blank = 0 if value.text else _BLANK * style.size
    return runs_width((label, Run(" "), value), style.size) + blank


def contact(party: Party) -> list[Entry]:
    """Where somebody lives and can be reached."""
    return [
        entry("Địa chỉ:", party.address),
        pair(("Số điện thoại:", party.phone), ("Email:", party.email)),
    ]


def centred(words: str, name: str) -> Entry:
    """A label and a bold name in the middle of the line."""
    return lambda sheet, room: paragraph(
        (Run(f"{words} "), Run(name, Face.BOLD)), sheet.style(Align.CENTRE), room
    )


def numbered_list(items: Sequence[str], *, at_least: int = 0) -> Entry:
    """Items with their numbers, and as many dotted lines as are missing to `at_least`."""

    def setting(sheet: Sheet, room: float) -> list[Block]:
        filled = [*items, *[""] * (at_least - len(items))]
        style = sheet.style(indent=sheet.letters.body, hang=2.2 * sheet.letters.body)
        blocks: list[Block] = []
        for number, item in enumerate(filled, start=1):
            if item:
                blocks += plain(f"{number}. {item}", style, room)
            else:
                blocks += field(Run(f"{number}."), Run(""), style, room=room)
        return blocks

    return setting


def sentence(text: str, *, align: Align = Align.JUSTIFIED) -> Entry:
    """A paragraph of the body, its first line indented."""
    return lambda sheet, room: plain(text, sheet.style(align, indent=2 * sheet.letters.body), room)


def set_entries(entries: Sequence[Entry], sheet: Sheet) -> list[Block]:
    """Fields below each other over the whole width."""
    return [block for setting in entries for block in setting(sheet, sheet.room)]


def beside_qr(entries: Sequence[Entry], head: SlipHead, sheet: Sheet) -> list[Block]:
    """Fields below each other, the first of them beside the QR code of the dossier number."""
    if not head.dossier_no:
        return set_entries(entries, sheet)
    edge = _QR_TO_LETTERS * sheet.letters.body
    narrow = sheet.room - edge - _QR_GAP
    beside: list[Block] = []
    rest = list(entries)
    while rest and height_of(beside) < edge:
        beside += rest.pop(0)(sheet, narrow)
    row = side_by_side([(0, stack(beside)), (sheet.room - edge, qr_code(head.dossier_no, edge))])
    gap = max(sheet.letters.gap, sheet.letters.body * _BELOW_TITLE)
    return [*with_gap([row], gap), *set_entries(rest, sheet)]


# --- pages -------------------------------------------------------------------------------------


def opening(
    paper: PaperWords,
    head: SlipHead,
    sheet: Sheet,
    *,
    mark: str = "",
    shows_dossier_no: bool = False,
) -> list[Block]:
    """Letterhead, number, date and title; `mark` stands below the title in brackets."""
    below = f"Mã hồ sơ: {head.dossier_no}" if shows_dossier_no else ""
    blocks = heads.head(
        head.letterhead,
        sheet,
        number_line=_number_line(paper, head),
        on=head.issued_on,
        below=below,
    )
    title = balanced(paper.title.upper(), Style(sheet.letters.title), sheet.room)
    marks = plain(mark, sheet.note(Align.CENTRE), sheet.room, face=Face.ITALIC) if mark else []
    return [*blocks, *keeping_next([stack(with_gap([*title, *marks], sheet.letters.body * 0.8))])]


def form_pages(head: SlipHead, sheet: Sheet, compose: Compose) -> list[Page]:
    """The pages of a slip with their foot, page numbers and mark of a reprint."""
    chosen, pages = fitted(sheet, compose)
    return [
        set_on(chosen, blocks).with_blocks(
            *heads.foot(head.letterhead, chosen),
            *heads.reprint_mark(chosen, head.reprint),
            *([page_number(chosen, number)] if number > 1 else []),
        )
        for number, blocks in enumerate(pages, start=1)
    ]


def render_form(
    paper: PaperWords, head: SlipHead, layout: SlipLayout, *, compose: Compose
) -> bytes:
    """A slip of which one copy is printed."""
    return pdf_bytes(form_pages(head, SHEETS[layout.size], compose), properties(paper, head))
