import json
from datetime import date, time

import pytest

from commune_desk.domain.input_errors import WrongField
from commune_desk.domain.outside_errors import FolderMissing
from commune_desk.domain.working_time import DayKind
from commune_desk.files.office.calendars import read_calendar_days


@pytest.fixture
def folder(tmp_path):
    def written(*days, year=2026):
        sheet = {"year": year, "source": "thông báo", "stated_on": "2026-11-22", "days": days}
        (tmp_path / f"holidays_{year}.json").write_text(json.dumps(sheet), encoding="utf-8")
        return tmp_path

    return written


def a_day(**changes):
    return {"on": "2026-09-02", "kind": "holiday", "name": "Quốc khánh", **changes}


def test_days_come_in_order_of_date_across_years(folder):
    folder(a_day(on="2027-09-02"), year=2027)
    days = read_calendar_days(folder(a_day(), a_day(on="2026-01-01", confirmed=False)))
    assert [day.on.isoformat() for day in days] == ["2026-01-01", "2026-09-02", "2027-09-02"]
    assert [day.is_confirmed for day in days] == [False, True, True]


def test_a_half_day_has_its_own_hours(folder):
    (day,) = read_calendar_days(folder(a_day(kind="half_day", sessions=[["07:30", "11:30"]])))
    assert day.kind is DayKind.HALF_DAY
    assert day.sessions == ((time(7, 30), time(11, 30)),)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"on": "2025-09-02"}, "on"),
        ({"kind": "feast"}, "kind"),
        ({"name": ""}, "name"),
        ({"sessions": [["11:30", "07:30"]]}, "sessions"),
        ({"sessions": [["7h30", "11:30"]]}, "sessions"),
        ({"date": "2026-09-02"}, "date"),
    ],
)
def test_what_is_not_understood_is_refused(folder, changes, field):
    with pytest.raises(WrongField) as refusal:
        read_calendar_days(folder(a_day(**changes)))
    assert (refusal.value.source, refusal.value.line) == ("holidays_2026.json", 1)
    assert refusal.value.field == field


def test_a_date_stands_in_the_calendar_once(folder):
    with pytest.raises(WrongField) as refusal:
        read_calendar_days(folder(a_day(), a_day()))
    assert refusal.value.line == 2


def test_a_folder_that_is_not_there_is_said(tmp_path):
    with pytest.raises(FolderMissing):
        read_calendar_days(tmp_path / "nothing")


def test_dates_are_dates(folder):
    (day,) = read_calendar_days(folder(a_day(legal_basis="Bộ luật Lao động")))
    assert (day.on, day.legal_basis) == (date(2026, 9, 2), "Bộ luật Lao động")
