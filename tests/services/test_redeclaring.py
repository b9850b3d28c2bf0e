"""A declaration made anew after a correction: what was told stays, what was mended follows."""

from dataclasses import replace

import pytest

from commune_desk.domain.desk.dossier import Role
from commune_desk.domain.desk.dossier_errors import StepNotForRole
from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.desk.steps import Action, StepRequest
from commune_desk.domain.handling.correction_errors import CorrectionTooLate
from commune_desk.domain.papers import printed_papers
from commune_desk.domain.papers.printed_papers import Worth
from commune_desk.domain.people.applicant import FilledFrom
from commune_desk.domain.reception.answers import Answers, answer_texts
from commune_desk.domain.reception.declaration import check
from commune_desk.domain.reception.prefill import TextSource
from commune_desk.services.desk import lookup
from commune_desk.services.handling import correcting, handling, redeclaring
from commune_desk.services.papers import declarations
from commune_desk.services.reception import declaring, intake
from commune_desk.services.reception.forms import further_forms
from commune_desk.ui.pages.dossiers.facts import event_words
from tests.factories import BIRTH, MARITAL_STATUS, a_person, a_reception, acting_as

RESIDENCE = "1.004222"
BEFORE, NOW = "Võ Thị Ánh Nguyệt", "Võ Thị Ánh Nguyên"
TOLD = {
    "child.full_name": "Võ Gia Hân",
    "child.born_on": "20/9/2026",
    "child.sex": "Nữ",
    "mother.full_name": BEFORE,
    "mother.born_on": "09/03/1985",
    "mother.ethnicity": "Khmer",
    "father.full_name": "Trần Văn Thử",
    "requester.relation": "Mẹ",
}
WHY = {"marriage.certificate_no": "Cha mẹ làm nhận con cùng lúc"}


@pytest.fixture
def number(any_desk):
    """The number of a dossier whose declaration was told and scanned."""
    told = Answers(TOLD, {"father.full_name": TextSource.CARD}, WHY)
    wish = a_reception(procedure_code=BIRTH, is_declared=True, answers=told)
    return intake.receive(any_desk, wish).dossier.dossier_no


def anew(desk, number, given=(), told=()):
    """Begin the declarations anew, tell what is missing, keep them with what is corrected."""
    begun = redeclaring.begun(desk, number, dict(given))
    answers = begun.answers.with_more(Answers(dict(told)))
    texts = {
        **dict(given),
        "declared": "true",
        "forms": " ".join(begun.forms),
        **answer_texts(answers),
    }
    return correcting.correct(desk, number, texts, reason="Gõ nhầm")


def filling(desk, number, given=()):
    """The declaration as it stands when it is begun anew."""
    (one,) = declaring.fillings(desk, redeclaring.begun(desk, number, dict(given)))
    return one


def kept(desk, number):
    (one,) = (one for one in lookup.known(desk, number).declarations if one.superseded_at is None)
    return one


def test_a_mended_name_follows_everywhere_and_the_rest_stays_told(any_desk, number):
    before = kept(any_desk, number)
    done = anew(any_desk, number, {"applicant.full_name": NOW})
    assert [one.name for one in done.changes] == ["applicant.full_name"]
    now = kept(any_desk, number)
    assert now.texts["requester.full_name"] == now.texts["mother.full_name"] == NOW
    others = set(TOLD) - {"mother.full_name"}
    assert {n: now.texts[n] for n in others} == {n: before.texts[n] for n in others}
    assert now.sources == before.sources
    assert (now.typed, now.scanned) == (before.typed, before.scanned)


def test_it_is_one_event_that_names_the_declaration(any_desk, number):
    before = len(lookup.known(any_desk, number).history)
    anew(any_desk, number, {"applicant.full_name": NOW})
    *_, event = history = lookup.known(any_desk, number).history
    assert (len(history), event.kind) == (before + 1, EventKind.DOSSIER_CHANGED)
    words = event_words(event)[0]
    assert f"“{BEFORE}” → “{NOW}”" in words
    assert "lập lại tờ khai đăng ký khai sinh" in words


