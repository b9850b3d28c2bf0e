"""How long a procedure takes and what it costs: for the screen, and as the papers print it.

A fee that is not published (không công bố) is not free (miễn phí), and a time that the catalogue
does not give is not guessed. Papers write numbers below 10 with a leading 0 and leave the notes of
a fee to the catalogue.
"""

from collections.abc import Mapping

from commune_desk.domain.catalogue.fees import FeeReason, FeeSum, fees_of
from commune_desk.domain.catalogue.procedure import (
    Channel,
    Fee,
    FeeKind,
    Origin,
    PaperUse,
    Procedure,
    ProcessingTime,
    TimeUnit,
    is_for,
)
from commune_desk.domain.handling.payments import Payment
from commune_desk.domain.vietnamese import format_vnd
from commune_desk.words.values import PERSON_GROUPS, Words, in_sentence, time_text

NOT_VERIFIED = "chưa kiểm chứng"
ORIGINS: Mapping[Origin, str] = {
    Origin.SHIPPED: "kèm chương trình",
    Origin.OFFICE: "cơ quan sửa",
    Origin.IMPORTED: "nhập từ bảng tính",
}
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
FEE_REASONS: Mapping[str, str] = {
    FeeReason.AMOUNT: "theo mức thu",
    FeeReason.FREE: "miễn phí",
    FeeReason.EXEMPT: "thuộc đối tượng được miễn",
    FeeReason.RELIEVED: "công dân số được miễn",
    FeeReason.PROVINCIAL: "nhập mức theo nghị quyết của tỉnh",
    FeeReason.NOT_PUBLISHED: "nguồn không công bố mức thu",
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
    return tuple(t for t in procedure.times if is_for(channel, t.channels))


# --- how much ------------------------------------------------------------------------------------


def fees_words(procedure: Procedure, channel: Channel, *, is_brief: bool = False) -> str:
    """All fees of a channel in words, one a line; briefly, only the first clause of each note."""
    lines = (fee_words(fee, is_brief=is_brief) for fee in fees_of(procedure, channel))
    return "\n".join(lines) or FEE_KINDS[FeeKind.NOT_PUBLISHED].short


def fee_words(fee: Fee, *, is_brief: bool = False) -> str:
    """One fee with its case and note: "8.000 đồng/bản", "Miễn phí (đúng hạn)", "Không công bố"."""
    words = amount_words(fee) or FEE_KINDS[fee.kind].short
    most = f"{most_words(fee)} một bản" if fee.most_vnd is not None else ""
    said = [clause for clause in (fee.case, *fee.note.split("; ")) if clause]
    groups = ", ".join(in_sentence(PERSON_GROUPS[group]) for group in fee.exempt)
    exempt = f"miễn cho {groups}" if groups else ""
    more = [clause for clause in (further_words(fee), most, exempt) if clause]
    asides = "; ".join(said[:1] if is_brief else said + more)
    return f"{words} ({asides})" if asides else words


def printed_fees(procedure: Procedure, channel: Channel) -> str:
    """The fees of a channel on a paper: each case with its own, so that none is called free.

    What is not published is said to be so, never called free.
    """
    fees = fees_of(procedure, channel)
    if not fees:
        return FEE_KINDS[FeeKind.NOT_PUBLISHED].long
    by_case = [fee for fee in fees if fee.case]
    return "; ".join(
        f"{printed_fee(fee)} ({fee.case})" if fee.case else printed_fee(fee)
        for fee in by_case or fees[:1]
    )


def printed_fee(fee: Fee) -> str:
    """A fee on a paper."""
    return amount_words(fee) or FEE_KINDS[fee.kind].long


def amount_words(fee: Fee) -> str:
    """The amount with its unit; "" where there is none."""
    if fee.kind is not FeeKind.AMOUNT or fee.amount_vnd is None:
        return ""
    return format_vnd(fee.amount_vnd) + (f"/{fee.unit}" if fee.unit else "")


def further_words(fee: Fee) -> str:
    """What units beyond the first cost: "từ trang thứ 3 thu 1.000 đồng"; "" where all cost one."""
    if fee.first_count is None or fee.further_vnd is None:
        return ""
    return f"từ {fee.unit} thứ {fee.first_count + 1} thu {format_vnd(fee.further_vnd)}"


def most_words(fee: Fee) -> str:
    """The most that one copy costs: "tối đa 200.000 đồng"; "" where there is no limit."""
    return f"tối đa {format_vnd(fee.most_vnd)}" if fee.most_vnd is not None else ""


def payment_words(payment: Payment) -> str:
    """One payment: "8.000 đồng · biên lai số 0012345"; who was freed paid nothing."""
    said = format_vnd(payment.amount_vnd)
    if payment.receipt_no:
        said += f" · biên lai số {payment.receipt_no}"
    if payment.person_group:
        said += f" · {in_sentence(PERSON_GROUPS[payment.person_group])}"
    if payment.ground:
        said += f" · miễn theo {payment.ground}"
    if payment.note:
        said += f" · {payment.note}"
    if payment.cancelled_at is not None:
        said += f" · đã hủy: {payment.cancel_reason}"
    return said


def sum_words(charged: FeeSum) -> str:
    """Why a sum is what it is, line by line; empty where nothing is charged."""
    lines = (
        _with_reason(printed_fee(line.fee), FEE_REASONS[line.why])
        + (f" ({line.ground})" if line.ground else "")
        for line in charged.lines
    )
    return "; ".join(lines)


def _with_reason(fee: str, why: str) -> str:
    """A fee and why, which is not said twice: nothing is "Miễn phí: miễn phí"."""
    return fee if in_sentence(fee) == why else f"{fee}: {why}"
