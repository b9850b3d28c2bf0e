"""What a paper of a real dossier says, held against its specimen: which fields nobody fills yet."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date, datetime

import pytest

from commune_desk.documents.slips.apology_notice import ApologyNotice
from commune_desk.documents.slips.control_slip import ControlSlip
from commune_desk.documents.slips.receipt import Receipt
from commune_desk.documents.slips.rendering import slip_module
from commune_desk.domain.desk.dossier import Timeliness
from commune_desk.domain.desk.dossier_errors import SlipNotAvailable
from commune_desk.domain.desk.papers import PAPERS, SlipKind
from commune_desk.domain.desk.steps import Action, StepRequest
from commune_desk.domain.handling.payments import NewPayment
from commune_desk.domain.office.office import Leader
from commune_desk.domain.papers.slips import Slip
from commune_desk.services.desk.desk import Desk
from commune_desk.services.desk.lookup import known
from commune_desk.services.handling import handling, payments, returning
from commune_desk.services.papers import printing
from commune_desk.services.reception import intake
from commune_desk.setting_values import SettingValues
from commune_desk.settings import EXPLAIN_ON_BACK, REGISTER_BOOK, RegisterBook
from commune_desk.store.office import offices
from commune_desk.words.papers.papers import DUE_STANDS, DUE_VOID
from tests.documents.reading import read
from tests.factories import a_person, a_reception, moment

ONLY_IN_SPECIMENS = {
    SlipKind.APOLOGY_NOTICE: {
        "head.letterhead.parent_name": "the committee, for which a deputy chair signs, has none",
    },
}
"""Fields that only a specimen fills, with the reason; on paper they are left for the pen."""


@pytest.fixture
def papers(desk: Desk) -> dict[SlipKind, Slip]:
    """Every paper, of dossiers that met with everything."""
    wanted = {EXPLAIN_ON_BACK.name: True, REGISTER_BOOK.name: RegisterBook.ONE.value}
    settings = SettingValues({**desk.settings.changed, **wanted})
    desk = replace(desk, settings=settings)
    at = moment("2026-10-01 08:00")
    person = a_person(email="nam@thu.example.vn")
    delegate = a_person(full_name="Lê Thị Hạnh", personal_id="087171001234", email="")

    def received() -> str:
        reception = a_reception(
            applicant=person, delegate=delegate, authorisation="Giấy ủy quyền", at=at
        )
        return intake.receive(desk, reception).dossier.dossier_no

    def step(number: str, action: Action, day: str, **given: object) -> None:
        handling.step(desk, number, StepRequest(action, moment(day), **given))  # type: ignore[arg-type]  # as declared

    eventful, refused, stopped = received(), received(), received()
    step(
        eventful,
        Action.REQUEST_SUPPLEMENT,
        "2026-10-01 09:00",
        note="Giấy chứng sinh",
        reason="Thiếu",
    )
    step(eventful, Action.ACCEPT_SUPPLEMENT, "2026-10-02 08:30")
    step(eventful, Action.HAND_OVER, "2026-10-02 09:00")
    step(eventful, Action.SEND_VERIFICATION, "2026-10-02 10:00", note="UBND xã Mẫu")
    step(eventful, Action.VERIFIED, "2026-10-02 15:00")
    until = moment("2026-10-30 16:00")
    step(eventful, Action.APOLOGISE, "2026-10-05 08:00", note="Chờ xác minh", until=until)
    step(eventful, Action.FINISH, "2026-10-29 09:00", late_reason="Chờ xác minh")
    returning.return_result(desk, eventful, at=moment("2026-10-29 10:00"))
    step(refused, Action.REFUSE, "2026-10-01 09:00", note="Không thuộc thẩm quyền")
    paid = NewPayment(amount_vnd=8000, receipt_no="0000123", note="Theo nghị quyết của tỉnh")
    payments.take(desk, stopped, paid, at=moment("2026-10-01 08:30"))
    step(stopped, Action.STOP, "2026-10-01 09:00", note="Chuyển nơi cư trú")
    own = {SlipKind.REFUSAL_NOTICE: refused, SlipKind.STOP_NOTICE: stopped}
    return {row.kind: printing.slip(desk, own.get(row.kind, eventful), row.kind) for row in PAPERS}


@pytest.mark.parametrize("kind", list(SlipKind))
def test_a_real_paper_fills_what_its_specimen_fills(papers: dict[SlipKind, Slip], kind: SlipKind):
    real, specimen = filled(papers[kind]), filled(slip_module(kind).specimen())
    assert specimen - real == set(ONLY_IN_SPECIMENS.get(kind, ()))


@pytest.mark.parametrize("kind", list(SlipKind))
def test_a_specimen_fills_what_a_real_paper_fills(papers: dict[SlipKind, Slip], kind: SlipKind):
    assert filled(papers[kind]) - filled(slip_module(kind).specimen()) == set()


def filled(value: object) -> set[str]:
    return set(names(value))


def names(value: object, above: str = "") -> Iterator[str]:
    """The dotted names of the fields that hold something; those of a list stand for each item."""
    for field in fields(value):  # type: ignore[arg-type]  # called with dataclasses alone
        held, name = getattr(value, field.name), f"{above}{field.name}"
        items = held if isinstance(held, tuple) else (held,)
        for item in items:
            if is_dataclass(item) and not isinstance(item, datetime):
                yield from names(item, f"{name}.")
            elif item or isinstance(item, int):
                yield name


# --- papers of a way that was not straight -------------------------------------------------------

ASK = {"note": "Bản sao quyết định ly hôn", "reason": "Tờ khai ghi đã ly hôn"}


@pytest.fixture
def number(desk: Desk) -> str:
    """A dossier received at nine on Thursday, 1 October, due on Tuesday."""
    return intake.receive(desk, a_reception()).dossier.dossier_no


def went(desk: Desk, number: str, *way: tuple[Action, str, Mapping[str, object]]) -> None:
    for action, at, given in way:
        desk.clock.at = moment(at)  # type: ignore[attr-defined]  # the clock of the tests
        handling.step(desk, number, StepRequest(action, moment(at), **given))  # type: ignore[arg-type]  # as declared


def receipt(desk: Desk, number: str) -> Receipt:
    made = printing.slip(desk, number, SlipKind.RECEIPT)
    assert isinstance(made, Receipt)
    return made


def test_the_receipt_after_a_supplement_has_the_new_dates_and_names_the_first(desk, number):
    printing.print_slip(desk, number, SlipKind.RECEIPT)
    went(
        desk, number, (Action.REQUEST_SUPPLEMENT, "2026-10-02 10:00", ASK),
        (Action.ACCEPT_SUPPLEMENT, "2026-10-12 08:00", {}),
    )  # fmt: skip
    made = receipt(desk, number)
    assert (made.received_at, made.due_at) == (
        moment("2026-10-12 08:00"), moment("2026-10-15 17:00"),
    )  # fmt: skip
    [note] = made.due_notes
    assert "09 giờ 00 phút, ngày 01 tháng 10 năm 2026" in note
    assert "17 giờ 00 phút, ngày 06 tháng 10 năm 2026" in note
    assert "khoản 5 Điều 19 Nghị định 118/2025/NĐ-CP" in note
    assert "Bản sao quyết định ly hôn" in [paper.name for paper in made.papers]
    assert (made.head.issued_on, made.head.officer_name) == (
        date(2026, 10, 12), "Trần Thị Tuyết Mai",
    )  # fmt: skip
    assert made.head.reprint == 0
    assert printing.print_slip(desk, number, SlipKind.RECEIPT).reprint == 0
    assert printing.print_slip(desk, number, SlipKind.RECEIPT).reprint == 1


def test_only_what_came_stands_on_the_receipt(desk, number):
    two = ASK | {"note": "Giấy A\nGiấy B"}
    went(
        desk, number, (Action.REQUEST_SUPPLEMENT, "2026-10-02 10:00", two),
        (Action.ACCEPT_SUPPLEMENT, "2026-10-12 08:00", {"note": "Giấy B"}),
    )  # fmt: skip
    assert [p.name for p in receipt(desk, number).papers if not p.originals + p.copies] == [
        "Giấy B"
    ]


def test_the_receipt_of_who_waits_for_papers_says_that_its_date_is_void(desk, number):
    went(desk, number, (Action.REQUEST_SUPPLEMENT, "2026-10-02 10:00", ASK))
    assert receipt(desk, number).due_notes == (DUE_VOID,)


def test_the_receipt_of_who_waits_for_an_answer_says_that_its_clock_stands(desk, number):
    went(desk, number, (Action.SEND_VERIFICATION, "2026-10-02 10:00", {"note": "UBND xã Mẫu"}))
    assert receipt(desk, number).due_notes == (DUE_STANDS,)
    went(desk, number, (Action.VERIFIED, "2026-10-12 08:00", {}))
    assert DUE_STANDS not in receipt(desk, number).due_notes


def test_what_was_late_before_it_was_verified_keeps_its_date(desk, number):
    late = {"note": "UBND xã Mẫu", "late_reason": "Hệ thống gián đoạn"}
    went(desk, number, (Action.SEND_VERIFICATION, "2026-10-08 10:00", late))
    assert receipt(desk, number).due_notes == ()


def test_the_receipt_after_a_verification_moves_its_date(desk, number):
    went(
        desk, number, (Action.SEND_VERIFICATION, "2026-10-02 10:00", {"note": "UBND xã Mẫu"}),
        (Action.VERIFIED, "2026-10-12 08:00", {}),
    )  # fmt: skip
    made = receipt(desk, number)
    assert (made.received_at, made.due_at) == (
        moment("2026-10-01 09:00"), moment("2026-10-14 17:00"),
    )  # fmt: skip
    assert "khoản 4 Điều 3 Nghị định 123/2015/NĐ-CP" in made.due_notes[0]
    assert made.head.issued_on == date(2026, 10, 12)


def test_a_promise_is_on_the_receipt_until_a_supplement_voids_it(desk, number):
    sorry = {"note": "Chờ", "until": moment("2026-10-09 17:00")}
    went(desk, number, (Action.APOLOGISE, "2026-10-02 08:00", sorry))
    assert "hẹn lại" in receipt(desk, number).due_notes[0]
    went(desk, number, (Action.REQUEST_SUPPLEMENT, "2026-10-02 10:00", ASK))
    assert SlipKind.APOLOGY_NOTICE not in printing.slips_for(known(desk, number).dossier)
    with pytest.raises(SlipNotAvailable):
        printing.slip(desk, number, SlipKind.APOLOGY_NOTICE)


@pytest.mark.parametrize(
    ("at", "is_over"), [("2026-10-05 08:00", False), ("2026-10-07 08:00", True)]
)
def test_an_apology_knows_whether_the_time_is_over(desk, number, at, *, is_over):
    sorry = {"note": "Chờ", "until": moment("2026-10-09 17:00")}
    went(desk, number, (Action.APOLOGISE, at, sorry))
    made = printing.slip(desk, number, SlipKind.APOLOGY_NOTICE)
    assert isinstance(made, ApologyNotice)
    assert (made.is_over, made.due_at, made.until) == (
        is_over, moment("2026-10-06 17:00"), sorry["until"],
    )  # fmt: skip


def test_form_06_tells_of_the_papers_that_were_missing_and_came(desk, number):
    went(
        desk, number, (Action.HAND_OVER, "2026-10-01 10:00", {}),
        (Action.REQUEST_SUPPLEMENT, "2026-10-07 10:00", ASK | {"late_reason": "Mất điện"}),
        (Action.ACCEPT_SUPPLEMENT, "2026-10-12 08:00", {}),
    )  # fmt: skip
    made = printing.slip(desk, number, SlipKind.CONTROL_SLIP)
    assert isinstance(made, ControlSlip)
    desk_name, unit = made.head.letterhead.centre_name, made.handling_unit
    assert [(step.giver, step.taker, step.timeliness) for step in made.hand_overs] == [
        (desk_name, unit, None),
        (unit, desk_name, Timeliness.OVERDUE),
        (made.head.applicant.name, desk_name, None),
    ]
    assert made.hand_overs[1].note == "Yêu cầu bổ sung: Bản sao quyết định ly hôn. Mất điện"


def test_what_was_taken_back_is_no_hand_over_on_form_06(desk, number, clock):
    went(
        desk, number, (Action.HAND_OVER, "2026-10-01 10:00", {}),
        (Action.FINISH, "2026-10-02 10:00", {}),
    )  # fmt: skip
    clock.move(days=1, hours=2)
    handling.undo_last(desk, number, "Nhầm hồ sơ")
    went(desk, number, (Action.FINISH, "2026-10-07 10:00", {"late_reason": "Mất điện"}))
    made = printing.slip(desk, number, SlipKind.CONTROL_SLIP)
    assert isinstance(made, ControlSlip)
    assert [(s.at, s.timeliness) for s in made.hand_overs] == [
        (moment("2026-10-01 10:00"), None),
        (moment("2026-10-07 10:00"), Timeliness.OVERDUE),
    ]


def test_papers_asked_for_at_the_desk_were_with_no_unit(desk, number):
    went(desk, number, (Action.REQUEST_SUPPLEMENT, "2026-10-02 10:00", ASK))
    made = printing.slip(desk, number, SlipKind.CONTROL_SLIP)
    assert isinstance(made, ControlSlip)
    centre = made.head.letterhead.centre_name
    assert [(s.giver, s.taker) for s in made.hand_overs] == [(centre, made.head.applicant.name)]


@pytest.mark.parametrize(
    ("leaders", "signs"),
    [
        ((("Lê A", "CÔNG CHỨC", "TL. CHỦ TỊCH"), ("Lê B", "PHÓ CHỦ TỊCH", "KT. CHỦ TỊCH")), "Lê B"),
        ((("Lê A", "GIÁM ĐỐC", "TUQ. CHỦ TỊCH"), ("Lê B", "GIÁM ĐỐC", "")), "Lê B"),
        ((("Lê A", "CÔNG CHỨC", "TL. CHỦ TỊCH"),), ""),
    ],
)
def test_an_apology_is_signed_by_head_or_deputy(desk, number, leaders, signs):
    with desk.database.transaction():
        offices.save_leaders(desk.office.id, tuple(Leader(*one) for one in leaders))
    sorry = {"note": "Chờ", "until": moment("2026-10-09 17:00")}
    went(desk, number, (Action.APOLOGISE, "2026-10-05 08:00", sorry))
    made = printing.slip(desk, number, SlipKind.APOLOGY_NOTICE)
    assert isinstance(made, ApologyNotice)
    assert made.signatory.full_name == signs


def test_form_02_names_the_article_that_holds_on_its_day(desk, number):
    [before] = desk.law.supplements
    later = replace(
        before,
        since=date(2026, 10, 2),
        legal_basis="khoản 5 Điều 21 Nghị định 9/2026/NĐ-CP",
        answer_days=10,
    )
    desk = replace(desk, law=replace(desk.law, supplements=(before, later)))
    went(desk, number, (Action.REQUEST_SUPPLEMENT, "2026-10-02 10:00", ASK))
    made = printing.slip(desk, number, SlipKind.SUPPLEMENT_REQUEST)
    text = " ".join(read(printing.render(desk, made)).text.split())
    assert "hết ngày 12 tháng 10 năm 2026; quá thời hạn này hồ sơ được đóng theo" in text
    assert "khoản 5 Điều 21 Nghị định 9/2026/NĐ-CP." in text
    assert "118/2025" not in text
