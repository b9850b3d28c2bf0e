"""What was printed and declared, and the forms of it."""

from peewee import BigAutoField, BlobField, CompositeKey, ForeignKeyField, IntegerField, TextField

from commune_desk.store.fields import CodeField, JsonField, MomentField
from commune_desk.store.tables.desk import Dossier, Prepared
from commune_desk.store.tables.office import Office
from commune_desk.store.tables.table import Table, index_some


class KeptForm(Table):
    """A form of a declaration as it was used (mẫu tờ khai đã dùng); it never changes.

    What is printed again is printed by it, whatever the file of the form says by then.
    """

    office = ForeignKeyField(Office, index=False)
    digest = CodeField()  # SHA-256 of the form and of what it shares (mã băm)
    code = CodeField()  # what the form is called (mã mẫu)
    version = IntegerField()  # as the office counts (phiên bản)
    body = JsonField()  # the form and what it shares with others (nội dung)
    used_at = MomentField()  # first use (dùng từ)
    checked_at = MomentField(null=True)  # compared with the printed form (đối chiếu lúc)
    checked_by = TextField()  # by whom, or empty (người đối chiếu)

    class Meta:
        primary_key = CompositeKey("office", "digest")


class Declaration(Table):
    """A declaration of a dossier as it was received (tờ khai)."""

    dossier = ForeignKeyField(Dossier, index=False)
    position = IntegerField()  # order among those of the dossier (thứ tự)
    office = ForeignKeyField(Office, index=False)
    form_code = CodeField()  # its form (mã mẫu)
    form_version = IntegerField()  # as the office counts (phiên bản mẫu)
    form_digest = CodeField()  # the form as it was then, see KeptForm (mã băm mẫu)
    form_name = TextField()  # what lists call it (tên tờ khai)
    texts = JsonField()  # what stands in its places (nội dung các ô)
    sources = JsonField()  # from where each text came (nguồn của từng ô)
    reasons = JsonField()  # why warnings were overruled (lý do bỏ qua cảnh báo)
    fee_case = TextField()  # case of the fee that it makes, or empty (trường hợp lệ phí)
    typed = IntegerField()  # characters typed (số ký tự gõ)
    scanned = IntegerField()  # characters from cards (số ký tự quét)
    reused = IntegerField()  # characters that the office had (số ký tự dùng lại)
    supplied = IntegerField()  # characters by the program (số ký tự tự điền)
    superseded_at = MomentField(null=True)  # when a correction left it behind (thôi dùng lúc)

    class Meta:
        primary_key = CompositeKey("dossier", "position")


class PaperNumber(Table):
    """A number that a dossier drew: of a paper, or in the register book (số của giấy tờ)."""

    id = BigAutoField()
    office = ForeignKeyField(Office, index=False)
    dossier = ForeignKeyField(Dossier)  # whose (hồ sơ)
    series = CodeField()  # receipt, apology_notice …, register, register:Hộ tịch (dãy số)
    year = IntegerField()  # in which the series runs from 1 (năm)
    number = IntegerField()  # the number (số)
    volume = IntegerField()  # of the register, 0 for a paper (quyển số)

    class Meta:
        indexes = ((("office", "series", "year", "number"), True),)


class PrintedSlip(Table):
    """One print of a paper (lần in phiếu)."""

    id = BigAutoField()
    office = ForeignKeyField(Office, index=False)
    dossier = ForeignKeyField(Dossier, index=False)  # of which dossier (hồ sơ)
    slip = TextField()  # receipt, supplement_request … (loại phiếu)
    copy_no = IntegerField()  # 0 for the first print, then counts the reprints (lần in lại)
    printed_at = MomentField()  # when (in lúc)
    file = TextField()  # its name in the archive: the SHA-256 of its content (tệp)
    officer_name = TextField()  # who printed it (người in)
    name = TextField()  # as of `PreparedPrint`; empty for what was printed of a dossier (tên)
    fingerprint = TextField()  # likewise (dấu nội dung)

    class Meta:
        indexes = ((("office", "dossier", "slip", "copy_no"), True),)


index_some(
    "printed_declaration", PrintedSlip.office, PrintedSlip.dossier, PrintedSlip.slip,
    PrintedSlip.printed_at, where=(PrintedSlip.slip >= "form:") & (PrintedSlip.slip < "form;"),
)  # fmt: skip


class PreparedPrint(Table):
    """One print of a declaration before there is a dossier (lần in tờ khai viết hộ).

    The reception copies it to the prints of the dossier that it belongs to.
    """

    id = BigAutoField()
    office = ForeignKeyField(Office, index=False)
    prepared = ForeignKeyField(Prepared, index=False)  # of which filing (hồ sơ viết hộ)
    procedure_code = CodeField()  # for which procedure, or empty for a letter (mã thủ tục)
    slip = TextField()  # form:birth … (loại giấy)
    printed_at = MomentField()  # when (in lúc)
    file = TextField()  # its name in the archive: the SHA-256 of its content (tệp)
    officer_name = TextField()  # who printed it (người in)
    name = TextField()  # what the declaration is called (tên tờ khai)
    fingerprint = TextField()  # of what stood in it (dấu nội dung)

    class Meta:
        indexes = ((("office", "prepared"), False),)


class FormVersion(Table):
    """A version of a form of the office's own (mẫu của cơ quan)."""

    office = ForeignKeyField(Office, index=False)
    code = CodeField()  # of the form (mã mẫu)
    version = IntegerField()  # 1 is what ships and stands in no row (phiên bản)
    text = TextField()  # the form file; empty where it was given up (nội dung)
    origin = TextField()  # office, imported (nguồn)
    reason = TextField()  # why it was made (lý do)
    made_at = MomentField()  # when (thời điểm)
    officer_name = TextField()  # by whom (người sửa)

    class Meta:
        primary_key = CompositeKey("office", "code", "version")


class FormFile(Table):
    """A PDF or Word file that forms are drawn over or filled into (tệp của mẫu)."""

    office = ForeignKeyField(Office, index=False)
    sha256 = CodeField()  # of its content (mã băm)
    content = BlobField()  # the file (tệp)

    class Meta:
        primary_key = CompositeKey("office", "sha256")


class PackSigner(Table):
    """Who signs packs of forms: this office, and those of whom it accepted one (nơi ký gói mẫu)."""

    office = ForeignKeyField(Office, index=False)
    key = CodeField()  # public key (khóa công khai)
    name = TextField()  # of the signing office (tên cơ quan)
    seed = BlobField(null=True)  # secret key, of this office alone (khóa bí mật)
    since = MomentField()  # since when it is known (từ khi nào)

    class Meta:
        primary_key = CompositeKey("office", "key")
