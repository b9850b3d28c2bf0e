"""Several papers in one go: each counted, a refusal in the middle leaves the rest for going on."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from commune_desk.domain.desk.dossier_errors import DossierNotFound
from commune_desk.domain.desk.papers import SlipKind
from commune_desk.domain.desk.steps import Action, StepRequest
from commune_desk.domain.outside_errors import PrinterRefused, PrinterStopped
from commune_desk.domain.reception.answers import Answers
from commune_desk.services.desk import lookup
from commune_desk.services.desk.progress import Cancelled
from commune_desk.services.handling import correcting, handling
from commune_desk.services.papers import print_runs, printing
from commune_desk.services.papers.print_runs import PrintRun, WantedPaper
from commune_desk.services.papers.printing import Printed
from commune_desk.services.reception import intake
from commune_desk.settings import RECEIPT_FOR_SAME_DAY
from tests.factories import BIRTH, MARITAL_STATUS, a_reception

OFFERED = [SlipKind.RECEIPT, SlipKind.CONTROL_SLIP, SlipKind.RATING_SLIP]


@pytest.fixture
def number(any_desk):
    return intake.receive(any_desk, a_reception()).dossier.dossier_no


def prints_of(desk, number):
    return [row.kind for row in lookup.known(desk, number).prints]


def a_printer(*refusals: Exception | None) -> tuple[list[str], Callable[[Printed], None]]:
    """A printer that refuses some of the papers, in the order in which they come; what it got."""
    came: list[str] = []
    answers = iter(refusals)

    def put_out(made: Printed) -> None:
        refusal = next(answers, None)
        if refusal is None or isinstance(refusal, PrinterStopped):
            came.append(made.paper.content[:5].decode())
        if refusal is not None:
            raise refusal

    return came, put_out


def test_all_papers_of_a_dossier_are_those_that_it_gives_cause_for(any_desk, number):
    printing.print_slip(any_desk, number, SlipKind.CONTROL_SLIP)
    papers = print_runs.of_dossier(any_desk, number)
    assert [(paper.kind, paper.times) for paper in papers] == [
        (SlipKind.RECEIPT, 0),
        (SlipKind.CONTROL_SLIP, 1),
        (SlipKind.RATING_SLIP, 0),
    ]
    with pytest.raises(DossierNotFound):
        print_runs.of_dossier(any_desk, "không có")


def test_a_declaration_goes_before_the_slips(any_desk):
    answers = Answers(
        {
            "child.full_name": "Võ Gia Hân",
            "child.born_on": "20/9/2026",
            "child.sex": "Nữ",
            "mother.full_name": "Võ Thị Ánh Nguyệt",
            "requester.relation": "mẹ",
        }
    )
    birth = a_reception(procedure_code=BIRTH, is_declared=True, answers=answers)
    number = intake.receive(any_desk, birth).dossier.dossier_no
    _came, put_out = a_printer()
    run = PrintRun(any_desk, print_runs.of_dossier(any_desk, number), put_out)
    run.finish()
    assert prints_of(any_desk, number) == ["form:birth", *OFFERED]
    assert [one.times for one in print_runs.of_dossier(any_desk, number)] == [1, 1, 1, 1]


def test_a_declaration_for_another_procedure_is_printed_no_more(any_desk):
    answers = Answers({"child.full_name": "Võ Gia Hân", "child.born_on": "20/9/2026",
                       "child.sex": "Nữ", "mother.full_name": "Võ Thị Ánh Nguyệt",
                       "requester.relation": "mẹ"})  # fmt: skip
    birth = a_reception(procedure_code=BIRTH, is_declared=True, answers=answers)
    number = intake.receive(any_desk, birth).dossier.dossier_no
    correcting.correct(any_desk, number, {"procedure": MARITAL_STATUS}, reason="Nghe nhầm")
    assert [one.kind for one in print_runs.of_dossier(any_desk, number)] == OFFERED


def test_every_paper_that_went_out_is_counted(any_desk, number):
    came, put_out = a_printer()
    run = PrintRun(any_desk, print_runs.of_dossier(any_desk, number), put_out)
    run.finish()
    assert came == ["%PDF-"] * 3
    assert (run.waiting, run.refused) == ([], None)
    assert prints_of(any_desk, number) == [made.kind for made in run.printed] == OFFERED


def test_a_refusal_in_the_middle_leaves_the_rest_and_going_on_prints_only_that(any_desk, number):
    refusal = PrinterRefused("HP")
    came, put_out = a_printer(None, refusal)
    run = PrintRun(any_desk, print_runs.of_dossier(any_desk, number), put_out)
    run.finish()
    assert run.refused is refusal
    assert [one.kind for one in run.waiting] == OFFERED[1:]
    assert prints_of(any_desk, number) == OFFERED[:1]
    run.finish()
    assert (run.waiting, len(came)) == ([], 3)
    assert prints_of(any_desk, number) == OFFERED


def test_what_a_printer_took_before_it_stood_still_is_counted(any_desk, number):
    stopped = PrinterStopped("HP")
    _came, put_out = a_printer(stopped)
    run = PrintRun(any_desk, print_runs.of_dossier(any_desk, number), put_out)
    run.finish()
    assert run.refused is stopped
    assert prints_of(any_desk, number) == OFFERED[:1]
    assert [one.kind for one in run.waiting] == OFFERED[1:]


def test_a_dossier_that_is_gone_stops_the_run_and_is_said(any_desk, number):
    _came, put_out = a_printer()
    run = PrintRun(any_desk, [WantedPaper("không có", SlipKind.RECEIPT)], put_out)
    run.finish()
    assert isinstance(run.refused, DossierNotFound)
    assert len(run.waiting) == 1


# --- the receipts of today -----------------------------------------------------------------------


def numbers(papers):
    return [paper.dossier_no for paper in papers]


def test_the_receipts_of_today_stand_in_the_order_of_the_receptions(any_desk, clock):
    yesterday = intake.receive(any_desk, a_reception()).dossier.dossier_no
    clock.move(days=1)
    today = []
    for _ in range(3):
        clock.move(minutes=5)
        today.append(intake.receive(any_desk, a_reception()).dossier.dossier_no)
    handling.step(any_desk, yesterday, StepRequest(Action.FINISH, any_desk.now()))
    printing.print_slip(any_desk, today[1], SlipKind.RECEIPT)
    papers = print_runs.receipts_of_today(any_desk)
    assert numbers(papers) == today
    assert [paper.times for paper in papers] == [0, 1, 0]


def test_looking_for_the_receipts_tells_how_far_it_is_and_can_be_stopped(any_desk, number):
    intake.receive(any_desk, a_reception())
    told: list[tuple[int, int]] = []

    def watch(done: int, total: int) -> bool:
        told.append((done, total))
        return True

    print_runs.receipts_of_today(any_desk, progress=watch)
    assert told == [(0, 2), (1, 2)]
    with pytest.raises(Cancelled):
        print_runs.receipts_of_today(any_desk, progress=lambda _done, _total: False)


def test_what_was_solved_at_once_has_a_receipt_only_when_somebody_asked(any_desk):
    number = intake.solve_at_once(any_desk, a_reception(procedure_code=BIRTH)).dossier.dossier_no
    assert print_runs.receipts_of_today(any_desk) == ()
    assert [one.kind for one in print_runs.of_dossier(any_desk, number)] == [SlipKind.RATING_SLIP]
    always = any_desk.settings.with_value(RECEIPT_FOR_SAME_DAY, True)
    office_gives_one = replace(any_desk, settings=always)
    assert numbers(print_runs.receipts_of_today(office_gives_one)) == [number]
    printing.print_slip(any_desk, number, SlipKind.RECEIPT)
    assert numbers(print_runs.receipts_of_today(any_desk)) == [number]


def test_a_receipt_that_takes_the_place_of_another_is_of_its_own_day(any_desk, clock, number):
    printing.print_slip(any_desk, number, SlipKind.RECEIPT)
    asked = StepRequest(Action.REQUEST_SUPPLEMENT, clock.move(hours=1), note="Bản sao")
    handling.step(any_desk, number, asked)
    clock.move(days=1)
    assert print_runs.receipts_of_today(any_desk) == ()
    handling.step(any_desk, number, StepRequest(Action.ACCEPT_SUPPLEMENT, clock.at))
    [paper] = print_runs.receipts_of_today(any_desk)
    assert (paper.dossier_no, paper.times) == (number, 0)
