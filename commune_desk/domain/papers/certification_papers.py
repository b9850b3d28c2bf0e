"""What is printed at the certification desk: certificates, and the books month by month."""

from dataclasses import dataclass
from datetime import date

from commune_desk.domain.certification.entries import BookEntry, BookOfYear, BookTotals
from commune_desk.domain.law.books import BookForm, CertificateText
from commune_desk.domain.office.letterhead import Letterhead
from commune_desk.domain.office.office import Leader
from commune_desk.domain.periods import ReportingPeriod


@dataclass(frozen=True, slots=True)
class Certificate:
    """The certificate of one entry.

    Attributes:
        text: its wording.
        signer: with the line of authority above the title.
        receiver: the officer before whom the paper was signed.
        place: where it was certified.
    """

    text: CertificateText
    entry: BookEntry
    signer: Leader
    receiver: str
    place: str


@dataclass(frozen=True, slots=True)
class BookPages:
    """Pages of a certification book: those of a month, or of a whole year with its cover.

    Attributes:
        form: the book by the law of the last day.
        entries: those that stand and those struck out, in the order of their numbers.
        totals: of these entries.
        dated_on: the last day, or the day of the print where that is still to come.
        is_whole_year: whether cover and closing stand with them.
    """

    letterhead: Letterhead
    form: BookForm
    book: BookOfYear
    period: ReportingPeriod
    entries: tuple[BookEntry, ...]
    totals: BookTotals
    dated_on: date
    is_whole_year: bool
    signer: Leader
