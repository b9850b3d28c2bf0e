"""Where a person stands in what an office keeps: by their key, and by their number inside texts.

A key is found by an index. A number inside a declaration or among who certifies has none: the texts
are read through once, which is a matter of seconds in a large office and is asked a few times a
year, by a task of its own.
"""

from collections.abc import Iterator
from typing import Any

from commune_desk.domain.certification.entries import BookEntry
from commune_desk.domain.keys import CitizenId, OfficeId, PreparedId, VisitId
from commune_desk.store import tables
from commune_desk.store.columns import value_from
from commune_desk.store.statements import rows


def dossiers_filed(office_id: OfficeId, citizen_id: CitizenId) -> tuple[str, ...]:
    """The numbers of the dossiers that a person filed for themself or another, oldest first."""
    filing, dossier = tables.Filing, tables.Dossier
    is_theirs = (filing.citizen == citizen_id) | (filing.delegate == citizen_id)
    asked = dossier.select(dossier.dossier_no).join(filing, on=filing.dossier == dossier.id)
    asked = asked.where(filing.office == office_id, is_theirs).order_by(dossier.id)
    return tuple(row.dossier_no for row in rows(asked))


def dossiers_naming(office_id: OfficeId, number: str) -> tuple[str, ...]:
    """The numbers of the dossiers whose party or declarations name a number, oldest first."""
    if not number:
        return ()
    found: set[int] = set()
    for table, text in (
        (tables.ReceivedParty, tables.ReceivedParty.party),
        (tables.Declaration, tables.Declaration.texts),
    ):
        asked = table.select(table.dossier).where(table.office == office_id, _names(text, number))
        found |= {row.dossier_id for row in rows(asked)}
    dossier = tables.Dossier
    named = dossier.select(dossier.dossier_no).where(dossier.id.in_(sorted(found)))
    return tuple(row.dossier_no for row in rows(named.order_by(dossier.id))) if found else ()


def certified_for(
    office_id: OfficeId, dossier_nos: tuple[str, ...], number: str
) -> tuple[BookEntry, ...]:
    """What was certified by dossiers, or for who bears a number."""
    table, dossier = tables.CertificationEntry, tables.Dossier
    is_theirs = dossier.dossier_no.in_(list(dossier_nos))
    if number:
        is_theirs |= _names(table.requesters, number)
    asked = table.select(table, dossier.dossier_no).join(dossier)
    asked = asked.where(table.office == office_id, is_theirs).order_by(table.id)
    return tuple(value_from(BookEntry, row) for row in rows(asked))


def visits_of(office_id: OfficeId, number: str) -> tuple[VisitId, ...]:
    """The visits of who bears a number."""
    table = tables.Visit
    return tuple(VisitId(key) for key in _naming(office_id, number, table.party))


def prepared_for(office_id: OfficeId, number: str) -> tuple[PreparedId, ...]:
    """What was written for who bears a number."""
    table = tables.Prepared
    return tuple(PreparedId(key) for key in _naming(office_id, number, table.party))


def named_as_relative(office_id: OfficeId, number: str) -> int:
    """Of how many people somebody is kept as a relative."""
    table = tables.PersonLink
    if not number:
        return 0
    named = table.select().where(table.office == office_id, table.number == number)
    return int(named.count())


def _naming(office_id: OfficeId, number: str, text: Any) -> Iterator[int]:
    table = text.model
    if not number:
        return iter(())
    asked = table.select(table.id).where(table.office == office_id, _names(text, number))
    return (row.id for row in rows(asked.order_by(table.id)))


def _names(text: Any, number: str) -> Any:
    """Whether a text, or what stands as JSON, has a number in it."""
    return text.cast("TEXT").contains(number)
