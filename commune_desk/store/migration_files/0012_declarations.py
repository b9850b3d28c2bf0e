"""Version 12: dossiers keep their declarations. Frozen; before, they were the citizen's own."""

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


class Dossier(Table):
    id = BigIntegerField(primary_key=True)


class KeptForm(Table):
    office = ForeignKeyField(Office, index=False)
    digest = CodeField()
    code = CodeField()
    version = IntegerField()
    body = TextField()
    used_at = BigIntegerField()
    checked_at = BigIntegerField(null=True)
    checked_by = TextField()

    class Meta:
        primary_key = CompositeKey("office", "digest")


class Declaration(Table):
    dossier = ForeignKeyField(Dossier, index=False)
    position = IntegerField()
    office = ForeignKeyField(Office, index=False)
    form_code = CodeField()
    form_version = IntegerField()
    form_digest = CodeField()
    form_name = TextField()
    texts = TextField()
    sources = TextField()
    reasons = TextField()
    fee_case = TextField()
    typed = IntegerField()
    scanned = IntegerField()
    reused = IntegerField()
    supplied = IntegerField()

    class Meta:
        primary_key = CompositeKey("dossier", "position")


def up(_migrator: Any, db: Any) -> None:
    """Make the tables."""
    frozen.initialize(db)
    db.create_tables((KeptForm, Declaration), safe=False)
