"""A reception is corrected in sight: checked as at intake, with both values, and a new receipt."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from commune_desk.cli import answers
from commune_desk.domain.catalogue.procedure import RequiredDocument
from commune_desk.domain.desk.dossier import Role
from commune_desk.domain.desk.dossier_errors import MissingReason, StepNotForRole
from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.desk.papers import PaperLine, SlipKind
from commune_desk.domain.desk.steps import Action, StepRequest
from commune_desk.domain.errors import UserError
from commune_desk.domain.handling.correction import CORRECTABLE, Obstacle, papers_going_on
from commune_desk.domain.handling.correction_errors import (
    CannotCancel,
    CorrectionTooLate,
    DossierCancelled,
    DossierUnchanged,
    NotCorrectable,
)
from commune_desk.domain.people.applicant import Organisation, Person, name_of
from commune_desk.domain.periods import calendar_month
from commune_desk.domain.reception.answers import Answers
from commune_desk.domain.reception.reception import RECEPTION
from commune_desk.domain.reception.reception_errors import NumberKnownOtherwise
from commune_desk.services.desk import lookup
from commune_desk.services.figures import closing, reports
from commune_desk.services.handling import cancelling, correcting, handling
from commune_desk.services.papers import printing
from commune_desk.services.people import citizens
from commune_desk.services.reception import intake
from commune_desk.services.reception.intake import procedure_for
from commune_desk.services.reception.reception import checked_reception
from commune_desk.ui.pages.dossiers.facts import event_words
from commune_desk.words.desk.corrections import DECLARE_NOW, correction_lines
from commune_desk.words.figures.figures import changes_words
from tests.factories import (
    BIRTH,
    MARITAL_STATUS,
    a_person,
    a_reception,
    acting_as,
    led,
    moment,
)

WHY = "Gõ nhầm"
BUSINESS = "1.001612"
OCTOBER = calendar_month(date(2026, 10, 1))


@pytest.fixture
def number(any_desk):
    return intake.receive(any_desk, a_reception()).dossier.dossier_no


def correct(desk, number, **texts):
    given = {name.replace("__", "."): text for name, text in texts.items()}
    return correcting.correct(desk, number, given, reason=WHY)


def record_of(desk):
    known = citizens.known(desk, "087185004321")
    assert known is not None
    return known.person


def test_a_name_is_corrected_and_both_stand_in_the_history(any_desk, number):
    done = correct(any_desk, number, applicant__full_name="Võ Thị Ánh Nguyên")
    sheet = lookup.known(any_desk, number)
    assert name_of(sheet.filing.applicant) == "Võ Thị Ánh Nguyên"
    event = sheet.history[-1]
    assert event.kind is EventKind.DOSSIER_CHANGED
    names = ["Võ Thị Ánh Nguyệt", "Võ Thị Ánh Nguyên"]
    assert event.facts["changes"] == {"applicant.full_name": names}
    assert event.facts["reason"] == WHY
    assert done.paper is SlipKind.RECEIPT


def test_the_dossier_is_found_by_its_corrected_name_and_no_more_by_the_wrong_one(any_desk, number):
    correct(any_desk, number, applicant__full_name="Trần Hoài Thương")
    found, lost = (lookup.find(any_desk, text).results for text in ("Thương", "Nguyệt"))
    assert [one.title for one in found if one.kind == "dossier"]
    assert not [one for one in lost if one.kind == "dossier"]


def test_the_record_of_the_citizen_changes_only_on_purpose(any_desk, number):
    correct(any_desk, number, applicant__full_name="Võ Thị Ánh Nguyên")
    assert record_of(any_desk).full_name == "Võ Thị Ánh Nguyệt"
    correct(any_desk, number, applicant__phone="0987654321", update_record="true")
    person = record_of(any_desk)
    assert (person.full_name, person.phone) == ("Võ Thị Ánh Nguyên", "0987654321")


def test_a_corrected_number_leads_to_the_record_of_that_number(any_desk, number):
    other = a_person(personal_id="087185004322", full_name="Võ Thị Ánh Nguyệt")
    intake.receive(any_desk, a_reception(applicant=other))
    correct(any_desk, number, applicant__personal_id="087185004322")
    (person,) = citizens.search(any_desk, "087185004322")
    assert lookup.known(any_desk, number).filing.filing.citizen_id == person.id


def test_the_number_of_somebody_else_is_refused(any_desk, number):
    other = a_person(personal_id="087096610926", full_name="Bùi Thanh Toàn", born_on=None)
    intake.receive(any_desk, a_reception(applicant=other))
    with pytest.raises(NumberKnownOtherwise):
        correct(any_desk, number, applicant__personal_id="087096610926")


def test_another_procedure_counts_its_time_from_the_same_reception(any_desk, clock, number):
    before = lookup.known(any_desk, number).dossier
    clock.at = moment("2026-10-02 16:00")
    done = correct(any_desk, number, procedure=BIRTH)
    after = lookup.known(any_desk, number)
    assert after.dossier.received_at == before.received_at
    assert after.dossier.due_at == moment("2026-10-01 17:00")
    assert after.dossier.due_at == done.due_steps[-1].at
    assert (after.procedure.code, after.dossier.dossier_no) == (BIRTH, before.dossier_no)
    assert after.history[-1].facts["was_due_at"] == before.due_at.isoformat()


# --- a due date that has passed ------------------------------------------------------------------

LONGER, ITS_DUE = MARITAL_STATUS, moment("2026-10-06 17:00")
SAME_DAY_DUE = moment("2026-10-01 17:00")


@pytest.fixture
def short(desk):
    """Received at nine on the first, due on the same day."""
    wish = a_reception(procedure_code=BIRTH)
    return intake.receive(desk, wish).dossier.dossier_no


def test_a_due_date_that_has_passed_stays_and_the_figures_keep_it(desk, clock, short):
    clock.at = moment("2026-10-02 08:00")
    done = correct(desk, short, procedure=LONGER)
    assert (done.dossier.due_at, done.counted_due_at) == (SAME_DAY_DUE, ITS_DUE)
    figures = reports.figures(desk, OCTOBER)
    assert figures.total.counts["open_overdue"] == 1
    with pytest.raises(MissingReason):
        handling.step(desk, short, StepRequest(Action.FINISH, desk.now()))
    late = StepRequest(Action.FINISH, desk.now(), late_reason="Nhập nhầm thủ tục")
    handling.step(desk, short, late)
    assert reports.figures(desk, OCTOBER).total.counts["solved_overdue"] == 1


def test_the_clerk_and_the_history_are_told_that_it_stays(desk, clock, short):
    clock.at = moment("2026-10-02 08:00")
    shown = correcting.proposed(desk, short, {"procedure": LONGER})
    told = "\n".join(correction_lines(shown))
    assert "vẫn là 17:00 ngày 01/10/2026" in told
    assert "17:00 ngày 06/10/2026" in told
    assert "Xin lỗi và hẹn lại" in told
    correct(desk, short, procedure=LONGER)
    sheet = lookup.known(desk, short)
    words, _when = event_words(sheet.history[-1])
    assert "vẫn là 17:00 ngày 01/10/2026" in words
    receipt: Any = printing.slip(desk, short, SlipKind.RECEIPT)
    assert receipt.correction.keeps_due
    assert sheet.due_steps[-1].at == SAME_DAY_DUE
    assert sheet.due_steps[-2].at == ITS_DUE


def test_a_correction_in_time_gives_the_time_of_the_right_procedure(desk, clock, short):
    clock.at = moment("2026-10-01 16:59")
    done = correct(desk, short, procedure=LONGER)
    assert (done.dossier.due_at, done.counted_due_at) == (ITS_DUE, None)
    words, _when = event_words(lookup.known(desk, short).history[-1])
    assert "Hẹn trả: 17:00 ngày 01/10/2026 → 17:00 ngày 06/10/2026" in words


def test_an_earlier_date_counts_and_a_slip_is_mended_by_the_next_correction(desk, clock):
    number = intake.receive(desk, a_reception()).dossier.dossier_no
    clock.at = moment("2026-10-02 08:00")
    assert correct(desk, number, procedure=BIRTH).dossier.due_at == SAME_DAY_DUE
    back = correct(desk, number, procedure=MARITAL_STATUS)
    assert (back.dossier.due_at, back.counted_due_at) == (ITS_DUE, None)


def test_no_way_round_leads_past_a_date_that_was_not_kept(desk, clock, short):
    clock.at = moment("2026-10-02 08:00")
    correct(desk, short, procedure=LONGER)
    clock.move(minutes=5)
    correct(desk, short, procedure=BIRTH)
    clock.move(minutes=5)
    done = correct(desk, short, procedure=BUSINESS)
    assert done.dossier.due_at == SAME_DAY_DUE
    with pytest.raises(CannotCancel) as refused:
        cancelling.cancel(desk, short, note=WHY)
    assert refused.value.obstacle is Obstacle.OVERDUE


def test_a_result_taken_back_leaves_the_date_that_was_not_kept(desk, clock, short):
    clock.at = moment("2026-10-02 08:00")
    handling.step(desk, short, StepRequest(Action.FINISH, desk.now(), late_reason="x"))
    handling.undo_last(desk, short, WHY)
    assert correct(desk, short, procedure=LONGER).dossier.due_at == SAME_DAY_DUE


def test_another_channel_is_no_way_round_either(desk, clock):
    wish = a_reception(procedure_code=BIRTH, at=moment("2026-09-30 16:30"))
    clock.at = moment("2026-09-30 16:30")
    number = intake.receive(desk, wish).dossier.dossier_no
    due_at = lookup.known(desk, number).dossier.due_at
    clock.at = moment("2026-10-05 08:00")
    correct(desk, number, procedure=LONGER, channel="online")
    assert lookup.known(desk, number).dossier.due_at == due_at


def test_what_was_due_before_it_was_entered_was_nobodys_promise(desk, clock):
    clock.at = moment("2026-10-02 08:00")
    wish = a_reception(procedure_code=BIRTH, at=moment("2026-10-01 09:00"))
    number = intake.receive(desk, wish).dossier.dossier_no
    clock.move(minutes=3)
    assert correct(desk, number, procedure=LONGER).dossier.due_at == ITS_DUE


def test_another_sector_after_the_close_is_shown_as_a_difference(desk, clock):
    clock.at = moment("2026-10-30 16:00")
    number = intake.receive(desk, a_reception()).dossier.dossier_no
    clock.at = moment("2026-11-01 08:00")
    closing.close(led(desk), OCTOBER)
    clock.at = moment("2026-11-02 08:00")
    correct(desk, number, procedure=BUSINESS)
    before, now = "Hộ tịch", lookup.known(desk, number).procedure.sector
    reported = reports.reported(desk, OCTOBER)
    assert reported.since is not None
    moved = {"received_in_person": 1, "open_in_time": 1}
    assert reported.since.sectors == {
        before: {cell: -count for cell, count in moved.items()}, now: moved
    }  # fmt: skip
    assert reported.since.changes == {}
    assert f"chuyển từ lĩnh vực {before} sang {now}" in changes_words(reported.since)
    document = answers.report(reported, desk.law)["since_close"]
    assert document["sectors"] == reported.since.sectors
    assert [document["dossiers"][0][when]["sector"] for when in ("before", "now")] == [before, now]


# --- papers --------------------------------------------------------------------------------------


def test_the_declarations_of_the_old_procedure_are_kept_and_marked(any_desk):
    said = {"subject.marital_status": "Chưa đăng ký kết hôn với ai", "request.purpose": "Vay vốn"}
    wish = a_reception(is_declared=True, answers=Answers(said))
    number = intake.receive(any_desk, wish).dossier.dossier_no
    (kept,) = lookup.known(any_desk, number).declarations
    assert kept.superseded_at is None
    correct(any_desk, number, procedure=BUSINESS)
    (kept,) = lookup.known(any_desk, number).declarations
    assert kept.superseded_at is not None


@pytest.mark.parametrize(
    "given", [{"applicant.full_name": "Võ Thị Ánh Nguyên"}, {"procedure": BUSINESS}]
)
def test_a_declaration_that_says_what_was_said_before_is_named(any_desk, given):
    said = {"subject.marital_status": "Chưa đăng ký kết hôn với ai", "request.purpose": "Vay vốn"}
    wish = a_reception(is_declared=True, answers=Answers(said))
    number = intake.receive(any_desk, wish).dossier.dossier_no
    (kept,) = lookup.known(any_desk, number).declarations
    told = "\n".join(correction_lines(correcting.proposed(any_desk, number, given)))
    assert f"Tờ khai đã lập không đổi theo: {kept.form_name}." in told
    assert DECLARE_NOW in told
    note = correcting.proposed(any_desk, number, {"note": "Gọi trước"})
    assert "Tờ khai" not in "\n".join(correction_lines(note))


def test_papers_are_added_and_stand_on_the_corrected_receipt(any_desk, number):
    printing.print_slip(any_desk, number, SlipKind.RECEIPT)
    before: Any = printing.slip(any_desk, number, SlipKind.RECEIPT)
    papers = {"papers": "1", "papers.1.paper": "Giấy ủy quyền", "papers.1.originals": "1"}
    correcting.correct(any_desk, number, papers, reason=WHY)
    receipt: Any = printing.slip(any_desk, number, SlipKind.RECEIPT)
    assert [paper.name for paper in receipt.papers] == ["Giấy ủy quyền"]
    assert receipt.correction.count == 1
    assert receipt.head.number != before.head.number
    assert receipt.head.reprint == 0
    printing.print_slip(any_desk, number, SlipKind.RECEIPT)
    assert printing.slip(any_desk, number, SlipKind.RECEIPT).head.reprint == 1


CERTIFICATE, CARE = "Giấy chứng sinh", "Giấy ra viện"


def test_what_only_the_other_procedure_asks_is_no_paper_of_the_dossier(any_desk):
    birth = procedure_for(any_desk, BIRTH, any_desk.now())
    asked = next(one.name for one in birth.papers if CERTIFICATE in one.name)
    handed_in = (PaperLine(asked, 1, 0), PaperLine(CARE, 0, 1))
    wish = a_reception(procedure_code=BIRTH, papers=handed_in)
    number = intake.receive(any_desk, wish).dossier.dossier_no
    done = correct(any_desk, number, procedure=MARITAL_STATUS)
    assert done.paper is SlipKind.RECEIPT
    assert lookup.known(any_desk, number).filing.papers == (PaperLine(CARE, 0, 1),)
    receipt: Any = printing.slip(any_desk, number, SlipKind.RECEIPT)
    assert [paper.name for paper in receipt.papers] == [CARE]


def test_what_both_procedures_ask_stays(any_desk):
    birth = procedure_for(any_desk, BIRTH, any_desk.now())
    asked = next(one.name for one in birth.papers if CERTIFICATE in one.name)
    other = replace(birth, papers=(RequiredDocument(asked.upper()),))
    nothing = replace(birth, papers=())
    handed_in = (PaperLine(asked, 1, 0),)
    assert papers_going_on(handed_in, birth, nothing) == ()
    assert papers_going_on(handed_in, birth, other) == (PaperLine(asked.upper(), 1, 0),)


def test_papers_that_are_said_with_the_procedure_count(any_desk, number):
    said = {"papers": "1", "papers.1.paper": CARE, "papers.1.originals": "1"}
    correcting.correct(any_desk, number, {"procedure": BIRTH, **said}, reason=WHY)
    assert lookup.known(any_desk, number).filing.papers == (PaperLine(CARE, 1, 0),)


def test_a_note_makes_no_other_receipt(any_desk, number):
    assert correct(any_desk, number, note="Gọi buổi chiều").paper is None
    assert lookup.known(any_desk, number).filing.filing.note == "Gọi buổi chiều"


def test_way_of_return_channel_model_and_external_number_follow(any_desk, number):
    correct(any_desk, number, return_by="post", channel="online", external_no="H20.1", model="x")
    sheet = lookup.known(any_desk, number)
    assert (sheet.dossier.return_by, sheet.dossier.channel) == ("post", "online")
    assert (sheet.filing.filing.external_no, sheet.filing.filing.model) == ("H20.1", "x")


def test_the_same_checks_refuse_as_at_intake(any_desk, number):
    with pytest.raises(UserError) as refused:
        correct(any_desk, number, applicant__personal_id="12345")
    wrong = correcting.texts_of(any_desk, number) | {"applicant.personal_id": "12345"}
    with pytest.raises(UserError) as at_intake:
        checked_reception(any_desk, wrong)
    assert type(refused.value) is type(at_intake.value)


@pytest.mark.parametrize(
    ("steps", "name", "text"),
    [
        ((Action.FINISH,), "applicant.full_name", "Võ Thị Ánh Nguyên"),
        ((Action.FINISH,), "channel", "online"),
        ((Action.FINISH,), "papers", "0"),
        ((Action.FINISH, Action.RETURN), "applicant.phone", "0987654321"),
        ((Action.REQUEST_SUPPLEMENT,), "procedure", BIRTH),
        ((Action.FINISH,), "procedure", BIRTH),
    ],
)
def test_what_a_result_or_a_notice_rests_on_stays(any_desk, number, steps, name, text):
    for action in steps:
        request = StepRequest(action, any_desk.now(), note="x", reason="x")
        handling.step(any_desk, number, request)
    with pytest.raises(CorrectionTooLate) as refused:
        correcting.correct(any_desk, number, {name: text}, reason=WHY)
    assert refused.value.limit is CORRECTABLE[name]


def test_a_telephone_is_corrected_while_the_result_waits(any_desk, number):
    handling.step(any_desk, number, StepRequest(Action.FINISH, any_desk.now()))
    correct(any_desk, number, phone="0987654321")
    assert lookup.known(any_desk, number).filing.filing.phone == "0987654321"


def test_an_organisation_is_corrected_like_a_person(any_desk):
    body = Organisation("HTX Sen Hồng", "1400101400", a_person(), phone="02773811222")
    number = intake.receive(any_desk, a_reception(applicant=body)).dossier.dossier_no
    correct(any_desk, number, organisation__name="Hợp tác xã Sen Hồng", phone="02773811333")
    filed = lookup.known(any_desk, number).filing
    assert (name_of(filed.applicant), filed.applicant.phone) == (
        "Hợp tác xã Sen Hồng",
        "02773811333",
    )


@pytest.mark.parametrize(
    ("given", "reason", "error"),
    [
        ({}, WHY, DossierUnchanged),
        ({"return_by": "counter"}, WHY, DossierUnchanged),
        ({"return_by": "post"}, " ", MissingReason),
        ({"visit": "1"}, WHY, NotCorrectable),
    ],
)
def test_a_correction_says_something_and_why(any_desk, number, given, reason, error):
    with pytest.raises(error):
        correcting.correct(any_desk, number, given, reason=reason)


def test_only_the_desk_corrects(any_desk, number):
    expert = acting_as(any_desk, Role.SPECIALIST)
    with pytest.raises(StepNotForRole):
        correct(expert, number, return_by="post")


def test_a_cancelled_reception_is_not_corrected(any_desk, number):
    cancelling.cancel(any_desk, number, note=WHY)
    with pytest.raises(DossierCancelled):
        correct(any_desk, number, return_by="post")


def test_what_is_shown_before_is_what_is_done(any_desk, number):
    given = {"procedure": BIRTH, "applicant.born_on": "09/03/1986"}
    shown = correcting.proposed(any_desk, number, given)
    assert lookup.known(any_desk, number).procedure.code == MARITAL_STATUS
    done = correcting.correct(any_desk, number, given, reason=WHY)
    assert (shown.changes, shown.dossier) == (done.changes, done.dossier)
    person = lookup.known(any_desk, number).filing.applicant
    assert isinstance(person, Person)
    assert person.born_on == date(1986, 3, 9)


def test_every_field_of_the_table_is_one_of_a_reception():
    fields = {field.name for field in RECEPTION.fields} | {"papers"}
    assert set(CORRECTABLE) <= fields
