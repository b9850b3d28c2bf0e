"""Version 21: a request keeps what it asked for. Frozen; of those before nobody knows it."""

from typing import Any


def up(_migrator: Any, db: Any) -> None:
    """Make the column; nothing is compared with what is empty."""
    db.execute_sql("ALTER TABLE reception_request ADD COLUMN fingerprint TEXT NOT NULL DEFAULT ''")
