"""Finding people: by number, or by name: the exact one, then beginnings, then words inside."""

from commune_desk.domain.desk.filing import CitizenRow
from commune_desk.domain.keys import OfficeId
from commune_desk.store.columns import value_from
from commune_desk.store.queries import people_search
from commune_desk.store.statements import rows
from commune_desk.store.tables import bound_database

Ranked = tuple[int, CitizenRow]
"""A row and how near it is: 0 exact, 1 beginning, 2 inside."""


def ranked_citizens(office_id: OfficeId, text: str, limit: int) -> list[Ranked]:
    """People that match, the nearest first, each once."""
    found: dict[int, Ranked] = {}
    engine = bound_database.engine_name
    questions = people_search.questions(office_id, text, limit=limit, engine=engine)
    for rank, question in enumerate(questions):
        for row in rows(*question):
            found.setdefault(row.id, (rank, value_from(CitizenRow, row)))
        if len(found) >= limit:
            break
    return list(found.values())[:limit]
