import json
import subprocess
import sys
from dataclasses import replace
from datetime import date

import pytest

from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.desk.steps import Action, StepRequest
from commune_desk.domain.people.applicant import Organisation
from commune_desk.domain.periods import ReportingPeriod, calendar_month
from commune_desk.services.figures import registers, reports
from commune_desk.services.handling import handling
from commune_desk.services.reception import intake
from commune_desk.services.upkeep import history
from commune_desk.settings import REGISTER_BOOK
from tests.factories import a_person, a_reception, moment

AT = "2026-10-01T09:00:00+07:00"
OCTOBER = ReportingPeriod(date(2026, 10, 1), date(2026, 10, 31))


@pytest.fixture
def numbers(any_desk):
    """Two dossiers of October and one of November."""
    days = ("2026-10-01 09:00", "2026-10-30 09:00", "2026-11-02 09:00")
    receptions = (a_reception(at=moment(day)) for day in days)
    return [intake.receive(any_desk, each).dossier.dossier_no for each in receptions]


def test_the_register_has_the_dossiers_of_its_period_in_order(any_desk, numbers):
    lines = registers.register(any_desk, OCTOBER).lines
    assert [(line.order_no, line.dossier_no) for line in lines] == [
        (1, numbers[0]),
        (2, numbers[1]),
    ]


def test_numbers_run_on_through_the_year(any_desk, numbers):
    november = ReportingPeriod(date(2026, 11, 1), date(2026, 11, 30))
    assert [line.order_no for line in registers.register(any_desk, november).lines] == [3]


def test_a_late_entry_gets_the_next_number_of_the_year_and_moves_no_other(any_desk):
    days = ("2026-05-12", "2026-05-20", "2026-06-12", "2026-05-15", "2026-06-02")
    for day in days:
        intake.receive(any_desk, a_reception(at=moment(f"{day} 09:00")))
    may, june = (calendar_month(date(2026, month, 1)) for month in (5, 6))
    assert order_numbers(any_desk, may) == {12: 1, 20: 2, 15: 4}
    assert order_numbers(any_desk, june) == {12: 3, 2: 5}


def test_every_year_has_its_numbers_in_a_period_that_spans_two(any_desk):
    for day in ("2025-12-20", "2026-01-10", "2025-12-30"):
        reception = a_reception(procedure_code="1.001612", at=moment(f"{day} 09:00"))
        intake.receive(any_desk, reception)
    turn_of_the_year = ReportingPeriod(date(2025, 12, 15), date(2026, 1, 14))
    assert order_numbers(any_desk, turn_of_the_year) == {20: 1, 30: 2, 10: 1}


@pytest.mark.parametrize("look", [registers.register, reports.live_figures])
def test_what_another_desk_receives_while_dossiers_are_read_is_left_to_the_next_time(
    desk, tmp_path, look
):
    today = calendar_month(desk.now().date())
    intake.receive(desk, a_reception())
    document = tmp_path / "hồ sơ.json"
    party = {"full_name": "Bùi Thanh Toàn"}
    document.write_text(json.dumps({"procedure": "1.004873", "applicant": party, "at": AT}))
    words = ("--data", str(desk.folder.root), "receive", str(document), "--json")
    others: list[int] = []

    def receive_meanwhile(statement):
        if "d.late_reason" in statement and not others:  # their runs were read before
            others.append(0)
            done = subprocess.run((sys.executable, "-m", "commune_desk", *words), check=False)
            others[0] = done.returncode

    connection = desk.database.engine.connection()
    connection.set_trace_callback(receive_meanwhile)
    look(desk, today)
    connection.set_trace_callback(None)
    assert others == [0]
    assert len(registers.register(desk, today).lines) == 2


def order_numbers(desk, period):
    """The numbers of a register by the day of the month on which their dossiers came."""
    lines = registers.register(desk, period).lines
    return {line.received_at.day: line.order_no for line in lines}


def test_a_clock_behind_the_last_event_judges_lateness_at_that_event(any_desk):
    intake.receive(any_desk, a_reception(at=moment("2026-10-01 09:00")))
    intake.receive(any_desk, a_reception(at=moment("2026-11-02 09:00")))
    assert any_desk.now() < moment("2026-10-02 00:00")
    (line,) = registers.register(any_desk, OCTOBER).lines
    assert line.lateness_words == "Quá hạn"


def test_a_line_says_all_that_the_form_asks(any_desk, numbers):
    line = registers.register(any_desk, OCTOBER).lines[0]
    person = a_person()
    assert line.applicant.name == person.full_name
    assert (line.applicant.address, line.applicant.phone) == (person.address, person.phone)
    assert line.procedure_name
    assert line.handling_unit
    assert line.return_words
    assert line.returned_at is None
    assert line.standing_words == "Mới tiếp nhận"


