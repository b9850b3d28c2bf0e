"""Form 01: giấy tiếp nhận hồ sơ và hẹn trả kết quả, in one copy (liên) or two.

On A5 every copy has its own page. On A4 two copies share one page with a line to cut along where
the content allows it. Where the office explains due dates, each copy is followed by its
back, so that a printer with two sides puts it there.
"""

from dataclasses import replace

from commune_desk.documents.blocks import Block, Style, balanced, dots, keeping_next, nothing
from commune_desk.documents.blocks import overlaid as drawn_over
from commune_desk.documents.fonts import Face
from commune_desk.documents.page import A4_SIZE, HALF, Page, Placed, Sheet
from commune_desk.documents.pdf import pdf_bytes
from commune_desk.documents.signatures import Signature, signatures
from commune_desk.documents.slips.frame import (
    SHEETS,
    Entry,
    beside_qr,
    contact,
    entry,
    form_pages,
    label,
    numbered_list,
    opening,
    pair,
    properties,
    set_entries,
)
from commune_desk.documents.text import FIRM_BLANK
from commune_desk.domain.papers import PaperLine, PaperSize, Party, SlipKind, SlipLayout
from commune_desk.domain.slips import Receipt
from commune_desk.words.papers import PAPERS, moment_words

PAPER = PAPERS[SlipKind.RECEIPT]
_MARKS = {1: ("",), 2: ("(Liên 1: Lưu)", "(Liên 2: Giao người nộp)")}
_BACK_TITLE = "CÁCH TÍNH THỜI GIAN TRẢ KẾT QUẢ"


def render(value: Receipt, layout: SlipLayout) -> bytes:
    """The receipt as PDF."""
    marks = _MARKS[layout.copies]
    pages = _shared(value, marks) if layout == SlipLayout(PaperSize.A4, 2) else []
    if not pages:
        sheet = SHEETS[layout.size]
        pages = [page for mark in marks for page in _copy(value, sheet, mark)]
    return pdf_bytes(pages, properties(PAPER, value.head))


def _copy(value: Receipt, sheet: Sheet, mark: str) -> list[Page]:
    """One copy with its back."""
    front = form_pages(value.head, sheet, lambda chosen: _front(value, chosen, mark))
    return front + (_back(value, sheet) if value.due_words else [])


def _back(value: Receipt, sheet: Sheet) -> list[Page]:
    return form_pages(value.head, sheet, lambda chosen: _explanation(value, chosen))


def _shared(value: Receipt, marks: tuple[str, ...]) -> list[Page]:
    """Both copies on one A4 page, or nothing where a copy needs more than its half."""
    copies = [_copy(value, HALF, mark) for mark in marks]
    if len(copies[0]) > (2 if value.due_words else 1):
        return []
    return [_cut_page(upper, lower) for upper, lower in zip(*copies, strict=True)]


def _cut_page(upper: Page, lower: Page) -> Page:
    """Two halves above each other with the line between them."""
    width, height = A4_SIZE
    raised = tuple(replace(placed, y=placed.y + height / 2) for placed in upper.placed)
    line = drawn_over(nothing(0), dots(0, width, 0))
    return Page(A4_SIZE, (*raised, *lower.placed, Placed(line, 0, height / 2)))


def _front(value: Receipt, sheet: Sheet, mark: str) -> list[Block]:
    head = value.head
    return [
        *opening(PAPER, head, sheet, mark=mark),
        *keeping_next(beside_qr(_fields(value), head, sheet)),
        signatures(
            [
                Signature(("NGƯỜI NỘP HỒ SƠ",), (value.delegate or head.applicant).name),
                Signature(("NGƯỜI TIẾP NHẬN HỒ SƠ",), head.officer_name),
            ],
            sheet,
        ),
    ]


def _fields(value: Receipt) -> list[Entry]:
    """The fields in the order of the form."""
    head, bold = value.head, Face.BOLD
    return [
        entry("Mã hồ sơ:", head.dossier_no, face=bold),
        label(head.letterhead.centre_name),
        *_people(value),
        entry("Nội dung yêu cầu giải quyết:", head.procedure_name, face=bold),
        label("Thành phần hồ sơ nộp gồm:"),
        numbered_list([_paper_words(paper) for paper in value.papers], at_least=1),
        entry("Số lượng hồ sơ:", f"{value.set_count:02} (bộ)"),
        entry("Thời gian giải quyết hồ sơ theo quy định là:", value.processing_words),
        entry("Thời gian nhận hồ sơ:", moment_words(value.received_at)),
        entry("Thời gian trả kết quả giải quyết hồ sơ:", moment_words(value.due_at), face=bold),
        entry("Đăng ký nhận kết quả tại:", value.return_words),
        *([entry("Phí, lệ phí:", value.fee_words)] if value.fee_words else []),
        *_book(value),
    ]


def _people(value: Receipt) -> list[Entry]:
    """Who hands the dossier in and, where somebody else authorised them, who that is."""
    present = value.delegate or value.head.applicant
    fields = [
        pair(
            ("Tiếp nhận hồ sơ của Ông (Bà)/Tổ chức:", present.name),
            ("Số định danh cá nhân/tổ chức:", present.number),
            face=Face.BOLD,
        ),
        *contact(present),
    ]
    if value.delegate:
        fields.append(entry("Theo ủy quyền của Ông (Bà)/Tổ chức:", _authorising(value)))
    return fields


def _authorising(value: Receipt) -> str:
    """The authorising person with everything that the form asks of them."""
    party: Party = value.head.applicant
    parts = {
        "": party.name,
        "số định danh ": party.number,
        "địa chỉ ": party.address,
        "số điện thoại ": party.phone,
        "email ": party.email,
        "giấy tờ ủy quyền: ": value.authorisation,
    }
    return "; ".join(f"{label}{text}" for label, text in parts.items() if text)


def _paper_words(paper: PaperLine) -> str:
    """A paper with how many originals and copies of it were handed in."""
    counts = ((paper.originals, "bản chính"), (paper.copies, "bản sao"))
    words = [f"{count:02} {kind}".replace(" ", FIRM_BLANK) for count, kind in counts if count]
    return f"{paper.name} ({', '.join(words)})" if words else paper.name


def _book(value: Receipt) -> list[Entry]:
    """Where the dossier stands in the register, where the office keeps one in volumes."""
    if not (value.book_no or value.order_no):
        return []
    return [
        pair(("Vào Sổ theo dõi hồ sơ, Quyển số:", value.book_no), ("Số thứ tự:", value.order_no))
    ]


def _explanation(value: Receipt, sheet: Sheet) -> list[Block]:
    """The steps that lead to the due date."""
    head = value.head
    fields = [
        entry("Mã hồ sơ:", head.dossier_no, face=Face.BOLD),
        entry("Thời gian giải quyết hồ sơ theo quy định là:", value.processing_words),
        numbered_list(value.due_words),
        entry(
            "Thời gian trả kết quả giải quyết hồ sơ:", moment_words(value.due_at), face=Face.BOLD
        ),
    ]
    title = balanced(_BACK_TITLE, Style(sheet.letters.title), sheet.room)
    return [*title, *set_entries(fields, sheet)]
