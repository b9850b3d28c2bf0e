"""Running numbers (số thứ tự) that two desks never draw twice and that leave no gap.

A number is drawn inside the transaction that uses it: where that comes to nothing, so does the
draw. Until it ends, whoever draws from the same counter waits.
"""

from commune_desk.domain.keys import OfficeId
from commune_desk.store.queries.reception import DRAWN_NUMBER
from commune_desk.store.statements import first, rows
from commune_desk.store.tables import Counter


def draw(office_id: OfficeId, name: str) -> int:
    """The next number of a counter; the first is 1."""
    [drawn] = rows(DRAWN_NUMBER, (office_id, name))
    return int(drawn.value)


def put(office_id: OfficeId, name: str, value: int) -> None:
    """Let a counter stand at a value; for what is a mark and no number that is drawn."""
    kept = Counter.insert(office=office_id, name=name, value=value)
    kept.on_conflict(
        conflict_target=[Counter.office, Counter.name], update={Counter.value: value}
    ).execute()


def last(office_id: OfficeId, name: str) -> int:
    """The number drawn last, 0 before the first."""
    row = first(Counter.select().where(Counter.office == office_id, Counter.name == name))
    return int(row.value) if row else 0
