"""Version 26: who looked at whose record is found by person and by time. Frozen."""

import json
from typing import Any

_SEEN = (
    "record_opened", "record_exported", "record_let_go", "consent_withdrawn", "list_exported",
    "inspection_made",
)  # fmt: skip
_OF_RECORDS = ("record_opened", "consent_given", "consent_withdrawn")
_BATCH = 500


def up(_migrator: Any, db: Any) -> None:
    """Make the index, and lead from people to the lines that told of them before."""
    kinds = ", ".join(f"'{kind}'" for kind in _SEEN)
    db.execute_sql(
        'CREATE INDEX "event_seen" ON "event" ("office_id", "entered_at", "id", "kind",'
        f' "officer_id") WHERE ("kind" IN ({kinds}))'
    )
    of_records = ", ".join(f"'{kind}'" for kind in _OF_RECORDS)
    question = (
        "SELECT id, office_id, facts FROM event WHERE dossier_id IS NULL"
        f" AND kind IN ({of_records}) ORDER BY id"
    )
    told = []
    for key, office, facts in db.execute_sql(question).fetchall():
        said = facts if isinstance(facts, dict) else json.loads(facts)
        subject = (said.get("citizen"), said.get("organisation"))
        if any(subject):
            told.append((key, office, *subject))
    mark = db.param
    for start in range(0, len(told), _BATCH):
        part = told[start : start + _BATCH]
        rows = ", ".join([f"({mark}, {mark}, {mark}, {mark})"] * len(part))
        db.execute_sql(
            "INSERT INTO record_change (event_id, office_id, citizen_id, organisation_id)"
            f" VALUES {rows}",
            [value for row in part for value in row],
        )
