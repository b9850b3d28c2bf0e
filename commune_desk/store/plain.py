"""Frozen values of the domain as plain JSON values, and back by their annotations.

Enumerations stand as their values, days and clock times as ISO text, tuples as lists, a nested
value as an object. Fields that a stored value lacks take their defaults, so that a value may grow.
"""

from dataclasses import fields, is_dataclass
from datetime import date, time
from enum import Enum
from functools import lru_cache
from types import NoneType, UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

T = TypeVar("T")


def to_plain(value: Any) -> Any:
    """A value as JSON can say it."""
    if is_dataclass(value):
        return {f.name: to_plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, tuple):
        return [to_plain(item) for item in value]
    return value


def from_plain(kind: type[T], plain: Any) -> T:
    """The value of that kind that `to_plain` was given."""
    return _value(kind, plain)  # type: ignore[no-any-return]  # its kind is a value of run time


def _value(kind: Any, plain: Any) -> Any:
    if plain is None:
        return None
    kind = _present(kind)
    if get_origin(kind) is tuple:
        return tuple(_value(get_args(kind)[0], item) for item in plain)
    if isinstance(kind, type) and is_dataclass(kind):
        return _dataclass(kind, plain)
    if issubclass(kind, date | time):
        return kind.fromisoformat(plain)
    return kind(plain)


def _present(kind: Any) -> Any:
    """The kind of a value that is there, where it might be missing."""
    parts = get_args(kind) if isinstance(kind, UnionType) else (kind,)
    return next(part for part in parts if part is not NoneType)


def _dataclass(kind: type, plain: dict[str, Any]) -> Any:
    """A nested value; what an older program wrote and this one does not know is left out."""
    hints = _hints(kind)
    known = {name: _value(hints[name], part) for name, part in plain.items() if name in hints}
    return kind(**known)


@lru_cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)
