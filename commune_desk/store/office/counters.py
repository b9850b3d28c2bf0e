"""Running numbers (số thứ tự) that two desks never draw twice and that leave no gap.

A number is drawn inside the transaction that uses it: where that comes to nothing, so does the
draw. Until it ends, whoever draws from the same counter waits.
"""

from commune_desk.domain.keys import OfficeId
from commune_desk.store.statements import run

_DRAW = """
    INSERT INTO counter (office_id, name, value) VALUES (?, ?, 1)
    ON CONFLICT (office_id, name) DO UPDATE SET value = counter.value + 1
    RETURNING value"""
_LAST = "SELECT value FROM counter WHERE office_id = ? AND name = ?"


def draw(office_id: OfficeId, name: str) -> int:
    """The next number of a counter; the first is 1."""
    [(number,)] = run(_DRAW, (office_id, name)).fetchall()
    return int(number)


def last(office_id: OfficeId, name: str) -> int:
    """The number drawn last, 0 before the first."""
    row = run(_LAST, (office_id, name)).fetchone()
    return int(row[0]) if row else 0
