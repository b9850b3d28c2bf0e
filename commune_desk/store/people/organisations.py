"""Organisations (tổ chức) that the office knows: found, read, and corrected on purpose.

What a reception says of one is kept by `citizens.save_organisation`.
"""

from datetime import datetime

from commune_desk.domain.desk.filing import OrganisationRecord, OrganisationRow
from commune_desk.domain.keys import CitizenId, OfficeId, OrganisationId
from commune_desk.domain.people.applicant import Organisation
from commune_desk.domain.vietnamese import nfc
from commune_desk.store import tables
from commune_desk.store.columns import columns_from, value_from
from commune_desk.store.people import citizens
from commune_desk.store.search_words import folded_name, is_number
from commune_desk.store.statements import first, rows

_AFTER_EVERY_LETTER = "\U0010ffff"


def get(organisation_id: OrganisationId) -> OrganisationRecord:
    """What is kept of an organisation.

    Raises:
        LookupError: no such key; keys come from this store, so this is a bug.
    """
    table = tables.Organisation
    row = first(table.select().where(table.id == organisation_id))
    if row is None:
        raise LookupError(organisation_id)
    acting = row.representative_id
    person = citizens.get(CitizenId(acting)).person if acting else None
    kept = value_from(Organisation, row, representative=person)
    return value_from(OrganisationRecord, row, organisation=kept)


def find(office_id: OfficeId, tax_code: str) -> OrganisationRow | None:
    """The organisation with that tax code."""
    found = _by_tax_code(office_id, tax_code, limit=1)
    return found[0] if found else None


def change(organisation_id: OrganisationId, organisation: Organisation, at: datetime) -> None:
    """Let a record say this and nothing else, but who acts; call it inside a transaction."""
    table = tables.Organisation
    said = columns_from(organisation, without=frozenset({"representative"}))
    row = {name: nfc(text) if type(text) is str else text for name, text in said.items()}
    row |= {"name_folded": folded_name(organisation.name), "updated_at": at}
    table.update(row).where(table.id == organisation_id).execute()


def search(office_id: OfficeId, text: str, limit: int = 20) -> tuple[OrganisationRow, ...]:
    """Organisations by tax code, or by words of their name, with or without marks.

    A commune knows some thousands of them: words inside a name are looked for in all.
    """
    if is_number(text) and (known := _by_tax_code(office_id, text.strip(), limit=limit)):
        return known
    table, name = tables.Organisation, folded_name(text)
    if not name:
        return ()
    begins = (table.name_folded >= name) & (table.name_folded < name + _AFTER_EVERY_LETTER)
    found: dict[int, OrganisationRow] = {}
    for matches in (begins, table.name_folded.contains(f" {name}")):
        asked = table.select().where(table.office == office_id, matches)
        for row in rows(asked.order_by(table.name_folded).limit(limit)):
            found.setdefault(row.id, value_from(OrganisationRow, row))
    return tuple(found.values())[:limit]


def _by_tax_code(office_id: OfficeId, tax_code: str, *, limit: int) -> tuple[OrganisationRow, ...]:
    table = tables.Organisation
    is_theirs = (table.tax_code == tax_code) & (table.tax_code != "")
    asked = table.select().where(table.office == office_id, is_theirs).order_by(table.id)
    return tuple(value_from(OrganisationRow, row) for row in rows(asked.limit(limit)))
