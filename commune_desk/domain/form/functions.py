"""The functions that rules of forms can call, with the words of the trade."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from commune_desk.domain.form.expressions import Function, Sort
from commune_desk.domain.form.trade_kinds import LooseDate, first_day, last_day, number_in
from commune_desk.domain.identifiers import personal_id
from commune_desk.domain.vietnamese import fold
from commune_desk.domain.working_time import Calendar, working_days_between

_DATE, _NUMBER, _TEXT, _TRUTH = Sort.DATE, Sort.NUMBER, Sort.TEXT, Sort.TRUTH

Day = date | LooseDate


def _years(start: date, end: date) -> int:
    return end.year - start.year - ((end.month, end.day) < (start.month, start.day))


def _known_days(compute: Callable[[date, date], int]) -> Callable[[Day, Day], int | None]:
    """A function of two days; unknown where one of them is not known to the day."""

    def of_days(one: Day, other: Day) -> int | None:
        if isinstance(one, LooseDate) or isinstance(other, LooseDate):
            return None
        return compute(one, other)

    return of_days


def _months(start: date, end: date) -> int:
    return (end.year - start.year) * 12 + end.month - start.month - (end.day < start.day)


def _part(name: str) -> Callable[[Day], int | None]:
    return lambda day: getattr(day, name, None)


def _has_id(id_paper: str | None) -> bool:
    return bool(number_in(id_paper or ""))


def _same_id(one: str, other: str) -> bool | None:
    """Whether two ID papers have one number; unknown where one of them names none."""
    numbers = number_in(one), number_in(other)
    return numbers[0] == numbers[1] if all(numbers) else None


def _told_by_number(tells: Callable[[str], Any]) -> Callable[[str], Any]:
    """What a personal identification number says of its owner; an older one says nothing."""

    def of_paper(id_paper: str) -> Any:
        number = number_in(id_paper)
        return tells(number) if len(number) == personal_id.LENGTH else None

    return of_paper


def functions_of(calendar: Calendar | None = None) -> Mapping[str, Function]:
    """Every function by its name.

    Args:
        calendar: by which working days are counted; None counts Monday to Friday.
    """
    days_of = calendar or Calendar()

    def working_days(start: date, end: date) -> int:
        if end < start:
            return -working_days_between(days_of, end, start)
        return working_days_between(days_of, start, end)

    two_days = (_DATE, _DATE)
    return {
        "has": Function((Sort.ANY,), _TRUTH, lambda value: value is not None, takes_empty=True),
        "has_id": Function(
            (_TEXT,), _TRUTH, lambda text: bool(number_in(text or "")), takes_empty=True
        ),
        # of a month or a year the most that it can be
        "age_on": Function(
            two_days, _NUMBER, lambda born, day: _years(first_day(born), last_day(day))
        ),
        "days_between": Function(
            two_days, _NUMBER, _known_days(lambda start, end: (end - start).days)
        ),
        "working_days_between": Function(two_days, _NUMBER, _known_days(working_days)),
        "months_between": Function(two_days, _NUMBER, _known_days(_months)),
        "years_between": Function(two_days, _NUMBER, _known_days(_years)),
        "year": Function((_DATE,), _NUMBER, lambda day: day.year),
        "month": Function((_DATE,), _NUMBER, _part("month")),
        "day": Function((_DATE,), _NUMBER, _part("day")),
        "length": Function((_TEXT,), _NUMBER, len),
        "contains": Function((_TEXT, _TEXT), _TRUTH, lambda text, part: fold(part) in fold(text)),
        "starts": Function(
            (_TEXT, _TEXT), _TRUTH, lambda text, part: fold(text).startswith(fold(part))
        ),
        "same": Function((_TEXT, _TEXT), _TRUTH, lambda one, other: fold(one) == fold(other)),
        "same_id": Function((_TEXT, _TEXT), _TRUTH, _same_id),
        "count": Function((Sort.ROWS,), _NUMBER, lambda rows: len(rows or ()), takes_empty=True),
        "sum": Function(
            (Sort.ROWS,), _NUMBER, lambda values: sum(v for v in values if v is not None)
        ),
        "birth_year_in": Function((_TEXT,), _NUMBER, _told_by_number(personal_id.birth_year)),
        "sex_in": Function(
            (_TEXT,), _TEXT, _told_by_number(lambda number: personal_id.sex(number).value)
        ),
    }


def sort_of(kind_name: str) -> Sort:
    """The sort that a value of a kind is in expressions."""
    return _SORTS.get(kind_name, _TEXT)


_SORTS: Mapping[str, Sort] = {
    "date": _DATE,
    "loose_date": _DATE,
    "number": _NUMBER,
    "money": _NUMBER,
    "tick": _TRUTH,
}
