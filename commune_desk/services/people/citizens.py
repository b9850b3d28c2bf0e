"""Citizens (công dân): what the office knows already, so that nothing is asked twice."""

from dataclasses import dataclass

from commune_desk.domain.applicant import FilledFrom, Person
from commune_desk.domain.dossier_list import DossierFilter, DossierRow
from commune_desk.domain.filing import CitizenRow
from commune_desk.domain.history import EventKind
from commune_desk.domain.identifiers.card_reading import CardReading, CardWarning
from commune_desk.domain.keys import CitizenId
from commune_desk.domain.rights import QuietVerb
from commune_desk.services.desk import rights
from commune_desk.services.desk.desk import Desk
from commune_desk.services.desk.reception import person_of
from commune_desk.services.desk.recording import record
from commune_desk.store.desk import dossier_pages
from commune_desk.store.people import citizens

_EARLIER = 5


@dataclass(frozen=True, slots=True)
class Known:
    """A person as the desk can fill the form: from the card, the record, or both.

    Attributes:
        earlier: the person's latest dossiers, newest first.
        warnings: what the card left in doubt.
    """

    person: Person
    filled_from: FilledFrom
    earlier: tuple[DossierRow, ...] = ()
    warnings: tuple[CardWarning, ...] = ()


def from_card(desk: Desk, reading: CardReading) -> Known:
    """The person of a card as `person_of` gives it, with the dossiers the office has of them."""
    kept = known(desk, reading.personal_id)
    return Known(
        person_of(desk, reading),
        FilledFrom.CARD,
        kept.earlier if kept else (),
        reading.warnings,
    )


def known(desk: Desk, personal_id: str) -> Known | None:
    """The record of a person by number, None where the office has none."""
    kept = citizens.find_by_personal_id(desk.office.id, personal_id)
    return _known(desk, kept.person) if kept else None


def get(desk: Desk, citizen_id: CitizenId) -> Known:
    """The record of a person by its key, as a list of people gives it."""
    return _known(desk, citizens.get(citizen_id).person)


def open_record(desk: Desk, citizen_id: CitizenId) -> Known:
    """Look at a person's record; that it was opened stays in the history."""
    rights.check(desk, EventKind.RECORD_OPENED)
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
    rights.check(desk, QuietVerb.FOUND)
    return citizens.search(desk.office.id, text, limit)
