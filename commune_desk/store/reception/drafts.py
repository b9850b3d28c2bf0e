"""Drafts (bản nháp): saved while a clerk types, gone once the dossier is received."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from peewee import ModelSelect

from commune_desk.domain.keys import DraftId, OfficeId, OfficerId
from commune_desk.domain.reception.draft import DraftRow
from commune_desk.domain.reception.reception_errors import DraftNotFound
from commune_desk.store.columns import value_from
from commune_desk.store.statements import first, rows
from commune_desk.store.tables import Draft, Officer


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
    return DraftId(Draft.insert(**row, body=body, saved_at=at).execute())


def save(
    office_id: OfficeId, draft_id: DraftId, *, body: Mapping[str, object], at: datetime
) -> None:
    """Keep what a draft says now.

    Raises:
        DraftNotFound: it was discarded or received meanwhile.
    """
    _change(office_id, draft_id, {"body": body, "saved_at": at})


def keep_again(office_id: OfficeId, draft: DraftRow, *, body: Mapping[str, object]) -> None:
    """Keep what a draft says in another form, unless it was typed on meanwhile."""
    is_same = _is(office_id, draft.id) & (Draft.saved_at == draft.saved_at)
    Draft.update(body=body).where(is_same).execute()


def open_drafts(office_id: OfficeId) -> tuple[DraftRow, ...]:
    """All drafts of the office, the one typed last first."""
    of_office = _readable().where(Draft.office == office_id).order_by(Draft.saved_at.desc())
    return tuple(value_from(DraftRow, row) for row in rows(of_office))


def last_saved(office_id: OfficeId) -> datetime | None:
    """When a draft was saved last that still is one; None where there is none."""
    newest = _readable().where(Draft.office == office_id).order_by(Draft.saved_at.desc())
    row = first(newest.limit(1))
    return None if row is None else value_from(DraftRow, row).saved_at


def get(office_id: OfficeId, draft_id: DraftId) -> DraftRow:
    """One draft.

    Raises:
        DraftNotFound: it was discarded or received meanwhile.
    """
    row = first(_readable().where(_is(office_id, draft_id)))
    if row is None:
        raise DraftNotFound(draft_id)
    return value_from(DraftRow, row)


def take_over(
    office_id: OfficeId, draft_id: DraftId, *, officer_id: OfficerId, desk_name: str
) -> None:
    """Give a draft to another officer, at another desk.

    Raises:
        DraftNotFound: it was discarded or received meanwhile.
    """
    _change(office_id, draft_id, {"officer": officer_id, "desk_name": desk_name})


def discard(office_id: OfficeId, draft_id: DraftId) -> None:
    """Forget a draft, received or not wanted; one that is gone stays gone."""
    Draft.delete().where(_is(office_id, draft_id)).execute()


def _is(office_id: OfficeId, draft_id: DraftId) -> Any:
    return (Draft.office == office_id) & (Draft.id == draft_id)


def _readable() -> "ModelSelect[Draft]":
    return Draft.select(Draft, Officer.full_name.alias("officer_name")).join(Officer)


def _change(office_id: OfficeId, draft_id: DraftId, columns: dict[str, object]) -> None:
    if not Draft.update(columns).where(_is(office_id, draft_id)).execute():
        raise DraftNotFound(draft_id)
