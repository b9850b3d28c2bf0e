"""Ratings (đánh giá): one answer a dossier, never replaced."""

from datetime import datetime
from typing import Any

from peewee import ModelSelect

from commune_desk.domain.errors import AlreadyRated
from commune_desk.domain.keys import DossierId, OfficeId
from commune_desk.domain.rating import Rating, RatingLevel
from commune_desk.store import tables
from commune_desk.store.desk.dossier_keys import dossier_key
from commune_desk.store.tables import Dossier
from commune_desk.store.tuples import first_of, rows_of


def add(office_id: OfficeId, rating: Rating) -> DossierId:
    """Keep an answer; returns the key of its dossier.

    Raises:
        DossierNotFound: no dossier has that number.
        AlreadyRated: an answer stands already.
    """
    dossier_id = dossier_key(office_id, rating.dossier_no)
    table = tables.Rating
    row = {"office": office_id, "dossier": dossier_id, "level": rating.level.value}
    added = table.insert(**row, reason=rating.reason, given_at=rating.at).on_conflict_ignore()
    if not list(added.returning(table.id).tuples().execute()):
        raise AlreadyRated(rating.dossier_no)
    return dossier_id


def find(office_id: OfficeId, dossier_no: str) -> Rating | None:
    """The answer to a dossier."""
    row = first_of(_readable(office_id).where(Dossier.dossier_no == dossier_no))
    return _rating(row) if row else None


def given_between(office_id: OfficeId, start: datetime, end: datetime) -> tuple[Rating, ...]:
    """The answers of a span of time, both ends included, in their order."""
    given_at = tables.Rating.given_at
    rows = _readable(office_id).where(given_at >= start, given_at <= end).order_by(given_at)
    return tuple(map(_rating, rows_of(rows)))


def _readable(office_id: OfficeId) -> "ModelSelect[tables.Rating]":
    table = tables.Rating
    columns = (Dossier.dossier_no, table.level, table.given_at, table.reason)
    return table.select(*columns).join(Dossier).where(table.office == office_id)


def _rating(row: tuple[Any, ...]) -> Rating:
    dossier_no, level, at, reason = row
    return Rating(dossier_no, RatingLevel(level), at, reason)
