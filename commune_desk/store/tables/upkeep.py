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


index_some("event_sealed", Event.office, Event.id, where=Event.kind == "history_sealed")


class RecordChange(Table):
    """Whose record an event changed (sửa hồ sơ công dân, tổ chức): a person's or a body's."""

    event = ForeignKeyField(Event, primary_key=True)
    office = ForeignKeyField(Office, index=False)
    citizen = ForeignKeyField(Citizen, index=False, null=True)  # whose record (công dân)
    organisation = ForeignKeyField(Organisation, index=False, null=True)  # or whose (tổ chức)

    class Meta:
        indexes = (
            (("office", "citizen", "event"), False),
            (("office", "organisation", "event"), False),
        )
