"""How values stand in columns: moments, days, keys compared byte by byte, JSON.

Both engines keep the same bytes, so that a value read from either is the same Python value:

* a moment is a whole number of microseconds since 1970 UTC; it orders as time does, takes 8 bytes
  and comes back as an aware datetime of the office's zone;
* a day is its ISO text;
* a code is text compared byte by byte, whatever the language of the server, so that "starts with"
  is a range of its index;
* JSON is compact text with sorted keys, the form over which the history is hashed.
"""

import json
from datetime import UTC, date, datetime, timedelta
from typing import Any

from peewee import BigIntegerField, TextField

from commune_desk.domain.working_time import OFFICE_ZONE

FIELD_TYPES_OF_SQLITE = {"CODE": "TEXT"}
FIELD_TYPES_OF_POSTGRES = {"CODE": 'TEXT COLLATE "C"'}

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


def micros_or_none(at: datetime | None) -> int | None:
    """A moment that may not have come yet, as it is stored."""
    return None if at is None else micros_from(at)


def moment_or_none(micros: int | None) -> datetime | None:
    """A stored moment that may not have come yet."""
    return None if micros is None else moment_from(micros)


def json_from(value: object) -> str:
    """A value as the one JSON text that stands for it."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


class MomentField(BigIntegerField):
    """A moment (thời điểm)."""

    def db_value(self, value: datetime | int | None) -> int | None:
        """What is stored; a number is taken as stored already."""
        return micros_from(value) if isinstance(value, datetime) else value

    def python_value(self, value: int | None) -> Any:
        """The aware datetime."""
        return None if value is None else moment_from(value)


class DayField(TextField):
    """A day (ngày)."""

    def db_value(self, value: date | str | None) -> str | None:
        """What is stored."""
        return value.isoformat() if isinstance(value, date) else value

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
