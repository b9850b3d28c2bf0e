"""Version 28: what a report asks of the history is found without reading its lines. Frozen."""

from typing import Any


def up(_migrator: Any, db: Any) -> None:
    """Make the indexes."""
    db.execute_sql(
        'CREATE INDEX "event_second_thought" ON "event" ("office_id", "dossier_id") '
        "WHERE (\"kind\" IN ('apologise', 'undo'))"
    )
    db.execute_sql(
        'CREATE INDEX "event_handed_over" ON "event" '
        '("office_id", "dossier_id", "id", "kind", "officer_id") '
        "WHERE (\"kind\" IN ('return', 'solve_at_once'))"
    )
