"""What can be refused: errors that are not bugs.

Each class names a fact and carries its figures, names and dates as attributes, never a sentence;
`words/errors.py` has the words for all of them. Whatever is not a `UserError` is a bug and stays
visible.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields
from datetime import date, datetime, time
from typing import Any


class UserError(Exception):
    """Something the office can put right; subclasses are dataclasses of facts.

    Attributes:
        place: the file and the line that asked for it, None where no file did.
        beside: the field of a form beside which it is said, and its label; None where the error
            itself says all.
    """

    place: tuple[str, int] | None = None
    beside: tuple[str, str] | None = None

    @property
    def facts(self) -> dict[str, Any]:
        """The facts by name, in the order in which the class declares them."""
        named = {field.name: getattr(self, field.name) for field in fields(self)}  # type: ignore[arg-type]  # every subclass is a dataclass
        place = {"source": self.place[0], "line": self.place[1]} if self.place else {}
        beside = {"field": self.beside[0]} if self.beside else {}
        return place | named | beside

    def __str__(self) -> str:
        """The fact and its figures, for the log of a bug report; people read `words/errors.py`."""
        return f"{type(self).__name__}({', '.join(self.facts)})"


@contextmanager
def at_line(source: str, line: int) -> Iterator[None]:
    """Give whatever is refused inside the block the line of the file that asked for it."""
    try:
        yield
    except UserError as error:
        error.place = (source, line)
        raise


# --- catalogue ---------------------------------------------------------------------------------


@dataclass(eq=False)
class ProcedureNotFound(UserError):
    """No procedure of that code in the catalogue."""

    procedure_code: str


@dataclass(eq=False)
class ProcedureNotInForce(UserError):
    """The procedure is repealed or not yet in force on that day."""

    procedure_code: str
    name: str
    on: date
    effective_from: date
    effective_to: date | None


@dataclass(eq=False)
class ProcessingTimeUnknown(UserError):
    """The catalogue gives no processing time for this case, and none is guessed."""

    procedure_code: str
    name: str


@dataclass(eq=False)
class FeeCaseUnknown(UserError):
    """The procedure has fees by case, and the case `given` (or none) is not among them."""

    procedure_code: str
    name: str
    given: str
    cases: tuple[str, ...]


@dataclass(eq=False)
class NotProvincial(UserError):
    """No fee of that case of the procedure is set by the provincial council; `cases` are those."""

    procedure_code: str
    name: str
    given: str
    cases: tuple[str, ...]


@dataclass(eq=False)
class ResolutionUnnumbered(UserError):
    """A resolution that is not cited with the number of a people's council."""

    resolution: str


# --- fees taken: see domain/payments -----------------------------------------------------------


@dataclass(eq=False)
class ReceiptNoMissing(UserError):
    """Money was taken, and no payment receipt is named."""

    dossier_no: str
    amount_vnd: int


@dataclass(eq=False)
class SumUnexplained(UserError):
    """The sum is another than the catalogue's (None: it has none), and no reason is given."""

    dossier_no: str
    amount_vnd: int
    expected_vnd: int | None


@dataclass(eq=False)
class PaymentBeforeReception(UserError):
    """A fee is said to have been paid before its dossier was received."""

    dossier_no: str
    at: datetime
    received_at: datetime


@dataclass(eq=False)
class ReceiptNoUsed(UserError):
    """A payment receipt of that number stands for another payment."""

    receipt_no: str
    dossier_no: str


@dataclass(eq=False)
class PaymentNotFound(UserError):
    """No payment of the dossier that stands has that receipt number."""

    dossier_no: str
    receipt_no: str


@dataclass(eq=False)
class CancellationUnexplained(UserError):
    """A payment is not cancelled without a reason."""

    dossier_no: str
    receipt_no: str


# --- corrections of the catalogue: see domain/catalogue_versions ---------------------------------


@dataclass(eq=False)
class NothingCorrected(UserError):
    """A new version of the catalogue states what the one before it states."""

    procedure_code: str
    name: str


