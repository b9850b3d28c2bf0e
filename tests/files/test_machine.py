import sys

import pytest

from commune_desk.domain.errors import NotJson, SettingInvalid
from commune_desk.files import machine
from commune_desk.settings import DATABASE_URL, DESK_NAME, RECEIPT_COPIES, SettingValues


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
