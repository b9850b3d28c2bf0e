"""An invented dossier that fills every field of every form, with names and marks hard to set.

Tests, the gallery and the self-test print it. `brief_receipt` is the short case.
"""

from dataclasses import replace
from datetime import date, datetime, timedelta

from commune_desk.domain.dossier import DossierState, ReturnBy, Timeliness
from commune_desk.domain.papers import PaperLine, Party
from commune_desk.domain.procedure import Fee, FeeKind, ProcessingTime, TimeUnit
from commune_desk.domain.rating import RatingLevel
from commune_desk.domain.reporting import COUNTED, PeriodReport, ReportingPeriod, SectorRow, Share
from commune_desk.domain.slips import (
    ApologyNotice,
    ControlSlip,
    DossierRegister,
    HandOver,
    Letterhead,
    RatingSlip,
    Receipt,
    RefusalNotice,
    RegisterLine,
    ReportPaper,
    Signatory,
    SlipHead,
    SupplementRequest,
)
from commune_desk.domain.working_time import OFFICE_ZONE, Calendar, explain
from commune_desk.words.due_dates import due_step_texts
from commune_desk.words.papers import return_place
from commune_desk.words.procedures import printed_fee, printed_time
from commune_desk.words.steps import STATES
from commune_desk.words.values import RETURN_WAYS

LETTERHEAD = Letterhead(
    parent_name="Ủy ban nhân dân xã Tân Công Sính",
    centre_name="Trung tâm Phục vụ hành chính công xã Tân Công Sính",
    place_name="Tân Công Sính",
    address="Ấp Tân Bình, xã Tân Công Sính, tỉnh Đồng Tháp",
    hotline="0277 1022",
)
APPLICANT = Party(
    name="Nguyễn Hoàng Ằn Tôn Nữ Ẫm Phượng Ộng Quỳnh Ựng",
    number="087096610926",
    address="Số 128, tổ 12, ấp Thống Nhất 2, xã Tân Công Sính, tỉnh Đồng Tháp",
    phone="0923 993 287",
    email="nguyen.hoang.phuong.quynh@thu.example.vn",
)
DELEGATE = Party(
    name="Đặng Trần Thị Thùy Dương",
    number="087184000317",
    address="Ấp Tân Hưng, xã Tân Công Sính, tỉnh Đồng Tháp",
    phone="0912 345 678",
    email="",
)
PROCEDURE_NAME = (
    "Liên thông thủ tục hành chính về đăng ký khai sinh, đăng ký thường trú, "
    "cấp thẻ bảo hiểm y tế cho trẻ em dưới 6 tuổi"
)
HEAD = SlipHead(
    letterhead=LETTERHEAD,
    dossier_no="000.17.22.H56-261002-0050",
    procedure_name=PROCEDURE_NAME,
    applicant=APPLICANT,
    officer_name="Huỳnh Ngọc Ẩn",
    issued_on=date(2026, 10, 2),
    number="5",
)
RECEIVED_AT = datetime(2026, 10, 2, 8, 5, tzinfo=OFFICE_ZONE)
FOUR_DAYS = ProcessingTime(TimeUnit.WORKING_DAYS, 4)
DUE_AT = datetime(2026, 10, 8, 17, 0, tzinfo=OFFICE_ZONE)


def receipt() -> Receipt:
    """Form 01 with eight papers, a delegate and the explanation of the due date."""
    return Receipt(
        head=HEAD,
        papers=(
            PaperLine("Tờ khai đăng ký khai sinh theo mẫu", 1, 0),
            PaperLine("Giấy chứng sinh do cơ sở y tế nơi trẻ em sinh ra cấp", 1, 0),
            PaperLine("Tờ khai thay đổi thông tin cư trú (mẫu CT01)", 1, 0),
            PaperLine("Tờ khai tham gia, điều chỉnh thông tin bảo hiểm y tế (mẫu TK1-TS)", 1, 0),
            PaperLine("Giấy chứng nhận kết hôn của cha, mẹ trẻ em", 0, 1),
            PaperLine("Giấy tờ chứng minh chỗ ở hợp pháp của chủ hộ nơi đăng ký thường trú", 0, 1),
            PaperLine("Văn bản ủy quyền có chứng thực theo quy định của pháp luật", 1, 0),
            PaperLine("Thẻ căn cước của người đi đăng ký khai sinh", 0, 0),
        ),
        received_at=RECEIVED_AT,
        due_at=DUE_AT,
        processing_words=printed_time(FOUR_DAYS),
        return_words=return_place(ReturnBy.COUNTER, LETTERHEAD.centre_name),
        fee_words=printed_fee(Fee(FeeKind.FREE)),
        delegate=DELEGATE,
        book_no="01",
        order_no="0412",
        due_words=due_step_texts(explain(RECEIVED_AT, FOUR_DAYS, Calendar())),
        authorisation="Giấy ủy quyền số 115/2026, chứng thực ngày 01/10/2026",
    )


