"""The certification books and what is entered in them."""

from peewee import (
    BigAutoField,
    BigIntegerField,
    CompositeKey,
    ForeignKeyField,
    IntegerField,
    TextField,
)

from commune_desk.store.fields import CodeField, JsonField, MomentField
from commune_desk.store.tables.desk import Dossier
from commune_desk.store.tables.office import Office
from commune_desk.store.tables.table import Table


class CertificationBook(Table):
    """A certification book in a year (sổ chứng thực); its row is its counter."""

    office = ForeignKeyField(Office, index=False)
    book = CodeField()  # copies, signatures, translations, transactions (loại sổ)
    year = IntegerField()  # in which its numbers run from 1 (năm)
    volume = IntegerField()  # in which the next entry stands (quyển số)
    begins_after = IntegerField()  # last number given by hand before (số cuối ghi tay)
    last_number = IntegerField()  # the number given last (số cuối)
    opened_at = MomentField()  # when it was begun (mở sổ lúc)
    closed_at = MomentField(null=True)  # when it was closed, NULL while open (khóa sổ lúc)
    closed_by = TextField()  # who closed it, or empty (người khóa sổ)
    totals = JsonField(null=True)  # what it was closed with (thống kê)
    printed_months = JsonField()  # its months that were printed, 1–12 (tháng đã in)

    class Meta:
        primary_key = CompositeKey("office", "book", "year")


class CertificationEntry(Table):
    """One line of a certification book (việc chứng thực); a wrong one is struck out."""

    id = BigAutoField()
    office = ForeignKeyField(Office, index=False)
    book = CodeField()  # of which book (loại sổ)
    year = IntegerField()  # and which year (năm)
    number = IntegerField()  # its number there (số chứng thực)
    volume = IntegerField()  # in which volume (quyển số)
    sign = TextField()  # sign of the book on that day (ký hiệu)
    dossier = ForeignKeyField(Dossier)  # by which dossier it was asked for (hồ sơ)
    certified_at = MomentField()  # when (ngày chứng thực)
    requesters = JsonField()  # who asks, or signs (người yêu cầu chứng thực)
    paper_name = TextField()  # what is certified (tên giấy tờ, văn bản)
    pages = IntegerField()  # pages of the original (số trang)
    copies = IntegerField()  # how many are certified (số bản)
    signer_name = TextField()  # who signs (người ký chứng thực)
    signer_title = TextField()  # in which office (chức danh)
    fee_vnd = BigIntegerField()  # what it costs, whole đồng (lệ phí, phí)
    note = TextField()  # upon what nothing was taken, or empty (ghi chú)
    officer_name = TextField()  # who entered it (người ghi sổ)
    struck_at = MomentField(null=True)  # when it was struck out, NULL while it stands (gạch lúc)
    strike_reason = TextField()  # why, or empty (lý do gạch)

    class Meta:
        indexes = (
            (("office", "book", "year", "number"), True),
            (("office", "certified_at"), False),
        )
