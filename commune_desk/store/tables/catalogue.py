"""Procedures, each in the versions that were in force."""

from peewee import (
    BigAutoField,
    BooleanField,
    CompositeKey,
    ForeignKeyField,
    IntegerField,
    TextField,
)

from commune_desk.store.fields import CodeField, DayField, JsonField
from commune_desk.store.tables.office import Office
from commune_desk.store.tables.table import Table


class ProcedureVersion(Table):
    """One version of an administrative procedure (thủ tục hành chính); it never changes."""

    id = BigAutoField()
    office = ForeignKeyField(Office, index=False)
    code = CodeField()  # code of the national database (mã thủ tục)
    version = IntegerField()  # counts up with every decision (phiên bản)
    name = TextField()  # name (tên thủ tục)
    name_folded = CodeField()  # the name as searches compare it (tên không dấu)
    initials = CodeField()  # first letters of its words (chữ cái đầu)
    sector = TextField()  # sector (lĩnh vực)
    effective_from = DayField()  # first day in force (có hiệu lực từ)
    effective_to = DayField(null=True)  # last day in force, NULL while there is none (đến)
    body = JsonField()  # times, fees, papers, results and the rest of the version (nội dung)

    class Meta:
        indexes = ((("office", "code", "version"), True),)


class KeptLaw(Table):
    """A topic of the law that came in a pack (quy định theo gói); a later one takes its place."""

    office = ForeignKeyField(Office, index=False)
    topic = CodeField()  # the name of its file, without an ending (chủ đề)
    body = TextField()  # the file, with all its versions (nội dung)

    class Meta:
        primary_key = CompositeKey("office", "topic")


class ShippedProcedure(Table):
    """The newest row that the program brought of a procedure (danh mục kèm chương trình)."""

    office = ForeignKeyField(Office, index=False)
    code = CodeField()  # code of the national database (mã thủ tục)
    body = JsonField()  # the row as it was brought (nội dung)
    is_decided = BooleanField()  # FALSE while an officer has to choose (đã quyết định)

    class Meta:
        primary_key = CompositeKey("office", "code")
