"""Citizens (công dân) and organisations: what the office keeps of them for the next time.

What is kept of a person are the fields of `Person`, each in the column of its name; the folded name
and the last digits of the number stand beside them to be searched.
"""

from datetime import datetime

from commune_desk.domain.desk.filing import CitizenRecord, CitizenRow
from commune_desk.domain.keys import CitizenId, OfficeId, OrganisationId
from commune_desk.domain.people.applicant import Organisation, Person
from commune_desk.domain.vietnamese import nfc
from commune_desk.store import tables
from commune_desk.store.columns import columns_from, value_from
from commune_desk.store.people.citizen_search import ranked_citizens
from commune_desk.store.queries import reception
from commune_desk.store.queries.writing import insert
from commune_desk.store.search_words import folded_name
from commune_desk.store.statements import first

_COLUMNS = {"representative": "representative_id"}
_TAIL = 6
"""How many last digits of their number people read out."""


def save_person(
    office_id: OfficeId, person: Person, at: datetime, *, changes_record: bool = True
) -> CitizenId:
    """Keep a person, known by the personal identification number; call it inside a transaction.

    What is not said this time leaves what is known. A person without a number is the same one as
    before when name, date of birth and telephone agree.

    Args:
        office_id: which office keeps them.
        person: as they are said to be.
        at: when.
        changes_record: whether what is said takes the place of what is known otherwise; if not, it
            only fills what is empty.
    """
    table = tables.Citizen
    if not person.personal_id:
        same = table.select(table.id).where(
            table.office == office_id,
            table.name_folded == folded_name(person.full_name),
            table.personal_id == "",
            table.born_on.is_null() if person.born_on is None else table.born_on == person.born_on,
            table.phone == person.phone,
        )
        if found := first(same.order_by(table.id).limit(1)):
            return CitizenId(found.id)
    row = {"office_id": office_id, **_row(person, at)}
    then = reception.SAID_ANEW if changes_record else reception.FILLED_IN
    return CitizenId(insert(table, [row], then=then).id)


def change_person(citizen_id: CitizenId, person: Person, at: datetime) -> None:
    """Let a record say this and nothing else; call it inside a transaction."""
    table = tables.Citizen
    table.update(_row(person, at)).where(table.id == citizen_id).execute()


def _row(person: Person, at: datetime) -> dict[str, object]:
    """The columns of a person, with those by which they are searched."""
    return {
        **_composed(person),
        "id_tail": person.personal_id[-_TAIL:],
        "name_folded": folded_name(person.full_name),
        "updated_at": at,
    }


def save_organisation(
    office_id: OfficeId, organisation: Organisation, at: datetime, *, changes_record: bool = True
) -> OrganisationId:
    """Keep an organisation, known by its tax code or its name; the rest is as for a person."""
    table, name = tables.Organisation, folded_name(organisation.name)
    acting, tax_code = organisation.representative, organisation.tax_code
    given = {
        **_composed(organisation, without=frozenset({"representative"})),
        "name_folded": name,
        "representative": save_person(office_id, acting, at, changes_record=changes_record)
        if acting
        else None,
    }
    of_office = table.select().where(table.office == office_id).order_by(table.id).limit(1)
    same = (
        of_office.where(table.tax_code == tax_code)
        if tax_code
        else of_office.where(table.tax_code == "", table.name_folded == name)
    )
    if found := first(same):
        taken = {
            column: value
            for column, value in given.items()
            if value and (changes_record or not getattr(found, _COLUMNS.get(column, column)))
        }
        table.update({**taken, "updated_at": at}).where(table.id == found.id).execute()
        return OrganisationId(found.id)
    return OrganisationId(table.insert(office=office_id, **given, updated_at=at).execute())


def _composed(
    value: Person | Organisation, *, without: frozenset[str] = frozenset()
) -> dict[str, object]:
    """The columns of a value, its texts in composed letters whichever way they were typed."""
    columns = columns_from(value, without=without)
    return {name: nfc(part) if type(part) is str else part for name, part in columns.items()}


def get(citizen_id: CitizenId) -> CitizenRecord:
    """What is kept of a person.

    Raises:
        LookupError: no such key; keys come from this store, so this is a bug.
    """
    table = tables.Citizen
    row = first(table.select().where(table.id == citizen_id))
    if row is None:
        raise LookupError(citizen_id)
    return value_from(CitizenRecord, row, person=value_from(Person, row))


def find_by_personal_id(office_id: OfficeId, personal_id: str) -> CitizenRecord | None:
    """The person with that number."""
    row = first(reception.KNOWN_PERSON, (office_id, personal_id))
    return value_from(CitizenRecord, row, person=value_from(Person, row)) if row else None


def find_by_tax_code(office_id: OfficeId, tax_code: str) -> Organisation | None:
    """The organisation with that tax code."""
    table = tables.Organisation
    is_theirs = (table.tax_code == tax_code) & (table.tax_code != "")
    row = first(table.select().where(table.office == office_id, is_theirs).order_by(table.id))
    if row is None:
        return None
    acting = row.representative_id
    representative = get(CitizenId(acting)).person if acting else None
    return value_from(Organisation, row, representative=representative)


def search(office_id: OfficeId, text: str, limit: int = 20) -> tuple[CitizenRow, ...]:
    """People by name, number, last six digits of the number, or telephone; the nearest first."""
    return tuple(row for _, row in ranked_citizens(office_id, text, limit))
