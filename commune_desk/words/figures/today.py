"""What the page of this day says: the figures, the lists behind them, and what to see to."""

from collections.abc import Callable, Mapping
from datetime import date, datetime

from commune_desk.domain.desk.dossier import DeadlineMark, DossierState
from commune_desk.domain.desk.dossier_list import DossierView
from commune_desk.domain.figures.today import Reminder, ReminderKind
from commune_desk.domain.reception.draft import DraftLine
from commune_desk.domain.upkeep.backup_alarms import BackupAlarm
from commune_desk.domain.vietnamese import format_date
from commune_desk.domain.working_time import OFFICE_ZONE
from commune_desk.words.desk.steps import STATES
from commune_desk.words.figures.figures import period_name
from commune_desk.words.upkeep.backups import NOT_PRACTISED, SHORT
from commune_desk.words.values import (
    DEADLINES,
    WEEKDAYS,
    brief_moment,
    moment_text,
    time_text,
)

TODAY = "Hôm nay"
NOT_TAKEN_BACK = "Bỏ rồi thì không lấy lại được."
"""What becomes of a draft that is thrown away."""

VIEWS: Mapping[DossierView, str] = {
    DossierView.ALL: "Tất cả",
    DossierView.OPEN: STATES[DossierState.HANDLING],
    DossierView.DUE_SOON: DEADLINES[DeadlineMark.DUE_SOON],
    DossierView.OVERDUE: DEADLINES[DeadlineMark.OVERDUE],
    DossierView.DUE_TODAY: "Đến hạn hôm nay",
    DossierView.DUE_NEXT: "Đến hạn ngày mai",
    DossierView.AWAITING_SUPPLEMENT: STATES[DossierState.AWAITING_SUPPLEMENT],
    DossierView.RESULT_READY: "Chờ trả",
    DossierView.RECEIVED_TODAY: "Tiếp nhận hôm nay",
    DossierView.RETURNED_TODAY: "Trả hôm nay",
    DossierView.CLOSED: "Đã xong",
}
"""What the lists of dossiers are called."""

REMINDERS: Mapping[ReminderKind, Callable[[Reminder], tuple[str, str]]] = {
    ReminderKind.DUE_ON_DAYS_OFF: lambda one: (
        f"{one.count} hồ sơ hẹn trả vào ngày nghỉ",
        f"Sớm nhất {_day(one.on)}: trả trước, hoặc báo người dân",
    ),
    ReminderKind.CALENDAR_MISSING: lambda one: (
        f"Chưa có lịch nghỉ năm {one.year}",
        "Hạn trả sang năm còn tính thiếu ngày nghỉ, ngày làm bù",
    ),
    ReminderKind.CALENDAR_UNCONFIRMED: lambda one: (
        f"{one.count} ngày nghỉ chưa có quyết định",
        f"Sớm nhất {_day(one.on)}",
    ),
    ReminderKind.REPORT_DUE: lambda one: (
        f"Chưa chốt kỳ {period_name(one.days, one.period)}" if one.days else "",
        f"Gửi báo cáo chậm nhất {_day(one.on)}",
    ),
    ReminderKind.BOOKS_UNCLOSED: lambda one: (
        f"{one.count} sổ chứng thực năm {one.year} chưa khóa",
        "Khóa sổ và ghi số việc đã chứng thực",
    ),
    ReminderKind.CATALOGUE_UPDATES: lambda one: (
        f"{one.count} thủ tục có bản cập nhật khác",
        "Xem khác biệt rồi chọn một bản",
    ),
}
"""What is to be seen to, and below it until when or why."""

NAMELESS = "Chưa có tên người nộp"
"""What a draft is called in which nobody was named yet."""

NO_PROCEDURE, CERTIFICATION = "Chưa chọn thủ tục", "Chứng thực"
CLOSED = "Bản nháp khóa bằng khóa của máy khác"
DO_FIRST = "Làm trước"
READY = "Kết quả chờ trả"
OPEN_DRAFT, OPEN_PAGE = "Mở làm tiếp", "Mở trang này"
MY_DRAFTS = "Bản nháp của tôi"
SEE_TO = "Cần lưu ý"
BY_OFFICER, BY_SECTOR = "Theo cán bộ tiếp nhận", "Theo lĩnh vực"
KEPT = "Sao lưu và sổ Excel"


def backup_words(last_at: datetime | None, now: datetime, *, is_practice: bool) -> str:
    """How the backups stand; what is practised needs none."""
    if last_at is not None:
        return f"Sao lưu {_when(last_at, now)}"
    return NOT_PRACTISED if is_practice else SHORT[BackupAlarm.NEVER]


def workbooks_words(last_at: datetime | None, pending_months: int, now: datetime) -> str:
    """How the register workbooks stand."""
    if last_at is None:
        return "Chưa đồng bộ sổ Excel"
    if pending_months:
        return f"Sổ Excel chờ ghi {pending_months} tháng"
    return f"Đã đồng bộ {_when(last_at, now)}"


def _when(at: datetime, now: datetime) -> str:
    """When something was done last: today by the hour, on other days with the day."""
    local = at.astimezone(OFFICE_ZONE)
    return time_text(local) if local.date() == now.date() else moment_text(local)


def draft_title(draft: DraftLine) -> str:
    """What a draft is called: who files, as far as that can be read."""
    return CLOSED if draft.is_closed else draft.name or NAMELESS


def draft_detail(draft: DraftLine, now: datetime) -> str:
    """What tells a draft from others: when it was typed last, and its procedure."""
    saved = draft.saved_at.astimezone(OFFICE_ZONE)
    when = time_text(saved) if saved.date() == now.date() else brief_moment(saved)
    if draft.is_closed:
        return when
    what = CERTIFICATION if draft.is_lot else NO_PROCEDURE
    return f"{when} · {draft.procedure_name or what}"


def waiting_words(since: date, today: date) -> str:
    """For how long somebody is waited for: "từ 12/10, 3 ngày"."""
    days = (today - since).days
    day = f"{since:%d/%m}" if since.year == today.year else format_date(since)
    return f"từ {day}, {days} ngày" if days else "từ hôm nay"


def reminder_texts(reminder: Reminder) -> tuple[str, str]:
    """One thing to see to, and what belongs to it."""
    return REMINDERS[reminder.kind](reminder)


def view_name(view: DossierView, *, today: date, next_day: date) -> str:
    """What a list is called on a day; on a Friday nothing is due tomorrow, but on Monday."""
    if view is not DossierView.DUE_NEXT or (next_day - today).days == 1:
        return VIEWS[view]
    return f"Đến hạn {WEEKDAYS[next_day.weekday()]} {next_day:%d/%m}"


def _day(day: date | None) -> str:
    return format_date(day) if day else ""
