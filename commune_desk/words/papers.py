"""How the papers spell moments, numbers and the symbols of forms (NĐ 30/2020, Phụ lục I)."""

from datetime import datetime
from decimal import Decimal

from commune_desk.domain.vietnamese import day_words, format_date
from commune_desk.domain.working_time import OFFICE_ZONE

NO_NUMBER = "........"
"""Where the number of a paper is written by hand."""

DOTS = "....................."
"""A blank within a sentence."""

BLANK_DAY = "ngày ..... tháng ..... năm ........."


def moment_words(at: datetime) -> str:
    """A moment in the office's time zone.

    >>> moment_words(datetime(2026, 10, 2, 8, 5, tzinfo=OFFICE_ZONE))
    '08 giờ 05 phút, ngày 02 tháng 10 năm 2026'
    """
    local = at.astimezone(OFFICE_ZONE)
    return f"{local:%H} giờ {local:%M} phút, {day_words(local.date())}"


def short_moment(at: datetime) -> str:
    """A moment for the narrow columns of a register.

    >>> short_moment(datetime(2026, 10, 2, 8, 5, tzinfo=OFFICE_ZONE))
    '08:05 02/10/2026'
    """
    local = at.astimezone(OFFICE_ZONE)
    return f"{local:%H:%M} {format_date(local)}"


def numbered(number: str, symbol: str) -> str:
    """The line "Số" of a paper; numbers below 10 carry a leading 0, none leaves room for a pen.

    >>> numbered("5", "PXL")
    'Số: 05/PXL'
    """
    return f"Số: {number.zfill(2) if number else NO_NUMBER}/{symbol}"


def or_dots(text: str) -> str:
    """The text, or room to write it by hand within a sentence."""
    return text or DOTS


def count_words(count: int) -> str:
    """A count with points between the thousands.

    >>> count_words(12345)
    '12.345'
    """
    return f"{count:,}".replace(",", ".")


def percent_words(percent: Decimal | float | None) -> str:
    """A share in percent with a decimal comma; a dash where there is nothing to take a share of.

    >>> percent_words(98.6), percent_words(None)
    ('98,6%', '–')
    """
    return "–" if percent is None else f"{percent:.1f}%".replace(".", ",")


def desk_symbol(centre_name: str) -> str:
    """How the issuing desk abbreviates itself in the symbol of its papers.

    >>> desk_symbol("Trung tâm Phục vụ hành chính công xã Tân Công Sính")
    'TTPVHCC'
    """
    return "BPTNTKQ" if centre_name.lower().startswith("bộ phận") else "TTPVHCC"
