"""What is said of steps and papers of a dossier that are refused."""

from datetime import timedelta

from commune_desk.domain.desk.dossier_errors import (
    AlreadyReappointed,
    ClockGoesOn,
    DossierNotFound,
    HandedOverBefore,
    LapseTooEarly,
    MissingReason,
    NewDateInThePast,
    NewDateNotLater,
    NewDateOutsideHours,
    NotPrinted,
    NotSolvedAtOnce,
    PrintNotFound,
    SlipNotAvailable,
    StepInFuture,
    StepNotForRole,
    StepNotPermitted,
    SupplementAlreadyAsked,
    TimeBeforeLastEvent,
)
from commune_desk.domain.form.kinds import format_hours
from commune_desk.domain.papers.printing import form_of_key
from commune_desk.domain.vietnamese import format_date
from commune_desk.words.desk.rights import VERBS
from commune_desk.words.desk.steps import ACTIONS, STATES, no_step
from commune_desk.words.papers.papers import SLIPS
from commune_desk.words.sentence_table import Sentences, written_for
from commune_desk.words.values import moment_text

ACTION_WORDS = {**VERBS, "undo": "Hoàn tác"}
"""What a step, or another thing that is done to a dossier, is called where it is refused."""

SENTENCES: Sentences = {
    StepNotForRole: (
        "{role} không được làm bước “{action}”. Nhờ cán bộ có quyền, hoặc đổi người dùng."
    ),
    TimeBeforeLastEvent: (
        "Lúc {at} là trước việc gần nhất của hồ sơ {dossier_no} ({last_event_at}). "
        "Kiểm tra lại ngày giờ."
    ),
    SupplementAlreadyAsked: (
        "Hồ sơ {dossier_no} đã được yêu cầu bổ sung lúc {asked_at}; chỉ được yêu cầu một lần. "
        "Giải quyết tiếp, hoặc từ chối và nêu lý do."
    ),
    AlreadyReappointed: (
        "Hồ sơ {dossier_no} đã hẹn lại đến {promised_at}; chỉ được hẹn lại một lần. "
        "Báo lãnh đạo để giải quyết ngay."
    ),
    NewDateNotLater: "Ngày hẹn mới phải sau ngày đã hẹn ({due_at}). Chọn ngày khác.",
    NewDateInThePast: ("Ngày hẹn mới ({until}) đã qua. Chọn một ngày làm việc sau {at}."),
    MissingReason: "Bước “{action}” cần ghi {what}. Điền rồi làm lại.",
    NotSolvedAtOnce: (
        "“{name}” không phải việc giải quyết trong ngày. Tiếp nhận và hẹn trả kết quả (F9)."
    ),
    StepInFuture: (
        "Việc của hồ sơ {dossier_no} ghi lúc {at} là chưa tới; bây giờ là {now}. Kiểm tra lại ngày "
        "giờ."
    ),
    DossierNotFound: "Không có hồ sơ mã {dossier_no}. Kiểm tra lại mã trên giấy tiếp nhận.",
    HandedOverBefore: (
        "Kết quả của hồ sơ {dossier_no} đã trả ngày {on}, chỉ hoàn tác được trong ngày trả. Trả "
        "nhầm thì báo lãnh đạo."
    ),
}


@written_for(StepNotPermitted, SENTENCES)
def _(error: StepNotPermitted) -> str:
    action = ACTION_WORDS.get(error.action, error.action)
    begin = f"Hồ sơ {error.dossier_no} đang “{STATES[error.state]}” nên không thể “{action}”."
    if not error.permitted:
        return f"{begin} {no_step(error.state)}"
    return f"{begin} Có thể: {', '.join(ACTIONS[name] for name in error.permitted)}."


@written_for(NewDateOutsideHours, SENTENCES)
def _(error: NewDateOutsideHours) -> str:
    if not error.hours:
        day = format_date(error.until.date())
        return f"Ngày hẹn mới {day} là ngày nghỉ. Chọn một ngày làm việc."
    begin = f"Cơ quan không làm việc lúc {moment_text(error.until)}."
    return f"{begin} Hẹn trong giờ làm việc: {format_hours(error.hours)}."


@written_for(ClockGoesOn, SENTENCES)
def _(error: ClockGoesOn) -> str:
    return (
        f"Thời gian xác minh chỉ không tính vào thời hạn ở lĩnh vực {', '.join(error.stops_in)}. "
        f"Hồ sơ {error.dossier_no} ({error.sector}) giải quyết tiếp theo ngày đã hẹn; nếu không "
        "kịp thì xin lỗi và hẹn lại."
    )


@written_for(LapseTooEarly, SENTENCES)
def _(error: LapseTooEarly) -> str:
    last_day, lapses_on = error.lapses_on - timedelta(days=1), format_date(error.lapses_on)
    return (
        f"Người nộp còn thời gian bổ sung đến hết ngày {format_date(last_day)}. "
        f"Được đóng từ ngày {lapses_on}."
    )


@written_for(NotPrinted, SENTENCES)
def _(error: NotPrinted) -> str:
    paper = SLIPS.get(error.slip) or f"tờ khai {form_of_key(error.slip)}"
    return (
        f"Hồ sơ {error.dossier_no} chưa in “{paper}” lần nào nên chưa có bản lưu. "
        "Bỏ --as-printed để in."
    )


@written_for(PrintNotFound, SENTENCES)
def _(error: PrintNotFound) -> str:
    paper = SLIPS.get(error.slip) or f"tờ khai {form_of_key(error.slip)}"
    return (
        f"“{paper}” của hồ sơ {error.dossier_no} mới in {error.times} lần, không có lần thứ "
        f"{error.nth}. Gõ số từ 1 đến {error.times}."
    )


@written_for(SlipNotAvailable, SENTENCES)
def _(error: SlipNotAvailable) -> str:
    return (
        f"Hồ sơ {error.dossier_no} hiện chưa in được “{SLIPS[error.slip]}”. "
        f"Có thể in: {', '.join(SLIPS[slip] for slip in error.available) or 'chưa có giấy nào'}."
    )
