"""Version 29: a report finds the dossiers whose clock was interrupted. Frozen."""

from typing import Any


def up(_migrator: Any, db: Any) -> None:
    """Make the index."""
    db.execute_sql(
        'CREATE INDEX "clock_run_interrupted" ON "clock_run" ("office_id", "dossier_id") '
        "WHERE (\"why\" IN ('supplement', 'verification'))"
    )