def supplement_request() -> SupplementRequest:
    """Form 02 with four items."""
    return SupplementRequest(
        head=HEAD,
        items=(
            "Giấy chứng sinh có đóng dấu của cơ sở y tế (bản nộp chưa có dấu)",
            "Văn bản đồng ý của chủ hộ, chủ sở hữu chỗ ở hợp pháp về việc đăng ký thường trú",
            "Tờ khai CT01: ghi đủ mục 7 và mục 8, có chữ ký của chủ hộ",
            "Bản sao giấy chứng nhận kết hôn của cha, mẹ trẻ em",
        ),
        reason="Thành phần hồ sơ chưa đủ theo quy định của thủ tục hành chính đã công bố.",
        lapses_on=date(2026, 10, 18),
        contact_name="bà Huỳnh Ngọc Ẩn",
        contact_phone="0277 3 812 345",
    )


def refusal_notice() -> RefusalNotice:
    """Form 03 with two reasons."""
    return RefusalNotice(
        head=HEAD,
        reasons=(
            "Thủ tục không thuộc thẩm quyền giải quyết của Ủy ban nhân dân xã Tân Công Sính; "
            "đề nghị Ông/Bà nộp hồ sơ tại Trung tâm Phục vụ hành chính công tỉnh Đồng Tháp.",
            "Giấy tờ nộp kèm có dấu hiệu bị tẩy xóa tại phần ngày, tháng, năm sinh.",
        ),
    )


def apology_notice() -> ApologyNotice:
    """Form 04 signed by a deputy."""
    return ApologyNotice(
        head=HEAD,
        received_at=RECEIVED_AT,
        due_at=DUE_AT,
        until=DUE_AT + timedelta(days=5),
        reason="Cơ quan Bảo hiểm xã hội chưa gửi kết quả xác minh thông tin thẻ bảo hiểm y tế.",
        signatory=Signatory("Phạm Thị Ngọc Ẫn", "Phó Giám đốc", "KT. GIÁM ĐỐC"),
    )


def control_slip() -> ControlSlip:
    """Form 06 with two hand-overs made and two still open."""
    desk = "Trung tâm Phục vụ hành chính công"
    unit = "Phòng Văn hóa - Xã hội"
    return ControlSlip(
        head=HEAD,
        handling_unit="Phòng Văn hóa - Xã hội xã Tân Công Sính",
        cooperating_unit="Công an xã Tân Công Sính; Bảo hiểm xã hội cơ sở Tràm Chim",
        received_at=RECEIVED_AT,
        due_at=DUE_AT,
        hand_overs=(
            HandOver(desk, unit, RECEIVED_AT + timedelta(hours=2), Timeliness.EARLY),
            HandOver(unit, desk, DUE_AT - timedelta(hours=1), Timeliness.ON_TIME, "Đủ giấy tờ"),
        ),
    )


def rating_slip() -> RatingSlip:
    """The rating slip of the same dossier."""
    return RatingSlip(HEAD)


def brief_receipt() -> Receipt:
    """Form 01 of a small dossier: two papers, nothing that can be left out."""
    applicant = Party("Bùi Thanh Toàn", "087096610926", "Ấp 4, xã Tân Công Sính", "0923993287")
    return Receipt(
        head=replace(HEAD, applicant=applicant, procedure_name="Cấp bản sao Trích lục hộ tịch"),
        papers=(
            PaperLine("Tờ khai cấp bản sao trích lục hộ tịch", 1, 0),
            PaperLine("Thẻ căn cước", 0, 1),
        ),
        received_at=RECEIVED_AT,
        due_at=RECEIVED_AT + timedelta(hours=8),
        processing_words=printed_time(ProcessingTime(TimeUnit.SAME_DAY)),
        return_words=return_place(ReturnBy.COUNTER, LETTERHEAD.centre_name),
    )


