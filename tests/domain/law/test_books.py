"""The books as the law ships them: signs by day, every number in one book, wording with its day."""

import re
from datetime import date

from commune_desk.domain.law.books import BookKind, book_for, book_of, certificate_for, is_compared
from commune_desk.domain.law.topics import in_force
from tests.factories import LAW

OLD, NEW = date(2025, 10, 31), date(2025, 11, 1)
PLACES = {
    "day", "day_in_words", "place", "signer", "signer_title", "receiver", "number", "volume",
    "sign", "person", "id_paper", "id_number", "no", "side", "subject", "signed_how", "originals",
    "sheets", "pages", "blank",
}  # fmt: skip


def books(on):
    return in_force(LAW.certification, on).books


def test_the_contract_book_became_one_of_transactions_on_1_november_2025():
    assert [book_of(books(on), BookKind.TRANSACTIONS).sign for on in (OLD, NEW)] == [
        "SCT/HĐ,GD", "SCT/GD",
    ]  # fmt: skip
    assert book_of(books(NEW), BookKind.TRANSACTIONS).title == "Sổ chứng thực giao dịch"


def test_there_are_four_books_of_eight_columns_on_every_day():
    for on in (OLD, NEW):
        assert [book.kind for book in books(on)] == list(BookKind)
        assert {len(book.headings) for book in books(on)} == {8}


def test_what_was_not_compared_with_the_law_in_force_says_so():
    assert all("headings" in book.unverified for book in books(NEW))
    assert "sign" not in book_of(books(OLD), BookKind.SIGNATURES).unverified  # NĐ 23 Art 13(4)


def test_a_procedure_is_numbered_in_one_book():
    codes = [code for book in books(NEW) for code in book.procedures]
    assert len(set(codes)) == len(codes)
    copies = book_for(books(NEW), "2.000815")
    assert copies is not None
    assert (copies.kind, copies.counts_pages) == (BookKind.COPIES, True)
    assert book_for(books(NEW), "1.001193") is None


def test_a_certificate_is_chosen_by_procedure_and_number_of_persons():
    texts = in_force(LAW.certificates, NEW).texts
    chosen = {
        (code, persons): found.code if (found := certificate_for(texts, code, persons)) else ""
        for code, persons in [
            ("2.000815", 1), ("2.000884", 1), ("2.000884", 3), ("2.001035", 1), ("2.001035", 2),
            ("2.001019", 1), ("2.001016", 2), ("2.000992", 1),
        ]
    }  # fmt: skip
    assert list(chosen.values()) == [
        "copy", "signature_one", "signature_many", "contract", "contract", "will",
        "refusal_many", "",
    ]  # fmt: skip


def test_the_wording_of_2020_was_compared_until_the_decree_of_2025():
    texts = {text.code: text for text in in_force(LAW.certificates, NEW).texts}
    one = texts["signature_one"]
    assert [is_compared(one, on) for on in (OLD, NEW)] == [True, False]
    assert not is_compared(texts["copy"], OLD)


def test_every_place_in_a_certificate_is_one_that_is_filled():
    texts = in_force(LAW.certificates, NEW).texts
    named = {name for text in texts for line in text.lines for name in re.findall(r"{(\w+)}", line)}
    assert named == PLACES
    for text in texts:
        assert any("{number}" in line and "{sign}" in line for line in text.lines), text.code
