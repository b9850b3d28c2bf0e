"""Lists of dossiers (danh sách hồ sơ) as ready lines: pages, counts, facts, the register."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from commune_desk.domain.applicant import FilledFrom
from commune_desk.domain.dossier import DossierState, ReturnBy, TimelinessRule
from commune_desk.domain.dossier_list import (
    Cursor,
    DeskCounts,
    DossierFilter,
    DossierRow,
    Page,
    RegisterRow,
    due_soon_before,
    overdue_before,
)
from commune_desk.domain.identifiers import personal_id
from commune_desk.domain.keys import OfficeId
from commune_desk.domain.papers import Party
from commune_desk.domain.procedure import Channel
from commune_desk.domain.reporting import DossierFact, ReportingPeriod
from commune_desk.domain.working_time import OFFICE_ZONE
from commune_desk.store.catalogue.procedures import procedure_from
from commune_desk.store.desk.dossier_filters import ListRequest, questions
from commune_desk.store.fields import micros_from, moment_from, moment_or_none
from commune_desk.store.statements import run
from commune_desk.store.tables import bound_database

_PEOPLE = """
    JOIN procedure_version p ON p.id = d.procedure_id
    JOIN filing f ON f.dossier_id = d.id
    LEFT JOIN citizen c ON c.id = f.citizen_id
    LEFT JOIN organisation o ON o.id = f.organisation_id"""
_LINES = f"""SELECT d.id, d.dossier_no, d.external_no, p.name, d.sector,
        COALESCE(c.full_name, o.name, ''), COALESCE(c.personal_id, ''), COALESCE(o.tax_code, ''),
        d.channel, d.state, d.received_at, d.due_at, d.promised_at, d.closed_at, d.returned_at
    FROM ({{keys}}) AS k CROSS JOIN dossier d {_PEOPLE}
    WHERE d.id = k.id ORDER BY {{order}}"""
_COUNTS = """SELECT count(*),
        COALESCE(sum(CASE WHEN state <> 'awaiting_supplement' AND due_at >= ? AND due_at < ?
            THEN 1 ELSE 0 END), 0),
        COALESCE(sum(CASE WHEN state <> 'awaiting_supplement' AND due_at < ?
            THEN 1 ELSE 0 END), 0),
        COALESCE(sum(CASE WHEN state = 'awaiting_supplement' THEN 1 ELSE 0 END), 0)
    FROM dossier WHERE office_id = ? AND closed_at IS NULL"""
_READY = "SELECT count(*) FROM dossier WHERE office_id = ? AND state = 'result_ready'"
_FACT = """SELECT d.dossier_no, d.sector, d.channel, d.state, d.received_at, d.due_at, d.closed_at,
        f.filled_from, d.promised_at
    FROM dossier d JOIN filing f ON f.dossier_id = d.id WHERE d.office_id = ? AND d.id <= ?"""
_FACTS = f"{_FACT} AND d.closed_at IS NULL UNION ALL {_FACT} AND d.closed_at >= ?"
_REGISTER = f"""SELECT d.dossier_no, d.external_no, p.name, p.body, d.sector, d.channel, d.state,
        d.return_by, d.received_at, d.due_at, d.promised_at, d.closed_at, d.returned_at,
        d.late_reason, COALESCE(c.full_name, o.name, ''),
        COALESCE(c.personal_id, o.tax_code, ''), COALESCE(c.address, o.address, ''), f.phone,
        COALESCE(c.email, o.email, '')
    FROM dossier d {_PEOPLE}
    WHERE d.office_id = ? AND d.id >= ? AND d.id < ? AND (? = '' OR d.sector = ?) ORDER BY d.id"""
_RECEIVED = """SELECT count(*) FROM dossier
    WHERE office_id = ? AND id >= ? AND id < ? AND (? = '' OR sector = ?)"""
_LAST_EVENT = "SELECT max(last_event_at) FROM dossier WHERE office_id = ?"


def page(
    office_id: OfficeId, wanted: DossierFilter, after: Cursor | None = None, *, limit: int = 100
) -> Page:
    """One page of a list, from its beginning or after the last line of the page before."""
    request = ListRequest(office_id, wanted, after, limit + 1)
    order = "d.due_at, d.id" if wanted.is_by_due_date else "d.id DESC"
    rows: list[Any] = []
    for keys, values in questions(request, is_sqlite=bound_database.param == "?"):
        rows = run(_LINES.format(keys=keys, order=order), values).fetchall()
        if len(rows) > limit:
            break
    lines = tuple(map(_line, rows[:limit]))
    more = len(rows) > limit
    return Page(lines, Cursor(rows[limit - 1][0], lines[-1].due_at) if more else None)


def _line(row: Any) -> DossierRow:
    _, dossier_no, external_no, procedure, sector, name, number, tax_code, *rest = row
    channel, state, received_at, due_at, promised_at, closed_at, returned_at = rest
    return DossierRow(
        dossier_no=dossier_no,
        external_no=external_no,
        procedure_name=procedure,
        sector=sector,
        applicant_name=name,
        applicant_number=personal_id.mask(number) if number else tax_code,
        channel=Channel(channel),
        state=DossierState(state),
        received_at=moment_from(received_at),
        due_at=moment_from(due_at),
        promised_at=moment_or_none(promised_at),
        closed_at=moment_or_none(closed_at),
        returned_at=moment_or_none(returned_at),
    )


def counts(
    office_id: OfficeId, now: datetime, rule: TimelinessRule = TimelinessRule.BY_DAY
) -> DeskCounts:
    """What waits at the desk; however many dossiers are kept, only these are looked at."""
    here = now.astimezone(OFFICE_ZONE)
    overdue, soon = micros_from(overdue_before(here, rule)), micros_from(due_soon_before(here))
    open_ones = run(_COUNTS, (overdue, soon, overdue, office_id)).fetchone()
    ready = run(_READY, (office_id,)).fetchone()
    return DeskCounts(*map(int, (*open_ones, *ready)))


def facts(office_id: OfficeId, period: ReportingPeriod) -> Iterator[DossierFact]:
    """What the report needs: everything received up to the end and not closed before the start."""
    start, end = micros_from(period.starts_at), micros_from(period.ends_at)
    for row in run(_FACTS, (office_id, end, office_id, end, start)).fetchall():
        dossier_no, sector, channel, state, received_at, due_at, closed_at, *rest = row
        filled_from, promised_at = rest
        yield DossierFact(
            dossier_no=dossier_no,
            sector=sector,
            channel=Channel(channel),
            state=DossierState(state),
            received_at=moment_from(received_at),
            due_at=moment_from(due_at),
            closed_at=moment_or_none(closed_at),
            filled_from=FilledFrom(filled_from),
            is_reappointed=promised_at is not None,
        )


def register_lines(
    office_id: OfficeId, first: date, last: date, *, sector: str = ""
) -> Iterator[RegisterRow]:
    """The register of what was received from one day to another, both included, oldest first."""
    span = (_first_key(first), _first_key(last + timedelta(days=1)))
    for row in run(_REGISTER, (office_id, *span, sector, sector)).fetchall():
        yield _register_row(row)


def received_between(office_id: OfficeId, first: date, before: date, *, sector: str = "") -> int:
    """How many dossiers were received from one day until before another."""
    span = (_first_key(first), _first_key(before))
    return int(run(_RECEIVED, (office_id, *span, sector, sector)).fetchone()[0])


def _first_key(day: date) -> int:
    """The least key that a dossier of that day can have: keys follow the moment of reception."""
    return micros_from(datetime.combine(day, time(), OFFICE_ZONE))


def _register_row(row: Any) -> RegisterRow:
    dossier_no, external_no, procedure, body, sector, channel, state, return_by, *rest = row
    received_at, due_at, promised_at, closed_at, returned_at, late_reason, *party = rest
    return RegisterRow(
        dossier_no=dossier_no,
        external_no=external_no,
        procedure_name=procedure,
        handling_unit=procedure_from(body).handling_unit,
        sector=sector,
        applicant=Party(*party),
        channel=Channel(channel),
        state=DossierState(state),
        return_by=ReturnBy(return_by),
        received_at=moment_from(received_at),
        due_at=moment_from(due_at),
        promised_at=moment_or_none(promised_at),
        closed_at=moment_or_none(closed_at),
        returned_at=moment_or_none(returned_at),
        late_reason=late_reason,
    )


def last_event_at(office_id: OfficeId) -> datetime | None:
    """The moment of the last step of any dossier; None before the first."""
    return moment_or_none(run(_LAST_EVENT, (office_id,)).fetchone()[0])
