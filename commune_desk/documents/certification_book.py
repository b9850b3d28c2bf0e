"""The certification books (sổ chứng thực) on A4 landscape, in the columns of the law.

A month prints its entries, to be bound and sealed (NĐ 23/2015/NĐ-CP Art 13(3)); a whole year has
its cover, all its entries and the words that close it. The line of an entry that was struck out is
crossed, with its reason beside it. Another volume begins on a page of its own.
"""

from collections.abc import Iterator
from itertools import groupby

from commune_desk.documents.blocks import (
    Align,
    Block,
    Style,
    balanced,
    keeping_next,
    nothing,
    plain,
    rule,
    stack,
)
from commune_desk.documents.fonts import Face, width
from commune_desk.documents.letterhead import head
from commune_desk.documents.page import (
    A4_LANDSCAPE,
    PrintedPage,
    page_number,
    paginated,
    set_on,
)
from commune_desk.documents.pdf import Properties, pdf_bytes
from commune_desk.documents.signatures import Signature, of_head, signatures
from commune_desk.documents.table import Heading, cell, column_widths, crossed, head_row, row, under
from commune_desk.domain.certification.entries import BookEntry
from commune_desk.domain.form.kinds import write_vnd
from commune_desk.domain.papers.certification_papers import BookPages
from commune_desk.domain.vietnamese import day_words, format_date, format_vnd, number_in_words
from commune_desk.words.certification import (
    NOT_COMPARED_BOOK,
    requesters_words,
    title_words,
    volume_words,
)
from commune_desk.words.papers.papers import STATE_MOTTO, STATE_NAME
from commune_desk.words.values import days_words

SHARES = (18, 22, 42, 56, 38, 20, 22, 40)
_CENTRED = frozenset({0, 1, 5})
_SIZE = 9.5


def render(value: BookPages) -> bytes:
    """The pages as PDF, numbered through."""
    setup = A4_LANDSCAPE
    sheets = [*_cover(value)]
    by_volume = groupby(value.entries, key=lambda entry: entry.volume)
    volumes = [(volume, list(entries)) for volume, entries in by_volume]
    for place, (volume, entries) in enumerate(volumes or [(value.book.volume, [])], start=1):
        is_last = place == max(len(volumes), 1)
        blocks = [*_head(value, volume), *_table(value, entries)]
        blocks += _closing(value) if is_last else []
        sheets += paginated(blocks, setup.depth)
    pages: list[PrintedPage] = [
        set_on(setup, blocks).with_blocks(*page_number(setup, number))
        for number, blocks in enumerate(sheets, start=1)
    ]
    return pdf_bytes(pages, Properties(value.form.title, "", value.period.last))


def _cover(value: BookPages) -> Iterator[list[Block]]:
    """The cover of a year: what the book is, whose, from when to when."""
    if not value.is_whole_year:
        return
    setup, room, book = A4_LANDSCAPE, A4_LANDSCAPE.room, value.book
    centred = Style(16, Align.CENTRE, gap=10)
    half = width(STATE_MOTTO, Face.BOLD, 14) / 2
    opened = format_date(book.opened_at.date()) if book.opened_at else ""
    closed = format_date(book.closed_at.date()) if book.closed_at else ""
    volumes = sorted({entry.volume for entry in value.entries}) or [book.volume]
    named = ", ".join(volume_words(one, book.year, value.form.sign) for one in volumes)
    yield [
        *plain(STATE_NAME, Style(14, Align.CENTRE), room, face=Face.BOLD),
        *plain(STATE_MOTTO, Style(14, Align.CENTRE), room, face=Face.BOLD),
        rule(room / 2 - half, room / 2 + half),
        nothing(40),
        *balanced(value.letterhead.centre_name.upper(), Style(15), room),
        nothing(60),
        *balanced(value.form.title.upper(), Style(26), room),
        nothing(30),
        *plain(f"Quyển số: {named}", centred, room, face=Face.BOLD),
        *plain(f"Ngày mở sổ: {opened or _PEN}", centred, room),
        *plain(f"Ngày khóa sổ: {closed or _PEN}", centred, room),
        *plain(_doubt(value), setup.note(Align.CENTRE, gap=40), room, face=Face.ITALIC),
    ]