def dossier_register(count: int = 40) -> DossierRegister:
    """Form 07 with so many lines."""
    return DossierRegister(
        letterhead=LETTERHEAD,
        first=date(2026, 10, 1),
        last=date(2026, 10, 31),
        lines=tuple(_register_line(number) for number in range(1, count + 1)),
        sector="Hộ tịch",
        book_no="01",
        number="1",
        issued_on=date(2026, 10, 31),
    )


def _register_line(number: int) -> RegisterLine:
    received = RECEIVED_AT + timedelta(minutes=11 * number)
    is_open = number % 7 == 0
    return RegisterLine(
        order_no=number,
        dossier_no=f"000.17.22.H56-{received:%y%m%d}-{number:04}",
        procedure_name=PROCEDURE_NAME if number % 5 == 0 else "Đăng ký khai sinh",
        applicant=APPLICANT if number % 3 == 0 else DELEGATE,
        handling_unit="Phòng Văn hóa - Xã hội",
        received_at=received,
        due_at=received + timedelta(days=4),
        returned_at=None if is_open else received + timedelta(days=2, hours=3),
        return_words=RETURN_WAYS[ReturnBy.POST if number % 4 == 0 else ReturnBy.COUNTER],
        standing_words=STATES[DossierState.HANDLING] if is_open else "",
    )


def report_paper() -> ReportPaper:
    """The report of a month with nine sectors."""
    return ReportPaper(
        letterhead=LETTERHEAD,
        report=_report(tuple(_sector_row(*figures) for figures in _SECTORS)),
        addressee="Ủy ban nhân dân xã Tân Công Sính",
        signatory=Signatory("Nguyễn Thanh Ộng", "Giám đốc"),
        issued_on=date(2026, 11, 2),
        narrative=(
            "Trong tháng, Trung tâm tiếp nhận và giải quyết hồ sơ bảo đảm thời gian quy định; hồ "
            "sơ quá hạn đều có văn bản xin lỗi và ngày hẹn lại.",
            "Kiến nghị: cơ quan phối hợp trả lời xác minh trong 02 ngày làm việc.",
        ),
        compiled_by="Huỳnh Ngọc Ẩn",
    )


_SECTORS = (
    ("Bảo trợ xã hội", 4, 21, 2, 18, 3, 1),
    ("Chứng thực", 12, 1180, 0, 1192, 0, 0),
    ("Cư trú", 35, 96, 5, 110, 14, 2),
    ("Đất đai", 6, 41, 9, 22, 11, 3),
    ("Hộ tịch", 58, 174, 3, 201, 22, 0),
    ("Người có công", 1, 9, 1, 8, 1, 0),
    ("Nuôi con nuôi", 0, 1, 0, 0, 0, 0),
    ("Thành lập và hoạt động của hộ kinh doanh", 22, 15, 1, 30, 4, 0),
    ("Thi đua - khen thưởng", 0, 3, 0, 2, 1, 0),
)
"""Sector, received online, directly, carried over; solved early, on time, overdue."""


def _sector_row(sector: str, *figures: int) -> SectorRow:
    """A row that keeps the identities of the form: what is not solved is open, one overdue."""
    is_open = sum(figures[:3]) - sum(figures[3:])
    overdue = min(is_open, 1)
    counts = dict(zip(COUNTED, (*figures, is_open - overdue, overdue), strict=True))
    return SectorRow(sector, **counts)


def _report(rows: tuple[SectorRow, ...]) -> PeriodReport:
    sums = (sum(getattr(row, name) for row in rows) for name in COUNTED)
    return PeriodReport(
        period=ReportingPeriod(date(2026, 10, 1), date(2026, 10, 31)),
        rows=rows,
        total=SectorRow("", *sums),
        two_noes={"no_writing": Share(1604, 1678), "no_appointment": Share(1391, 1678)},
        three_mosts={
            "timeliest": Share(1636, 1642),
            "closest": Share(37, 1678),
            "most_effective": Share(1066, 1086),
        },
        ratings={
            RatingLevel.VERY_SATISFIED: 773,
            RatingLevel.SATISFIED: 293,
            RatingLevel.DISSATISFIED: 20,
        },
        behind={},
    )
