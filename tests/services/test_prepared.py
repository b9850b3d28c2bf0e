"""Declarations written for somebody before there is a dossier: printed, received or closed."""

from dataclasses import replace
from datetime import date

import pytest

from commune_desk.domain.catalogue.catalogue_errors import ProcedureNotFound
from commune_desk.domain.desk.dossier_errors import MissingReason
from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.errors import UserError
from commune_desk.domain.form.errors import LetterIsNoDossier
from commune_desk.domain.periods import ReportingPeriod
from commune_desk.domain.reception.answers import Answers
from commune_desk.domain.reception.linked import LinkedPart
from commune_desk.domain.reception.prepared import PreparedCount, PreparedState
from commune_desk.domain.reception.reception_errors import NoDeclaration, PreparedEnded
from commune_desk.services.desk import lookup
from commune_desk.services.papers import declarations
from commune_desk.services.reception import declared_people, declaring, forms, letters, prepared
from commune_desk.services.upkeep import history
from commune_desk.store.people import citizens
from tests.factories import BIRTH, MARITAL_STATUS, a_person, a_reception

OCTOBER = ReportingPeriod(date(2026, 10, 1), date(2026, 10, 31))
CHILD = {
    "child.full_name": "Bùi Gia Hân",
    "child.born_on": "20/9/2026",
    "child.sex": "Nữ",
    "mother": "applicant",
    "marriage.certificate_no": "12/2020",
}


def a_wish(desk, texts, **changes):
    given = {"procedure_code": BIRTH, "answers": Answers(dict(texts))}
    reception = a_reception(**(given | changes))
    forms = declaring.forms_of_all(desk, reception)
    return replace(reception, answers=declared_people.completed_answers(desk, forms, reception))


def test_what_was_written_waits_and_is_found_by_name(any_desk):
    one = prepared.prepare(any_desk, a_wish(any_desk, CHILD))
    assert (one.state, one.model, one.prints) == (PreparedState.OPEN, "tổ viết hộ", 0)
    assert one.officer_name == "Trần Thị Tuyết Mai"
    assert prepared.page(any_desk, "anh nguyet").rows == (one,)
    assert prepared.page(any_desk, "ai khác").rows == ()
    (event,) = history.recent(any_desk, 1)
    assert (event.kind, event.facts["prepared"]) == (EventKind.PREPARED, one.id)
    assert citizens.find_by_personal_id(any_desk.office.id, a_person().personal_id) is None


def test_it_is_printed_as_often_as_it_is_wanted(desk):
    one = prepared.prepare(desk, a_wish(desk, CHILD))
    (first,) = declarations.print_prepared(desk, one.id)
    (again,) = declarations.print_prepared(desk, one.id)
    assert (first.name, first.reprint, again.reprint) == ("Tờ khai đăng ký khai sinh", 0, 1)
    assert first.paper.content[:5] == b"%PDF-"
    assert prepared.get(desk, one.id).prints == 2


def test_it_becomes_a_dossier_with_what_was_written(any_desk, clock):
    one = prepared.prepare(any_desk, a_wish(any_desk, CHILD))
    clock.move(days=1)
    done = prepared.receive(any_desk, one.id)
    number = done.lead.dossier.dossier_no
    sheet = lookup.known(any_desk, number)
    assert sheet.declarations[0].texts["child.full_name"] == "Bùi Gia Hân"
    assert sheet.filing.filing.model == "tổ viết hộ"
    after = prepared.get(any_desk, one.id)
    assert (after.state, after.dossier_no) == (PreparedState.RECEIVED, number)
    assert prepared.page(any_desk).rows == ()
    assert prepared.page(any_desk, is_open=False).rows == (after,)
    with pytest.raises(PreparedEnded):
        prepared.receive(any_desk, one.id)


def test_it_is_closed_with_a_reason(desk):
    one = prepared.prepare(desk, a_wish(desk, CHILD))
    with pytest.raises(MissingReason):
        prepared.close(desk, one.id, " ")
    closed = prepared.close(desk, one.id, "Công dân nộp trên Cổng Dịch vụ công")
    assert closed.state is PreparedState.CLOSED
    with pytest.raises(PreparedEnded):
        prepared.receive(desk, one.id)
    with pytest.raises(PreparedEnded):
        prepared.close(desk, one.id, "lần nữa")


