"""The history (lịch sử): what the office did, one event for every change, never altered afterwards.

An event says when something happened and when it was entered: the two differ for a paper day during
a power cut, a practice month and a replay.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from commune_desk.domain.desk.steps import Action
from commune_desk.domain.keys import DossierId, OfficerId


class EventKind(StrEnum):
    """What happened, other than a step of a dossier: that stands under its `Action`."""

    RECEIVE = "receive"
    SOLVE_AT_ONCE = "solve_at_once"
    GUIDE = "guide"
    DECLINE = "decline"
    PREPARED = "prepared"
    PREPARED_CLOSED = "prepared_closed"
    UNDO = "undo"
    RATE = "rate"
    RATING_ASKED = "rating_asked"
    FEE_TAKEN = "fee_taken"
    FEE_CANCELLED = "fee_cancelled"
    CERTIFIED = "certified"
    CERTIFICATE_STRUCK = "certificate_struck"
    BOOK_CONTINUED = "book_continued"
    BOOK_CLOSED = "book_closed"
    PRINT = "print"
    DOSSIER_CHANGED = "dossier_changed"
    CANCELLED = "cancelled"
    DRAFT_TAKEN_OVER = "draft_taken_over"
    DRAFT_DISCARDED = "draft_discarded"
    CONSENT_GIVEN = "consent_given"
    CONSENT_WITHDRAWN = "consent_withdrawn"
    RECORD_OPENED = "record_opened"
    RECORD_CHANGED = "record_changed"
    RECORD_EXPORTED = "record_exported"
    RECORD_LET_GO = "record_let_go"
    RECORDS_IMPORTED = "records_imported"
    CATALOGUE_LOADED = "catalogue_loaded"
    CATALOGUE_CORRECTED = "catalogue_corrected"
    CATALOGUE_CONFIRMED = "catalogue_confirmed"
    CATALOGUE_KEPT = "catalogue_kept"
    FORM_CHANGED = "form_changed"
    PACK_MADE = "pack_made"
    PACK_ACCEPTED = "pack_accepted"
    PACK_TAKEN_BACK = "pack_taken_back"
    FORM_CONFIRMED = "form_confirmed"
    CALENDAR_CHANGED = "calendar_changed"
    OFFICE_CREATED = "office_created"
    OFFICE_CHANGED = "office_changed"
    SETTING_CHANGED = "setting_changed"
    OFFICER_ADDED = "officer_added"
    ROLE_CHANGED = "role_changed"
    OFFICER_RENAMED = "officer_renamed"
    OFFICER_ACTIVATED = "officer_activated"
    OFFICER_DEACTIVATED = "officer_deactivated"
    PASSWORD_CHANGED = "password_changed"
    SIGN_IN = "sign_in"
    SIGN_IN_FAILED = "sign_in_failed"
    SIGN_IN_ALLOWED = "sign_in_allowed"
    REPORT_MADE = "report_made"
    REPORT_TEXT_KEPT = "report_text_kept"
    PERIOD_CLOSED = "period_closed"
    LIST_EXPORTED = "list_exported"
    INSPECTION_MADE = "inspection_made"
    WORKBOOKS_SYNCED = "workbooks_synced"
    BACKUP_CREATED = "backup_created"
    BACKUP_RESTORED = "backup_restored"
    BACKUP_REHEARSED = "backup_rehearsed"
    DATABASE_SALVAGED = "database_salvaged"
    UPDATE_PREPARED = "update_prepared"
    OFFICE_MOVED = "office_moved"
    PC_INVITED = "pc_invited"
    PC_JOINED = "pc_joined"
    PC_SHUT_OUT = "pc_shut_out"
    RECOVERY_SHEET_MADE = "recovery_sheet_made"
    KEY_CHANGED = "key_changed"
    HISTORY_SEALED = "history_sealed"
    CLOCK_DOUBTED = "clock_doubted"
    CLOCK_CONFIRMED = "clock_confirmed"


RECEPTIONS = (EventKind.RECEIVE, EventKind.SOLVE_AT_ONCE)
"""The events with which a dossier begins."""

Happened = Action | EventKind
"""What an event records: a step of a dossier, or something else; no two have the same value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewEvent:
    """An event to be appended.

    Attributes:
        dossier_id: the dossier it belongs to, None where it belongs to none.
        officer_id: who did it; None where the program did it by itself.
        happened_at: the moment in the life of the office.
        entered_at: the moment of the computer's clock.
        facts: what else is worth knowing, ready for JSON; people are named by their keys.
    """

    kind: Happened
    happened_at: datetime
    entered_at: datetime
    officer_id: OfficerId | None = None
    dossier_id: DossierId | None = None
    desk_name: str = ""
    facts: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class EventRow:
    """One line of the history as it is read; empty strings where no dossier or officer is named."""

    id: int
    kind: Happened
    dossier_no: str
    officer_name: str
    desk_name: str
    happened_at: datetime
    entered_at: datetime
    facts: Mapping[str, object]
