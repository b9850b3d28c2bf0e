"""Statements on the hot path of the desk, written once and run on either engine.

Why not peewee's query builder here: it composes its text anew for every call, which costs more than
SQLite needs to carry the statement out. `?` stands for a value on both engines.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from commune_desk.store.tables import Table, bound_database

Question = tuple[str, tuple[object, ...]]
"""A statement, or a part of one, with the values of its question marks."""


def joined(conditions: Sequence[Question]) -> Question:
    """Conditions that must all hold, as one."""
    statement = " AND ".join(condition for condition, _ in conditions) or "1 = 1"
    return statement, tuple(value for _, values in conditions for value in values)


def run(statement: str, values: Sequence[object] = ()) -> Any:
    """Run a statement and return its cursor."""
    return bound_database.execute_sql(_for_engine(statement, bound_database.param), tuple(values))


def insert(table: type[Table], rows: Iterable[Sequence[object]]) -> None:
    """Insert rows whose values stand in the order of the table's columns, all in one statement."""
    values = list(rows)
    if values:
        flat = tuple(value for row in values for value in row)
        run(_insert(table, len(values)), flat)


@lru_cache(maxsize=256)
def _for_engine(statement: str, placeholder: str) -> str:
    return statement if placeholder == "?" else statement.replace("?", placeholder)


def columns_of(table: type[Table]) -> list[str]:
    """The columns of a table in the order in which `tables.py` declares them."""
    return [field.column_name for field in table._meta.sorted_fields]


@lru_cache(maxsize=256)
def _insert(table: type[Table], count: int) -> str:
    columns = columns_of(table)
    row = f"({', '.join('?' * len(columns))})"
    return (
        f"INSERT INTO {table._meta.table_name} ({', '.join(columns)})"
        f" VALUES {', '.join([row] * count)}"
    )
