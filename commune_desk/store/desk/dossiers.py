"""Dossiers (hồ sơ): writing a new one down, reading one back, keeping what a step changed.

The fields of a dossier stand in the columns of their names, but for the procedure it was received
under and the runs of its clock, which have tables of their own. What follows from the runs stands
in the row too, for the lists.
"""

import re
from collections.abc import Sequence
from datetime import datetime

from peewee import fn

from commune_desk.domain.catalogue.catalogue_errors import ProcedureNotFound
from commune_desk.domain.desk.dossier import WORKED_ON, ClockRun, Dossier
from commune_desk.domain.desk.dossier_errors import DossierNotFound
from commune_desk.domain.desk.dossier_list import EarlierDossier
from commune_desk.domain.desk.filing import Filing
from commune_desk.domain.desk.papers import PaperNumber
from commune_desk.domain.keys import DossierId, OfficeId
from commune_desk.domain.people.applicant import Applicant, Person, number_of
from commune_desk.store import tables
from commune_desk.store.columns import columns_from, value_from
from commune_desk.store.desk import paper_numbers
from commune_desk.store.desk.filings import amend_filing, insert_filing
from commune_desk.store.fields import micros_from, moment_from
from commune_desk.store.queries import same_procedure, steps
from commune_desk.store.queries.reception import PROCEDURE, PROCEDURE_AND_LAST_KEY
from commune_desk.store.queries.writing import insert as insert_rows
from commune_desk.store.queries.writing import update as update_rows
from commune_desk.store.statements import first, rows

_SAME_MOMENT = 1000
"""How many dossiers may have been received in the same microsecond, as after a power cut."""

_DIGITS_AT_THE_END = re.compile(r"\d{1,15}$")
_ELSEWHERE = frozenset({"procedure_code", "procedure_version", "runs", "sector"})
"""What a dossier has of the procedure it was received under, and what has a table of its own."""
_OF_RECEPTION = frozenset({"dossier_no", "channel", "received_at", "return_by"})
"""What no step changes."""
_UNCHANGED = _ELSEWHERE | _OF_RECEPTION


def touched_since(office_id: OfficeId, at: datetime) -> tuple[str, ...]:
    """The numbers of the dossiers to which something happened since a moment, oldest first."""
    table = tables.Dossier
    asked = table.select(table.dossier_no).where(
        table.office == office_id, table.last_event_at >= micros_from(at)
    )
    return tuple(row.dossier_no for row in rows(asked.order_by(table.id)))


def worked_on_until(
    office_id: OfficeId, first: datetime, last: datetime
) -> Sequence[tuple[datetime, int]]:
    """By when dossiers that are worked on are due, from a moment to another, and how many are."""
    table = tables.Dossier
    due = table.select(table.due_at, fn.COUNT(table.id).alias("count")).where(
        table.office == office_id,
        table.closed_at.is_null(),
        table.state.in_([state.value for state in WORKED_ON]),
        table.due_at >= micros_from(first),
        table.due_at < micros_from(last),
    )
    found = rows(due.group_by(table.due_at).order_by(table.due_at))
    return tuple((moment_from(row.due_at), int(row.count)) for row in found)


def first_received_at(office_id: OfficeId) -> datetime | None:
    """When the first dossier was received, which is its key; None where none was."""
    table = tables.Dossier
    row = first(table.select(table.id).where(table.office == office_id).order_by(table.id).limit(1))
    return moment_from(row.id) if row else None


def holder_of(office_id: OfficeId, external_no: str, *, beside: str = "") -> str:
    """The number of the dossier that has a number of the provincial system; "" where none has.

    Args:
        office_id: in which office.
        external_no: the number of the provincial system.
        beside: the number of the dossier that is not meant.
    """
    row = first(steps.HOLDER, (office_id, external_no, beside)) if external_no else None
    return str(row.dossier_no) if row else ""


def filed_before(
    office_id: OfficeId, applicant: Applicant, code: str, *, since: datetime, limit: int
) -> tuple[EarlierDossier, ...]:
    """What an applicant filed with a procedure since a moment, or what has not ended; latest first.

    An applicant without a number is nobody whom the office could know; what was cancelled counts
    for nothing.
    """
    is_person = isinstance(applicant, Person)
    asked = same_procedure.OF_PERSON if is_person else same_procedure.OF_ORGANISATION
    values = (office_id, office_id, number_of(applicant), code, since, limit)
    return tuple(value_from(EarlierDossier, row) for row in rows(asked, values))


