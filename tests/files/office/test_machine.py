import json
import sys

import pytest

from commune_desk.domain.errors import UserError
from commune_desk.domain.input_errors import NotJson, SettingInvalid
from commune_desk.domain.outside_errors import FileUnreadable
from commune_desk.files.office import machine
from commune_desk.setting_values import SettingValues
from commune_desk.settings import DATABASE_URL, DESK_NAME, RECEIPT_COPIES
from commune_desk.words.errors import sentence


def test_a_pc_without_a_file_has_the_defaults(tmp_path):
    assert machine.read(tmp_path / "machine.json") == SettingValues()


def test_what_belongs_to_the_pc_is_kept_and_nothing_else(tmp_path):
    values = SettingValues().with_value(DESK_NAME, "Quầy 9").with_value(RECEIPT_COPIES, 1)
    machine.write(tmp_path / "machine.json", values)
    kept = machine.read(tmp_path / "machine.json")
    assert kept.changed == {DESK_NAME.name: "Quầy 9"}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
def test_a_password_inside_it_is_for_its_owner_alone(tmp_path):
    values = SettingValues().with_value(DATABASE_URL, "postgresql://a:b@c/d")
    machine.write(tmp_path / "machine.json", values)
    assert (tmp_path / "machine.json").stat().st_mode & 0o777 == 0o600


ADDRESSES = [
    "postgresql://mai:bi-mat@may-chu/motcua",
    "postgresql://may-chu/motcua?user=mai&password=bi-mat",
    "postgresql://mai@may-chu/motcua?password=bi-mat&sslkey=k.pem&sslpassword=bi-mat-2",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_secret_of_an_address_stands_open_in_the_file(tmp_path, address):
    path = tmp_path / "machine.json"
    machine.write(path, SettingValues().with_value(DATABASE_URL, address))
    assert "bi-mat" not in path.read_text(encoding="utf-8")
    assert machine.read(path)[DATABASE_URL] == address


@pytest.mark.parametrize("address", ADDRESSES)
def test_one_that_was_written_by_hand_is_sealed(tmp_path, address):
    path = tmp_path / "machine.json"
    path.write_text(json.dumps({DATABASE_URL.name: address}), encoding="utf-8")
    machine.seal(path)
    assert "bi-mat" not in path.read_text(encoding="utf-8")
    assert machine.read(path)[DATABASE_URL] == address


@pytest.mark.parametrize(
    "content",
    [
        {"database_url": ["postgresql://mai:bi-mat@may-chu/motcua"]},
        {"database_ur": "postgresql://mai:bi-mat@may-chu/motcua"},
        {"theme": "postgresql://mai:bi-mat@may-chu/motcua"},
        {"database_url": "mysql://mai:bi-mat@may-chu/motcua"},
    ],
)
def test_what_is_refused_in_the_file_repeats_no_secret(tmp_path, content):
    path = tmp_path / "machine.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(UserError) as refused:
        machine.read(path)
    assert "bi-mat" not in f"{refused.value.facts} {sentence(refused.value)}"


@pytest.mark.parametrize(
    ("content", "wanted"),
    [
        ({"desk_name": 3}, "Cần: chữ."),
        ({"fill_only": "có"}, "Cần: true hoặc false."),
        ({"print_copies": "hai"}, "Cần: 1-20."),
    ],
)
def test_what_a_setting_takes_is_said_in_words(tmp_path, content, wanted):
    path = tmp_path / "machine.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(SettingInvalid) as refused:
        machine.read(path)
    assert sentence(refused.value).endswith(wanted)


def test_a_folder_in_the_place_of_the_file_is_said(tmp_path):
    (tmp_path / "machine.json").mkdir()
    with pytest.raises(FileUnreadable):
        machine.read(tmp_path / "machine.json")


@pytest.mark.parametrize(
    ("text", "refusal"),
    [('{\n"desk_name": "Quầy"\n"theme": "dark"}', NotJson), ("[]", NotJson),
     ('{"desk": "Quầy"}', SettingInvalid), ('{"theme": "pink"}', SettingInvalid)],
)  # fmt: skip
def test_a_damaged_file_is_said(tmp_path, text, refusal):
    path = tmp_path / "machine.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(refusal):
        machine.read(path)


def test_the_line_of_the_damage_is_named(tmp_path):
    path = tmp_path / "machine.json"
    path.write_text('{\n"desk_name": "Quầy"\n"theme": "dark"}', encoding="utf-8")
    with pytest.raises(NotJson) as refused:
        machine.read(path)
    assert (refused.value.source, refused.value.line) == ("machine.json", 3)
