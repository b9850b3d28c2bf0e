"""What can be refused of a reception beside what a single field cannot hold; see `errors`."""

from dataclasses import dataclass
from datetime import date

from commune_desk.domain.errors import UserError


@dataclass(eq=False)
class DayNotYetCome(UserError):
    """A day of a person's life or of their card lies in the future.

    Attributes:
        field: which day it is.
        day: as it was typed.
    """

    field: str
    day: date


@dataclass(eq=False)
class RequestedOtherwise(UserError):
    """Something else was asked for under the same name before.

    Attributes:
        request_id: the name.
        dossier_no: what came of it then.
    """

    request_id: str
    dossier_no: str


@dataclass(eq=False)
class NothingHandedIn(UserError):
    """No paper is ticked where the procedure asks for some.

    Attributes:
        field: where papers are entered.
        count: how many papers must always be handed in.
    """

    field: str
    count: int
