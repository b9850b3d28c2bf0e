"""What a file says, read strictly into the values it stands for.

    fee = read(Fee, {"kind": "amount", "amount_vnd": 8000, "unit": "bản"}, Place("hộ tịch.json", 3))

The kind of value says what is taken: a dataclass is an object whose keys are its fields, a tuple is
a list, an enumeration one of its texts, a date "2026-10-02", a time "07:30". Every key must be
known, every value of its type, and nothing is guessed: the data files are edited by hand when the
law changes, and a misspelt key that was silently skipped would print a wrong fee. What is refused
is told with its place: the file, the row, and the way to it inside the row ("fees.2.kind").

Why no library: both were tried on the catalogue and the events. cattrs 26.2 takes "7" for 7 and 9
for "9" and knows no times of day, so that every kind below would be a hook for it; it costs 53 ms
at the start and, with attrs, 1.4 MB. msgspec 0.22 (BSD, 0.7 MB, wheels for Windows on 3.11 to 3.13,
20 ms) is strict and fast, but refuses unknown keys for classes of its own only, so that every value
of the domain is declared twice and copied; takes neither "07:30" nor "2026-10-02T09:35"; and tells
a fault as one English sentence with rows counted from 0, from which place, value and what was
expected must be taken apart for ours. Reader and catalogue are 217 lines of code with it and 214
here, and the catalogue alone, which every further file is like, 120 with it and 59 here.
"""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, field, fields, is_dataclass, replace
from datetime import date, datetime, time
from enum import StrEnum
from functools import lru_cache
from types import NoneType, UnionType
from typing import Any, NamedTuple, TypeVar, cast, get_args, get_origin, get_type_hints

from commune_desk.domain.input_errors import UnknownField, WrongField
from commune_desk.domain.working_time import OFFICE_ZONE

T = TypeVar("T")

LARGEST = 2**31 - 1
"""The largest whole number that every database can hold."""

CENTURY = range(2000, 2100)
"""A year outside is a slip of the hand; no due date is counted from it."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: the file, the number of its row there, the way inside the row."""

    source: str
    row: int = 0
    path: str = ""

    def inside(self, key: object) -> "Place":
        """The place of what stands under a key here."""
        return replace(self, path=f"{self.path}.{key}" if self.path else str(key))

    def wrong(self, value: object, expected: tuple[str, ...] = ()) -> WrongField:
        """The error that names file, row and field."""
        said = "" if value is None else str(value)
        return WrongField(self.source, self.row, self.path, said, expected)


Check = Callable[[Any, Place], None]
"""Raises `Place.wrong` for a value whose fields are each right but cannot stand together."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What the kinds of values in a file do not say by themselves.

    Attributes:
        given: attributes of a dataclass that come from elsewhere; the file has no keys for them.
        checks: by the kind of value.
    """

    given: Mapping[type, Mapping[str, object]] = field(default_factory=dict)
    checks: Mapping[type, Check] = field(default_factory=dict)


_NONE = Rules()


def read(kind: type[T], content: Any, place: Place, *, rules: Rules = _NONE) -> T:
    """The value of a kind that a part of a file stands for.

    Raises:
        UnknownField: a key that nothing reads, with those that are read.
        WrongField: a value that is not understood, or is missing.
    """
    wanted: Any = kind
    if isinstance(wanted, UnionType):
        [wanted] = (part for part in get_args(wanted) if part is not NoneType)
    value: Any = content
    if is_dataclass(wanted):
        value = _record(cast(type, wanted), content, place, rules=rules)
    elif get_origin(wanted) in (tuple, frozenset):
        origin, parts = get_origin(wanted), get_args(wanted)
        has_length = origin is tuple and parts[-1] is not Ellipsis
        if not isinstance(content, list) or (has_length and len(content) != len(parts)):
            raise place.wrong(content)
        is_numbered = is_dataclass(parts[0])
        value = cast(type, origin)(
            read(parts[0], item, place.inside(number) if is_numbered else place, rules=rules)
            for number, item in enumerate(content, 1)
        )
    elif get_origin(wanted) is Mapping:
        value = _mapping(wanted, content, place, rules=rules)
    elif wanted not in (Any, object):
        value = _plain(wanted, content, place)
    return cast(T, value)


