"""Version 13: what people let the office use again. Frozen; nobody was asked before."""

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


class CodeField(TextField):
    """Text compared byte by byte."""

    field_type = "CODE"


class Table(Model):
    class Meta:
        database = frozen
        legacy_table_names = False


class Office(Table):
    id = BigAutoField()


class Citizen(Table):
    id = BigAutoField()


class Consent(Table):
    id = BigAutoField()
    office = ForeignKeyField(Office, index=False)
    citizen = ForeignKeyField(Citizen, index=False)
    given_at = BigIntegerField()
    given_by = TextField()
    withdrawn_at = BigIntegerField(null=True)

    class Meta:
        indexes = ((("office", "citizen"), False),)


class KnownFact(Table):
    office = ForeignKeyField(Office, index=False)
    citizen = ForeignKeyField(Citizen, index=False)
    name = CodeField()
    text = TextField()
    kept_at = BigIntegerField()

    class Meta:
        primary_key = CompositeKey("office", "citizen", "name")


class PersonLink(Table):
    office = ForeignKeyField(Office, index=False)
    citizen = ForeignKeyField(Citizen, index=False)
    kind = CodeField()
    number = CodeField()
    texts = TextField()
    kept_at = BigIntegerField()

    class Meta:
        primary_key = CompositeKey("office", "citizen", "kind", "number")


def up(_migrator: Any, db: Any) -> None:
    """Make the tables."""
    frozen.initialize(db)
    db.create_tables((Consent, KnownFact, PersonLink), safe=False)
