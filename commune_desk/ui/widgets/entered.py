"""What is typed into a field: tidied when it is left, checked before it is used.

A tidying function makes text look the way the office writes it and leaves alone what it cannot
read; a check raises a `UserError` for what is wrong. An empty text is never wrong here: whether a
field must be filled is the form's matter.
"""

import re
from collections.abc import Callable
from datetime import date, time

from commune_desk.domain.errors import UserError, WrongComponent
from commune_desk.domain.identifiers import personal_id, phone
from commune_desk.domain.office_week import validate_sessions
from commune_desk.domain.vietnamese import format_date, name_case
from commune_desk.domain.working_time import Session
from commune_desk.words.values import hours_text, time_text

Check = Callable[[str], object]
Tidy = Callable[[str], str]

_DATE = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})|(\d{2})(\d{2})(\d{4})")
"""Without anything between them day and month have two digits: "1111973" could be two dates."""

_TIME = re.compile(r"(\d{1,2})[:hg.]?(\d{2})?")
_DASHES = re.compile("[–—]|đến")


def read_date(text: str) -> date | None:
    """A date as people type it, "17/7/1973" or "17071973"; None where the field is empty.

    Raises:
        WrongComponent: it is no date.
    """
    if not text.strip():
        return None
    if match := _DATE.fullmatch(text.strip()):
        day, month, year = (int(part) for part in match.groups() if part)
        try:
            return date(year, month, day)
        except ValueError:
            pass
    raise WrongComponent(what="date", value=text, part="date")


def date_or_none(text: str) -> date | None:
    """The date of a field in which somebody may still be typing; None as long as it is none."""
    try:
        return read_date(text)
    except WrongComponent:
        return None


def read_time(text: str) -> time:
    """A time of day as people type it: "7:30", "7h30", "730", "17".

    Raises:
        WrongComponent: it is no time of day.
    """
    if match := _TIME.fullmatch(text.strip()):
        hour, minute = int(match[1]), int(match[2] or 0)
        if hour < 24 and minute < 60:
            return time(hour, minute)
    raise WrongComponent(what="time", value=text, part="time")


def read_hours(text: str) -> tuple[Session, ...]:
    """The hours of a day as people type them, "7h30-11h30, 13:30-17"; none in an empty field.

    Raises:
        WrongComponent: they are no hours.
        HoursOutOfOrder: they do not follow each other.
    """
    typed = [part.split("-") for part in re.split(r"[,;]", _DASHES.sub("-", text)) if part.strip()]
    if any(len(ends) != 2 for ends in typed):
        raise WrongComponent(what="hours", value=text, part="hours")
    sessions = tuple((read_time(start), read_time(end)) for start, end in typed)
    validate_sessions(sessions)
    return sessions


def tidied(tidy: Tidy) -> Tidy:
    """A tidying function that leaves alone what it cannot read."""

    def careful(text: str) -> str:
        try:
            return tidy(text) if text.strip() else text
        except UserError:
            return text

    return careful


def checked(check: Check) -> Check:
    """A check that lets an empty field pass."""

    def lenient(text: str) -> object:
        return check(text) if text.strip() else None

    return lenient


def _tidy_date(text: str) -> str:
    read = read_date(text)
    return format_date(read) if read else text


DATE: tuple[Check, Tidy] = (checked(read_date), tidied(_tidy_date))
TIME: tuple[Check, Tidy] = (checked(read_time), tidied(lambda text: time_text(read_time(text))))
HOURS: tuple[Check, Tidy] = (read_hours, tidied(lambda text: hours_text(read_hours(text))))
PERSONAL_ID: tuple[Check, Tidy] = (checked(personal_id.validate), tidied(personal_id.compact))
PHONE: tuple[Check, Tidy] = (checked(phone.validate), tidied(phone.format))
NAME: tuple[Check, Tidy] = (checked(str), tidied(name_case))
"""The check and the tidying of each kind of text, for `TextEditor`."""
