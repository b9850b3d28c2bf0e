"""The schema: every table and column of an office's database, with its meaning and Vietnamese name.

At its end stands what peewee's models have no word for: the word indexes and the guards of the
history, in the words of each engine.

Version 1 (2026-11): the desk: offices, officers, citizens, procedures, dossiers, history, drafts.
Version 2 (2026-11): a dossier keeps who filed it as they were then (`ReceivedParty`).
Version 3 (2026-11): what the program brought to the catalogue last (`ShippedProcedure`).
Version 4 (2026-11): a clock run keeps its reason of a delay, its promise, the last day to answer.
Version 5 (2026-11): visits that did not become a dossier (`Visit`).
Version 6 (2026-11): what the office says itself in the report of a period (`ReportText`).
Version 7 (2026-11): numbers of papers by year (`PaperNumber`).
Version 8 (2026-11): reporting periods are closed (`ClosedPeriod`, `ClosedFile`).
Version 9 (2026-11): fees that were taken (`Payment`).
Version 10 (2026-11): the certification books (`CertificationBook`, `CertificationEntry`); upon what
    it rests that a fee was not taken.
Version 11 (2026-11): forms of the office's own (`FormVersion`, `FormFile`, `PackSigner`).
Version 12 (2026-11): a dossier keeps its declarations, and forms as they were then (`KeptForm`,
    `Declaration`).
Version 13 (2026-11): what people let the office use again (`Consent`, `KnownFact`, `PersonLink`).
Version 14 (2026-11): dossiers that were received together (`DossierLink`).
Version 15 (2026-11): declarations written before there is a dossier (`Prepared`).

Conventions:

* Every table carries `office` and every index begins with it, so that a province can gather the
  dossiers of many communes in one database.
* `store/fields.py` says how values stand; empty text means "not known", NULL "not yet".
* Nothing that is referred to is ever deleted.

Why the key of a dossier is its moment of reception: lists are read newest first. With such a key
every index and the word index deliver rows in the order of the list, so that the first page
of any of them reads fifty rows and not five hundred thousand. Two of one microsecond are put apart.

Why the models are bound: a process opens one office at a time; `store/database.py` binds it here.
"""

from typing import Any

from peewee import (
    BigAutoField,
    BigIntegerField,
    BlobField,
    BooleanField,
    CompositeKey,
    DatabaseProxy,
    Expression,
    Field,
    ForeignKeyField,
    IntegerField,
    Model,
    TextField,
)

from commune_desk.store.engine.name import EngineName
from commune_desk.store.fields import CodeField, DayField, JsonField, MomentField

bound_database = DatabaseProxy()


class Table(Model):
    """What all tables share: the database of the process."""

    class Meta:
        database = bound_database
        legacy_table_names = False


def _index_some(name: str, *columns: "Field[Any]", where: Expression, unique: bool = False) -> None:
    """Declare an index over the rows that fulfil a condition."""
    table = columns[0].model
    table.add_index(table.index(*columns, unique=unique, where=where, name=name))


# --- the office --------------------------------------------------------------------------------


class Office(Table):
    """A commune's one-stop shop (bộ phận Một cửa, trung tâm phục vụ hành chính công)."""

    id = BigAutoField()
    name = TextField()  # name of the commune's people's committee (ủy ban nhân dân)
    parent_name = TextField()  # the body above it in a letterhead (cơ quan chủ quản)
    centre_name = TextField()  # name of the service centre (trung tâm phục vụ hành chính công)
    place_name = TextField()  # place in the date line (địa danh)
    province_code = TextField()  # code of the province (mã tỉnh)
    commune_code = TextField()  # code of the commune (mã xã)
    agency_code = TextField()  # code of the agency in dossier numbers (mã định danh cơ quan)
    address = TextField()  # where it stands (địa chỉ)
    hotline = TextField()  # telephone for citizens (đường dây nóng)
    email = TextField()  # e-mail (thư điện tử)
    hours = JsonField()  # sessions of an ordinary week (giờ làm việc)


class OfficeSetting(Table):
    """A setting (thiết lập) that differs from its default; see `settings.py`."""

    office = ForeignKeyField(Office, index=False)
    name = TextField()  # name of the declared setting (tên thiết lập)
    value = JsonField()  # its value (giá trị)

    class Meta:
        primary_key = CompositeKey("office", "name")


