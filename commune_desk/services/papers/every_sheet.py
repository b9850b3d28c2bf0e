"""Every paper that is neither a slip nor a declaration, drawn once: one row a paper.

The self-test goes over the rows and reads each back; a test finds a paper without a row. What the
desk keeps is printed as it is; what a new office has nothing of yet is an invented one.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from commune_desk.documents import specimen
from commune_desk.domain.catalogue.procedure import Channel
from commune_desk.domain.certification.entries import BookEntry, BookOfYear, Requester, totals_of
from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.desk.papers import PaperSize
from commune_desk.domain.handling.payments import Payment
from commune_desk.domain.law.books import BookKind
from commune_desk.domain.law.topics import in_force
from commune_desk.domain.office.letterhead import committee_letterhead, letterhead
from commune_desk.domain.papers.certification_papers import BookPages, Certificate
from commune_desk.domain.papers.fee_settlement import FeeList, TakenFee
from commune_desk.domain.papers.kept_of_person import KeptOfPerson, PersonAnswer
from commune_desk.domain.papers.key_sheet import KeyGroup
from commune_desk.domain.papers.printing import PrintablePaper
from commune_desk.domain.people.applicant import Person
from commune_desk.domain.periods import calendar_month
from commune_desk.domain.upkeep.inspection import Inspection, KeptKind, Measure, MeasureKind
from commune_desk.domain.upkeep.looks import Look, LookCount, SeenPerson
from commune_desk.services.desk.desk import Desk
from commune_desk.services.figures import reports
from commune_desk.services.papers import print_setups
from commune_desk.services.upkeep import recovery_sheets
from commune_desk.words.papers.papers import ALL_PAPERS, KEY_SHEET

_NAME, _NUMBER = specimen.APPLICANT.name, specimen.APPLICANT.number
_LINES = 40


class ProvedPaper(NamedTuple):
    """A paper, and the codes that are to be read on it."""

    pdf: bytes
    codes: tuple[str, ...] = ()


def _register(_desk: Desk) -> Iterator[ProvedPaper]:
    from commune_desk.documents.figures import register

    yield ProvedPaper(register.render(specimen.dossier_register(_LINES)))


def _report(desk: Desk) -> Iterator[ProvedPaper]:
    from commune_desk.documents.figures import report

    figures = reports.live_figures(desk, calendar_month(desk.now().date()))
    yield ProvedPaper(report.render(reports.paper(desk, figures)))


def _entry(desk: Desk) -> BookEntry:
    now = desk.now()
    return BookEntry(
        book=BookKind.COPIES, year=now.year, number=7, volume=1, sign="SCT/BS",
        dossier_no="", certified_at=now, requesters=(Requester(_NAME, _NUMBER),) * 2,
        paper_name=specimen.PROCEDURE_NAME, pages=6, copies=3, signer_name=_NAME, signer_title="",
        fee_vnd=6000, officer_name=_NAME,
    )  # fmt: skip


def _certificates(desk: Desk) -> Iterator[ProvedPaper]:
    from commune_desk.documents import certificate

    for text in in_force(desk.law.certificates, desk.now().date()).texts:
        one = Certificate(text, _entry(desk), specimen.SIGNER, _NAME, desk.office.name)
        yield ProvedPaper(certificate.render([one]))


def _books(desk: Desk) -> Iterator[ProvedPaper]:
    from commune_desk.documents import certification_book

    entries, now = (_entry(desk),) * _LINES, desk.now()
    for form in in_force(desk.law.certification, now.date()).books:
        pages = BookPages(
            letterhead=committee_letterhead(desk.office),
            form=form,
            book=BookOfYear(book=form.kind, year=now.year, opened_at=now),
            period=calendar_month(now.date()),
            entries=entries,
            totals=totals_of(entries),
            dated_on=now.date(),
            is_whole_year=False,
            signer=specimen.SIGNER,
        )
        yield ProvedPaper(certification_book.render(pages))


def _fee_list(desk: Desk) -> Iterator[ProvedPaper]:
    from commune_desk.documents import fee_list

    period = calendar_month(desk.now().date())
    paid = Payment(
        amount_vnd=8_000, receipt_no="0000001", dossier_no="H20-1", paid_at=desk.now(),
        officer_name=_NAME,
    )  # fmt: skip
    fees = (TakenFee(paid, "2.000635", specimen.PROCEDURE_NAME, Channel.COUNTER, _NAME),) * _LINES
    listed = FeeList(letterhead(desk.office), period, desk.now().date(), _NAME, fees)
    yield ProvedPaper(fee_list.render(listed))


def _key_sheet(desk: Desk) -> Iterator[ProvedPaper]:
    from commune_desk.documents import key_sheet

    groups = [KeyGroup(KEY_SHEET, [("Ctrl+Shift+F12", ALL_PAPERS)] * _LINES)]
    yield ProvedPaper(key_sheet.render(groups, on=desk.now().date()))


def _recovery_sheet(desk: Desk) -> Iterator[ProvedPaper]:
    sheet = recovery_sheets.new_sheet(desk.office.name, desk.now())
    yield ProvedPaper(recovery_sheets.rendered(sheet), (" ".join(sheet.groups),))


def _rulers(desk: Desk) -> Iterator[ProvedPaper]:
    for size in PaperSize:
        for is_lying in (False, True):
            paper = PrintablePaper("", ALL_PAPERS, size, is_lying=is_lying)
            yield ProvedPaper(print_setups.ruler(desk, paper))


def _person_answer(desk: Desk) -> Iterator[ProvedPaper]:
    from commune_desk.documents import person_answer

    now = desk.now()
    person = Person(_NAME, _NUMBER, address=desk.office.name, phone="0923993287")
    answer = PersonAnswer(
        number=1,
        letterhead=letterhead(desk.office),
        officer_name=_NAME,
        asked_on=now.date(),
        answer_by=now.date(),
        made_at=now,
        kept=KeptOfPerson(
            person=person,
            updated_at=now,
            certifications=(_entry(desk),) * 2,
            facts={},
            looks=tuple(_look(desk, number) for number in range(_LINES)),
        ),
        law=in_force(desk.law.personal_data, now.date()),
    )
    yield ProvedPaper(person_answer.render(answer))


def _look(desk: Desk, number: int) -> Look:
    return Look(
        id=number, kind=EventKind.RECORD_OPENED, at=desk.now(), officer_name=_NAME,
        desk_name=specimen.UNIT, dossier_no="", whose=_NAME, number=_NUMBER, facts={},
    )  # fmt: skip


def _inspection(desk: Desk) -> Iterator[ProvedPaper]:
    from commune_desk.documents import inspection

    now = desk.now()
    law = in_force(desk.law.personal_data, now.date())
    engine = desk.database.engine_name.value
    looks = tuple(_look(desk, number) for number in range(_LINES))
    value = Inspection(
        letterhead=letterhead(desk.office),
        officer_name=_NAME,
        period=calendar_month(now.date()),
        made_at=now,
        law=law,
        kinds=tuple(KeptKind(kind, _LINES, now) for kind in law.kinds),
        measures=tuple(Measure(kind, is_good=True, at=now, detail=engine) for kind in MeasureKind),
        by_officer=(LookCount(_NAME, "lan", EventKind.RECORD_OPENED, _LINES),),
        by_person=(SeenPerson(_NAME, _NUMBER, _LINES, officers=1),),
        looks=looks,
        taken_along=looks,
    )
    yield ProvedPaper(inspection.render(value))


ROWS: Mapping[str, Callable[[Desk], Iterator[ProvedPaper]]] = {
    "register": _register,
    "report": _report,
    "certificate": _certificates,
    "certification_book": _books,
    "fee_list": _fee_list,
    "key_sheet": _key_sheet,
    "recovery_sheet": _recovery_sheet,
    "ruler": _rulers,
    "person_answer": _person_answer,
    "inspection": _inspection,
}
"""By the names of their modules in `documents`."""
