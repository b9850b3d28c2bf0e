import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commune_desk.domain.upkeep import recovery
from commune_desk.domain.upkeep.recovery import CODES, RecoveryCodeMistyped, groups_of, number_from

CODE = st.integers(0, CODES - 1)
PLACE = st.integers(0, recovery.GROUPS - 1)


def test_the_examples_of_its_module():
    assert doctest.testmod(recovery).failed == 0


@given(CODE, st.sampled_from(["", " ", "-", " - ", "\n"]))
def test_a_code_is_read_however_its_groups_are_separated(code, between):
    assert number_from(between.join(groups_of(code))) == code


@given(CODE, PLACE, st.integers(0, recovery.DIGITS), st.integers(1, 9))
def test_a_wrong_digit_is_found_and_its_group_named(code, place, at, by):
    groups = list(groups_of(code))
    wrong = str((int(groups[place][at]) + by) % 10)
    groups[place] = groups[place][:at] + wrong + groups[place][at + 1 :]
    with pytest.raises(RecoveryCodeMistyped) as found:
        number_from(" ".join(groups))
    assert found.value.group == place + 1


@given(CODE, PLACE, st.integers(0, recovery.DIGITS - 1))
def test_two_digits_that_change_places_are_found(code, place, at):
    groups = list(groups_of(code))
    one = groups[place]
    groups[place] = one[:at] + one[at + 1] + one[at] + one[at + 2 :]
    if groups[place] != one:
        with pytest.raises(RecoveryCodeMistyped):
            number_from(" ".join(groups))
