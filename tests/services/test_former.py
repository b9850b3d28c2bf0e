"""A paper that is given out again months later says what it said, whoever the office is by then."""

from dataclasses import replace
from datetime import date, time

import pytest

from commune_desk.documents.slips.control_slip import ControlSlip
from commune_desk.domain.certification.entries import Lot, PaperToCertify
from commune_desk.domain.desk.dossier import Role
from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.desk.papers import SlipKind
from commune_desk.domain.desk.steps import Action, StepRequest
from commune_desk.domain.law.books import BookKind
from commune_desk.domain.office.office import Leader
from commune_desk.domain.periods import calendar_month
from commune_desk.services.certification import certification, certification_papers
from commune_desk.services.desk.recording import record
from commune_desk.services.figures import registers, reports
from commune_desk.services.handling import handling, returning
from commune_desk.services.office import former, office
from commune_desk.services.papers import printing, visit_slips
from commune_desk.services.reception import intake, visits
from tests.documents.reading import read
from tests.factories import a_reception, acting_as, moment

NEW = {
    "name": "Ủy ban nhân dân xã Đồng Sen",
    "parent_name": "ỦY BAN NHÂN DÂN XÃ ĐỒNG SEN",
    "centre_name": "Trung tâm Phục vụ hành chính công xã Đồng Sen",
    "place_name": "Đồng Sen",
    "address": "Số 1 đường Mới, xã Đồng Sen",
    "hotline": "0277 9999 999",
}
SIGNING = (Leader("Lê Mới Hoàn", "CHỦ TỊCH"),)
SLIPS = (
    SlipKind.RECEIPT, SlipKind.CONTROL_SLIP, SlipKind.SUPPLEMENT_REQUEST, SlipKind.APOLOGY_NOTICE,
)  # fmt: skip


@pytest.fixture
def merged(clock):
    """Lets half a year go by, in which the commune is merged and others sign; the desk of then."""

    def merge(desk):
        administrator = acting_as(desk, Role.ADMINISTRATOR)
        clock.at = moment("2027-03-01 08:00")
        office.save_office(administrator, replace(desk.office, **NEW))
        office.save_leaders(administrator, SIGNING)
        clock.at = moment("2027-04-01 08:00")
        return office.renewed(desk)

    return merge


@pytest.fixture
def number(any_desk, clock):
    """A dossier whose papers were asked for, came, and that is promised for a later day."""
    number = intake.receive(any_desk, a_reception()).dossier.dossier_no

    def take(action, at, **given):
        clock.at = moment(at)
        handling.step(any_desk, number, StepRequest(action, clock.at, **given))

    take(Action.HAND_OVER, "2026-10-01 10:00")
    take(Action.REQUEST_SUPPLEMENT, "2026-10-01 14:00", note="Giấy chứng sinh")
    take(Action.ACCEPT_SUPPLEMENT, "2026-10-02 08:00")
    until = moment("2026-10-12 17:00")
    take(Action.APOLOGISE, "2026-10-02 09:00", note="Chờ xác minh", until=until)
    return number


def test_a_paper_keeps_its_head_and_who_signed_it(any_desk, number, merged):
    first = [printing.slip(any_desk, number, kind) for kind in SLIPS]
    desk = merged(any_desk)
    again = [printing.slip(desk, number, kind) for kind in SLIPS]
    assert [replace(one, head=replace(one.head, moved_to=None)) for one in again] == [
        replace(one, head=replace(one.head, moved_to=None)) for one in first
    ]
    assert {one.head.letterhead.place_name for one in again} == {"Tràm Chim"}
    assert [one.head.moved_to for one in first] == [None] * len(SLIPS)
    assert "Nguyễn Thanh Tùng" in read(printing.render(desk, again[-1])).text


def test_who_had_a_dossier_is_called_as_it_was_then(any_desk, number, merged):
    desk = merged(any_desk)
    handling.step(desk, number, StepRequest(Action.HAND_OVER, desk.now()))
    made = printing.slip(desk, number, SlipKind.CONTROL_SLIP)
    assert isinstance(made, ControlSlip)
    givers = [one.giver for one in made.hand_overs]
    assert (givers[0], givers[-1]) == (any_desk.office.centre_name, NEW["centre_name"])
    assert made.head.letterhead.place_name == "Tràm Chim"


