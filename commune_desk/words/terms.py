"""Words of papers for values of the domain: times, fees, ways, states. Services call them.

No reportlab here, so that it may be imported before the first paper is made.
"""

from collections.abc import Sequence

from commune_desk.domain.dossier import DossierState, ReturnBy
from commune_desk.domain.procedure import Fee, FeeKind, ProcessingTime, TimeUnit
from commune_desk.domain.vietnamese import format_date, format_vnd
from commune_desk.domain.working_time import DueRule, DueStep

_RETURN = {
    ReturnBy.COUNTER: "Tại Bộ phận Một cửa",
    ReturnBy.POST: "Qua dịch vụ bưu chính công ích",
    ReturnBy.ELECTRONIC: "Bản điện tử",
    ReturnBy.HOME: "Tại nhà",
}
_UNITS = {
    TimeUnit.WORKING_DAYS: "ngày làm việc",
    TimeUnit.CALENDAR_DAYS: "ngày",
    TimeUnit.HOURS: "giờ làm việc",
}
_STATES = {
    DossierState.DRAFT: "Nháp",
    DossierState.RECEIVED: "Đã tiếp nhận",
    DossierState.HANDLING: "Đang giải quyết",
    DossierState.AWAITING_SUPPLEMENT: "Chờ bổ sung",
    DossierState.RESULT_READY: "Có kết quả, chờ trả",
    DossierState.RETURNED: "Đã trả kết quả",
    DossierState.REFUSED: "Từ chối giải quyết",
    DossierState.STOPPED: "Dừng theo yêu cầu",
    DossierState.LAPSED: "Đóng do quá hạn bổ sung",
}
_FEES = {
    FeeKind.FREE: "Miễn phí",
    FeeKind.PROVINCIAL: "Theo nghị quyết của Hội đồng nhân dân cấp tỉnh",
    FeeKind.NOT_PUBLISHED: "Không công bố",
}
_WEEKDAYS = ("T2", "T3", "T4", "T5", "T6", "T7", "CN")


def return_words(way: ReturnBy) -> str:
    """How the citizen takes the result."""
    return _RETURN[way]


def state_words(state: DossierState) -> str:
    """Where a dossier stands, as the register says it."""
    return _STATES[state]


def processing_words(time: ProcessingTime) -> str:
    """The time allowed: "Trong ngày làm việc", "03 ngày làm việc"."""
    if time.unit is TimeUnit.SAME_DAY:
        return "Trong ngày làm việc"
    return f"{time.count:02} {_UNITS[time.unit]}"


def fee_words(fee: Fee | None) -> str:
    """A fee in words; what is not published is said to be so, never called free."""
    if fee is None:
        return _FEES[FeeKind.NOT_PUBLISHED]
    if fee.kind is not FeeKind.AMOUNT or fee.amount_vnd is None:
        return _FEES[fee.kind]
    amount = format_vnd(fee.amount_vnd)
    return f"{amount}/{fee.unit}" if fee.unit else amount


def due_words(steps: Sequence[DueStep]) -> tuple[str, ...]:
    """Why that day, one line a step."""
    return tuple(_due_line(step) for step in steps)


def _due_line(step: DueStep) -> str:
    at = f"{step.at:%H:%M} ngày {format_date(step.at.date())}"
    time = processing_words(step.allowance).lower() if step.allowance else ""
    cut_off = f"{step.allowance.cut_off:%H:%M}" if step.allowance and step.allowance.cut_off else ""
    return {
        DueRule.RECEIVED: f"Nhận lúc {at}",
        DueRule.OUTSIDE_HOURS: f"Nhận ngoài giờ làm việc: tính từ {at}",
        DueRule.AFTER_CUT_OFF: f"Nhận sau {cut_off}: tính từ {at}, ngày làm việc tiếp theo",
        DueRule.FIRST_DAY_NOT_COUNTED: (
            f"Không tính ngày nhận: ngày thứ nhất là {format_date(step.at.date())}"
        ),
        DueRule.DAYS_OFF_LEFT_OUT: f"Bỏ các ngày nghỉ: {_days_off(step)}",
        DueRule.WORKED_DAYS_COUNTED: f"Đủ {time}: {at}",
        DueRule.ENDS_ON_DAY_OFF: f"Ngày cuối là ngày nghỉ: dời đến {at}",
        DueRule.CALENDAR_UNCONFIRMED: f"Lịch nghỉ chưa có quyết định: {_days_off(step)}",
        DueRule.DUE: f"Hẹn trả kết quả: {at}",
    }[step.rule]


def _days_off(step: DueStep) -> str:
    """The days that were left out: weekly ones by date, those of the table by name."""
    weekly = [f"{_WEEKDAYS[day.weekday()]} {day:%d/%m}" for day in step.weekend]
    named = [f"{day.name} {day.on:%d/%m}" for day in step.exceptions]
    return ", ".join(weekly + named)
