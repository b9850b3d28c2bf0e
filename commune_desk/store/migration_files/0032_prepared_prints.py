"""Version 32: what was printed before there is a dossier goes along into it. Frozen.

What earlier versions printed so stands in the history alone, without the dossier that it is of.
"""

from typing import Any

from peewee import (
    BigAutoField,
    BigIntegerField,
    DatabaseProxy,
    ForeignKeyField,
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


class Prepared(Table):
    id = BigAutoField()


class PreparedPrint(Table):
    id = BigAutoField()
    office = ForeignKeyField(Office, index=False)
    prepared = ForeignKeyField(Prepared, index=False)
    procedure_code = CodeField()
    slip = TextField()
    printed_at = BigIntegerField()
    file = TextField()
    officer_name = TextField()
    name = TextField()
    fingerprint = TextField()

    class Meta:
        indexes = ((("office", "prepared"), False),)


def up(_migrator: Any, db: Any) -> None:
    """Make the table, and let a print of a dossier say what it was before that."""
    frozen.initialize(db)
    db.create_tables((PreparedPrint,), safe=False)
    for column in ("name", "fingerprint"):
        db.execute_sql(f"ALTER TABLE printed_slip ADD COLUMN {column} TEXT NOT NULL DEFAULT ''")
