"""Values become columns by the names of their fields, and values again."""

import json
from collections import namedtuple
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import NewType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commune_desk.domain.plain import from_plain, to_plain
from commune_desk.domain.working_time import OFFICE_ZONE, OfficeHours
from commune_desk.store.columns import columns_from, value_from
from commune_desk.store.fields import json_from, micros_from, moment_from, stored

Key = NewType("Key", int)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
NOON = datetime(2026, 10, 15, 12, tzinfo=OFFICE_ZONE)


class Colour(StrEnum):
    RED = "red"


@dataclass(frozen=True)
class Part:
    on: date
    size: int = 1


@dataclass(frozen=True)
class Everything:
    """A field of every kind that a column can hold."""

    id: Key
    name: str
    at: datetime
    ended_at: datetime | None
    on: date | None
    colour: Colour
    shade: Colour | None
    is_there: bool
    part: Part
    parts: tuple[Part, ...]
    facts: Mapping[str, object] = field(default_factory=dict)


WHOLE = Everything(
    id=Key(1),
    name="Nguyễn Văn An",
    at=NOON,
    ended_at=None,
    on=date(2026, 10, 15),
    colour=Colour.RED,
    shade=Colour.RED,
    is_there=True,
    part=Part(date(2026, 1, 1)),
    parts=(Part(date(2026, 1, 1)), Part(date(2026, 1, 2), 2)),
    facts={"ghi chú": [1, "hai"]},
)


def row_of(columns):
    return namedtuple("Row", columns)(**columns)  # as a query gives it


@pytest.mark.parametrize("changed", [{}, {"ended_at": NOON}, {"on": None}, {"shade": None}])
def test_a_value_comes_back_from_what_is_stored_of_it(changed):
    whole = Everything(**{**columns_from(WHOLE), **changed})
    row = row_of({name: stored(value) for name, value in columns_from(whole).items()})
    assert value_from(Everything, row) == whole


def test_what_no_column_holds_is_given_by_name():
    columns = {name: stored(v) for name, v in columns_from(WHOLE).items() if name != "parts"}
    assert value_from(Everything, row_of(columns), parts=WHOLE.parts) == WHOLE
    with pytest.raises(KeyError, match="parts"):
        value_from(Everything, row_of(columns))


def test_a_given_field_goes_before_a_column():
    columns = {name: stored(value) for name, value in columns_from(WHOLE).items()}
    assert value_from(Everything, row_of(columns), name="Bùi").name == "Bùi"


def test_an_empty_text_is_none_of_a_choice():
    columns = {name: stored(value) for name, value in columns_from(WHOLE).items()}
    assert value_from(Everything, row_of({**columns, "shade": ""})).shade is None


def test_what_stands_elsewhere_is_no_column():
    columns = columns_from(WHOLE, without=frozenset({"parts", "facts"}))
    assert set(columns) == {*columns_from(WHOLE)} - {"parts", "facts"}


@pytest.mark.parametrize(
    ("value", "column"),
    [
        (None, None),
        ("chữ", "chữ"),
        (7, 7),
        (True, True),
        (Colour.RED, "red"),
        (datetime(1970, 1, 1, 0, 0, 0, 1, tzinfo=UTC), 1),
        (date(2026, 10, 15), "2026-10-15"),
        ({"b": 1, "a": "đ"}, '{"a":"đ","b":1}'),
        ((Part(date(2026, 1, 2)),), '[{"on":"2026-01-02","size":1}]'),
    ],
)
def test_a_column_holds_a_value_in_one_way(value, column):
    assert stored(value) == column


def test_a_moment_without_a_zone_is_refused():
    with pytest.raises(TypeError):
        stored(datetime(2026, 10, 15))  # noqa: DTZ001  # that is the point


def test_office_hours_come_back_from_json():
    saturday = ((time(7, 30), time(11, 30)),)
    hours = OfficeHours(weekdays=frozenset({0, 4}), special={5: saturday})
    assert from_plain(OfficeHours, json.loads(json_from(hours))) == hours
    assert to_plain(hours)["weekdays"] == [0, 4]


def test_clock_times_may_be_stored_without_seconds():
    plain = {"sessions": [["07:30", "11:30"]], "weekdays": [0], "special": {}}
    assert from_plain(OfficeHours, plain).sessions == ((time(7, 30), time(11, 30)),)


def test_a_later_field_takes_its_default_and_an_older_one_falls_away():
    assert from_plain(Part, {"on": "2026-01-02", "weight": 3}) == Part(date(2026, 1, 2))


@given(st.integers(-(10**14), 7 * 10**15))
def test_a_moment_comes_back_by_the_clock_of_the_office(micros: int):
    """It is added and not looked up: a zone that begins to change its clock is found here."""
    wanted = (EPOCH + timedelta(microseconds=micros)).astimezone(OFFICE_ZONE)
    read = moment_from(micros)
    assert read == wanted
    assert (read.date(), read.time(), read.tzinfo) == (wanted.date(), wanted.time(), wanted.tzinfo)
    assert micros_from(read) == micros