_PEN = "........................"


def _doubt(value: BookPages) -> str:
    return NOT_COMPARED_BOOK if value.form.unverified else ""


def _head(value: BookPages, volume: int) -> list[Block]:
    setup, room = A4_LANDSCAPE, A4_LANDSCAPE.room
    facts = f"Quyển số: {volume_words(volume, value.book.year, value.form.sign)}"
    days = days_words(value.period.first, value.period.last)
    title = [
        *balanced(value.form.title.upper(), Style(setup.letters.title, gap=4), room),
        *plain(f"{facts} – {days}", setup.style(Align.CENTRE), room),
    ]
    letterhead = head(value.letterhead, setup, number_line="", on=value.dated_on)
    return [*letterhead, *keeping_next([stack(title)]), *keeping_next([nothing(6)])]


def _table(value: BookPages, entries: list[BookEntry]) -> list[Block]:
    headings = [
        Heading(text, share) for text, share in zip(value.form.headings, SHARES, strict=True)
    ]
    widths = column_widths(headings, A4_LANDSCAPE.room)
    rows = []
    for entry in entries:
        cells = [
            cell(text, Style(_SIZE, Align.CENTRE if place in _CENTRED else Align.LEFT), w)
            for place, (text, w) in enumerate(zip(_texts(value, entry), widths, strict=True))
        ]
        line = row(cells, widths)
        rows.append(crossed(line, sum(widths[:-1])) if entry.struck_at else line)
    table = under(head_row(headings, Style(_SIZE), A4_LANDSCAPE.room), rows)
    return keeping_next(table)  # what the pages come to never stands alone on the last


def _texts(value: BookPages, entry: BookEntry) -> tuple[str, ...]:
    """One line of the book, column by column."""
    who = requesters_words(entry.requesters)
    if value.form.counts_pages:
        who = "; ".join(one.name for one in entry.requesters)
    note = entry.note
    if entry.struck_at:
        note = f"Gạch bỏ ngày {format_date(entry.struck_at.date())}: {entry.strike_reason}"
    title = title_words(entry.signer_title)
    return (
        f"{entry.number:02}",
        format_date(entry.certified_at.date()),
        who,
        entry.paper_name,
        f"{entry.signer_name}, {title}" if title else entry.signer_name,
        str(entry.copies),
        write_vnd(entry.fee_vnd),
        note,
    )


def _closing(value: BookPages) -> list[Block]:
    """What the pages come to, and where the year was closed, its closing words."""
    setup, room, totals = A4_LANDSCAPE, A4_LANDSCAPE.room, value.totals
    said = f"Cộng: {totals.entries} việc, {totals.copies} bản, {format_vnd(totals.fee_vnd)}"
    said += f"; {totals.struck} số đã gạch bỏ." if totals.struck else "."
    blocks = [*plain(said, setup.style(), room, face=Face.BOLD)]
    closed = value.book.closed_at
    if value.is_whole_year and closed is not None and value.book.totals is not None:
        count = value.book.totals.entries
        words = (
            f"Khóa sổ {day_words(closed.date())}. Tổng số việc chứng thực đã thực hiện trong năm "
            f"{value.book.year}: {count} (bằng chữ: {number_in_words(count)})."
        )
        blocks += plain(words, setup.style(), room)
        keeper = Signature(("NGƯỜI LẬP SỔ",), value.book.closed_by)
        blocks.append(signatures([keeper, of_head(value.signer)], setup))
    if doubt := _doubt(value):
        blocks += plain(f"({doubt})", setup.note(gap=4), room, face=Face.ITALIC)
    return [stack(blocks)]
