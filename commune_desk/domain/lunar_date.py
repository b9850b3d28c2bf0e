"""The Vietnamese lunar calendar (âm lịch), as people give the day of a birth or a death.

A month begins on the day of the new moon at 105° east; the month in which the sun reaches 270° (the
winter solstice) is the eleventh; of thirteen months between two solstices the first without a
principal term is a leap month. The positions are those of J. Meeus, Astronomical Algorithms,
chapters 25 and 49, to some minutes, which is enough to tell the day.

>>> str(lunar_date(date(2026, 2, 17))), str(lunar_date(date(2025, 7, 25)))
('01/01/2026', '01/06 nhuận/2025')
"""

import math
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

_ZONE = 7 / 24
"""Hanoi's time, of the calendar since 1968; earlier days are told by it too."""

_MONTH = 29.530588861
_FIRST_NEW_MOON = 2451550.09766  # near 6 January 2000
_ORDINAL_TO_JULIAN = 1721424.5
_WINTER = 9
"""Of twelve parts of 30° of the sun's way, the one that begins with the winter solstice."""


@dataclass(frozen=True, slots=True)
class LunarDate:
    """A day of the lunar calendar; `is_leap` for one of a leap month (tháng nhuận)."""

    day: int
    month: int
    year: int
    is_leap: bool = False

    def __str__(self) -> str:
        leap = " nhuận" if self.is_leap else ""
        return f"{self.day:02}/{self.month:02}{leap}/{self.year}"


def lunar_date(day: date) -> LunarDate:
    """The lunar date of a day."""
    number = _moon_before(day.toordinal())
    start = _new_moon_day(number)
    eleventh = _eleventh_month(day.year)
    if eleventh > number:
        eleventh = _eleventh_month(day.year - 1)
    months = number - eleventh
    solstice_year = date.fromordinal(_new_moon_day(eleventh)).year
    following = _eleventh_month(solstice_year + 1)
    leap = _leap_month(eleventh) if following - eleventh == 13 else 0
    is_leap = bool(leap) and months == leap
    if leap and months >= leap:
        months -= 1
    month = (months + 10) % 12 + 1
    year = solstice_year if month >= 11 and months < 4 else solstice_year + 1
    return LunarDate(day.toordinal() - start + 1, month, year, is_leap)


def _moon_before(ordinal: int) -> int:
    """The number of the last new moon on a day or before."""
    number = math.floor((ordinal + _ORDINAL_TO_JULIAN - _FIRST_NEW_MOON) / _MONTH) + 1
    while _new_moon_day(number) > ordinal:
        number -= 1
    return number


@lru_cache(maxsize=512)
def _eleventh_month(year: int) -> int:
    """The new moon that begins the month with the winter solstice of a year."""
    number = _moon_before(date(year, 12, 31).toordinal())
    while _sun_part(_new_moon_day(number)) >= _WINTER:
        number -= 1
    return number


def _leap_month(eleventh: int) -> int:
    """How many months after the eleventh the leap month is: the first without a principal term."""
    part = _sun_part(_new_moon_day(eleventh + 1))
    for months in range(2, 14):
        following = _sun_part(_new_moon_day(eleventh + months))
        if following == part:
            return months - 1
        part = following
    return 0


@lru_cache(maxsize=4096)
def _new_moon_day(number: int) -> int:
    """The ordinal of the day of a new moon in Hanoi's time."""
    moment = _new_moon(number) - _delta_t(number) + _ZONE
    return math.floor(moment - _ORDINAL_TO_JULIAN)


def _delta_t(number: int) -> float:
    """Terrestrial less universal time in days, which is a minute or so in our centuries."""
    year = 2000 + number / 12.3685
    seconds = 62.92 + 0.32217 * (year - 2000) + 0.005589 * (year - 2000) ** 2
    return (seconds if year > 1950 else 29 + 0.3 * (year - 1950)) / 86400


def _new_moon(number: int) -> float:
    """The Julian day of a new moon, in terrestrial time (Meeus, chapter 49)."""
    t = number / 1236.85
    mean = _FIRST_NEW_MOON + _MONTH * number + 0.00015437 * t**2 - 0.00000015 * t**3
    e = 1 - 0.002516 * t - 0.0000074 * t**2
    sun = math.radians(2.5534 + 29.1053567 * number - 0.0000014 * t**2)
    moon = math.radians(201.5643 + 385.81693528 * number + 0.0107582 * t**2)
    node = math.radians(160.7108 + 390.67050284 * number - 0.0016118 * t**2)
    ascending = math.radians(124.7746 - 1.56375588 * number + 0.0020672 * t**2)
    sine = math.sin
    return mean + (
        -0.4072 * sine(moon)
        + 0.17241 * e * sine(sun)
        + 0.01608 * sine(2 * moon)
        + 0.01039 * sine(2 * node)
        + 0.00739 * e * sine(moon - sun)
        - 0.00514 * e * sine(moon + sun)
        + 0.00208 * e**2 * sine(2 * sun)
        - 0.00111 * sine(moon - 2 * node)
        - 0.00057 * sine(moon + 2 * node)
        + 0.00056 * e * sine(2 * moon + sun)
        - 0.00042 * sine(3 * moon)
        + 0.00042 * e * sine(sun + 2 * node)
        + 0.00038 * e * sine(sun - 2 * node)
        - 0.00024 * e * sine(2 * moon - sun)
        - 0.00017 * sine(ascending)
    )


def _sun_part(ordinal: int) -> int:
    """In which twelfth of its way the sun stands when a day begins in Hanoi; 0 begins in March."""
    t = (ordinal + _ORDINAL_TO_JULIAN - _ZONE - 2451545) / 36525
    mean = 280.46646 + 36000.76983 * t + 0.0003032 * t**2
    anomaly = math.radians(357.52911 + 35999.05029 * t - 0.0001537 * t**2)
    centre = (
        (1.914602 - 0.004817 * t) * math.sin(anomaly)
        + (0.019993 - 0.000101 * t) * math.sin(2 * anomaly)
        + 0.000289 * math.sin(3 * anomaly)
    )
    ascending = math.radians(125.04 - 1934.136 * t)
    apparent = mean + centre - 0.00569 - 0.00478 * math.sin(ascending)
    return math.floor(apparent % 360 / 30)
