"""People by a number or a name: the questions to ask one after the other until a list is full.

Why three small questions and no ranking: the engine would have to weigh a hundred thousand Nguyễn
to order them. Each question walks one index and stops when the list is full; peewee has no word for
the word index (`tests/benchmarks/test_lists.py` measures all of them).

Plans: `citizen_personal_id`, `citizen_id_tail` and `citizen_phone` for a number;
`citizen_office_id_name_folded` for the exact name and for its beginning; `citizen_index` for words
inside: the full-text table of SQLite, the GIN index of PostgreSQL.
"""

from commune_desk.domain.keys import OfficeId
from commune_desk.domain.vietnamese import words_of
from commune_desk.store.engine.name import EngineName
from commune_desk.store.search_words import (
    digits_of,
    folded_name,
    fts_query,
    is_number,
    ts_query,
)
from commune_desk.store.statements import Question

_ROWS = "SELECT c.id, c.personal_id, c.full_name, c.born_on, c.address FROM citizen c"
_BY_NUMBER = tuple(
    f"{_ROWS} WHERE c.office_id = ? AND c.{number} <> '' AND c.{number} = ? LIMIT ?"
    for number in ("personal_id", "id_tail", "phone")
)
_EXACT = f"{_ROWS} WHERE c.office_id = ? AND c.name_folded = ? LIMIT ?"
_BEGINNING = f"""{_ROWS} WHERE c.office_id = ? AND c.name_folded > ? AND c.name_folded < ?
    ORDER BY c.office_id, c.name_folded LIMIT ?"""
_INSIDE = {
    EngineName.SQLITE: f"""{_ROWS} JOIN citizen_index i ON c.id = i.rowid
    WHERE c.office_id = ? AND i.citizen_index MATCH ? LIMIT ?""",
    EngineName.POSTGRES: f"""{_ROWS} WHERE c.office_id = ?
    AND array_to_tsvector(string_to_array(btrim(c.name_folded), ' ')) @@ ?::tsquery LIMIT ?""",
}
_WORDS = {EngineName.SQLITE: fts_query, EngineName.POSTGRES: ts_query}
_AFTER_EVERY_LETTER = "\U0010ffff"


def questions(
    office_id: OfficeId, text: str, *, limit: int, engine: EngineName
) -> tuple[Question, ...]:
    """What to ask for people that match a text, the nearest first.

    A number is asked for whole, then as the last six digits of one, then as a telephone; a name
    exactly, then by its beginning, then by words inside.
    """
    if is_number(text):
        digits = digits_of(text)
        return tuple((statement, (office_id, digits, limit)) for statement in _BY_NUMBER)
    if not (words := words_of(text)):
        return ()
    name = folded_name(text)
    return (
        (_EXACT, (office_id, name, limit)),
        (_BEGINNING, (office_id, name, name + _AFTER_EVERY_LETTER, limit)),
        (_INSIDE[engine], (office_id, _WORDS[engine](words), limit)),
    )