def test_it_is_made_anew_after_the_correction_was_kept(any_desk, number):
    correcting.correct(any_desk, number, {"applicant.full_name": NOW}, reason="Gõ nhầm")
    assert kept(any_desk, number).texts["requester.full_name"] == BEFORE
    done = anew(any_desk, number)
    assert done.changes == ()
    assert done.paper is None, "the receipt says nothing else than before"
    assert kept(any_desk, number).texts["requester.full_name"] == NOW
    assert kept(any_desk, number).texts["mother.full_name"] == NOW


def test_a_second_correction_goes_on_from_the_declaration_of_the_first(any_desk, number):
    anew(any_desk, number, {"applicant.full_name": NOW}, {"child.full_name": "Võ Gia Hưng"})
    anew(any_desk, number, {"applicant.born_on": "10/03/1985"})
    now = kept(any_desk, number).texts
    assert (now["mother.full_name"], now["child.full_name"]) == (NOW, "Võ Gia Hưng")
    assert now["requester.born_on"] == now["mother.born_on"] == "10/03/1985"


def test_what_was_written_over_what_is_known_stays(any_desk):
    told = TOLD | {"requester.id_paper": "Hộ chiếu C1234567", "requester.born_on": ""}
    wish = a_reception(procedure_code=BIRTH, is_declared=True, answers=Answers(told, {}, WHY))
    number = intake.receive(any_desk, wish).dossier.dossier_no
    given = {"applicant.personal_id": "087185004329"}
    now = filling(any_desk, number, given)
    assert now.known["requester.id_paper"].text == "Hộ chiếu C1234567"
    assert "requester.born_on" not in now.known


def test_somebody_else_brings_nothing_of_who_was_meant_before(any_desk, number):
    given = {
        "applicant.full_name": "Lê Mai", "applicant.personal_id": "087190000017",
        "applicant.born_on": "02/02/1990",
    }  # fmt: skip
    now = filling(any_desk, number, given).known
    assert now["mother.full_name"].text == "Lê Mai"
    assert "mother.ethnicity" not in now
    assert now["father.full_name"].text == "Trần Văn Thử"
    assert now["child.full_name"].text == "Võ Gia Hân"


def test_it_bears_the_day_on_which_it_is_signed(any_desk, number, clock):
    before = kept(any_desk, number).texts["made_on"]
    clock.move(days=1)
    now = filling(any_desk, number, {"applicant.full_name": NOW})
    assert now.texts["made_on"] != before
    anew(any_desk, number, {"applicant.full_name": NOW})
    assert kept(any_desk, number).texts["made_on"] == now.texts["made_on"]


def test_another_procedure_takes_over_what_it_asks_too(any_desk, number):
    given = {"procedure": MARITAL_STATUS}
    now = filling(any_desk, number, given)
    assert now.form.code != "birth"
    assert now.known["requester.full_name"].text == BEFORE
    assert "child.full_name" not in now.known
    assert "subject.marital_status" in now.missing
    anew(
        any_desk,
        number,
        given,
        {"subject.marital_status": "Chưa đăng ký kết hôn", "request.purpose": "Vay vốn"},
    )
    assert kept(any_desk, number).form_code == now.form.code
    told = [one.form_code for one in lookup.known(any_desk, number).declarations]
    assert told == [now.form.code, "birth"]


def test_the_declaration_of_another_procedure_is_not_made_anew_with_that_of_this(any_desk, number):
    correcting.correct(any_desk, number, {"procedure": MARITAL_STATUS}, reason="Chọn nhầm")
    assert redeclaring.begun(any_desk, number, {}).forms == ()
    assert filling(any_desk, number).form.code == "marital_status"


