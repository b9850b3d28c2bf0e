"""How far the register workbook of a month was brought (trạng thái sổ Excel)."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class SyncState:
    """The workbook of a month ("2026-10") as it was written last.

    Attributes:
        last_event_id: the last event of the history that it contains.
        file: the workbook.
    """

    month: str
    last_event_id: int
    written_at: datetime
    file: str = ""
