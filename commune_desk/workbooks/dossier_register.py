"""The register of dossiers (sổ theo dõi hồ sơ, mẫu 07) as a workbook that is kept in step.

The columns are those of the form (Thông tư 03/2025/TT-VPCP, Phụ lục I). More stand beside the
printed page: the promised date, sector, channel, outcome, how a dossier stands to the law's time
and why it was late, and notes (ghi chú) that belong to the office. What a clerk writes there stays
with its dossier when the workbook is written anew, and so do further sheets.

A month that is over is not rewritten silently: what changes in it from then on is listed in a sheet
of its own, with the day, the old value and the new one.
"""

import zlib
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from io import BytesIO
from zipfile import BadZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from commune_desk.domain.outside_errors import FileUnreadable
from commune_desk.domain.papers.slips import DossierRegister, RegisterLine
from commune_desk.domain.upkeep.workbook_errors import WorkbookTooLarge
from commune_desk.domain.vietnamese import format_date
from commune_desk.words.fields import label
from commune_desk.words.papers.papers import REGISTER, REGISTER_COLUMNS, REGISTER_RETURN
from commune_desk.words.values import days_words
from commune_desk.workbooks import register_look as look
from commune_desk.workbooks.extent import check_parts
from commune_desk.workbooks.sheet import AUTHOR, MOMENT, TEXT, SheetColumn, moment, text

