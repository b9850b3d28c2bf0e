"""Numbers of papers and of the register book: drawn once, in order, kept by every reprint."""

import threading
from dataclasses import replace
from datetime import timedelta

import pytest

from commune_desk.documents.slips.rating_slip import RatingSlip
from commune_desk.documents.slips.receipt import Receipt
from commune_desk.domain.desk.dossier_errors import StepNotPermitted
from commune_desk.domain.desk.papers import PaperNumber, SlipKind
from commune_desk.domain.desk.steps import Action, StepRequest
from commune_desk.services.desk import lookup
from commune_desk.services.handling import handling
from commune_desk.services.papers import printing
from commune_desk.services.reception import intake
from commune_desk.settings import REGISTER_BOOK, REGISTER_BOOK_LINES
from commune_desk.store.office import counters
from tests.factories import BIRTH, MARITAL_STATUS, a_person, a_reception, moment


def received(desk, **changes):
    return intake.receive(desk, a_reception(**changes)).dossier.dossier_no


def number_of(desk, dossier_no, kind):
    return printing.slip(desk, dossier_no, kind).head.number


def book_of(desk, dossier_no):
    receipt = printing.slip(desk, dossier_no, SlipKind.RECEIPT)
    assert isinstance(receipt, Receipt)
    return receipt.book_no, receipt.order_no


def test_two_counters_draw_no_number_twice(any_desk):
    at_once, numbers, refused = threading.Barrier(2), [], []

    def work(citizen_number):
        with any_desk.database.thread():
            at_once.wait()
            for _ in range(12):
                person = a_person(personal_id=citizen_number)
                dossier_no = received(any_desk, applicant=person)
                refusal = StepRequest(Action.REFUSE, any_desk.now(), note="Không thuộc thẩm quyền")
                handling.step(any_desk, dossier_no, refusal)
                numbers.append(number_of(any_desk, dossier_no, SlipKind.RECEIPT))
                refused.append(number_of(any_desk, dossier_no, SlipKind.REFUSAL_NOTICE))

    desks = [threading.Thread(target=work, args=[n]) for n in ("087185004321", "087185004322")]
    for one in desks:
        one.start()
    for one in desks:
        one.join()
    every = [str(number) for number in range(1, 25)]
    assert sorted(numbers, key=int) == sorted(refused, key=int) == every


def test_each_kind_of_slip_runs_from_one(any_desk):
    first, second = received(any_desk), received(any_desk)
    assert [number_of(any_desk, n, SlipKind.RECEIPT) for n in (first, second)] == ["1", "2"]
    assert [number_of(any_desk, n, SlipKind.CONTROL_SLIP) for n in (first, second)] == ["1", "2"]
    refusal = StepRequest(Action.REFUSE, any_desk.now(), note="Không thuộc thẩm quyền")
    handling.step(any_desk, second, refusal)
    assert number_of(any_desk, second, SlipKind.REFUSAL_NOTICE) == "1"
    assert number_of(any_desk, second, SlipKind.RATING_SLIP) == ""


def test_the_year_of_the_event_decides(any_desk):
    last_year, this_year = moment("2025-12-31 09:00"), moment("2026-01-05 09:00")
    numbers = [
        received(any_desk, procedure_code="1.001612", at=at)
        for at in (last_year, this_year, last_year)
    ]
    assert [number_of(any_desk, n, SlipKind.RECEIPT) for n in numbers] == ["1", "1", "2"]


def test_a_reprint_keeps_the_number(any_desk):
    first = received(any_desk)
    received(any_desk)
    for _ in range(3):
        assert number_of(any_desk, first, SlipKind.RECEIPT) == "1"
        printing.print_slip(any_desk, first, SlipKind.RECEIPT)


def steps(desk, number, *way):
    """Steps that are entered now, whenever they happened."""
    for action, at, given in way:
        handling.step(desk, number, StepRequest(action, moment(at), **given))


