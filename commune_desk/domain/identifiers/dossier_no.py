"""Dossier number (mã hồ sơ): composed from a pattern, valid within one office.

Nghị định 118/2025/NĐ-CP, Art 28: the identifier of the deciding agency, the digits of the day of
reception, and a running number of that day. Thông tư 01/2018/TT-VPCP, Art 19, gave the pattern
`V1V2V3.Z1Z2.Y1Y2.MX1X2-YYMMDD-XXXX`, for example 000.17.22.H56-210531-0001; the codes of agencies
under Quyết định 20/2020/QĐ-TTg begin with the letter instead (H56.22.17). As offices differ and
rules change, an office keeps its pattern in its settings:

* `{agency}` the code of the office, at most once;
* one date out of `{yymmdd}`, `{yyyymmdd}`, `{ddmmyy}` and `{ddmmyyyy}`;
* `{number:04}` the running number of the day, with at least so many digits.

Between two of them stands something that is not a digit, so that a number can be taken apart
again; letters, digits, points, hyphens and underscores only, so that it can name a file.

>>> compose(NATIONAL_PATTERN, "000.17.22.H56", on=date(2021, 5, 31), number=1)
'000.17.22.H56-210531-0001'
>>> parse("HS{number:03}.{ddmmyyyy}", "HS012.02102026")
DossierNoParts(agency_code='', on=datetime.date(2026, 10, 2), number=12)

The four verbs speak of numbers in the national pattern:

>>> validate(" h56.22.17-210531-0001")
'H56.22.17-210531-0001'
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from string import Formatter

from commune_desk.domain.errors import UserError
from commune_desk.domain.identifiers.errors import WrongCharacters, WrongComponent

WHAT = "dossier_no"
PATTERN = "dossier_no_pattern"
AGENCY_CODE = "agency_code"
NATIONAL_PATTERN = "{agency}-{yymmdd}-{number:04}"

_DATES = {"yymmdd": "%y%m%d", "yyyymmdd": "%Y%m%d", "ddmmyy": "%d%m%y", "ddmmyyyy": "%d%m%Y"}
_DATE_GROUPS = {
    "yymmdd": r"(?P<yy>\d{2})(?P<mm>\d{2})(?P<dd>\d{2})",
    "yyyymmdd": r"(?P<yyyy>\d{4})(?P<mm>\d{2})(?P<dd>\d{2})",
    "ddmmyy": r"(?P<dd>\d{2})(?P<mm>\d{2})(?P<yy>\d{2})",
    "ddmmyyyy": r"(?P<dd>\d{2})(?P<mm>\d{2})(?P<yyyy>\d{4})",
}
_CENTURY = range(2000, 2100)
_LITERAL = re.compile(r"[A-Za-z0-9._-]*")
_WIDTH = re.compile(r"0?[1-9]")
_AGENCY = r"[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?"
_NATIONAL_AGENCY = re.compile(r"[0-9]{3}(\.[0-9]{2}){2}\.[A-Z][0-9]{2}|[A-Z][0-9]{2}(\.[0-9]+)*")


@dataclass(frozen=True, slots=True)
class DossierNoParts:
    """A dossier number taken apart; `agency_code` is empty where the pattern has none."""

    agency_code: str
    on: date
    number: int


@dataclass(frozen=True, slots=True)
class _Piece:
    """One placeholder of a pattern and the literal text before it; the last one has no name."""

    literal: str
    name: str
    width: int = 0


# --- patterns ----------------------------------------------------------------------------------


@lru_cache
def validate_pattern(pattern: str) -> str:
    """The pattern itself, when numbers can be composed from it and taken apart again.

    Raises:
        WrongComponent: `part` is "braces", "literal", "separator", "agency", "date", "number", or
            the placeholder that is not known.
    """
    pieces = _pieces(pattern)
    names = [piece.name for piece in pieces if piece.name]
    counts = {
        "agency": names.count("agency") <= 1,
        "date": sum(name in _DATES for name in names) == 1,
        "number": names.count("number") == 1,
        "literal": all(_LITERAL.fullmatch(piece.literal) for piece in pieces),
        "separator": all(
            piece.literal and not piece.literal.isdigit() for piece in pieces[1:] if piece.name
        ),
    }
    for part, is_right in counts.items():
        if not is_right:
            raise WrongComponent(what=PATTERN, value=pattern, part=part)
    return pattern


@lru_cache
def _pieces(pattern: str) -> tuple[_Piece, ...]:
    try:
        parsed = list(Formatter().parse(pattern))
    except ValueError as error:
        raise WrongComponent(what=PATTERN, value=pattern, part="braces") from error
    pieces = []
    for literal, name, spec, _ in parsed:
        is_number = name == "number" and _WIDTH.fullmatch(spec or "")
        if not is_number and (spec or name not in {None, "", "agency", *_DATES}):
            raise WrongComponent(what=PATTERN, value=pattern, part=f"{{{name}}}")
        pieces.append(_Piece(literal, name or "", int(spec or 0) if is_number else 0))
    return tuple(pieces)


@lru_cache
def validate_agency_code(code: str) -> str:
    """The code of an office without blanks around it, when it can stand in a dossier number.

    Raises:
        WrongCharacters: it is empty, or holds other than letters, digits, points and hyphens.
    """
    stripped = code.strip()
    if not re.fullmatch(_AGENCY, stripped):
        raise WrongCharacters(what=AGENCY_CODE, value=code)
    return stripped


def compose(pattern: str, agency_code: str, *, on: date, number: int) -> str:
    """The dossier number of the day's `number`-th dossier.

    Raises:
        WrongComponent: the pattern is not one; see `validate_pattern`.
        WrongCharacters: the agency code cannot stand in a number, and the pattern asks for it.
    """
    texts = {"": ""}
    if "{agency}" in pattern:
        texts["agency"] = validate_agency_code(agency_code)
    pieces = _pieces(validate_pattern(pattern))
    for piece in pieces:
        if piece.name in _DATES:
            texts[piece.name] = _date_text(piece.name, on)
    return "".join(
        piece.literal + (f"{number:0{piece.width}}" if piece.width else texts[piece.name])
        for piece in pieces
    )


@lru_cache
def _date_text(name: str, on: date) -> str:
    """A date as a placeholder writes it; all dossiers of a day have the same."""
    return on.strftime(_DATES[name])


def parse(pattern: str, text: str) -> DossierNoParts:
    """The parts of a number composed from that pattern.

    Raises:
        WrongComponent: the pattern is not one.
        WrongCharacters: the text does not follow the pattern, or its date is no date.
    """
    groups_of = {"": "", "agency": f"(?P<agency>{_AGENCY})", **_DATE_GROUPS}
    expression = "".join(
        re.escape(piece.literal)
        + (rf"(?P<number>\d{{{piece.width},}})" if piece.width else groups_of[piece.name])
        for piece in _pieces(validate_pattern(pattern))
    )
    match = re.fullmatch(expression, text.strip(), re.ASCII)
    if match is None:
        raise WrongCharacters(what=WHAT, value=text)
    groups = match.groupdict()
    on = _day_of(groups)
    if on is None:
        raise WrongCharacters(what=WHAT, value=text)
    return DossierNoParts(groups.get("agency", ""), on, int(groups["number"]))


# --- numbers in the national pattern -----------------------------------------------------------


def compact(number: str) -> str:
    """The number without blanks, in capitals."""
    return "".join(number.split()).upper()


def short(number: str, agency_code: str) -> str:
    """The part that tells a number from the others of its office; another office's stays whole.

    >>> short("000.99.99.H20-261030-0001", "000.99.99.H20")
    '261030-0001'
    >>> short("H21.05-261030-0001", "000.99.99.H20")
    'H21.05-261030-0001'
    """
    if not agency_code or not number.startswith(agency_code):
        return number
    return number.removeprefix(agency_code).lstrip("-._") or number


def whole(typed: str, pattern: str, agency_code: str) -> str:
    """The number of which somebody typed the part that lists show; any other text as it is.

    >>> whole("261030-0001", NATIONAL_PATTERN, "000.99.99.H20")
    '000.99.99.H20-261030-0001'
    >>> whole("H21.05-261030-0001", NATIONAL_PATTERN, "000.99.99.H20")
    'H21.05-261030-0001'
    >>> whole("0001", NATIONAL_PATTERN, "000.99.99.H20")
    '0001'
    """
    first, *others = _pieces(validate_pattern(pattern))
    if first.name != "agency":
        return typed
    completed = f"{first.literal}{agency_code}{others[0].literal}{compact(typed)}"
    is_whole, can_be = (_follows(pattern, text) for text in (typed, completed))
    return completed if can_be and not is_whole else typed


def _follows(pattern: str, text: str) -> bool:
    try:
        parse(pattern, text)
    except UserError:
        return False
    return True


def days_in(text: str) -> tuple[date, ...]:
    """The days for which digits may stand in a number, whatever the pattern of the office is.

    >>> [f"{day:%d/%m/%Y}" for day in days_in("261129")]
    ['29/11/2026', '26/11/2029']
    >>> days_in("02102026")[-1].month, days_in("319926"), days_in("0001"), days_in("99991231")
    (10, (), (), ())
    """
    readings = (re.fullmatch(group, text, re.ASCII) for group in _DATE_GROUPS.values())
    found = (_day_of(reading.groupdict()) for reading in readings if reading is not None)
    return tuple(day for day in found if day is not None and day.year in _CENTURY)


def _day_of(groups: Mapping[str, str]) -> date | None:
    """The day of a date in a number; None where there is no such day."""
    year = int(groups["yyyy"]) if "yyyy" in groups else 2000 + int(groups["yy"])
    try:
        return date(year, int(groups["mm"]), int(groups["dd"]))
    except ValueError:
        return None


def validate(number: str) -> str:
    """The compact form of a number in the national pattern.

    Raises:
        WrongCharacters: it does not follow the pattern, or its date is no date.
        WrongComponent: `part` is "agency" or "number".
    """
    compacted = compact(number)
    parts = parse(NATIONAL_PATTERN, compacted)
    if not _NATIONAL_AGENCY.fullmatch(parts.agency_code):
        raise WrongComponent(what=WHAT, value=number, part="agency")
    if parts.number == 0:
        raise WrongComponent(what=WHAT, value=number, part="number")
    return compacted


def is_valid(number: str) -> bool:
    """Whether `validate` takes the number."""
    try:
        validate(number)
    except UserError:
        return False
    return True


def format(number: str) -> str:
    """The number as slips print it, which is its compact form."""
    return compact(number)
