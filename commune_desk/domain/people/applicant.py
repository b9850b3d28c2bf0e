"""Who files a dossier (người nộp hồ sơ): a person, or an organisation through a person.

A dossier keeps its party as it was at the reception (`ReceivedParty`), and every paper of it says
that. What the office keeps of a person for the next time is another thing: a reception fills what
is empty there and changes nothing, unless the officer says that it is the same person.
"""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Annotated, Any

from commune_desk.domain.form.kinds import (
    ADDRESS,
    DATE,
    EMAIL,
    FULL_NAME,
    OLD_ID,
    PERSONAL_ID,
    PHONE,
    SEX,
    TAX_CODE,
    TEXT,
)
from commune_desk.domain.form.records import form_of
from commune_desk.domain.form.spec import FieldSpec, Need
from commune_desk.domain.identifiers.card_reading import CardReading
from commune_desk.domain.identifiers.personal_id import Sex
from commune_desk.domain.vietnamese import name_case, sort_key


class ApplicantKind(StrEnum):
    """Who files: a person for themself, or an organisation."""

    PERSON = "person"
    ORGANISATION = "organisation"


class FilledFrom(StrEnum):
    """Where the applicant's data came from: "the citizen writes nothing" is counted by it."""

    CARD = "card"
    RECORD = "record"
    TYPED = "typed"


@dataclass(frozen=True, slots=True)
class Person:
    """A person as on the card, with what else the office knows.

    This is the one list of what is kept of a person: the form, the columns of `store.tables`, the
    keys of JSON documents and the page of citizens follow it. A field more is a line here, a
    column with its migration, and its words in `words/fields.py`.

    `personal_id` has 12 digits (or 9 on an old paper); empty where the person has none.
    """

    full_name: Annotated[str, FieldSpec(FULL_NAME, need=Need.REQUIRED)]
    personal_id: Annotated[str, FieldSpec(PERSONAL_ID, need=Need.WANTED)] = ""
    old_id: Annotated[str, FieldSpec(OLD_ID, is_asked=False)] = ""
    born_on: Annotated[date | None, FieldSpec(DATE)] = None
    sex: Annotated[Sex, FieldSpec(SEX)] = Sex.UNKNOWN
    address: Annotated[str, FieldSpec(ADDRESS)] = ""
    issued_on: Annotated[date | None, FieldSpec(DATE, is_asked=False)] = None
    issuer: Annotated[str, FieldSpec(TEXT, is_asked=False)] = ""
    phone: Annotated[str, FieldSpec(PHONE, need=Need.WANTED)] = ""
    email: Annotated[str, FieldSpec(EMAIL, is_asked=False)] = ""


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation and the person who acts for it."""

    name: Annotated[str, FieldSpec(TEXT, need=Need.REQUIRED)]
    tax_code: Annotated[str, FieldSpec(TAX_CODE)] = ""
    representative: Person | None = None
    address: Annotated[str, FieldSpec(ADDRESS)] = ""
    phone: Annotated[str, FieldSpec(PHONE)] = ""
    email: Annotated[str, FieldSpec(EMAIL, is_asked=False)] = ""


PERSON = form_of(Person)
ORGANISATION = form_of(Organisation)

Applicant = Person | Organisation


@dataclass(frozen=True, slots=True)
class ReceivedParty:
    """Who filed a dossier, as they were at its reception.

    Attributes:
        delegate: who files in the applicant's place (người được ủy quyền).
        authorisation: the paper by which they do (giấy tờ ủy quyền).
    """

    applicant: Applicant
    delegate: Person | None = None
    authorisation: str = ""


def person_on(card: CardReading) -> Person:
    """The person that a card speaks of; what could not be read is empty."""
    told = (field.name for field in PERSON.fields if hasattr(card, field.name))
    return Person(**{name: getattr(card, name) for name in told})


def completed(person: Person, record: Person) -> Person:
    """A person with the empty fields filled from what else is known of the same person."""
    empty = [field.name for field in PERSON.fields if not getattr(person, field.name)]
    return replace(person, **{name: getattr(record, name) for name in empty})


def representative_of(applicant: Applicant) -> Person | None:
    """Who acts for an organisation (người đại diện); nobody for a person."""
    return applicant.representative if isinstance(applicant, Organisation) else None


def name_of(applicant: Applicant) -> str:
    """The name that stands on the receipt and in the register."""
    return applicant.full_name if isinstance(applicant, Person) else applicant.name


def contact_phone(applicant: Applicant) -> str:
    """Where whoever files is called: an organisation's own number, or its representative's."""
    if isinstance(applicant, Person) or applicant.phone or not applicant.representative:
        return applicant.phone
    return applicant.representative.phone


def number_of(applicant: Applicant) -> str:
    """The personal identification number, or the tax code of an organisation."""
    return applicant.personal_id if isinstance(applicant, Person) else applicant.tax_code


# --- the same one as before? ---------------------------------------------------------------------


def is_same(given: Applicant, known: Applicant) -> bool:
    """Whether who comes under a number agrees with who is known under it, as far as both say it.

    A person by name and date of birth, an organisation by its name. Capitals, blanks and the place
    of a tone mark ("Hoà", "Hòa") are spelling; a letter or a tone that differs is another name.

    >>> is_same(Person("TRẦN HOÀ"), Person("Trần Hòa", born_on=date(1973, 7, 17)))
    True
    >>> is_same(Person("Nguyễn Văn Hưng"), Person("Nguyễn Văn Hùng"))
    False
    """
    if isinstance(given, Person) and isinstance(known, Person):
        days = {given.born_on, known.born_on} - {None}
        return _spelt(given.full_name) == _spelt(known.full_name) and len(days) <= 1
    return _spelt(name_of(given)) == _spelt(name_of(known))


def is_another(given: Applicant, before: Applicant) -> bool:
    """Whether somebody else stands there than before: neither the number nor the name is theirs.

    One of the two alone may have been mended.

    >>> before = Person("Trần Hòa", personal_id="087073052838")
    >>> is_another(Person("Trần Hòa", personal_id="087073052839"), before)
    False
    >>> is_another(Person("Lê Mai", personal_id="087185004321"), before)
    True
    """
    return number_of(given) != number_of(before) and not is_same(given, before)


def _spelt(name: str) -> object:
    """A name as two records of one person must agree on it."""
    return sort_key(name_case(name))


def changes(given: Applicant, known: Applicant) -> dict[str, tuple[Any, Any]]:
    """What is said otherwise than it is known: old and new, by the name of the field."""
    declared = PERSON if isinstance(given, Person) else ORGANISATION
    both = {
        field.name: (getattr(known, field.name), getattr(given, field.name))
        for field in declared.fields
    }
    return {name: (old, new) for name, (old, new) in both.items() if old and new and old != new}


def masked_name(applicant: Applicant) -> str:
    """Whose number it is, for who may not be that person; the name of a body is public.

    >>> masked_name(Person("Bùi Thanh Toàn")), masked_name(Organisation("Hợp tác xã Sen Hồng"))
    ('Bùi T. T.', 'Hợp tác xã Sen Hồng')
    """
    if not isinstance(applicant, Person):
        return applicant.name
    family, *rest = applicant.full_name.split() or [""]
    return " ".join([family, *(f"{word[0]}." for word in rest)])
