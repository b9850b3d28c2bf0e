"""What the certification desk refuses; `book` is a `BookKind`, the sentences name it."""

from dataclasses import dataclass
from datetime import datetime

from commune_desk.domain.errors import UserError


@dataclass(eq=False)
class NothingToCertify(UserError):
    """A certification without a single paper."""


@dataclass(eq=False)
class NotCertified(UserError):
    """The results of that procedure have no number in a certification book."""

    procedure_code: str
    name: str


@dataclass(eq=False)
class AlreadyCertified(UserError):
    """A dossier whose certificates have their numbers."""

    dossier_no: str
    number: int


@dataclass(eq=False)
class CertificationFeeUnknown(UserError):
    """The catalogue says no sum for that procedure."""

    procedure_code: str
    name: str


@dataclass(eq=False)
class ExemptionUngrounded(UserError):
    """A group is named, and neither catalogue nor law frees it from that fee."""

    group: str


@dataclass(eq=False)
class BookClosed(UserError):
    """The book of that year was closed."""

    book: str
    year: int
    closed_at: datetime


@dataclass(eq=False)
class BookYearNotOver(UserError):
    """A book is closed on the last day of its year, not before."""

    book: str
    year: int


@dataclass(eq=False)
class BookAlreadyBegun(UserError):
    """A book that has entries already does not follow one that was kept by hand."""

    put_right_in = ("last_number",)

    book: str
    year: int
    last_number: int


@dataclass(eq=False)
class EntryBeforeLast(UserError):
    """A certificate dated before the last one in its book: numbers run with the days."""

    book: str
    at: datetime
    number: int
    last_at: datetime


@dataclass(eq=False)
class EntryNotFound(UserError):
    """No entry of that number stands in the book of that year, or it was struck out before."""

    book: str
    year: int
    number: int


@dataclass(eq=False)
class StrikeUnexplained(UserError):
    """An entry is not struck out without a reason."""

    book: str
    number: int


@dataclass(eq=False)
class CertificateUnknown(UserError):
    """The wording of the certificate of that procedure is not known to the program."""

    procedure_code: str
    name: str
