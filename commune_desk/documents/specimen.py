"""An invented dossier with names and marks that are hard to set, an invented register and report.

The specimen of a slip stands with the slip and takes the people and dates of this dossier.
"""

from datetime import date, datetime, timedelta

from commune_desk.domain.catalogue.procedure import Channel, ProcessingTime, TimeUnit
from commune_desk.domain.desk.dossier import DeadlineMark, DossierState, ReturnBy
from commune_desk.domain.desk.papers import Party
from commune_desk.domain.office.letterhead import Letterhead
from commune_desk.domain.office.office import Leader
from commune_desk.domain.papers.slips import DossierRegister, RegisterLine, SlipHead
from commune_desk.domain.working_time import OFFICE_ZONE
from commune_desk.words.desk.steps import OUTCOMES, STATES
from commune_desk.words.values import CHANNELS, DEADLINES, RETURN_WAYS

LETTERHEAD = Letterhead(
    parent_name="Ủy ban nhân dân xã Tân Công Sính",
    centre_name="Trung tâm Phục vụ hành chính công xã Tân Công Sính",
    place_name="Tân Công Sính",
    address="Ấp Tân Bình, xã Tân Công Sính, tỉnh Đồng Tháp",
    hotline="0277 1022",
)
UNIT = "Phòng Văn hóa - Xã hội"
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
SIGNER = Leader("Nguyễn Thanh Ộng", "PHÓ CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ")
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
        handling_unit=UNIT,
        received_at=received,
        due_at=received + timedelta(days=4),
        returned_at=None if is_open else received + timedelta(days=2, hours=3),
        return_words=RETURN_WAYS[ReturnBy.POST if number % 4 == 0 else ReturnBy.COUNTER],
        standing_words=STATES[DossierState.HANDLING] if is_open else "",
        promised_at=received + timedelta(days=9) if number % 10 == 0 else None,
        sector="Hộ tịch",
        channel_words=CHANNELS[Channel.POSTAL if number % 6 == 0 else Channel.COUNTER],
        outcome_words="" if is_open else OUTCOMES[DossierState.RETURNED],
        lateness_words=DEADLINES[DeadlineMark.IN_TIME if is_open else DeadlineMark.EARLY],
        late_reason="Chờ xác minh của cơ quan phối hợp" if number % 11 == 0 else "",
    )
