"""What is kept of people for their next dossier alone, and their consent to it."""

import json
from collections.abc import Iterable, Mapping
from datetime import datetime

from commune_desk.domain.keys import CitizenId, OfficeId
from commune_desk.domain.people.reuse import Consent, PersonLink
from commune_desk.store import tables
from commune_desk.store.columns import columns_from, value_from
from commune_desk.store.queries.writing import insert
from commune_desk.store.statements import first, rows

# --- consent -----------------------------------------------------------------------------------


def consent_of(office_id: OfficeId, citizen_id: CitizenId) -> Consent | None:
    """The last consent of a person, withdrawn or not; None where they never gave one."""
    table = tables.Consent
    asked = table.select().where(table.office == office_id, table.citizen == citizen_id)
    row = first(asked.order_by(table.id.desc()).limit(1))
    return value_from(Consent, row) if row else None


def add_consent(office_id: OfficeId, citizen_id: CitizenId, consent: Consent) -> None:
    """Write a consent down, inside the caller's transaction."""
    row = {"office_id": office_id, "citizen_id": citizen_id, **columns_from(consent)}
    insert(tables.Consent, [row])


def withdraw_consent(
    office_id: OfficeId, citizen_id: CitizenId, *, number: str, at: datetime
) -> None:
    """End a consent and delete what was kept for it alone, inside the caller's transaction.

    What others had kept of the same person goes too.
    """
    consent, fact, link = tables.Consent, tables.KnownFact, tables.PersonLink
    holds = (consent.office == office_id) & (consent.citizen == citizen_id)
    consent.update(withdrawn_at=at).where(holds & consent.withdrawn_at.is_null()).execute()
    fact.delete().where(fact.office == office_id, fact.citizen == citizen_id).execute()
    of_them = (link.citizen == citizen_id) | ((link.number == number) & (link.number != ""))
    link.delete().where((link.office == office_id) & of_them).execute()


# --- what is kept for it -----------------------------------------------------------------------


def keep_facts(
    office_id: OfficeId, citizen_id: CitizenId, facts: Mapping[str, str], *, at: datetime
) -> None:
    """Keep lasting facts of a person in place of earlier ones."""
    whose = {"office_id": office_id, "citizen_id": citizen_id, "kept_at": at}
    for name, text in facts.items():
        insert(
            tables.KnownFact,
            [{**whose, "name": name, "text": text}],
            then="ON CONFLICT (office_id, citizen_id, name) DO UPDATE SET "
            "text = excluded.text, kept_at = excluded.kept_at",
        )


def facts_of(office_id: OfficeId, citizen_id: CitizenId) -> dict[str, str]:
    """The lasting facts of a person, by attribute."""
    table = tables.KnownFact
    asked = table.select(table.name, table.text).where(
        table.office == office_id, table.citizen == citizen_id
    )
    return {row.name: row.text for row in rows(asked)}


def keep_links(
    office_id: OfficeId, citizen_id: CitizenId, links: Iterable[PersonLink], *, at: datetime
) -> None:
    """Keep the relatives of a person; of the same one the last that was said."""
    whose = {"office_id": office_id, "citizen_id": citizen_id, "kept_at": at}
    for link in links:
        insert(
            tables.PersonLink,
            [{**whose, **columns_from(link)}],
            then="ON CONFLICT (office_id, citizen_id, kind, number) DO UPDATE SET "
            "texts = excluded.texts, kept_at = excluded.kept_at",
        )


def links_of(office_id: OfficeId, citizen_id: CitizenId) -> tuple[PersonLink, ...]:
    """The relatives of a person, the one that was named last first."""
    table = tables.PersonLink
    asked = table.select().where(table.office == office_id, table.citizen == citizen_id)
    return tuple(
        value_from(PersonLink, row)
        for row in rows(asked.order_by(table.kept_at.desc(), table.kind, table.number))
    )


def last_declaration(
    office_id: OfficeId, citizen_id: CitizenId, codes: Iterable[str]
) -> Mapping[str, str] | None:
    """What stood in the last declaration of some forms that a person filed; None without one."""
    filing, table = tables.Filing, tables.Declaration
    asked = (
        table.select(table.texts)
        .join(filing, on=filing.dossier == table.dossier)
        .where(
            filing.office == office_id,
            filing.citizen == citizen_id,
            table.form_code.in_(list(codes)),
        )
        .order_by(table.dossier.desc())
        .limit(1)
    )
    row = first(asked)
    if row is None:
        return None
    texts: dict[str, str] = json.loads(row.texts)
    return texts
