"""Version 24: the history vouches for rows, and is sealed. Frozen.

The lines that were there keep their hashes and have no seal; the first opening of the office seals
them with a line that says so (`services/office/sealing.py`).
"""

from typing import Any

from peewee import SqliteDatabase

SEALED = (
    ("officer", "id"), ("citizen", "id"), ("organisation", "id"), ("dossier", "id"),
    ("clock_run", "dossier_id"), ("filing", "dossier_id"), ("received_party", "dossier_id"),
    ("dossier_paper", "dossier_id"), ("declaration", "dossier_id"), ("paper_number", "id"),
    ("payment", "id"), ("rating", "id"), ("certification_entry", "id"),
)  # fmt: skip

ON_SQLITE = """CREATE TRIGGER {table}_touched_by_{verb} AFTER {verb} ON {table} BEGIN
    INSERT INTO touched VALUES ({row}.office_id, '{table}', {row}.{key}); END"""
ON_POSTGRES = """CREATE TRIGGER {table}_touched AFTER INSERT OR UPDATE OR DELETE ON {table}
    FOR EACH ROW EXECUTE FUNCTION touched_by_{key}()"""
FUNCTION = """CREATE FUNCTION touched_by_{key}() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN IF TG_OP = 'DELETE' THEN
    INSERT INTO touched VALUES (old.office_id, TG_TABLE_NAME, old.{key});
    ELSE INSERT INTO touched VALUES (new.office_id, TG_TABLE_NAME, new.{key}); END IF;
    RETURN NULL; END $$"""


def up(_migrator: Any, db: Any) -> None:
    """Make the columns, the table of touched rows, and the triggers that fill it."""
    is_file = isinstance(db, SqliteDatabase)
    number = "INTEGER" if is_file else "BIGINT"
    db.execute_sql("ALTER TABLE event ADD COLUMN prints TEXT NOT NULL DEFAULT ''")
    db.execute_sql("ALTER TABLE event ADD COLUMN seal TEXT NOT NULL DEFAULT ''")
    db.execute_sql(
        'CREATE INDEX "event_sealed" ON "event" ("office_id", "id") '
        "WHERE (\"kind\" = 'history_sealed')"
    )
    db.execute_sql(
        f"CREATE TABLE touched (office_id {number} NOT NULL, name TEXT NOT NULL,"
        f" key {number} NOT NULL)"
    )
    if is_file:
        for table, key in SEALED:
            for verb, row in (("insert", "new"), ("update", "new"), ("delete", "old")):
                db.execute_sql(ON_SQLITE.format(table=table, verb=verb, row=row, key=key))
        return
    for key in ("id", "dossier_id"):
        db.execute_sql(FUNCTION.format(key=key))
    for table, key in SEALED:
        db.execute_sql(ON_POSTGRES.format(table=table, key=key))
