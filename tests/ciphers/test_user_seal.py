"""What Windows keeps for its user is of no use elsewhere; there the recovery sheet is."""

import sys

import pytest

from commune_desk.ciphers import user_seal
from commune_desk.ciphers.user_seal import SealedElsewhere
from commune_desk.domain.outside_errors import DatabaseKeyUnreadable
from commune_desk.domain.upkeep.recovery import DatabaseKeyWrong
from commune_desk.store.engine.key_file import KEY_LENGTH, create_key, read_key, seal_key

ELSEWHERE = f"{user_seal.KIND}AQAAANCMnd8BFdERjHoAwE/Cl+sBAAAA"


@pytest.mark.parametrize("text", [ELSEWHERE, f"{user_seal.KIND}không phải", user_seal.KIND])
def test_what_another_pc_sealed_is_not_opened(text):
    with pytest.raises(SealedElsewhere):
        user_seal.opened(text)


def test_a_key_that_was_copied_from_another_pc_is_said_to_be_so(tmp_path):
    file = tmp_path / "database.key"
    file.write_text(ELSEWHERE)
    with pytest.raises(DatabaseKeyUnreadable):
        read_key(file)


def test_a_key_file_of_before_is_read_and_sealed_where_that_can_be(tmp_path):
    file = tmp_path / "database.key"
    file.write_text("ab" * KEY_LENGTH)
    seal_key(file)
    assert read_key(file) == b"\xab" * KEY_LENGTH
    assert file.read_text().startswith(user_seal.KIND) == (sys.platform == "win32")


def test_a_new_key_is_read_again(tmp_path):
    file = tmp_path / "database.key"
    key = create_key(file)
    seal_key(file, for_machine=True)
    assert read_key(file) == key
    assert [one.name for one in tmp_path.iterdir()] == ["database.key"]


@pytest.mark.parametrize("text", ["", "ab", "không phải khóa"])
def test_what_is_no_key_is_said(tmp_path, text):
    file = tmp_path / "database.key"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(DatabaseKeyWrong):
        read_key(file)


@pytest.mark.skipif(sys.platform != "win32", reason="only Windows keeps it")
@pytest.mark.parametrize("for_machine", [True, False])
def test_windows_gives_it_back_to_its_user(for_machine):
    if sys.platform == "win32":
        text = user_seal.sealed(b"\x00" * KEY_LENGTH, for_machine=for_machine)
        assert "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" not in text
        assert user_seal.opened(text) == b"\x00" * KEY_LENGTH
