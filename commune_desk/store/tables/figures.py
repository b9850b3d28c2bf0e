"""What reports are made of beside the dossiers: texts, closed periods, the workbook."""

from peewee import (
    BigAutoField,
    BigIntegerField,
    BlobField,
    CompositeKey,
    ForeignKeyField,
    TextField,
)

from commune_desk.store.fields import DayField, JsonField, MomentField
from commune_desk.store.tables.office import Office
from commune_desk.store.tables.table import Table


class SyncState(Table):
    """How far the workbook of a month was brought (trạng thái sổ Excel)."""

    office = ForeignKeyField(Office, index=False)
    month = TextField()  # "2026-10" (tháng)
    last_event_id = BigIntegerField()  # last event written into it (sự kiện cuối)
    written_at = MomentField()  # when (ghi lúc)
    file = TextField()  # the workbook (tệp)

    class Meta:
        primary_key = CompositeKey("office", "month")


class ReportText(Table):
    """What the office says itself in the report of a period (lời báo cáo)."""

    office = ForeignKeyField(Office, index=False)
    first = DayField()  # first day of the period (từ ngày)
    last = DayField()  # last day of the period (đến ngày)
    edited = JsonField()  # the sections that an officer changed (phần đã sửa)
    feedback = JsonField(null=True)  # stated feedback, NULL before (phản ánh, kiến nghị)
    changed_at = MomentField()  # last change (sửa lúc)

    class Meta:
        primary_key = CompositeKey("office", "first", "last")


class ClosedPeriod(Table):
    """A reporting period as it was closed and signed (kỳ báo cáo đã chốt); it never changes."""

    id = BigAutoField()
    office = ForeignKeyField(Office, index=False)
    first = DayField()  # first day (từ ngày)
    last = DayField()  # last day (đến ngày)
    closed_at = MomentField()  # when it was closed (chốt lúc)
    closed_by = TextField()  # name of the officer (người chốt)
    report = JsonField()  # its figures and dossiers (số liệu, danh sách hồ sơ)

    class Meta:
        indexes = ((("office", "last", "first"), True),)


class ClosedFile(Table):
    """A file of a closed period, byte by byte (tệp của kỳ đã chốt)."""

    period = ForeignKeyField(ClosedPeriod, index=False)
    name = TextField()  # its name (tên tệp)
    office = ForeignKeyField(Office, index=False)
    sha256 = TextField()  # hash of its content (mã băm)
    content = BlobField()  # its bytes (nội dung)

    class Meta:
        primary_key = CompositeKey("period", "name")
