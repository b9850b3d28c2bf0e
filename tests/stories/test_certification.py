"""Chứng thực: a lot is one dossier, numbers run through the year, a year is closed."""

from pytest_bdd import given, parsers, scenarios, then, when

from commune_desk.domain.certification.entries import EntryNo, Lot, PaperToCertify
from commune_desk.domain.desk.dossier_list import DossierFilter
from commune_desk.domain.law.books import BookKind
from commune_desk.domain.periods import ReportingPeriod
from commune_desk.services.certification import certification
from commune_desk.services.desk import lookup
from tests.factories import a_reception
from tests.stories.conftest import Story, at

scenarios("features/chung_thuc.feature")

COPIES = "2.000815"


def papers(text: str) -> tuple[PaperToCertify, ...]:
    """Papers as a clerk types them: "Học bạ 10x2"; without numbers one page, one copy."""
    made = []
    for part in text.split("; "):
        name, _, counts = part.rpartition(" ")
        pages, times, copies = counts.partition("x")
        if times and pages.isdecimal():
            made.append(PaperToCertify(name, int(pages), int(copies)))
        else:
            made.append(PaperToCertify(part))
    return tuple(made)


def certify(story: Story, text: str, **paid: str) -> None:
    signer = certification.signers(story.desk)[0]
    lot = Lot(papers=papers(text), signer=signer, **paid)  # type: ignore[arg-type]  # texts of a lot
    reception = a_reception(procedure_code=COPIES)
    story.tries(lambda: certification.certify(story.desk, reception, lot))


def entry(story: Story, number: int):
    year = story.desk.now().year
    day = story.desk.now().date()
    whole = ReportingPeriod(day.replace(year=year, month=1, day=1), day)
    kept = certification.entries(story.desk, BookKind.COPIES, whole)
    return next(one for one in kept if one.number == number)


@given(parsers.re('đã chứng thực bản sao "(?P<text>.*)" theo biên lai "(?P<receipt>.*)"'))
@when(parsers.re('chứng thực bản sao "(?P<text>.*)" theo biên lai "(?P<receipt>.*)"'))
def certified(story: Story, text: str, receipt: str):
    certify(story, text, receipt_no=receipt)


@when(parsers.parse('chứng thực bản sao "{text}" được miễn theo "{ground}"'))
def certified_free(story: Story, text: str, ground: str):
    certify(story, text, exempt_ground=ground)


@when(parsers.parse('gạch số {number:d} vì "{reason}"'))
def struck(story: Story, number: int, reason: str):
    year = story.desk.now().year
    entry_no = EntryNo(BookKind.COPIES, year, number)
    story.tries(lambda: certification.strike(story.desk, entry_no, reason=reason))


@when("sang quyển mới")
def next_volume(story: Story):
    certification.open_volume(story.desk, BookKind.COPIES)


@when(parsers.parse("đến {moment}"))
def later(story: Story, moment: str):
    story.clock.at = at(moment)


@given(parsers.parse("sổ bản sao viết tay đã ghi đến số {number:d}, quyển {volume:d}"))
def kept_by_hand(story: Story, number: int, volume: int):
    certification.continue_book(story.desk, BookKind.COPIES, last_number=number, volume=volume)


@when(parsers.parse("khóa sổ bản sao năm {year:d}"))
def closed(story: Story, year: int):
    story.tries(lambda: certification.close_book(story.desk, BookKind.COPIES, year))


@then(parsers.parse("sổ bản sao ghi đến số {number:d}"))
def written_to(story: Story, number: int):
    assert certification.book_now(story.desk, BookKind.COPIES).last_number == number


@then(parsers.parse("tháng này có {count:d} hồ sơ"))
def dossiers(story: Story, count: int):
    found = lookup.page(story.desk, DossierFilter(now=story.desk.now()))
    assert len(found.rows) == count


@then(parsers.parse("số {number:d} thu {amount:d} đồng"))
def costs(story: Story, number: int, amount: int):
    assert entry(story, number).fee_vnd == amount


@then(parsers.parse('cột ghi chú của số {number:d} là "{note}"'))
def noted(story: Story, number: int, note: str):
    assert entry(story, number).note == note


@then(parsers.parse('số {number:d} đã gạch bỏ vì "{reason}"'))
def is_struck(story: Story, number: int, reason: str):
    assert entry(story, number).strike_reason == reason


@then(parsers.parse("số {number:d} ở quyển {volume:d}"))
def stands_in(story: Story, number: int, volume: int):
    assert entry(story, number).volume == volume


@then(parsers.parse("sổ bản sao năm {year:d} còn chờ khóa"))
def waits(story: Story, year: int):
    waiting = certification.unclosed(story.desk)
    assert [(book.book, book.year) for book in waiting] == [(BookKind.COPIES, year)]


@then(parsers.parse("sổ bản sao năm {year:d} khóa với {entries:d} việc, {copies:d} bản"))
def is_closed(story: Story, year: int, entries: int, copies: int):
    totals = certification.book_now(story.desk, BookKind.COPIES, year).totals
    assert totals is not None
    assert (totals.entries, totals.copies) == (entries, copies)
