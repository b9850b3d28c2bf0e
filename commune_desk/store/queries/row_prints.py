"""Reading the rows that the history vouches for, each as one text (`store/tables/sealed.py`).

Why SQL: one statement reads whatever a transaction touched, of any table, at the end of every step.
Whoever looks at everything asks for pieces of thousands of lines or rows, put together to one text:
the engine does that several times as fast as Python reads single rows, and holds up no other thread
meanwhile. Where a text holds one of the marks that part it, its counts say so.

Plans: rows are found by the keys of their tables, a page of a whole table likewise; `touched` holds
what one transaction touched, and is read whole. The lines of the history are read in the order of
`event_office_id_id`.
"""

from collections.abc import Sequence
from functools import lru_cache

from commune_desk.store.engine.name import EngineName
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
QUOTE, BETWEEN = "\x01", "\x1d"
"""A quotation mark that belongs to JSON, and what stands between two lines or rows of a piece."""

_CONTENT = f"""concat('[', office_id, ',{QUOTE}', kind, '{QUOTE},',
    COALESCE(CAST(dossier_id AS TEXT), 'null'), ',', COALESCE(CAST(officer_id AS TEXT), 'null'),
    ',{QUOTE}', desk_name, '{QUOTE},', happened_at, ',', entered_at, ',{QUOTE}', facts,
    CASE WHEN prints = '' THEN '{QUOTE}]' ELSE concat('{QUOTE},{QUOTE}', prints, '{QUOTE}]') END)"""

_STORED_AS_BYTES = " OR ".join(
    f"{column} >= x''"
    for column in (
        "previous_hash", "hash", "prints", "seal", "office_id", "kind", "dossier_id", "officer_id",
        "desk_name", "happened_at", "entered_at", "facts",
    )
)  # fmt: skip
"""SQLite lets bytes stand where a text or a number does, and puts them behind all of these."""
_BY_NAME = {table.name: table for table in SEALED}


@lru_cache(maxsize=256)
def of_keys(counts: tuple[tuple[str, int], ...]) -> str:
    """The statement that reads the rows of so many keys of each table."""
    return " UNION ALL ".join(
        f"{_selected(table)} WHERE {table.key} IN ({', '.join('?' * count)})"
        for table, count in ((_BY_NAME[name], count) for name, count in counts)
    )


@lru_cache
def piece(turning: Sequence[str], *, are_bytes_possible: bool) -> str:
    """The statement that reads some thousand lines as texts, those of `LINES`.

    Args:
        turning: kinds of lines that are looked at by themselves.
        are_bytes_possible: whether the engine lets bytes stand in any column.
    """
    odd = f"kind IN ({', '.join('?' * len(turning))})"
    odd = f"({odd} OR {_STORED_AS_BYTES})" if are_bytes_possible else odd
    return f"""SELECT count(*) AS count, max(id) AS last_id, sum(CASE WHEN {odd} THEN 1 ELSE 0 END)
        AS odd, sum(CASE WHEN prints = '' THEN 0 ELSE 1 END) AS with_prints,
        string_agg(previous_hash, ',') AS previous, string_agg(hash, ',') AS hashes,
        string_agg(seal, ',') AS seals,
        string_agg({_CONTENT}, '{BETWEEN}') AS contents FROM ({LINES}) line"""


_TOLD = f"""SELECT string_agg(of_table.key || ':' || of_row.key, ',') AS keys,
    string_agg(of_row.value, ',') AS prints FROM ({LINES}) line,
    {{each}}({{prints}}) of_table, {{each}}({{of_table}}) of_row"""
TOLD = {
    EngineName.SQLITE: _TOLD.format(
        each="json_each", prints="NULLIF(line.prints, '')", of_table="of_table.value"
    ),
    EngineName.POSTGRES: _TOLD.format(
        each="json_each_text",
        prints="CAST(NULLIF(line.prints, '') AS json)",
        of_table="CAST(of_table.value AS json)",
    ),
}
"""What some thousand lines, those of `LINES`, say of rows; not where one of them is no JSON."""


@lru_cache
def bodies(table: SealedTable, size: int) -> str:
    """The statement that reads the rows of a table behind a key as texts."""
    return f"""SELECT count(*) AS count,
        string_agg(concat('{table.name}:', key), ',') AS keys,
        string_agg(body, '{BETWEEN}') AS bodies FROM ({page(table, size)}) piece"""


@lru_cache
def page(table: SealedTable, size: int) -> str:
    """The statement that reads the rows of a table behind a key, in the order of the keys."""
    order = table.key if table.key == table.order else f"{table.key}, {table.order}"
    return (
        f"{_selected(table)} WHERE office_id = ? AND {table.key} > ? ORDER BY {order} LIMIT {size}"
    )


@lru_cache
def _selected(table: SealedTable) -> str:
    columns = ", ".join(_text_of(column) for column in table.columns)
    return (
        f"SELECT '{table.name}' AS name, {table.key} AS key, {table.order} AS place,"
        f" concat_ws('{PARTED}', {columns}) AS body FROM {table.name}"
    )


def _text_of(column: str) -> str:
    if column in TRUTHS:
        return f"CASE WHEN {column} THEN '1' ELSE '0' END"
    return f"COALESCE(CAST({column} AS TEXT), '{MISSING}')"
