"""Version 11: forms of an office's own, their files, and who signs packs. Frozen.

No office had forms of its own before.
"""

from typing import Any

from peewee import (
    BigAutoField,
    BigIntegerField,
    BlobField,
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


class FormVersion(Table):
    office = ForeignKeyField(Office, index=False)
    code = CodeField()
    version = IntegerField()
    text = TextField()
    origin = TextField()
    reason = TextField()
    made_at = BigIntegerField()
    officer_name = TextField()

    class Meta:
        primary_key = CompositeKey("office", "code", "version")


class FormFile(Table):
    office = ForeignKeyField(Office, index=False)
    sha256 = CodeField()
    content = BlobField()

    class Meta:
        primary_key = CompositeKey("office", "sha256")


class PackSigner(Table):
    office = ForeignKeyField(Office, index=False)
    key = CodeField()
    name = TextField()
    seed = BlobField(null=True)
    since = BigIntegerField()

    class Meta:
        primary_key = CompositeKey("office", "key")


def up(_migrator: Any, db: Any) -> None:
    """Make the tables."""
    frozen.initialize(db)
    db.create_tables((FormVersion, FormFile, PackSigner), safe=False)