def _mapping(kind: Any, content: Any, place: Place, *, rules: Rules) -> dict[Any, Any]:
    """An object whose keys are texts or whole numbers."""
    key_kind, value_kind = get_args(kind)
    if not isinstance(content, dict):
        raise place.wrong(content)
    for key in content:
        if key_kind is int and not key.isdecimal():
            raise place.inside(key).wrong(key)
    return {
        key_kind(key): read(value_kind, item, place.inside(key), rules=rules)
        for key, item in content.items()
    }


def _record(kind: type, content: Any, place: Place, *, rules: Rules) -> Any:
    """A dataclass from an object; an attribute `is_verified` has the key "verified"."""
    if not isinstance(content, dict):
        raise place.wrong(content)
    given = rules.given.get(kind, {})
    asked = {one.key: one for one in _attributes(kind) if one.name not in given}
    for key in content:
        if key not in asked:
            unread = place.inside(key).wrong(content[key], tuple(sorted(asked)))
            raise UnknownField(**unread.facts)
    values = dict(given)
    for key, one in asked.items():
        if key in content:
            values[one.name] = read(one.kind, content[key], place.inside(key), rules=rules)
        if one.is_required and content.get(key, "") == "":
            raise place.inside(key).wrong("")
    value = kind(**{one.name: () for one in asked.values() if one.is_list} | values)
    if kind in rules.checks:
        rules.checks[kind](value, place)
    return value


class _Attribute(NamedTuple):
    """One attribute of a dataclass as a file gives it.

    A list without a default is empty where it is left out; any other attribute without one must be
    there, a text not empty.
    """

    name: str
    key: str
    kind: Any
    is_required: bool
    is_list: bool


@lru_cache
def _attributes(kind: type) -> tuple[_Attribute, ...]:
    hints = get_type_hints(kind)
    return tuple(
        _Attribute(
            name=one.name,
            key=one.name.removeprefix("is_"),
            kind=hints[one.name],
            is_required=not has_default and not is_list,
            is_list=not has_default and is_list,
        )
        for one in fields(kind)
        for has_default in (one.default is not MISSING or one.default_factory is not MISSING,)
        for is_list in (get_origin(hints[one.name]) is tuple,)
    )


_EXAMPLES: Mapping[type, str] = {
    datetime: "2026-10-02T09:35:24+07:00",
    date: "YYYY-MM-DD",
    time: "HH:MM",
}
"""How the values are written that stand as texts."""


def _plain(kind: type, content: Any, place: Place) -> Any:
    """A text, a number, yes or no, a choice, a date or a time."""
    if issubclass(kind, StrEnum):
        if not isinstance(content, str) or content not in tuple(kind):
            raise place.wrong(content, tuple(kind))
        return kind(content)
    if kind in (bool, int, float):
        taken = (int, float) if kind is float else (kind,)
        if type(content) not in taken or not 0 <= content <= LARGEST:
            raise place.wrong(content, ("true", "false") if kind is bool else ())
        figure: bool | int | float = kind(content)
        return figure
    if kind is str and isinstance(content, str):
        return content
    return _moment(kind, content, place)


def _moment(kind: type, content: Any, place: Place) -> Any:
    """A date or a time: a text, or, in TOML, what stands there without quotes."""
    example = (_EXAMPLES[kind],) if kind in _EXAMPLES else ()
    if example and isinstance(content, (date, time)):
        content = content.isoformat()
    if not example or not isinstance(content, str):
        raise place.wrong(content, example)
    try:
        return moment_from(content) if kind is datetime else kind.fromisoformat(content)  # type: ignore[attr-defined]  # what is left are dates and times
    except ValueError:
        raise place.wrong(content, example) from None


def moment_from(text: str) -> datetime:
    """An aware moment from ISO 8601; without an offset it is the office's own time.

    Raises:
        ValueError: it is none, or not of this century.
    """
    at = datetime.fromisoformat(text)
    if at.year not in CENTURY:
        raise ValueError(text)
    return at.astimezone(OFFICE_ZONE) if at.tzinfo else at.replace(tzinfo=OFFICE_ZONE)


def as_written(plain: Any) -> Any:
    """Plain values as a file would write them, which `read` reads back.

    Empty ones are left out, and `is_verified` is called "verified".
    """
    if isinstance(plain, dict):
        return {
            key.removeprefix("is_"): as_written(value)
            for key, value in plain.items()
            if value not in (None, "", [], {})
        }
    return [as_written(item) for item in plain] if isinstance(plain, list) else plain
