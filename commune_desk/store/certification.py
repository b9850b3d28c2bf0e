"""The certification books (sổ chứng thực): numbers drawn, entries kept for ever, years closed.

The row of a book in a year is its counter: who draws from it first is first, and whoever draws
meanwhile waits. A number belongs to the transaction that writes its entry; where that comes to
nothing, so does the number.
"""

from collections.abc import Sequence
from datetime import datetime

from peewee import ModelSelect, fn

from commune_desk.domain.certification.entries import BookEntry, BookOfYear, EntryNo
from commune_desk.domain.certification.errors import EntryNotFound
from commune_desk.domain.desk.dossier import DossierState
from commune_desk.domain.keys import DossierId, OfficeId
from commune_desk.domain.law.books import BookKind
from commune_desk.store.columns import columns_from, value_from
from commune_desk.store.queries.certification import DRAWN
from commune_desk.store.queries.writing import insert
from commune_desk.store.statements import first, rows
from commune_desk.store.tables import (
    CertificationBook,
    CertificationEntry,
    Dossier,
    ProcedureVersion,
)


def draw(office_id: OfficeId, book: BookKind, year: int, *, count: int, at: datetime) -> BookOfYear:
    """Take the next numbers of a book, which is begun with the first; `last_number` is the last."""
    [row] = rows(DRAWN, (office_id, book, year, count, at, count))
    return value_from(BookOfYear, row)


def add(office_id: OfficeId, dossier_id: DossierId, entries: Sequence[BookEntry]) -> None:
    """Write entries down, inside the caller's transaction."""
    whose = {"office_id": office_id, "dossier_id": dossier_id}
    without = frozenset({"dossier_no"})
    insert(
        CertificationEntry, [{**whose, **columns_from(entry, without=without)} for entry in entries]
    )


def book_of(office_id: OfficeId, book: BookKind, year: int) -> BookOfYear:
    """A book in a year; one without entries is empty."""
    table = CertificationBook
    is_it = (table.office == office_id) & (table.book == book.value) & (table.year == year)
    row = first(table.select().where(is_it))
    return value_from(BookOfYear, row) if row else BookOfYear(book=book, year=year)


def open_before(office_id: OfficeId, book: BookKind, year: int) -> BookOfYear | None:
    """The book of an earlier year that was begun and not closed; None without one."""
    table = CertificationBook
    is_open = (table.office == office_id) & (table.book == book.value) & table.closed_at.is_null()
    row = first(table.select().where(is_open, table.year < year).order_by(table.year).limit(1))
    return value_from(BookOfYear, row) if row else None


def begun_since(office_id: OfficeId, year: int) -> tuple[BookOfYear, ...]:
    """The books of a year and of those after it that were begun."""
    table = CertificationBook
    of_office = table.select().where(table.office == office_id, table.year >= year)
    return tuple(value_from(BookOfYear, row) for row in rows(of_office.order_by(table.year)))


def has_entries(office_id: OfficeId, book: BookKind, *, start: datetime, end: datetime) -> bool:
    """Whether anything was certified in a span of time, both ends included."""
    table = CertificationEntry
    found = table.select(table.id).where(
        table.office == office_id,
        table.certified_at >= start,
        table.certified_at <= end,
        table.book == book.value,
    )
    return first(found.limit(1)) is not None


def unnumbered(
    office_id: OfficeId, codes: Sequence[str], *, start: datetime, end: datetime
) -> tuple[str, ...]:
    """Dossiers of these procedures that have their result and stand in no book, oldest first.

    Args:
        office_id: whose.
        codes: of the procedures whose results are numbered in a book.
        start: the first moment in which they were solved.
        end: the last.
    """
    version = ProcedureVersion
    entry = CertificationEntry
    numbered = entry.select(entry.id).where(entry.dossier == Dossier.id, entry.struck_at.is_null())
    found = (
        Dossier.select(Dossier.dossier_no)
        .join(version)
        .where(
            Dossier.office == office_id,
            Dossier.closed_at >= start,
            Dossier.closed_at <= end,
            Dossier.state.in_([DossierState.RESULT_READY.value, DossierState.RETURNED.value]),
            version.code.in_(list(codes)),
            ~fn.EXISTS(numbered),
        )
        .order_by(Dossier.id)
    )
    return tuple(row.dossier_no for row in rows(found))


def save(office_id: OfficeId, kept: BookOfYear) -> None:
    """Write a book as it stands now: its volume, its beginning, its end."""
    table = CertificationBook
    row = {"office": office_id, **columns_from(kept)}
    changed = (
        table.volume, table.begins_after, table.last_number, table.closed_at, table.closed_by,
        table.totals, table.printed_months,
    )  # fmt: skip
    table.insert(row).on_conflict(
        conflict_target=(table.office, table.book, table.year), preserve=changed
    ).execute()


def last_entry(office_id: OfficeId, book: BookKind, year: int) -> BookEntry | None:
    """The entry with the highest number; None where the book is empty."""
    table = CertificationEntry
    found = first(_in_book(office_id, book, year).order_by(table.number.desc()).limit(1))
    return value_from(BookEntry, found) if found else None


def entries(
    office_id: OfficeId, book: BookKind, *, start: datetime, end: datetime
) -> tuple[BookEntry, ...]:
    """The entries of a span of time, both ends included, in the order of their numbers."""
    table = CertificationEntry
    found = _entries(office_id).where(
        table.book == book.value, table.certified_at >= start, table.certified_at <= end
    )
    in_order = found.order_by(table.year, table.number)
    return tuple(value_from(BookEntry, row) for row in rows(in_order))


def of_year(office_id: OfficeId, book: BookKind, year: int) -> tuple[BookEntry, ...]:
    """All entries of a book in a year, in their order."""
    found = _in_book(office_id, book, year).order_by(CertificationEntry.number)
    return tuple(value_from(BookEntry, row) for row in rows(found))


def of_dossier(office_id: OfficeId, dossier_no: str) -> tuple[BookEntry, ...]:
    """The entries of a dossier, struck ones too, in their order."""
    found = _entries(office_id).where(Dossier.dossier_no == dossier_no)
    return tuple(value_from(BookEntry, row) for row in rows(found.order_by(CertificationEntry.id)))


def strike(office_id: OfficeId, entry: EntryNo, *, reason: str, at: datetime) -> DossierId:
    """Strike an entry out; returns the key of its dossier.

    Raises:
        EntryNotFound: none of that number stands there.
    """
    table = CertificationEntry
    change = (
        table.update(struck_at=at, strike_reason=reason)
        .where(
            table.office == office_id,
            table.book == entry.book.value,
            table.year == entry.year,
            table.number == entry.number,
            table.struck_at.is_null(),
        )
        .returning(table.dossier)
    )
    struck = first(change)
    if struck is None:
        raise EntryNotFound(*entry)
    return DossierId(struck.dossier_id)


def _in_book(office_id: OfficeId, book: BookKind, year: int) -> "ModelSelect[CertificationEntry]":
    table = CertificationEntry
    return _entries(office_id).where(table.book == book.value, table.year == year)


def _entries(office_id: OfficeId) -> "ModelSelect[CertificationEntry]":
    table = CertificationEntry
    chosen = table.select(table, Dossier.dossier_no)
    return chosen.join(Dossier).where(table.office == office_id)
