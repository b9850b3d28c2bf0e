"""Papers of the certification desk: certificates, and the books to be bound and sealed.

A book is printed every month (NĐ 23/2015/NĐ-CP Art 13(3)), and as a whole at the end of its year.
"""

from datetime import date
from pathlib import Path

from commune_desk.domain.catalogue.procedure import Procedure
from commune_desk.domain.certification.entries import BookEntry, totals_of, with_printed
from commune_desk.domain.certification.errors import CertificateUnknown
from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.law.books import BookKind, CertificateText, book_of, certificate_for
from commune_desk.domain.law.topics import in_force
from commune_desk.domain.office.letterhead import committee_letterhead
from commune_desk.domain.office.office import Leader
from commune_desk.domain.papers.certification_papers import BookPages, Certificate
from commune_desk.domain.periods import ReportingPeriod
from commune_desk.files.outgoing import certification_file, replace_or_put_beside
from commune_desk.files.writing import check_writable
from commune_desk.services.certification import certification
from commune_desk.services.desk import rights
from commune_desk.services.desk.desk import Desk
from commune_desk.services.desk.lookup import known
from commune_desk.services.desk.outgoing_place import check_outgoing
from commune_desk.services.desk.recording import record
from commune_desk.services.office import former
from commune_desk.services.papers import kept_papers
from commune_desk.services.papers.kept_papers import KeptPaper
from commune_desk.services.papers.printing import signing_head
from commune_desk.store import certification as books


def year_of(year: int) -> ReportingPeriod:
    """The whole of a year, for which a book is printed with its cover."""
    return ReportingPeriod(date(year, 1, 1), date(year, 12, 31))


def wording(desk: Desk, procedure: Procedure) -> CertificateText | None:
    """The certificate of one person by today's law; None where its wording is not known."""
    texts = in_force(desk.law.certificates, desk.now().date()).texts
    return certificate_for(texts, procedure.code, 1)


def certificates(desk: Desk, dossier_no: str) -> tuple[Certificate, ...]:
    """The certificates of a dossier: one for each entry that stands.

    Raises:
        DossierNotFound: no such number.
        CertificateUnknown: the wording for its procedure is not known, or nothing was certified.
    """
    sheet = known(desk, dossier_no)
    standing = [
        entry for entry in certification.entries_of(desk, dossier_no) if entry.struck_at is None
    ]
    made = (_certificate(desk, sheet.procedure, entry) for entry in standing)
    found = tuple(one for one in made if one is not None)
    if not found:
        raise CertificateUnknown(sheet.procedure.code, sheet.procedure.name)
    return found


def _certificate(desk: Desk, procedure: Procedure, entry: BookEntry) -> Certificate | None:
    texts = in_force(desk.law.certificates, entry.certified_at.date()).texts
    text = certificate_for(texts, procedure.code, len(entry.requesters))
    if text is None:
        return None
    leaders = former.leaders_at(desk, entry.certified_at)
    listed = (leader for leader in leaders if leader.full_name == entry.signer_name)
    return Certificate(
        text=text,
        entry=entry,
        signer=next(listed, Leader(entry.signer_name, entry.signer_title)),
        receiver=entry.officer_name,
        place=former.office_at(desk, entry.certified_at).name,
    )


def make_certificates(desk: Desk, dossier_no: str) -> KeptPaper:
    """The certificates of a dossier as one PDF in the archive.

    Raises:
        Everything that `certificates` raises.
        FolderMissing, FolderNotWritable, DiskFull: the archive cannot take it.
    """
    from commune_desk.documents import certificate as paper

    return kept_papers.keep(desk, paper.render(certificates(desk, dossier_no)), ".pdf")


def book_pages(desk: Desk, book: BookKind, period: ReportingPeriod) -> BookPages:
    """The pages of a book: a month of it, or its whole year with cover and closing."""
    entries = tuple(certification.entries(desk, book, period))
    return BookPages(
        letterhead=committee_letterhead(former.office_at(desk, period.ends_at)),
        form=book_of(certification.forms(desk, period.last), book),
        book=books.book_of(desk.office.id, book, period.first.year),
        period=period,
        entries=entries,
        totals=totals_of(entries),
        dated_on=min(period.last, desk.now().date()),
        is_whole_year=period == year_of(period.first.year),
        signer=signing_head(desk, period.ends_at),
    )


def write_book(desk: Desk, book: BookKind, period: ReportingPeriod, *, folder: Path) -> Path:
    """The pages of a book as PDF; returns where they are.

    Raises:
        FolderMissing, FolderNotWritable, DiskFull: nothing is half written.
        WorkbookInUse: the paper of an earlier time is open elsewhere; the new one stands beside it.
    """
    rights.check(desk, EventKind.REPORT_MADE)
    from commune_desk.documents import certification_book as paper

    check_outgoing(desk, folder)
    check_writable(folder)
    target = certification_file(folder, book, period)
    replace_or_put_beside(target, paper.render(book_pages(desk, book, period)))
    with desk.database.transaction():
        kept = books.book_of(desk.office.id, book, period.first.year)
        if kept.opened_at is not None:
            now, first, last = desk.now().date(), period.first, period.last
            books.save(desk.office.id, with_printed(kept, first=first, last=last, today=now))
        days = {"first": period.first.isoformat(), "last": period.last.isoformat()}
        record(desk, EventKind.REPORT_MADE, facts={"book": book, **days})
    return target
