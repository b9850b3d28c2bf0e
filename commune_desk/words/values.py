"""The office's words for every value that people see; no Qt, the command line speaks them too.

Dates are written dd/MM/yyyy, times HH:mm, money in whole đồng with points.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, time

from commune_desk.domain.applicant import FilledFrom
from commune_desk.domain.dossier import (
    Action,
    DeadlineMark,
    DossierState,
    ReturnBy,
    Role,
    RunEnd,
)
from commune_desk.domain.history import EventKind
from commune_desk.domain.identifiers.card_reading import WarningCode
from commune_desk.domain.importing import RowStanding
from commune_desk.domain.procedure import Channel, FeeKind, PaperUse, TimeUnit
from commune_desk.domain.rating import RatingLevel
from commune_desk.domain.slips import SlipKind
from commune_desk.domain.vietnamese import format_date
from commune_desk.domain.working_time import OFFICE_ZONE, DayKind, Session
from commune_desk.settings import Group, Scope

STATES: Mapping[str, str] = {
    DossierState.DRAFT: "Bản nháp",
    DossierState.RECEIVED: "Mới tiếp nhận",
    DossierState.HANDLING: "Đang giải quyết",
    DossierState.AWAITING_SUPPLEMENT: "Chờ bổ sung",
    DossierState.RESULT_READY: "Đã có kết quả",
    DossierState.RETURNED: "Đã trả kết quả",
    DossierState.REFUSED: "Đã từ chối",
    DossierState.STOPPED: "Dừng theo đề nghị",
    DossierState.LAPSED: "Hết hạn bổ sung",
}
ACTIONS: Mapping[str, str] = {
    Action.RECEIVE: "Tiếp nhận",
    Action.HAND_OVER: "Chuyển giải quyết",
    Action.REQUEST_SUPPLEMENT: "Yêu cầu bổ sung",
    Action.ACCEPT_SUPPLEMENT: "Nhận giấy tờ bổ sung",
    Action.APOLOGISE: "Xin lỗi và hẹn lại",
    Action.FINISH: "Có kết quả",
    Action.REFUSE: "Từ chối giải quyết",
    Action.STOP: "Dừng theo đề nghị của người nộp",
    Action.LAPSE: "Đóng vì không bổ sung",
    Action.RETURN: "Trả kết quả",
}
ROLES: Mapping[str, str] = {
    Role.CLERK: "Công chức một cửa",
    Role.SPECIALIST: "Công chức chuyên môn",
    Role.LEADER: "Lãnh đạo",
    Role.ADMINISTRATOR: "Quản trị",
}
RETURN_WAYS: Mapping[str, str] = {
    ReturnBy.COUNTER: "Tại quầy",
    ReturnBy.POST: "Qua bưu chính công ích",
    ReturnBy.ELECTRONIC: "Bản điện tử",
    ReturnBy.HOME: "Tại nhà",
}
CHANNELS: Mapping[str, str] = {
    Channel.COUNTER: "Trực tiếp",
    Channel.ONLINE: "Trực tuyến",
    Channel.POSTAL: "Bưu chính công ích",
    Channel.HOME_VISIT: "Tại nhà",
    Channel.OUTREACH: "Lưu động",
}
DEADLINES: Mapping[str, str] = {
    DeadlineMark.EARLY: "Trước hạn",
    DeadlineMark.ON_TIME: "Đúng hạn",
    DeadlineMark.IN_TIME: "Trong hạn",
    DeadlineMark.DUE_SOON: "Sắp đến hạn",
    DeadlineMark.OVERDUE: "Quá hạn",
    DeadlineMark.WAITING: "Chờ bổ sung",
}
RUN_ENDS: Mapping[str, str] = {
    RunEnd.SUPPLEMENT: "Dừng để bổ sung giấy tờ",
    RunEnd.CLOSED: "Giải quyết xong",
}
LEVELS: Mapping[str, str] = {
    RatingLevel.VERY_SATISFIED: "Rất hài lòng",
    RatingLevel.SATISFIED: "Hài lòng",
    RatingLevel.DISSATISFIED: "Không hài lòng",
}
SLIPS: Mapping[str, str] = {
    SlipKind.RECEIPT: "Giấy tiếp nhận hồ sơ và hẹn trả kết quả (mẫu 01)",
    SlipKind.SUPPLEMENT_REQUEST: "Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ (mẫu 02)",
    SlipKind.REFUSAL_NOTICE: "Phiếu từ chối giải quyết hồ sơ (mẫu 03)",
    SlipKind.APOLOGY_NOTICE: "Phiếu xin lỗi và hẹn lại ngày trả kết quả (mẫu 04)",
    SlipKind.CONTROL_SLIP: "Phiếu kiểm soát quá trình giải quyết hồ sơ (mẫu 06)",
    SlipKind.RATING_SLIP: "Phiếu đánh giá mức độ hài lòng",
}
FEE_KINDS: Mapping[str, str] = {
    FeeKind.FREE: "Miễn phí",
    FeeKind.AMOUNT: "Có thu",
    FeeKind.PROVINCIAL: "Theo nghị quyết của tỉnh",
    FeeKind.NOT_PUBLISHED: "Không công bố",
}
PAPER_USES: Mapping[str, str] = {PaperUse.SUBMIT: "Nộp", PaperUse.SHOW: "Xuất trình"}
TIME_UNITS: Mapping[str, str] = {
    TimeUnit.SAME_DAY: "trong ngày",
    TimeUnit.WORKING_DAYS: "ngày làm việc",
    TimeUnit.CALENDAR_DAYS: "ngày",
    TimeUnit.HOURS: "giờ làm việc",
}
DAY_KINDS: Mapping[str, str] = {
    DayKind.HOLIDAY: "nghỉ lễ",
    DayKind.COMPENSATORY: "nghỉ bù",
    DayKind.SWAPPED_OFF: "nghỉ hoán đổi",
    DayKind.WORKED: "làm bù",
    DayKind.HALF_DAY: "làm nửa ngày",
}
WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
SOURCES: Mapping[str, str] = {
    FilledFrom.CARD: "Từ thẻ căn cước",
    FilledFrom.RECORD: "Từ hồ sơ công dân đã có",
    FilledFrom.TYPED: "Cán bộ nhập",
}
CARD_WARNINGS: Mapping[str, str] = {
    WarningCode.FIELDS_MISSING: "Mã quét bị thiếu thông tin. Nhìn thẻ và điền nốt.",
    WarningCode.SEPARATOR_REPLACED: "Máy quét gõ sai dấu ngăn cách. Nên tắt bộ gõ tiếng Việt.",
    WarningCode.FIELD_MISSING: "{field} không có trong mã. Nhìn thẻ và điền nốt.",
    WarningCode.FIELD_DAMAGED: "{field} trong mã bị hỏng nên để trống. Nhìn thẻ và điền lại.",
    WarningCode.FIELD_MENDED: "{field} đã được đọc lại từ mã hỏng. So với thẻ trước khi nhận.",
    WarningCode.DATE_IMPOSSIBLE: "{field} trong mã không phải ngày có thật. Nhìn thẻ và điền lại.",
    WarningCode.NAME_DOUBTFUL: "Họ tên trong mã bị sai chữ. So với thẻ và sửa lại.",
    WarningCode.NAME_WITHOUT_MARKS: "Họ tên trong mã không có dấu. Nhìn thẻ và thêm dấu.",
    WarningCode.ADDRESS_DOUBTFUL: "Nơi cư trú trong mã bị sai chữ. So với thẻ và sửa lại.",
    WarningCode.CENTURY_IMPOSSIBLE: "Số định danh ghi năm sinh sau 2099. So lại mặt trước thẻ.",
    WarningCode.PROVINCE_UNKNOWN: "Mã tỉnh trong số định danh không có trong danh mục. So với thẻ.",
    WarningCode.SEX_DIFFERS: "Giới tính không khớp với số định danh. So với thẻ.",
    WarningCode.BIRTH_YEAR_DIFFERS: "Năm sinh không khớp với số định danh. So với thẻ.",
    WarningCode.ISSUED_BEFORE_BIRTH: "Ngày cấp thẻ trước ngày sinh. Kiểm tra lại hai ngày này.",
    WarningCode.CHECK_DIGIT_WRONG: "Dòng máy đọc ở mặt sau thẻ bị đọc sai. So từng chữ với thẻ.",
}
EVENTS: Mapping[str, str] = {
    **{EventKind(action): text for action, text in ACTIONS.items()},
    EventKind.SOLVE_AT_ONCE: "Giải quyết và trả ngay",
    EventKind.UNDO: "Hoàn tác bước vừa làm",
    EventKind.RATE: "Người dân đánh giá",
    EventKind.PRINT: "In giấy tờ",
    EventKind.DOSSIER_CHANGED: "Sửa thông tin hồ sơ",
    EventKind.DRAFT_TAKEN_OVER: "Nhận tiếp bản nháp",
    EventKind.DRAFT_DISCARDED: "Bỏ bản nháp",
    EventKind.RECORD_OPENED: "Xem hồ sơ công dân",
    EventKind.RECORD_CHANGED: "Sửa hồ sơ công dân",
    EventKind.RECORDS_IMPORTED: "Nhập hồ sơ công dân",
    EventKind.CATALOGUE_LOADED: "Nạp danh mục thủ tục",
    EventKind.CALENDAR_CHANGED: "Sửa lịch làm việc",
    EventKind.OFFICE_CREATED: "Lập cơ quan",
    EventKind.OFFICE_CHANGED: "Sửa thông tin cơ quan",
    EventKind.SETTING_CHANGED: "Sửa cài đặt",
    EventKind.OFFICER_ADDED: "Thêm cán bộ",
    EventKind.ROLE_CHANGED: "Đổi vai trò cán bộ",
    EventKind.OFFICER_ACTIVATED: "Mở tài khoản cán bộ",
    EventKind.OFFICER_DEACTIVATED: "Khóa tài khoản cán bộ",
    EventKind.PASSWORD_CHANGED: "Đổi mật khẩu",
    EventKind.SIGN_IN: "Đăng nhập",
    EventKind.REPORT_MADE: "Lập báo cáo",
    EventKind.WORKBOOKS_SYNCED: "Đồng bộ sổ Excel",
    EventKind.BACKUP_CREATED: "Sao lưu",
    EventKind.BACKUP_RESTORED: "Khôi phục bản sao lưu",
}
FOUND_KINDS: Mapping[str, str] = {
    "citizen": "Công dân",
    "dossier": "Hồ sơ",
    "procedure": "Thủ tục",
    "page": "Trang",
}
GROUPS: Mapping[str, str] = {
    Group.DOSSIERS: "Hồ sơ và hạn trả",
    Group.PAPERS: "Giấy tờ in ra",
    Group.REPORTS: "Báo cáo và sổ",
    Group.RATING: "Đánh giá hài lòng",
    Group.UPKEEP: "Lưu giữ",
    Group.MACHINE: "Máy này",
}
SCOPES: Mapping[str, str] = {
    Scope.OFFICE: "Chung cho cả cơ quan",
    Scope.MACHINE: "Riêng máy này",
}
WHATS: Mapping[str, str] = {
    "personal_id": "Số định danh",
    "id_card_mrz": "Dòng máy đọc trên thẻ",
    "mrz": "Dòng máy đọc trên thẻ",
    "dossier_no": "Mã hồ sơ",
    "dossier_no_pattern": "Mẫu mã hồ sơ",
    "agency_code": "Mã định danh cơ quan",
    "phone": "Số điện thoại",
    "tax_code": "Mã số thuế",
    "full_name": "Họ tên",
    "old_id": "Số chứng minh nhân dân cũ",
    "born_on": "Ngày sinh",
    "sex": "Giới tính",
    "address": "Nơi cư trú",
    "issued_on": "Ngày cấp",
    "issuer": "Nơi cấp",
    "email": "Thư điện tử",
    "code": "Mã thủ tục",
    "name": "Tên thủ tục",
    "sector": "Lĩnh vực",
    "effective_from": "Ngày hiệu lực",
    "note": "lý do",
    "late_reason": "lý do trễ hạn",
    "until": "ngày hẹn mới",
    "date": "Ngày",
    "time": "Giờ",
    "hours": "Giờ làm việc",
    "processing_time": "Thời hạn giải quyết",
}
PARTS: Mapping[str, str] = {
    "province": "mã tỉnh",
    "century": "thế kỷ sinh",
    "date": "ngày",
    "country": "mã quốc gia",
    "personal_id": "số định danh",
    "agency": "mã cơ quan",
    "number": "số thứ tự",
    "branch": "mã chi nhánh",
    "braces": "dấu ngoặc nhọn",
    "literal": "ký tự ngoài ngoặc",
    "separator": "dấu ngăn giữa các phần",
}

ROW_STANDINGS: Mapping[str, str] = {
    RowStanding.NEW: "Dòng mới",
    RowStanding.CHANGED: "Dòng thay đổi",
    RowStanding.UNCHANGED: "Dòng đã có",
    RowStanding.IN_CONFLICT: "Dòng mâu thuẫn",
    RowStanding.REJECTED: "Dòng bị loại",
}


def time_text(moment: datetime | time) -> str:
    """A time of day: 15:20."""
    return f"{moment:%H:%M}"


def hours_text(sessions: Sequence[Session]) -> str:
    """The hours of a day: 07:30–11:30, 13:30–17:00; empty on a day off."""
    return ", ".join(f"{time_text(start)}–{time_text(end)}" for start, end in sessions)


def moment_text(moment: datetime) -> str:
    """Time and date in the office's zone: 15:20 ngày 02/10/2026."""
    local = moment.astimezone(OFFICE_ZONE)
    return f"{time_text(local)} ngày {format_date(local.date())}"
