"""Who files a dossier (người nộp hồ sơ): a person, or an organisation through a person."""

from dataclasses import dataclass, fields, replace
from datetime import date
from enum import StrEnum

from commune_desk.domain.identifiers.personal_id import Sex


class FilledFrom(StrEnum):
    """Where the applicant's data came from: "the citizen writes nothing" is counted by it."""

    CARD = "card"
    RECORD = "record"
    TYPED = "typed"


@dataclass(frozen=True, slots=True)
class Person:
    """A person as on the card, with what else the office was told.

    `personal_id` has 12 digits (or 9 on an old paper); empty where the person has none.
    """

    full_name: str
    personal_id: str = ""
    old_id: str = ""
    born_on: date | None = None
    sex: Sex = Sex.UNKNOWN
    address: str = ""
    issued_on: date | None = None
    issuer: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation and the person who acts for it."""

    name: str
    tax_code: str = ""
    representative: Person | None = None
    address: str = ""
    phone: str = ""
    email: str = ""


Applicant = Person | Organisation


def completed(person: Person, record: Person) -> Person:
    """A person with the empty fields filled from what else is known of the same person."""
    names = [field.name for field in fields(Person)]
    empty = {name: getattr(record, name) for name in names if not getattr(person, name)}
    return replace(person, **empty)


def name_of(applicant: Applicant) -> str:
    """The name that stands on the receipt and in the register."""
    return applicant.full_name if isinstance(applicant, Person) else applicant.name


def number_of(applicant: Applicant) -> str:
    """The personal identification number, or the tax code of an organisation."""
    return applicant.personal_id if isinstance(applicant, Person) else applicant.tax_code
