"""Parties (người nộp hồ sơ): what a reception does to the records of the people in it.

The dossier keeps its party as received. The office's record of a person only learns what was not
known of them; who comes under the number of somebody of another name or date of birth is asked for
first, and where they are the same person the record follows, with old and new in the history.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from commune_desk.domain.identifiers.personal_id import mask
from commune_desk.domain.keys import CitizenId, OrganisationId
from commune_desk.domain.people.applicant import (
    Applicant,
    Organisation,
    Person,
    ReceivedParty,
    changes,
    is_same,
    masked_name,
    number_of,
)
from commune_desk.domain.plain import to_plain
from commune_desk.domain.reception.reception_errors import NumberKnownOtherwise
from commune_desk.services.desk.desk import Desk
from commune_desk.store.people import citizens

_SPELT = ("full_name", "name", "born_on")
"""By these somebody is the same or another; that a name is spelt otherwise changes nothing."""


@dataclass(frozen=True, slots=True)
class KnownOtherwise:
    """Somebody who comes under a number that is known with another name or date of birth.

    Attributes:
        who: their part: "applicant", "organisation" or "delegate", as in the form of a reception.
    """

    who: str
    given: Applicant
    known: Applicant

    @property
    def refusal(self) -> NumberKnownOtherwise:
        """Why they are not received unless an officer says that it is the same person."""
        number, known = number_of(self.given), self.known
        if isinstance(known, Person):
            year = known.born_on.year if known.born_on else None
            name = f"{self.who}.personal_id"
            return NumberKnownOtherwise(name, mask(number), masked_name(known), year)
        return NumberKnownOtherwise(f"{self.who}.tax_code", number, masked_name(known), None)


@dataclass(frozen=True, slots=True)
class KeptParty:
    """Where the people of a party are kept.

    Attributes:
        changed: what their records said before and say now, by its name in the form of a reception.
    """

    citizen_id: CitizenId | None = None
    organisation_id: OrganisationId | None = None
    delegate_id: CitizenId | None = None
    changed: dict[str, list[object]] = field(default_factory=dict)


def known_otherwise(desk: Desk, party: ReceivedParty) -> tuple[KnownOtherwise, ...]:
    """Who of a party has a number that is known with another name or date of birth."""
    return tuple(met for met in _met(desk, party) if not is_same(met.given, met.known))


def told_otherwise(desk: Desk, party: ReceivedParty) -> tuple[str, ...]:
    """What is said of people otherwise than it is known, by its name in the form of a reception.

    Who is another person by name or date of birth is asked for by `known_otherwise`.
    """
    return tuple(
        f"{one.who}.{name}"
        for one in _met(desk, party)
        if is_same(one.given, one.known)
        for name in changes(one.given, one.known)
        if name not in _SPELT
    )


def keep(
    desk: Desk,
    party: ReceivedParty,
    at: datetime,
    *,
    is_same_person: bool,
    changes_record: bool = False,
) -> KeptParty:
    """Keep the people of a party; call it inside the transaction of the reception.

    Args:
        desk: who keeps them.
        party: who files.
        at: when.
        is_same_person: whether an officer says so of whoever is known with another name.
        changes_record: whether what is said takes the place of what is known.

    Raises:
        NumberKnownOtherwise: a number is known with another name or date of birth, and nobody says
            that it is the same person.
    """
    met = tuple(_met(desk, party))
    if not is_same_person:
        for one in met:
            if not is_same(one.given, one.known):
                raise one.refusal
    follows = is_same_person or changes_record
    changed = {
        f"{one.who}.{name}": [to_plain(old), to_plain(new)]
        for one in met
        if follows
        for name, (old, new) in changes(one.given, one.known).items()
    }
    office, applicant, delegate = desk.office.id, party.applicant, party.delegate
    citizen_id = organisation_id = delegate_id = None
    if isinstance(applicant, Person):
        citizen_id = citizens.save_person(office, applicant, at, changes_record=follows)
    else:
        organisation_id = citizens.save_organisation(office, applicant, at, changes_record=follows)
    if delegate is not None:
        delegate_id = citizens.save_person(office, delegate, at, changes_record=follows)
    return KeptParty(citizen_id, organisation_id, delegate_id, changed)


def _met(desk: Desk, party: ReceivedParty) -> Iterator[KnownOtherwise]:
    """Everybody of a party whose number the office knows, or stands twice in the party itself."""
    office, applicant = desk.office.id, party.applicant
    people: dict[str, Person] = {}
    parts: list[tuple[str, Person | None]] = [("delegate", party.delegate)]
    if isinstance(applicant, Organisation):
        if known := citizens.find_by_tax_code(office, applicant.tax_code):
            yield KnownOtherwise("organisation", applicant, known)
        parts.insert(0, ("applicant", applicant.representative))
    else:
        parts.insert(0, ("applicant", applicant))
    for who, person in parts:
        if person is not None and person.personal_id:
            record = citizens.find_by_personal_id(office, person.personal_id)
            before = record.person if record else people.get(person.personal_id)
            if before is not None:
                yield KnownOtherwise(who, person, before)
            people.setdefault(person.personal_id, person)
