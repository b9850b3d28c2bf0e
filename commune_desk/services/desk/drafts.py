"""Drafts (bản nháp): what is being typed survives a crash, and a colleague can take it over."""

from collections.abc import Mapping

from commune_desk.domain.draft import DraftRow
from commune_desk.domain.history import EventKind
from commune_desk.domain.keys import DraftId
from commune_desk.domain.rights import QuietVerb
from commune_desk.services.desk import rights
from commune_desk.services.desk.desk import Desk
from commune_desk.services.desk.recording import record
from commune_desk.store.desk import drafts


def save(desk: Desk, body: Mapping[str, object], draft_id: DraftId | None = None) -> DraftId:
    """Keep what was typed, in place of its earlier state; typing is not an event of history."""
    rights.check(desk, QuietVerb.DRAFT_KEPT)
    office, at = desk.office.id, desk.now()
    with desk.database.transaction():
        if draft_id is None:
            return drafts.add(office, desk.officer.id, desk_name=desk.name, body=body, at=at)
        drafts.save(office, draft_id, body=body, at=at)
    return draft_id


def open_drafts(desk: Desk) -> tuple[DraftRow, ...]:
    """The drafts of all desks, the latest first."""
    return drafts.open_drafts(desk.office.id)


def take_over(desk: Desk, draft_id: DraftId) -> DraftRow:
    """Go on with a draft at this desk, also a colleague's.

    Raises:
        DraftNotFound: it was received or thrown away meanwhile.
    """
    rights.check(desk, EventKind.DRAFT_TAKEN_OVER)
    office, officer = desk.office.id, desk.officer.id
    with desk.database.transaction():
        draft = drafts.get(office, draft_id)
        drafts.take_over(office, draft_id, officer_id=officer, desk_name=desk.name)
        record(desk, EventKind.DRAFT_TAKEN_OVER, facts={"from_officer_id": draft.officer_id})
    return draft


def discard(desk: Desk, draft_id: DraftId) -> None:
    """Throw a draft away: it was received, or the citizen changed their mind."""
    rights.check(desk, EventKind.DRAFT_DISCARDED)
    with desk.database.transaction():
        drafts.discard(desk.office.id, draft_id)
        record(desk, EventKind.DRAFT_DISCARDED)
