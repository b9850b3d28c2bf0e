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
_SET_RIGHT = frozenset({ClockFault.IMPOSSIBLE, ClockFault.BEFORE_BUILD})

SENTENCES: Sentences = {
    ClockNotDoubted: "Giờ máy {now} không có gì bất thường. Không cần xác nhận.",
    ClockReasonMissing: "Thiếu lý do. Ghi vì sao giờ máy đúng, ví dụ: cơ quan mất điện ba ngày.",
}


@written_for(ClockDoubted, SENTENCES)
def doubted(error: ClockDoubted) -> str:
    """What is wrong, and what to do: set it right, or have it confirmed."""
    why = FAULTS[error.fault].format(last=moment_text(error.last))
    head = f"Đồng hồ máy đang là {moment_text(error.now)}, {why}. Chỉnh lại giờ máy"
    if error.fault in _SET_RIGHT:
        return f"{head} rồi tiếp nhận."
    return (
        f"{head}, hoặc quản trị xác nhận kèm lý do ở Cài đặt (lệnh clock confirm). "
        "Trước đó chưa tiếp nhận hồ sơ."
    )


def clock_right(now: str) -> str:
    """Nothing is wrong with the clock."""
    return f"Giờ máy {now}: không có gì bất thường."


CLOCK_CONFIRMED = "Đã xác nhận giờ máy."
