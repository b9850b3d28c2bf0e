"""Form 07: sổ theo dõi hồ sơ on A4 landscape, its columns in the order of the form.

The head of the table stands on every page, and the pages are numbered from the second on; a line is
never parted by the end of a page.
"""

from commune_desk.documents.blocks import Align, Block, Style, balanced, keeping_next, plain, stack
from commune_desk.documents.fonts import Face
from commune_desk.documents.letterhead import head
from commune_desk.documents.page import A4_LANDSCAPE, Sheet, page_number, paginated, set_on
from commune_desk.documents.pdf import Properties, pdf_bytes
from commune_desk.documents.table import Heading, cell, column_widths, head_row, row, under
from commune_desk.domain.slips import DossierRegister, RegisterLine
from commune_desk.words.figures import count_words, days_words
from commune_desk.words.papers import REGISTER, desk_symbol, legal_basis, numbered
from commune_desk.words.values import brief_moment

HEADINGS = (
    Heading("STT", 10),
    Heading("Mã hồ sơ", 40),
    Heading("Tên TTHC", 45),
    Heading("Tên tổ chức, cá nhân", 30),
    Heading("Địa chỉ/SĐT", 38),
    Heading("Cơ quan chủ trì giải quyết", 27),
    Heading(
        "Nhận và trả kết quả",
        parts=(
            Heading("Nhận hồ sơ", 18),
            Heading("Hẹn trả kết quả", 18),
            Heading("Trả kết quả", 18),
            Heading("Phương thức nhận kết quả", 20),
            Heading("Ký nhận", 16),
        ),
    ),
)
NOTE = (
    "Sổ theo dõi hồ sơ được lập theo từng lĩnh vực hoặc nhóm lĩnh vực; lập sổ điện tử thì "
    "không phải in nhưng phải có đủ thông tin."
)
_CENTRED_COLUMNS = frozenset({0, 6, 7, 8})
_SIZE = 8.5
_LEFT = Style(_SIZE)
_CENTRED = Style(_SIZE, Align.CENTRE)


def render(value: DossierRegister) -> bytes:
    """The register as PDF."""
    sheet = A4_LANDSCAPE
    blocks = [*_opening(value, sheet), *_table(value, sheet), *_closing(value, sheet)]
    pages = [
        set_on(sheet, page).with_blocks(*([page_number(sheet, number)] if number > 1 else []))
        for number, page in enumerate(paginated(blocks, sheet.depth), start=1)
    ]
    return pdf_bytes(
        pages, Properties(REGISTER.title, legal_basis(REGISTER), value.issued_on or value.last)
    )


def _opening(value: DossierRegister, sheet: Sheet) -> list[Block]:
    """Letterhead, title, and what the volume holds."""
    desk = desk_symbol(value.letterhead.centre_name)
    number = numbered(value.number, REGISTER.symbol.format(desk=desk))
    facts = [days_words(value.first, value.last)]
    facts += [f"Lĩnh vực: {value.sector}"] if value.sector else []
    facts += [f"Quyển số: {value.book_no}"] if value.book_no else []
    return [
        *head(value.letterhead, sheet, number_line=number, on=value.issued_on),
        *keeping_next(
            [
                stack(
                    [
                        *balanced(
                            REGISTER.title.upper(), Style(sheet.letters.title, gap=4), sheet.room
                        ),
                        *plain(" – ".join(facts), sheet.style(Align.CENTRE), sheet.room),
                    ]
                )
            ]
        ),
    ]


def _table(value: DossierRegister, sheet: Sheet) -> list[Block]:
    widths = column_widths(HEADINGS, sheet.room)
    heading = head_row(HEADINGS, Style(_SIZE), sheet.room)
    rows = [row(_cells(line, widths), widths) for line in value.lines]
    space = Block(6, lambda _canvas, _x, _y: None, keeps_next=True)
    return [space, *under(heading, rows)]


def _cells(line: RegisterLine, widths: list[float]) -> list[list[Block]]:
    """One line of the register; what is not there yet stays blank, to be written by hand."""
    returned = brief_moment(line.returned_at) if line.returned_at else line.standing_words
    texts = (
        str(line.order_no),
        line.dossier_no,
        line.procedure_name,
        line.applicant.name,
        f"{line.applicant.address}\n{line.applicant.phone}",
        line.handling_unit,
        brief_moment(line.received_at),
        brief_moment(line.due_at),
        returned,
        line.return_words,
        "",
    )
    return [
        [
            block
            for part in text.splitlines()
            for block in cell(part, _CENTRED if index in _CENTRED_COLUMNS else _LEFT, width)
        ]
        for index, (text, width) in enumerate(zip(texts, widths, strict=True))
    ]


def _closing(value: DossierRegister, sheet: Sheet) -> list[Block]:
    total = f"Cộng: {count_words(len(value.lines))} hồ sơ."
    style = sheet.style()
    return [
        stack(
            [
                *plain(total, style, sheet.room, face=Face.BOLD),
                *plain(f"Ghi chú: {NOTE}", sheet.note(gap=2), sheet.room, face=Face.ITALIC),
            ]
        )
    ]