class Leader(Table):
    """Who signs for the office (lãnh đạo ký văn bản)."""

    id = BigAutoField()
    office = ForeignKeyField(Office, index=False)
    position = IntegerField()  # order of the list (thứ tự)
    full_name = TextField()  # name (họ và tên)
    title = TextField()  # title (chức vụ)
    authority_line = TextField()  # "KT. CHỦ TỊCH" or empty (thẩm quyền ký)

    class Meta:
        indexes = ((("office", "position"), True),)


class Officer(Table):
    """Who works with the program (cán bộ, công chức)."""

    id = BigAutoField()
    office = ForeignKeyField(Office, index=False)
    login = CodeField()  # name at sign-in (tên đăng nhập)
    full_name = TextField()  # name (họ và tên)
    role = TextField()  # clerk, specialist, leader, administrator (vai trò)
    title = TextField()  # title on the papers (chức vụ)
    password_hash = TextField()  # argon2 hash (mật khẩu đã băm)
    is_active = BooleanField()  # whether the officer may sign in (còn làm việc)

    class Meta:
        indexes = ((("office", "login"), True),)


class CalendarDay(Table):
    """A day that is not an ordinary one of its weekday (ngày nghỉ lễ, nghỉ bù, làm bù)."""

    office = ForeignKeyField(Office, index=False)
    on_day = DayField()  # the day (ngày)
    kind = TextField()  # holiday, compensatory, swapped_off, worked, half_day (loại ngày)
    name = TextField()  # its name (tên ngày)
    legal_basis = TextField()  # the decision behind it (căn cứ)
    is_confirmed = BooleanField()  # whether the year's decision is out (đã có quyết định)
    sessions = JsonField()  # hours of a worked or half day (giờ làm việc)

    class Meta:
        primary_key = CompositeKey("office", "on_day")


class Counter(Table):
    """A running number (số thứ tự): dossiers of a day, slips of a year."""

    office = ForeignKeyField(Office, index=False)
    name = CodeField()  # what is numbered (tên dãy số)
    value = BigIntegerField()  # the number drawn last (số cuối đã cấp)

    class Meta:
        primary_key = CompositeKey("office", "name")


# --- people and procedures ---------------------------------------------------------------------


class Citizen(Table):
    """A person the office has met (công dân): applicant, delegate or representative."""

    id = BigAutoField()
    office = ForeignKeyField(Office, index=False)
    personal_id = CodeField()  # 12 or 9 digits, empty where there is none (số định danh cá nhân)
    id_tail = CodeField()  # its last six digits, as people read them out (sáu số cuối)
    old_id = TextField()  # number of the old card (số CMND cũ)
    full_name = TextField()  # name as on the card (họ và tên)
    name_folded = CodeField()  # the name as searches compare it (họ tên không dấu)
    born_on = DayField(null=True)  # date of birth (ngày sinh)
    sex = TextField()  # as the card writes it (giới tính)
    address = TextField()  # place of residence (nơi cư trú)
    issued_on = DayField(null=True)  # date of the card (ngày cấp)
    issuer = TextField()  # who issued the card (nơi cấp)
    phone = CodeField()  # telephone (số điện thoại)
    email = TextField()  # e-mail (thư điện tử)
    updated_at = MomentField()  # last change (cập nhật lúc)

    class Meta:
        indexes = ((("office", "name_folded"), False),)


_index_some(
    "citizen_personal_id", Citizen.office, Citizen.personal_id,
    where=Citizen.personal_id != "", unique=True,
)  # fmt: skip
_index_some("citizen_id_tail", Citizen.office, Citizen.id_tail, where=Citizen.id_tail != "")
_index_some("citizen_phone", Citizen.office, Citizen.phone, where=Citizen.phone != "")


class Organisation(Table):
    """An organisation that files dossiers (tổ chức, doanh nghiệp)."""

    id = BigAutoField()
    office = ForeignKeyField(Office, index=False)
    tax_code = CodeField()  # tax code, empty where unknown (mã số thuế)
    name = TextField()  # name (tên tổ chức)
    name_folded = CodeField()  # the name as searches compare it (tên không dấu)
    representative = ForeignKeyField(Citizen, index=False, null=True)  # who acts (người đại diện)
    address = TextField()  # seat (trụ sở)
    phone = TextField()  # telephone (số điện thoại)
    email = TextField()  # e-mail (thư điện tử)
    updated_at = MomentField()  # last change (cập nhật lúc)

    class Meta:
        indexes = ((("office", "name_folded"), False), (("office", "tax_code"), False))


