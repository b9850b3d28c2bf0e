"""Writing rows by the names of their columns: inserts and updates, each in one statement.

Why not peewee: a reception writes seven tables and a step three, and composing peewee's text costs
more than carrying it out (`tests/benchmarks/test_receive.py`). Here a text is made once for every
table and its columns.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import chain
from typing import Any

from commune_desk.store.statements import Question, first, run
from commune_desk.store.tables import Table


def insert(table: type[Table], rows: Sequence[Mapping[str, object]], *, then: str = "") -> Any:
    """Insert rows, which all name the same columns; returns what `then` returns of the first.

    Args:
        table: into which table.
        rows: each column with its value.
        then: what stands after the values: what to do with a row that is there already, what to
            return.
    """
    if not rows:
        return None
    columns = tuple(rows[0])
    statement = _insert(table._meta.table_name, columns, len(rows), then=then)
    values = chain.from_iterable(map(row.__getitem__, columns) for row in rows)
    if then:
        return first(statement, values)
    run(statement, values)
    return None


def update(table: type[Table], columns: Mapping[str, object], *, where: Question) -> Any:
    """Change columns of some rows; returns what `where` returns of the first, None without any.

    Args:
        table: of which table.
        columns: each with its new value.
        where: of which rows, and what to return of them.
    """
    condition, values = where
    statement = _update(table._meta.table_name, tuple(columns))
    return first(f"{statement} WHERE {condition}", (*columns.values(), *values))


@lru_cache(maxsize=256)
def _insert(table: str, columns: tuple[str, ...], count: int, *, then: str) -> str:
    """The statement, with what stands behind its values.

    A text that is put together anew is found letter by letter among those that the driver knows.
    """
    marks = ", ".join([f"({', '.join('?' * len(columns))})"] * count)
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES {marks} {then}"


@lru_cache(maxsize=256)
def _update(table: str, columns: tuple[str, ...]) -> str:
    return f"UPDATE {table} SET {', '.join(f'{column} = ?' for column in columns)}"
