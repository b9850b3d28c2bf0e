"""What receiving a dossier reads and writes, in the order in which it does.

Why not peewee: a reception asks about fifteen questions between the key of the clerk and the paper
in the printer, and must not cost much more than the bare statements that write its rows
(`tests/benchmarks/test_receive.py`).

Plans: every statement looks into one unique index or the key of its table:
`procedure_version_office_id_code_version`, `citizen_personal_id`, the primary keys of `counter` and
`dossier`, `closed_period_office_id_last_first`, and `event_office_id_id` for the last event. What
was printed before is found by `prepared_print_office_id_prepared_id`, what was printed of a dossier
already by `printed_slip_office_id_dossier_id_slip_copy_no`.
"""

from functools import lru_cache

from commune_desk.domain.people.applicant import Person
from commune_desk.store.columns import field_names

VERSIONS = """SELECT body FROM procedure_version WHERE office_id = ? AND code = ?
    ORDER BY version DESC"""
PROCEDURE = """SELECT id, sector FROM procedure_version
    WHERE office_id = ? AND code = ? AND version = ?"""

KNOWN_PERSON = """SELECT * FROM citizen
    WHERE office_id = ? AND personal_id = ? AND personal_id <> ''"""

_LAST_CLOSED = """FROM closed_period WHERE office_id = ? AND last >= ?
    ORDER BY last DESC, first DESC LIMIT 1"""
CLOSED_AROUND = f"SELECT first, last {_LAST_CLOSED}"

PROCEDURE_AND_LAST_KEY = """SELECT id, sector,
        (SELECT max(id) FROM dossier WHERE id >= ? AND id < ?) AS last_key
    FROM procedure_version WHERE office_id = ? AND code = ? AND version = ?"""

STANDS = """SELECT
        (SELECT entered_at FROM event WHERE office_id = ? ORDER BY id DESC LIMIT 1) AS entered_at,
        (SELECT value FROM counter WHERE office_id = ? AND name = ?) AS line,
        (SELECT 1 FROM dossier WHERE office_id = ? LIMIT 1) AS has_dossiers"""

BEFOREHAND = f"""{STANDS},
        (SELECT first {_LAST_CLOSED}) AS closed_first,
        (SELECT last {_LAST_CLOSED}) AS closed_last,
        (SELECT body FROM procedure_version WHERE office_id = ? AND code = ?
            AND effective_from <= ? AND (effective_to IS NULL OR effective_to >= ?)
            ORDER BY version DESC LIMIT 1) AS body"""
"""What every reception asks first, in one statement: on a server each way off and back takes
longer than all of this."""

LAST_HASH = "SELECT hash FROM event WHERE office_id = ? ORDER BY id DESC LIMIT 1"

_SAID_AGAIN = [name for name in (*field_names(Person), "name_folded") if name != "personal_id"]
_SAME_PERSON = """ON CONFLICT (office_id, personal_id) WHERE personal_id <> '' DO UPDATE
    SET updated_at = excluded.updated_at, {columns} RETURNING id"""


def _same_person(first: str, second: str) -> str:
    """Every column from the first of two rows that has something in it."""
    columns = (f"{c} = COALESCE(NULLIF({first}.{c}, ''), {second}.{c})" for c in _SAID_AGAIN)
    return _SAME_PERSON.format(columns=", ".join(columns))


@lru_cache(maxsize=8)
def drawn_numbers(count: int) -> str:
    """The statement that draws the next number of each of so many counters."""
    rows = ", ".join(["(?, ?, 1)"] * count)
    return f"""INSERT INTO counter (office_id, name, value) VALUES {rows}
        ON CONFLICT (office_id, name) DO UPDATE SET value = counter.value + 1
        RETURNING name, value"""


PRINTS_TAKEN_OVER = """INSERT INTO printed_slip (office_id, dossier_id, slip, copy_no, printed_at,
        file, officer_name, name, fingerprint)
    SELECT p.office_id, ?, p.slip,
        (SELECT count(*) FROM printed_slip s
            WHERE s.office_id = p.office_id AND s.dossier_id = ? AND s.slip = p.slip)
        + row_number() OVER (PARTITION BY p.slip ORDER BY p.id) - 1,
        p.printed_at, p.file, p.officer_name, p.name, p.fingerprint
    FROM prepared_print p
    WHERE p.office_id = ? AND p.prepared_id = ? AND p.procedure_code IN (?, ?) AND p.id > ?
    ORDER BY p.id RETURNING slip, file"""
"""What was printed before there was a dossier becomes a print of it, behind those that it has."""

SAID_ANEW = _same_person("excluded", "citizen")
"""After the insert of a person: what is said takes the place of what is known."""
FILLED_IN = _same_person("citizen", "excluded")
"""After the insert of a person: what is said fills what is empty, and changes nothing."""
