"""A certification book knows which of its months were printed to be bound and sealed."""

from typing import Any


def up(_migrator: Any, db: Any) -> None:
    """Add the column; nothing is known of what was printed before."""
    column = "printed_months TEXT NOT NULL DEFAULT '[]'"
    db.execute_sql(f"ALTER TABLE certification_book ADD COLUMN {column}")
