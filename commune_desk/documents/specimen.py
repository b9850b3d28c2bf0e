"""An invented dossier that fills every field of every form, with names and marks hard to set.

Tests, the gallery and the self-test print it. `brief_receipt` is the short case.
"""

from dataclasses import replace
from datetime import date, datetime, timedelta

from commune_desk.domain.slips import Letterhead, PaperLine, Party, Receipt, SlipHead
from commune_desk.domain.working_time import OFFICE_ZONE

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
        processing_words="04 ngày làm việc",
        return_words="Trung tâm Phục vụ hành chính công xã Tân Công Sính",
        fee_words="Không thu",
        delegate=DELEGATE,
        book_no="01",
        order_no="0412",
        due_words=(
            "Nhận lúc 08 giờ 05 phút, thứ Sáu, ngày 02 tháng 10 năm 2026: "
            "tính từ ngày làm việc tiếp theo.",
            "Bỏ thứ Bảy và Chủ nhật, ngày 03 và 04 tháng 10 năm 2026.",
            "Cộng 04 ngày làm việc: đến 17 giờ 00 phút, thứ Năm, ngày 08 tháng 10 năm 2026.",
        ),
        authorisation="Giấy ủy quyền số 115/2026, chứng thực ngày 01/10/2026",
    )


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
        processing_words="trong ngày",
        return_words="Trung tâm Phục vụ hành chính công xã Tân Công Sính",
    )
