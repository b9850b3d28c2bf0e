"""The register of dossiers (sổ theo dõi hồ sơ, mẫu 07) as a workbook that is kept in step.

The columns are those of the form (Thông tư 03/2025/TT-VPCP, Phụ lục I). Two more stand beside the
printed page: the standing of a dossier, and notes (ghi chú) that belong to the office. What a clerk
writes there stays with its dossier when the workbook is written anew, and so do further sheets.
"""

from collections.abc import Mapping
from io import BytesIO
from zipfile import BadZipFile

from openpyxl import Workbook, load_workbook

from commune_desk.domain.slips import DossierRegister
from commune_desk.domain.vietnamese import format_date
from commune_desk.words.fields import label
from commune_desk.words.figures import days_words
from commune_desk.words.papers import REGISTER, REGISTER_COLUMNS, REGISTER_RETURN
from commune_desk.workbooks import register_look as look
from commune_desk.workbooks.sheet import AUTHOR, MOMENT, TEXT, Column, moment, text

SHEET = REGISTER.title
COLUMNS = (
    *(
        Column(REGISTER_COLUMNS[name].long, width, number_format)
        for name, width, number_format in (
            ("order_no", 5.5, "0"),
            ("dossier_no", 26, TEXT),
            ("procedure", 26, TEXT),
            ("applicant", 20, TEXT),
            ("contact", 25, TEXT),
            ("handling_unit", 17, TEXT),
            ("received_at", 17, MOMENT),
            ("due_at", 17, MOMENT),
            ("returned_at", 17, MOMENT),
            ("return_by", 13, TEXT),
            ("signed", 9, TEXT),
        )
    ),
    Column(label("state"), 14),
    Column("Ghi chú", 30),
)
JOINED = (REGISTER_RETURN, 7, 11)
"""The heading above the last columns of the form, and which columns they are."""

HEAD_ROW = 6
FIRST_ROW = HEAD_ROW + 2
_NUMBER, _PRINTED, _NOTE = 2, 11, 13


def render(register: DossierRegister, previous: bytes = b"") -> bytes:
    """The workbook of a register.

    Args:
        register: what it shows.
        previous: the workbook as it stands; the office's notes and further sheets in it are kept.
    """
    book, notes = _opened(previous)
    sheet = book.create_sheet(SHEET, 0)
    book.active = 0

    office, form, whole = (1, 2, 3, 4), (7, 8, 9, 10, 11), range(1, _PRINTED + 1)
    days = days_words(register.first, register.last)
    sector = f" – Lĩnh vực: {register.sector}" if register.sector else ""
    head = register.letterhead
    look.line(sheet, 1, text(head.parent_name.upper()), over=office, font=look.PLAIN)
    look.line(sheet, 2, text(head.centre_name.upper()), over=office, font=look.BOLD)
    look.line(sheet, 1, f"Mẫu số {REGISTER.form_no}", over=form, font=look.BOLD)
    if register.book_no:
        look.line(sheet, 2, text(f"Quyển số: {register.book_no}"), over=form, font=look.PLAIN)
    look.line(sheet, 3, REGISTER.title.upper(), over=whole, font=look.TITLE)
    look.line(sheet, 4, text(days + sector), over=whole, font=look.ITALIC)

    look.table_head(sheet, HEAD_ROW, COLUMNS, joined=JOINED)
    for row, entry in enumerate(register.lines, FIRST_ROW):
        reached_at = "\n".join(filter(None, (entry.applicant.address, entry.applicant.phone)))
        values = (
            entry.order_no,
            text(entry.dossier_no),
            text(entry.procedure_name),
            text(entry.applicant.name),
            text(reached_at),
            text(entry.handling_unit),
            moment(entry.received_at),
            moment(entry.due_at),
            moment(entry.returned_at) if entry.returned_at else None,
            text(entry.return_words),
            "",
            text(entry.standing_words),
            notes.get(entry.dossier_no, ""),
        )
        look.table_row(sheet, row, COLUMNS, values=values)

    look.paper(sheet, HEAD_ROW, printed=_PRINTED, columns=len(COLUMNS))
    book.properties.creator = AUTHOR
    book.properties.title = f"{SHEET} {format_date(register.first)}–{format_date(register.last)}"
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def _opened(previous: bytes) -> tuple[Workbook, Mapping[str, str]]:
    """The workbook to write in, without its register, and its notes by dossier number."""
    try:
        book = load_workbook(BytesIO(previous))
    except (BadZipFile, KeyError):
        book = Workbook()
        book.remove(book.worksheets[0])
    if SHEET not in book.sheetnames:
        return book, {}
    rows = book[SHEET].iter_rows(min_row=FIRST_ROW, max_col=_NOTE, values_only=True)
    notes = {str(row[_NUMBER - 1]): str(row[_NOTE - 1]) for row in rows if row[_NOTE - 1]}
    del book[SHEET]
    return book, notes