@dataclass(eq=False)
class VersionBeginsBefore(UserError):
    """A new version of the catalogue begins before the version that it would replace."""

    procedure_code: str
    name: str
    effective_from: date
    known_from: date


@dataclass(eq=False)
class VersionEndsBeforeItBegins(UserError):
    """The last day of a new version of the catalogue is before its first."""

    procedure_code: str
    name: str
    effective_from: date
    effective_to: date


@dataclass(eq=False)
class CorrectionUnexplained(UserError):
    """The catalogue is not corrected without a reason."""

    procedure_code: str
    name: str


@dataclass(eq=False)
class LineNotUnderstood(UserError):
    """A line of a list of the catalogue (`field`: "times", "fees" …) is not written as they are."""

    field: str
    line: int
    text: str


@dataclass(eq=False)
class NothingToDecide(UserError):
    """No update of the program differs from the office's own version of that procedure."""

    procedure_code: str


@dataclass(eq=False)
class LawUnchanged(UserError):
    """No law came into force since the version of that procedure began."""

    procedure_code: str
    name: str


# --- identifiers: see domain/identifiers -------------------------------------------------------


@dataclass(eq=False)
class WrongLength(UserError):
    """A number (`what`: "personal_id", "phone" …) has not one of the `expected` lengths."""

    what: str
    value: str
    length: int
    expected: tuple[int, ...]


@dataclass(eq=False)
class WrongCharacters(UserError):
    """A number holds something other than the characters it may hold."""

    what: str
    value: str


@dataclass(eq=False)
class WrongComponent(UserError):
    """A part of a number names something that does not exist: `part` is "province", "date", …."""

    what: str
    value: str
    part: str


@dataclass(eq=False)
class WrongCheckDigit(UserError):
    """A number's check digit does not agree with its digits."""

    what: str
    value: str


@dataclass(eq=False)
class CardUnreadable(UserError):
    """Scanned text from which not even a personal identification number can be saved."""

    field_count: int


@dataclass(eq=False)
class CardFieldsMixedUp(CardUnreadable):
    """Scanned text with more fields than one card has and fewer than the other: they may shift."""


@dataclass(eq=False)
class MoreThanOneCard(CardUnreadable):
    """Scanned text that speaks of two persons."""


@dataclass(eq=False)
class WrongKeyboardLayout(CardUnreadable):
    """Scanned text whose digits another layout of the keyboard turned into signs."""

    layout: str


@dataclass(eq=False)
class CardNumbersDiffer(CardUnreadable):
    """A machine-readable zone that spells the number in two ways, and no check digit decides."""


# --- the way of a dossier ----------------------------------------------------------------------


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
class TimeBeforeLastEvent(UserError):
    """An event is dated before the dossier's last one."""

    dossier_no: str
    at: datetime
    last_event_at: datetime


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
class MissingReason(UserError):
    """A step that asks for something (`what`: "note", "reason", "until" …) was given none."""

    dossier_no: str
    action: str
    what: str


@dataclass(eq=False)
class NotSolvedAtOnce(UserError):
    """The procedure takes time by law and cannot be received and returned in one action."""

    procedure_code: str
    name: str


@dataclass(eq=False)
class MissingApplicantName(UserError):
    """A dossier without the name of the person or organisation that files it."""


@dataclass(eq=False)
class ReceptionInFuture(UserError):
    """A reception later than now."""

    at: datetime
    now: datetime


@dataclass(eq=False)
class ClosedLookingBack(UserError):
    """A period is closed as it stands, not as it stood at an earlier moment."""

    as_of: datetime


@dataclass(eq=False)
class StepInFuture(UserError):
    """A step, or an answer of a citizen, later than now."""

    dossier_no: str
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
class DossierNotFound(UserError):
    """No dossier has that number."""

    dossier_no: str


@dataclass(eq=False)
class AlreadyRated(UserError):
    """A dossier is rated once."""

    dossier_no: str


@dataclass(eq=False)
class NotYetReturned(UserError):
    """A dossier is rated after its result was handed over."""

    dossier_no: str
    state: str


@dataclass(eq=False)
class SlipNotAvailable(UserError):
    """A dossier as it stands gives no cause for that paper."""

    dossier_no: str
    slip: str
    available: tuple[str, ...]


