"""The office's words for every value that people see; no Qt, the command line speaks them too.

Dates are written dd/MM/yyyy, times HH:mm, money in whole đồng with points.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time

from commune_desk.declared_setting import Group, Scope
from commune_desk.domain.catalogue.procedure import Channel, PersonGroup
from commune_desk.domain.desk.dossier import DeadlineMark, ReturnBy, Role, Timeliness
from commune_desk.domain.handling.payments import PaidBy
from commune_desk.domain.handling.rating import RatingLevel, RatingWay
from commune_desk.domain.papers.office_form import PackChange
from commune_desk.domain.people.applicant import FilledFrom
from commune_desk.domain.reception.prepared import PreparedState
from commune_desk.domain.reception.visit import VisitOutcome
from commune_desk.domain.upkeep.importing import RowStanding
from commune_desk.domain.vietnamese import format_date
from commune_desk.domain.working_time import OFFICE_ZONE, DayKind


@dataclass(frozen=True, slots=True)
class Words:
    """What one thing is called: in short where room is scarce, in full where a paper says it.

    Without long words the short ones serve for both.
    """

    short: str
    in_full: str = ""

    @property
    def long(self) -> str:
        """The words in full."""
        return self.in_full or self.short


ROLES: Mapping[str, str] = {
    Role.CLERK: "Công chức một cửa",
    Role.SPECIALIST: "Công chức chuyên môn",
    Role.LEADER: "Lãnh đạo",
    Role.ADMINISTRATOR: "Quản trị",
    Role.MACHINE: "Máy",
}
RETURN_WAYS: Mapping[str, str] = {
    ReturnBy.COUNTER: "Tại quầy",
    ReturnBy.POST: "Qua bưu chính công ích",
    ReturnBy.ELECTRONIC: "Bản điện tử",
    ReturnBy.HOME: "Tại nhà",
}
CHANNELS: Mapping[str, str] = {
    Channel.COUNTER: "Trực tiếp",
    Channel.ONLINE: "Trực tuyến toàn trình",
    Channel.ONLINE_PARTIAL: "Trực tuyến một phần",
    Channel.POSTAL: "Bưu chính công ích",
    Channel.HOME_VISIT: "Tại nhà",
    Channel.OUTREACH: "Lưu động",
}
TIMELINESS: Mapping[Timeliness, str] = {
    Timeliness.EARLY: "Trước hạn",
    Timeliness.ON_TIME: "Đúng hạn",
    Timeliness.OVERDUE: "Quá hạn",
}
DEADLINES: Mapping[str, str] = {
    DeadlineMark.EARLY: TIMELINESS[Timeliness.EARLY],
    DeadlineMark.ON_TIME: TIMELINESS[Timeliness.ON_TIME],
    DeadlineMark.IN_TIME: "Trong hạn",
    DeadlineMark.DUE_SOON: "Sắp đến hạn",
    DeadlineMark.OVERDUE: TIMELINESS[Timeliness.OVERDUE],
    DeadlineMark.WAITING: "Đang chờ",
    DeadlineMark.CANCELLED: "Đã hủy",
}
LEVELS: Mapping[str, str] = {
    RatingLevel.VERY_SATISFIED: "Rất hài lòng",
    RatingLevel.SATISFIED: "Hài lòng",
    RatingLevel.DISSATISFIED: "Không hài lòng",
}
RATING_WAYS: Mapping[RatingWay, str] = {
    RatingWay.SECOND_SCREEN: "Màn hình của người dân",
    RatingWay.TURNED_SCREEN: "Màn hình quay lại",
    RatingWay.PAPER: "Phiếu giấy",
    RatingWay.COMMAND: "Nhập bằng lệnh",
    RatingWay.UNKNOWN: "Chưa ghi nguồn",
}
"""How an answer came."""
VISIT_OUTCOMES: Mapping[str, str] = {
    VisitOutcome.GUIDE: "Hướng dẫn bổ sung",
    VisitOutcome.DECLINE: "Từ chối tiếp nhận",
}
PAYMENT_WAYS: Mapping[str, str] = {
    PaidBy.CASH: "Tiền mặt",
    PaidBy.TRANSFER: "Chuyển khoản",
    PaidBy.ONLINE: "Thanh toán trực tuyến",
}
PERSON_GROUPS: Mapping[str, str] = {
    PersonGroup.MERIT: "Người thuộc gia đình có công với cách mạng",
    PersonGroup.POOR: "Người thuộc hộ nghèo",
    PersonGroup.DISABLED: "Người khuyết tật",
    PersonGroup.CHILD: "Trẻ em",
    PersonGroup.ELDERLY: "Người cao tuổi",
    PersonGroup.HARDSHIP_MINORITY: "Người dân tộc thiểu số ở xã đặc biệt khó khăn",
    PersonGroup.DIGITAL_CITIZEN: "Công dân số (định danh điện tử mức độ 2)",
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
FIND = "Tìm người, hồ sơ, thủ tục"
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
    Group.CENTRE: "Trung tâm (biểu 08b)",
    Group.RATING: "Đánh giá hài lòng",
    Group.UPKEEP: "Lưu nháp, khóa màn hình, lệnh tự động",
    Group.MACHINE: "Máy này",
    Group.SCANNER: "Máy quét",
    Group.PRINTING: "Máy in và giấy",
}
SCOPES: Mapping[str, str] = {
    Scope.OFFICE: "Chung cho cả cơ quan",
    Scope.MACHINE: "Riêng máy này",
}
ROW_STANDINGS: Mapping[str, str] = {
    RowStanding.NEW: "Dòng mới",
    RowStanding.CHANGED: "Dòng thay đổi",
    RowStanding.UNCHANGED: "Dòng đã có",
    RowStanding.IN_CONFLICT: "Dòng mâu thuẫn",
    RowStanding.REJECTED: "Dòng bị loại",
}


def in_sentence(words: str) -> str:
    """Words as they stand within a sentence.

    >>> in_sentence("Số định danh")
    'số định danh'
    """
    return words[:1].lower() + words[1:]


def time_text(moment: datetime | time) -> str:
    """A time of day: 15:20."""
    return f"{moment:%H:%M}"


def moment_text(moment: datetime) -> str:
    """Time and date in the office's zone: 15:20 ngày 02/10/2026."""
    local = moment.astimezone(OFFICE_ZONE)
    return f"{time_text(local)} ngày {format_date(local.date())}"


