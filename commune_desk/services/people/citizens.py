"""Citizens (công dân): what the office knows already, so that nothing is asked twice."""

from dataclasses import dataclass, replace

from commune_desk.domain.desk.dossier_list import DossierRow
from commune_desk.domain.desk.filing import CitizenRow
from commune_desk.domain.desk.history import RECEPTIONS, EventKind, EventRow
from commune_desk.domain.desk.rights import QuietVerb
from commune_desk.domain.form.spec import Texts
from commune_desk.domain.handling.correction_errors import NumberTaken, RecordNotFound
from commune_desk.domain.identifiers.card_reading import CardReading, CardWarning
from commune_desk.domain.keys import CitizenId
from commune_desk.domain.people.applicant import FilledFrom, Person, masked_name
from commune_desk.domain.working_time import OFFICE_ZONE
from commune_desk.services.desk import rights
from commune_desk.services.desk.desk import Desk
from commune_desk.services.desk.recording import record
from commune_desk.services.people import record_changes
from commune_desk.services.people.record_changes import RecordChange
from commune_desk.services.reception.reception import person_of
from commune_desk.store.people import citizens
from commune_desk.store.upkeep import history, looks


@dataclass(frozen=True, slots=True)
class Known:
    """A person as the desk can fill the form: from the card, the record, or both.

    Attributes:
        earlier: the person's latest dossiers, newest first.
        warnings: what the card left in doubt.
        corrected: what was corrected of the record, the last correction first; asked of a record
            that is opened.
    """

    person: Person
    filled_from: FilledFrom
    earlier: tuple[DossierRow, ...] = ()
    warnings: tuple[CardWarning, ...] = ()
    corrected: tuple[EventRow, ...] = ()


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
    rights.check(desk, QuietVerb.RECORD_READ)
    kept = citizens.find_by_personal_id(desk.office.id, personal_id)
    return _known(desk, kept.person) if kept else None


def get(desk: Desk, citizen_id: CitizenId) -> Known:
    """The record of a person by its key, with what was corrected of it."""
    rights.check(desk, QuietVerb.RECORD_READ)
    known = _known(desk, citizens.get(citizen_id).person)
    return replace(known, corrected=record_changes.made_of(desk, citizen_id=citizen_id))


def open_record(desk: Desk, citizen_id: CitizenId) -> Known:
    """Look at a person's record; that it was opened stays in the history."""
    rights.check(desk, EventKind.RECORD_OPENED)
    with desk.database.transaction(waits_for_disk=False):
        known = get(desk, citizen_id)
        event = record(desk, EventKind.RECORD_OPENED, facts={"citizen": citizen_id})
        history.keep_subject(desk.office.id, event, citizen_id=citizen_id)
    return known


def note_read(desk: Desk, personal_id: str) -> None:
    """Leave in the history that a person's record was read for a paper that no dossier keeps.

    Nothing is written where the office knows nobody of that number.
    """
    rights.check(desk, EventKind.RECORD_OPENED)
    found = citizens.find_by_personal_id(desk.office.id, personal_id) if personal_id else None
    if found is None:
        return
    with desk.database.transaction(waits_for_disk=False):
        event = record(desk, EventKind.RECORD_OPENED, facts={"citizen": found.id})
        history.keep_subject(desk.office.id, event, citizen_id=found.id)


def note_left(desk: Desk, personal_id: str) -> None:
    """Leave in the history that a person's record filled a page which came to no dossier.

    An officer's day has one such line for a person, and none where they opened the record or
    received the person: that has its own. Nothing is written of whom the office does not know.
    """
    rights.check(desk, EventKind.RECORD_OPENED)
    found = citizens.find_by_personal_id(desk.office.id, personal_id) if personal_id else None
    if found is None:
        return
    today, own = desk.now().date(), desk.officer.full_name
    seen_today = (
        one.kind is EventKind.RECORD_OPENED or one.kind in RECEPTIONS
        for one in looks.of_person(desk.office.id, found.id)
        if one.at.astimezone(OFFICE_ZONE).date() == today and one.officer_name == own
    )
    if not any(seen_today):
        note_read(desk, personal_id)


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
    done = record_changes.proposed(desk, citizens.get(citizen_id).person, given)
    assert isinstance(done.record, Person)
    other = citizens.find_by_personal_id(desk.office.id, done.record.personal_id)
    if other is not None and other.id != citizen_id:
        raise NumberTaken(done.record.personal_id, masked_name(other.person))
    return done


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
    record_changes.check(desk, reason)
    with desk.database.transaction():
        done = proposed_change(desk, citizen_id, given)
        assert isinstance(done.record, Person)
        citizens.change_person(citizen_id, done.record, desk.now())
        record_changes.keep_in_history(desk, done, reason, citizen_id=citizen_id)
    return done


def key_of(desk: Desk, personal_id: str) -> CitizenId:
    """The key of the person with that number.

    Raises:
        RecordNotFound: the office knows nobody of that number.
    """
    found = citizens.find_by_personal_id(desk.office.id, personal_id)
    if found is None:
        raise RecordNotFound(personal_id)
    return found.id


def _known(desk: Desk, person: Person) -> Known:
    earlier = record_changes.earlier(desk, person.personal_id or person.full_name)
    return Known(person, FilledFrom.RECORD, earlier)


def search(desk: Desk, text: str, *, limit: int = 20) -> tuple[CitizenRow, ...]:
    """People by number, name with or without marks, or the last digits of the number."""
    rights.check(desk, QuietVerb.FOUND)
    return citizens.search(desk.office.id, text, limit)