class Consent(Table):
    """That a person lets the office use again what it knows (đồng ý cho dùng lại thông tin)."""

    id = BigAutoField()
    office = ForeignKeyField(Office, index=False)
    citizen = ForeignKeyField(Citizen, index=False)  # who (công dân)
    given_at = MomentField()  # when (đồng ý lúc)
    given_by = TextField()  # name of the officer who heard it (cán bộ ghi nhận)
    withdrawn_at = MomentField(null=True)  # when they took it back, or NULL (rút lại lúc)

    class Meta:
        indexes = ((("office", "citizen"), False),)


class KnownFact(Table):
    """A lasting fact of a person that no card has, kept by consent alone (thông tin dùng lại)."""

    office = ForeignKeyField(Office, index=False)
    citizen = ForeignKeyField(Citizen, index=False)  # of whom (công dân)
    name = CodeField()  # ethnicity, nationality, birth_place … (mục)
    text = TextField()  # as it was said (nội dung)
    kept_at = MomentField()  # last said (lưu lúc)

    class Meta:
        primary_key = CompositeKey("office", "citizen", "name")


class PersonLink(Table):
    """A relative of a person, kept by consent alone (quan hệ gia đình, hộ gia đình)."""

    office = ForeignKeyField(Office, index=False)
    citizen = ForeignKeyField(Citizen, index=False)  # whose relative (công dân)
    kind = CodeField()  # mother, father, spouse, child, household_head (quan hệ)
    number = CodeField()  # their personal id (số định danh)
    texts = JsonField()  # what a declaration said of them (thông tin đã khai)
    kept_at = MomentField()  # last said (lưu lúc)

    class Meta:
        primary_key = CompositeKey("office", "citizen", "kind", "number")


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


class ShippedProcedure(Table):
    """The newest row that the program brought of a procedure (danh mục kèm chương trình)."""

    office = ForeignKeyField(Office, index=False)
    code = CodeField()  # code of the national database (mã thủ tục)
    body = JsonField()  # the row as it was brought (nội dung)
    is_decided = BooleanField()  # FALSE while an officer has to choose (đã quyết định)

    class Meta:
        primary_key = CompositeKey("office", "code")


# --- dossiers ----------------------------------------------------------------------------------


class Dossier(Table):
    """A dossier (hồ sơ): what lists, deadlines and the monthly report need of it.

    Due date, promised date and reason of a delay follow from its clock runs; they stand here too,
    so that a list need not read the runs.
    """

    id = BigIntegerField(primary_key=True)  # moment of reception, made unique (khóa)
    office = ForeignKeyField(Office, index=False)
    dossier_no = CodeField()  # number on every paper (mã hồ sơ)
    running_no = BigIntegerField()  # the digits at its end (số thứ tự)
    external_no = CodeField()  # code in the provincial system, or empty (mã hệ thống tỉnh)
    procedure = ForeignKeyField(ProcedureVersion, index=False)  # version received under (thủ tục)
    sector = TextField()  # its sector (lĩnh vực)
    channel = TextField()  # counter, online, online_partial, postal … (hình thức nộp)
    state = TextField()  # where it stands (trạng thái)
    return_by = TextField()  # counter, post, electronic, home (cách trả kết quả)
    received_at = MomentField()  # reception (ngày giờ tiếp nhận)
    due_at = MomentField()  # legal due date of the last clock run (hạn trả kết quả)
    promised_at = MomentField(null=True)  # new date that still holds, of its run (ngày hẹn lại)
    supplement_asked_at = MomentField(null=True)  # supplement request (ngày yêu cầu bổ sung)
    closed_at = MomentField(null=True)  # result, refusal, stop or lapse (ngày giải quyết xong)
    returned_at = MomentField(null=True)  # hand-over of the result (ngày trả kết quả)
    last_event_at = MomentField()  # last event; the next may not be before it (sự kiện cuối)
    late_reason = TextField()  # why it was late, the reasons of its runs (lý do quá hạn)

    class Meta:
        indexes = (
            (("office", "dossier_no"), True),
            (("office", "id"), False),
            (("office", "sector", "id"), False),
            (("office", "channel", "id"), False),
            (("office", "sector", "channel", "id"), False),
            (("office", "running_no", "id", "sector", "channel", "state"), False),
            (("office", "closed_at"), False),
            (("office", "last_event_at"), False),
        )


