"""What the certification desk says: its books, the numbers in them, what a lot comes to."""

from collections.abc import Mapping, Sequence
from datetime import date

from commune_desk.domain.certification.entries import BookEntry, BookOfYear, Requester
from commune_desk.domain.law.books import BookKind
from commune_desk.domain.vietnamese import format_date, format_vnd, name_case

BOOKS: Mapping[str, str] = {
    BookKind.COPIES: "Sổ chứng thực bản sao",
    BookKind.SIGNATURES: "Sổ chứng thực chữ ký",
    BookKind.TRANSLATIONS: "Sổ chữ ký người dịch",
    BookKind.TRANSACTIONS: "Sổ chứng thực giao dịch",
}
BRIEF_BOOKS: Mapping[str, str] = {
    BookKind.COPIES: "Bản sao",
    BookKind.SIGNATURES: "Chữ ký",
    BookKind.TRANSLATIONS: "Người dịch",
    BookKind.TRANSACTIONS: "Giao dịch",
}
BOOK = "Sổ chứng thực"
MOST_NAMED = 4
"""Dossiers that a line names."""
NOT_COMPARED_BOTH = "Sổ và lời chứng chưa đối chiếu với mẫu kèm Nghị định 280/2025/NĐ-CP."
NO_CERTIFICATE = "Chưa có lời chứng của việc này; cột của sổ chưa đối chiếu."
NOT_COMPARED_BOOK = "Cột, ký hiệu của sổ chưa đối chiếu với mẫu kèm Nghị định 280/2025/NĐ-CP."


def volume_words(volume: int, year: int, sign: str) -> str:
    """A volume with its sign.

    >>> volume_words(1, 2026, "SCT/BS")
    '01/2026 - SCT/BS'
    """
    return f"{volume:02}/{year} - {sign}"


def title_words(title: str) -> str:
    """A title as it stands in a sentence; papers write it in capitals.

    >>> title_words("PHÓ CHỦ TỊCH"), title_words("GIÁM ĐỐC")
    ('Phó Chủ tịch', 'Giám đốc')
    """
    words = title.lower()
    for head in ("chủ tịch", "giám đốc"):
        words = words.replace(head, head.capitalize())
    return words[:1].upper() + words[1:]


def number_words(entry: BookEntry) -> str:
    """The number of a certificate: "số 12 quyển số 01/2026 - SCT/BS"."""
    return f"số {entry.number:02} quyển số {volume_words(entry.volume, entry.year, entry.sign)}"


def numbers_words(entries: Sequence[BookEntry]) -> str:
    """The numbers of a lot, from the first to the last."""
    first, last = entries[0], entries[-1]
    if first is last:
        return number_words(first)
    volume = volume_words(last.volume, last.year, last.sign)
    return f"số {first.number:02}–{last.number:02} quyển số {volume}"


def requesters_words(requesters: Sequence[Requester]) -> str:
    """Those who ask, each with the number of a paper of identity."""
    return "; ".join(f"{one.name}, {one.number}" if one.number else one.name for one in requesters)


def event_numbers(facts: Mapping[str, object]) -> str:
    """The numbers that an event of the history speaks of."""
    first, last = facts.get("first", facts.get("number")), facts.get("last", facts.get("number"))
    numbers = f"số {first}" if first == last else f"số {first}–{last}"
    return f"{BOOKS[str(facts['book'])]}, {numbers}/{facts['year']}"


def requesters_from(text: str) -> tuple[Requester, ...]:
    """Those who are named in a line, each with a number of a paper of identity where one stands.

    Their names are written as that of whoever they come with: they stand in one certificate.

    >>> [(one.name, one.number) for one in requesters_from("trần văn thử, 087; LÊ ÚT")]
    [('Trần Văn Thử', '087'), ('Lê Út', '')]
    """
    named = (part.partition(",") for part in text.split(";") if part.strip())
    return tuple(Requester(name_case(name), number.strip()) for name, _, number in named)


def certified_words(entries: Sequence[BookEntry]) -> str:
    """What a lot came to: its numbers, its copies, its fee."""
    copies, fee = sum(one.copies for one in entries), sum(one.fee_vnd for one in entries)
    return f"Đã chứng thực {copies} bản: {numbers_words(entries)} · {format_vnd(fee)}"


def entry_words(entry: BookEntry) -> str:
    """One line of a book: its number, who, what, how many, and why it was struck out."""
    said = f"{number_words(entry)} · {requesters_words(entry.requesters)} · {entry.paper_name}"
    said += f" · {entry.copies} bản · {format_vnd(entry.fee_vnd)}"
    return f"{said} · đã gạch bỏ: {entry.strike_reason}" if entry.struck_at else said


def unprinted_words(waiting: Sequence[tuple[str, date]]) -> str:
    """Which months of the books are to be printed; nothing where none is.

    >>> unprinted_words([("copies", date(2026, 9, 1)), ("copies", date(2026, 10, 1))])
    'Chưa in để đóng quyển: Sổ chứng thực bản sao tháng 09/2026, 10/2026.'
    """
    months: dict[str, list[str]] = {}
    for book, first in waiting:
        months.setdefault(BOOKS[book], []).append(f"{first:%m/%Y}")
    said = "; ".join(f"{book} tháng {', '.join(listed)}" for book, listed in months.items())
    return f"Chưa in để đóng quyển: {said}." if said else ""


def unnumbered_words(numbers: Sequence[str]) -> str:
    """Which dossiers were solved without a number in a book; nothing where none was.

    >>> unnumbered_words(["26-0001", "26-0002"])
    'Đã giải quyết, chưa có số trong sổ: 26-0001, 26-0002.'
    """
    shown = ", ".join(numbers[:MOST_NAMED])
    more = len(numbers) - MOST_NAMED
    said = f"{shown} và {more} hồ sơ nữa" if more > 0 else shown
    return f"Đã giải quyết, chưa có số trong sổ: {said}." if said else ""


def next_volume_words(book: BookOfYear) -> str:
    """What it means to go on in the next volume of a book."""
    return (
        f"{BOOKS[book.book]} năm {book.year}: quyển {book.volume:02} dừng ở số "
        f"{book.last_number:02}; việc sau ghi vào quyển {book.volume + 1:02}, số chạy tiếp. "
        f"Sau đó không quay lại quyển {book.volume:02} được."
    )


def book_words(book: BookOfYear) -> str:
    """How a book stands: its volume, its last number, when it was closed."""
    said = f"{BOOKS[book.book]} năm {book.year}: quyển {book.volume:02}, đã ghi đến số "
    said += f"{book.last_number:02}"
    return f"{said}, đã khóa sổ ngày {format_date(book.closed_at)}" if book.closed_at else said
