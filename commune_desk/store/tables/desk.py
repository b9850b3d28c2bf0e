"""Dossiers with their clocks and papers, and what stands before and beside them at the desk."""

from peewee import (
    BigAutoField,
    BigIntegerField,
    CompositeKey,
    ForeignKeyField,
    IntegerField,
    TextField,
)

from commune_desk.store.fields import CodeField, DayField, JsonField, MomentField
from commune_desk.store.tables.catalogue import ProcedureVersion
from commune_desk.store.tables.office import Office, Officer
from commune_desk.store.tables.people import Citizen, Organisation
from commune_desk.store.tables.table import Table, index_some


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


index_some(
    "dossier_external_no", Dossier.office, Dossier.external_no, where=Dossier.external_no != ""
)
index_some(
    "dossier_open", Dossier.office, Dossier.due_at, Dossier.id, Dossier.state, Dossier.sector,
    Dossier.channel, where=Dossier.closed_at.is_null(),
)  # fmt: skip
index_some(
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
    note = TextField()  # what the office notes of it, or empty (ghi chú)

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


class ReceptionRequest(Table):
    """Under which name a reception was asked for, so that it is not received twice (yêu cầu)."""

    office = ForeignKeyField(Office, index=False)
    request_id = CodeField()  # as whoever asked calls it (mã yêu cầu)
    dossier = ForeignKeyField(Dossier, index=False, null=True)  # what it became (hồ sơ)
    fingerprint = TextField()  # of what it asked for, empty where unknown (dấu nội dung)

    class Meta:
        primary_key = CompositeKey("office", "request_id")


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


index_some(
    "clock_run_interrupted", ClockRun.office, ClockRun.dossier,
    where=ClockRun.why.in_(("supplement", "verification")),
)  # fmt: skip


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


class RatingRequest(Table):
    """That a citizen was asked for a rating (lời mời đánh giá), each time."""

    id = BigAutoField()
    office = ForeignKeyField(Office, index=False)
    dossier = ForeignKeyField(Dossier, index=False)  # of which dossier (hồ sơ)
    officer = ForeignKeyField(Officer, index=False)  # who asked (người mời)
    desk_name = TextField()  # at which desk (quầy)
    way = TextField()  # second_screen, turned_screen (cách mời)
    asked_at = MomentField()  # when (mời lúc)

    class Meta:
        indexes = ((("office", "dossier", "asked_at"), False),)


class Rating(Table):
    """A citizen's answer (đánh giá mức độ hài lòng), one a dossier; a paper slip names none."""

    id = BigAutoField()
    office = ForeignKeyField(Office, index=False)
    dossier = ForeignKeyField(Dossier, unique=True, null=True)  # what was rated (hồ sơ)
    level = TextField()  # very_satisfied, satisfied, dissatisfied (mức độ)
    reason = TextField()  # the citizen's words, or empty (lý do)
    given_at = MomentField()  # when (thời điểm)
    came_by = TextField()  # second_screen, turned_screen, paper, command, unknown (nguồn)

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
    procedure = ForeignKeyField(ProcedureVersion, index=False, null=True)  # for what (thủ tục)
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
    letters = TextField()  # names of letters that belong to no procedure, or empty (đơn)

    class Meta:
        indexes = ((("office", "id"), False), (("office", "happened_at"), False))


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


index_some(
    "payment_receipt_no", Payment.office, Payment.receipt_no,
    where=(Payment.receipt_no != "") & Payment.cancelled_at.is_null(), unique=True,
)  # fmt: skip
