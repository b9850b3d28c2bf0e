"""What reports count: the facts of the dossiers that a period touches."""

from collections.abc import Iterator
from datetime import datetime

from peewee import fn

from commune_desk.domain.keys import OfficeId
from commune_desk.domain.reporting import DossierFact, ReportingPeriod
from commune_desk.store.columns import value_from
from commune_desk.store.fields import micros_from, moment_from
from commune_desk.store.statements import first, rows
from commune_desk.store.tables import Dossier, Filing


def facts(office_id: OfficeId, period: ReportingPeriod) -> Iterator[DossierFact]:
    """What the report needs: everything received up to the end and not closed before the start."""
    received = (
        Dossier.select(
            Dossier.dossier_no,
            Dossier.sector,
            Dossier.channel,
            Dossier.state,
            Dossier.received_at,
            Dossier.due_at,
            Dossier.closed_at,
            Filing.filled_from,
            Dossier.promised_at.is_null(False).alias("is_reappointed"),
        )
        .join(Filing, on=Filing.dossier == Dossier.id)
        .where(Dossier.office == office_id, Dossier.id <= micros_from(period.ends_at))
    )
    # Two questions in one, each with an index of its own: dossier_open, and office and closed_at.
    still_open = received.where(Dossier.closed_at.is_null())
    closed_since = received.where(Dossier.closed_at >= period.starts_at)
    for row in rows(still_open.union_all(closed_since)):
        yield value_from(DossierFact, row)


def last_event_at(office_id: OfficeId) -> datetime | None:
    """The moment of the last step of any dossier; None before the first."""
    last = Dossier.select(fn.MAX(Dossier.last_event_at).alias("at"))
    row = first(last.where(Dossier.office == office_id))
    return moment_from(row.at) if row and row.at is not None else None