def brief_moment(moment: datetime) -> str:
    """Time and date in the office's zone where a column is narrow: 15:20 02/10/2026."""
    local = moment.astimezone(OFFICE_ZONE)
    return f"{time_text(local)} {format_date(local.date())}"


def count_words(count: int) -> str:
    """A count with points between the thousands.

    >>> count_words(12345)
    '12.345'
    """
    return f"{count:,}".replace(",", ".")


def days_words(first: date, last: date) -> str:
    """The days of a period, both included.

    >>> days_words(date(2026, 10, 1), date(2026, 10, 31))
    'Từ ngày 01/10/2026 đến ngày 31/10/2026'
    """
    return f"Từ ngày {format_date(first)} đến ngày {format_date(last)}"


PACK_CHANGES: Mapping[PackChange, str] = {
    PackChange.NEW: "mới",
    PackChange.CHANGED: "khác bản đang dùng",
    PackChange.SAME: "giống bản đang dùng",
    PackChange.KEPT: "giữ bản cơ quan đã sửa",
}
"""What a pack of forms would do with one of its parts."""

WRITING_TEAM = "tổ viết hộ"
WRITTEN_ANEW = "đã viết lại"
"""Why a prepared filing is closed when its texts were changed and printed anew."""
"""The model under which declarations are written for somebody, unless another is said."""

PREPARED_STATES: Mapping[PreparedState, str] = {
    PreparedState.OPEN: "Chờ tiếp nhận",
    PreparedState.RECEIVED: "Đã tiếp nhận",
    PreparedState.CLOSED: "Đã đóng",
}
