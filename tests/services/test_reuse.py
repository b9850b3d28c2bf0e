"""What a citizen has said once is not asked again, if they agree, and is gone when they do not."""

from dataclasses import replace
from datetime import date

import pytest

from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.reception.answers import Answers
from commune_desk.services.desk import lookup
from commune_desk.services.reception import declared_people, declaring, intake, reuse
from commune_desk.services.upkeep import history
from commune_desk.store.people import citizens
from tests.factories import BIRTH, MARITAL_STATUS, a_person, a_reception

CHILD = {
    "child.full_name": "Bùi Gia Hân",
    "child.born_on": "20/9/2026",
    "child.sex": "Nữ",
    "requester.relation": "mẹ",
    "mother": "applicant",
    "mother.ethnicity": "Kinh",
    "father.full_name": "Bùi Thanh Toàn",
    "father.id_paper": "Thẻ căn cước số 087096610926 cấp ngày 10/12/2024",
    "father.born_on": "02/04/1996",
    "marriage.certificate_no": "12/2020",
}
NEXT = {"child.full_name": "Bùi Gia Huy", "child.born_on": "25/9/2026", "mother": "applicant"}


def a_birth(desk, texts, **changes):
    given = {"procedure_code": BIRTH, "is_declared": True, "answers": Answers(dict(texts))}
    reception = a_reception(**(given | changes))
    forms = declaring.forms_of(desk, reception)
    return replace(reception, answers=declared_people.completed_answers(desk, forms, reception))


@pytest.fixture
def citizen(any_desk):
    """A mother who registered one child and agreed that the office may use it again."""
    dossier = intake.receive(any_desk, a_birth(any_desk, CHILD, gives_consent=True)).dossier
    key = lookup.known(any_desk, dossier.dossier_no).filing.filing.citizen_id
    assert key is not None
    return key


def filling(desk, texts=NEXT, **changes):
    (found,) = declaring.fillings(desk, a_birth(desk, texts, **changes))
    return found


def text_and_source(found, place):
    known = found.known.get(place)
    return (known.text, known.source) if known else None


def test_a_second_child_needs_nothing_of_its_parents(any_desk, citizen):
    found = filling(any_desk)
    assert text_and_source(found, "mother.full_name") == ("Võ Thị Ánh Nguyệt", "card")
    assert text_and_source(found, "father.full_name") == ("Bùi Thanh Toàn", "family")
    assert text_and_source(found, "father.born_on") == ("02/04/1996", "family")
    assert text_and_source(found, "requester.relation") == ("Mẹ", "form")
    assert found.characters.reused > 0


def test_what_the_last_declaration_said_is_offered_and_not_forced(any_desk, citizen):
    found = filling(any_desk)
    assert "child.sex" not in found.known
    assert found.offered["child.sex"] == "Nữ"


def test_a_returning_citizen_types_four_places_for_a_marital_status_certificate(any_desk):
    first = {
        "subject": "applicant",
        "subject.ethnicity": "Kinh",
        "subject.marital_status": "Chưa đăng ký kết hôn với ai",
        "request.purpose": "Vay vốn ngân hàng",
        "requester.relation": "bản thân",
    }
    wish = a_birth(any_desk, first, gives_consent=True, procedure_code=MARITAL_STATUS)
    intake.receive(any_desk, wish)
    again = {name: first[name] for name in ("subject", "subject.marital_status", "request.purpose")}
    found = filling(any_desk, again, procedure_code=MARITAL_STATUS)
    assert text_and_source(found, "subject.ethnicity") == ("Kinh", "record")
    assert text_and_source(found, "requester.relation") == ("Bản thân", "form")
    typed = [name for name, one in found.known.items() if one.source == "typed"]
    assert typed == ["subject.marital_status", "request.purpose"]
    assert found.missing == ()


def test_a_relative_who_agreed_is_as_their_record_says(any_desk, citizen):
    toan = a_person(
        full_name="Bùi Thanh Toàn", personal_id="087096610926", born_on=date(1996, 4, 2),
        address="Phường 2, Đồng Tháp",
    )  # fmt: skip
    with any_desk.database.transaction():
        key = citizens.save_person(any_desk.office.id, toan, any_desk.now())
    texts = {**NEXT, "father.id_paper": ""}
    assert text_and_source(filling(any_desk, texts), "father.residence") is None
    reuse.give_consent(any_desk, key)
    found = filling(any_desk, texts)
    assert text_and_source(found, "father.residence") == ("Phường 2, Đồng Tháp", "family")


def test_without_consent_only_the_dossier_keeps_it(any_desk):
    received = intake.receive(any_desk, a_birth(any_desk, CHILD))
    found = filling(any_desk)
    assert "father.full_name" not in found.known
    assert found.offered == {}
    (kept,) = lookup.known(any_desk, received.dossier.dossier_no).declarations
    assert kept.texts["father.full_name"] == "Bùi Thanh Toàn"


def test_consent_is_kept_with_its_day_and_in_the_history_of_the_reception(any_desk, citizen):
    consent = reuse.consent_of(any_desk, citizen)
    assert consent is not None
    assert (consent.given_at, consent.given_by) == (any_desk.now(), "Trần Thị Tuyết Mai")
    (event,) = history.recent(any_desk, 1)
    assert (event.kind, event.facts["consent"]) == (EventKind.RECEIVE, citizen)


def test_taking_it_back_deletes_what_was_kept_for_it_alone(any_desk, citizen):
    reuse.withdraw_consent(any_desk, citizen)
    assert reuse.consent_of(any_desk, citizen) is None
    (event,) = history.recent(any_desk, 1)
    assert event.kind is EventKind.CONSENT_WITHDRAWN
    reuse.give_consent(any_desk, citizen)
    found = filling(any_desk)
    assert "father.full_name" not in found.known  # what was deleted does not come back
    assert found.offered["child.sex"] == "Nữ"  # the dossier itself stays


def test_another_persons_withdrawal_takes_them_from_their_relatives(any_desk, citizen):
    toan = a_person(full_name="Bùi Thanh Toàn", personal_id="087096610926", born_on=None)
    with any_desk.database.transaction():
        key = citizens.save_person(any_desk.office.id, toan, any_desk.now())
    reuse.withdraw_consent(any_desk, key)
    assert "father.full_name" not in filling(any_desk).known


def test_consent_that_holds_is_not_given_twice(any_desk, citizen):
    before = history.recent(any_desk, 1)
    reuse.give_consent(any_desk, citizen)
    assert history.recent(any_desk, 1) == before
