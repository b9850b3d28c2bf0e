"""Drafts (bản nháp): what is being typed survives a crash, and a colleague can take it over."""

from collections.abc import Mapping, Sequence

from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.desk.rights import QuietVerb
from commune_desk.domain.keys import DraftId
from commune_desk.domain.reception.draft import OLD_AFTER, DraftLine, DraftRow
from commune_desk.domain.reception.reception import title_of
from commune_desk.domain.reception.reception_errors import DraftClosed
from commune_desk.services.desk import rights
from commune_desk.services.desk.desk import Desk
from commune_desk.services.desk.recording import record
from commune_desk.services.reception import draft_bodies
from commune_desk.store.catalogue import procedures
from commune_desk.store.reception import drafts


def save(desk: Desk, body: Mapping[str, object], draft_id: DraftId | None = None) -> DraftId:
    """Keep what was typed, in place of its earlier state; typing is not an event of history.

    Asked is the officer as at sign-in: whoever loses the role while typing loses nothing typed.
    """
    rights.check_officer(desk.officer, desk.settings, QuietVerb.DRAFT_KEPT)
    office, at = desk.office.id, desk.now()
    kept = draft_bodies.kept(desk, body)
    with desk.database.transaction():
        if draft_id is None:
            return drafts.add(office, desk.officer.id, desk_name=desk.name, body=kept, at=at)
        drafts.save(office, draft_id, body=kept, at=at)
    return draft_id


def open_drafts(desk: Desk) -> tuple[DraftRow, ...]:
    """The drafts of all desks, the latest first."""
    rights.check(desk, QuietVerb.DOSSIER_READ)
    return draft_bodies.opened(desk, drafts.open_drafts(desk.office.id))


def lines(desk: Desk) -> tuple[DraftLine, ...]:
    """The drafts of all desks as a list says them: who, what for, since when."""
    rights.check(desk, QuietVerb.FOUND)
    kept = draft_bodies.opened(desk, drafts.open_drafts(desk.office.id))
    texts = {draft.id: draft.texts for draft in kept}
    codes = {draft.id: texts[draft.id].get("procedure", "") for draft in kept}
    names = procedures.names_of(desk.office.id, filter(None, codes.values()))
    old_before = desk.now() - OLD_AFTER
    return tuple(
        DraftLine(
            id=draft.id,
            officer_id=draft.officer_id,
            officer_name=draft.officer_name,
            desk_name=draft.desk_name,
            name=title_of(texts[draft.id]),
            procedure_name=names.get(codes[draft.id], ""),
            saved_at=draft.saved_at,
            is_old=draft.saved_at < old_before,
            is_lot=draft.is_lot,
            is_closed=draft.is_closed,
        )
        for draft in kept
    )


def take_over(desk: Desk, draft_id: DraftId) -> DraftRow:
    """Go on with a draft at this desk, also a colleague's.

    Raises:
        DraftNotFound: it was received or thrown away meanwhile.
        DraftClosed: this PC has not the key that opens it.
    """
    rights.check(desk, EventKind.DRAFT_TAKEN_OVER)
    office, officer = desk.office.id, desk.officer.id
    with desk.database.transaction():
        [draft] = draft_bodies.opened(desk, [drafts.get(office, draft_id)])
        if draft.is_closed:
            raise DraftClosed(draft.desk_name)
        drafts.take_over(office, draft_id, officer_id=officer, desk_name=desk.name)
        record(desk, EventKind.DRAFT_TAKEN_OVER, facts={"from_officer_id": draft.officer_id})
    return draft


def discard(desk: Desk, draft_id: DraftId) -> None:
    """Throw a draft away: it was received, or the citizen changed their mind."""
    rights.check(desk, EventKind.DRAFT_DISCARDED)
    with desk.database.transaction():
        drafts.discard(desk.office.id, draft_id)
        record(desk, EventKind.DRAFT_DISCARDED)


def clear(desk: Desk, draft_ids: Sequence[DraftId]) -> None:
    """Throw drafts away that grew old; one that is gone stays gone, none is no event."""
    rights.check(desk, EventKind.DRAFT_DISCARDED)
    if not draft_ids:
        return
    with desk.database.transaction():
        for draft_id in draft_ids:
            drafts.discard(desk.office.id, draft_id)
        record(desk, EventKind.DRAFT_DISCARDED, facts={"drafts": len(draft_ids)})
