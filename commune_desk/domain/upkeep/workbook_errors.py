"""What is refused of a workbook before it is read."""

from dataclasses import dataclass

from commune_desk.domain.errors import UserError


@dataclass(eq=False)
class WorkbookTooLarge(UserError):
    """A sheet reaches so far that no PC could hold it; nearly always one cell strayed there.

    `cell` is that cell, "" where the sheet itself is too big.
    """

    path: str
    cell: str
