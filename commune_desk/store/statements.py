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
    if cursor.description is None:
        return []
    row = _row_type(tuple(column[0] for column in cursor.description))
    return list(map(row._make, cursor.fetchall()))


def first(asked: str | BaseQuery, values: Sequence[object] = ()) -> Any | None:
    """The first row, None where there is none."""
    return next(iter(rows(asked, values)), None)


@lru_cache(maxsize=256)
def _row_type(columns: tuple[str, ...]) -> Any:
    return namedtuple("Row", columns)  # what its columns are is known at run time
