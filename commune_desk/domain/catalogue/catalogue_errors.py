"""What the catalogue of procedures and its corrections may be refused for.

See `domain/catalogue/procedure` and `domain/catalogue/catalogue_versions`.
"""

from dataclasses import dataclass
from datetime import date

from commune_desk.domain.errors import UserError


@dataclass(eq=False)
class ProcedureNotFound(UserError):
    """No procedure of that code in the catalogue."""

    put_right_in = ("procedures",)

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

    put_right_in = ("fee_case",)

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

    put_right_in = ("resolution",)

    resolution: str


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
