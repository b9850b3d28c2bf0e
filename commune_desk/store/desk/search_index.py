"""One search over people, dossiers and procedures (Ctrl+K): what is nearest to the text, first.

An exact name or number stands before what begins with it, and that before what merely holds it.
Each kind answers with as many as would fill the list; then they take turns, rank by rank, so that a
hundred Nguyễn do not hide the one procedure.
"""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from itertools import islice, zip_longest
from typing import Any

from commune_desk.domain.dossier_list import DossierFilter
from commune_desk.domain.found import FoundItem, FoundKind
from commune_desk.domain.identifiers import personal_id
from commune_desk.domain.keys import OfficeId
from commune_desk.domain.vietnamese import fold
from commune_desk.domain.working_time import OFFICE_ZONE
from commune_desk.store.desk.dossier_pages import page
from commune_desk.store.people.citizen_search import ranked_citizens
from commune_desk.store.queries.procedure_search import CURRENT
from commune_desk.store.search_words import compact, is_number, words_of
from commune_desk.store.statements import rows

Ranked = tuple[int, FoundItem]

_EXACT, _BEGINNING, _INSIDE = range(3)
_NO_CLOCK = datetime(2000, 1, 1, tzinfo=OFFICE_ZONE)
"""No deadline is asked for."""


def find(
    office_id: OfficeId, text: str, kind: FoundKind | None = None, *, limit: int = 20
) -> tuple[FoundItem, ...]:
    """What matches a text, of one kind or of all, the nearest first."""
    if not words_of(text):
        return ()
    answers = [_SEARCHES[each](office_id, text, limit) for each in ([kind] if kind else FoundKind)]
    return tuple(islice(_in_turn(answers), limit))


def _in_turn(answers: list[list[Ranked]]) -> Iterator[FoundItem]:
    """The answers of all kinds, rank by rank, one of each kind in turn."""
    for rank in (_EXACT, _BEGINNING, _INSIDE):
        of_rank = [[item for r, item in answer if r == rank] for answer in answers]
        for turn in zip_longest(*of_rank):
            yield from (item for item in turn if item is not None)


def _citizens(office_id: OfficeId, text: str, limit: int) -> list[Ranked]:
    found = []
    for rank, row in ranked_citizens(office_id, text, limit):
        number = personal_id.mask(row.personal_id) if row.personal_id else ""
        detail = (row.born_on, number, row.address)
        found.append((rank, _item(FoundKind.CITIZEN, str(row.id), row.full_name, *detail)))
    return found


def _dossiers(office_id: OfficeId, text: str, limit: int) -> list[Ranked]:
    """The newest dossiers of that number or name."""
    found = []
    for row in page(office_id, DossierFilter(now=_NO_CLOCK, text=text), limit=limit).rows:
        if is_number(text):
            ranks = [_rank(row.dossier_no, compact(text)), _rank(row.external_no, compact(text))]
        else:
            ranks = [_rank(fold(row.applicant_name), fold(text))]
        detail = (row.applicant_name, row.procedure_name, row.received_at.date())
        item = _item(FoundKind.DOSSIER, row.dossier_no, row.dossier_no, *detail)
        found.append((min(*ranks, _INSIDE), item))
    return found


def _procedures(office_id: OfficeId, text: str, limit: int) -> list[Ranked]:
    """Procedures by code, name, words of the name, or the first letters of its words."""
    asked, words = fold(text), words_of(text)
    found = []
    for row in rows(CURRENT, (office_id,)):
        ranks = [_rank(row.code, compact(text)), _rank(row.name_folded, asked)]
        ranks.append(_rank(row.initials, asked))
        if all(f" {word}" in f" {row.name_folded}" for word in words):
            ranks.append(_INSIDE)
        if (rank := min(ranks)) <= _INSIDE:
            item = _item(FoundKind.PROCEDURE, row.code, row.name, row.code, row.sector)
            found.append((rank, item))
    return sorted(found, key=lambda ranked: ranked[0])[:limit]


def _rank(text: str, asked: str) -> int:
    """How near a text is to what was asked; beyond `_INSIDE` where it does not begin with it."""
    if text == asked:
        return _EXACT
    return _BEGINNING if asked and text.startswith(asked) else _INSIDE + 1


def _item(kind: FoundKind, key: str, title: str, *detail: Any) -> FoundItem:
    texts = (f"{part:%d/%m/%Y}" if isinstance(part, date) else part for part in detail)
    return FoundItem(kind, key, title, " · ".join(filter(None, texts)))


_SEARCHES: dict[FoundKind, Callable[[OfficeId, str, int], list[Ranked]]] = {
    FoundKind.CITIZEN: _citizens,
    FoundKind.DOSSIER: _dossiers,
    FoundKind.PROCEDURE: _procedures,
}
