"""A table as it lies, from one engine to the other.

Why SQL: both databases are open at once, and the tables of peewee are bound to one; the rows pass
as they are stored, by the column names that the tables declare.

Plans: each table is read once from end to end in the order of its key.
"""

from typing import Any

from peewee import AutoField, BigAutoField, BooleanField

from commune_desk.store.engine import Engine
from commune_desk.store.engine.name import EngineName
from commune_desk.store.tables import Table

_AT_ONCE = 500
_MOST_VALUES = 30_000
"""SQLite takes 32,766 values in a statement."""


def copy_table(table: type[Table], source: Engine, target: Engine) -> int:
    """Copy every row of a table into the empty one of the other engine; how many there were."""
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
    size = min(_AT_ONCE, _MOST_VALUES // len(fields))
    while some := read.fetchmany(size):  # and says what a damaged page is, which `next` does not
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
    """A row with its ticks as truths, which a file keeps as numbers."""
    values = list(row)
    for at in ticks:
        values[at] = None if values[at] is None else bool(values[at])
    return values


def count_rows(table: type[Table], engine: Engine) -> int:
    """How many rows a table of an engine has."""
    found = engine.execute_sql(f"SELECT count(*) FROM {table._meta.table_name}").fetchone()
    return int(found[0])
