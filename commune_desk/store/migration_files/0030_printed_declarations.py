"""Version 30: a report finds when a declaration was printed without reading prints. Frozen."""

from typing import Any


def up(_migrator: Any, db: Any) -> None:
    """Make the index."""
    db.execute_sql(
        'CREATE INDEX "printed_declaration" ON "printed_slip" '
        '("office_id", "dossier_id", "slip", "printed_at") '
        "WHERE ((\"slip\" >= 'form:') AND (\"slip\" < 'form;'))"
    )
