"""Finding people: by number, or by name: the exact one, then beginnings, then words inside.

Why three small questions and no ranking: the engine would have to weigh a hundred thousand Nguyễn
to order them. Each question here walks an index and stops when the list is full.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

from commune_desk.domain.filing import CitizenRow
from commune_desk.domain.keys import CitizenId, OfficeId
from commune_desk.store.search_words import (
    digits_of,
    folded_name,
    fts_query,
    is_number,
    ts_query,
    words_of,
)
from commune_desk.store.statements import run
from commune_desk.store.tables import bound_database

Ranked = tuple[int, CitizenRow]
"""A row and how near it is: 0 exact, 1 beginning, 2 inside."""

_ROWS = "SELECT c.id, c.personal_id, c.full_name, c.born_on, c.address FROM citizen c"
_BY_NUMBER = {
    "personal_id": f"{_ROWS} WHERE c.office_id = ? AND c.personal_id <> '' AND c.personal_id = ?",
    "id_tail": f"{_ROWS} WHERE c.office_id = ? AND c.id_tail <> '' AND c.id_tail = ?",
    "phone": f"{_ROWS} WHERE c.office_id = ? AND c.phone <> '' AND c.phone = ?",
}
_EXACT = f"{_ROWS} WHERE c.office_id = ? AND c.name_folded = ? LIMIT ?"
_PREFIX = f"""{_ROWS} WHERE c.office_id = ? AND c.name_folded > ? AND c.name_folded < ?
    ORDER BY c.office_id, c.name_folded LIMIT ?"""
_INSIDE_SQLITE = f"""{_ROWS} JOIN citizen_index i ON c.id = i.rowid
    WHERE c.office_id = ? AND i.citizen_index MATCH ? LIMIT ?"""
_INSIDE_POSTGRES = f"""{_ROWS} WHERE c.office_id = ?
    AND array_to_tsvector(string_to_array(btrim(c.name_folded), ' ')) @@ ?::tsquery LIMIT ?"""
_AFTER_EVERY_LETTER = "\U0010ffff"


def ranked_citizens(office_id: OfficeId, text: str, limit: int) -> list[Ranked]:
    """People that match, the nearest first, each once."""
    found: dict[int, Ranked] = {}
    questions = _by_number if is_number(text) else _by_name
    for rank, rows in enumerate(questions(office_id, text, limit)):
        for row in rows:
            found.setdefault(row[0], (rank, _row(row)))
        if len(found) >= limit:
            break
    return list(found.values())[:limit]


def _by_number(office_id: OfficeId, text: str, limit: int) -> Iterator[list[Any]]:
    """By the whole number, then by its last six digits, then by telephone."""
    digits = digits_of(text)
    for question in _BY_NUMBER.values():
        yield run(f"{question} LIMIT ?", (office_id, digits, limit)).fetchall()


def _by_name(office_id: OfficeId, text: str, limit: int) -> Iterator[list[Any]]:
    """By the exact name, then by its beginning, then by words inside."""
    name, words = folded_name(text), words_of(text)
    if not words:
        return
    yield run(_EXACT, (office_id, name, limit)).fetchall()
    end = name + _AFTER_EVERY_LETTER
    yield run(_PREFIX, (office_id, name, end, limit)).fetchall()
    if bound_database.param == "?":
        yield run(_INSIDE_SQLITE, (office_id, fts_query(words), limit)).fetchall()
    else:
        yield run(_INSIDE_POSTGRES, (office_id, ts_query(words), limit)).fetchall()


def _row(row: Any) -> CitizenRow:
    key, personal_id, full_name, born_on, address = row
    born = date.fromisoformat(born_on) if born_on else None
    return CitizenRow(CitizenId(key), personal_id, full_name, born, address)
