"""Statements on the office's database: peewee's queries, and the few whose text is our own.

Both run through here, take values as Python has them, and give rows with a name for each column.
The text of our own statements stands in `queries/`; `?` stands for a value on both engines.
"""

from collections import namedtuple
from collections.abc import Iterable
from functools import lru_cache, partial
from typing import Any

from peewee import EXCEPTIONS, BaseQuery, ExceptionWrapper  # type: ignore[attr-defined]  # the stubs leave one out

from commune_desk.store.engine.name import EngineName
from commune_desk.store.fields import all_stored
from commune_desk.store.tables import bound_database

_MOST_KNOWN = 1_000
"""Statements whose columns are known at once; some texts hold as many marks as they are given."""

_NAMED_BY_PEEWEE = ExceptionWrapper(EXCEPTIONS)
"""What a driver raises has the names of peewee, as in peewee's own statements. The rest of what
peewee does around a statement, its log above all, costs as much again as a short one."""

Question = tuple[str, tuple[object, ...]]
"""A statement, or a part of one, with the values of its question marks."""


def run(asked: str | BaseQuery, values: Iterable[object] = (), *, in_bytes: bool = False) -> Any:
    """Run a statement and return its cursor.

    Args:
        asked: the statement.
        values: of its question marks.
        in_bytes: whether a server sends its answer as it keeps it, and not as text: bytes are half
            as long then. A statement of our own that asks for many.
    """
    database = bound_database.obj
    if not isinstance(asked, str):
        return database.execute(asked)
    try:
        cursor = database.cursor()
        if database.engine_name is EngineName.SQLITE:
            cursor.execute(asked, all_stored(values))
        else:
            cursor.execute(asked.replace("?", "%s"), all_stored(values), binary=in_bytes)
    except database.driver_error:
        with _NAMED_BY_PEEWEE:
            raise
    return cursor


def rows(
    asked: str | BaseQuery, values: Iterable[object] = (), *, in_bytes: bool = False
) -> list[Any]:
    """All rows as they are stored, each with its columns as attributes; none where none return."""
    return _all_of(asked, run(asked, values, in_bytes=in_bytes))


def each(*questions: Question) -> list[list[Any]]:
    """The rows of several statements, run one behind the other; a server is waited for once.

    Each sees what those before it did, and what others have committed by its own beginning: one
    that waits for a lock holds up those behind it.
    """
    database = bound_database.obj
    if database.engine_name is EngineName.SQLITE:
        return [rows(*question) for question in questions]
    with _NAMED_BY_PEEWEE, database.together():
        cursors = [run(*question) for question in questions]
    return [_all_of(asked, cursor) for (asked, _), cursor in zip(questions, cursors, strict=True)]


def first(
    asked: str | BaseQuery, values: Iterable[object] = (), *, in_bytes: bool = False
) -> Any | None:
    """The first row, None where there is none."""
    found = rows(asked, values, in_bytes=in_bytes)
    return found[0] if found else None


def _all_of(asked: str | BaseQuery, cursor: Any) -> list[Any]:
    """All rows of a cursor."""
    row = _row_type_of(asked, cursor) if isinstance(asked, str) else _described(cursor)
    return list(map(row, cursor.fetchall())) if row else []


def _row_type_of(statement: str, cursor: Any) -> Any | None:
    """The rows of a statement of our own; its columns are asked for once for each open database.

    Asking a server's answer for its columns costs as much as a statement (a reception asks twenty).
    """
    known: dict[str, Any] = bound_database.obj.row_types
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
    row = namedtuple("Row", columns)  # type: ignore[misc]  # its columns are known at run time
    return partial(tuple.__new__, row)  # as its `_make`, without a call of Python for each row
