"""Statements on the office's database: peewee's queries, and the few whose text is our own.

Both run through here, take values as Python has them, and give rows with a name for each column.
The text of our own statements stands in `queries/`; `?` stands for a value on both engines.
"""

from collections import namedtuple
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from peewee import BaseQuery

from commune_desk.store.engine.name import EngineName
from commune_desk.store.fields import stored
from commune_desk.store.tables import bound_database

_MOST_KNOWN = 1_000
"""Statements whose columns are known at once; some texts hold as many marks as they are given."""

Question = tuple[str, tuple[object, ...]]
"""A statement, or a part of one, with the values of its question marks."""


def run(asked: str | BaseQuery, values: Sequence[object] = ()) -> Any:
    """Run a statement and return its cursor."""
    if isinstance(asked, BaseQuery):
        return bound_database.execute(asked)
    on_postgres = bound_database.engine_name is EngineName.POSTGRES
    statement = asked.replace("?", "%s") if on_postgres else asked
    return bound_database.execute_sql(statement, tuple(map(stored, values)))


def rows(asked: str | BaseQuery, values: Sequence[object] = ()) -> list[Any]:
    """All rows as they are stored, each with its columns as attributes; none where none return."""
    cursor = run(asked, values)
    row = _row_type_of(asked, cursor) if isinstance(asked, str) else _described(cursor)
    return list(map(row._make, cursor.fetchall())) if row else []


def first(asked: str | BaseQuery, values: Sequence[object] = ()) -> Any | None:
    """The first row, None where there is none."""
    return next(iter(rows(asked, values)), None)


def _row_type_of(statement: str, cursor: Any) -> Any | None:
    """The rows of a statement of our own; its columns are asked for once for each open database.

    Asking a server's answer for its columns costs as much as a statement (a reception asks twenty).
    """
    known: dict[str, Any] = bound_database.row_types
    if statement not in known:
        if len(known) == _MOST_KNOWN:
            known.clear()
        known[statement] = _described(cursor)
    return known[statement]


def _described(cursor: Any) -> Any | None:
    """The rows of a cursor, with its columns as attributes; None where it gives none."""
    if cursor.description is None:
        return None
    return _row_type(tuple(column[0] for column in cursor.description))


@lru_cache(maxsize=256)
def _row_type(columns: tuple[str, ...]) -> Any:
    return namedtuple("Row", columns)  # what its columns are is known at run time
