"""Version 23: what is written for somebody may be a letter of no procedure. Frozen."""

from typing import Any


def up(migrator: Any, db: Any) -> None:
    """Let a prepared filing stand without a procedure, and name the letters in it."""
    migrator.migrate(migrator.drop_not_null("prepared", "procedure_id"))
    db.execute_sql("ALTER TABLE prepared ADD COLUMN letters TEXT NOT NULL DEFAULT ''")
