"""A JSON object read strictly: every key is known, every value is of its type, nothing is guessed.

The data files of the program are edited by hand when the law changes. A misspelt key that was
silently skipped would print a wrong fee, so reading stops at the first word it does not understand
and says where: the file, the row and the field ("fees.2.kind").
"""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from commune_desk.domain.errors import NotJson, UnknownField, WrongField
from commune_desk.domain.outside_errors import FileMissing

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)

_LARGEST = 2**31 - 1


@dataclass(slots=True)
class JsonObject:
    """One object of a file; `row` is its number there, `path` the way to it inside its row."""

    content: dict[str, Any]
    source: str
    row: int = 0
    path: str = ""
    _read: set[str] = field(default_factory=set)

    def has(self, key: str) -> bool:
        """Whether a key is given."""
        self._read.add(key)
        return key in self.content

    def text(self, key: str, default: str | None = None) -> str:
        """A string; without a default the key must be there and not be empty."""
        value = self._value(key, default)
        if not isinstance(value, str) or (default is None and not value):
            raise self.wrong(key, value)
        return value

    def whole(self, key: str, default: int | None = None) -> int:
        """A whole number, not negative, that every database can hold."""
        value = self._value(key, default)
        if type(value) is not int or not 0 <= value <= _LARGEST:
            raise self.wrong(key, value)
        return value

    def truth(self, key: str, *, default: bool) -> bool:
        """True or false."""
        value = self._value(key, default)
        if not isinstance(value, bool):
            raise self.wrong(key, value, ("true", "false"))
        return value

    def choice(self, key: str, kind: type[E], default: E | None = None) -> E:
        """A member of an enumeration by its value."""
        value = self._value(key, default)
        if not isinstance(value, str) or value not in tuple(kind):
            raise self.wrong(key, value, tuple(kind))
        return kind(value)

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of strings, empty where the key is left out."""
        value = self._value(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self.wrong(key, value)
        return tuple(value)

    def wholes(self, key: str) -> tuple[int, ...]:
        """A list of whole numbers."""
        value = self._value(key, [])
        if not isinstance(value, list) or not all(type(item) is int for item in value):
            raise self.wrong(key, value)
        return tuple(value)

    def pairs(self, key: str) -> tuple[tuple[str, str], ...]:
        """A list of pairs of strings, empty where the key is left out."""
        value = self._value(key, [])
        if not isinstance(value, list) or not all(_is_pair_of_texts(item) for item in value):
            raise self.wrong(key, value)
        return tuple((first, second) for first, second in value)

    def day(self, key: str) -> date:
        """A date as YYYY-MM-DD."""
        value = self.text(key)
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise self.wrong(key, value, ("YYYY-MM-DD",)) from None

    def day_or_none(self, key: str) -> date | None:
        """A date, or None where the key is left out."""
        return self.day(key) if self.has(key) else None

    def time_or_none(self, key: str) -> time | None:
        """A time of day as HH:MM, or None where the key is left out."""
        if not self.has(key):
            return None
        return time_of_day(self, key, self.text(key))

    def each(
        self, key: str, make: "Callable[[JsonObject], T]", *, as_rows: bool = False
    ) -> tuple[T, ...]:
        """A list of objects, each made into a value; `as_rows` numbers them as rows of the file."""
        items = self._value(key, [])
        if not isinstance(items, list):
            raise self.wrong(key, items)
        return tuple(
            self._inner(key, number, item, as_rows=as_rows).made_by(make)
            for number, item in enumerate(items, 1)
        )

    def inside(self, key: str, make: "Callable[[JsonObject], T]") -> T:
        """The value made from the one object under a key."""
        item = self._value(key, None)
        if not isinstance(item, dict):
            raise self.wrong(key, item)
        return JsonObject(item, self.source, self.row, f"{self.path}{key}.").made_by(make)

    def free(self, key: str) -> dict[str, Any]:
        """An object whose keys are somebody else's, empty where it is left out."""
        item = self._value(key, {})
        if not isinstance(item, dict):
            raise self.wrong(key, item)
        return item

    def made_by(self, make: "Callable[[JsonObject], T]") -> T:
        """The value that `make` reads from this object; a key it did not read is refused."""
        value = make(self)
        for key in self.content:
            if key not in self._read:
                unread = self.wrong(key, self.content[key], tuple(sorted(self._read)))
                raise UnknownField(**unread.facts)
        return value

    def wrong(self, key: str, value: object, expected: tuple[str, ...] = ()) -> WrongField:
        """The error that names file, row and field."""
        return WrongField(
            source=self.source,
            line=self.row,
            field=f"{self.path}{key}",
            value="" if value is None else str(value),
            expected=expected,
        )

    def _value(self, key: str, default: object) -> object:
        self._read.add(key)
        return self.content.get(key, default)

    def _inner(self, key: str, number: int, item: object, *, as_rows: bool) -> "JsonObject":
        if not isinstance(item, dict):
            raise self.wrong(f"{key}.{number}", item)
        if as_rows:
            return JsonObject(item, self.source, row=number)
        return JsonObject(item, self.source, self.row, f"{self.path}{key}.{number}.")


def _is_pair_of_texts(item: object) -> bool:
    return isinstance(item, list) and len(item) == 2 and all(isinstance(x, str) for x in item)


def time_of_day(entry: JsonObject, key: str, value: str) -> time:
    """A time of day written as HH:MM, read for a field of `entry`."""
    try:
        return time.fromisoformat(value)
    except ValueError:
        raise entry.wrong(key, value, ("HH:MM",)) from None


def read_json_object(path: Path) -> JsonObject:
    """The object a JSON file holds.

    Raises:
        FileMissing: no such file.
        NotJson: the file is not JSON in UTF-8, or holds something other than one object.
    """
    try:
        content = json.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise FileMissing(str(path)) from None
    except json.JSONDecodeError as problem:
        raise NotJson(path.name, problem.lineno) from None
    except UnicodeDecodeError:
        raise NotJson(path.name, 0) from None
    if not isinstance(content, dict):
        raise NotJson(path.name, 1)
    return JsonObject(content, path.name)
