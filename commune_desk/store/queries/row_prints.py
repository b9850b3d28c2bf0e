"""Reading the rows that the history vouches for, each as one text (`store/tables/sealed.py`).

Why SQL: one statement reads whatever a transaction touched, of any table, at the end of every step.

Plans: rows are found by the keys of their tables, a page of a whole table likewise; `touched` holds
what one transaction touched, and is read whole. The lines of the history are read in the order of
`event_office_id_id`.
"""

from functools import lru_cache

from commune_desk.store.tables.sealed import SEALED, TRUTHS, SealedTable

TAKEN = """DELETE FROM touched WHERE office_id = ? RETURNING name, key,
    (SELECT hash FROM event WHERE office_id = ? ORDER BY id DESC LIMIT 1) AS last_hash"""
PENDING = "SELECT name, key FROM touched WHERE office_id = ?"
FORGET = "DELETE FROM touched"

LINES = """SELECT id, previous_hash, hash, prints, seal, office_id, kind, dossier_id, officer_id,
    desk_name, happened_at, entered_at, facts FROM event
    WHERE office_id = ? AND id > ? ORDER BY id LIMIT ?"""
NUMBER = "SELECT dossier_no AS number FROM dossier WHERE id = ?"

PARTED, MISSING = "\x1f", "\x1e"
_BY_NAME = {table.name: table for table in SEALED}


@lru_cache(maxsize=256)
def of_keys(counts: tuple[tuple[str, int], ...]) -> str:
    """The statement that reads the rows of so many keys of each table."""
    return " UNION ALL ".join(
        f"{_selected(table)} WHERE {table.key} IN ({', '.join('?' * count)})"
        for table, count in ((_BY_NAME[name], count) for name, count in counts)
    )


@lru_cache
def page(table: SealedTable, size: int) -> str:
    """The statement that reads the rows of a table behind a key, in the order of the keys."""
    order = table.key if table.key == table.order else f"{table.key}, {table.order}"
    return (
        f"{_selected(table)} WHERE office_id = ? AND {table.key} > ? ORDER BY {order} LIMIT {size}"
    )


@lru_cache
def _selected(table: SealedTable) -> str:
    body = f" || '{PARTED}' || ".join(_text_of(column) for column in table.columns)
    return (
        f"SELECT '{table.name}' AS name, {table.key} AS key, {table.order} AS place, {body} AS body"
        f" FROM {table.name}"
    )


def _text_of(column: str) -> str:
    if column in TRUTHS:
        return f"CASE WHEN {column} THEN '1' ELSE '0' END"
    return f"COALESCE(CAST({column} AS TEXT), '{MISSING}')"