_index_some(
    "dossier_external_no", Dossier.office, Dossier.external_no, where=Dossier.external_no != ""
)
_index_some(
    "dossier_open", Dossier.office, Dossier.due_at, Dossier.id, Dossier.state, Dossier.sector,
    Dossier.channel, where=Dossier.closed_at.is_null(),
)  # fmt: skip
_index_some(
    "dossier_ready", Dossier.office, Dossier.id, Dossier.due_at, Dossier.sector, Dossier.channel,
    where=Dossier.state == "result_ready",
)  # fmt: skip


class Filing(Table):
    """How a dossier was filed (việc nộp hồ sơ): by whom, in which words, under which model."""

    dossier = ForeignKeyField(Dossier, primary_key=True)
    office = ForeignKeyField(Office, index=False)
    citizen = ForeignKeyField(Citizen, index=False, null=True)  # person who files (người nộp)
    organisation = ForeignKeyField(Organisation, index=False, null=True)  # or body (tổ chức nộp)
    delegate = ForeignKeyField(Citizen, index=False, null=True)  # who acts (người được ủy quyền)
    model = TextField()  # the office's model of service, or empty (mô hình)
    filled_from = TextField()  # card, record, typed (nguồn thông tin)
    phone = CodeField()  # telephone given with this dossier (số điện thoại)
    form = JsonField()  # the fields of the declaration (tờ khai)
    words = TextField()  # " 000nguyen 000an x3knguyen … ", see `search_words.py` (từ khóa)

    class Meta:
        indexes = (
            (("office", "citizen", "dossier"), False),
            (("office", "organisation", "dossier"), False),
            (("office", "delegate", "dossier"), False),
            (("office", "phone", "dossier"), False),
        )


class ReceivedParty(Table):
    """Who filed a dossier, as they were at its reception (người nộp lúc tiếp nhận).

    Every paper, register and workbook says this; the citizen's own record may change.
    """

    dossier = ForeignKeyField(Dossier, primary_key=True)
    office = ForeignKeyField(Office, index=False)
    party = JsonField()  # applicant, delegate and authorisation (người nộp, người nộp thay)


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

    class Meta:
        primary_key = CompositeKey("dossier", "position")


class DossierLink(Table):
    """That a dossier was received together with another one (hồ sơ liên thông)."""

    dossier = ForeignKeyField(Dossier, primary_key=True)
    office = ForeignKeyField(Office, index=False)
    lead = ForeignKeyField(Dossier)  # the first of the intake (hồ sơ đầu)


class ClockRun(Table):
    """One run of a dossier's clock (lần tính thời hạn), with all that belongs to it alone.

    A supplement starts the next one from zero, after a verification the next one goes on.
    """

    dossier = ForeignKeyField(Dossier, index=False)
    run_no = IntegerField()  # 1, 2 … (lần thứ)
    office = ForeignKeyField(Office, index=False)
    started_at = MomentField()  # start (bắt đầu)
    allowance = JsonField()  # the processing time granted (thời hạn giải quyết)
    due_at = MomentField()  # its due date (hạn)
    ended_at = MomentField(null=True)  # end, NULL while it runs (kết thúc)
    why = TextField()  # supplement, verification, closed, or empty (lý do kết thúc)
    late_reason = TextField()  # why it was over when it ended, or empty (lý do quá hạn)
    apologised_at = MomentField(null=True)  # when a new date was promised (ngày xin lỗi)
    promised_at = MomentField(null=True)  # the new date (ngày hẹn lại)
    answer_until = DayField(null=True)  # last day for missing papers (hạn bổ sung)

    class Meta:
        primary_key = CompositeKey("dossier", "run_no")


class DossierPaper(Table):
    """A paper handed in with a dossier (giấy tờ đã nộp)."""

    dossier = ForeignKeyField(Dossier, index=False)
    position = IntegerField()  # order on the receipt (thứ tự)
    office = ForeignKeyField(Office, index=False)
    name = TextField()  # what it is (tên giấy tờ)
    originals = IntegerField()  # originals (số bản chính)
    copies = IntegerField()  # copies (số bản sao)

    class Meta:
        primary_key = CompositeKey("dossier", "position")


# --- what happened -----------------------------------------------------------------------------


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

    class Meta:
        indexes = ((("office", "id"), False), (("office", "dossier", "id"), False))


class Draft(Table):
    """A reception being typed (bản nháp), saved as it grows."""

    id = BigAutoField()
    office = ForeignKeyField(Office, index=False)
    officer = ForeignKeyField(Officer, index=False)  # who types (người nhập)
    desk_name = TextField()  # where (quầy)
    body = JsonField()  # what was typed so far (nội dung)
    saved_at = MomentField()  # last saved (lưu lúc)

    class Meta:
        indexes = ((("office", "saved_at"), False),)