def test_it_says_what_the_office_is_called_now(any_desk, number, merged):
    text = read(printing.render(any_desk, printing.slip(any_desk, number, SlipKind.RECEIPT))).text
    assert "Nay là" not in text
    desk = merged(any_desk)
    made = printing.slip(desk, number, SlipKind.RECEIPT)
    text = " ".join(read(printing.render(desk, made)).text.split())
    now = "Trung tâm Phục vụ hành chính công xã Đồng Sen"
    assert f"Nay là: {now} – Địa chỉ: Số 1 đường Mới, xã Đồng Sen" in text
    assert "Trung tâm Phục vụ hành chính công xã Tràm Chim" in text


def test_what_is_received_afterwards_has_the_new_head(any_desk, merged):
    desk = merged(any_desk)
    received = intake.receive(desk, a_reception(at=desk.now())).dossier.dossier_no
    head = printing.slip(desk, received, SlipKind.RECEIPT).head
    assert (head.letterhead.place_name, head.moved_to) == ("Đồng Sen", None)


def test_the_paper_of_a_visit_keeps_its_head(any_desk, merged):
    visit = visits.guide(any_desk, a_reception(), ("Tờ khai",))
    first = visit_slips.slip(any_desk, visit)
    again = visit_slips.slip(merged(any_desk), visit)
    assert again.head.letterhead == first.head.letterhead
    assert again.head.moved_to is not None
    assert again.head.moved_to.hotline == "0277 9999 999"


def test_a_certificate_and_its_book_keep_place_and_signer(any_desk, merged):
    signer = office.leaders(any_desk)[0]
    lot = Lot(papers=(PaperToCertify("Học bạ", 2, 1),), signer=signer, receipt_no="1")
    reception = a_reception(procedure_code="2.000815")
    number = certification.certify(any_desk, reception, lot).dossier.dossier_no
    month = calendar_month(date(2026, 10, 1))
    first = certification_papers.certificates(any_desk, number)
    pages = certification_papers.book_pages(any_desk, BookKind.COPIES, month)
    desk = merged(any_desk)
    assert certification_papers.certificates(desk, number) == first
    again = certification_papers.book_pages(desk, BookKind.COPIES, month)
    assert again == replace(pages, dated_on=month.last)  # the month was not over


def test_a_register_of_then_is_headed_as_then(any_desk, number, merged):
    month = calendar_month(date(2026, 10, 1))
    first = registers.register(any_desk, month)
    again = registers.register(merged(any_desk), month)
    assert again.letterhead == first.letterhead
    assert [one.handling_unit for one in again.lines] == [one.handling_unit for one in first.lines]


def test_who_could_wait_is_judged_by_the_hours_of_then(any_desk, clock):
    month = calendar_month(date(2026, 10, 1))
    number = intake.receive(any_desk, a_reception(at=moment("2026-10-02 10:50"))).dossier.dossier_no
    clock.at = moment("2026-10-02 11:10")
    handling.step(any_desk, number, StepRequest(Action.FINISH, clock.at))
    returning.return_result(any_desk, number, at=clock.at)
    clock.at = moment("2026-11-02 08:00")
    first = reports.figures(any_desk, month).two_noes["no_appointment"]
    hours = replace(any_desk.office.hours, sessions=((time(11), time(17)),))
    office.save_office(
        acting_as(any_desk, Role.ADMINISTRATOR), replace(any_desk.office, hours=hours)
    )
    desk = office.renewed(any_desk)
    assert desk.calendar.hours == hours
    assert reports.figures(desk, month).two_noes["no_appointment"] == first
    assert first.count == 1


def test_of_a_change_that_says_nothing_of_before_nothing_is_made_up(any_desk, clock):
    administrator = acting_as(any_desk, Role.ADMINISTRATOR)
    before = former.office_at(any_desk, moment("2026-09-01 08:00"))
    with any_desk.database.transaction():
        record(administrator, EventKind.OFFICE_CHANGED, facts={"changed": ["name", "leaders"]})
    assert former.office_at(any_desk, moment("2026-09-01 08:00")) == before
    assert former.leaders_at(any_desk, moment("2026-09-01 08:00")) == office.leaders(any_desk)


def test_of_two_changes_the_one_of_the_moment_counts(any_desk, clock):
    administrator = acting_as(any_desk, Role.ADMINISTRATOR)
    first = clock.at
    for name in ("Hai", "Ba"):
        clock.move(days=1)
        desk = office.renewed(administrator)
        office.save_office(desk, replace(desk.office, place_name=name))
    desk = office.renewed(administrator)
    moments = (first, first.replace(day=first.day + 1), clock.at)
    assert [former.office_at(desk, at).place_name for at in moments] == ["Tràm Chim", "Hai", "Ba"]
