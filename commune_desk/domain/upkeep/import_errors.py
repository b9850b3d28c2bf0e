"""Why a row of a workbook is not brought in; see `errors.py` for the rules of such classes."""

from dataclasses import dataclass
from datetime import date

from commune_desk.domain.errors import UserError


@dataclass(eq=False)
class HeadingsMissing(UserError):
    """No row of the first sheet holds the headings that the table needs."""

    path: str
    missing: tuple[str, ...]


@dataclass(eq=False)
class WrongCell(UserError):
    """A cell that is empty but may not be, or whose content is not understood."""

    cell: str
    field: str
    value: str


@dataclass(eq=False)
class AnotherPersonHasNumber(UserError):
    """The office knows somebody of another name or date of birth under that number."""

    personal_id: str
    known_name: str
    known_born_on: date | None


@dataclass(eq=False)
class SeveralTimesKnown(UserError):
    """The row has another processing time, and the catalogue knows several for the procedure."""

    procedure_code: str
