"""Prepared filings (hồ sơ viết hộ): declarations written for somebody before there is a dossier.

On the road, on a "ngày không viết", for somebody who will file online: the declarations are filled
and printed, and what was entered is kept, so that it becomes a dossier with one key when it comes,
or is closed when it does not. It is neither received nor solved, and has no clock. A letter that
belongs to no procedure of the catalogue (đơn khiếu nại, giấy cam kết) is written the same way: the
citizen takes it along, or it goes with a dossier later.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from commune_desk.domain.form.spec import Texts
from commune_desk.domain.keys import OfficerId, PreparedId
from commune_desk.domain.people.applicant import ReceivedParty

LETTER = ""
"""In place of the code of a procedure, where something belongs to none."""


class PreparedState(StrEnum):
    """What became of it."""

    OPEN = "open"
    RECEIVED = "received"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPrepared:
    """A prepared filing as it is written down.

    Attributes:
        procedure_code: empty for letters that belong to no procedure; its version is 0 then.
        letters: what those are called; empty where there is a procedure.
        party: for whom it was written, as they were then.
        model: the working model under which it was written.
        texts: what was entered into the form of a reception, the answers of declarations too.
    """

    procedure_code: str
    procedure_version: int
    letters: str = ""
    party: ReceivedParty
    model: str
    texts: Texts
    officer_id: OfficerId
    happened_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A prepared filing as it is read back.

    Attributes:
        procedure_code, procedure_name: for what; without a procedure the one is empty, and the
            other names the letters.
        prints: how often its declarations were printed.
        dossier_no: the dossier that it became, empty while it is none.
        closed_at: when it was closed without one; None while it was not.
    """

    id: PreparedId
    procedure_code: str
    procedure_name: str
    party: ReceivedParty
    model: str
    texts: Texts
    officer_name: str
    happened_at: datetime
    prints: int
    dossier_no: str
    closed_at: datetime | None
    close_reason: str

    @property
    def state(self) -> PreparedState:
        """What became of it."""
        if self.dossier_no:
            return PreparedState.RECEIVED
        return PreparedState.OPEN if self.closed_at is None else PreparedState.CLOSED


@dataclass(frozen=True, slots=True)
class PreparedPage:
    """A page of the list; `next` is the last key of it, None on the last page."""

    rows: tuple[Prepared, ...]
    next: PreparedId | None = None


@dataclass(frozen=True, slots=True)
class PreparedCount:
    """What was written for citizens in a period under one model, and what became of it."""

    model: str
    written: int
    received: int
    closed: int
