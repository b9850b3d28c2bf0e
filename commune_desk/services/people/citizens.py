"""Citizens (công dân): what the office knows already, so that nothing is asked twice."""

from dataclasses import dataclass, replace

from commune_desk.domain.applicant import FilledFrom, Person, completed, person_on
from commune_desk.domain.dossier_list import DossierFilter, DossierRow
from commune_desk.domain.filing import CitizenRow
from commune_desk.domain.history import EventKind
from commune_desk.domain.identifiers.card_reading import CardReading
from commune_desk.domain.keys import CitizenId
from commune_desk.services.desk.desk import Desk
from commune_desk.services.desk.recording import record
from commune_desk.store.desk import dossier_pages
from commune_desk.store.people import citizens

_EARLIER = 5

_RETYPED = {"full_name", "address"}
"""Texts that a keyboard program between scanner and window can spoil."""


@dataclass(frozen=True, slots=True)
class Known:
    """A person as the desk can fill the form: from the card, the record, or both.

    Attributes:
        earlier: the person's latest dossiers, newest first.
    """

    person: Person
    filled_from: FilledFrom
    earlier: tuple[DossierRow, ...] = ()


def from_card(desk: Desk, reading: CardReading) -> Known:
    """The person of a card, completed with what the office knows: a telephone, a lost address.

    The card is newer than the record; the record fills only what the card leaves empty, and the
    texts that arrived damaged or without marks.
    """
    scanned = person_on(reading)
    kept = known(desk, reading.personal_id)
    if kept is None:
        return Known(scanned, FilledFrom.CARD)
    doubtful = {warning.field for warning in reading.warnings} & _RETYPED
    certain = {name: text for name in doubtful if (text := getattr(kept.person, name))}
    person = completed(replace(scanned, **certain), kept.person)
    return Known(person, FilledFrom.CARD, kept.earlier)


def known(desk: Desk, personal_id: str) -> Known | None:
    """The record of a person by number, None where the office has none."""
    kept = citizens.find_by_personal_id(desk.office.id, personal_id)
    return _known(desk, kept.person) if kept else None


def get(desk: Desk, citizen_id: CitizenId) -> Known:
    """The record of a person by its key, as a list of people gives it."""
    return _known(desk, citizens.get(citizen_id).person)


def open_record(desk: Desk, citizen_id: CitizenId) -> Known:
    """Look at a person's record; that it was opened stays in the history."""
    with desk.database.transaction():
        known = get(desk, citizen_id)
        record(desk, EventKind.RECORD_OPENED, facts={"citizen": citizen_id})
    return known


def _known(desk: Desk, person: Person) -> Known:
    wanted = DossierFilter(text=person.personal_id or person.full_name, now=desk.now())
    page = dossier_pages.page(desk.office.id, wanted, limit=_EARLIER)
    return Known(person, FilledFrom.RECORD, page.rows)


def search(desk: Desk, text: str, *, limit: int = 20) -> tuple[CitizenRow, ...]:
    """People by number, name with or without marks, or the last digits of the number."""
    return citizens.search(desk.office.id, text, limit)
