"""Linked procedures: one intake, one set of answers, several dossiers with their own clocks."""

from dataclasses import replace

import pytest

from commune_desk.domain.catalogue.catalogue_errors import ProcedureNotFound
from commune_desk.domain.desk.dossier import DossierState
from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.desk.steps import Action, StepRequest
from commune_desk.domain.errors import UserError
from commune_desk.domain.law.topics import in_force
from commune_desk.domain.reception.answers import Answers
from commune_desk.domain.reception.linked import LinkedPart
from commune_desk.domain.reception.reception import reception_from, texts_from
from commune_desk.domain.reception.reception_errors import RequestedOtherwise
from commune_desk.services.desk import lookup
from commune_desk.services.handling import handling
from commune_desk.services.people import citizens
from commune_desk.services.reception import declared_people, declaring, linked
from commune_desk.services.reception import forms as declared_forms
from commune_desk.services.reception.reception import checked_reception
from commune_desk.services.upkeep import history
from commune_desk.words.errors import sentence
from tests.factories import BIRTH, a_reception, moment

DEATH, RESIDENCE, DELETION, FUNERAL = "1.000656", "1.004222", "1.003197", "1.014028"
CHILD = {
    "child.full_name": "Bùi Gia Hân",
    "child.born_on": "20/9/2026",
    "child.sex": "Nữ",
    "mother": "applicant",
    "marriage.certificate_no": "12/2020",
}
MOVE = {"request.content": "Đăng ký thường trú cho con mới sinh"}
DEAD = {
    "requester.relation": "Con",
    "deceased.full_name": "Võ Văn Sáu",
    "deceased.born_on": "1940",
    "deceased.sex": "Nam",
    "deceased.died_on": "28/9/2026",
    "deceased.death_place": "Ấp Tân Hưng, xã Tràm Chim, tỉnh Đồng Tháp",
    "deceased.died_at": "05:30",
    "deceased.id_paper": "087040000123",
    "death_notice.number": "12/2026",
}


def an_intake(desk, code, texts, *parts, **changes):
    given = {"procedure_code": code, "is_declared": True, "answers": Answers(dict(texts))}
    reception = a_reception(**(given | {"linked": parts} | changes))
    forms = declaring.forms_of_all(desk, reception)
    return replace(reception, answers=declared_people.completed_answers(desk, forms, reception))


@pytest.fixture
def birth(any_desk):
    part = LinkedPart(RESIDENCE, answers=MOVE)
    return linked.receive(any_desk, an_intake(any_desk, BIRTH, CHILD, part))


def test_each_dossier_has_its_own_clock_and_knows_the_others(any_desk, birth):
    (other,) = birth.others
    assert birth.lead.dossier.due_at == moment("2026-10-01 17:00")
    assert other.dossier.due_at == moment("2026-10-12 17:00")
    lead_no, other_no = birth.lead.dossier.dossier_no, other.dossier.dossier_no
    assert [one.dossier_no for one in lookup.known(any_desk, lead_no).linked] == [other_no]
    (seen,) = lookup.known(any_desk, other_no).linked
    assert (seen.dossier_no, seen.procedure_code) == (lead_no, BIRTH)
    (event,) = history.of_dossier(any_desk, other_no)
    assert event.facts["linked_to"] == lead_no


def test_one_set_of_answers_fills_the_declarations_of_both(any_desk, birth):
    (other,) = birth.others
    (kept,) = lookup.known(any_desk, other.dossier.dossier_no).declarations
    assert kept.form_code == "ct01_2026"
    assert kept.texts["subject.full_name"] == "Bùi Gia Hân"
    assert kept.sources["subject.full_name"] == "linked"
    assert kept.texts["request.content"] == MOVE["request.content"]


def test_each_goes_its_own_way(any_desk, birth, clock):
    (other,) = birth.others
    clock.move(minutes=5)
    refuse = StepRequest(Action.REFUSE, any_desk.now(), note="Không đủ điều kiện")
    handling.step(any_desk, other.dossier.dossier_no, refuse)
    lead = lookup.known(any_desk, birth.lead.dossier.dossier_no)
    assert lead.dossier.state is DossierState.RECEIVED
    assert lead.linked[0].state is DossierState.REFUSED


def test_a_death_opens_the_deletion_and_declines_the_allowance(desk):
    deletion = LinkedPart(DELETION, answers={"request.content": "Xóa đăng ký thường trú"})
    allowance = LinkedPart(FUNERAL, decline="Người mất không hưởng trợ cấp hưu trí xã hội")
    done = linked.receive(desk, an_intake(desk, DEATH, DEAD, deletion, allowance))
    assert [one.procedure.code for one in done.others] == [DELETION]
    (declined,) = done.declined
    assert declined.procedure_code == FUNERAL
    (kept,) = lookup.known(desk, done.others[0].dossier.dossier_no).declarations
    assert kept.texts["subject.full_name"] == "Võ Văn Sáu"


def test_all_are_received_or_none(desk):
    with pytest.raises(UserError) as refused:
        linked.receive(desk, an_intake(desk, BIRTH, CHILD, LinkedPart(RESIDENCE)))
    assert refused.value.facts["field"] == "form.request.content"
    assert history.recent(desk, 1)[0].kind is not EventKind.RECEIVE


