"""Telephone numbers: what can be dialled is taken."""

import pytest

from commune_desk.domain.identifiers import phone
from commune_desk.domain.identifiers.errors import WrongCharacters, WrongLength
from commune_desk.domain.identifiers.phone import PhoneKind


@pytest.mark.parametrize(
    "written",
    ["0923993287", "+84923993287", "84923993287", "0084 923 993 287", "(+84) 0923.993-287"],
)
def test_all_ways_of_writing_a_mobile_number_are_one(written):
    assert phone.validate(written) == "0923993287"


@pytest.mark.parametrize(
    ("number", "kind", "told"),
    [
        ("0923993287", PhoneKind.MOBILE, "0923 993 287"),
        ("02438251234", PhoneKind.LANDLINE, "024 3825 1234"),
        ("02773851234", PhoneKind.LANDLINE, "0277 385 1234"),
        ("19001022", PhoneKind.SERVICE, "1900 1022"),
        ("+85512345678", PhoneKind.FOREIGN, "+85512345678"),
        ("01234567890", PhoneKind.UNKNOWN, "01234567890"),
    ],
)
def test_the_numbering_plan_tells_the_kind(number, kind, told):
    assert phone.kind(number) is kind
    assert phone.format(number) == told
    assert phone.is_valid(number)


def test_what_is_no_number_is_refused():
    with pytest.raises(WrongCharacters):
        phone.validate("0923 993 28a")
    with pytest.raises(WrongLength):
        phone.validate("092399")
    assert not phone.is_valid("")


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("092399328", 10),
        ("09239932870", 10),
        ("923993287", 10),
        ("+84 92399328", 10),
        ("0277385123", 11),
        ("027738512345", 11),
    ],
)
def test_a_digit_too_few_or_too_many_is_refused(written, expected):
    with pytest.raises(WrongLength) as refusal:
        phone.validate(written)
    assert refusal.value.expected == (expected,)
