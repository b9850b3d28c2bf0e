"""Version 7: the numbers of papers, and of dossiers in the register book.

Frozen. Papers of earlier versions left their number to the pen; theirs is not known.
"""

from typing import Any

from peewee import (
    BigAutoField,
    BigIntegerField,
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


class Dossier(Table):
    id = BigIntegerField(primary_key=True)


class PaperNumber(Table):
    id = BigAutoField()
    office = ForeignKeyField(Office, index=False)
    dossier = ForeignKeyField(Dossier)
    series = CodeField()
    year = IntegerField()
    number = IntegerField()
    volume = IntegerField()

    class Meta:
        indexes = ((("office", "series", "year", "number"), True),)


def up(_migrator: Any, db: Any) -> None:
    """Make the table."""
    frozen.initialize(db)
    db.create_tables((PaperNumber,), safe=False)
