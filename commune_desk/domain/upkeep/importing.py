"""What became of the rows of a workbook that was brought in (nhập từ bảng tính)."""

from dataclasses import dataclass
from enum import StrEnum

from commune_desk.domain.errors import UserError


class RowStanding(StrEnum):
    """How a row stands to what the office knows."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    IN_CONFLICT = "in_conflict"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class RowOutcome:
    """One row of the sheet, counted as in Excel.

    Attributes:
        cell: the cell that is to blame, "B7"; empty where nothing is.
        reason: why the row was not brought in; None where it was.
    """

    row: int
    standing: RowStanding
    cell: str = ""
    reason: UserError | None = None


@dataclass(frozen=True, slots=True)
class ImportOutcome:
    """What became of all rows; after a dry run, what would."""

    what: str
    rows: tuple[RowOutcome, ...]
    is_dry_run: bool

    def of(self, standing: RowStanding) -> tuple[RowOutcome, ...]:
        """The rows that stand so."""
        return tuple(row for row in self.rows if row.standing is standing)

    def counts(self) -> dict[RowStanding, int]:
        """How many rows stand how."""
        return {standing: len(self.of(standing)) for standing in RowStanding}
