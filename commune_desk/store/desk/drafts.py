"""Drafts (bản nháp): saved while a clerk types, gone once the dossier is received."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from peewee import ModelSelect

from commune_desk.domain.draft import DraftRow
from commune_desk.domain.errors import DraftNotFound
from commune_desk.domain.keys import DraftId, OfficeId, OfficerId
from commune_desk.store.tables import Draft, Officer
from commune_desk.store.tuples import first_of, rows_of


def add(
    office_id: OfficeId,
    officer_id: OfficerId,
    *,
    desk_name: str,
    body: Mapping[str, object],
    at: datetime,
) -> DraftId:
    """Keep a new draft."""
    row = {"office": office_id, "officer": officer_id, "desk_name": desk_name}
    return DraftId(Draft.insert(**row, body=dict(body), saved_at=at).execute())


def save(
    office_id: OfficeId, draft_id: DraftId, *, body: Mapping[str, object], at: datetime
) -> None:
    """Keep what a draft says now.

    Raises:
        DraftNotFound: it was discarded or received meanwhile.
    """
    change = Draft.update(body=dict(body), saved_at=at)
    if not change.where(_is(office_id, draft_id)).execute():
        raise DraftNotFound(draft_id)


def open_drafts(office_id: OfficeId) -> tuple[DraftRow, ...]:
    """All drafts of the office, the one typed last first."""
    rows = _readable().where(Draft.office == office_id).order_by(Draft.saved_at.desc())
    return tuple(map(_draft_row, rows_of(rows)))


def get(office_id: OfficeId, draft_id: DraftId) -> DraftRow:
    """One draft.

    Raises:
        DraftNotFound: it was discarded or received meanwhile.
    """
    row = first_of(_readable().where(_is(office_id, draft_id)))
    if row is None:
        raise DraftNotFound(draft_id)
    return _draft_row(row)


def take_over(
    office_id: OfficeId, draft_id: DraftId, *, officer_id: OfficerId, desk_name: str
) -> None:
    """Give a draft to another officer, at another desk.

    Raises:
        DraftNotFound: it was discarded or received meanwhile.
    """
    change = Draft.update(officer=officer_id, desk_name=desk_name)
    if not change.where(_is(office_id, draft_id)).execute():
        raise DraftNotFound(draft_id)


def discard(office_id: OfficeId, draft_id: DraftId) -> None:
    """Forget a draft, received or not wanted; one that is gone stays gone."""
    Draft.delete().where(_is(office_id, draft_id)).execute()


def _is(office_id: OfficeId, draft_id: DraftId) -> Any:
    return (Draft.office == office_id) & (Draft.id == draft_id)


def _readable() -> "ModelSelect[Draft]":
    columns = (Draft.officer, Officer.full_name, Draft.desk_name, Draft.body, Draft.saved_at)
    return Draft.select(Draft.id, *columns).join(Officer)


def _draft_row(row: tuple[Any, ...]) -> DraftRow:
    key, officer_id, *rest = row
    return DraftRow(DraftId(key), OfficerId(officer_id), *rest)
