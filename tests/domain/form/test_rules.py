"""What a form says of its texts: what belongs, what is missing, what is wrong, what it means."""

from enum import StrEnum

from hypothesis import given
from hypothesis import strategies as st

from commune_desk.domain.account_errors import PasswordTooShort
from commune_desk.domain.errors import UserError
from commune_desk.domain.form import rules
from commune_desk.domain.form.kinds import (
    CHOICE,
    FULL_NAME,
    NUMBER,
    PERSONAL_ID,
    PHONE,
    TEXT,
    TICK,
)
from commune_desk.domain.form.rules import Prefill
from commune_desk.domain.form.spec import (
    FieldSpec,
    FormSpec,
    Need,
    Section,
    Texts,
    When,
    under,
)
from commune_desk.domain.identifiers.errors import WrongLength
from commune_desk.domain.input_errors import WrongField


class Way(StrEnum):
    COUNTER = "counter"
    POST = "post"


def no_fraud(texts: Texts) -> dict[str, UserError]:
    is_copied = texts.get("note", "") == texts.get("name") != ""
    return {"note": PasswordTooShort(10)} if is_copied else {}


WISH = FormSpec(
    "wish",
    (
        Section(
            "who",
            (
                FieldSpec(FULL_NAME, "name", need=Need.REQUIRED),
                FieldSpec(PHONE, "phone", need=Need.WANTED, prefill=("person.phone",)),
                FieldSpec(CHOICE, "way", choices=tuple(Way), default=Way.COUNTER),
                FieldSpec(TEXT, "address", Need.REQUIRED, shown_when=(When("way", ("post",)),)),
                FieldSpec(NUMBER, "copies", limits=(1, 9), default="1"),
                FieldSpec(TICK, "is_urgent", default="true"),
                FieldSpec(TEXT, "note"),
            ),
        ),
        Section(
            "papers",
            (FieldSpec(TEXT, "paper", need=Need.REQUIRED), FieldSpec(NUMBER, "originals")),
            is_repeated=True,
        ),
    ),
    rules=(no_fraud,),
)


def names(texts: Texts) -> list[str]:
    return [field.name for field in rules.shown(WISH, texts)]


def test_a_field_belongs_while_its_condition_holds():
    assert "address" not in names({})
    assert "address" in names({"way": "post"})


def test_a_condition_under_which_many_fields_stand_is_judged_once():
    judged: list[Texts] = []

    def has_name(texts: Texts) -> bool:
        judged.append(texts)
        return bool(texts["name"])

    beside = (FieldSpec(TEXT, f"of_name_{number}", applies=has_name) for number in range(9))
    form = FormSpec.of("asked", FieldSpec(TEXT, "name"), *beside)

    assert len(rules.shown(form, {"name": "Lan"})) == 10
    assert len(judged) == 1
    assert len(rules.shown(form, {})) == 1  # other texts are judged anew


def test_what_must_be_filled_is_missing_before_what_is_only_wanted_is_told_apart():
    assert rules.missing(WISH, {"way": "post"}) == ("name", "phone", "address")
    assert rules.missing(WISH, {}, (Need.REQUIRED,)) == ("name",)
    assert rules.missing(WISH, {"name": "Lê Hoa", "phone": " 0912345678"}) == ()


def test_a_name_that_is_left_out_stands_for_the_default():
    given = rules.values(WISH, {})
    assert (given["way"], given["copies"], given["is_urgent"]) == (Way.COUNTER, 1, True)
    assert rules.values(WISH, {"is_urgent": ""})["is_urgent"] is False


def test_a_choice_comes_back_as_the_member_that_was_declared():
    assert rules.values(WISH, {"way": "post"})["way"] is Way.POST


def test_a_choice_that_is_none_is_refused_with_those_there_are():
    refusal = rules.refusals(WISH, {"way": "drone"})["way"]
    assert isinstance(refusal, WrongField)
    assert (refusal.field, refusal.value, refusal.expected) == ("way", "drone", tuple(Way))


def test_a_number_outside_its_limits_is_refused():
    refusal = rules.refusals(WISH, {"copies": "10"})["copies"]
    assert isinstance(refusal, WrongField)
    assert refusal.expected == ("1–9",)


