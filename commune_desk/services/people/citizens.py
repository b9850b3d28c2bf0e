"""Citizens (công dân): what the office knows already, so that nothing is asked twice."""

from dataclasses import dataclass

from commune_desk.domain.applicant import FilledFrom, Person, masked_name
from commune_desk.domain.correction import Change, changes_between
from commune_desk.domain.correction_errors import NumberTaken, RecordUnchanged
from commune_desk.domain.dossier_list import DossierFilter, DossierRow
from commune_desk.domain.errors import MissingReason
from commune_desk.domain.filing import CitizenRow
from commune_desk.domain.form.records import record_from, texts_of
from commune_desk.domain.form.rules import inside, placed
from commune_desk.domain.form.spec import Texts
from commune_desk.domain.history import EventKind
from commune_desk.domain.identifiers.card_reading import CardReading, CardWarning
from commune_desk.domain.keys import CitizenId
from commune_desk.domain.rights import QuietVerb
from commune_desk.services.desk import rights
from commune_desk.services.desk.desk import Desk
from commune_desk.services.desk.reception import doubts_of, person_of, refused
from commune_desk.services.desk.recording import record
from commune_desk.store.desk import dossier_pages
from commune_desk.store.people import citizens

_EARLIER = 5
_WHO = "applicant"
"""As whom a person's fields are named in the form of a reception, whose checks they pass."""


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


@dataclass(frozen=True, slots=True)
class RecordChange:
    """A record as a correction makes it.

    Attributes:
        changes: what is corrected, with both values.
        doubts: where its number does not agree with its other fields; it may be right all the same.
    """

    person: Person
    changes: tuple[Change, ...]
    doubts: tuple[CardWarning, ...] = ()


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


def proposed_change(desk: Desk, citizen_id: CitizenId, given: Texts) -> RecordChange:
    """What a correction of a record would do; nothing is written.

    Args:
        desk: who corrects it.
        citizen_id: whose record.
        given: the texts that change, by their names in the form of a reception ("applicant.phone").

    Raises:
        StepNotForRole: the officer does not work at the desk.
        RecordUnchanged, NumberTaken: as named.
        Everything that refuses these fields at a reception.
    """
    rights.check(desk, EventKind.RECORD_CHANGED)
    before = placed(_WHO, texts_of(citizens.get(citizen_id).person))
    after = before | dict(given)
    for name, refusal in refused(after, today=desk.now().date()).items():
        if name.startswith(f"{_WHO}."):
            raise refusal
    person = record_from(Person, inside(_WHO, after))
    changes = changes_between(before, placed(_WHO, texts_of(person)))
    if not changes:
        raise RecordUnchanged
    other = citizens.find_by_personal_id(desk.office.id, person.personal_id)
    if other is not None and other.id != citizen_id:
        raise NumberTaken(person.personal_id, masked_name(other.person))
    return RecordChange(person, changes, doubts_of(after, _WHO))


def change_record(desk: Desk, citizen_id: CitizenId, given: Texts, *, reason: str) -> RecordChange:
    """Correct what the office keeps of a person; their dossiers keep the party as received.

    Args:
        desk: who corrects it.
        citizen_id: whose record.
        given: as for `proposed_change`.
        reason: why.

    Raises:
        MissingReason: nothing is corrected without one.
        Everything that `proposed_change` raises.
    """
    rights.check(desk, EventKind.RECORD_CHANGED)
    if not reason.strip():
        raise MissingReason("", EventKind.RECORD_CHANGED, "reason")
    with desk.database.transaction():
        done = proposed_change(desk, citizen_id, given)
        citizens.change_person(citizen_id, done.person, desk.now())
        facts: dict[str, object] = {
            "citizen": citizen_id,
            "reason": reason.strip(),
            "changes": {one.name: [one.old, one.new] for one in done.changes},
        }
        record(desk, EventKind.RECORD_CHANGED, facts=facts)
    return done


def _known(desk: Desk, person: Person) -> Known:
    wanted = DossierFilter(text=person.personal_id or person.full_name, now=desk.now())
    page = dossier_pages.page(desk.office.id, wanted, limit=_EARLIER)
    return Known(person, FilledFrom.RECORD, page.rows)


def search(desk: Desk, text: str, *, limit: int = 20) -> tuple[CitizenRow, ...]:
    """People by number, name with or without marks, or the last digits of the number."""
    rights.check(desk, QuietVerb.FOUND)
    return citizens.search(desk.office.id, text, limit)
