"""Which forms a procedure demands, and what fills their places."""

from dataclasses import replace
from datetime import date

import pytest

from commune_desk.domain.form.errors import FormNotFound
from commune_desk.domain.input_errors import UnknownField
from commune_desk.domain.people.applicant import FilledFrom, Organisation
from commune_desk.domain.reception.answers import Answers
from commune_desk.domain.reception.prefill import TextSource
from commune_desk.domain.reception.reception import reception_from, texts_from
from commune_desk.services.office import accounts
from commune_desk.services.papers import declarations, own_forms
from commune_desk.services.reception import declaring, intake
from commune_desk.services.reception import forms as declared_forms
from commune_desk.services.reception.declared_people import completed_answers
from commune_desk.services.reception.forms import forms_for
from tests.factories import BIRTH, a_person, a_reception

OCTOBER = date(2026, 10, 1)
RESIDENCE = "1.004222"


def a_birth(**changes):
    """A mother from Tân Hưng who registers the birth of her child."""
    return a_reception(procedure_code=BIRTH, **changes)


def filled(desk, reception):
    (filling,) = declaring.fillings(desk, reception)
    return filling


def text_and_source(filling, place):
    found = filling.known.get(place)
    return (found.text, found.source) if found else None


# --- which forms -------------------------------------------------------------------------------


def test_a_procedure_has_its_forms_and_the_day_chooses_the_version(desk):
    assert [one.code for one in forms_for(desk, BIRTH, OCTOBER)] == ["birth"]
    assert [one.code for one in forms_for(desk, RESIDENCE, date(2026, 6, 30))] == ["ct01"]
    assert [one.code for one in forms_for(desk, RESIDENCE, date(2026, 7, 1))] == ["ct01_2026"]


def test_before_the_first_version_there_is_none(desk):
    assert forms_for(desk, BIRTH, date(2020, 1, 1)) == ()
    assert not declared_forms.has_forms(desk, BIRTH, date(2020, 1, 1))


def test_a_form_that_does_not_exist_is_refused(desk):
    with pytest.raises(FormNotFound):
        declared_forms.form(desk, "không có")


def test_procedures_whose_declaration_has_no_form_are_listed(desk):
    missing = {one.code for one in declarations.missing_forms(desk)}
    assert BIRTH not in missing
    assert not any(forms_for(desk, code, OCTOBER) for code in missing)


def test_a_procedure_is_listed_when_its_form_is_given_up(desk):
    everyone = {officer.login: officer for officer in accounts.all_officers(desk)}
    admin = replace(desk, officer=everyone["quantri"])
    own_forms.give_up(admin, "birth", "Chờ mẫu mới")
    assert "1.000893" in {one.code for one in declarations.missing_forms(desk)}


# --- who files ---------------------------------------------------------------------------------


def test_every_text_says_where_it_came_from(desk):
    filling = filled(desk, a_birth(answers=Answers({"child.full_name": "Võ Gia Hân"})))
    assert text_and_source(filling, "requester.full_name") == ("Võ Thị Ánh Nguyệt", "card")
    assert text_and_source(filling, "requester.id_paper") == (
        "Căn cước công dân số 087185004321 cấp ngày 03/05/2022",
        "card",
    )
    assert text_and_source(filling, "authority") == ("Ủy ban nhân dân xã Tràm Chim", "office")
    assert text_and_source(filling, "made_at") == ("Tràm Chim", "office")
    assert text_and_source(filling, "made_on") == ("01/10/2026", "today")
    assert text_and_source(filling, "child.full_name") == ("Võ Gia Hân", "typed")
    assert text_and_source(filling, "child.nationality") == ("Việt Nam", "form")


def test_what_is_known_of_who_files_does_not_stand_beside_another_name(desk):
    mother = Answers({"requester.full_name": "Trần Thị Năm"})
    filling = filled(desk, a_birth(answers=mother))
    assert text_and_source(filling, "requester.full_name") == ("Trần Thị Năm", "typed")
    assert "requester.id_paper" not in filling.known
    assert "requester.born_on" not in filling.known
    assert text_and_source(filling, "made_at") == ("Tràm Chim", "office")


def test_a_name_written_in_another_way_is_still_that_of_who_files(desk):
    filling = filled(desk, a_birth(answers=Answers({"requester.full_name": "VÕ THỊ ÁNH NGUYỆT"})))
    assert "requester.id_paper" in filling.known


def test_what_is_left_blank_beside_a_number_is_no_place_of_the_paper(desk):
    filling = filled(desk, a_birth())
    assert "requester.residence" not in filling.known
    without = a_birth(applicant=a_person(personal_id=""), filled_from=FilledFrom.TYPED)
    assert text_and_source(filled(desk, without), "requester.residence") == (
        "Ấp Tân Hưng, Tràm Chim, Đồng Tháp",
        "typed",
    )


def test_who_is_known_by_number_needs_no_card(desk):
    intake.receive(desk, a_reception())
    given = a_person(address="", issued_on=None, born_on=None)
    filling = filled(desk, a_birth(applicant=given, filled_from=FilledFrom.TYPED))
    assert text_and_source(filling, "requester.born_on") == ("09/03/1985", "record")
    assert text_and_source(filling, "requester.full_name") == ("Võ Thị Ánh Nguyệt", "typed")


