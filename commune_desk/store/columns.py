"""Values of the domain and the columns of their tables, by name.

A field of a value stands in the column of the same name. So a value is written by its fields and
read back by them; neither side spells the fields out, and a field more is a column more and nothing
else. A query gives each of its columns the name of the field it is for (`AS applicant_name`); what
no column can say, its caller gives by name.

Why not peewee's model objects: they cost ten times as much as the values they would be made into.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import lru_cache
from operator import attrgetter
from types import NoneType, UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from commune_desk.domain.plain import from_plain
from commune_desk.store.fields import moment_from

T = TypeVar("T")

_Reader = Callable[[Any], Any]
_READERS: dict[Any, _Reader] = {datetime: moment_from, date: date.fromisoformat, bool: bool}


def columns_from(value: Any, *, without: frozenset[str] = frozenset()) -> dict[str, Any]:
    """The columns of a value: its fields by name, but for those that stand elsewhere."""
    kind: type = type(value)
    names, read = _columns_of(kind, without)
    return dict(zip(names, read(value), strict=True))


@lru_cache
def _columns_of(
    kind: type, without: frozenset[str]
) -> tuple[tuple[str, ...], Callable[[Any], tuple[Any, ...]]]:
    """The fields of a kind but for some, and what reads them all of a value."""
    names = tuple(name for name in field_names(kind) if name not in without)
    if len(names) < 2:  # of which `attrgetter` makes no tuple
        return names, lambda value: tuple(getattr(value, name) for name in names)
    return names, attrgetter(*names)


@lru_cache
def field_names(kind: type) -> tuple[str, ...]:
    """The names of the fields of a kind of value, in their order."""
    return tuple(field.name for field in fields(kind))


def value_from(kind: type[T], row: Any, **given: Any) -> T:
    """A value from the columns of a row that bear its fields' names.

    Args:
        kind: its dataclass.
        row: a row of `statements.rows`.
        given: fields that no column of the row holds.
    """
    of_kind: type = kind
    of_rows: type = type(row)
    for name, place, reader in _readers(of_kind, of_rows, tuple(given)):
        column = row[place]
        given[name] = column if reader is None or column is None else reader(column)
    return kind(**given)


@lru_cache(maxsize=512)
def _readers(
    kind: type, row: type, given: tuple[str, ...]
) -> tuple[tuple[str, int, _Reader | None], ...]:
    """The fields of a kind that are not given: where each stands in a row, and how it is read.

    What makes its value from what is stored is None where it is one already.
    """
    columns: Sequence[str] = row._fields  # type: ignore[attr-defined]  # a named tuple
    hints, places = get_type_hints(kind), {name: at for at, name in enumerate(columns)}
    names = [name for name in field_names(kind) if name not in given]
    return tuple((name, places[name], _reader(hints[name])) for name in names)


def _reader(kind: Any) -> _Reader | None:
    """What makes a value of that kind from what `fields.stored` made of one; None: it is one."""
    may_be_missing = False
    if isinstance(kind, UnionType):
        parts = [part for part in get_args(kind) if part is not NoneType]
        if len(parts) > 1:  # enumerations that share no value
            return {member.value: member for part in parts for member in part}.__getitem__
        may_be_missing, [kind] = True, parts
    if get_origin(kind) is Mapping:
        return json.loads
    if get_origin(kind) is tuple or is_dataclass(kind):
        return lambda text: from_plain(kind, json.loads(text))
    if isinstance(kind, type) and issubclass(kind, Enum):
        # An empty text is none of its values. Asking the class itself takes five times as long.
        missing = {"": None} if may_be_missing else {}
        return {**missing, **{member.value: member for member in kind}}.__getitem__
    return _READERS.get(kind)
