"""How much an office keeps of each kind of personal data, and since when.

Each count walks one small index of the office, or asks a counter; the oldest is the row of the
smallest key. No row of texts is read.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from peewee import fn

from commune_desk.domain.keys import OfficeId
from commune_desk.domain.law.personal_data import DataKind
from commune_desk.domain.upkeep.inspection import KindCount
from commune_desk.store import tables
from commune_desk.store.fields import moment_from
from commune_desk.store.statements import first, rows
from commune_desk.store.upkeep import history

_COUNTED: tuple[tuple[DataKind, Any, Any], ...] = (
    (DataKind.REUSE, tables.Consent, tables.Consent.given_at),
    (DataKind.DOSSIER, tables.Dossier, tables.Dossier.received_at),
    (DataKind.PRINT, tables.PrintedSlip, tables.PrintedSlip.printed_at),
    (DataKind.CERTIFICATION, tables.CertificationEntry, tables.CertificationEntry.certified_at),
    (DataKind.PAYMENT, tables.Payment, tables.Payment.paid_at),
    (DataKind.RATING, tables.Rating, tables.Rating.given_at),
    (DataKind.VISIT, tables.Visit, tables.Visit.happened_at),
    (DataKind.PREPARED, tables.Prepared, tables.Prepared.happened_at),
    (DataKind.DRAFT, tables.Draft, tables.Draft.saved_at),
    (DataKind.ACCOUNT, tables.Officer, None),
)
"""Each kind with its table, and the column that says when a row was made."""


def counts(office_id: OfficeId) -> tuple[KindCount, ...]:
    """What there is of every kind, in the order of the kinds."""
    found = {one.kind: one for one in _all(office_id)}
    return tuple(found[kind] for kind in DataKind)


def _all(office_id: OfficeId) -> Iterator[KindCount]:
    for kind, table, made_at in _COUNTED:
        of_office = table.select(fn.COUNT(1).alias("found")).where(table.office == office_id)
        count = _one(of_office)
        yield KindCount(kind, count, _oldest(office_id, table, made_at) if count else None)
    yield _records(office_id)
    # Declarations by the keys of their dossiers: their own rows are long
    table, dossier = tables.Declaration, tables.Dossier
    joined = table.select(fn.COUNT(1).alias("found")).join(dossier)
    count = _one(joined.where(dossier.office == office_id))
    first_one = table.select(dossier.received_at.alias("at")).join(dossier)
    first_one = first_one.where(dossier.office == office_id).order_by(table.dossier).limit(1)
    row = first(first_one) if count else None
    yield KindCount(DataKind.DECLARATION, count, moment_from(row.at) if row else None)
    event = tables.Event
    oldest = _oldest(office_id, event, event.entered_at)
    yield KindCount(DataKind.HISTORY, history.count(office_id), oldest)


def _records(office_id: OfficeId) -> KindCount:
    """Records of people; the oldest is there since the first dossier of its person.

    When a record was changed last says only since when it is there at the latest: who came in March
    and comes again in May is no record of May.
    """
    table, filing, dossier = tables.Citizen, tables.Filing, tables.Dossier
    of_office = table.select(fn.COUNT(1).alias("found")).where(table.office == office_id)
    count = _one(of_office)
    asked = table.select(table.id, table.updated_at).where(table.office == office_id)
    oldest = first(asked.order_by(table.id).limit(1))
    if oldest is None:
        return KindCount(DataKind.RECORD, count, None)
    filed = filing.select(dossier.received_at.alias("at")).join(dossier)
    of_them = filed.where(filing.office == office_id, filing.citizen == oldest.id)
    row = first(of_them.order_by(filing.dossier).limit(1))
    times = [oldest.updated_at, *([row.at] if row else [])]
    return KindCount(DataKind.RECORD, count, moment_from(min(times)))


def _oldest(office_id: OfficeId, table: Any, made_at: Any) -> datetime | None:
    if made_at is None:
        return None
    asked = table.select(made_at.alias("at")).where(table.office == office_id)
    row = first(asked.order_by(table.id).limit(1))
    return moment_from(row.at) if row else None


def _one(counted: Any) -> int:
    """The count that a question gives."""
    [row] = rows(counted)
    return int(row.found)
