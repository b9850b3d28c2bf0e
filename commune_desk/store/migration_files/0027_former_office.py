"""Version 27: what the office was called before is found without reading the history. Frozen."""

from typing import Any


def up(_migrator: Any, db: Any) -> None:
    """Make the index."""
    db.execute_sql(
        'CREATE INDEX "event_office_changed" ON "event" ("office_id", "happened_at", "id") '
        "WHERE (\"kind\" = 'office_changed')"
    )
