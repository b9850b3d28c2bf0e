"""One search over people, dossiers and procedures (Ctrl+K): what is nearest to the text, first.

An exact name or number stands before what begins with it, and that before what merely holds it.
Each kind answers with as many as would fill the list; then they take turns, rank by rank, so that a
hundred Nguyễn do not hide the one procedure.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime
from itertools import islice, zip_longest
from typing import Any

from commune_desk.domain.catalogue.procedure_match import Nearness, match
from commune_desk.domain.desk.dossier import DossierState
from commune_desk.domain.desk.dossier_list import DossierFilter, DossierRow
from commune_desk.domain.desk.filing import CitizenRow
from commune_desk.domain.desk.found import FoundItem, FoundKind
from commune_desk.domain.desk.history import RECEPTIONS
from commune_desk.domain.identifiers import personal_id
from commune_desk.domain.keys import CitizenId, OfficeId, OfficerId
from commune_desk.domain.people.applicant import Person
from commune_desk.domain.vietnamese import fold, words_of
from commune_desk.domain.working_time import OFFICE_ZONE
from commune_desk.store.catalogue import procedures
from commune_desk.store.desk.dossier_pages import page
from commune_desk.store.people import citizens
from commune_desk.store.people.citizen_search import ranked_citizens
from commune_desk.store.queries.recent import RECENT
from commune_desk.store.search_words import compact, is_number
from commune_desk.store.statements import rows

Ranked = tuple[int, FoundItem]

_MEANT, _EXACT, _BEGINNING, _INSIDE = range(-1, 3)
_NEARNESS = {
    Nearness.MEANT: _MEANT,
    Nearness.INITIALS: _EXACT,
    Nearness.BEGINNING: _BEGINNING,
    Nearness.INSIDE: _INSIDE,
}
"""Whoever types the name of a procedure means it, even where a person is called so."""

_NO_CLOCK = datetime(2000, 1, 1, tzinfo=OFFICE_ZONE)
"""No deadline is asked for."""

_RECENT = 4
"""How many of each kind stand there before anything is typed."""


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
    for rank in (_MEANT, _EXACT, _BEGINNING, _INSIDE):
        of_rank = [[item for r, item in answer if r == rank] for answer in answers]
        for turn in zip_longest(*of_rank):
            yield from (item for item in turn if item is not None)


def recent(office_id: OfficeId, officer_id: OfficerId) -> tuple[FoundItem, ...]:
    """What an officer worked with last: dossiers, people, procedures, a few of each."""
    found = rows(RECENT, (office_id, officer_id))
    numbers = dict.fromkeys(row.dossier_no for row in found if row.dossier_no)
    people = dict.fromkeys(json.loads(row.facts).get("citizen") for row in found)
    received = {row.code: row for row in reversed(found) if row.kind in RECEPTIONS}
    codes = dict.fromkeys(row.code for row in found if row.kind in RECEPTIONS)
    asked_for = [received[code] for code in islice(codes, _RECENT)]
    lines = (_line_of(office_id, number) for number in islice(numbers, _RECENT))
    kept = (citizens.get(CitizenId(key)) for key in islice(filter(None, people), _RECENT))
    return (
        *(_dossier(line) for line in lines if line is not None),
        *(_citizen(one.id, one.person) for one in kept),
        *(_procedure(row) for row in asked_for),
    )


def _line_of(office_id: OfficeId, number: str) -> DossierRow | None:
    """The line of the dossier of that number."""
    found = page(office_id, DossierFilter(now=_NO_CLOCK, text=number), limit=1).rows
    return next(iter(found), None)


def _citizens(office_id: OfficeId, text: str, limit: int) -> list[Ranked]:
    return [(rank, _citizen(row.id, row)) for rank, row in ranked_citizens(office_id, text, limit)]


def _citizen(key: CitizenId, person: Person | CitizenRow) -> FoundItem:
    number = personal_id.mask(person.personal_id) if person.personal_id else ""
    detail = (person.born_on, number, person.address)
    return _item(FoundKind.CITIZEN, str(key), person.full_name, *detail)


def _dossier(row: DossierRow) -> FoundItem:
    detail = (row.applicant_name, row.procedure_name, row.received_at.date())
    item = _item(FoundKind.DOSSIER, row.dossier_no, row.dossier_no, *detail)
    return replace(item, row=row)


def _procedure(found: Any) -> FoundItem:
    return _item(FoundKind.PROCEDURE, found.code, found.name, found.code, found.sector)


def _dossiers(office_id: OfficeId, text: str, limit: int) -> list[Ranked]:
    """The newest dossiers of that number or name."""
    found = []
    for row in page(office_id, DossierFilter(now=_NO_CLOCK, text=text), limit=limit).rows:
        if is_number(text):
            ranks = [_rank(row.dossier_no, compact(text)), _rank(row.external_no, compact(text))]
        else:
            ranks = [_rank(fold(row.applicant_name), fold(text))]
        found.append((min(*ranks, _INSIDE), _dossier(row)))
    found.sort(key=lambda each: _is_cancelled(each[1]))  # what stands in its place comes first
    return found


def _is_cancelled(found: FoundItem) -> bool:
    return found.row is not None and found.row.state is DossierState.CANCELLED


def _procedures(office_id: OfficeId, text: str, limit: int) -> list[Ranked]:
    """Procedures by code, name, short name, their first letters, or words of them."""
    newest = {one.code: one for one in procedures.all_versions(office_id)}
    fitting = ((match(one, text), one) for one in newest.values())
    found = sorted(
        ((fit, one) for fit, one in fitting if fit is not None), key=lambda each: each[0]
    )
    return [(_NEARNESS[fit.nearness], _procedure(one)) for fit, one in found[:limit]]


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
