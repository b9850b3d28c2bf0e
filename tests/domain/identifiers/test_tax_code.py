"""Tax codes of organisations, branches and persons."""

import pytest

from commune_desk.domain.identifiers import tax_code
from commune_desk.domain.identifiers.errors import (
    WrongCharacters,
    WrongCheckDigit,
    WrongComponent,
    WrongLength,
)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("0123456787", "0123456787"),
        ("01.234.567-87", "0123456787"),
        ("0123456787-001", "0123456787001"),
        ("087096610926", "087096610926"),
    ],
)
def test_codes_of_organisations_branches_and_persons_are_taken(written, code):
    assert tax_code.validate(written) == code


@pytest.mark.parametrize(
    ("code", "refusal"),
    [
        ("0123456788", WrongCheckDigit),
        ("0123456788-001", WrongCheckDigit),
        ("0123456787-000", WrongComponent),
        ("087796610926", WrongComponent),
        ("012345678A", WrongCharacters),
        ("12345", WrongLength),
    ],
)
def test_codes_that_cannot_be_are_refused(code, refusal):
    with pytest.raises(refusal):
        tax_code.validate(code)
    assert not tax_code.is_valid(code)


def test_a_branch_is_written_after_a_hyphen():
    assert tax_code.format("0123456787001") == "0123456787-001"
    assert tax_code.format("0123456787") == "0123456787"


def test_a_code_of_twelve_digits_is_personal():
    assert tax_code.is_personal("087096610926")
    assert not tax_code.is_personal("0123456787")
