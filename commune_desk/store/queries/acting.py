"""Who acts: the officer as the office keeps him now.

Why SQL: every change asks it twice, before it begins and when its line of history is written;
composing peewee's text took a fifth of a reception (`tests/benchmarks/test_receive.py`).

Plans: the key of `officer`.
"""

from typing import Any

from commune_desk.domain.keys import OfficeId, OfficerId
from commune_desk.store.statements import first

_OFFICER = """SELECT id, login, full_name, role, title, is_active
    FROM officer WHERE id = ? AND office_id = ?"""

FIRST_PASSWORD = "SELECT choose_first_password(?, ?, ?) AS was_waiting"
"""Of a server, for the account of a counter's PC (`engine/postgres_roles.py`)."""


def officer(office_id: OfficeId, officer_id: OfficerId) -> Any | None:
    """The columns of an officer by key, as kept now; None where the office has none."""
    return first(_OFFICER, (officer_id, office_id))
