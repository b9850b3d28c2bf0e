"""What people read of declared forms: printed values and printed lines.

A value is printed as the paper wants it there: a date whole, in parts or in words, a sum with its
points, a number digit by digit in boxes.
"""

from collections.abc import Mapping, Sequence
from datetime import date, time
from typing import Any

from commune_desk.domain.form.declared import DeclaredForm
from commune_desk.domain.form.paper import (
    Box,
    Line,
    Motto,
    Piece,
    Rows,
    Table,
    Title,
    View,
    Words,
    every,
)
from commune_desk.domain.form.trade_kinds import LooseDate, write_loose_date
from commune_desk.domain.vietnamese import (
    amount_in_words,
    date_in_words,
    format_date,
    number_in_words,
)
from commune_desk.words.papers import STATE_MOTTO, STATE_NAME

DOTS = "…"
BOX = "□"

# --- values ------------------------------------------------------------------------------------


def printed(kind: str, value: Any, view: View = View.WHOLE) -> str:
    """A value as it stands on paper; empty for an empty one.

    Args:
        kind: the name of its kind.
        value: as the form reads it.
        view: how the place shows it.
    """
    if value is None or value in ("", ()):
        return ""
    if isinstance(value, date | LooseDate):
        return _day(value, view)
    if isinstance(value, time):
        return _hour(value, view)
    if isinstance(value, bool):
        return ""
    if isinstance(value, int):
        return _number(kind, value, view)
    text = str(value)
    return text.upper() if view is View.UPPER else text


def _day(day: date | LooseDate, view: View) -> str:
    parts: Mapping[View, int | None] = {
        View.DAY: getattr(day, "day", None),
        View.MONTH: day.month,
        View.YEAR: day.year,
    }
    if view in parts:
        number = parts[view]
        return "" if number is None else f"{number:02}"
    if view is View.IN_WORDS:
        return date_in_words(day) if isinstance(day, date) else ""
    return format_date(day) if isinstance(day, date) else write_loose_date(day)


def _hour(at: time, view: View) -> str:
    if view is View.HOUR:
        return f"{at.hour:02}"
    if view is View.MINUTE:
        return f"{at.minute:02}"
    return f"{at.hour:02} giờ {at.minute:02} phút"


def _number(kind: str, number: int, view: View) -> str:
    if view is View.IN_WORDS:
        if kind == "money":
            return amount_in_words(number)
        return number_in_words(number).capitalize()
    return f"{number:,}".replace(",", ".") if kind == "money" else str(number)


# --- lines -------------------------------------------------------------------------------------


def printed_lines(form: DeclaredForm) -> tuple[str, ...]:
    """The lines of a form as texts, every place as dots, for who compares it with the paper."""
    lines: list[str] = []
    for element in every(form.paper):
        if isinstance(element, Motto):
            lines += (STATE_NAME, STATE_MOTTO)
        elif isinstance(element, Title):
            lines += form.written.title.split("\n")
        elif isinstance(element, Line):
            lines.append(_text(element.pieces))
        elif isinstance(element, Table | Rows):
            rows = element.rows if isinstance(element, Table) else element.head
            lines += (" | ".join(_text(cell) for cell in row) for row in rows)
    return tuple(lines)


def _text(pieces: Sequence[Piece]) -> str:
    return "".join(
        piece.text if isinstance(piece, Words) else BOX if isinstance(piece, Box) else DOTS
        for piece in pieces
    )
