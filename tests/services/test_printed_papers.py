"""Whatever was printed of a dossier can be asked for again, with what it is worth now."""

import shutil
from dataclasses import replace

import pytest

from commune_desk.domain.desk.dossier import Role
from commune_desk.domain.desk.dossier_errors import PrintNotFound
from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.desk.papers import SlipKind
from commune_desk.domain.desk.steps import Action, StepRequest
from commune_desk.domain.outside_errors import FileMissing
from commune_desk.domain.papers import printed_papers
from commune_desk.domain.papers.printed_papers import Worth
from commune_desk.services.desk import lookup
from commune_desk.services.handling import cancelling, correcting, handling
from commune_desk.services.papers import kept_papers, printing
from commune_desk.services.papers.kept_papers import KeptPaper
from commune_desk.services.reception import intake
from commune_desk.services.upkeep import history
from tests.documents.reading import read
from tests.factories import MARITAL_STATUS, a_reception, acting_as, moment

WRONG, RIGHT = "Võ Thị Ánh Nguyệt", "Võ Thị Ánh Nguyên"


@pytest.fixture
def number(any_desk):
    return intake.receive(any_desk, a_reception()).dossier.dossier_no


def corrected(desk, number, name=RIGHT):
    return correcting.correct(desk, number, {"applicant.full_name": name}, reason="Gõ nhầm")


def step(desk, number, action, **given):
    wanted = StepRequest(action, desk.now(), **{"note": "x", "reason": "x", **given})
    handling.step(desk, number, wanted)


def told(desk, number):
    """Kind, which print, which reprint, its number, its worth."""
    return [
        (one.kind, one.nth, one.reprint, one.number and one.number.number, one.worth)
        for one in printed_papers.of_sheet(lookup.known(desk, number))
    ]


def test_the_first_receipt_after_a_correction_comes_back_as_it_was(any_desk, number):
    first = printing.print_slip(any_desk, number, SlipKind.RECEIPT)
    corrected(any_desk, number)
    second = printing.print_slip(any_desk, number, SlipKind.RECEIPT)
    assert printing.as_printed(any_desk, number, SlipKind.RECEIPT, nth=1) == first.paper
    assert printing.as_printed(any_desk, number, SlipKind.RECEIPT, nth=2) == second.paper
    assert printing.as_printed(any_desk, number, SlipKind.RECEIPT) == second.paper
    old = " ".join(read(first.paper.content).text.split())
    assert WRONG in old
    assert RIGHT not in old


def test_a_corrected_receipt_takes_the_place_of_all_prints_before(any_desk, number):
    for _ in range(2):
        printing.print_slip(any_desk, number, SlipKind.RECEIPT)
    corrected(any_desk, number)
    assert {worth for *_, worth in told(any_desk, number)} == {Worth.REPLACED}
    for _ in range(2):
        printing.print_slip(any_desk, number, SlipKind.RECEIPT)
    assert told(any_desk, number) == [
        ("receipt", 1, 0, 1, Worth.REPLACED),
        ("receipt", 2, 1, 1, Worth.REPLACED),
        ("receipt", 3, 0, 2, Worth.HOLDS),
        ("receipt", 4, 1, 2, Worth.HOLDS),
    ]


def test_papers_of_a_cancelled_reception_come_back(any_desk, number):
    kinds = (SlipKind.RECEIPT, SlipKind.CONTROL_SLIP)
    made = [printing.print_slip(any_desk, number, kind).paper for kind in kinds]
    cancelling.cancel(any_desk, number, note="Nhận nhầm")
    found = printing.all_as_printed(any_desk, number)
    assert [kept for _, kept in found] == made
    assert [one.worth for one, _ in found] == [Worth.CANCELLED] * 2


