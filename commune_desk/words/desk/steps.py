"""What the states, the steps and the history of a dossier are called: one list, screen and paper.

The states are those of NĐ 118/2025/NĐ-CP: a dossier stops at the citizen's request (yêu cầu,
Art 21) and is closed where no supplement came in time (Art 19(5)). A step is named by what the
officer does; the history tells it in the same words.
"""

from collections.abc import Mapping
from datetime import date

from commune_desk.domain.desk.dossier import DossierState, RunEnd
from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.desk.steps import STEPS, Action, step_of
from commune_desk.domain.reception.visit import VisitOutcome
from commune_desk.domain.vietnamese import format_date
from commune_desk.words.values import VISIT_OUTCOMES

STATES: Mapping[str, str] = {
    DossierState.DRAFT: "Nháp",
    DossierState.RECEIVED: "Mới tiếp nhận",
    DossierState.HANDLING: "Đang giải quyết",
    DossierState.AWAITING_SUPPLEMENT: "Chờ bổ sung",
    DossierState.AWAITING_VERIFICATION: "Chờ xác minh",
    DossierState.RESULT_READY: "Có kết quả, chờ trả",
    DossierState.RETURNED: "Đã trả kết quả",
    DossierState.REFUSED: "Từ chối giải quyết",
    DossierState.STOPPED: "Dừng theo yêu cầu",
    DossierState.LAPSED: "Đóng do quá hạn bổ sung",
    DossierState.CANCELLED: "Đã hủy tiếp nhận",
}
OUTCOMES: Mapping[str, str] = {
    DossierState.RESULT_READY: "Giải quyết xong",
    DossierState.RETURNED: "Giải quyết xong",
    **{
        state: STATES[state]
        for state in (DossierState.REFUSED, DossierState.STOPPED, DossierState.LAPSED)
    },
}
"""What the handling of a dossier ended in."""

