"""Closed periods (kỳ đã chốt): written once, read back whole, never changed."""

import hashlib
import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from commune_desk.domain.figures.closing import ClosedPeriod, KeptFile, kept, to_keep
from commune_desk.domain.figures.reporting import PeriodReport
from commune_desk.domain.keys import OfficeId
from commune_desk.domain.periods import ReportingPeriod
from commune_desk.domain.plain import from_plain
from commune_desk.store import tables
from commune_desk.store.fields import moment_from
from commune_desk.store.statements import first, rows


def add(
    office_id: OfficeId, report: PeriodReport, *, at: datetime, by: str, files: Mapping[str, bytes]
) -> tuple[KeptFile, ...]:
    """Close a period inside the caller's transaction; returns its files with their hashes."""
    period = tables.ClosedPeriod.insert(
        office=office_id,
        first=report.period.first,
        last=report.period.last,
        closed_at=at,
        closed_by=by,
        report=to_keep(report),
    )
    key = first(period.returning(tables.ClosedPeriod.id)).id  # type: ignore[union-attr]  # it was inserted
    hashed = tuple(
        KeptFile(name, hashlib.sha256(content).hexdigest()) for name, content in files.items()
    )
    for file in hashed:
        tables.ClosedFile.insert(
            period=key,
            name=file.name,
            office=office_id,
            sha256=file.sha256,
            content=files[file.name],
        ).execute()
    return hashed


def find(office_id: OfficeId, period: ReportingPeriod) -> ClosedPeriod | None:
    """A period as it was closed; None where it was not."""
    table = tables.ClosedPeriod
    is_it = (table.office == office_id) & (table.last == period.last)
    return _closed(first(table.select().where(is_it, table.first == period.first)))


def is_closed(office_id: OfficeId, period: ReportingPeriod) -> bool:
    """Whether a period was closed; what it said then is not read."""
    table = tables.ClosedPeriod
    is_it = (table.office == office_id) & (table.last == period.last)
    return first(table.select(table.id).where(is_it, table.first == period.first)) is not None


def ended_on(office_id: OfficeId, day: date) -> ClosedPeriod | None:
    """The closed period that ended on a day, the shortest of several; None without one."""
    table = tables.ClosedPeriod
    ended = table.select().where(table.office == office_id, table.last == day)
    return _closed(first(ended.order_by(table.first.desc()).limit(1)))


def files(office_id: OfficeId, period: ReportingPeriod) -> dict[str, bytes]:
    """The files of a closed period by name, byte by byte; nothing where it was not closed."""
    file, closed = tables.ClosedFile, tables.ClosedPeriod
    of_period = (closed.office == office_id) & (closed.last == period.last)
    asked = (
        file.select(file.name, file.content)
        .join(closed)
        .where(of_period, closed.first == period.first)
        .order_by(file.name)
    )
    return {row.name: bytes(row.content) for row in rows(asked)}


def _closed(row: Any) -> ClosedPeriod | None:
    if row is None:
        return None
    file = tables.ClosedFile
    named = file.select(file.name, file.sha256).where(file.period == row.id).order_by(file.name)
    return ClosedPeriod(
        period=ReportingPeriod(_day(row.first), _day(row.last)),
        closed_at=moment_from(row.closed_at),
        closed_by=row.closed_by,
        report=kept(from_plain(PeriodReport, json.loads(row.report))),
        files=tuple(KeptFile(each.name, each.sha256) for each in rows(named)),
    )


def _day(text: str) -> date:
    return date.fromisoformat(text)
