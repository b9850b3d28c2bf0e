"""How long a procedure takes and what it costs: for the screen, and as the papers print it.

A fee that is not published (không công bố) is not free (miễn phí), and a time that the catalogue
does not give is not guessed. Papers write numbers below 10 with a leading 0 and leave the notes of
a fee to the catalogue.
"""

from collections.abc import Mapping

from commune_desk.domain.procedure import (
    Channel,
    Fee,
    FeeKind,
    PaperUse,
    Procedure,
    ProcessingTime,
    TimeUnit,
)
from commune_desk.domain.vietnamese import format_vnd
from commune_desk.words.values import Words, time_text

NO_TIME = "Danh mục chưa có thời hạn"
TIME_UNITS: Mapping[TimeUnit, Words] = {
    TimeUnit.SAME_DAY: Words("trong ngày", "trong ngày làm việc"),
    TimeUnit.WORKING_DAYS: Words("ngày làm việc"),
    TimeUnit.CALENDAR_DAYS: Words("ngày"),
    TimeUnit.HOURS: Words("giờ làm việc"),
}
FEE_KINDS: Mapping[FeeKind, Words] = {
    FeeKind.FREE: Words("Miễn phí"),
    FeeKind.AMOUNT: Words("Có thu"),
    FeeKind.PROVINCIAL: Words(
        "Theo nghị quyết của tỉnh", "Theo nghị quyết của Hội đồng nhân dân cấp tỉnh"
    ),
    FeeKind.NOT_PUBLISHED: Words("Không công bố"),
}
PAPER_USES: Mapping[str, str] = {PaperUse.SUBMIT: "Nộp", PaperUse.SHOW: "Xuất trình"}


# --- how long ------------------------------------------------------------------------------------


def allowance_text(time: ProcessingTime) -> str:
    """The time allowed, within a sentence: "trong ngày", "5 ngày làm việc"."""
    unit = TIME_UNITS[time.unit].short
    return f"{time.count} {unit}" if time.count else unit


def time_words(time: ProcessingTime) -> str:
    """The time allowed by itself: "Trong ngày, nhận trước 15:00", "5 ngày làm việc"."""
    words = allowance_text(time)
    words = words[0].upper() + words[1:]
    return f"{words}, nhận trước {time_text(time.cut_off)}" if time.cut_off else words


def printed_time(time: ProcessingTime) -> str:
    """The time allowed on a paper: "Trong ngày làm việc", "03 ngày làm việc"."""
    unit = TIME_UNITS[time.unit].long
    return f"{time.count:02} {unit}" if time.count else unit[0].upper() + unit[1:]


def times_for(procedure: Procedure, channel: Channel) -> tuple[ProcessingTime, ...]:
    """The times that may apply to a channel, the usual case first."""
    return tuple(t for t in procedure.times if not t.channels or channel in t.channels)


# --- how much ------------------------------------------------------------------------------------


def fees_words(procedure: Procedure, channel: Channel, *, is_brief: bool = False) -> str:
    """All fees of a channel in words, one a line; briefly, only the first clause of each note."""
    fees = [fee for fee in procedure.fees if not fee.channels or channel in fee.channels]
    lines = (fee_words(fee, is_brief=is_brief) for fee in fees)
    return "\n".join(lines) or FEE_KINDS[FeeKind.NOT_PUBLISHED].short


def fee_words(fee: Fee, *, is_brief: bool = False) -> str:
    """One fee with its note: "8.000 đồng/bản", "Miễn phí (đúng hạn)", "Không công bố"."""
    words = _amount(fee) or FEE_KINDS[fee.kind].short
    note = fee.note.partition(";")[0] if is_brief else fee.note
    return f"{words} ({note})" if note else words


def printed_fee(fee: Fee | None) -> str:
    """A fee on a paper; what is not published is said to be so, never called free."""
    if fee is None:
        return FEE_KINDS[FeeKind.NOT_PUBLISHED].long
    return _amount(fee) or FEE_KINDS[fee.kind].long


def _amount(fee: Fee) -> str:
    """The amount with its unit; "" where there is none."""
    if fee.kind is not FeeKind.AMOUNT or fee.amount_vnd is None:
        return ""
    return format_vnd(fee.amount_vnd) + (f"/{fee.unit}" if fee.unit else "")
