"""Dossiers (hồ sơ): writing a new one down, reading one back, keeping what a step changed."""

import json
import re
from datetime import datetime
from typing import Any

from commune_desk.domain.dossier import ClockRun, Dossier, DossierState, ReturnBy, RunEnd
from commune_desk.domain.errors import DossierNotFound, ProcedureNotFound
from commune_desk.domain.filing import Filing
from commune_desk.domain.keys import DossierId, OfficeId
from commune_desk.domain.procedure import Channel, ProcessingTime
from commune_desk.store import tables
from commune_desk.store.desk.filings import insert_filing
from commune_desk.store.fields import (
    json_from,
    micros_from,
    micros_or_none,
    moment_from,
    moment_or_none,
)
from commune_desk.store.plain import from_plain, to_plain
from commune_desk.store.statements import insert as insert_rows
from commune_desk.store.statements import run

_SAME_MOMENT = 1000
"""How many dossiers may have been received in the same microsecond, as after a power cut."""

_PROCEDURE = """SELECT id, sector FROM procedure_version
    WHERE office_id = ? AND code = ? AND version = ?"""
_LAST_KEY = "SELECT max(id) FROM dossier WHERE id >= ? AND id < ?"
_KEY = """COALESCE(
    (SELECT id FROM dossier WHERE office_id = ? AND dossier_no = ?),
    (SELECT id FROM dossier WHERE office_id = ? AND external_no <> '' AND external_no = ?
     ORDER BY id DESC LIMIT 1))"""
_DOSSIER = f"""SELECT d.id, d.dossier_no, p.code, p.version, d.channel, d.state, d.received_at,
        d.last_event_at, d.return_by, d.promised_at, d.supplement_asked_at, d.closed_at,
        d.returned_at, d.late_reason
    FROM dossier d JOIN procedure_version p ON p.id = d.procedure_id WHERE d.id = {_KEY}"""
_RUNS = """SELECT started_at, allowance, due_at, ended_at, why FROM clock_run
    WHERE dossier_id = ? ORDER BY run_no"""
_UPDATE = """UPDATE dossier SET state = ?, due_at = ?, promised_at = ?, supplement_asked_at = ?,
        closed_at = ?, returned_at = ?, last_event_at = ?, late_reason = ?
    WHERE office_id = ? AND dossier_no = ? RETURNING id"""
_UPDATE_RUN = """INSERT INTO clock_run
        (dossier_id, run_no, office_id, started_at, allowance, due_at, ended_at, why)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (dossier_id, run_no)
    DO UPDATE SET ended_at = excluded.ended_at, why = excluded.why"""


def insert(office_id: OfficeId, dossier: Dossier, filing: Filing) -> DossierId:
    """Write a new dossier down with its clock, papers and form; call it inside a transaction.

    Raises:
        ProcedureNotFound: the catalogue does not have the version it names.
    """
    version = (office_id, dossier.procedure_code, dossier.procedure_version)
    procedure = run(_PROCEDURE, version).fetchone()
    if procedure is None:
        raise ProcedureNotFound(dossier.procedure_code)
    key = _free_key(dossier.received_at)
    row = _dossier_values((key, office_id), dossier, procedure=procedure, filing=filing)
    insert_rows(tables.Dossier, [row])
    insert_rows(tables.ClockRun, _run_values(key, office_id, dossier))
    insert_filing(office_id, key, filing, sector=procedure[1], channel=dossier.channel)
    return key


def _free_key(received_at: datetime) -> DossierId:
    """The key that the moment of reception gives, or the next one that is free."""
    first = micros_from(received_at)
    taken = run(_LAST_KEY, (first, first + _SAME_MOMENT)).fetchone()[0]
    return DossierId(first if taken is None else taken + 1)


