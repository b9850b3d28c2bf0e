"""What can be refused of a reception beside what a single field cannot hold; see `errors`."""

from dataclasses import dataclass
from datetime import date, datetime

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
class ExternalNumberTaken(UserError):
    """Another dossier of the office has that number of the provincial system."""

    external_no: str
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


@dataclass(eq=False)
class MissingApplicantName(UserError):
    """A dossier without the name of the person or organisation that files it."""


@dataclass(eq=False)
class ReceptionInFuture(UserError):
    """A reception later than now."""

    at: datetime
    now: datetime


@dataclass(eq=False)
class ReceptionLongPast(UserError):
    """A reception so far back that its year is probably mistyped, and nobody says it is right."""

    at: datetime


@dataclass(eq=False)
class NumberKnownOtherwise(UserError):
    """A number under which the office knows another name or date of birth.

    Whose it is is told masked, for the number may be wrong and somebody else's.

    Attributes:
        field: where the number stands: "applicant.personal_id", "organisation.tax_code" …
        born_in: the year of birth, None where it is not known.
    """

    field: str
    number: str
    known_name: str
    born_in: int | None


@dataclass(eq=False)
class DraftNotFound(UserError):
    """The draft was discarded or received meanwhile, perhaps at another desk."""

    draft_id: int


@dataclass(eq=False)
class DraftClosed(UserError):
    """The draft is sealed with a key that this PC does not have: it joined without a join file."""

    desk_name: str


@dataclass(eq=False)
class AlreadyGuided(UserError):
    """What is missing is asked for once (NĐ 118/2025 Art 11(2)c, 16(3)); they still have time."""

    slip_no: str
    guided_at: datetime


@dataclass(eq=False)
class VisitNotFound(UserError):
    """No visit of the office has that key."""

    visit: int


@dataclass(eq=False)
class VisitTakenUp(UserError):
    """The visit became a dossier before, perhaps at another desk."""

    dossier_no: str


@dataclass(eq=False)
class PreparedNotFound(UserError):
    """No prepared filing of the office has that key."""

    prepared: int


@dataclass(eq=False)
class PreparedEnded(UserError):
    """The prepared filing became a dossier before, or was closed; then `dossier_no` is empty."""

    dossier_no: str


@dataclass(eq=False)
class NoDeclaration(UserError):
    """The program has no declaration of a procedure, so that none can be written for somebody."""

    procedure_code: str
    name: str
