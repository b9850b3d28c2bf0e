"""Version 6: what the office says itself in the report of a period. Frozen."""

from typing import Any

from peewee import (
    BigAutoField,
    BigIntegerField,
    CompositeKey,
    DatabaseProxy,
    ForeignKeyField,
    Model,
    TextField,
)

frozen = DatabaseProxy()


class Table(Model):
    class Meta:
        database = frozen
        legacy_table_names = False


class Office(Table):
    id = BigAutoField()


class ReportText(Table):
    office = ForeignKeyField(Office, index=False)
    first = TextField()
    last = TextField()
    edited = TextField()
    feedback = TextField(null=True)
    changed_at = BigIntegerField()

    class Meta:
        primary_key = CompositeKey("office", "first", "last")


def up(_migrator: Any, db: Any) -> None:
    """Make the table."""
    frozen.initialize(db)
    db.create_tables((ReportText,), safe=False)