ACTIONS: Mapping[str, str] = {
    Action.HAND_OVER: "Chuyển giải quyết",
    Action.REQUEST_SUPPLEMENT: "Yêu cầu bổ sung",
    Action.ACCEPT_SUPPLEMENT: "Nhận giấy tờ bổ sung",
    Action.SEND_VERIFICATION: "Gửi xác minh",
    Action.VERIFIED: "Có kết quả xác minh",
    Action.APOLOGISE: "Xin lỗi và hẹn lại",
    Action.FINISH: "Ghi nhận kết quả",
    Action.REFUSE: "Từ chối giải quyết",
    Action.STOP: "Dừng theo yêu cầu của người nộp",
    Action.LAPSE: "Đóng do quá hạn bổ sung",
    Action.RETURN: "Trả kết quả",
}
RUN_ENDS: Mapping[str, str] = {
    RunEnd.SUPPLEMENT: "Kết thúc lượt tính thời hạn do yêu cầu bổ sung",
    RunEnd.VERIFICATION: "Dừng tính thời hạn để xác minh",
    RunEnd.CLOSED: "Giải quyết xong",
}
EVENTS: Mapping[str, str] = {
    **ACTIONS,
    EventKind.RECEIVE: "Tiếp nhận",
    EventKind.SOLVE_AT_ONCE: "Giải quyết và trả ngay",
    EventKind.GUIDE: VISIT_OUTCOMES[VisitOutcome.GUIDE],
    EventKind.DECLINE: VISIT_OUTCOMES[VisitOutcome.DECLINE],
    EventKind.PREPARED: "Viết hộ tờ khai",
    EventKind.PREPARED_CLOSED: "Đóng hồ sơ viết hộ",
    EventKind.UNDO: "Hoàn tác bước vừa làm",
    EventKind.RATE: "Người dân đánh giá",
    EventKind.RATING_ASKED: "Mời người dân đánh giá",
    EventKind.CERTIFIED: "Ghi sổ chứng thực",
    EventKind.CERTIFICATE_STRUCK: "Gạch số chứng thực",
    EventKind.BOOK_CONTINUED: "Tiếp quyển sổ chứng thực",
    EventKind.BOOK_CLOSED: "Khóa sổ chứng thực",
    EventKind.PRINT: "In giấy tờ",
    EventKind.DOSSIER_CHANGED: "Sửa thông tin hồ sơ",
    EventKind.CANCELLED: "Hủy tiếp nhận",
    EventKind.DRAFT_TAKEN_OVER: "Nhận tiếp bản nháp",
    EventKind.DRAFT_DISCARDED: "Bỏ bản nháp",
    EventKind.CONSENT_GIVEN: "Công dân đồng ý cho dùng lại thông tin",
    EventKind.CONSENT_WITHDRAWN: "Công dân rút lại đồng ý, đã xóa thông tin dùng lại",
    EventKind.RECORD_OPENED: "Xem hồ sơ công dân",
    EventKind.RECORD_CHANGED: "Sửa hồ sơ công dân",
    EventKind.RECORD_EXPORTED: "Trả lời công dân về dữ liệu của họ",
    EventKind.RECORD_LET_GO: "Xóa dữ liệu theo yêu cầu của công dân",
    EventKind.RECORDS_IMPORTED: "Nhập hồ sơ công dân",
    EventKind.CATALOGUE_LOADED: "Nạp danh mục thủ tục",
    EventKind.FEE_TAKEN: "Thu phí, lệ phí",
    EventKind.FEE_CANCELLED: "Hủy khoản thu",
    EventKind.CATALOGUE_CORRECTED: "Sửa danh mục thủ tục",
    EventKind.CATALOGUE_CONFIRMED: "Xác nhận thủ tục theo luật mới",
    EventKind.CATALOGUE_KEPT: "Giữ bản thủ tục của cơ quan",
    EventKind.FORM_CHANGED: "Sửa mẫu tờ khai",
    EventKind.PACK_MADE: "Làm gói mẫu",
    EventKind.PACK_ACCEPTED: "Nhận gói dữ liệu",
    EventKind.PACK_TAKEN_BACK: "Bỏ gói mẫu đã nhận",
    EventKind.FORM_CONFIRMED: "Đối chiếu mẫu tờ khai với bản in",
    EventKind.CALENDAR_CHANGED: "Sửa lịch làm việc",
    EventKind.OFFICE_CREATED: "Khai báo cơ quan",
    EventKind.OFFICE_CHANGED: "Sửa thông tin cơ quan",
    EventKind.SETTING_CHANGED: "Sửa cài đặt",
    EventKind.OFFICER_ADDED: "Thêm cán bộ",
    EventKind.ROLE_CHANGED: "Đổi vai trò cán bộ",
    EventKind.OFFICER_RENAMED: "Sửa họ tên, chức danh cán bộ",
    EventKind.OFFICER_ACTIVATED: "Mở tài khoản cán bộ",
    EventKind.OFFICER_DEACTIVATED: "Khóa tài khoản cán bộ",
    EventKind.PASSWORD_CHANGED: "Đổi mật khẩu",
    EventKind.SIGN_IN: "Đăng nhập",
    EventKind.SIGN_IN_FAILED: "Đăng nhập sai",
    EventKind.SIGN_IN_ALLOWED: "Bỏ thời gian chờ đăng nhập",
    EventKind.REPORT_MADE: "Lập báo cáo",
    EventKind.LIST_EXPORTED: "Xuất danh sách",
    EventKind.INSPECTION_MADE: "Lập bản kê bảo vệ dữ liệu cá nhân",
    EventKind.REPORT_TEXT_KEPT: "Sửa lời báo cáo",
    EventKind.PERIOD_CLOSED: "Chốt kỳ",
    EventKind.WORKBOOKS_SYNCED: "Đồng bộ sổ Excel",
    EventKind.BACKUP_CREATED: "Sao lưu",
    EventKind.BACKUP_REHEARSED: "Diễn tập khôi phục",
    EventKind.DATABASE_SALVAGED: "Cứu dữ liệu từ tệp hỏng",
    EventKind.BACKUP_RESTORED: "Khôi phục bản sao lưu",
    EventKind.UPDATE_PREPARED: "Chuẩn bị cập nhật chương trình",
    EventKind.OFFICE_MOVED: "Chuyển dữ liệu sang nơi khác",
    EventKind.PC_INVITED: "Làm tệp nhập máy",
    EventKind.PC_JOINED: "Máy vào cơ quan",
    EventKind.PC_SHUT_OUT: "Thu hồi máy",
    EventKind.RECOVERY_SHEET_MADE: "Lập phiếu khôi phục",
    EventKind.KEY_CHANGED: "Đổi khóa dữ liệu",
    EventKind.HISTORY_SEALED: "Niêm phong lịch sử",
    EventKind.CLOCK_DOUBTED: "Ngờ giờ máy sai",
    EventKind.CLOCK_CONFIRMED: "Xác nhận giờ máy",
}

OVERSTEPPED: Mapping[Action, str] = {
    Action.REQUEST_SUPPLEMENT: "Yêu cầu bổ sung muộn: hạn chót là ngày {day}",
    Action.APOLOGISE: "Xin lỗi muộn: phải thông báo chậm nhất ngày {day}",
}
"""What is said of a step after the last day on which the law wants it."""

OPEN_DOSSIER = "Mở hồ sơ"
COPY_DOSSIER_NO = "Sao chép mã hồ sơ"
NOT_RECEIVED = "Chưa tiếp nhận"
UNDO_STEP = "Hoàn tác bước"
CANNOT_BE_UNDONE = "Bước này không hoàn tác được."
_UNDOABLE = ", ".join(f"“{ACTIONS[step.action]}”" for step in STEPS if step.is_undoable)
NOTHING_TO_UNDO = f"Không có bước nào hoàn tác được. Chỉ hoàn tác được {_UNDOABLE} vừa làm."


def overstepped_words(action: Action, wanted_until: date) -> str:
    """That a step is later than the law wants: a sentence."""
    return f"{OVERSTEPPED[action].format(day=format_date(wanted_until))}."


def basis(action: Action) -> str:
    """What a step rests on: "Điều 19(5) NĐ 118/2025/NĐ-CP"."""
    return f"Điều {step_of(action).article} NĐ 118/2025/NĐ-CP"


def no_step(state: str) -> str:
    """Why nothing can be done with a dossier: it is finished, or its next step is for others."""
    if any(state in step.sources for step in STEPS):
        return "Hiện chưa có bước nào dành cho cán bộ đang làm việc."
    if state == DossierState.CANCELLED:
        return "Hồ sơ tiếp nhận nhầm, đã hủy: số hồ sơ được giữ, không tính vào số liệu nào."
    return "Hồ sơ đã xong, không còn bước nào."