SHEET = REGISTER.title
NOTE = "Ghi chú"
CHANGES_SHEET = "Thay đổi sau khi hết tháng"
CHANGES = ("Ngày ghi", label("dossier_no"), "Cột", "Đã ghi", "Ghi lại")
COLUMNS = (
    *(
        SheetColumn(REGISTER_COLUMNS[name].long, width, number_format)
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
    *(
        SheetColumn(label(name), width, number_format)
        for name, width, number_format in (
            ("promised_at", 17, MOMENT),
            ("sector", 20, TEXT),
            ("channel", 17, TEXT),
            ("state", 16, TEXT),
            ("outcome", 16, TEXT),
            ("lateness", 13, TEXT),
            ("late_reason", 30, TEXT),
        )
    ),
    SheetColumn(NOTE, 30),
)
JOINED = (REGISTER_RETURN, 7, 11)
"""The heading above the last columns of the form, and which columns they are."""

HEAD_ROW = 6
FIRST_ROW = HEAD_ROW + 2
_NUMBER, _PRINTED = 2, 11
_CHANGES_WIDTHS = (12, 28, 24, 34, 34)

_NO_WORKBOOK = (BadZipFile, EOFError, KeyError, SyntaxError, TypeError, ValueError, zlib.error)
"""How openpyxl says that it cannot make anything of a file; a damaged XML is a `SyntaxError`."""

_MOST_BYTES = 64 << 20
"""Unpacked; the month of a whole province has a tenth of it."""

_WIDEST = 200
"""Columns that are looked at: those of the register, and what an office puts beside them."""

Values = dict[str, object]
"""What a line of the register says, by the titles of its columns."""


def render(
    register: DossierRegister, previous: bytes = b"", *, is_over_since: date | None = None
) -> bytes:
    """The workbook of a register.

    Args:
        register: what it shows.
        previous: the workbook as it stands; the office's notes and further sheets in it are kept.
        is_over_since: today, where the workbook was last written after its month had ended: what
            has changed since is then listed.

    Raises:
        FileUnreadable: what stands there is no workbook.
    """
    book, before = _opened(previous)
    notes = {number: str(values.get(NOTE) or "") for number, values in before.items()}
    sheet = book.create_sheet(SHEET, 0)
    book.active = 0

    _write_head(sheet, register)
    look.table_head(sheet, HEAD_ROW, COLUMNS, joined=JOINED)
    changes: list[tuple[str, str, object, object]] = []
    for row, entry in enumerate(register.lines, FIRST_ROW):
        values = _values(entry, note=notes.get(entry.dossier_no, ""))
        look.table_row(sheet, row, COLUMNS, values=values, is_struck=entry.is_struck)
        changes += _changes(entry.dossier_no, before, values)
    if is_over_since and before and changes:
        _list_changes(book, changes, on=is_over_since)

    look.paper(sheet, HEAD_ROW, printed=_PRINTED, columns=len(COLUMNS))
    book.properties.creator = AUTHOR
    book.properties.title = f"{SHEET} {format_date(register.first)}–{format_date(register.last)}"
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def _write_head(sheet: Worksheet, register: DossierRegister) -> None:
    """Who keeps it, the number of its form, what it shows, and what it says of itself.

    On paper that stands below the last line; here it would be sorted and filtered with the lines.
    """
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
    if register.notes:
        printed = COLUMNS[:_PRINTED]
        look.note(sheet, HEAD_ROW - 1, text(" ".join(register.notes)), over=printed)


def _values(entry: RegisterLine, *, note: str) -> tuple[look.Value, ...]:
    """What a line says, column by column."""
    reached_at = "\n".join(filter(None, (entry.applicant.address, entry.applicant.phone)))
    return (
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
        moment(entry.promised_at) if entry.promised_at else None,
        text(entry.sector),
        text(entry.channel_words),
        text(entry.standing_words),
        text(entry.outcome_words),
        text(entry.lateness_words),
        text(entry.late_reason),
        note,
    )


def _opened(previous: bytes) -> tuple[Workbook, Mapping[str, Values]]:
    """The workbook to write in, without its register, and what it said, by dossier number."""
    if not previous:
        book = Workbook()
        book.remove(book.worksheets[0])
        return book, {}
    try:
        check_parts(BytesIO(previous), sheets=_MOST_BYTES, others=_MOST_BYTES)
        book = load_workbook(BytesIO(previous))
    except (*_NO_WORKBOOK, WorkbookTooLarge):
        raise FileUnreadable("", "XLSX") from None
    if SHEET not in book.sheetnames:
        return book, {}
    sheet = book[SHEET]
    # A cell that strayed to the last corner would make a table of 17 thousand million of them.
    numbered = [row for row, column in sheet._cells if column == _NUMBER]  # noqa: SLF001
    last, wide = max(numbered, default=HEAD_ROW), min(sheet.max_column, _WIDEST)
    heads = sheet.iter_rows(min_row=HEAD_ROW, max_row=FIRST_ROW - 1, max_col=wide, values_only=True)
    titles = [str(below or above or "") for above, below in zip(*heads, strict=True)]
    lines = sheet.iter_rows(min_row=FIRST_ROW, max_row=last, max_col=wide, values_only=True)
    said: dict[str, Values] = {
        str(line[_NUMBER - 1]): dict(zip(titles, tuple[object, ...](line), strict=True))
        for line in lines
        if any(line) and line[_NUMBER - 1]
    }
    del book[SHEET]
    return book, said


def _changes(
    dossier_no: str, before: Mapping[str, Values], values: Sequence[look.Value]
) -> list[tuple[str, str, object, object]]:
    """What a line says now and said otherwise, or did not say, when it was last written."""
    now = {column.title: value for column, value in zip(COLUMNS, values, strict=True)}
    if dossier_no not in before:
        title = REGISTER_COLUMNS["received_at"].long
        return [(dossier_no, title, "", now[title])]
    said = before[dossier_no]
    return [
        (dossier_no, title, said[title] or "", value or "")
        for title, value in now.items()
        if title in said and title != NOTE and (said[title] or "") != (value or "")
    ]


def _list_changes(
    book: Workbook, changes: Sequence[tuple[str, str, object, object]], *, on: date
) -> None:
    """Add what has changed to the sheet of changes, below what stands there."""
    if CHANGES_SHEET not in book.sheetnames:
        look.plain_head(book.create_sheet(CHANGES_SHEET), CHANGES, _CHANGES_WIDTHS)
    sheet = book[CHANGES_SHEET]
    for dossier_no, title, said, value in changes:
        shown = (
            f"{each:%d/%m/%Y %H:%M}" if isinstance(each, datetime) else str(each)
            for each in (said, value)
        )
        cells = (format_date(on), dossier_no, title, *shown)
        look.plain_row(sheet, sheet.max_row + 1, [text(cell) for cell in cells])
