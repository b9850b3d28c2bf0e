"""What the fields of forms are called: the label, the hint in an empty field, the advice below it.

A field is looked up by its name, alone ("phone") or after the form that it stands in
("office.phone"): what a form calls otherwise than the others stands here under both names. The
words of a setting are those of its declaration.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from commune_desk import settings
from commune_desk.domain.sign_in import MINIMUM_PASSWORD
from commune_desk.words import sign_in
from commune_desk.words.values import (
    CHANNELS,
    DAY_KINDS,
    PAYMENT_WAYS,
    PERSON_GROUPS,
    RETURN_WAYS,
    ROLES,
    WEEKDAYS,
)


@dataclass(frozen=True, slots=True)
class FieldWords:
    """The words of one field.

    Attributes:
        label: beside the field, in the words of the paper form.
        hint: inside the field while it is empty.
        advice: below the field.
        named: how a sentence names it, where that is shorter than the label.
        heard: how a screen reader names it, where the label alone does not say whose it is.
        choices: the words of its values, where people choose one; a value without words is its
            own word.
    """

    label: str
    hint: str = ""
    advice: str = ""
    named: str = ""
    heard: str = ""
    choices: Mapping[str, str] = field(default_factory=dict)


FILLED = "{name}: ghi vào “{heading}”."
"""Said when a card filled a person: who was read, and as whom."""

_DAY = "ngày/tháng/năm"
_LENGTH = f"Ít nhất {MINIMUM_PASSWORD} ký tự."

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
    "representative": FieldWords("Người đại diện"),
    "organisation.email": FieldWords("Thư điện tử của tổ chức"),
    "tax_code": FieldWords("Mã số thuế"),
    "id_card_mrz": FieldWords("Dòng máy đọc trên thẻ"),
    "mrz": FieldWords("Dòng máy đọc trên thẻ"),
    # --- a dossier -------------------------------------------------------------------------------
    "reception.note": FieldWords("Ghi chú"),
    "reception.declared": FieldWords("Tờ khai"),
    "dossier_no": FieldWords("Mã hồ sơ"),
    "linked": FieldWords("Hồ sơ liên thông"),
    "external_no": FieldWords("Mã hồ sơ trên hệ thống tỉnh", "nếu đã có"),
    "applicant": FieldWords("Người nộp"),
    "applicant.full_name": FieldWords("Họ, chữ đệm, tên", named="Họ tên người nộp"),
    "delegate.full_name": FieldWords("Họ, chữ đệm, tên", named="Họ tên người nộp thay"),
    "applicant_kind": FieldWords(
        "Đối tượng nộp hồ sơ", choices={"person": "Cá nhân", "organisation": "Tổ chức"}
    ),
    "has_delegate": FieldWords("Nộp thay (ủy quyền)"),
    "delegate": FieldWords("Người nộp thay"),
    "authorisation": FieldWords("Giấy tờ ủy quyền", "số, ngày, nơi chứng thực"),
    "number": FieldWords("Số định danh"),
    "procedure": FieldWords("Thủ tục"),
    "variant": FieldWords("Trường hợp"),
    "channel": FieldWords("Hình thức nộp hồ sơ", choices=CHANNELS),
    "return_by": FieldWords("Nhận kết quả", choices=RETURN_WAYS),
    "model": FieldWords("Mô hình phục vụ"),
    "received_by": FieldWords("Công chức tiếp nhận"),
    "state": FieldWords("Tình trạng"),
    "promised_at": FieldWords("Hẹn lại"),
    "outcome": FieldWords("Kết quả giải quyết"),
    "lateness": FieldWords("So với thời hạn"),
    "deadline": FieldWords("Hạn"),
    "fee": FieldWords("Phí, lệ phí"),
    "received": FieldWords("Tiếp nhận"),
    "due": FieldWords("Hẹn trả"),
    "result": FieldWords("Kết quả"),
    "closed": FieldWords("Có kết quả"),
    "returned": FieldWords("Trả kết quả"),
    "rating": FieldWords("Đánh giá"),
    "slip_no": FieldWords("Số phiếu"),
    "became": FieldWords("Thành hồ sơ"),
    # --- what a step asks for --------------------------------------------------------------------
    "note": FieldWords("Lý do", named="lý do"),
    "request_supplement.note": FieldWords(
        "Cần bổ sung những gì", "Mỗi dòng một nội dung; in ra phiếu 02."
    ),
    "request_supplement.reason": FieldWords(
        "Lý do yêu cầu bổ sung", "In ra phiếu 02.", named="lý do yêu cầu bổ sung"
    ),
    "accept_supplement.note": FieldWords(
        "Giấy tờ đã nộp bổ sung", advice="Mỗi dòng một giấy tờ; xóa dòng chưa nộp."
    ),
    "send_verification.note": FieldWords(
        "Gửi xác minh ở đâu, việc gì", "Cơ quan nhận văn bản và nội dung cần xác minh."
    ),
    "verified.note": FieldWords("Kết quả xác minh"),
    "apologise.note": FieldWords("Lý do chậm", "In ra văn bản xin lỗi 04, lãnh đạo ký."),
    "refuse.note": FieldWords("Lý do từ chối", "Mỗi dòng một lý do; in ra phiếu 03."),
    "stop.note": FieldWords("Lý do dừng", "Theo yêu cầu của người nộp."),
    "first_day": FieldWords("Từ ngày", _DAY),
    "last_day": FieldWords("Đến ngày", _DAY),
    "seen_on": FieldWords(
        "Nhìn lại đến hết ngày", _DAY, "Để trống: nhìn từ cuối kỳ, hoặc từ lúc này."
    ),
    "until": FieldWords("Ngày hẹn mới", _DAY, "Chỉ được hẹn lại một lần.", named="ngày hẹn mới"),
    "late_reason": FieldWords(
        "Lý do trễ hạn", advice="Hồ sơ đã quá ngày hẹn trả.", named="lý do trễ hạn"
    ),
    "paper_slips.dated_on": FieldWords("Ngày trên phiếu", _DAY),
    "paper_slips.entry_reason": FieldWords(
        "Lý do nhập muộn", "khi ngày trên phiếu là ngày trước", named="lý do nhập muộn"
    ),
    "paper_slips.dossier_no": FieldWords("Mã hồ sơ", "quét giấy tiếp nhận, hoặc để trống"),
    "paper_slips.remark": FieldWords("Góp ý ghi trên phiếu"),
    "asked_on": FieldWords("Ngày công dân yêu cầu", _DAY),
    "reason": FieldWords("Lý do"),
    "entry_reason": FieldWords("Lý do nhập muộn", named="lý do nhập muộn"),
    "missing": FieldWords(
        "Cần bổ sung những gì", "Mỗi dòng một nội dung; in ra phiếu 02.", named="nội dung bổ sung"
    ),
    "decline.reason": FieldWords("Lý do từ chối", "Mỗi dòng một lý do; in ra phiếu 03."),
    # --- a fee that is taken ---------------------------------------------------------------------
    "fee_case": FieldWords("Trường hợp thu phí", named="trường hợp phí"),
    "person_group": FieldWords(
        "Đối tượng được miễn, giảm", choices={"": "Không thuộc đối tượng nào", **PERSON_GROUPS}
    ),
    "count": FieldWords("Số lượng (trang, bản, việc)"),
    "payment.copies": FieldWords("Số bản"),
    "amount_vnd": FieldWords("Số tiền (đồng)"),
    "receipt_no": FieldWords("Số biên lai", "hoặc số chứng từ chuyển tiền"),
    "paid_by": FieldWords("Cách nộp", choices=PAYMENT_WAYS),
    "payment.note": FieldWords("Căn cứ, lý do", "khi khác danh mục: số nghị quyết"),
    "resolution": FieldWords("Nghị quyết"),
    "last_number": FieldWords("Số cuối đã ghi"),
    "volume": FieldWords("Quyển số"),
    "exempt_ground": FieldWords("Căn cứ miễn thu", "văn bản, điều khoản; giấy tờ chứng minh"),
    # --- a procedure -----------------------------------------------------------------------------
    "code": FieldWords("Mã thủ tục"),
    "name": FieldWords("Tên thủ tục"),
    "sector": FieldWords("Lĩnh vực", choices={"": "Mọi lĩnh vực"}),
    "effective_from": FieldWords("Ngày hiệu lực"),
    "processing_time": FieldWords("Thời hạn giải quyết"),
    "times": FieldWords("Thời hạn giải quyết"),
    "fees": FieldWords("Phí, lệ phí"),
    "papers": FieldWords("Thành phần hồ sơ"),
    "results": FieldWords("Kết quả"),
    "legal_basis": FieldWords("Căn cứ pháp lý"),
    "decision": FieldWords("Quyết định công bố"),
    "handling_unit": FieldWords("Đơn vị giải quyết"),
    "short_name": FieldWords("Tên gọi tắt"),
    "effective_to": FieldWords("Hết hiệu lực sau ngày"),
    # --- what narrows the list of dossiers -------------------------------------------------------
    "dossier_filter.text": FieldWords("Lọc hồ sơ", "Lọc: tên, số định danh, điện thoại, mã hồ sơ"),
    "dossier_filter.channel": FieldWords(
        "Hình thức nộp hồ sơ", choices={"": "Mọi hình thức nộp", **CHANNELS}
    ),
    "dossier_filter.received_from": FieldWords("Tiếp nhận từ ngày", "từ ngày"),
    "dossier_filter.received_to": FieldWords("Tiếp nhận đến ngày", "đến ngày"),
    # --- the office ------------------------------------------------------------------------------
    "commune": FieldWords(
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
    # --- who signs -------------------------------------------------------------------------------
    "leaders": FieldWords("Lãnh đạo ký"),
    "leader.full_name": FieldWords("Họ tên"),
    "leader.title": FieldWords(
        "Chức vụ", "PHÓ CHỦ TỊCH", "Viết như trên giấy tờ, thường là chữ hoa."
    ),
    "leader.authority_line": FieldWords(
        "Quyền hạn ghi trước chức vụ",
        "KT. CHỦ TỊCH",
        "Dòng trên chức vụ; để trống nếu ký trực tiếp.",
    ),
    **{
        f"leaders.{place}.full_name": FieldWords(f"Họ tên người ký thứ {place}")
        for place in range(1, 4)
    },
    **{
        f"leaders.{place}.signs_as": FieldWords(
            f"Chức vụ người ký thứ {place}", "CHỦ TỊCH, hoặc KT. CHỦ TỊCH / PHÓ CHỦ TỊCH"
        )
        for place in range(1, 4)
    },
    # --- officers and their accounts -------------------------------------------------------------
    "officer.full_name": FieldWords("Họ tên"),
    "officer.title": FieldWords("Chức danh"),
    "officer.role": FieldWords("Vai trò", choices=ROLES),
    "officer.password": FieldWords(
        sign_in.PASSWORD,
        advice=f"{_LENGTH} Để trống thì cán bộ tự đặt ở lần đăng nhập đầu tiên.",
    ),
    "administrator.full_name": FieldWords("Họ tên"),
    "administrator.title": FieldWords("Chức danh"),
    "administrator.password": FieldWords(
        sign_in.PASSWORD, advice=f"{_LENGTH} Chương trình không giữ bản nào khác."
    ),
    "login": FieldWords(sign_in.LOGIN),
    "password": FieldWords(sign_in.PASSWORD, advice=_LENGTH),
    "new_password": FieldWords("Mật khẩu mới", advice=_LENGTH),
    "old_password": FieldWords("Mật khẩu đang dùng"),
    "again": FieldWords(sign_in.AGAIN),
    # --- hours and the calendar ------------------------------------------------------------------
    "hours": FieldWords("Giờ làm việc"),
    **{
        f"hours.{half}_{end}": FieldWords(f"{words}: {until}")
        for half, words in (("morning", "Buổi sáng"), ("afternoon", "Buổi chiều"))
        for end, until in (("from", "từ"), ("to", "đến"))
    },
    "hours.saturday": FieldWords(
        "Làm việc sáng thứ Bảy",
        advice="Chỉ cho lĩnh vực tiếp nhận hôm đó (cư trú); lĩnh vực khác là ngày nghỉ.",
    ),
    "day.on": FieldWords("Ngày", _DAY),
    "day.kind": FieldWords(
        "Loại", choices={kind: words[0].upper() + words[1:] for kind, words in DAY_KINDS.items()}
    ),
    "day.name": FieldWords("Tên ngày"),
    "day.sessions": FieldWords(
        "Giờ làm việc",
        "07:30–11:30",
        "Chỉ cho ngày làm bù, làm nửa ngày. Làm bù để trống thì như ngày thường.",
    ),
    "day.legal_basis": FieldWords("Căn cứ"),
    "day.is_confirmed": FieldWords(
        "Đã có thông báo chính thức",
        advice="Chưa có thì vẫn được tính, và ngày hẹn trả nói rõ là chưa chính thức.",
    ),
    **{
        f"week.{day}": FieldWords(words[0].upper() + words[1:], "nghỉ")
        for day, words in enumerate(WEEKDAYS)
    },
    "report_text.data": FieldWords("5. Cắt giảm, đơn giản hóa thủ tục hành chính dựa trên dữ liệu"),
    "report_text.feedback": FieldWords(
        "6. Tiếp nhận, xử lý phản ánh, kiến nghị về quy định, thủ tục hành chính"
    ),
    "report_text.dossiers": FieldWords("7. Tình hình, kết quả giải quyết thủ tục hành chính"),
    "report_text.proposals": FieldWords("IV. Kiến nghị và đề xuất"),
    "date": FieldWords("Ngày"),
    "time": FieldWords("Giờ"),
}


_WHOSE = {"delegate": "của người nộp thay"}
"""What a screen reader adds to fields that stand on a page a second time, of another person."""


def find_words(name: str) -> FieldWords | None:
    """The words of a field, by the longest ending of its name that has some; None without any."""
    while name not in FIELDS and "." in name:
        name = name.partition(".")[2]
    if (setting := settings.find_setting(name)) is not None:
        return FieldWords(setting.label, advice=setting.help, choices=setting.choices)
    return FIELDS.get(name)


def words_of(name: str) -> FieldWords:
    """The words of a field.

    >>> words_of("reception.organisation.name").label
    'Tên tổ chức'

    Raises:
        KeyError: nobody has named that field.
    """
    if (words := find_words(name)) is None:
        raise KeyError(name)
    return words


def label(name: str) -> str:
    """What stands beside a field.

    >>> label("delegate.phone"), label("office.address"), label("address")
    ('Số điện thoại', 'Địa chỉ', 'Nơi cư trú')

    Raises:
        KeyError: nobody has named that field.
    """
    return words_of(name).label


def named(name: str) -> str:
    """How a sentence names a field; a field without words has its own name, for a file's author.

    >>> named("full_name"), named("paper_no")
    ('Họ tên', 'paper_no')
    """
    words = find_words(name)
    return (words.named or words.label) if words else name


def choices(name: str) -> Mapping[str, str]:
    """The words of the values of a field; none where it has no choices of its own."""
    return words_of(name).choices


def spoken(name: str, words: FieldWords) -> str:
    """How a screen reader names a field, alone and without the page around it."""
    return words.heard or f"{words.label} {_WHOSE.get(name.partition('.')[0], '')}".strip()


def not_filled(words: FieldWords) -> str:
    """What is said beside a field that must be filled and is not.

    >>> not_filled(FieldWords("Mục đích")), not_filled(FieldWords("Gõ lại mật khẩu"))
    ('Chưa điền mục đích.', 'Chưa gõ lại mật khẩu.')
    """
    label = f"{words.label[:1].lower()}{words.label[1:]}"
    return f"Chưa {label}." if label.startswith("gõ ") else f"Chưa điền {label}."
