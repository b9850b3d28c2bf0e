"""Form 07: sổ theo dõi hồ sơ on A4 landscape, its columns in the order of the form.

The head of the table stands on every page, and the pages are numbered from the second on; a line of
the register is parted only where it is higher than a page.
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
from commune_desk.documents.table import Heading, cell, column_widths, crossed, head_row, row, under
from commune_desk.domain.papers.slips import DossierRegister, RegisterLine
from commune_desk.words.fields import label
from commune_desk.words.papers.papers import (
    REGISTER,
    REGISTER_COLUMNS,
    REGISTER_RETURN,
    desk_symbol,
    legal_basis,
    numbered,
)
from commune_desk.words.upkeep.history_check import head_words
from commune_desk.words.values import brief_moment, count_words, days_words

SECTOR, PROMISED = label("sector"), label("promised_at")
_TITLES = [words.short for words in REGISTER_COLUMNS.values()]
_BEFORE = 6
"""How many columns stand before those of receiving and returning."""

HEADINGS = (
    *map(Heading, _TITLES[:_BEFORE], (10, 40, 45, 30, 38, 27)),
    Heading(REGISTER_RETURN, parts=tuple(map(Heading, _TITLES[_BEFORE:], (18, 18, 18, 20, 16)))),
)
HISTORY_LINE = "Dòng cuối của lịch sử khi in sổ"
NOTE = (
    "Sổ theo dõi hồ sơ được lập theo từng lĩnh vực hoặc nhóm lĩnh vực; lập sổ điện tử thì "
    "không phải in nhưng phải có đủ thông tin."
)
_CENTRED_COLUMNS = frozenset({0, 6, 7, 8})
_SIZE = 8.5
_STRUCK = 8
"""How many columns of a cancelled reception are crossed out; the next says that it is."""


def render(value: DossierRegister) -> bytes:
    """The register as PDF."""
    setup, room = A4_LANDSCAPE, A4_LANDSCAPE.room
    desk = desk_symbol(value.letterhead.centre_name)
    number = numbered(value.number, REGISTER.symbol.format(desk=desk))
    facts = [days_words(value.first, value.last)]
    facts += [f"Lĩnh vực: {value.sector}"] if value.sector else []
    facts += [f"Quyển số: {value.book_no}"] if value.book_no else []
    title = [
        *balanced(REGISTER.title.upper(), Style(setup.letters.title, gap=4), room),
        *plain(" – ".join(facts), setup.style(Align.CENTRE), room),
    ]

    widths = column_widths(HEADINGS, room)
    aligned = [Align.CENTRE if index in _CENTRED_COLUMNS else Align.LEFT for index in range(11)]
    lines = [
        row(
            [
                [
                    block
                    for part in text.splitlines()
                    for block in cell(part, Style(_SIZE, align), w)
                ]
                for text, align, w in zip(
                    _texts(line, names_sector=not value.sector), aligned, widths, strict=True
                )
            ],
            widths,
        )
        for line in value.lines
    ]

    rows = [
        crossed(made, sum(widths[:_STRUCK])) if line.is_struck else made
        for line, made in zip(value.lines, lines, strict=True)
    ]
    struck = sum(line.is_struck for line in value.lines)
    total = f"Cộng: {count_words(len(value.lines) - struck)} hồ sơ"
    total += f"; {struck} số đã hủy tiếp nhận, không tính." if struck else "."
    closing = [
        *plain(total, setup.style(), room, face=Face.BOLD),
        *plain(f"Ghi chú: {NOTE}", setup.note(gap=2), room, face=Face.ITALIC),
    ]
    for note in value.notes:
        closing += plain(note, setup.note(gap=2), room)
    if value.head:
        sealed = f"{HISTORY_LINE}: {head_words(value.head)}"
        closing += plain(sealed, setup.note(gap=2), room)
    blocks = [
        *head(value.letterhead, setup, number_line=number, on=value.issued_on),
        *keeping_next([stack(title)]),
        *keeping_next([nothing(6)]),
        *under(head_row(HEADINGS, Style(_SIZE), room), rows),
        stack(closing),
    ]
    properties = Properties(REGISTER.title, legal_basis(REGISTER), value.issued_on or value.last)
    return pdf_bytes(numbered_pages(setup, blocks), properties)


def _texts(line: RegisterLine, *, names_sector: bool) -> tuple[str, ...]:
    """One line of the register; what is not there yet stays blank, to be written by hand.

    The columns are the law's. What else the office has to know of a dossier stands below what it
    belongs to: sector and channel, the date of a re-appointment, how it ended and why it was late.
    """
    sector = f"{SECTOR}: {line.sector}" if names_sector and line.sector else ""
    promised = f"{PROMISED}: {brief_moment(line.promised_at)}" if line.promised_at else ""
    ended = brief_moment(line.returned_at) if line.returned_at else line.standing_words
    return (
        str(line.order_no),
        line.dossier_no,
        _below(line.procedure_name, sector),
        line.applicant.name,
        f"{line.applicant.address}\n{line.applicant.phone}",
        line.handling_unit,
        _below(brief_moment(line.received_at), line.channel_words),
        _below(brief_moment(line.due_at), promised),
        _below(ended, line.lateness_words, line.late_reason),
        line.return_words,
        "",
    )


def _below(*texts: str) -> str:
    return "\n".join(filter(None, texts))
