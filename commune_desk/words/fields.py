"""What the fields of forms are called: the label, the hint in an empty field, the advice below it.

A field is looked up by its name, alone ("phone") or after the form that it stands in
("office.phone"): what a form calls otherwise than the others stands here under both names.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FieldWords:
    """The words of one field.

    Attributes:
        label: beside the field, in the words of the paper form.
        hint: inside the field while it is empty.
        advice: below the field.
        named: how a sentence names it, where that is shorter than the label.
    """

    label: str
    hint: str = ""
    advice: str = ""
    named: str = ""


_DAY = "ngày/tháng/năm"

FIELDS: Mapping[str, FieldWords] = {
    # --- a person, an organisation ---------------------------------------------------------------
    "full_name": FieldWords("Họ, chữ đệm, tên", named="Họ tên"),
    "personal_id": FieldWords("Số định danh cá nhân", "12 chữ số", named="Số định danh"),
    "old_id": FieldWords("Số chứng minh nhân dân cũ"),
    "born_on": FieldWords("Ngày sinh", _DAY),
    "sex": FieldWords("Giới tính"),
    "address": FieldWords("Nơi cư trú"),
    "phone": FieldWords("Số điện thoại", "để báo khi có kết quả"),
    "email": FieldWords("Thư điện tử"),
    "issued_on": FieldWords("Ngày cấp"),
    "issuer": FieldWords("Nơi cấp"),
    "organisation": FieldWords("Tên tổ chức"),
    "organisation.name": FieldWords("Tên tổ chức"),
    "organisation.address": FieldWords("Trụ sở"),
    "organisation.phone": FieldWords("Số điện thoại của tổ chức"),
    "organisation.email": FieldWords("Thư điện tử của tổ chức"),
    "tax_code": FieldWords("Mã số thuế"),
    "id_card_mrz": FieldWords("Dòng máy đọc trên thẻ"),
    "mrz": FieldWords("Dòng máy đọc trên thẻ"),
    # --- a dossier -------------------------------------------------------------------------------
    "dossier_no": FieldWords("Mã hồ sơ"),
    "external_no": FieldWords("Mã hồ sơ trên hệ thống tỉnh", "nếu đã có"),
    "applicant": FieldWords("Người nộp"),
    "applicant_kind": FieldWords("Đối tượng nộp hồ sơ"),
    "has_delegate": FieldWords("Có người nộp thay (ủy quyền)"),
    "delegate": FieldWords("Người nộp thay"),
    "number": FieldWords("Số định danh"),
    "procedure": FieldWords("Thủ tục"),
    "variant": FieldWords("Trường hợp"),
    "channel": FieldWords("Hình thức nộp hồ sơ"),
    "return_by": FieldWords("Nhận kết quả"),
    "model": FieldWords("Mô hình phục vụ"),
    "received_by": FieldWords("Công chức tiếp nhận"),
    "received": FieldWords("Tiếp nhận"),
    "due": FieldWords("Hẹn trả"),
    "result": FieldWords("Kết quả"),
    "closed": FieldWords("Có kết quả"),
    "returned": FieldWords("Trả kết quả"),
    "rating": FieldWords("Đánh giá"),
    # --- what a step asks for --------------------------------------------------------------------
    "note": FieldWords("Lý do", named="lý do"),
    "request_supplement.note": FieldWords(
        "Cần bổ sung những gì", "Mỗi dòng một nội dung; in ra phiếu 02."
    ),
    "apologise.note": FieldWords("Lý do chậm", "In ra văn bản xin lỗi 04, lãnh đạo ký."),
    "refuse.note": FieldWords("Lý do từ chối", "Mỗi dòng một lý do; in ra phiếu 03."),
    "stop.note": FieldWords("Lý do dừng", "Theo yêu cầu của người nộp."),
    "until": FieldWords("Ngày hẹn mới", _DAY, "Chỉ được hẹn lại một lần.", named="ngày hẹn mới"),
    "late_reason": FieldWords(
        "Lý do trễ hạn", advice="Hồ sơ đã quá ngày hẹn trả.", named="lý do trễ hạn"
    ),
    "reason": FieldWords("Lý do"),
    # --- a procedure -----------------------------------------------------------------------------
    "code": FieldWords("Mã thủ tục"),
    "name": FieldWords("Tên thủ tục"),
    "sector": FieldWords("Lĩnh vực"),
    "effective_from": FieldWords("Ngày hiệu lực"),
    "processing_time": FieldWords("Thời hạn giải quyết"),
    # --- the office ------------------------------------------------------------------------------
    "office.commune": FieldWords(
        "Xã, phường, đặc khu", advice="Danh sách theo Quyết định 19/2025/QĐ-TTg."
    ),
    "office.name": FieldWords("Tên cơ quan"),
    "office.parent_name": FieldWords("Cơ quan chủ quản"),
    "office.centre_name": FieldWords("Bộ phận tiếp nhận"),
    "office.place_name": FieldWords("Địa danh ghi ngày"),
    "office.address": FieldWords("Địa chỉ"),
    "office.hotline": FieldWords("Điện thoại"),
    "agency_code": FieldWords(
        "Mã định danh cơ quan", "ví dụ H20.28", "Đứng đầu mã hồ sơ; do tỉnh cấp."
    ),
    "dossier_no_pattern": FieldWords("Mẫu mã hồ sơ"),
    # --- who signs -------------------------------------------------------------------------------
    "leader.full_name": FieldWords("Họ tên"),
    "leader.title": FieldWords(
        "Chức vụ", "PHÓ CHỦ TỊCH", "Viết như trên giấy tờ, thường là chữ hoa."
    ),
    "leader.authority_line": FieldWords(
        "Quyền hạn ghi trước chức vụ",
        "KT. CHỦ TỊCH",
        "Dòng trên chức vụ; để trống nếu ký trực tiếp.",
    ),
    # --- officers and their accounts -------------------------------------------------------------
    "officer.full_name": FieldWords("Họ tên"),
    "officer.title": FieldWords("Chức danh"),
    "officer.role": FieldWords("Vai trò"),
    "login": FieldWords("Tên đăng nhập"),
    "password": FieldWords("Mật khẩu"),
    "new_password": FieldWords("Mật khẩu mới"),
    "old_password": FieldWords("Mật khẩu đang dùng"),
    "again": FieldWords("Gõ lại mật khẩu"),
    # --- hours and the calendar ------------------------------------------------------------------
    "hours": FieldWords("Giờ làm việc"),
    "hours.saturday": FieldWords(
        "Sáng thứ Bảy",
        advice="Thứ Hai đến thứ Sáu làm cả ngày. Ngày lễ đã có sẵn trong chương trình.",
    ),
    "day.on": FieldWords("Ngày", _DAY),
    "day.kind": FieldWords("Loại"),
    "day.name": FieldWords("Tên ngày"),
    "day.sessions": FieldWords(
        "Giờ làm việc",
        "07:30–11:30",
        "Chỉ cho ngày làm bù, làm nửa ngày. Làm bù để trống thì như ngày thường.",
    ),
    "day.legal_basis": FieldWords("Căn cứ"),
    "day.is_confirmed": FieldWords(
        "Xác nhận",
        advice="Chưa có thì vẫn được tính, và ngày hẹn trả nói rõ là chưa chính thức.",
    ),
    "date": FieldWords("Ngày"),
    "time": FieldWords("Giờ"),
}


def words_of(name: str) -> FieldWords | None:
    """The words of a field by its name after its form, or by its name alone; None without any."""
    return FIELDS.get(name) or FIELDS.get(name.rpartition(".")[2])


def label(name: str) -> str:
    """What stands beside a field.

    >>> label("delegate.phone"), label("office.address"), label("address")
    ('Số điện thoại', 'Địa chỉ', 'Nơi cư trú')

    Raises:
        KeyError: nobody has named that field.
    """
    words = words_of(name)
    if words is None:
        raise KeyError(name)
    return words.label


def hint(name: str) -> str:
    """What an empty field shows; "" where it shows nothing."""
    words = words_of(name)
    return words.hint if words else ""


def advice(name: str) -> str:
    """What stands below a field; "" where nothing does."""
    words = words_of(name)
    return words.advice if words else ""


def named(name: str) -> str:
    """How a sentence names a field; a field without words has its own name, for a file's author.

    >>> named("full_name"), named("papers")
    ('Họ tên', 'papers')
    """
    words = words_of(name)
    return (words.named or words.label) if words else name
