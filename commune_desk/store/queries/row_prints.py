"""Reading the rows that the history vouches for, each as one text (`store/tables/sealed.py`).

Why SQL: one statement reads whatever a transaction touched, of any table, at the end of every step.
Whoever looks at everything asks for pieces of thousands of lines or rows, put together to one text:
the engine does that several times as fast as Python reads single rows, and holds up no other thread
meanwhile. Where a text holds the mark that parts it, its counts say so.

Plans: rows are found by the keys of their tables, a piece of a whole table likewise, from one key
to another; `touched` holds what one transaction touched, and is read whole. The plus before the
office keeps SQLite from an index that begins with it: it would read all rows of the office for each
piece, and sort them. Where a piece ends PostgreSQL is asked without it, and walks
`event_office_id_id` and `dossier_office_id_id`; whoever reads pieces there does so in key
order (`PostgresEngine.in_key_order`). Single lines of the history are read in the order of
`event_office_id_id`.
"""

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from commune_desk.store.engine.name import EngineName
from commune_desk.store.tables import ALL_TABLES
from commune_desk.store.tables.sealed import SEALED, TRUTHS, SealedTable

TAKEN = """DELETE FROM touched WHERE office_id = ? RETURNING name, key,
    (SELECT hash FROM event WHERE office_id = ? ORDER BY id DESC LIMIT 1) AS last_hash"""
PENDING = "SELECT name, key FROM touched WHERE office_id = ?"
FORGET = "DELETE FROM touched"

LINES = """SELECT id, previous_hash, hash, prints, seal, office_id, kind, dossier_id, officer_id,
    desk_name, happened_at, entered_at, facts FROM event
    WHERE office_id = ? AND id > ? AND id <= ? ORDER BY id"""
NUMBER = "SELECT dossier_no AS number FROM dossier WHERE id = ?"

PARTED, MISSING = "\x1f", "\x1e"
BETWEEN = "\x1d"
"""What stands between two lines or rows of a piece."""

END = f"{PARTED}\n"
"""Behind each row."""

BEFORE_ALL, LAST_KEY = -(1 << 63), (1 << 63) - 1
"""No line and no row has a smaller key, whoever wrote it, and none a larger one."""

_STORED_AS_BYTES = " OR ".join(
    f"{column} >= x''"
    for column in (
        "previous_hash", "hash", "prints", "seal", "office_id", "kind", "dossier_id", "officer_id",
        "desk_name", "happened_at", "entered_at", "facts",
    )
)  # fmt: skip
"""SQLite lets bytes stand where a text or a number does, and puts them behind all of these."""

_BY_NAME = {table.name: table for table in SEALED}
_MAY_MISS = {
    (table._meta.table_name, field.column_name)
    for table in ALL_TABLES
    for field in table._meta.sorted_fields
    if field.null
}
"""Only these columns are asked whether anything stands there: it costs as much as reading them."""


@lru_cache(maxsize=256)
def of_keys(names: tuple[str, ...]) -> str:
    """The statement that reads the rows of some keys, each of a table; tables stand together."""
    return " UNION ALL ".join(
        f"{_selected(table)} WHERE {table.key} IN ({', '.join('?' * count)})"
        for table, count in ((_BY_NAME[name], count) for name, count in Counter(names).items())
    )


@lru_cache
def end_of_piece(table: str, key: str, size: int, *, engine: EngineName) -> str:
    """The statement that finds the key with which a piece of so many rows behind a key ends."""
    office = "+office_id" if engine is EngineName.SQLITE else "office_id"
    return (
        f"SELECT {key} AS key FROM {table} WHERE {office} = ? AND {key} > ?"
        f" ORDER BY {key} LIMIT 1 OFFSET {size - 1}"
    )


_ALL_LINES = "SELECT * FROM event WHERE +office_id = ? AND id > ? AND id <= ?"
_PIECE_OF_LINES = {
    EngineName.SQLITE: f"({_ALL_LINES}) line",  # which it reads in this order, and sorts no more
    EngineName.POSTGRES: f"({_ALL_LINES} ORDER BY id) line",
}


