"""Moving the whole database to the other engine (chuyển dữ liệu), row by row, and counting both.

Both engines keep the same values in the same columns (`store/fields.py`), so that a row is carried
over as it is stored; only a tick is a number in a file and a truth on a server.
"""

from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any

from peewee import AutoField, BigAutoField, BooleanField

from commune_desk.domain.moving_errors import RowsMissing, WorkedMeanwhile
from commune_desk.store.database import DatabaseLocation, engine_for
from commune_desk.store.engine import Engine
from commune_desk.store.engine.name import EngineName
from commune_desk.store.tables import ALL_TABLES, Event, Table

_AT_ONCE = 500
_MOST_VALUES = 30_000
"""SQLite takes 32,766 values in a statement."""


def copy_rows(
    source: DatabaseLocation, target: Engine, step: Callable[[int, int], object]
) -> dict[str, int]:
    """Copy every row of a database into an empty one, inside the caller's transaction.

    Args:
        source: which is read as it is at one moment.
        target: brought up to date, without an office.
        step: told after each table how many are done, and of how many.

    Returns:
        How many rows each table has; counted on both sides and found equal.

    Raises:
        RowsMissing: a table has not as many rows there as here.
        WorkedMeanwhile: somebody went on working with the source.
    """
    engine = engine_for(source)
    counts: dict[str, int] = {}
    with engine.connection_context():
        with engine.atomic(*_one_moment(engine)):
            for done, table in enumerate(ALL_TABLES):
                name = table._meta.table_name
                counts[name] = _copy_table(table, engine, target)
                found = _count(table, target)
                if found != counts[name]:
                    raise RowsMissing(name, counts[name], found)
                step(done + 1, len(ALL_TABLES))
        if _count(Event, engine) != counts[Event._meta.table_name]:
            raise WorkedMeanwhile
    return counts


def _one_moment(engine: Engine) -> tuple[str, ...]:
    """How a transaction begins that sees one moment of the database, whoever writes meanwhile."""
    return ("REPEATABLE READ",) if engine.engine_name is EngineName.POSTGRES else ()


def _copy_table(table: type[Table], source: Engine, target: Engine) -> int:
    fields = table._meta.sorted_fields
    names = ", ".join(field.column_name for field in fields)
    name, key = table._meta.table_name, table._meta.primary_key
    assert key, "every table has one"
    keys = getattr(key, "field_names", ()) or (key.name,)
    order = ", ".join(table._meta.fields[one].column_name for one in keys)
    read = source.execute_sql(f"SELECT {names} FROM {name} ORDER BY {order}")
    ticks = [at for at, field in enumerate(fields) if isinstance(field, BooleanField)]
    mark = "%s" if target.engine_name is EngineName.POSTGRES else "?"
    one_row = f"({', '.join([mark] * len(fields))})"
    count = 0
    for some in _pieces(read, min(_AT_ONCE, _MOST_VALUES // len(fields))):
        values = [value for row in some for value in _with_ticks(row, ticks)]
        rows = ", ".join([one_row] * len(some))
        target.execute_sql(f"INSERT INTO {name} ({names}) VALUES {rows}", values)
        count += len(some)
    if target.engine_name is EngineName.POSTGRES and isinstance(key, AutoField | BigAutoField):
        target.execute_sql(
            f"SELECT setval(pg_get_serial_sequence('{name}', '{key.column_name}'),"
            f" GREATEST((SELECT max({key.column_name}) FROM {name}), 1))"
        )
    return count


def _with_ticks(row: tuple[Any, ...], ticks: list[int]) -> list[Any]:
    values = list(row)
    for at in ticks:
        values[at] = None if values[at] is None else bool(values[at])
    return values


def _pieces(read: Any, size: int) -> Iterator[list[tuple[Any, ...]]]:
    lines = iter(read)
    while piece := list(islice(lines, size)):
        yield piece


def _count(table: type[Table], engine: Engine) -> int:
    found = engine.execute_sql(f"SELECT count(*) FROM {table._meta.table_name}").fetchone()
    return int(found[0])
