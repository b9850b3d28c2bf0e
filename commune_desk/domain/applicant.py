"""Who files a dossier (người nộp hồ sơ): a person, or an organisation through a person."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Annotated

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


def person_on(card: CardReading) -> Person:
    """The person that a card speaks of; what could not be read is empty."""
    told = (field.name for field in PERSON.fields if hasattr(card, field.name))
    return Person(**{name: getattr(card, name) for name in told})


def completed(person: Person, record: Person) -> Person:
    """A person with the empty fields filled from what else is known of the same person."""
    empty = [field.name for field in PERSON.fields if not getattr(person, field.name)]
    return replace(person, **{name: getattr(record, name) for name in empty})


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