class Rating(Table):
    """A citizen's answer (đánh giá mức độ hài lòng), one a dossier."""

    id = BigAutoField()
    office = ForeignKeyField(Office, index=False)
    dossier = ForeignKeyField(Dossier, unique=True)  # what was rated (hồ sơ)
    level = TextField()  # very_satisfied, satisfied, dissatisfied (mức độ)
    reason = TextField()  # the citizen's words, or empty (lý do)
    given_at = MomentField()  # when (thời điểm)

    class Meta:
        indexes = ((("office", "given_at"), False),)


class Visit(Table):
    """A visit that did not become a dossier at once (lượt hướng dẫn, từ chối tiếp nhận)."""

    id = BigAutoField()
    office = ForeignKeyField(Office, index=False)
    outcome = TextField()  # guide, decline (kết quả)
    slip_no = TextField()  # number of its paper in the year (số phiếu)
    procedure = ForeignKeyField(ProcedureVersion, index=False)  # asked for (thủ tục)
    party = JsonField()  # who came, as they were then (người đến)
    number = CodeField()  # their personal id or tax code, or empty (số định danh, mã số thuế)
    words = TextField()  # folded words of names and numbers (từ khóa)
    items = JsonField()  # what is missing, or why it is declined (nội dung)
    reason = TextField()  # why it is asked for (lý do)
    texts = JsonField()  # what was entered of the reception (nội dung đã nhập)
    officer = ForeignKeyField(Officer, index=False)  # who guided or declined (người hướng dẫn)
    happened_at = MomentField()  # when (thời điểm)
    prints = IntegerField()  # how often its paper was printed (số lần in)
    dossier = ForeignKeyField(Dossier, index=False, null=True)  # what it became (hồ sơ)

    class Meta:
        indexes = ((("office", "id"), False), (("office", "number"), False))


class Prepared(Table):
    """Declarations written for somebody before there is a dossier (hồ sơ viết hộ)."""

    id = BigAutoField()
    office = ForeignKeyField(Office, index=False)
    procedure = ForeignKeyField(ProcedureVersion, index=False)  # for what (thủ tục)
    party = JsonField()  # for whom, as they were then (người được viết hộ)
    words = TextField()  # folded words of names and numbers (từ khóa)
    model = TextField()  # the working model (mô hình)
    texts = JsonField()  # what was entered of the reception (nội dung đã nhập)
    officer = ForeignKeyField(Officer, index=False)  # who wrote (người viết hộ)
    happened_at = MomentField()  # when (thời điểm)
    prints = IntegerField()  # how often the declarations were printed (số lần in)
    dossier = ForeignKeyField(Dossier, index=False, null=True)  # what it became (hồ sơ)
    closed_at = MomentField(null=True)  # closed without a dossier (đóng lúc)
    close_reason = TextField()  # why, or empty (lý do đóng)

    class Meta:
        indexes = ((("office", "id"), False), (("office", "happened_at"), False))


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

    class Meta:
        indexes = ((("office", "dossier", "slip", "copy_no"), True),)


class Payment(Table):
    """A fee that was taken for a dossier (khoản phí, lệ phí đã thu)."""

    id = BigAutoField()
    office = ForeignKeyField(Office, index=False)
    dossier = ForeignKeyField(Dossier, index=False)  # for which dossier (hồ sơ)
    fee_case = TextField()  # the case whose fee it is, or empty (trường hợp)
    person_group = TextField()  # the group that is freed, or empty (đối tượng)
    count = IntegerField()  # units of the fee: pages, copies (số lượng)
    copies = IntegerField()  # copies of a fee by the page (số bản)
    amount_vnd = BigIntegerField()  # what was taken, whole đồng (số tiền)
    receipt_no = CodeField()  # number of the payment receipt, or empty (số biên lai)
    paid_by = TextField()  # cash, transfer, online (cách nộp)
    note = TextField()  # why another sum than the catalogue's, or empty (lý do)
    paid_at = MomentField()  # when (thu lúc)
    officer_name = TextField()  # who took it (người thu)
    cancelled_at = MomentField(null=True)  # when it was cancelled, NULL while it stands (hủy lúc)
    cancel_reason = TextField()  # why, or empty (lý do hủy)
    ground = TextField()  # upon what somebody was freed, or empty (căn cứ miễn)

    class Meta:
        indexes = (
            (("office", "dossier"), False),
            (("office", "paid_at"), False),
        )


