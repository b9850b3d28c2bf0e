"""When a dossier is due, and why: in few words for lists, in a sentence for each step of the count.

How a deadline is said (`deadline_words`): the nearer it is, the more exactly. On its day the hour
counts, the day before it is "ngày mai", further off and after it the working days that are left or
over. While the office waits for somebody, since when; of a dossier that is done, how it was solved.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta

from commune_desk.domain.desk.deadline import Deadline
from commune_desk.domain.desk.dossier import WORKED_ON, DeadlineMark, DossierState
from commune_desk.domain.vietnamese import format_date
from commune_desk.domain.working_time import DueRule, DueStep
from commune_desk.words.catalogue.procedures import allowance_text
from commune_desk.words.desk.steps import STATES
from commune_desk.words.values import DAY_KINDS, DEADLINES, WEEKDAYS, moment_text, time_text

WHY = "Vì sao ngày này?"
LATE = "Trễ"
_TOMORROW = timedelta(days=1)


def deadline_words(deadline: Deadline) -> str:
    """How a dossier stands to its time: "Hôm nay 17:00", "Còn 3 ngày", "Trễ 2 ngày" …."""
    if deadline.state is DossierState.CANCELLED:
        return STATES[deadline.state]
    if deadline.waiting_since is not None:
        return since_words(STATES[deadline.state], deadline.waiting_since.date(), deadline)
    match deadline.mark:
        case DeadlineMark.OVERDUE if deadline.working_days is not None:
            return _late_words(deadline, deadline.working_days)
        case DeadlineMark.DUE_SOON | DeadlineMark.IN_TIME if deadline.working_days is not None:
            return _left_words(deadline, deadline.working_days)
    is_running = deadline.state in WORKED_ON
    if is_running and deadline.mark is DeadlineMark.OVERDUE:
        return since_words(LATE, deadline.due_at.date(), deadline)
    if is_running:
        return f"Hạn {day_words(deadline.due_at.date(), deadline)}"
    return DEADLINES[deadline.mark]


def since_words(what: str, since: date, deadline: Deadline) -> str:
    """That something is so from a day on: "Chờ bổ sung từ 12/10"."""
    return f"{what} từ {day_words(since, deadline)}"


def day_words(day: date, deadline: Deadline) -> str:
    """A day as briefly as the year lets it be: "12/10", "12/10/2025" where it is another year's."""
    return f"{day:%d/%m}" if day.year == deadline.now.year else format_date(day)


def _late_words(deadline: Deadline, days: int) -> str:
    due = deadline.due_at
    if due.date() == deadline.now.date():
        return f"{LATE} từ {time_text(due)} hôm nay"
    return f"{LATE} {days} ngày" if days else since_words(LATE, due.date(), deadline)


def _left_words(deadline: Deadline, days: int) -> str:
    due, today = deadline.due_at, deadline.now.date()
    if due.date() == today:
        return f"Hôm nay {time_text(due)}"
    if due.date() == today + _TOMORROW:
        return f"Ngày mai {time_text(due)}"
    return f"Còn {days} ngày" if days else f"Hạn {day_words(due.date(), deadline)}"


def due_step_text(step: DueStep) -> str:
    """One step of the way to a due date: "Nhận sau 15:00: tính từ 07:30 ngày 05/10/2026 …"."""
    return DUE_STEPS[step.rule](step)


def due_step_texts(steps: Sequence[DueStep]) -> tuple[str, ...]:
    """All steps in order, one line each; the last says the due date."""
    return tuple(due_step_text(step) for step in steps)


def calendar_doubt(steps: Sequence[DueStep]) -> str:
    """That the due date lies beyond the calendar of the office; empty where it does not."""
    doubts = (due_step_text(step) for step in steps if step.rule is DueRule.CALENDAR_UNKNOWN)
    return next(doubts, "")


def _after_cut_off(step: DueStep) -> str:
    cut_off = step.allowance.cut_off if step.allowance else None
    after = f"sau {time_text(cut_off)}" if cut_off else "quá giờ nhận"
    return f"Nhận {after}: tính từ {moment_text(step.at)}, ngày làm việc tiếp theo."


def _allowance(step: DueStep) -> str:
    return allowance_text(step.allowance) if step.allowance else ""


def _days_off(step: DueStep) -> str:
    named = [f"{DAY_KINDS[day.kind]} {day.on:%d/%m} ({day.name})" for day in step.exceptions]
    weekend = [f"{WEEKDAYS[day.weekday()]} {day:%d/%m}" for day in step.weekend]
    return ", ".join([*weekend, *named])


DUE_STEPS: Mapping[DueRule, Callable[[DueStep], str]] = {
    DueRule.RECEIVED: lambda step: f"Tiếp nhận lúc {moment_text(step.at)}.",
    DueRule.SUPPLEMENTED: lambda step: (
        f"Nhận đủ giấy tờ bổ sung lúc {moment_text(step.at)}: thời hạn tính lại từ đầu."
    ),
    DueRule.VERIFIED: lambda step: (
        f"Có kết quả xác minh lúc {moment_text(step.at)}: tính tiếp thời hạn còn lại."
    ),
    DueRule.OUTSIDE_HOURS: lambda step: f"Nhận ngoài giờ làm việc: tính từ {moment_text(step.at)}.",
    DueRule.AFTER_CUT_OFF: _after_cut_off,
    DueRule.FIRST_DAY_NOT_COUNTED: lambda step: (
        f"Không tính ngày tiếp nhận: ngày thứ nhất là {format_date(step.at.date())}."
    ),
    DueRule.DAYS_OFF_LEFT_OUT: lambda step: f"Không tính {_days_off(step)}.",
    DueRule.WORKED_DAYS_COUNTED: lambda step: f"Đủ {_allowance(step)}: đến {moment_text(step.at)}.",
    DueRule.ENDS_ON_DAY_OFF: lambda step: (
        f"Ngày cuối là ngày nghỉ: chuyển sang {moment_text(step.at)}."
    ),
    DueRule.CALENDAR_UNCONFIRMED: lambda step: (
        f"Lịch nghỉ chưa có quyết định chính thức: {_days_off(step)}."
    ),
    DueRule.CALENDAR_UNKNOWN: lambda step: (
        f"Chưa có lịch nghỉ năm {step.at.year}: ngày trả kết quả có thể thay đổi khi có quyết định."
    ),
    DueRule.COUNTED_LATER: lambda step: (
        f"Tính theo nội dung đã sửa thì hạn là {moment_text(step.at)}."
    ),
    DueRule.COUNTED_TODAY: lambda step: (
        f"Tính theo lịch làm việc hiện nay thì hạn là {moment_text(step.at)}."
    ),
    DueRule.DUE: lambda step: f"Hẹn trả kết quả trước {moment_text(step.at)}.",
    DueRule.DUE_KEPT: lambda step: (
        f"Khi sửa thì hạn đã hẹn {moment_text(step.at)} đã qua: giữ hạn này, số liệu tính theo nó."
    ),
    DueRule.DUE_PROMISED: lambda step: (
        f"Lịch làm việc đã đổi sau khi hẹn: giữ hạn đã hẹn {moment_text(step.at)}."
    ),
}
