"""What all tables share."""

from typing import Any

from peewee import DatabaseProxy, Expression, Field, Model

bound_database = DatabaseProxy()
"""The database of the process: `store/database.py` binds it."""


class Table(Model):
    """What all tables share: the database of the process."""

    class Meta:
        database = bound_database
        legacy_table_names = False


def index_some(name: str, *columns: "Field[Any]", where: Expression, unique: bool = False) -> None:
    """Declare an index over the rows that fulfil a condition."""
    table = columns[0].model
    table.add_index(table.index(*columns, unique=unique, where=where, name=name))
