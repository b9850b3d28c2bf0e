"""Ratings (đánh giá): one answer a dossier, never replaced."""

from datetime import datetime

from peewee import ModelSelect

from commune_desk.domain.errors import AlreadyRated
from commune_desk.domain.keys import DossierId, OfficeId
from commune_desk.domain.rating import Rating
from commune_desk.store import tables
from commune_desk.store.columns import value_from
from commune_desk.store.desk.dossiers import key_of
from commune_desk.store.statements import first, rows
from commune_desk.store.tables import Dossier


def add(office_id: OfficeId, rating: Rating) -> DossierId:
    """Keep an answer; returns the key of its dossier.

    Raises:
        DossierNotFound: no dossier has that number.
        AlreadyRated: an answer stands already.
    """
    dossier_id, table = key_of(office_id, rating.dossier_no), tables.Rating
    added = table.insert(
        office=office_id,
        dossier=dossier_id,
        level=rating.level,
        reason=rating.reason,
        given_at=rating.at,
    )
    if first(added.on_conflict_ignore().returning(table.id)) is None:
        raise AlreadyRated(rating.dossier_no)
    return dossier_id


def find(office_id: OfficeId, dossier_no: str) -> Rating | None:
    """The answer to a dossier."""
    row = first(_of(office_id).where(Dossier.dossier_no == dossier_no))
    return value_from(Rating, row) if row else None


def given_between(office_id: OfficeId, start: datetime, end: datetime) -> tuple[Rating, ...]:
    """The answers of a span of time, both ends included, in their order."""
    given_at = tables.Rating.given_at
    given = _of(office_id).where(given_at >= start, given_at <= end).order_by(given_at)
    return tuple(value_from(Rating, row) for row in rows(given))


def _of(office_id: OfficeId) -> "ModelSelect[tables.Rating]":
    table = tables.Rating
    columns = (Dossier.dossier_no, table.level, table.given_at.alias("at"), table.reason)
    return table.select(*columns).join(Dossier).where(table.office == office_id)
