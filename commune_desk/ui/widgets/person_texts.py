"""A person as typed on the screen: one text for each field, kept as it stands until it is right.

The fields of a form hold texts, not values: half a date is no date, and it must not be lost when
the draft is saved. `person_from` makes the value; `refusals` says which texts cannot become one.
"""

from collections.abc import Mapping
from datetime import date

from commune_desk.domain.applicant import Person
from commune_desk.domain.errors import UserError
from commune_desk.domain.identifiers import personal_id
from commune_desk.domain.identifiers.personal_id import Sex
from commune_desk.domain.vietnamese import format_date, name_case, nfc
from commune_desk.ui.widgets.entered import (
    DATE,
    PERSONAL_ID,
    PHONE,
    Check,
    date_or_none,
)

Texts = Mapping[str, str]

SHOWN = ("full_name", "personal_id", "born_on", "sex", "address", "phone")
"""The fields that the clerk sees; the others come from the card and go with the person."""

_CHECKS: Mapping[str, Check] = {
    "personal_id": PERSONAL_ID[0],
    "born_on": DATE[0],
    "phone": PHONE[0],
}


def texts_of(person: Person) -> dict[str, str]:
    """The texts of a person's fields."""
    return {
        "full_name": person.full_name,
        "personal_id": person.personal_id,
        "old_id": person.old_id,
        "born_on": _date_text(person.born_on),
        "sex": person.sex or "",
        "address": person.address,
        "issued_on": _date_text(person.issued_on),
        "issuer": person.issuer,
        "phone": person.phone,
        "email": person.email,
    }


def person_from(texts: Texts) -> Person:
    """The person that the texts describe; what cannot be read is left out."""
    given = {name: nfc(text).strip() for name, text in texts.items()}
    return Person(
        full_name=name_case(given.get("full_name", "")),
        personal_id=personal_id.compact(given.get("personal_id", "")),
        old_id=given.get("old_id", ""),
        born_on=date_or_none(given.get("born_on", "")),
        sex=Sex(given.get("sex", "")),
        address=given.get("address", ""),
        issued_on=date_or_none(given.get("issued_on", "")),
        issuer=given.get("issuer", ""),
        phone=given.get("phone", ""),
        email=given.get("email", ""),
    )


def refusals(texts: Texts) -> dict[str, UserError]:
    """What is wrong with the texts, by field; an empty text is never wrong."""
    found = {}
    for name, check in _CHECKS.items():
        text = texts.get(name, "").strip()
        if text and (refusal := _refusal(check, text)):
            found[name] = refusal
    return found


def _refusal(check: Check, text: str) -> UserError | None:
    try:
        check(text)
    except UserError as error:
        return error
    return None


def _date_text(day: date | None) -> str:
    return format_date(day) if day else ""
