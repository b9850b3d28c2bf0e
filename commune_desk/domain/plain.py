"""Frozen values of the domain as plain JSON values, and back by their annotations.

This is how the store keeps them and the command line shows them; `files.strict` reads what people
wrote, whose faults must be told. Enumerations stand as their values, days and clock times as ISO
text, tuples and sets as lists, mappings and nested values as objects. Fields that a stored value
lacks take their defaults, so that a value may grow.
"""

from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date, time
from enum import Enum
from functools import cache, lru_cache
from pathlib import PurePath
from types import NoneType, UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

T = TypeVar("T")


_AS_THEY_ARE = (str, int, bool)
"""Kinds that JSON says by itself; most fields are of one."""


def to_plain(value: Any) -> Any:
    """A value as JSON can say it."""
    kind: type = type(value)
    if kind in _AS_THEY_ARE or value is None:
        return value
    if (names := _names(kind)) is not None:
        return {name: to_plain(getattr(value, name)) for name in names}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, PurePath):
        return str(value)
    if isinstance(value, Mapping):
        return {key: to_plain(part) for key, part in value.items()}
    if isinstance(value, frozenset):
        value = tuple(sorted(value))
    return [to_plain(item) for item in value] if isinstance(value, tuple | list) else value


def one_level(value: Any) -> Any:
    """The same for JSON's encoder, which asks again for each value inside that it cannot say."""
    kind: type = type(value)
    names = _names(kind)
    return to_plain(value) if names is None else {name: getattr(value, name) for name in names}


def from_plain(kind: type[T], plain: Any) -> T:
    """The value of that kind that `to_plain` was given."""
    return _value(kind, plain)  # type: ignore[no-any-return]  # its kind is a value of run time


def _value(kind: Any, plain: Any) -> Any:
    if plain is None or kind in _AS_THEY_ARE:
        return plain
    if isinstance(kind, UnionType):
        # Of several kinds it is the one whose names the value has.
        kinds = (part for part in get_args(kind) if part is not NoneType)
        kind = max(kinds, key=lambda one: len(_hints(one).keys() & plain) if _has_names(one) else 0)
    of, parts = get_origin(kind), get_args(kind)
    if of in {tuple, frozenset, Sequence}:
        made = frozenset if of is frozenset else tuple
        return made(_value(parts[0], item) for item in plain)
    if of is Mapping:
        return {parts[0](key): _value(parts[1], part) for key, part in plain.items()}
    if _has_names(kind):
        # What an older program wrote and this one does not know is left out.
        hints = _hints(kind)
        return kind(
            **{name: _value(hints[name], part) for name, part in plain.items() if name in hints}
        )
    if issubclass(kind, date | time):
        return kind.fromisoformat(plain)
    return kind(plain)


@cache
def _names(kind: type) -> tuple[str, ...] | None:
    """The names of the fields of a kind of value; None where it has none."""
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else None


def _has_names(kind: Any) -> bool:
    return isinstance(kind, type) and is_dataclass(kind)


@lru_cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)