def test_one_that_was_asked_for_besides_is_made_anew_too(any_desk):
    (further,) = further_forms(any_desk, BIRTH, any_desk.now().date())[:1]
    needs = dict.fromkeys(further.written.required, "Là con đẻ")
    told = {"is_declared": True, "answers": Answers(needs | TOLD, {}, WHY)}
    wish = a_reception(procedure_code=BIRTH, forms=(further.code,), **told)
    number = intake.receive(any_desk, wish).dossier.dossier_no
    given = {"applicant.full_name": NOW}
    assert redeclaring.begun(any_desk, number, given).forms == (further.code,)


def test_what_went_with_the_first_procedure_is_there_again_when_that_is_the_right_one(
    any_desk, number
):
    correcting.correct(any_desk, number, {"procedure": MARITAL_STATUS}, reason="Chọn nhầm")
    correcting.correct(any_desk, number, {"procedure": BIRTH}, reason="Chọn nhầm")
    anew(any_desk, number)
    assert kept(any_desk, number).texts["child.full_name"] == "Võ Gia Hân"


def test_what_is_missing_is_refused_and_nothing_is_corrected(any_desk, number):
    begun = redeclaring.begun(any_desk, number, {})
    answers = replace(begun.answers, texts={**begun.answers.texts, "child.sex": ""})
    (one,) = declaring.fillings(any_desk, replace(begun, answers=answers))
    assert one.required == ("child.sex",)
    check(filling(any_desk, number))


def test_the_printed_one_is_replaced_and_the_new_one_is_no_reprint(any_desk, number, clock):
    declarations.print_declaration(any_desk, number, "birth")
    clock.move(minutes=1)
    anew(any_desk, number, {"applicant.full_name": NOW})
    clock.move(minutes=1)
    assert declarations.print_declaration(any_desk, number, "birth").reprint == 0
    told = printed_papers.of_sheet(lookup.known(any_desk, number))
    assert [one.worth for one in told] == [Worth.REPLACED, Worth.HOLDS]


def test_the_rows_of_a_table_go_on_and_follow_as_well(any_desk):
    who = a_person()
    told = {
        "request.content": "Đăng ký thường trú",
        "members": "2",
        "members.1.full_name": "Võ Gia Hân",
        "members.1.born_on": "20/09/2020",
        "members.2.full_name": BEFORE,
        "members.2.personal_id": who.personal_id,
    }
    wish = a_reception(procedure_code=RESIDENCE, is_declared=True, answers=Answers(told))
    number = intake.receive(any_desk, wish).dossier.dossier_no
    now = filling(any_desk, number, {"applicant.full_name": NOW})
    rows = {name: text for name, text in now.texts.items() if name.startswith("members")}
    assert rows == {
        **{name: text for name, text in told.items() if name.startswith("members")},
        "members.2.full_name": NOW,
    }


# --- whether it may be ----------------------------------------------------------------------------


def test_nothing_is_made_anew_once_there_is_a_result(any_desk, number, clock):
    assert correcting.may_declare(any_desk, lookup.known(any_desk, number).dossier)
    handling.step(any_desk, number, StepRequest(Action.FINISH, clock.at))
    assert not correcting.may_declare(any_desk, lookup.known(any_desk, number).dossier)
    with pytest.raises(CorrectionTooLate):
        anew(any_desk, number)
    assert kept(any_desk, number).texts["mother.full_name"] == BEFORE


def test_who_may_not_correct_makes_none(any_desk, number):
    other = acting_as(any_desk, Role.SPECIALIST)
    assert not correcting.may_declare(other, lookup.known(any_desk, number).dossier)
    with pytest.raises(StepNotForRole):
        redeclaring.begun(other, number, {})


def test_a_typed_applicant_is_mended_like_a_scanned_one(any_desk):
    told = {"is_declared": True, "answers": Answers(TOLD, {}, WHY)}
    wish = a_reception(procedure_code=BIRTH, filled_from=FilledFrom.TYPED, **told)
    number = intake.receive(any_desk, wish).dossier.dossier_no
    assert (
        filling(any_desk, number, {"applicant.full_name": NOW}).texts["requester.full_name"] == NOW
    )
