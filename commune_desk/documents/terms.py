"""Words of papers for values of the domain: times, fees, ways, states. Services call them.

No reportlab here, so that it may be imported before the first paper is made.
"""

from datetime import date, datetime

from commune_desk.domain.slips import Party
from commune_desk.domain.working_time import OFFICE_ZONE

NO_NUMBER = "........"
"""Where the number of a paper is written by hand."""

_PADDED_MONTHS = 2


def day_words(day: date) -> str:
    """A day as papers spell it: days below 10 and the months 1 and 2 carry a leading 0.

    >>> day_words(date(2026, 2, 5)), day_words(date(2026, 10, 2))
    ('ngày 05 tháng 02 năm 2026', 'ngày 02 tháng 10 năm 2026')
    """
    month = f"{day.month:02}" if day.month <= _PADDED_MONTHS else f"{day.month}"
    return f"ngày {day.day:02} tháng {month} năm {day.year}"


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
    return f"{at.astimezone(OFFICE_ZONE):%H:%M %d/%m/%Y}"


def short_day(day: date) -> str:
    """A day in figures.

    >>> short_day(date(2026, 10, 2))
    '02/10/2026'
    """
    return f"{day:%d/%m/%Y}"


def numbered(number: str, symbol: str) -> str:
    """The line "Số" of a paper; numbers below 10 carry a leading 0, none leaves room for a pen.

    >>> numbered("5", "PXL")
    'Số: 05/PXL'
    """
    return f"Số: {number.zfill(2) if number else NO_NUMBER}/{symbol}"


def desk_symbol(centre_name: str) -> str:
    """How the issuing desk abbreviates itself in the symbol of its papers.

    >>> desk_symbol("Trung tâm Phục vụ hành chính công xã Tân Công Sính")
    'TTPVHCC'
    """
    return "BPTNTKQ" if centre_name.lower().startswith("bộ phận") else "TTPVHCC"


def contact_words(party: Party) -> str:
    """Where somebody can be reached, in one line; empty when nothing is known.

    >>> contact_words(Party("Trần Quốc Nam", address="Ấp 4", phone="0912345678"))
    'Ấp 4 – 0912345678'
    """
    return " – ".join(part for part in (party.address, party.phone, party.email) if part)
