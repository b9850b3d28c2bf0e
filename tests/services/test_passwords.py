import pytest

from commune_desk.domain.account_errors import PasswordTooEasy, PasswordTooShort
from commune_desk.domain.sign_in import MINIMUM_PASSWORD
from commune_desk.paths import resources
from commune_desk.services.office import passwords


def test_marks_typed_apart_make_no_password_longer():
    with pytest.raises(PasswordTooShort):
        passwords.password_hash("ma\u0323\u0302t kha\u0302\u0309u")


@pytest.mark.parametrize(
    "easy", ["aaaaaaaaaaaa", "1212121212", "matmatmatmat", "0123456789", "QWERTYUIOP", "9876543210"]
)
def test_a_password_that_is_tried_first_is_refused(desk, easy):
    with pytest.raises(PasswordTooEasy):
        passwords.password_hash(easy)
    assert passwords.password_hash("con đò quê nội")


@pytest.mark.parametrize("common", ["password123", "1qaz2wsx3edc", "ManChester", "q1w2e3r4t5"])
def test_the_commonest_passwords_of_all_are_refused(common):
    with pytest.raises(PasswordTooEasy):
        passwords.password_hash(common)


def test_the_list_holds_what_is_long_enough_and_says_where_it_is_from():
    text = (resources() / "passwords" / "common.txt").read_text(encoding="utf-8")
    head = [line for line in text.splitlines() if line.startswith("#")]
    listed = [line for line in text.splitlines() if not line.startswith("#")]
    assert any("Source" in line for line in head)
    assert any("Licence: MIT" in line for line in head)
    assert len(listed) == len(set(listed)) == 1090
    assert min(map(len, listed)) == MINIMUM_PASSWORD
