"""What is said of receptions, drafts, visits and prepared filings that are refused."""

from commune_desk.domain.reception.reception_errors import (
    AlreadyGuided,
    DayNotYetCome,
    DraftClosed,
    DraftNotFound,
    ExternalNumberTaken,
    MissingApplicantName,
    NoDeclaration,
    NothingHandedIn,
    NumberKnownOtherwise,
    PreparedEnded,
    PreparedNotFound,
    ReceptionInFuture,
    ReceptionLongPast,
    RequestedOtherwise,
    VisitNotFound,
    VisitTakenUp,
)
from commune_desk.domain.vietnamese import format_date
from commune_desk.words.desk.steps import NOT_RECEIVED
from commune_desk.words.fields import named
from commune_desk.words.sentence_table import Sentences, written_for

COMPARE_NUMBER = "Khác người thì đối chiếu lại số trên thẻ."
COMPARE_TAX_CODE = "Khác tổ chức thì đối chiếu lại mã số thuế trên giấy đăng ký."

SENTENCES: Sentences = {
    RequestedOtherwise: (
        "Mã yêu cầu {request_id} đã dùng cho một văn bản khác (hồ sơ {dossier_no}). Chưa tiếp nhận "
        "gì. Gửi lại với mã yêu cầu khác; muốn sửa hồ sơ đã nhận thì dùng lệnh correct."
    ),
    ExternalNumberTaken: (
        "Hồ sơ {dossier_no} đã mang mã {external_no} của hệ thống tỉnh. Kiểm tra lại mã; nếu hồ sơ "
        "kia nhập nhầm thì sửa hồ sơ đó trước."
    ),
    NothingHandedIn: (
        "Chưa nhận giấy tờ nào; thủ tục này phải nộp {count} loại giấy. Đánh dấu giấy đã nhận, "
        "hoặc in phiếu hướng dẫn bổ sung (Ctrl+4)."
    ),
    MissingApplicantName: "Chưa có tên người nộp. Quét thẻ, hoặc gõ họ, chữ đệm và tên.",
    ReceptionInFuture: (
        "Thời điểm tiếp nhận {at} chưa tới; bây giờ là {now}. Kiểm tra lại ngày giờ."
    ),
    ReceptionLongPast: (
        "Thời điểm tiếp nhận {at} đã quá lâu. Kiểm tra lại năm; nếu đúng thì xác nhận "
        "(trong tệp JSON: “long_past”: true)."
    ),
    DraftNotFound: (
        "Bản nháp số {draft_id} không còn: quầy khác đã tiếp nhận hoặc bỏ. "
        "Xem lại ở trang Hồ sơ (F3)."
    ),
    DraftClosed: (
        "Bản nháp này khóa bằng khóa của máy khác. Mở ở {desk_name}, nơi đã gõ; muốn máy này mở "
        "được thì nhờ người quản trị thêm lại máy bằng tệp nhập máy."
    ),
    AlreadyGuided: (
        "Đã hướng dẫn bổ sung theo phiếu số {slip_no}, lúc {guided_at}; chỉ được yêu cầu một lần. "
        "Tiếp nhận hồ sơ, hoặc từ chối và nêu lý do."
    ),
    VisitNotFound: (
        f"Không có lượt hướng dẫn, từ chối số {{visit}}. "
        f"Tìm trong “{NOT_RECEIVED}” (Ctrl+L) ở trang Tiếp nhận."
    ),
    PreparedNotFound: "Không có hồ sơ viết hộ số {prepared}. Xem số bằng lệnh prepared.",
    NoDeclaration: (
        "“{name}” chưa có mẫu tờ khai trong chương trình. Chọn thủ tục khác hoặc thêm mẫu."
    ),
    VisitTakenUp: (
        "Lượt này đã được tiếp nhận thành hồ sơ {dossier_no}. Mở hồ sơ đó ở trang Hồ sơ (F3)."
    ),
}


@written_for(DayNotYetCome, SENTENCES)
def _(error: DayNotYetCome) -> str:
    what = named(error.field)
    said = f"{what[:1].upper()}{what[1:]} {format_date(error.day)} chưa đến."
    return f"{said} Xem lại năm, hoặc ngày của máy này."


@written_for(NumberKnownOtherwise, SENTENCES)
def _(error: NumberKnownOtherwise) -> str:
    return (
        f"{_known_for(error)} "
        "Cùng một người thì xác nhận là cùng người (trong tệp JSON: “same_person”: true); "
        "khác người thì đối chiếu lại số."
    )


@written_for(PreparedEnded, SENTENCES)
def _(error: PreparedEnded) -> str:
    if error.dossier_no:
        return f"Hồ sơ viết hộ này đã được tiếp nhận: {error.dossier_no}. Mở hồ sơ đó để làm tiếp."
    return "Hồ sơ viết hộ này đã đóng. Viết tờ khai mới nếu người dân trở lại."


def _known_for(error: NumberKnownOtherwise) -> str:
    """For whom the office knows a number, as far as others may read it."""
    born = f", sinh năm {error.born_in}" if error.born_in else ""
    return f"{named(error.field)} {error.number} đã ghi cho “{error.known_name}”{born}."


def another_than_known(error: NumberKnownOtherwise) -> str:
    """What is said beside a number once an officer said that it is another than is known."""
    is_person = error.field.endswith("personal_id")
    return f"{_known_for(error)} {COMPARE_NUMBER if is_person else COMPARE_TAX_CODE}"