@lru_cache
def piece(turning: Sequence[str], engine: EngineName) -> str:
    """The statement that reads the lines from behind one key to another as texts.

    What they say of rows comes as it stands, one JSON behind the other: PostgreSQL took ten times
    as long to take it apart, and longer than whoever looks at it.

    Args:
        turning: kinds of lines that are looked at by themselves.
        engine: which one reads them.
    """
    odd = f"kind IN ({', '.join('?' * len(turning))})"
    odd = f"({odd} OR {_STORED_AS_BYTES})" if engine is EngineName.SQLITE else odd
    contents = f"string_agg({_content(engine)}, '{BETWEEN}')"
    tells = "FILTER (WHERE prints <> '')"
    return f"""SELECT count(*) AS count, max(id) AS last_id,
        count(*) FILTER (WHERE {odd}) AS odd, string_agg(hash, ',') AS hashes,
        string_agg(seal, ',') AS seals, {_as_bytes(contents, engine)} AS contents,
        count(*) {tells} AS tells, string_agg(prints, ',') {tells} AS told
        FROM {_PIECE_OF_LINES[engine]}"""


def _content(engine: EngineName) -> str:
    """What the hash of a line covers; both engines quote as Python does."""
    kind, desk_name, facts, prints = (
        _quoted(column, engine) for column in ("kind", "desk_name", "facts", "prints")
    )
    return f"""concat(previous_hash, '[', office_id, ',', {kind}, ',',
        COALESCE(CAST(dossier_id AS TEXT), 'null'), ',',
        COALESCE(CAST(officer_id AS TEXT), 'null'), ',', {desk_name}, ',', happened_at, ',',
        entered_at, ',', {facts},
        CASE WHEN prints = '' THEN ']' ELSE concat(',', {prints}, ']') END)"""


def _quoted(column: str, engine: EngineName) -> str:
    if engine is EngineName.SQLITE:
        return f"json_quote(CAST({column} AS TEXT))"  # which bytes would stop
    return f"CAST(to_json({column}) AS TEXT)"


def _as_bytes(text: str, engine: EngineName) -> str:
    """A text as the driver gives it without making letters of it, which hashes do not need."""
    on_sqlite = engine is EngineName.SQLITE
    return f"CAST({text} AS BLOB)" if on_sqlite else f"convert_to({text}, 'UTF8')"


@lru_cache
def bodies(table: SealedTable, engine: EngineName) -> str:
    """The statement that reads the rows of a table from behind one key to another as texts."""
    is_in_order = engine is EngineName.SQLITE and table.key == table.order  # it walks the keys
    order = "" if is_in_order else f" ORDER BY {table.key}, {table.order}"
    texts = f"string_agg(concat({_body(table)}, '{END}'), '{BETWEEN}')"
    return f"""SELECT count(*) AS count,
        string_agg(CAST({table.key} AS TEXT), ',') AS keys,
        {_as_bytes(texts, engine)} AS bodies FROM ({_all_rows("*", table)}{order}) piece"""


@lru_cache
def page(table: SealedTable) -> str:
    """The statement that reads the same rows, each by itself."""
    columns = f"{table.key} AS key, {_body(table)} AS body"
    return f"{_all_rows(columns, table)} ORDER BY {table.key}, {table.order}"


def _all_rows(columns: str, table: SealedTable) -> str:
    key = table.key
    return f"SELECT {columns} FROM {table.name} WHERE +office_id = ? AND {key} > ? AND {key} <= ?"


@lru_cache
def _selected(table: SealedTable) -> str:
    return (
        f"SELECT '{table.name}' AS name, {table.key} AS key, {table.order} AS place,"
        f" {_body(table)} AS body FROM {table.name}"
    )


def _body(table: SealedTable) -> str:
    columns = ", ".join(_text_of(column, table) for column in table.columns)
    return f"concat_ws('{PARTED}', {columns})"


def _text_of(column: str, table: SealedTable) -> str:
    if column in TRUTHS:
        return f"CASE WHEN {column} THEN '1' ELSE '0' END"
    if (table.name, column) in _MAY_MISS:
        return f"COALESCE(CAST({column} AS TEXT), '{MISSING}')"
    return column
