"""Version 25: rules of the law that came in a pack. Frozen."""

from typing import Any

from peewee import BigAutoField, CompositeKey, DatabaseProxy, ForeignKeyField, Model, TextField

frozen = DatabaseProxy()


class CodeField(TextField):
    """Text compared byte by byte."""

    field_type = "CODE"


class Table(Model):
    class Meta:
        database = frozen
        legacy_table_names = False


class Office(Table):
    id = BigAutoField()


class KeptLaw(Table):
    office = ForeignKeyField(Office, index=False)
    topic = CodeField()
    body = TextField()

    class Meta:
        primary_key = CompositeKey("office", "topic")


def up(_migrator: Any, db: Any) -> None:
    """Make the table."""
    frozen.initialize(db)
    db.create_tables((KeptLaw,), safe=False)
