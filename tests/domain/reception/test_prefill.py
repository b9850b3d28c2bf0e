"""What is known the other way round: from a declaration to whoever files it."""

from commune_desk.domain.form.kinds import PHONE, TEXT
from commune_desk.domain.form.spec import FieldSpec, FormSpec
from commune_desk.domain.reception.prefill import phone_told

DECLARATION = FormSpec.of(
    "ct01",
    FieldSpec(TEXT, "subject.full_name", prefill=("subject.full_name", "applicant.full_name")),
    FieldSpec(PHONE, "subject.phone", prefill=("subject.phone", "applicant.phone")),
    FieldSpec(PHONE, "carer.phone", prefill=("carer.phone", "delegate.phone", "applicant.phone")),
)


def test_a_number_in_the_place_of_the_applicant_is_theirs():
    assert phone_told(DECLARATION, {"subject.phone": "0912 345 678"}) == "0912 345 678"


def test_a_number_beside_another_name_is_not():
    entered = {"subject.full_name": "Lê Văn An", "subject.phone": "0912345678"}
    assert phone_told(DECLARATION, entered) == ""


def test_nor_is_that_of_whoever_files_for_them():
    assert phone_told(DECLARATION, {"carer.phone": "0912345678"}) == ""


def test_nor_one_that_is_still_being_typed():
    assert phone_told(DECLARATION, {"subject.phone": "09123"}) == ""
