"""Ratings (đánh giá): one answer a dossier, never replaced, and who was asked for one."""

from datetime import datetime

from peewee import JOIN, fn

from commune_desk.domain.handling.rating import Rating, RatingRequest
from commune_desk.domain.handling.rating_errors import AlreadyRated
from commune_desk.domain.keys import DossierId, OfficeId
from commune_desk.store import tables
from commune_desk.store.columns import value_from
from commune_desk.store.desk.dossiers import key_of
from commune_desk.store.queries import sheet
from commune_desk.store.statements import first, rows
from commune_desk.store.tables import Dossier


def add(office_id: OfficeId, rating: Rating) -> DossierId | None:
    """Keep an answer; returns the key of its dossier, None of a slip that names none.

    Raises:
        DossierNotFound: no dossier has that number.
        AlreadyRated: an answer stands already.
    """
    table = tables.Rating
    dossier_id = key_of(office_id, rating.dossier_no) if rating.dossier_no else None
    added = table.insert(
        office=office_id,
        dossier=dossier_id,
        level=rating.level,
        reason=rating.reason,
        given_at=rating.at,
        came_by=rating.came_by,
    )
    if first(added.on_conflict_ignore().returning(table.id)) is None:
        raise AlreadyRated(rating.dossier_no)
    return dossier_id


def add_request(office_id: OfficeId, asked: RatingRequest) -> DossierId:
    """Keep that a citizen is asked; returns the key of the dossier.

    Raises:
        DossierNotFound: no dossier has that number.
    """
    dossier_id = key_of(office_id, asked.dossier_no)
    tables.RatingRequest.insert(
        office=office_id,
        dossier=dossier_id,
        officer=asked.officer_id,
        desk_name=asked.desk_name,
        way=asked.way,
        asked_at=asked.at,
    ).execute()
    return dossier_id


def find(office_id: OfficeId, dossier_no: str) -> Rating | None:
    """The answer to a dossier."""
    row = first(sheet.RATING, (office_id, office_id, dossier_no))
    return value_from(Rating, row) if row else None


def given_between(office_id: OfficeId, start: datetime, end: datetime) -> tuple[Rating, ...]:
    """The answers of a span of time, both ends included, in their order."""
    given_at = tables.Rating.given_at
    table = tables.Rating
    number = fn.COALESCE(Dossier.dossier_no, "").alias("dossier_no")
    columns = (number, table.level, table.given_at.alias("at"), table.reason, table.came_by)
    given = (
        table.select(*columns)
        .join(Dossier, JOIN.LEFT_OUTER)
        .where(table.office == office_id)
        .where(given_at >= start, given_at <= end)
        .order_by(given_at)
    )
    return tuple(value_from(Rating, row) for row in rows(given))
