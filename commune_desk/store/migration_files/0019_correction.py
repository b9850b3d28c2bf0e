"""Version 19: a reception is corrected, and asked for by name. Frozen; nothing was before."""

from typing import Any

from peewee import (
    BigAutoField,
    BigIntegerField,
    CompositeKey,
    DatabaseProxy,
    ForeignKeyField,
    Model,
    SqliteDatabase,
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


class ReceptionRequest(Table):
    office = ForeignKeyField(Office, index=False)
    request_id = CodeField()
    dossier = ForeignKeyField(Dossier, index=False, null=True)

    class Meta:
        primary_key = CompositeKey("office", "request_id")


FILING_RENAMED = """CREATE TRIGGER filing_renamed AFTER UPDATE OF words ON filing
            WHEN old.words <> new.words BEGIN
            INSERT INTO filing_index(filing_index, rowid, words)
                VALUES ('delete', old.dossier_id, old.words);
            INSERT INTO filing_index(rowid, words) VALUES (new.dossier_id, new.words); END"""


def up(_migrator: Any, db: Any) -> None:
    """Make the table and the columns, and let the word index follow a name."""
    frozen.initialize(db)
    is_file = isinstance(db, SqliteDatabase)
    moment = "INTEGER" if is_file else "BIGINT"
    db.create_tables((ReceptionRequest,), safe=False)
    db.execute_sql("ALTER TABLE filing ADD COLUMN note TEXT NOT NULL DEFAULT ''")
    db.execute_sql(f"ALTER TABLE declaration ADD COLUMN superseded_at {moment}")
    if is_file:
        db.execute_sql(FILING_RENAMED)
