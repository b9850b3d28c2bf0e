"""How values stand in columns: moments, days, keys compared byte by byte, JSON.

Both engines keep the same bytes, so that a value read from either is the same Python value. What a
column holds follows from the kind of the value alone (`stored`), in peewee's queries as in ours:

* a moment is a whole number of microseconds since 1970 UTC; it orders as time does, takes 8 bytes
  and comes back as an aware datetime of the office's zone;
* a day is its ISO text;
* a code is text compared byte by byte, whatever the language of the server, so that "starts with"
  is a range of its index;
* an enumeration is its value;
* JSON is compact text with sorted keys, the form over which the history is hashed.

The way back, from a row to a value of the domain, is `columns.py`.
"""

import json
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, time, timedelta
from enum import Enum
from operator import attrgetter
from types import NoneType
from typing import Any

from peewee import BigIntegerField, TextField

from commune_desk.domain.plain import one_level
from commune_desk.domain.working_time import OFFICE_ZONE

FIELD_TYPES_OF_SQLITE = {"CODE": "TEXT"}
FIELD_TYPES_OF_POSTGRES = {"CODE": 'TEXT COLLATE "C"'}

_JSON = json.JSONEncoder(
    ensure_ascii=False,
    check_circular=False,  # frozen values hold nothing that holds them
    separators=(",", ":"),
    sort_keys=True,
    default=one_level,
)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_HERE = datetime(1970, 1, 1, 7, tzinfo=OFFICE_ZONE)
_STEADY = 6 * 365 * 24 * 60 * 60 * 1_000_000
_MICROSECOND = timedelta(microseconds=1)


def micros_from(at: datetime) -> int:
    """A moment as it is stored.

    Raises:
        TypeError: `at` is naive.
    """
    return (at - _EPOCH) // _MICROSECOND


def moment_from(micros: int) -> datetime:
    """A stored moment as the office reads it.

    Since 1976 its clock has always been as far from UTC, so that adding is enough, which takes a
    third of the time: a report reads thirty thousand moments.
    """
    if micros >= _STEADY:
        return _HERE + timedelta(0, 0, micros)
    return (_EPOCH + timedelta(microseconds=micros)).astimezone(OFFICE_ZONE)


def start_of(day: date) -> datetime:
    """The first moment of a day in the office; no dossier of that day has a smaller key."""
    return datetime.combine(day, time(), OFFICE_ZONE)


def json_from(value: object) -> str:
    """A value as the one JSON text that stands for it."""
    return _JSON.encode(value)


def stored(value: object) -> object:
    """A value as a column holds it; numbers and texts as they are."""
    way = _WAYS[type(value)]
    return value if way is None else way(value)


def all_stored(values: Iterable[object]) -> list[object]:
    """Values as columns hold them; a reception has more than a hundred."""
    return [value if type(value) in _AS_THEY_ARE else stored(value) for value in values]


_AS_THEY_ARE = frozenset({str, int, NoneType})
"""Kinds of which most columns hold one; to see it takes less than to look for a way."""


class _Ways(dict[type, Callable[[Any], object] | None]):
    """By kind of value what makes of it what a column holds; None where it is that already."""

    def __missing__(self, kind: type) -> Callable[[Any], object] | None:
        self[kind] = way = _way_of(kind)
        return way


def _way_of(kind: type) -> Callable[[Any], object] | None:
    if issubclass(kind, Enum):
        return attrgetter("_value_")  # what `value` looks up, in a third of the time
    if issubclass(kind, str | int | NoneType):
        return None
    if issubclass(kind, datetime):
        return micros_from
    return date.isoformat if issubclass(kind, date) else json_from


_WAYS = _Ways()


class MomentField(BigIntegerField):
    """A moment (thời điểm)."""

    def db_value(self, value: datetime | int | None) -> object:
        """What is stored; a number is taken as stored already."""
        return stored(value)

    def python_value(self, value: int | None) -> Any:
        """The aware datetime."""
        return None if value is None else moment_from(value)


class DayField(TextField):
    """A day (ngày)."""

    def db_value(self, value: date | str | None) -> object:
        """What is stored; a text is taken as stored already."""
        return stored(value)

    def python_value(self, value: str | None) -> Any:
        """The date."""
        return None if value is None else date.fromisoformat(value)


class CodeField(TextField):
    """A text that is looked up by its beginning: a code, a number, a folded name."""

    field_type = "CODE"


class JsonField(TextField):
    """Anything that JSON can say."""

    def db_value(self, value: object) -> str:
        """What is stored."""
        return json_from(value)

    def python_value(self, value: str | None) -> Any:
        """The value."""
        return None if value is None else json.loads(value)
