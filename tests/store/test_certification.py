"""Numbers of a book are drawn by its row; an entry is kept for ever, a struck one in sight."""

from dataclasses import replace
from datetime import timedelta

import pytest

from commune_desk.domain.certification.entries import BookTotals, EntryNo
from commune_desk.domain.certification.errors import EntryNotFound
from commune_desk.domain.law.books import BookKind
from commune_desk.store import certification
from tests.store.samples import NOW, a_dossier, a_procedure, insert_dossier
from tests.store.stored_databases import CERTIFIED

COPIES = BookKind.COPIES
ENTRY = replace(CERTIFIED, dossier_no=a_dossier().dossier_no)


@pytest.fixture
def key(db, office_id):
    a_procedure(office_id)
    return insert_dossier(db, office_id, a_dossier())


def test_an_entry_is_read_back_as_it_was_written(office_id, key):
    certification.add(office_id, key, [ENTRY])
    assert certification.of_dossier(office_id, ENTRY.dossier_no) == (ENTRY,)
    assert certification.last_entry(office_id, COPIES, 2026) == ENTRY
    assert certification.last_entry(office_id, COPIES, 2027) is None


def test_each_book_and_year_counts_by_itself(office_id):
    drawn = [
        certification.draw(office_id, book, year, count=count, at=NOW).last_number
        for book, year, count in [
            (COPIES, 2026, 3), (COPIES, 2026, 2), (BookKind.SIGNATURES, 2026, 1), (COPIES, 2027, 1),
        ]
    ]  # fmt: skip
    assert drawn == [3, 5, 1, 1]


def test_a_book_is_kept_with_its_volume_and_its_end(office_id):
    begun = certification.draw(office_id, COPIES, 2026, count=1, at=NOW)
    closed = replace(begun, volume=2, closed_at=NOW, closed_by="Lan", totals=BookTotals(1, 2, 3))
    certification.save(office_id, closed)
    assert certification.book_of(office_id, COPIES, 2026) == closed
    assert certification.open_before(office_id, COPIES, 2027) is None


def test_an_entry_is_struck_once(office_id, key):
    certification.add(office_id, key, [ENTRY])
    later = NOW + timedelta(hours=1)
    number = EntryNo(COPIES, 2026, 1)
    assert certification.strike(office_id, number, reason="nhầm", at=later) == key
    struck = replace(ENTRY, struck_at=later, strike_reason="nhầm")
    assert certification.of_year(office_id, COPIES, 2026) == (struck,)
    with pytest.raises(EntryNotFound):
        certification.strike(office_id, number, reason="nhầm", at=later)
