"""Version 4: a clock run keeps its reason of a delay, its promise and the citizen's last day.

The reason that a dossier kept belongs to its last run that was over when it ended. A promise
belongs to the run in which it was made, as the history tells; where a supplement ended that run, it
no longer stands on the dossier. The last day for an answer is the one that form 02 named: fifteen
days after the request, whatever day that was.
"""

import json
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

from peewee import SqliteDatabase

OFFICE_ZONE = timezone(timedelta(hours=7))
ANSWER_DAYS = 15

COLUMNS = (
    "late_reason TEXT NOT NULL DEFAULT ''",
    "apologised_at {moment}",
    "promised_at {moment}",
    "answer_until TEXT",
)
REASON = """UPDATE clock_run SET late_reason =
        (SELECT d.late_reason FROM dossier d WHERE d.id = clock_run.dossier_id)
    WHERE run_no = COALESCE(
        (SELECT MAX(r.run_no) FROM clock_run r
            WHERE r.dossier_id = clock_run.dossier_id AND r.ended_at > r.due_at),
        (SELECT MAX(r.run_no) FROM clock_run r WHERE r.dossier_id = clock_run.dossier_id))
    AND EXISTS (SELECT 1 FROM dossier d
        WHERE d.id = clock_run.dossier_id AND d.late_reason <> '')"""
PROMISES = """SELECT e.dossier_id, e.happened_at, e.facts FROM event e
    WHERE e.kind = 'apologise' ORDER BY e.id"""
PROMISE = """UPDATE clock_run SET apologised_at = {at}, promised_at = {until}
    WHERE dossier_id = {dossier} AND run_no = (SELECT MAX(r.run_no) FROM clock_run r
        WHERE r.dossier_id = {dossier} AND r.started_at <= {at})"""
UNTOLD = """UPDATE clock_run SET apologised_at = started_at, promised_at =
        (SELECT d.promised_at FROM dossier d WHERE d.id = clock_run.dossier_id)
    WHERE run_no = (SELECT MAX(r.run_no) FROM clock_run r
        WHERE r.dossier_id = clock_run.dossier_id)
    AND EXISTS (SELECT 1 FROM dossier d
        WHERE d.id = clock_run.dossier_id AND d.promised_at IS NOT NULL)
    AND NOT EXISTS (SELECT 1 FROM clock_run r
        WHERE r.dossier_id = clock_run.dossier_id AND r.promised_at IS NOT NULL)"""
VOID = """UPDATE dossier SET promised_at = NULL WHERE promised_at IS NOT NULL AND EXISTS
    (SELECT 1 FROM clock_run r WHERE r.dossier_id = dossier.id
        AND r.promised_at IS NOT NULL AND r.why = 'supplement')"""
ASKED = "SELECT dossier_id, run_no, ended_at FROM clock_run WHERE why = 'supplement'"
ANSWER = """UPDATE clock_run SET answer_until = '{day}'
    WHERE dossier_id = {dossier} AND run_no = {run}"""


def up(_migrator: Any, db: Any) -> None:
    """Give the runs their columns, and what dossiers and history know of them."""
    moment = "INTEGER" if isinstance(db, SqliteDatabase) else "BIGINT"
    for column in COLUMNS:
        db.execute_sql(f"ALTER TABLE clock_run ADD COLUMN {column.format(moment=moment)}")
    db.execute_sql(REASON)
    for dossier, at, facts in db.execute_sql(PROMISES).fetchall():
        if until := json.loads(facts).get("until"):
            micros = _micros(datetime.fromisoformat(until))
            db.execute_sql(PROMISE.format(at=int(at), until=micros, dossier=int(dossier)))
    db.execute_sql(UNTOLD)
    db.execute_sql(VOID)
    for dossier, run, ended_at in db.execute_sql(ASKED).fetchall():
        asked_on = datetime.fromtimestamp(ended_at / 1_000_000, OFFICE_ZONE).date()
        day = asked_on + timedelta(days=ANSWER_DAYS)
        db.execute_sql(ANSWER.format(day=day.isoformat(), dossier=int(dossier), run=int(run)))


def _micros(at: datetime) -> int:
    return (at - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(microseconds=1)
