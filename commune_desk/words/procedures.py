"""What a clerk tells a citizen of a procedure: how long, how much; no Qt.

A fee that is not published (không công bố) is not free (miễn phí), and a time that the catalogue
does not give is not guessed.
"""

from commune_desk.domain.procedure import Channel, Fee, FeeKind, Procedure, ProcessingTime
from commune_desk.domain.vietnamese import format_vnd
from commune_desk.words.values import FEE_KINDS, TIME_UNITS, time_text

NO_TIME = "Danh mục chưa có thời hạn"


def time_words(time: ProcessingTime) -> str:
    """The time allowed: "Trong ngày, nhận trước 15:00", "5 ngày làm việc"."""
    unit = TIME_UNITS[time.unit]
    words = f"{time.count} {unit}" if time.count else unit.capitalize()
    return f"{words}, nhận trước {time_text(time.cut_off)}" if time.cut_off else words


def times_for(procedure: Procedure, channel: Channel) -> tuple[ProcessingTime, ...]:
    """The times that may apply to a channel, the usual case first."""
    return tuple(t for t in procedure.times if not t.channels or channel in t.channels)


def fees_words(procedure: Procedure, channel: Channel, *, is_brief: bool = False) -> str:
    """All fees of a channel in words, one a line; briefly, only the first clause of each note."""
    fees = [fee for fee in procedure.fees if not fee.channels or channel in fee.channels]
    lines = (fee_words(fee, is_brief=is_brief) for fee in fees)
    return "\n".join(lines) or FEE_KINDS[FeeKind.NOT_PUBLISHED]


def fee_words(fee: Fee, *, is_brief: bool = False) -> str:
    """One fee: "8.000 đồng/bản", "Miễn phí", "Không công bố"."""
    words = FEE_KINDS[fee.kind]
    if fee.kind is FeeKind.AMOUNT and fee.amount_vnd is not None:
        words = format_vnd(fee.amount_vnd) + (f"/{fee.unit}" if fee.unit else "")
    note = fee.note.partition(";")[0] if is_brief else fee.note
    return f"{words} ({note})" if note else words
