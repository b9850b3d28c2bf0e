"""Số phiếu: numbers of papers, the register book, and the register itself."""

from dataclasses import replace
from datetime import date
from typing import Any

from pytest_bdd import given, parsers, scenarios, then, when

from commune_desk.domain.desk.papers import SlipKind
from commune_desk.domain.desk.steps import Action, StepRequest
from commune_desk.domain.periods import calendar_month
from commune_desk.services.figures import registers
from commune_desk.services.handling import handling
from commune_desk.services.papers import printing
from commune_desk.services.reception import intake
from commune_desk.settings import REGISTER_BOOK, REGISTER_BOOK_LINES
from tests.factories import a_person, a_reception
from tests.stories.conftest import Story, at

scenarios("features/so_phieu.feature")


@given(parsers.parse('hồ sơ "{words}" đã tiếp nhận'))
def received(story: Story, words: str):
    reception = a_reception(procedure_code=story.procedure(words))
    story.dossier_no = intake.receive(story.desk, reception).dossier.dossier_no


@given("một hồ sơ khác đã tiếp nhận", target_fixture="other_no")
def another(story: Story) -> str:
    other = a_person(full_name="Bùi Thanh Toàn", personal_id="087096610926", born_on=None)
    return intake.receive(story.desk, a_reception(applicant=other)).dossier.dossier_no


@given(parsers.parse("cơ quan lập một sổ giấy, mỗi quyển {lines:d} hồ sơ"))
def keeps_a_book(story: Story, lines: int):
    settings = story.desk.settings.with_value(REGISTER_BOOK, "one")
    story.desk = replace(story.desk, settings=settings.with_value(REGISTER_BOOK_LINES, lines))


@given("giấy tiếp nhận đã in")
def printed(story: Story):
    printing.print_slip(story.desk, story.dossier_no, SlipKind.RECEIPT)


@given(parsers.parse("đã hẹn lại {when}"))
def promised(story: Story, when: str):
    wanted = StepRequest(Action.APOLOGISE, story.clock.at, note="Chờ xác minh", until=at(when))
    handling.step(story.desk, story.dossier_no, wanted)


@when("xem giấy tiếp nhận mà không in")
def looked_at(story: Story):
    printing.make_slip(story.desk, story.dossier_no, SlipKind.RECEIPT)


@when(parsers.parse("nhập muộn một hồ sơ nhận lúc {when}"))
def entered_late(story: Story, when: str):
    other = a_person(full_name="Bùi Thanh Toàn", personal_id="087096610926", born_on=None)
    intake.receive(story.desk, a_reception(applicant=other, at=at(when)))


@then(parsers.parse('sổ tháng {month:d}/2026 ghi các số thứ tự "{numbers}"'))
def register_numbers(story: Story, month: int, numbers: str):
    lines = registers.register(story.desk, calendar_month(date(2026, month, 1))).lines
    assert ", ".join(str(line.order_no) for line in lines) == numbers


@then(parsers.parse('giấy tiếp nhận mang số "{number}" và là bản in lại lần {reprint:d}'))
def bears_number(story: Story, number: str, reprint: int):
    head = story.paper(SlipKind.RECEIPT).head
    assert (head.number, head.reprint) == (number, reprint)


@then(parsers.parse('giấy tiếp nhận của hồ sơ kia mang số "{number}"'))
def other_bears_number(story: Story, other_no: str, number: str):
    assert printing.slip(story.desk, other_no, SlipKind.RECEIPT).head.number == number


@then(parsers.parse('giấy tiếp nhận ghi quyển "{book}", số thứ tự "{order}"'))
def stands_in_book(story: Story, book: str, order: str):
    receipt = story.paper(SlipKind.RECEIPT)
    assert (receipt.book_no, receipt.order_no) == (book, order)


@then(parsers.parse('giấy tiếp nhận của hồ sơ kia ghi quyển "{book}", số thứ tự "{order}"'))
def other_stands_in_book(story: Story, other_no: str, book: str, order: str):
    receipt: Any = printing.slip(story.desk, other_no, SlipKind.RECEIPT)
    assert (receipt.book_no, receipt.order_no) == (book, order)


@then(parsers.parse("sổ tháng 10/2026 ghi hạn {due}, hẹn lại {promise}"))
def register_says(story: Story, due: str, promise: str):
    (line,) = registers.register(story.desk, calendar_month(date(2026, 10, 1))).lines
    assert (line.due_at, line.promised_at) == (at(due), at(promise))
