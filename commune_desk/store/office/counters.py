"""Running numbers (số thứ tự) that two desks never draw twice and that leave no gap.

A number is drawn inside the transaction that uses it: where that comes to nothing, so does the
draw. Until it ends, whoever draws from the same counter waits.
"""

from collections.abc import Mapping, Sequence

from commune_desk.domain.keys import OfficeId
from commune_desk.store.queries.reception import drawn_numbers
from commune_desk.store.statements import Question, first, rows
from commune_desk.store.tables import Counter


def draw(office_id: OfficeId, name: str) -> int:
    """The next number of a counter; the first is 1."""
    return draw_each(office_id, (name,))[name]


def draw_each(office_id: OfficeId, names: Sequence[str]) -> Mapping[str, int]:
    """The next number of each of some counters, by its name; they are waited for in this order."""
    if not names:
        return {}
    return {row.name: int(row.value) for row in rows(*drawing(office_id, names))}


def drawing(office_id: OfficeId, names: Sequence[str]) -> Question:
    """The statement that draws them, for who asks more behind it."""
    return drawn_numbers(len(names)), tuple(value for name in names for value in (office_id, name))


def hold(office_id: OfficeId, name: str) -> None:
    """Let nobody draw from a counter before this transaction ends."""
    counter = (Counter.office == office_id) & (Counter.name == name)
    Counter.update(value=Counter.value).where(counter).execute()


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
