"""Version 20: wrong passwords are counted, by name and PC. Frozen; before, nobody had to wait."""

from typing import Any

from peewee import (
    BigAutoField,
    BigIntegerField,
    CompositeKey,
    DatabaseProxy,
    ForeignKeyField,
    IntegerField,
    Model,
    TextField,
)

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


class FailedSignIn(Table):
    office = ForeignKeyField(Office, index=False)
    login = CodeField()
    pc = CodeField()
    failures = IntegerField()
    last_at = BigIntegerField()

    class Meta:
        primary_key = CompositeKey("office", "login", "pc")


def up(_migrator: Any, db: Any) -> None:
    """Make the table."""
    frozen.initialize(db)
    db.create_tables((FailedSignIn,), safe=False)
