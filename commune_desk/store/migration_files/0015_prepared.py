"""Version 15: declarations written before there is a dossier. Frozen; there were none before."""

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


class Prepared(Table):
    id = BigAutoField()
    office = ForeignKeyField(Office, index=False)
    procedure = ForeignKeyField(ProcedureVersion, index=False)
    party = TextField()
    words = TextField()
    model = TextField()
    texts = TextField()
    officer = ForeignKeyField(Officer, index=False)
    happened_at = BigIntegerField()
    prints = IntegerField()
    dossier = ForeignKeyField(Dossier, index=False, null=True)
    closed_at = BigIntegerField(null=True)
    close_reason = TextField()

    class Meta:
        indexes = ((("office", "id"), False), (("office", "happened_at"), False))


def up(_migrator: Any, db: Any) -> None:
    """Make the table."""
    frozen.initialize(db)
    db.create_tables((Prepared,), safe=False)
