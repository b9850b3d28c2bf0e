"""Version 31: a report finds the hand-overs of its period by their moments. Frozen."""

from typing import Any


def up(_migrator: Any, db: Any) -> None:
    """Make the index, in the place of the one that had them by their dossiers."""
    db.execute_sql('DROP INDEX "event_handed_over"')
    db.execute_sql(
        'CREATE INDEX "event_handed_over_at" ON "event" '
        '("office_id", "happened_at", "id", "dossier_id", "officer_id") '
        "WHERE (\"kind\" IN ('return', 'solve_at_once'))"
    )