def test_a_line_tells_an_organisation_from_a_person(any_desk, numbers):
    cooperative = Organisation("Hợp tác xã Sen Hồng", "1400123455")
    intake.receive(any_desk, a_reception(applicant=cooperative, at=moment("2026-10-30 10:00")))
    applicants = [line.applicant for line in registers.register(any_desk, OCTOBER).lines]
    assert [party.is_organisation for party in applicants] == [False, False, True]
    assert applicants[-1].name == "Hợp tác xã Sen Hồng"


def test_a_promise_stands_beside_the_legal_date_and_the_truth_about_the_end(any_desk, clock):
    number = intake.receive(any_desk, a_reception()).dossier.dossier_no
    (before,) = registers.register(any_desk, OCTOBER).lines
    assert (before.lateness_words, before.outcome_words) == ("Trong hạn", "")
    until = moment("2026-10-20 17:00")
    promise = StepRequest(Action.APOLOGISE, moment("2026-10-05 09:00"), note="Chờ", until=until)
    handling.step(any_desk, number, promise)
    end = moment("2026-10-19 09:00")
    clock.at = end
    handling.step(any_desk, number, StepRequest(Action.FINISH, end, late_reason="Chờ xác minh"))
    (line,) = registers.register(any_desk, OCTOBER).lines
    assert (line.due_at, line.promised_at) == (before.due_at, until)
    assert (line.lateness_words, line.outcome_words) == ("Quá hạn", "Giải quyết xong")
    assert line.late_reason == "Chờ xác minh"
    assert (line.sector, line.channel_words) == ("Hộ tịch", "Trực tiếp")


def test_the_reason_of_an_apology_is_the_reason_of_a_delay_until_the_end_says_another(
    any_desk, clock
):
    number = intake.receive(any_desk, a_reception()).dossier.dossier_no
    until = moment("2026-10-20 17:00")
    promise = StepRequest(
        Action.APOLOGISE, moment("2026-10-05 09:00"), note="Mất điện", until=until
    )
    handling.step(any_desk, number, promise)
    clock.at = moment("2026-10-06 16:00")
    (in_time,) = registers.register(any_desk, OCTOBER).lines
    assert (in_time.lateness_words, in_time.late_reason) == ("Trong hạn", "")
    clock.at = moment("2026-10-15 09:00")
    (late,) = registers.register(any_desk, OCTOBER).lines
    assert (late.lateness_words, late.late_reason) == ("Quá hạn", "Mất điện")


def test_a_refusal_says_what_it_is(any_desk):
    number = intake.receive(any_desk, a_reception()).dossier.dossier_no
    refusal = StepRequest(Action.REFUSE, any_desk.now(), note="Không thuộc thẩm quyền")
    handling.step(any_desk, number, refusal)
    (line,) = registers.register(any_desk, OCTOBER).lines
    assert (line.outcome_words, line.returned_at) == ("Từ chối giải quyết", None)


def test_lines_bear_the_numbers_of_the_register_book(any_desk):
    settings = any_desk.settings.with_value(REGISTER_BOOK, "one")
    desk = replace(any_desk, settings=settings)
    for day in ("2026-10-30 09:00", "2026-10-01 10:00"):
        intake.receive(desk, a_reception(at=moment(day)))
    register = registers.register(desk, OCTOBER)
    assert [line.order_no for line in register.lines] == [2, 1]
    assert register.book_no == "01/2026"


def test_books_by_sector_number_the_register_of_their_sector_only(any_desk):
    settings = any_desk.settings.with_value(REGISTER_BOOK, "by_sector")
    desk = replace(any_desk, settings=settings)
    for code in ("1.001612", "1.004873", "1.001612"):
        intake.receive(desk, a_reception(procedure_code=code))
    civil_status = registers.register(desk, OCTOBER, sector="Hộ tịch")
    assert [line.order_no for line in civil_status.lines] == [1]
    assert civil_status.book_no == "01/2026"
    whole = registers.register(desk, OCTOBER)
    assert [line.order_no for line in whole.lines] == [1, 2, 3]
    assert whole.book_no == ""


def test_a_register_may_be_kept_for_one_sector(any_desk, numbers):
    assert registers.register(any_desk, OCTOBER, sector="Chứng thực").lines == ()
    assert len(registers.register(any_desk, OCTOBER, sector="Hộ tịch").lines) == 2


def test_the_register_on_paper_is_one_file_and_one_line_of_history(any_desk, numbers, tmp_path):
    before = history.verify(any_desk).events
    path = registers.write_register(any_desk, OCTOBER, tmp_path, sector="Hộ tịch")
    assert path.name == "so-theo-doi-ho-so-2026-10-01-2026-10-31-ho-tich.pdf"
    assert path.read_bytes().startswith(b"%PDF")
    assert history.recent(any_desk, 1)[0].kind is EventKind.REPORT_MADE
    assert history.verify(any_desk).events == before + 1