def test_what_is_linked_is_known_with_its_articles(desk):
    group = declaring.group_for(desk, BIRTH)
    assert group is not None
    assert (group.procedures, group.forms) == ((RESIDENCE,), ("tk1_ts",))
    assert declaring.group_for(desk, "2.002913") == declaring.group_for(desk, DEATH)
    assert declaring.group_for(desk, RESIDENCE) is None


def test_the_page_sees_the_declarations_of_all(desk):
    intake = an_intake(desk, BIRTH, CHILD, LinkedPart(RESIDENCE, answers=MOVE))
    seen = [(code, one.form.code) for code, one in linked.fillings(desk, intake)]
    assert seen == [(BIRTH, "birth"), (RESIDENCE, "ct01_2026")]


def test_a_draft_keeps_what_is_linked(desk):
    parts = (LinkedPart(RESIDENCE, "", "", MOVE), LinkedPart(FUNERAL, "", "Không đủ điều kiện"))
    texts = texts_from(a_reception(linked=parts))
    assert reception_from(texts).linked == parts


def test_the_health_card_of_a_linked_birth_is_that_of_the_child(desk):
    part = LinkedPart(RESIDENCE, answers=MOVE)
    done = linked.receive(desk, an_intake(desk, BIRTH, CHILD, part, forms=("tk1_ts",)))
    kept = {
        one.form_code: one.texts
        for one in lookup.known(desk, done.lead.dossier.dossier_no).declarations
    }
    assert kept["tk1_ts"]["subject.full_name"] == "Bùi Gia Hân"
    assert kept["tk1_ts"]["requester.full_name"] == kept["birth"]["requester.full_name"]


def test_the_first_is_solved_at_once_and_the_others_wait(desk):
    part = LinkedPart(RESIDENCE, answers=MOVE)
    done = linked.receive(desk, an_intake(desk, BIRTH, CHILD, part), is_at_once=True)
    assert done.lead.dossier.state is DossierState.RETURNED
    assert [one.dossier.state for one in done.others] == [DossierState.RECEIVED]


def test_what_is_looked_up_once_fills_as_often_as_something_is_typed(desk):
    part = LinkedPart(RESIDENCE, answers=MOVE)
    intake = an_intake(desk, BIRTH, CHILD, part)
    found = linked.bases(desk, intake)
    typed = {**intake.answers.texts, "child.full_name": "Bùi Gia Huy"}
    seen = linked.filled(desk, replace(intake, answers=replace(intake.answers, texts=typed)), found)
    assert [one.texts.get("subject.full_name") for _, one in seen] == [None, "Bùi Gia Huy"]


def test_no_two_linked_declarations_ask_for_different_things_by_one_name(desk):
    for group in in_force(desk.law.linked, on=desk.now().date()).groups:
        asked: dict[str, set[str]] = {}
        for code in (group.lead, *group.procedures):
            for form in declared_forms.forms_for(desk, code, desk.now().date()):
                for name, words in form.labels.items():
                    if name.startswith(("request.", "change.", "payment.", "funeral.")):
                        asked.setdefault(name, set()).add(f"{form.code}: {words}")
        assert [name for name, told in asked.items() if len(told) > 1] == []


def test_a_request_is_received_once(any_desk):
    wish = a_reception(request_id="cổng-17")
    first, second = (linked.receive(any_desk, wish) for _ in range(2))
    assert first.lead.dossier.dossier_no == second.lead.dossier.dossier_no
    assert (first.is_repeated, second.is_repeated) == (False, True)
    assert lookup.counts(any_desk).open == 1
    other = linked.receive(any_desk, a_reception(request_id="cổng-18"))
    assert not other.is_repeated


def documents(**changes):
    texts = texts_from(a_reception()) | {"request_id": "cổng-17"}
    return texts, texts | changes


def test_the_same_request_with_another_document_is_refused(any_desk):
    before, other = documents(note="Gọi buổi chiều")
    first = linked.receive(any_desk, checked_reception(any_desk, before)).lead.dossier
    with pytest.raises(RequestedOtherwise) as refused:
        linked.receive(any_desk, checked_reception(any_desk, other))
    assert refused.value.dossier_no == first.dossier_no
    assert first.dossier_no in sentence(refused.value)
    assert lookup.counts(any_desk).open == 1
    late = checked_reception(any_desk, before, at=any_desk.now())
    with pytest.raises(RequestedOtherwise):
        linked.receive(any_desk, late)


def test_what_the_office_has_learnt_since_is_no_other_document(desk):
    """A card is completed from the record, which may say more the second time."""
    card = "087185004321||Võ Thị Ánh Nguyệt|09031985|Nữ|Ấp Tân Hưng, Tràm Chim, Đồng Tháp|03052022"
    told, _ = documents()
    texts = {name: text for name, text in told.items() if not name.startswith("applicant")}
    texts["applicant.card"] = card
    linked.receive(desk, checked_reception(desk, texts))
    (key,) = (row.id for row in citizens.search(desk, "087185004321"))
    citizens.change_record(desk, key, {"applicant.phone": "0912345678"}, reason="Hỏi lại")
    assert linked.receive(desk, checked_reception(desk, texts)).is_repeated


def test_a_request_that_was_refused_may_be_made_again(any_desk):
    wrong = a_reception(request_id="cổng-17", procedure_code="9.999999")
    with pytest.raises(ProcedureNotFound):
        linked.receive(any_desk, wrong)
    assert not linked.receive(any_desk, a_reception(request_id="cổng-17")).is_repeated
