"""Drafts (bản nháp): what is being typed survives a crash, and a colleague can take it over."""

from collections.abc import Mapping

from commune_desk.domain.draft import DraftRow
from commune_desk.domain.history import EventKind
from commune_desk.domain.keys import DraftId
from commune_desk.services.desk import Desk
from commune_desk.services.recording import record
from commune_desk.store import drafts


def save(desk: Desk, body: Mapping[str, object], draft_id: DraftId | None = None) -> DraftId:
    """Keep what was typed, in place of its earlier state; typing is not an event of history."""
    with desk.database.transaction():
        return drafts.save(
            desk.office.id,
            body,
            officer_id=desk.officer.id,
            desk_name=desk.name,
            at=desk.now(),
            draft_id=draft_id,
        )


def open_drafts(desk: Desk) -> tuple[DraftRow, ...]:
    """The drafts of all desks, the latest first."""
    return drafts.open_drafts(desk.office.id)


def take_over(desk: Desk, draft_id: DraftId) -> DraftRow:
    """Go on with a draft, also a colleague's."""
    with desk.database.transaction():
        taken = drafts.take_over(desk.office.id, draft_id, desk.officer.id)
        if taken.officer_id != desk.officer.id:
            record(desk, EventKind.DRAFT_TAKEN_OVER, facts={"from": taken.officer_id})
    return taken


def discard(desk: Desk, draft_id: DraftId) -> None:
    """Throw a draft away: it was received, or the citizen changed their mind."""
    with desk.database.transaction():
        drafts.discard(desk.office.id, draft_id)
        record(desk, EventKind.DRAFT_DISCARDED)