def test_an_organisation_files_through_its_representative(desk):
    body = Organisation("Hợp tác xã Sen Hồng", "1400123456", a_person())
    known = declaring.sources(desk, a_reception(applicant=body))
    assert known[TextSource.TYPED]["organisation.name"] == "Hợp tác xã Sen Hồng"
    assert known[TextSource.CARD]["applicant.full_name"] == "Võ Thị Ánh Nguyệt"


# --- what was entered --------------------------------------------------------------------------


def test_what_was_emptied_stays_empty(desk):
    filling = filled(desk, a_birth(answers=Answers({"made_at": ""})))
    assert "made_at" not in filling.known
    assert "made_at" in filling.missing


def test_the_mother_is_who_files(desk):
    forms = forms_for(desk, BIRTH, OCTOBER)
    reception = a_birth(answers=Answers({"mother": "applicant", "mother.born_on": "1986"}))
    answers = completed_answers(desk, forms, reception)
    filling = filled(desk, a_birth(answers=answers))
    assert text_and_source(filling, "mother.full_name") == ("Võ Thị Ánh Nguyệt", "card")
    assert text_and_source(filling, "mother.born_on") == ("1986", "typed")


def test_the_father_is_scanned(desk):
    card = "087096610926|341632473|Bùi Thanh Toàn|02041996|Nam|Phường 2, Đồng Tháp|10122024||||"
    forms = forms_for(desk, BIRTH, OCTOBER)
    answers = completed_answers(desk, forms, a_birth(answers=Answers({"father.card": card})))
    filling = filled(desk, a_birth(answers=answers))
    assert text_and_source(filling, "father.full_name") == ("Bùi Thanh Toàn", "card")


def test_a_name_that_no_form_has_is_refused_with_those_that_are_like_it(desk):
    forms = forms_for(desk, BIRTH, OCTOBER)
    with pytest.raises(UnknownField) as refused:
        completed_answers(desk, forms, a_birth(answers=Answers({"child.fullname": "Võ Gia Hân"})))
    assert refused.value.field == "form.child.fullname"
    assert "child.full_name" in refused.value.expected


def test_the_relation_follows_where_who_files_is_somebody_of_the_form(desk):
    forms = forms_for(desk, BIRTH, OCTOBER)
    reception = a_birth(answers=Answers({"mother": "applicant"}))
    answers = completed_answers(desk, forms, reception)
    filling = filled(desk, a_birth(answers=answers))
    assert text_and_source(filling, "requester.relation") == ("Mẹ", "form")
    written = Answers({**answers.texts, "requester.relation": "Mẹ đẻ"}, answers.sources)
    filling = filled(desk, a_birth(answers=written))
    assert text_and_source(filling, "requester.relation") == ("Mẹ đẻ", "typed")
    assert "requester.relation" in filled(desk, a_birth()).missing


def test_who_has_no_number_on_the_form_is_known_by_name_and_birthday(desk):
    forms = forms_for(desk, "1.004884", OCTOBER)
    answered = Answers({"child": "applicant"})
    reception = a_reception(procedure_code="1.004884", answers=answered)
    answers = completed_answers(desk, forms, reception)
    again = filled(desk, a_reception(procedure_code="1.004884", answers=answers))
    assert text_and_source(again, "requester.relation") == ("Bản thân", "form")


# --- what is said of it ------------------------------------------------------------------------


def test_wrong_missing_doubtful_and_the_fee(desk):
    texts = {"child.full_name": "Võ Gia H4n", "child.born_on": "31/02/2026"}
    filling = filled(desk, a_birth(answers=Answers(texts)))
    assert list(filling.refused) == ["child.full_name", "child.born_on"]
    late = {
        "child.full_name": "Võ Gia Hân",
        "child.born_on": "02/3/2026",
        "mother.full_name": "Võ Thị Ánh Nguyệt",
        "mother.born_on": "2016",
    }
    filling = filled(desk, a_birth(answers=Answers(late)))
    assert list(filling.unexplained) == ["mother.born_on"]
    assert filling.fee_case == "đăng ký quá hạn"
    assert "child.sex" in filling.missing
    why = Answers(late, reasons={"mother.born_on": "Đúng theo giấy chứng sinh"})
    assert filled(desk, a_birth(answers=why)).unexplained == {}


def test_characters_are_counted_by_where_they_came_from(desk):
    filling = filled(desk, a_birth(answers=Answers({"child.full_name": "Võ Gia Hân"})))
    counted = filling.characters
    assert counted.typed == len("Võ Gia Hân")
    assert counted.scanned == sum(
        len(one.text) for one in filling.known.values() if one.source == "card"
    )
    assert counted.total == sum(len(one.text) for one in filling.known.values())


def test_answers_go_with_the_texts_of_a_reception():
    given = Answers(
        {"child.full_name": "Võ Gia Hân", "made_at": ""},
        {"child.full_name": TextSource.CARD},
        {"child.born_on": "Đi làm xa"},
    )
    texts = texts_from(a_birth(answers=given))
    assert texts["form.child.full_name"] == "Võ Gia Hân"
    assert reception_from(texts).answers == given
