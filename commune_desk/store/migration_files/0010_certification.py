"""Version 10: the certification books, and upon what it rests that a fee was not taken.

Frozen. Books that were kept by hand stay on paper; an office says with which number they ended.
"""

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


class CertificationBook(Table):
    office = ForeignKeyField(Office, index=False)
    book = CodeField()
    year = IntegerField()
    volume = IntegerField()
    begins_after = IntegerField()
    last_number = IntegerField()
    opened_at = BigIntegerField()
    closed_at = BigIntegerField(null=True)
    closed_by = TextField()
    totals = TextField(null=True)

    class Meta:
        primary_key = CompositeKey("office", "book", "year")


class CertificationEntry(Table):
    id = BigAutoField()
    office = ForeignKeyField(Office, index=False)
    book = CodeField()
    year = IntegerField()
    number = IntegerField()
    volume = IntegerField()
    sign = TextField()
    dossier = ForeignKeyField(Dossier)
    certified_at = BigIntegerField()
    requesters = TextField()
    paper_name = TextField()
    pages = IntegerField()
    copies = IntegerField()
    signer_name = TextField()
    signer_title = TextField()
    fee_vnd = BigIntegerField()
    note = TextField()
    officer_name = TextField()
    struck_at = BigIntegerField(null=True)
    strike_reason = TextField()

    class Meta:
        indexes = (
            (("office", "book", "year", "number"), True),
            (("office", "certified_at"), False),
        )


def up(_migrator: Any, db: Any) -> None:
    """Make the tables, and give payments their ground."""
    frozen.initialize(db)
    db.create_tables((CertificationBook, CertificationEntry), safe=False)
    db.execute_sql("ALTER TABLE payment ADD COLUMN ground TEXT NOT NULL DEFAULT ''")