def insert(
    office_id: OfficeId, dossier: Dossier, filing: Filing, *, numbers: Sequence[PaperNumber] = ()
) -> DossierId:
    """Write a new dossier down with its clock, papers and form; call it inside a transaction.

    Args:
        office_id: of which office.
        dossier: as it begins.
        filing: how it was filed.
        numbers: what was drawn for its own papers; kept here, since the server is waited for once.

    Raises:
        ProcedureNotFound: the catalogue does not have the version it names.
    """
    moment = micros_from(dossier.received_at)
    version = (office_id, dossier.procedure_code, dossier.procedure_version)
    procedure = first(PROCEDURE_AND_LAST_KEY, (moment, moment + _SAME_MOMENT, *version))
    if procedure is None:
        raise ProcedureNotFound(dossier.procedure_code)
    # The key is the moment of reception, or the next one that is free.
    last = procedure.last_key
    key = DossierId(moment if last is None else last + 1)
    digits_at_the_end = _DIGITS_AT_THE_END.search(dossier.dossier_no)
    row = {
        "id": key,
        "office_id": office_id,
        **columns_from(dossier, without=_ELSEWHERE),
        "running_no": int(digits_at_the_end[0]) if digits_at_the_end else 0,
        "external_no": filing.external_no,
        "procedure_id": procedure.id,
        "sector": procedure.sector,
        **_of_runs(dossier),
    }
    with tables.bound_database.together():
        insert_rows(tables.Dossier, [row])
        insert_rows(tables.ClockRun, _run_rows(key, office_id, dossier))
        insert_filing(office_id, key, filing, sector=procedure.sector, channel=dossier.channel)
        paper_numbers.keep(office_id, key, numbers)
    return key


def amend(office_id: OfficeId, dossier: Dossier, filing: Filing) -> DossierId:
    """Write down how a reception was corrected; call it inside a transaction.

    Its number, its moment and its key stay.

    Raises:
        DossierNotFound: nothing has that number.
        ProcedureNotFound: the catalogue does not have the version it names.
    """
    key = update(office_id, dossier)
    version = (office_id, dossier.procedure_code, dossier.procedure_version)
    procedure = first(PROCEDURE, version)
    if procedure is None:
        raise ProcedureNotFound(dossier.procedure_code)
    changed = {
        "channel": dossier.channel,
        "return_by": dossier.return_by,
        "external_no": filing.external_no,
        "procedure_id": procedure.id,
        "sector": procedure.sector,
    }
    update_rows(tables.Dossier, changed, where=("id = ?", (key,)))
    amend_filing(office_id, key, filing, sector=procedure.sector, channel=dossier.channel)
    return key


def _of_runs(dossier: Dossier) -> dict[str, object]:
    """The columns that follow from the runs."""
    return {name: getattr(dossier, name) for name in ("due_at", "promised_at", "late_reason")}


def _run_rows(key: DossierId, office_id: OfficeId, dossier: Dossier) -> list[dict[str, object]]:
    return [
        {
            "dossier_id": key,
            "run_no": number,
            "office_id": office_id,
            **columns_from(clock),
            "why": clock.why or "",
        }
        for number, clock in enumerate(dossier.runs, start=1)
    ]


def key_of(office_id: OfficeId, dossier_no: str) -> DossierId:
    """From the number that people read aloud to the key of a dossier.

    Raises:
        DossierNotFound: no dossier has that number.
    """
    row = first(steps.KEY, (office_id, dossier_no))
    if row is None:
        raise DossierNotFound(dossier_no)
    return DossierId(row.id)


def get(office_id: OfficeId, dossier_no: str) -> Dossier:
    """A dossier by its number, or by its number in the provincial system.

    Inside a transaction it stays as it was read until the transaction ends.

    Raises:
        DossierNotFound: nothing has that number.
    """
    number, engine = dossier_no.strip(), tables.bound_database
    locks = engine.for_update and engine.in_transaction()
    statement = steps.DOSSIER + (steps.FOR_UPDATE if locks else "")
    row = first(statement, (office_id, number, office_id, number))
    if row is None:
        raise DossierNotFound(dossier_no)
    runs = tuple(value_from(ClockRun, run) for run in rows(steps.RUNS, (row.id,)))
    return value_from(Dossier, row, runs=runs)


def update(office_id: OfficeId, dossier: Dossier) -> DossierId:
    """Keep what a step changed: state, dates and clock runs; call it inside a transaction.

    Raises:
        DossierNotFound: nothing has that number.
    """
    changed = columns_from(dossier, without=_UNCHANGED)
    row = update_rows(
        tables.Dossier,
        {**changed, **_of_runs(dossier)},
        where=(steps.CHANGED_DOSSIER, (office_id, dossier.dossier_no)),
    )
    if row is None:
        raise DossierNotFound(dossier.dossier_no)
    key = DossierId(row.id)
    insert_rows(tables.ClockRun, _run_rows(key, office_id, dossier), then=steps.CHANGED_RUN)
    return key
