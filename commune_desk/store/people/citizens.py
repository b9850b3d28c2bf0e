"""Citizens (công dân) and organisations: what the office keeps of them for the next time."""

from datetime import datetime
from typing import Any

from commune_desk.domain.applicant import Organisation, Person
from commune_desk.domain.filing import CitizenRecord, CitizenRow
from commune_desk.domain.identifiers.personal_id import Sex
from commune_desk.domain.keys import CitizenId, OfficeId, OrganisationId
from commune_desk.domain.vietnamese import nfc
from commune_desk.store import tables
from commune_desk.store.fields import micros_from
from commune_desk.store.people.citizen_search import ranked_citizens
from commune_desk.store.search_words import folded_name
from commune_desk.store.statements import run

_TAIL = 6
"""How many last digits of their number people read out."""

_COLUMNS = (
    "personal_id", "id_tail", "old_id", "full_name", "name_folded", "born_on", "sex", "address",
    "issued_on", "issuer", "phone", "email", "updated_at",
)  # fmt: skip
_KEPT = [column for column in _COLUMNS if column not in {"personal_id", "id_tail", "updated_at"}]
_INSERT = (
    f"INSERT INTO citizen (office_id, {', '.join(_COLUMNS)}) VALUES (?{', ?' * len(_COLUMNS)})"
)
_REPLACE = f"""{_INSERT} ON CONFLICT (office_id, personal_id) WHERE personal_id <> ''
    DO UPDATE SET updated_at = excluded.updated_at,
    {", ".join(f"{c} = COALESCE(NULLIF(excluded.{c}, ''), citizen.{c})" for c in _KEPT)}"""
_SAME_PERSON = """SELECT id FROM citizen WHERE office_id = ? AND name_folded = ?
    AND personal_id = '' AND born_on IS NOT DISTINCT FROM ? AND phone = ? ORDER BY id LIMIT 1"""


def save_person(office_id: OfficeId, person: Person, at: datetime) -> CitizenId:
    """Keep a person, known by the personal identification number; call it inside a transaction.

    What is not said this time leaves what is known. A person without a number is the same one as
    before when name, date of birth and telephone agree.
    """
    values = _values(person, at)
    if not person.personal_id:
        same = run(
            _SAME_PERSON, (office_id, folded_name(person.full_name), values[5], person.phone)
        )
        if found := same.fetchone():
            return CitizenId(found[0])
    statement = _REPLACE if person.personal_id else _INSERT
    return CitizenId(run(f"{statement} RETURNING id", (office_id, *values)).fetchone()[0])


def _values(person: Person, at: datetime) -> tuple[object, ...]:
    """A person in the order of `_COLUMNS`."""
    return (
        person.personal_id,
        person.personal_id[-_TAIL:],
        person.old_id,
        nfc(person.full_name),
        folded_name(person.full_name),
        person.born_on and person.born_on.isoformat(),
        person.sex.value,
        nfc(person.address),
        person.issued_on and person.issued_on.isoformat(),
        nfc(person.issuer),
        person.phone,
        person.email,
        micros_from(at),
    )


def save_organisation(
    office_id: OfficeId, organisation: Organisation, at: datetime
) -> OrganisationId:
    """Keep an organisation, known by its tax code or its name; call it inside a transaction."""
    acting = organisation.representative
    given = {
        "tax_code": organisation.tax_code,
        "name": nfc(organisation.name),
        "name_folded": folded_name(organisation.name),
        "representative": save_person(office_id, acting, at) if acting else None,
        "address": nfc(organisation.address),
        "phone": organisation.phone,
        "email": organisation.email,
    }
    known = {name: value for name, value in given.items() if value}
    found = _same_organisation(office_id, organisation)
    row = found or tables.Organisation(**{**given, "office": office_id})
    for name, value in {**known, "updated_at": at}.items():
        setattr(row, name, value)
    row.save()
    return OrganisationId(row.id)


def _same_organisation(office_id: OfficeId, organisation: Organisation) -> Any:
    table = tables.Organisation
    same = (
        table.tax_code == organisation.tax_code
        if organisation.tax_code
        else (table.tax_code == "") & (table.name_folded == folded_name(organisation.name))
    )
    return table.select().where(table.office == office_id, same).order_by(table.id).first()


def get(citizen_id: CitizenId) -> CitizenRecord:
    """What is kept of a person.

    Raises:
        LookupError: no such key; keys come from this store, so this is a bug.
    """
    table = tables.Citizen
    row = table.select().where(table.id == citizen_id).first()
    if row is None:
        raise LookupError(citizen_id)
    return _record(row)


def find_by_personal_id(office_id: OfficeId, personal_id: str) -> CitizenRecord | None:
    """The person with that number."""
    table = tables.Citizen
    is_theirs = (table.personal_id == personal_id) & (table.personal_id != "")
    row = table.select().where(table.office == office_id, is_theirs).first()
    return _record(row) if row else None


def get_organisation(organisation_id: OrganisationId) -> Organisation:
    """What is kept of an organisation."""
    row = tables.Organisation.get_by_id(organisation_id)
    acting = row.representative_id  # type: ignore[attr-defined]  # peewee makes it
    return Organisation(
        name=row.name,
        tax_code=row.tax_code,
        representative=get(CitizenId(acting)).person if acting else None,
        address=row.address,
        phone=row.phone,
        email=row.email,
    )


def _record(row: Any) -> CitizenRecord:
    person = Person(
        full_name=row.full_name,
        personal_id=row.personal_id,
        old_id=row.old_id,
        born_on=row.born_on,
        sex=Sex(row.sex),
        address=row.address,
        issued_on=row.issued_on,
        issuer=row.issuer,
        phone=row.phone,
        email=row.email,
    )
    return CitizenRecord(CitizenId(row.id), person, row.updated_at)


def search(office_id: OfficeId, text: str, limit: int = 20) -> tuple[CitizenRow, ...]:
    """People by name, number, last six digits of the number, or telephone; the nearest first."""
    return tuple(row for _, row in ranked_citizens(office_id, text, limit))
