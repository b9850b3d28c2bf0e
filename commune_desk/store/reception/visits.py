"""Visits (lượt đến) that did not become a dossier: written, found, and followed to a dossier."""

from datetime import datetime

from peewee import JOIN, ModelSelect, fn

from commune_desk.domain.catalogue.catalogue_errors import ProcedureNotFound
from commune_desk.domain.keys import DossierId, OfficeId, VisitId
from commune_desk.domain.people.applicant import name_of, number_of
from commune_desk.domain.reception.reception_errors import VisitNotFound, VisitTakenUp
from commune_desk.domain.reception.visit import NewVisit, Visit, VisitOutcome, VisitPage
from commune_desk.domain.vietnamese import words_of
from commune_desk.store.columns import columns_from, value_from
from commune_desk.store.queries.reception import PROCEDURE
from commune_desk.store.statements import first, rows
from commune_desk.store.tables import Dossier, Officer, ProcedureVersion
from commune_desk.store.tables import Visit as Table

_ELSEWHERE = frozenset({"procedure_code", "procedure_version", "officer_id"})


def add(office_id: OfficeId, visit: NewVisit) -> VisitId:
    """Write a visit down, inside the caller's transaction.

    Raises:
        ProcedureNotFound: the catalogue does not have the version it names.
    """
    procedure = first(PROCEDURE, (office_id, visit.procedure_code, visit.procedure_version))
    if procedure is None:
        raise ProcedureNotFound(visit.procedure_code)
    party = visit.party
    people = (party.applicant, party.delegate)
    words = " ".join(name_of(one) for one in people if one) + f" {number_of(party.applicant)}"
    row = {
        **columns_from(visit, without=_ELSEWHERE),
        "office": office_id,
        "procedure": procedure.id,
        "officer": visit.officer_id,
        "number": number_of(party.applicant),
        "words": f" {' '.join(words_of(words))} ",
        "prints": 0,
    }
    return VisitId(Table.insert(row).execute())


def get(office_id: OfficeId, visit_id: VisitId) -> Visit:
    """One visit.

    Raises:
        VisitNotFound: the office has none of that key.
    """
    row = first(_readable(office_id).where(Table.id == visit_id))
    if row is None:
        raise VisitNotFound(visit_id)
    return value_from(Visit, row)


def page(
    office_id: OfficeId, text: str = "", after: VisitId | None = None, *, limit: int = 100
) -> VisitPage:
    """A page of the list, newest first; `text` is of a name, a number, or the number of a slip."""
    wanted = _readable(office_id).order_by(Table.id.desc()).limit(limit + 1)
    if after is not None:
        wanted = wanted.where(Table.id < after)
    for word in words_of(text):
        wanted = wanted.where((Table.slip_no == word) | Table.words.contains(f" {word}"))
    found = [value_from(Visit, row) for row in rows(wanted)]
    return VisitPage(tuple(found[:limit]), found[limit - 1].id if len(found) > limit else None)


def guided_since(office_id: OfficeId, number: str, since: datetime) -> tuple[Visit, ...]:
    """The visits since a moment in which somebody of that number was guided and is waited for."""
    if not number:
        return ()
    waits = _readable(office_id).where(
        Table.number == number,
        Table.outcome == VisitOutcome.GUIDE,
        Table.dossier.is_null(),
        Table.happened_at >= since,
    )
    return tuple(value_from(Visit, row) for row in rows(waits.order_by(Table.id.desc())))


def become(office_id: OfficeId, visit_id: VisitId, dossier_id: DossierId) -> None:
    """Remember the dossier that a visit became, inside the transaction that receives it.

    Raises:
        VisitNotFound: the office has none of that key.
        VisitTakenUp: it became one before.
    """
    visit = get(office_id, visit_id)
    of_it = (Table.office == office_id) & (Table.id == visit_id) & Table.dossier.is_null()
    if not Table.update(dossier=dossier_id).where(of_it).execute():
        raise VisitTakenUp(visit.dossier_no)


def set_free(office_id: OfficeId, dossier_id: DossierId) -> None:
    """Let the visit that became a dossier become one again: that one was received by mistake."""
    of_it = (Table.office == office_id) & (Table.dossier == dossier_id)
    Table.update(dossier=None).where(of_it).execute()


def count_print(office_id: OfficeId, visit_id: VisitId) -> None:
    """Count a print of its paper."""
    of_it = (Table.office == office_id) & (Table.id == visit_id)
    Table.update(prints=Table.prints + 1).where(of_it).execute()


def _readable(office_id: OfficeId) -> "ModelSelect[Table]":
    return (
        Table.select(
            Table,
            ProcedureVersion.code.alias("procedure_code"),
            ProcedureVersion.name.alias("procedure_name"),
            Officer.full_name.alias("officer_name"),
            fn.COALESCE(Dossier.dossier_no, "").alias("dossier_no"),
        )
        .join(ProcedureVersion)
        .switch(Table)
        .join(Officer)
        .switch(Table)
        .join(Dossier, JOIN.LEFT_OUTER)
        .where(Table.office == office_id)
    )
