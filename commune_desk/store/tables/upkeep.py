"""The history: every change, chained."""

from peewee import BigAutoField, ForeignKeyField, TextField

from commune_desk.store.fields import JsonField, MomentField
from commune_desk.store.tables.desk import Dossier
from commune_desk.store.tables.office import Office, Officer
from commune_desk.store.tables.people import Citizen, Organisation
from commune_desk.store.tables.table import Table, index_some


class Event(Table):
    """One line of the history (lịch sử): appended, never changed; a chain of hashes proves it."""

    id = BigAutoField()
    office = ForeignKeyField(Office, index=False)
    kind = TextField()  # what happened (loại sự kiện)
    dossier = ForeignKeyField(Dossier, index=False, null=True)  # to which dossier (hồ sơ)
    officer = ForeignKeyField(Officer, index=False, null=True)  # by whom (người thực hiện)
    desk_name = TextField()  # at which desk (quầy)
    happened_at = MomentField()  # when it happened (thời điểm xảy ra)
    entered_at = MomentField()  # when it was entered (thời điểm nhập)
    facts = JsonField()  # the facts of its kind (dữ kiện)
    previous_hash = TextField()  # hash of the office's event before it (mã băm trước)
    hash = TextField()  # SHA-256 over the previous hash and this line (mã băm)
    prints = TextField()  # fingerprints of the rows it left, or empty (dấu các bản ghi)
    seal = TextField()  # keyed hash of the hash, empty without a key (niêm phong)

    class Meta:
        indexes = ((("office", "id"), False), (("office", "dossier", "id"), False))


SEEN = (
    "record_opened", "record_exported", "record_let_go", "consent_withdrawn", "list_exported",
    "inspection_made",
)  # fmt: skip
"""Kinds of events that say who saw, took along or deleted data of people, for ever in this order.

The index below is of these alone: a question that walks it names them in the same words."""

index_some(
    "event_seen", Event.office, Event.entered_at, Event.id, Event.kind, Event.officer,
    where=Event.kind.in_(SEEN),
)  # fmt: skip
index_some("event_sealed", Event.office, Event.id, where=Event.kind == "history_sealed")
index_some(
    "event_office_changed", Event.office, Event.happened_at, Event.id,
    where=Event.kind == "office_changed",
)  # fmt: skip
index_some(
    "event_second_thought", Event.office, Event.dossier,
    where=Event.kind.in_(("apologise", "undo")),
)  # fmt: skip
index_some(
    "event_handed_over_at", Event.office, Event.happened_at, Event.id, Event.dossier, Event.officer,
    where=Event.kind.in_(("return", "solve_at_once")),
)  # fmt: skip


class RecordChange(Table):
    """Whose record an event tells of (xem, sửa, xuất hồ sơ công dân, tổ chức)."""

    event = ForeignKeyField(Event, primary_key=True)
    office = ForeignKeyField(Office, index=False)
    citizen = ForeignKeyField(Citizen, index=False, null=True)  # whose record (công dân)
    organisation = ForeignKeyField(Organisation, index=False, null=True)  # or whose (tổ chức)

    class Meta:
        indexes = (
            (("office", "citizen", "event"), False),
            (("office", "organisation", "event"), False),
        )