def _dossier_values(
    keys: tuple[DossierId, OfficeId], dossier: Dossier, *, procedure: Any, filing: Filing
) -> tuple[object, ...]:
    """A dossier in the order of its table."""
    procedure_id, sector = procedure
    return (
        *keys,
        dossier.dossier_no,
        _running_no(dossier.dossier_no),
        filing.external_no,
        procedure_id,
        sector,
        dossier.channel.value,
        dossier.state.value,
        dossier.return_by.value,
        micros_from(dossier.received_at),
        micros_from(dossier.due_at),
        micros_or_none(dossier.promised_at),
        micros_or_none(dossier.supplement_asked_at),
        micros_or_none(dossier.closed_at),
        micros_or_none(dossier.returned_at),
        micros_from(dossier.last_event_at),
        dossier.late_reason,
    )


def _running_no(dossier_no: str) -> int:
    """The digits at the end of a number."""
    found = re.search(r"\d{1,15}$", dossier_no)
    return int(found[0]) if found else 0


def _run_values(key: DossierId, office_id: OfficeId, dossier: Dossier) -> list[tuple[object, ...]]:
    """The clock runs of a dossier in the order of their table."""
    return [
        (
            key,
            number,
            office_id,
            micros_from(clock.started_at),
            json_from(to_plain(clock.allowance)),
            micros_from(clock.due_at),
            micros_or_none(clock.ended_at),
            clock.why.value if clock.why else "",
        )
        for number, clock in enumerate(dossier.runs, start=1)
    ]


def get(office_id: OfficeId, dossier_no: str) -> Dossier:
    """A dossier by its number, or by its number in the provincial system.

    Inside a transaction it stays as it was read until the transaction ends.

    Raises:
        DossierNotFound: nothing has that number.
    """
    number = dossier_no.strip()
    for_update = " FOR UPDATE OF d" if _locks_rows() else ""
    row = run(_DOSSIER + for_update, (office_id, number, office_id, number)).fetchone()
    if row is None:
        raise DossierNotFound(dossier_no)
    return _dossier(row, run(_RUNS, (row[0],)).fetchall())


def _locks_rows() -> bool:
    """SQLite lets one writer in at a time; a server is told which row is about to change."""
    engine = tables.bound_database
    return bool(engine.for_update and engine.in_transaction())


def _dossier(row: Any, runs: list[Any]) -> Dossier:
    _, number, code, version, channel, state, received_at, last_event_at, return_by, *later = row
    promised_at, supplement_asked_at, closed_at, returned_at, late_reason = later
    return Dossier(
        dossier_no=number,
        procedure_code=code,
        procedure_version=version,
        channel=Channel(channel),
        state=DossierState(state),
        received_at=moment_from(received_at),
        runs=tuple(map(_clock_run, runs)),
        last_event_at=moment_from(last_event_at),
        return_by=ReturnBy(return_by),
        promised_at=moment_or_none(promised_at),
        supplement_asked_at=moment_or_none(supplement_asked_at),
        closed_at=moment_or_none(closed_at),
        returned_at=moment_or_none(returned_at),
        late_reason=late_reason,
    )


def _clock_run(row: Any) -> ClockRun:
    started_at, allowance, due_at, ended_at, why = row
    return ClockRun(
        started_at=moment_from(started_at),
        allowance=from_plain(ProcessingTime, json.loads(allowance)),
        due_at=moment_from(due_at),
        ended_at=moment_or_none(ended_at),
        why=RunEnd(why) if why else None,
    )


def update(office_id: OfficeId, dossier: Dossier) -> DossierId:
    """Keep what a step changed: state, dates and clock runs; call it inside a transaction.

    Raises:
        DossierNotFound: nothing has that number.
    """
    changed = (
        dossier.state.value,
        micros_from(dossier.due_at),
        micros_or_none(dossier.promised_at),
        micros_or_none(dossier.supplement_asked_at),
        micros_or_none(dossier.closed_at),
        micros_or_none(dossier.returned_at),
        micros_from(dossier.last_event_at),
        dossier.late_reason,
    )
    row = run(_UPDATE, (*changed, office_id, dossier.dossier_no)).fetchone()
    if row is None:
        raise DossierNotFound(dossier.dossier_no)
    key = DossierId(row[0])
    for values in _run_values(key, office_id, dossier):
        run(_UPDATE_RUN, values)
    return key
