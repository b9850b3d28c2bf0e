"""Version 8: reporting periods are closed, with their figures, their dossiers and their files.

Frozen. No period was closed before.
"""

from typing import Any

from peewee import (
    BigAutoField,
    BigIntegerField,
    BlobField,
    CompositeKey,
    DatabaseProxy,
    ForeignKeyField,
    Model,
    SqliteDatabase,
    TextField,
)

frozen = DatabaseProxy()


class Table(Model):
    class Meta:
        database = frozen
        legacy_table_names = False


class Office(Table):
    id = BigAutoField()


class ClosedPeriod(Table):
    id = BigAutoField()
    office = ForeignKeyField(Office, index=False)
    first = TextField()
    last = TextField()
    closed_at = BigIntegerField()
    closed_by = TextField()
    report = TextField()

    class Meta:
        indexes = ((("office", "last", "first"), True),)


class ClosedFile(Table):
    period = ForeignKeyField(ClosedPeriod, index=False)
    name = TextField()
    office = ForeignKeyField(Office, index=False)
    sha256 = TextField()
    content = BlobField()

    class Meta:
        primary_key = CompositeKey("period", "name")


SQLITE = tuple(
    f"""CREATE TRIGGER {table}_is_not_{what}d BEFORE {verb} ON {table} BEGIN
            SELECT RAISE(ABORT, 'a closed period is never changed'); END"""
    for table in ("closed_period", "closed_file")
    for what, verb in (("change", "UPDATE"), ("delete", "DELETE"))
)
POSTGRES = (
    """CREATE FUNCTION closed_is_not_changed() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN RAISE 'a closed period is never changed'; END $$""",
    *(
        f"""CREATE TRIGGER {table}_is_not_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}
            EXECUTE FUNCTION closed_is_not_changed()"""
        for table in ("closed_period", "closed_file")
    ),
)


def up(_migrator: Any, db: Any) -> None:
    """Make the tables and their guards."""
    frozen.initialize(db)
    db.create_tables((ClosedPeriod, ClosedFile), safe=False)
    for statement in SQLITE if isinstance(db, SqliteDatabase) else POSTGRES:
        db.execute_sql(statement)