@dataclass(eq=False)
class DraftNotFound(UserError):
    """The draft was discarded or received meanwhile, perhaps at another desk."""

    draft_id: int


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


@dataclass(eq=False)
class VisitTakenUp(UserError):
    """The visit became a dossier before, perhaps at another desk."""

    dossier_no: str


# --- closed periods ----------------------------------------------------------------------------


@dataclass(eq=False)
class PeriodEndsBeforeItBegins(UserError):
    """The last day of a period lies before its first."""

    first: date
    last: date


@dataclass(eq=False)
class MonthBesideDates(UserError):
    """A period is asked for by its month and by its dates."""

    month: str


@dataclass(eq=False)
class PeriodNotBegun(UserError):
    """At the moment that a report looks from, its period had not begun."""

    first: date
    last: date
    at: datetime


@dataclass(eq=False)
class PeriodNotOver(UserError):
    """A period is closed when it has ended."""

    first: date
    last: date


@dataclass(eq=False)
class PeriodAlreadyClosed(UserError):
    """What was closed and signed stays."""

    first: date
    last: date
    closed_at: datetime


@dataclass(eq=False)
class EntryInClosedPeriod(UserError):
    """An entry is dated before the end of a closed period, and nobody said why it comes late."""

    at: datetime
    first: date
    last: date


# --- accounts ----------------------------------------------------------------------------------


@dataclass(eq=False)
class SignInRefused(UserError):
    """Wrong name or password; which of the two is not said."""


@dataclass(eq=False)
class OldPasswordWrong(SignInRefused):
    """The password that an officer gave before choosing another is not the one in use."""


@dataclass(eq=False)
class PasswordTooShort(UserError):
    """A password shorter than the office accepts."""

    minimum: int


@dataclass(eq=False)
class PasswordsDiffer(UserError):
    """A new password was not typed the same way twice."""


@dataclass(eq=False)
class LoginAlreadyInUse(UserError):
    """Another officer signs in under that name."""

    login: str


@dataclass(eq=False)
class LastAdministrator(UserError):
    """The office must keep one active administrator."""

    login: str


@dataclass(eq=False)
class AdministratorNeeded(UserError):
    """Only an administrator may do that; the officer has another role."""

    role: str


@dataclass(eq=False)
class OfficerNotFound(UserError):
    """No officer of the office signs in under that name."""

    login: str


# --- hours and calendar ------------------------------------------------------------------------


@dataclass(eq=False)
class HoursOutOfOrder(UserError):
    """Office hours in which a time does not come after the one before it."""

    earlier: time
    later: time


@dataclass(eq=False)
class NoWorkingHours(UserError):
    """A week without a single working day, by which no due date can be counted."""


@dataclass(eq=False)
class HalfDayWithoutHours(UserError):
    """A half day of the yearly table that does not say when the office is open."""

    on: date


# --- input from outside ------------------------------------------------------------------------


@dataclass(eq=False)
class NotJson(UserError):
    """A line or file that is not JSON."""

    source: str
    line: int


@dataclass(eq=False)
class WrongField(UserError):
    """A field of an input document is missing or has a value that is not understood."""

    source: str
    line: int
    field: str
    value: str
    expected: tuple[str, ...] = ()


@dataclass(eq=False)
class UnknownField(WrongField):
    """A field of an input document that nothing reads; `expected` are those that are read."""


@dataclass(eq=False)
class UnknownReference(UserError):
    """A replay line speaks of a `ref` that no earlier line received."""

    ref: str


@dataclass(eq=False)
class SettingInvalid(UserError):
    """A setting was given a value it does not take."""

    name: str
    value: str
    expected: tuple[str, ...]


@dataclass(eq=False)
class ShiftInvalid(UserError):
    """A page cannot be moved on its paper by that; `most` is the limit in millimetres."""

    value: str
    most: int


@dataclass(eq=False)
class FeedbackDoesNotAddUp(UserError):
    """A line of form 06a in which a total is not the same both ways; `total` as "(3)=(4)+(5)…"."""

    sector: str
    total: str
