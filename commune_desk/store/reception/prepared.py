"""Prepared filings (hồ sơ viết hộ): written, found, and followed to a dossier or to their end."""

from datetime import datetime

from peewee import JOIN, ModelSelect, fn

from commune_desk.domain.catalogue.catalogue_errors import ProcedureNotFound
from commune_desk.domain.keys import DossierId, OfficeId, PreparedId
from commune_desk.domain.people.applicant import name_of, number_of
from commune_desk.domain.periods import ReportingPeriod
from commune_desk.domain.reception.prepared import (
    NewPrepared,
    Prepared,
    PreparedCount,
    PreparedPage,
)
from commune_desk.domain.reception.reception_errors import PreparedEnded, PreparedNotFound
from commune_desk.domain.vietnamese import words_of
from commune_desk.store.columns import columns_from, value_from
from commune_desk.store.queries.reception import PROCEDURE
from commune_desk.store.statements import first, rows
from commune_desk.store.tables import Dossier, Officer, ProcedureVersion
from commune_desk.store.tables import Prepared as Table

_ELSEWHERE = frozenset({"procedure_code", "procedure_version", "officer_id"})


def add(office_id: OfficeId, prepared: NewPrepared) -> PreparedId:
    """Write one down, inside the caller's transaction.

    Raises:
        ProcedureNotFound: the catalogue does not have the version it names.
    """
    procedure = None
    if prepared.procedure_code:
        wanted = (office_id, prepared.procedure_code, prepared.procedure_version)
        procedure = first(PROCEDURE, wanted)
        if procedure is None:
            raise ProcedureNotFound(prepared.procedure_code)
    party = prepared.party
    names = " ".join(name_of(one) for one in (party.applicant, party.delegate) if one)
    row = {
        **columns_from(prepared, without=_ELSEWHERE),
        "office": office_id,
        "procedure": procedure.id if procedure is not None else None,
        "officer": prepared.officer_id,
        "words": f" {' '.join(words_of(f'{names} {number_of(party.applicant)}'))} ",
        "prints": 0,
        "close_reason": "",
    }
    return PreparedId(Table.insert(row).execute())


def get(office_id: OfficeId, prepared_id: PreparedId) -> Prepared:
    """One prepared filing.

    Raises:
        PreparedNotFound: the office has none of that key.
    """
    row = first(_readable(office_id).where(Table.id == prepared_id))
    if row is None:
        raise PreparedNotFound(prepared_id)
    return value_from(Prepared, row)


def page(
    office_id: OfficeId,
    text: str = "",
    after: PreparedId | None = None,
    *,
    is_open: bool = True,
    limit: int = 100,
) -> PreparedPage:
    """A page of the list, newest first; `text` is of a name or a number."""
    wanted = _readable(office_id).order_by(Table.id.desc()).limit(limit + 1)
    if is_open:
        wanted = wanted.where(Table.dossier.is_null(), Table.closed_at.is_null())
    if after is not None:
        wanted = wanted.where(Table.id < after)
    for word in words_of(text):
        wanted = wanted.where(Table.words.contains(f" {word}"))
    found = [value_from(Prepared, row) for row in rows(wanted)]
    return PreparedPage(tuple(found[:limit]), found[limit - 1].id if len(found) > limit else None)


def become(office_id: OfficeId, prepared_id: PreparedId, dossier_id: DossierId) -> Prepared:
    """Remember the dossier that one became, inside the transaction that receives it; as it was.

    Raises:
        PreparedNotFound: the office has none of that key.
        PreparedEnded: it became one before, or was closed.
    """
    return _end(office_id, prepared_id, {"dossier": dossier_id})


def close(office_id: OfficeId, prepared_id: PreparedId, *, at: datetime, reason: str) -> None:
    """Close one that becomes no dossier, inside the caller's transaction.

    Raises:
        PreparedNotFound: the office has none of that key.
        PreparedEnded: it became a dossier, or was closed before.
    """
    _end(office_id, prepared_id, {"closed_at": at, "close_reason": reason})


def set_free(office_id: OfficeId, dossier_id: DossierId) -> None:
    """Let the one that became a dossier become one again: that was received by mistake."""
    of_it = (Table.office == office_id) & (Table.dossier == dossier_id)
    Table.update(dossier=None).where(of_it).execute()


def count_print(office_id: OfficeId, prepared_id: PreparedId) -> None:
    """Count a print of its declarations."""
    of_it = (Table.office == office_id) & (Table.id == prepared_id)
    Table.update(prints=Table.prints + 1).where(of_it).execute()


def counts(office_id: OfficeId, period: ReportingPeriod) -> tuple[PreparedCount, ...]:
    """What was written in a period and what became of it by now, by model."""
    asked = (
        Table.select(
            Table.model,
            fn.COUNT(Table.id).alias("written"),
            fn.COUNT(Table.dossier).alias("received"),
            fn.COUNT(Table.closed_at).alias("closed"),
        )
        .where(
            Table.office == office_id,
            Table.happened_at >= period.starts_at,
            Table.happened_at < period.ends_at,
        )
        .group_by(Table.model)
        .order_by(Table.model)
    )
    return tuple(value_from(PreparedCount, row) for row in rows(asked))


def _end(office_id: OfficeId, prepared_id: PreparedId, columns: dict[str, object]) -> Prepared:
    before = get(office_id, prepared_id)
    still_open = Table.dossier.is_null() & Table.closed_at.is_null()
    of_it = (Table.office == office_id) & (Table.id == prepared_id) & still_open
    if not Table.update(columns).where(of_it).execute():
        raise PreparedEnded(before.dossier_no)
    return before


def _readable(office_id: OfficeId) -> "ModelSelect[Table]":
    return (
        Table.select(
            Table,
            fn.COALESCE(ProcedureVersion.code, "").alias("procedure_code"),
            fn.COALESCE(ProcedureVersion.name, Table.letters).alias("procedure_name"),
            Officer.full_name.alias("officer_name"),
            fn.COALESCE(Dossier.dossier_no, "").alias("dossier_no"),
        )
        .join(ProcedureVersion, JOIN.LEFT_OUTER)
        .switch(Table)
        .join(Officer)
        .switch(Table)
        .join(Dossier, JOIN.LEFT_OUTER)
        .where(Table.office == office_id)
    )
