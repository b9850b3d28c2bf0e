"""What people read of a clock that is not believed."""

from collections.abc import Mapping

from commune_desk.domain.desk.clock_watch import (
    ClockDoubted,
    ClockFault,
    ClockNotDoubted,
    ClockReasonMissing,
)
from commune_desk.domain.desk.history import EventKind
from commune_desk.words.desk.steps import EVENTS
from commune_desk.words.sentence_table import Sentences, written_for
from commune_desk.words.values import moment_text

CONFIRM_CLOCK = EVENTS[EventKind.CLOCK_CONFIRMED]
CLOCK_REASON = "Vì sao giờ máy đúng"

FAULTS: Mapping[ClockFault, str] = {
    ClockFault.IMPOSSIBLE: "không thể đúng",
    ClockFault.BEFORE_BUILD: "trước ngày làm ra chương trình",
    ClockFault.WENT_BACK: "lùi về trước việc cuối cùng lúc {last}",
    ClockFault.DAY_SKIPPED: "nhảy qua ít nhất một ngày làm việc từ {last}",
}
_IN_WINDOWS = (
    "bấm chuột phải vào đồng hồ của Windows, ở góc dưới bên phải màn hình, chọn mục điều chỉnh "
    "ngày giờ (Adjust date and time)"
)

SENTENCES: Sentences = {
    ClockNotDoubted: "Giờ máy {now} không có gì bất thường. Không cần xác nhận.",
    ClockReasonMissing: "Thiếu lý do. Ghi vì sao giờ máy đúng, ví dụ: cơ quan mất điện ba ngày.",
}


@written_for(ClockDoubted, SENTENCES)
def doubted(error: ClockDoubted) -> str:
    """What is wrong, and what to do: set it right, or have it confirmed."""
    if not error.may_be_confirmed:
        return f"{_what(error)} Chỉnh lại rồi mới tiếp nhận: {_IN_WINDOWS}."
    return (
        f"{_what(error)} Giờ sai: bấm chuột phải vào đồng hồ của Windows để chỉnh. Giờ đúng: "
        "quản trị xác nhận (Cài đặt, Ctrl+Shift+G). Khi đó mới tiếp nhận."
    )


def asked_to_confirm(error: ClockDoubted) -> str:
    """What is wrong, where an administrator may say here why it is right."""
    if not error.may_be_confirmed:
        return doubted(error)
    return f"{_what(error)} Giờ sai thì bấm Hủy rồi {_IN_WINDOWS}."


def _what(error: ClockDoubted) -> str:
    why = FAULTS[error.fault].format(last=moment_text(error.last))
    return f"Đồng hồ máy đang là {moment_text(error.now)}, {why}."


def clock_right(now: str) -> str:
    """Nothing is wrong with the clock."""
    return f"Giờ máy {now}: không có gì bất thường."


CLOCK_CONFIRMED = "Đã xác nhận giờ máy."
