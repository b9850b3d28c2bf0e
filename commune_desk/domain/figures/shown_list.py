"""A list as it is handed on: what it is of, how it was narrowed, its columns and its lines.

It is what the screen shows: the same filter, the same order, the same columns; what is masked there
is masked here.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from commune_desk.domain.errors import UserError

MOST_LINES = 1_000_000
"""A sheet has 1,048,576 rows, some of which stand above and below the lines."""

Cell = str | int | date | datetime | None
"""What a cell holds; moments bear their zone."""


class ListKind(StrEnum):
    """What a list is of; its workbook is named by it."""

    DOSSIERS = "dossiers"
    RESULTS = "results"
    CITIZENS = "citizens"
    CERTIFICATIONS = "certifications"
    VISITS = "visits"
    PREPARED = "prepared"


@dataclass(frozen=True, slots=True, kw_only=True)
class ListHead:
    """What stands above the lines.

    Attributes:
        title: what is listed, in words.
        narrowed: by what it was narrowed, in words; empty for nothing.
        headings: of the columns, from left to right.
    """

    kind: ListKind
    title: str
    narrowed: str
    headings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WholeList:
    """A list with its lines, ready to be written.

    Attributes:
        lines: gone through more than once.
        office: whose it is.
        officer: who made it.
    """

    head: ListHead
    lines: Collection[Sequence[Cell]]
    office: str
    officer: str
    made_at: datetime


@dataclass(eq=False)
class ListTooLong(UserError):
    """It has more lines than a workbook of a list takes."""

    most: int