SENT = {"note": "UBND xã Mẫu"}
LATE = SENT | {"late_reason": "Mất điện"}
ASK = {"note": "Bản sao quyết định ly hôn", "reason": "Tờ khai ghi đã ly hôn"}


@pytest.mark.parametrize(
    ("sent", "answered", "given"),
    [
        pytest.param("2026-10-02 10:00", "2026-10-02 15:00", SENT, id="the same day"),
        pytest.param("2026-10-08 10:00", "2026-10-12 08:00", LATE, id="already late"),
    ],
)
def test_a_verification_that_moves_no_date_leaves_the_receipt_as_it_is(
    any_desk, clock, sent, answered, given
):
    number = received(any_desk)
    printing.print_slip(any_desk, number, SlipKind.RECEIPT)
    clock.at = moment(answered)
    steps(
        any_desk, number, (Action.SEND_VERIFICATION, sent, given),
        (Action.VERIFIED, answered, {}),
    )  # fmt: skip
    head = printing.slip(any_desk, number, SlipKind.RECEIPT).head
    said = (head.number, head.reprint, head.issued_on.isoformat())
    assert said == ("1", 1, "2026-10-01")
    assert number_of(any_desk, received(any_desk), SlipKind.RECEIPT) == "2"


def test_a_verification_that_moves_the_date_makes_a_new_receipt(any_desk, clock):
    number = received(any_desk)
    printing.print_slip(any_desk, number, SlipKind.RECEIPT)
    clock.at = moment("2026-10-12 08:00")
    steps(
        any_desk, number, (Action.SEND_VERIFICATION, "2026-10-02 10:00", SENT),
        (Action.VERIFIED, "2026-10-12 08:00", {}),
    )  # fmt: skip
    head = printing.slip(any_desk, number, SlipKind.RECEIPT).head
    assert (head.number, head.reprint) == ("2", 0)


def test_a_verification_of_a_day_keeps_the_receipt_of_the_supplement_before_it(any_desk, clock):
    number = received(any_desk)
    clock.at = moment("2026-10-13 15:00")
    steps(
        any_desk, number, (Action.REQUEST_SUPPLEMENT, "2026-10-02 10:00", ASK),
        (Action.ACCEPT_SUPPLEMENT, "2026-10-12 08:00", {}),
    )  # fmt: skip
    printing.print_slip(any_desk, number, SlipKind.RECEIPT)
    steps(
        any_desk, number, (Action.SEND_VERIFICATION, "2026-10-13 10:00", SENT),
        (Action.VERIFIED, "2026-10-13 15:00", {}),
    )  # fmt: skip
    head = printing.slip(any_desk, number, SlipKind.RECEIPT).head
    said = (head.number, head.reprint, head.issued_on.isoformat())
    assert said == ("2", 1, "2026-10-12")


def test_the_receipt_of_papers_entered_afterwards_is_no_reprint(any_desk, clock):
    clock.at = moment("2026-10-14 16:00")
    number = received(any_desk, at=moment("2026-10-01 09:00"))
    printing.print_slip(any_desk, number, SlipKind.RECEIPT)
    steps(
        any_desk, number, (Action.REQUEST_SUPPLEMENT, "2026-10-02 10:00", ASK),
        (Action.ACCEPT_SUPPLEMENT, "2026-10-12 08:00", {}),
    )  # fmt: skip
    prints = [printing.print_slip(any_desk, number, SlipKind.RECEIPT).reprint for _ in range(2)]
    assert prints == [0, 1]
    assert number_of(any_desk, number, SlipKind.RECEIPT) == "2"


def test_what_came_to_nothing_draws_no_number(any_desk):
    number = received(any_desk)
    with pytest.raises(StepNotPermitted):
        handling.step(any_desk, number, StepRequest(Action.RETURN, any_desk.now()))
    printing.preview(any_desk, a_reception())
    year = any_desk.now().year
    assert counters.last(any_desk.office.id, f"slip:receipt:{year}") == 1


