"""Who filed the dossiers of a report, from what, and why those are late that are still open."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from peewee import chunked

from commune_desk.domain.desk.steps import Action
from commune_desk.domain.keys import OfficeId
from commune_desk.domain.people import applicant as domain
from commune_desk.domain.people.applicant import FilledFrom, name_of
from commune_desk.domain.plain import from_plain
from commune_desk.store.fields import micros_from
from commune_desk.store.statements import rows
from commune_desk.store.tables import Dossier, Event, Filing, ReceivedParty

_AT_ONCE = 500


def applicant_names(office_id: OfficeId, numbers: Sequence[str]) -> Mapping[str, str]:
    """The applicant of each dossier as received, by the dossier's number."""
    names: dict[str, str] = {}
    for some in _portions(numbers):
        asked = (
            Dossier.select(Dossier.dossier_no, ReceivedParty.party)
            .join(ReceivedParty, on=ReceivedParty.dossier == Dossier.id)
            .where(Dossier.office == office_id, Dossier.dossier_no.in_(some))
        )
        for row in rows(asked):
            received = from_plain(domain.ReceivedParty, json.loads(row.party))
            names[row.dossier_no] = name_of(received.applicant)
    return names


def taken_over(office_id: OfficeId, numbers: Sequence[str]) -> int:
    """Of how many dossiers the applicant's data were taken over from a card or a record."""
    return sum(
        Dossier.select()
        .join(Filing, on=Filing.dossier == Dossier.id)
        .where(
            Dossier.office == office_id,
            Dossier.dossier_no.in_(some),
            Filing.filled_from != FilledFrom.TYPED.value,
        )
        .count()
        for some in _portions(numbers)
    )


def apology_reasons(
    office_id: OfficeId, numbers: Sequence[str], until: datetime
) -> Mapping[str, str]:
    """The reason that the last apology of a dossier gave up to a moment, by dossier number."""
    reasons: dict[str, str] = {}
    for some in _portions(numbers):
        asked = (
            Event.select(Dossier.dossier_no, Event.facts)
            .join(Dossier, on=Event.dossier == Dossier.id)
            .where(
                Event.office == office_id,
                Dossier.dossier_no.in_(some),
                Event.kind == Action.APOLOGISE.value,
                Event.happened_at <= micros_from(until),
            )
            .order_by(Event.id)
        )
        for row in rows(asked):
            reasons[row.dossier_no] = str(json.loads(row.facts).get("note") or "")
    return reasons


def _portions(numbers: Sequence[str]) -> Iterator[list[str]]:
    return map(list, chunked(numbers, _AT_ONCE))
