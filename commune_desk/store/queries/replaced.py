"""What a database that is about to be replaced says of itself, asked without the tables.

Why SQL: the tables are bound to one database at a time, and this one is never worked with again.

Plans: the key of `event`; the last line before a moment is looked for in the whole table, once for
a restore.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from commune_desk.store.engine import Engine
from commune_desk.store.fields import micros_from


class EventBefore(NamedTuple):
    """An event of the replaced database, and what it was about.

    Attributes:
        id: its key.
        dossier_no: of its dossier, if it was about one; likewise the next two.
        closing: the facts of one that closed a period, None of any other.
    """

    id: int
    hash: str
    kind: str
    dossier_no: str | None
    received_at: int | None
    party: str | None
    closing: str | None


_SINCE = """SELECT e.id, e.hash, e.kind, d.dossier_no, d.received_at, p.party,
        CASE WHEN e.kind = 'period_closed' THEN e.facts END
    FROM event e LEFT JOIN dossier d ON d.id = e.dossier_id
    LEFT JOIN received_party p ON p.dossier_id = d.id
    WHERE e.id > (SELECT COALESCE(max(id), 0) FROM event WHERE entered_at < {moment})
    ORDER BY e.id"""


def first_hash(engine: Engine) -> str:
    """The hash of the first event; "" without one."""
    row = engine.execute_sql("SELECT hash FROM event ORDER BY id LIMIT 1").fetchone()
    return str(row[0]) if row else ""


def events_since(engine: Engine, moment: datetime) -> tuple[EventBefore, ...]:
    """The events entered since."""
    found = engine.execute_sql(_SINCE.format(moment=micros_from(moment))).fetchall()
    return tuple(map(EventBefore._make, found))


def kept_hashes(engine: Engine, first: int) -> Iterator[tuple[int, str]]:
    """Key and hash of the events from a key on."""
    asked = f"SELECT id, hash FROM event WHERE id >= {int(first)}"
    yield from engine.execute_sql(asked).fetchall()
