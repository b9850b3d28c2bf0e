"""The certification books (sổ chứng thực) and the wording of certificates (lời chứng), by law.

Nghị định 23/2015/NĐ-CP, Art 13(4) names four books, each with its sign; Nghị định 280/2025/NĐ-CP
put others in their place on 01/11/2025. What a day's law says of them is data
(`resources/law/certification.toml`, `certificates.toml`).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class BookKind(StrEnum):
    """What a book holds: copies, signatures, translators' signatures, transactions."""

    COPIES = "copies"
    SIGNATURES = "signatures"
    TRANSLATIONS = "translations"
    TRANSACTIONS = "transactions"


class FeeBy(StrEnum):
    """What a fee is taken for (Thông tư 226/2016/TT-BTC).

    A copy by the page of its original; a signature by the paper that bears it, however many sign; a
    transaction as one, however many originals are made of it.
    """

    PAGE = "page"
    PAPER = "paper"
    ENTRY = "entry"


@dataclass(frozen=True, slots=True)
class BookForm:
    """One book as the law prescribes it.

    Attributes:
        sign: what stands after number, volume and year: "SCT/BS".
        title: on its cover.
        procedures: codes of the procedures whose certificates are numbered in it.
        headings: of its eight columns: number, day, who asks, what, who signs, how many, fee, note.
        fee_by: what the fee of an entry is taken for.
        unverified: the attributes that no text of the law in force was compared with.
    """

    kind: BookKind
    sign: str
    title: str
    procedures: tuple[str, ...]
    headings: tuple[str, ...]
    fee_by: FeeBy
    unverified: tuple[str, ...] = ()

    @property
    def counts_pages(self) -> bool:
        """Whether it holds copies, which are asked for by one person and paid by the page."""
        return self.fee_by is FeeBy.PAGE


@dataclass(frozen=True, slots=True)
class CertificateText:
    """The wording of one certificate.

    Attributes:
        code: its name in the program.
        procedures: whose results bear it.
        lines: the printed lines with the places in them, `{signer}`; a line with `{no}` stands once
            for every person.
        signatures: who signs, from left to right.
        is_for_many: whether it is for several persons.
        is_stamp: whether it stands at the foot of a copy, not on a page of its own.
        compared_until: the last day of the law with which the wording was compared; None where it
            was compared with none.
    """

    code: str
    title: str
    procedures: tuple[str, ...]
    lines: tuple[str, ...]
    signatures: tuple[str, ...]
    is_for_many: bool = False
    is_stamp: bool = False
    compared_until: date | None = None


def is_compared(text: CertificateText, on: date) -> bool:
    """Whether the wording was compared with the law in force on a day."""
    return text.compared_until is not None and on <= text.compared_until


def book_for(books: Sequence[BookForm], procedure_code: str) -> BookForm | None:
    """The book in which the certificates of a procedure are numbered; None where none is."""
    return next((book for book in books if procedure_code in book.procedures), None)


def book_of(books: Sequence[BookForm], kind: BookKind) -> BookForm:
    """The book of that kind."""
    return next(book for book in books if book.kind is kind)


def certificate_for(
    texts: Sequence[CertificateText], procedure_code: str, persons: int
) -> CertificateText | None:
    """The certificate of a procedure for so many persons; None where its wording is not known.

    What is worded for one person only, or for all alike, serves where nothing else is there.
    """
    fitting = [text for text in texts if procedure_code in text.procedures]
    exactly = [text for text in fitting if text.is_for_many is (persons > 1)]
    return next(iter(exactly or fitting), None)
