"""What a step of a dossier, or its paper, may be refused for: see `domain/desk/steps`."""

from dataclasses import dataclass
from datetime import date, datetime, time

from commune_desk.domain.errors import UserError


@dataclass(eq=False)
class DossierNotFound(UserError):
    """No dossier has that number."""

    dossier_no: str


@dataclass(eq=False)
class SlipNotAvailable(UserError):
    """A dossier as it stands gives no cause for that paper."""

    dossier_no: str
    slip: str
    available: tuple[str, ...]


@dataclass(eq=False)
class NotPrinted(UserError):
    """A paper of a dossier was not printed yet, so that nothing of it is kept."""

    dossier_no: str
    slip: str


@dataclass(eq=False)
class PrintNotFound(UserError):
    """A paper of a dossier was printed, but not so often that there is such a print."""

    dossier_no: str
    slip: str
    nth: int
    times: int


@dataclass(eq=False)
class StepNotPermitted(UserError):
    """The step table does not allow this action from this state; `permitted` are those it does."""

    dossier_no: str
    action: str
    state: str
    permitted: tuple[str, ...]


@dataclass(eq=False)
class StepNotForRole(UserError):
    """The officer's role may not take this step."""

    action: str
    role: str


@dataclass(eq=False)
class StepInFuture(UserError):
    """A step, or an answer of a citizen, later than now."""

    dossier_no: str
    at: datetime
    now: datetime


@dataclass(eq=False)
class TimeBeforeLastEvent(UserError):
    """An event is dated before the dossier's last one."""

    dossier_no: str
    at: datetime
    last_event_at: datetime


@dataclass(eq=False)
class MissingReason(UserError):
    """A step that asks for something (`what`: "note", "reason", "until" …) was given none."""

    dossier_no: str
    action: str
    what: str

    def __post_init__(self) -> None:
        self.put_right_in = (self.what,)


@dataclass(eq=False)
class SupplementAlreadyAsked(UserError):
    """A supplement may be asked once (NĐ 118/2025 Art 11(2)c)."""

    dossier_no: str
    asked_at: datetime


@dataclass(eq=False)
class AlreadyReappointed(UserError):
    """A dossier may be re-appointed once (NĐ 118/2025 Art 19(6))."""

    dossier_no: str
    promised_at: datetime


@dataclass(eq=False)
class NewDateNotLater(UserError):
    """The new date of a re-appointment is not after the date already promised."""

    dossier_no: str
    due_at: datetime
    until: datetime


@dataclass(eq=False)
class NewDateInThePast(UserError):
    """The new date of a re-appointment is not after the moment at which it is promised."""

    dossier_no: str
    at: datetime
    until: datetime


@dataclass(eq=False)
class NewDateOutsideHours(UserError):
    """The office does not work at the new date of a re-appointment.

    Attributes:
        hours: from when to when it works on that day; none on a day off.
    """

    until: datetime
    hours: tuple[tuple[time, time], ...]


@dataclass(eq=False)
class LapseTooEarly(UserError):
    """The citizen still has time to answer a supplement request (NĐ 118/2025 Art 19(5))."""

    dossier_no: str
    lapses_on: date


@dataclass(eq=False)
class ClockGoesOn(UserError):
    """In its sector the time of a verification counts (NĐ 123/2015 Art 3(4) is civil status)."""

    dossier_no: str
    sector: str
    stops_in: tuple[str, ...]


@dataclass(eq=False)
class NotSolvedAtOnce(UserError):
    """The procedure takes time by law and cannot be received and returned in one action."""

    procedure_code: str
    name: str


@dataclass(eq=False)
class HandedOverBefore(UserError):
    """A hand-over is taken back on its day only."""

    dossier_no: str
    on: date