def test_what_is_missing_may_stay_so_but_not_what_is_wrong(desk):
    prepared.prepare(desk, a_wish(desk, {}))
    with pytest.raises(UserError):
        prepared.prepare(desk, a_wish(desk, {"child.full_name": "H4n"}))


def test_what_has_no_form_cannot_be_written(desk):
    with pytest.raises(NoDeclaration):
        prepared.prepare(desk, a_reception(procedure_code="2.000815"))


def test_what_is_linked_is_written_and_received_together(desk):
    part = LinkedPart("1.004222", answers={"request.content": "Đăng ký thường trú cho con"})
    one = prepared.prepare(desk, a_wish(desk, CHILD, linked=(part,)))
    assert len(declarations.print_prepared(desk, one.id)) == 2
    assert len(prepared.receive(desk, one.id).others) == 1


def test_the_model_is_counted(any_desk):
    first = prepared.prepare(any_desk, a_wish(any_desk, CHILD))
    second = prepared.prepare(any_desk, a_wish(any_desk, CHILD))
    prepared.prepare(any_desk, a_wish(any_desk, {}, model="ngày không viết"))
    wish = a_wish(any_desk, {"subject": "applicant"}, procedure_code=MARITAL_STATUS)
    prepared.prepare(any_desk, wish)
    prepared.receive(any_desk, first.id)
    prepared.close(any_desk, second.id, "Không cần nữa")
    assert prepared.counted(any_desk, OCTOBER) == (
        PreparedCount("ngày không viết", 1, 0, 0),
        PreparedCount("tổ viết hộ", 3, 1, 1),
    )


# --- letters of no procedure ----------------------------------------------------------------------

UNDERTAKING = {"undertaking.content": "Tháo mái che trước 15/10/2026."}


def a_letter(desk, texts, **changes):
    return a_wish(desk, texts, **({"procedure_code": "", "forms": ("undertaking",)} | changes))


def test_a_letter_is_written_without_a_procedure_and_becomes_no_dossier(any_desk):
    one = prepared.prepare(any_desk, a_letter(any_desk, UNDERTAKING))
    assert (one.procedure_code, one.procedure_name) == ("", "Giấy cam kết")
    assert prepared.page(any_desk, "anh nguyet").rows == (one,)
    (event,) = history.recent(any_desk, 1)
    assert event.facts["letters"] == ["undertaking"]
    with pytest.raises(LetterIsNoDossier):
        prepared.receive(any_desk, one.id)
    assert prepared.get(any_desk, one.id).state is PreparedState.OPEN


def test_what_is_written_anew_takes_the_place_of_the_former(desk):
    first = prepared.prepare(desk, a_letter(desk, UNDERTAKING))
    again = prepared.prepare(desk, a_letter(desk, UNDERTAKING, prepared=first.id))
    assert prepared.page(desk).rows == (again,)
    closed = prepared.get(desk, first.id)
    assert (closed.state, closed.close_reason) == (PreparedState.CLOSED, "đã viết lại")
    with pytest.raises(PreparedEnded):
        prepared.prepare(desk, a_letter(desk, UNDERTAKING, prepared=first.id))
    assert prepared.page(desk).rows == (again,)


def test_without_procedure_and_letter_nothing_is_written(desk):
    with pytest.raises(ProcedureNotFound):
        prepared.prepare(desk, a_letter(desk, {}, forms=()))


def test_letters_are_found_by_their_names(desk):
    today = desk.now().date()
    found = {one.code for one in forms.letters(desk, today)}
    assert {"petition", "complaint", "denunciation", "confirmation_request", "undertaking"} <= found
    assert "birth" not in found
    assert [one.code for one in letters.pick(desk, "khieu nai")] == ["complaint"]
    assert letters.pick(desk, "dk") == ()