def test_a_time_that_begins_anew_has_a_receipt_of_its_own(any_desk, number, clock):
    printing.print_slip(any_desk, number, SlipKind.RECEIPT)
    clock.move(hours=1)
    step(any_desk, number, Action.REQUEST_SUPPLEMENT)
    printing.print_slip(any_desk, number, SlipKind.SUPPLEMENT_REQUEST)
    clock.move(hours=1)
    step(any_desk, number, Action.ACCEPT_SUPPLEMENT)
    printing.print_slip(any_desk, number, SlipKind.RECEIPT)
    assert told(any_desk, number) == [
        ("receipt", 1, 0, 1, Worth.REPLACED),
        ("supplement_request", 1, 0, 1, Worth.HOLDS),
        ("receipt", 2, 0, 2, Worth.HOLDS),
    ]


def test_a_verification_that_moves_no_date_leaves_the_receipt(any_desk, clock):
    made = intake.receive(any_desk, a_reception(procedure_code=MARITAL_STATUS))
    number = made.dossier.dossier_no
    printing.print_slip(any_desk, number, SlipKind.RECEIPT)
    step(any_desk, number, Action.SEND_VERIFICATION)
    clock.move(minutes=1)
    step(any_desk, number, Action.VERIFIED)
    assert told(any_desk, number) == [("receipt", 1, 0, 1, Worth.HOLDS)]


def test_an_apology_holds_until_a_supplement_makes_its_date_void(any_desk, number, clock):
    clock.at = moment("2026-10-02 09:00")
    step(any_desk, number, Action.APOLOGISE, until=moment("2026-10-08 17:00"))
    printing.print_slip(any_desk, number, SlipKind.APOLOGY_NOTICE)
    assert told(any_desk, number)[-1][-1] is Worth.HOLDS
    step(any_desk, number, Action.REQUEST_SUPPLEMENT)
    assert told(any_desk, number)[-1][-1] is Worth.VOID


def test_what_is_asked_for_again_is_on_record_and_counted_nowhere(any_desk, number):
    printing.print_slip(any_desk, number, SlipKind.RECEIPT)
    for ask in (
        lambda: printing.as_printed(any_desk, number, SlipKind.RECEIPT, nth=1),
        lambda: printing.all_as_printed(any_desk, number),
    ):
        ask()
        newest = history.recent(acting_as(any_desk, Role.ADMINISTRATOR), 1)[0]
        assert (newest.kind, newest.dossier_no) == (EventKind.RECORD_OPENED, number)
    assert len(lookup.known(any_desk, number).prints) == 1


def test_a_print_that_never_was_is_refused_with_how_many_there_are(any_desk, number):
    printing.print_slip(any_desk, number, SlipKind.RECEIPT)
    for nth in (0, 2):
        with pytest.raises(PrintNotFound) as refused:
            printing.as_printed(any_desk, number, SlipKind.RECEIPT, nth=nth)
        assert refused.value.facts == {
            "dossier_no": number, "slip": "receipt", "nth": nth, "times": 1,
        }  # fmt: skip


def test_what_another_pc_printed_is_named_with_the_reason(any_desk, number, tmp_path):
    here = printing.print_slip(any_desk, number, SlipKind.RECEIPT).paper
    aside = tmp_path / "aside"
    shutil.move(any_desk.folder.archive, aside)
    there = printing.print_slip(any_desk, number, SlipKind.CONTROL_SLIP).paper
    (first, missing), (second, kept) = printing.all_as_printed(any_desk, number)
    assert isinstance(missing, FileMissing)
    assert (first.file, second.file, kept) == (here.file, there.file, there)
    assert isinstance(kept, KeptPaper)


def test_prints_that_no_line_of_history_tells_of_are_there_too(any_desk, number):
    """An office that was taken over from elsewhere may have such."""
    printing.print_slip(any_desk, number, SlipKind.RECEIPT)
    sheet = lookup.known(any_desk, number)
    (one,) = printed_papers.of_sheet(replace(sheet, history=()))
    assert (one.nth, one.file, one.worth) == (1, sheet.prints[0].file, Worth.HOLDS)
    assert kept_papers.get(any_desk, one.file).is_pdf