def test_what_does_not_belong_is_neither_wrong_nor_told():
    texts = {"address": "Ấp 1", "way": "counter"}
    assert rules.values(WISH, texts)["address"] == ""
    assert rules.missing(WISH, texts, (Need.REQUIRED,)) == ("name",)


def test_a_rule_between_fields_refuses_what_each_field_takes():
    assert list(rules.refusals(WISH, {"name": "a", "note": "a"})) == ["note"]
    assert rules.refusals(WISH, {"name": "a", "note": "b"}) == {}


def test_rows_are_told_apart_by_their_number():
    texts = {"papers": "2", "papers.1.paper": "Tờ khai", "papers.2.originals": "x"}
    assert names(texts)[-2:] == ["papers.2.paper", "papers.2.originals"]
    assert rules.missing(WISH, texts)[-1] == "papers.2.paper"
    assert list(rules.refusals(WISH, texts)) == ["papers.2.originals"]
    assert rules.values(WISH, texts)["papers"] == (
        {"paper": "Tờ khai", "originals": None},
        {"paper": "", "originals": None},
    )


def test_no_rows_are_something_else_than_rows_of_which_nothing_is_said():
    assert rules.values(WISH, {})["papers"] is None
    assert rules.values(WISH, {"papers": "0"})["papers"] == ()


@given(
    st.fixed_dictionaries(
        {
            "name": st.sampled_from(["", "Lê Hoa"]),
            "phone": st.sampled_from(["", "0912345678"]),
            "way": st.sampled_from(Way),
            "address": st.just(""),
            "copies": st.integers(1, 9),
            "is_urgent": st.booleans(),
            "note": st.sampled_from(["", "gấp"]),
            "papers": st.none()
            | st.lists(
                st.fixed_dictionaries({"paper": st.just("Đơn"), "originals": st.integers(0, 9)})
            ).map(tuple),
        }
    )
)
def test_values_survive_the_form(given_values):
    texts = rules.texts(WISH, given_values)
    assert rules.values(WISH, texts) == given_values
    assert all(isinstance(text, str) for text in texts.values())


def test_the_most_trusted_source_fills_a_field_and_is_named():
    sources = {
        "card": {"name": "LÊ HOA", "person.phone": " "},
        "record": {"name": "Lê Thị Hoa", "person.phone": "0912345678", "phone": "0900000000"},
    }
    assert rules.prefilled(WISH, sources) == {
        "name": Prefill("Lê Hoa", "card"),
        "phone": Prefill("0912 345 678", "record"),
    }


def test_a_damaged_text_that_is_known_is_shown_and_not_lost():
    assert rules.prefilled(WISH, {"card": {"person.phone": "0912"}})["phone"].text == "0912"


PERSON = FormSpec.of(
    "person", FieldSpec(FULL_NAME, "full_name"), FieldSpec(PERSONAL_ID, "personal_id")
)
FAMILY = FormSpec(
    "family",
    (
        Section("has_father", (FieldSpec(TICK, "has_father"),)),
        Section("mother", under("mother", PERSON.fields)),
        Section("father", under("father", PERSON.fields, When("has_father", ("true",)))),
    ),
)


def test_a_form_within_a_form_keeps_its_names_under_its_own():
    texts = {"has_father": "true", "father.personal_id": "123", "mother.full_name": "Lê Hoa"}
    assert [field.name for field in FAMILY.fields][1:3] == [
        "mother.full_name",
        "mother.personal_id",
    ]
    assert isinstance(rules.refusals(FAMILY, texts)["father.personal_id"], WrongLength)
    assert rules.refusals(FAMILY, {**texts, "has_father": ""}) == {}
    assert rules.inside("mother", texts) == {"full_name": "Lê Hoa"}
    assert rules.placed("mother", {"full_name": "Lê Hoa"}) == {"mother.full_name": "Lê Hoa"}


def test_a_part_of_a_form_has_its_sections_alone():
    part = FAMILY.part("mother")
    assert [field.name for field in part.fields] == ["mother.full_name", "mother.personal_id"]
    assert FAMILY.field("father.full_name").kind is FULL_NAME
