from datetime import time

import pytest

from commune_desk.domain.desk.dossier import Role
from commune_desk.domain.errors import UserError
from commune_desk.domain.identifiers.errors import WrongComponent
from commune_desk.domain.input_errors import SettingInvalid, WrongField
from commune_desk.domain.outside_errors import FileMissing, FileUnreadable
from commune_desk.files.office.offices import read_office_file
from commune_desk.paths import resources

PRACTICE = resources() / "practice" / "office.toml"


@pytest.fixture
def changed(tmp_path):
    """The practice file with one text in place of another."""

    def changed(old, new):
        text = PRACTICE.read_text(encoding="utf-8")
        assert old in text
        path = tmp_path / "cơ quan.toml"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return path

    return changed


def test_the_practice_file_makes_a_whole_office():
    setup = read_office_file(PRACTICE)
    assert setup.office.agency_code == "000.99.99.H20"
    assert {officer.role for officer in setup.officers} == set(Role) - {Role.MACHINE}
    assert all(officer.password == "" for officer in setup.officers)
    assert setup.leaders[0].authority_line == "KT. CHỦ TỊCH"


def test_office_hours_name_weekdays_and_sessions(changed):
    hours = read_office_file(changed("[0, 1, 2, 3, 4]", "[0, 5]")).office.hours
    assert hours.weekdays == {0, 5}
    assert hours.sessions == ((time(7, 30), time(11, 30)), (time(13, 30), time(17)))


@pytest.mark.parametrize(
    ("old", "new", "refusal"),
    [
        ('role = "clerk"', 'role = "boss"', WrongField),
        ('login = "mai"', 'logn = "mai"', WrongField),
        ('login = "mai"', 'login = "mai"\npassword = "123456789"', WrongField),
        ("weekdays = [0, 1, 2, 3, 4]", 'weekdays = "all"', WrongField),
        ("weekdays = [0, 1, 2, 3, 4]", "weekdays = [0, 7]", WrongField),
        ('["07:30", "11:30"]', '["7h30", "11:30"]', WrongField),
        ('timeliness_rule = "by_day"', 'timeliness_rule = "by_week"', SettingInvalid),
        ('timeliness_rule = "by_day"', 'timelines_rule = "by_day"', SettingInvalid),
        ("{number:04}", "{số:04}", WrongComponent),
        ('agency_code = "000.99.99.H20"', 'agency_code = "H20/28"', UserError),
        ("[office]", "[office", FileUnreadable),
    ],
)
def test_a_value_that_is_not_understood_is_refused(changed, old, new, refusal):
    with pytest.raises(refusal):
        read_office_file(changed(old, new))


def test_a_file_that_is_none_is_named(tmp_path):
    with pytest.raises(FileMissing):
        read_office_file(tmp_path / "không có.toml")
    (tmp_path / "ảnh.toml").write_bytes(b"\x89PNG\xff")
    with pytest.raises(FileUnreadable):
        read_office_file(tmp_path / "ảnh.toml")
