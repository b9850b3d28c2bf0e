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
from datetime import UTC, date, datetime, time, timedelta
from enum import Enum
from types import NoneType
from typing import Any

from peewee import BigIntegerField, TextField

from commune_desk.domain.plain import to_plain
from commune_desk.domain.working_time import OFFICE_ZONE

FIELD_TYPES_OF_SQLITE = {"CODE": "TEXT"}
FIELD_TYPES_OF_POSTGRES = {"CODE": 'TEXT COLLATE "C"'}

_JSON = json.JSONEncoder(
    ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=to_plain
)
_AS_THEY_ARE = frozenset({str, int, NoneType})
"""Kinds of nearly all that is stored; not what descends from one, as enumerations do."""
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def micros_from(at: datetime) -> int:
    """A moment as it is stored.

    Raises:
        TypeError: `at` is naive.
    """
    return (at - _EPOCH) // _MICROSECOND


def moment_from(micros: int) -> datetime:
    """A stored moment as the office reads it."""
    return (_EPOCH + timedelta(microseconds=micros)).astimezone(OFFICE_ZONE)


def start_of(day: date) -> datetime:
    """The first moment of a day in the office; no dossier of that day has a smaller key."""
    return datetime.combine(day, time(), OFFICE_ZONE)


def json_from(value: object) -> str:
    """A value as the one JSON text that stands for it."""
    return _JSON.encode(value)


def stored(value: object) -> object:
    """A value as a column holds it; numbers and texts as they are."""
    if type(value) in _AS_THEY_ARE:
        return value
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, str | int):
        return value
    if isinstance(value, datetime):
        return micros_from(value)
    return value.isoformat() if isinstance(value, date) else json_from(value)


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