def test_a_receipt_of_what_was_solved_at_once_is_numbered_when_somebody_asks_for_it(any_desk):
    at_once = intake.solve_at_once(any_desk, a_reception(procedure_code=BIRTH)).dossier.dossier_no
    received(any_desk)
    assert number_of(any_desk, at_once, SlipKind.RECEIPT) == ""
    printing.print_slip(any_desk, at_once, SlipKind.RECEIPT)
    assert number_of(any_desk, at_once, SlipKind.RECEIPT) == "2"


def test_without_a_register_book_nothing_stands_in_one(any_desk):
    assert book_of(any_desk, received(any_desk)) == ("", "")


def with_book(desk, book, lines=0):
    settings = desk.settings.with_value(REGISTER_BOOK, book).with_value(REGISTER_BOOK_LINES, lines)
    return replace(desk, settings=settings)


def test_one_book_runs_on_in_its_next_volume(any_desk):
    desk = with_book(any_desk, "one", lines=2)
    numbers = [received(desk) for _ in range(3)]
    assert [book_of(desk, n) for n in numbers] == [
        ("01/2026", "01"), ("01/2026", "02"), ("02/2026", "03"),
    ]  # fmt: skip


def test_what_was_solved_at_once_stands_in_the_book_too(any_desk):
    desk = with_book(any_desk, "one")
    received(desk)
    at_once = intake.solve_at_once(desk, a_reception(procedure_code=BIRTH)).dossier.dossier_no
    assert book_of(desk, at_once) == ("01/2026", "02")


def test_every_sector_has_its_book(any_desk):
    desk = with_book(any_desk, "by_sector")
    codes = (MARITAL_STATUS, "1.001612", MARITAL_STATUS)
    numbers = [received(desk, procedure_code=code) for code in codes]
    assert [book_of(desk, n) for n in numbers] == [
        ("01/2026", "01"), ("01/2026", "01"), ("01/2026", "02"),
    ]  # fmt: skip


def test_a_paper_is_counted_when_it_went_out_and_not_when_it_was_made(any_desk):
    number = received(any_desk)
    made = printing.make_slip(any_desk, number, SlipKind.RECEIPT)
    assert lookup.known(any_desk, number).prints == ()
    assert printing.make_slip(any_desk, number, SlipKind.RECEIPT).reprint == 0
    printing.count_print(any_desk, made)
    assert printing.make_slip(any_desk, number, SlipKind.RECEIPT).reprint == 1


def test_the_rating_slip_bears_the_day_of_return_and_nothing_of_the_dossier(any_desk):
    number = received(any_desk, applicant=a_person(full_name="Võ Thị Ánh Nguyệt"))
    before = printing.slip(any_desk, number, SlipKind.RATING_SLIP)
    assert isinstance(before, RatingSlip)
    assert (before.returned_on, before.head.is_dated) == (None, False)
    at = any_desk.now()
    for step, minutes in ((Action.HAND_OVER, 1), (Action.FINISH, 2), (Action.RETURN, 3)):
        later = at + timedelta(minutes=minutes)
        handling.step(any_desk, number, StepRequest(step, later))
    slip = printing.slip(any_desk, number, SlipKind.RATING_SLIP)
    assert isinstance(slip, RatingSlip)
    assert slip.returned_on == at.date()
    told = repr(slip)
    for secret in (number, "Võ Thị", "087185004321", "hôn nhân"):
        assert secret not in told


def test_numbers_are_kept_with_the_dossier(any_desk):
    number = received(with_book(any_desk, "one"))
    assert lookup.known(any_desk, number).numbers == (
        PaperNumber("receipt", 2026, 1),
        PaperNumber("control_slip", 2026, 1),
        PaperNumber("register", 2026, 1, 1),
    )
