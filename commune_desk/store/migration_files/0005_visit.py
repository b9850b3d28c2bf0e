"""Version 5: visits that did not become a dossier: the citizen was guided, or declined.

Frozen. There are none yet in a database of an earlier version.
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


class Officer(Table):
    id = BigAutoField()


class ProcedureVersion(Table):
    id = BigAutoField()


class Dossier(Table):
    id = BigIntegerField(primary_key=True)


class Visit(Table):
    id = BigAutoField()
    office = ForeignKeyField(Office, index=False)
    outcome = TextField()
    slip_no = TextField()
    procedure = ForeignKeyField(ProcedureVersion, index=False)
    party = TextField()
    number = CodeField()
    words = TextField()
    items = TextField()
    reason = TextField()
    texts = TextField()
    officer = ForeignKeyField(Officer, index=False)
    happened_at = BigIntegerField()
    prints = IntegerField()
    dossier = ForeignKeyField(Dossier, index=False, null=True)

    class Meta:
        indexes = ((("office", "id"), False), (("office", "number"), False))


def up(_migrator: Any, db: Any) -> None:
    """Make the table."""
    frozen.initialize(db)
    db.create_tables((Visit,), safe=False)