_index_some(
    "payment_receipt_no", Payment.office, Payment.receipt_no,
    where=(Payment.receipt_no != "") & Payment.cancelled_at.is_null(), unique=True,
)  # fmt: skip


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


ALL_TABLES: tuple[type[Table], ...] = (
    Office, OfficeSetting, Leader, Officer, CalendarDay, Counter, Citizen, Organisation, Consent,
    KnownFact, PersonLink, ProcedureVersion, ShippedProcedure, Dossier, Filing, ReceivedParty,
    KeptForm, Declaration, DossierLink, ClockRun, DossierPaper, Event, Draft, Rating, Visit,
    Prepared, PaperNumber, PrintedSlip, Payment, CertificationBook, CertificationEntry,
    FormVersion, FormFile, PackSigner, SyncState, ReportText, ClosedPeriod, ClosedFile,
)  # fmt: skip
"""Each refers only to earlier ones."""


# --- beside the tables -------------------------------------------------------------------------

BESIDE_TABLES = {
    EngineName.SQLITE: (
        # Words by their beginnings, in the order of the rows' keys; the texts stay in their tables.
        # The words of a filing begin with the three signs of a list (see `search_words.py`).
        """CREATE VIRTUAL TABLE filing_index USING fts5(
            words, content='filing', content_rowid='dossier_id',
            detail=none, columnsize=0, prefix='4 5 6 7 8 9', tokenize=ascii)""",
        """CREATE VIRTUAL TABLE citizen_index USING fts5(
            name_folded, content='citizen', content_rowid='id',
            detail=none, columnsize=0, prefix='1 2 3 4 5 6', tokenize=ascii)""",
        # A filing never changes its words; a citizen may get another name.
        """CREATE TRIGGER filing_indexed AFTER INSERT ON filing BEGIN
            INSERT INTO filing_index(rowid, words) VALUES (new.dossier_id, new.words); END""",
        """CREATE TRIGGER citizen_indexed AFTER INSERT ON citizen BEGIN
            INSERT INTO citizen_index(rowid, name_folded) VALUES (new.id, new.name_folded); END""",
        """CREATE TRIGGER citizen_renamed AFTER UPDATE OF name_folded ON citizen
            WHEN old.name_folded <> new.name_folded BEGIN
            INSERT INTO citizen_index(citizen_index, rowid, name_folded)
                VALUES ('delete', old.id, old.name_folded);
            INSERT INTO citizen_index(rowid, name_folded) VALUES (new.id, new.name_folded); END""",
        # The history is appended to; whoever has the key and no respect breaks its chain of hashes.
        """CREATE TRIGGER event_is_not_changed BEFORE UPDATE ON event BEGIN
            SELECT RAISE(ABORT, 'the history is appended to, never changed'); END""",
        """CREATE TRIGGER event_is_not_deleted BEFORE DELETE ON event BEGIN
            SELECT RAISE(ABORT, 'the history is appended to, never changed'); END""",
        # So are closed periods: what was signed stays.
        *(
            f"""CREATE TRIGGER {table}_is_not_{what}d BEFORE {verb} ON {table} BEGIN
            SELECT RAISE(ABORT, 'a closed period is never changed'); END"""
            for table in ("closed_period", "closed_file")
            for what, verb in (("change", "UPDATE"), ("delete", "DELETE"))
        ),
    ),
    EngineName.POSTGRES: (
        # The server brings an index on an expression up to date by itself.
        """CREATE INDEX filing_index ON filing
            USING gin (array_to_tsvector(string_to_array(btrim(words), ' ')))""",
        """CREATE INDEX citizen_index ON citizen
            USING gin (array_to_tsvector(string_to_array(btrim(name_folded), ' ')))""",
        """CREATE FUNCTION event_is_not_changed() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN RAISE 'the history is appended to, never changed'; END $$""",
        """CREATE TRIGGER event_is_not_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON event
            EXECUTE FUNCTION event_is_not_changed()""",
        """CREATE FUNCTION closed_is_not_changed() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN RAISE 'a closed period is never changed'; END $$""",
        *(
            f"""CREATE TRIGGER {table}_is_not_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}
            EXECUTE FUNCTION closed_is_not_changed()"""
            for table in ("closed_period", "closed_file")
        ),
    ),
}
"""The word indexes, by which names are found, and the guards of the history."""
