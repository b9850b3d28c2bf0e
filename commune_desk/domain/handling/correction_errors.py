"""What can be refused of mending a reception: correcting it, cancelling it; see `errors`."""

from dataclasses import dataclass
from datetime import datetime

from commune_desk.domain.desk.dossier import DossierState
from commune_desk.domain.errors import UserError
from commune_desk.domain.handling.correction import Obstacle, Until


@dataclass(eq=False)
class DossierUnchanged(UserError):
    """A correction that says what stands there already."""

    dossier_no: str


@dataclass(eq=False)
class CorrectionTooLate(UserError):
    """A field that may not be changed any more where the dossier stands.

    Attributes:
        name: of the field.
        limit: until when it could be.
    """

    dossier_no: str
    name: str
    limit: Until
    state: DossierState


@dataclass(eq=False)
class NotCorrectable(UserError):
    """A field of a reception that a correction does not take.

    Attributes:
        name: of the field.
    """

    dossier_no: str
    name: str


@dataclass(eq=False)
class CannotCancel(UserError):
    """A reception that may not be cancelled any more.

    Attributes:
        obstacle: what stands in the way.
    """

    dossier_no: str
    obstacle: Obstacle
    state: DossierState


@dataclass(eq=False)
class FeeStands(UserError):
    """A reception cannot be cancelled while the fee that was taken for it is not given back."""

    put_right_in = ("refunded",)

    dossier_no: str
    amount_vnd: int
    receipts: tuple[str, ...]


@dataclass(eq=False)
class DossierCancelled(UserError):
    """Something is asked of a dossier whose reception was cancelled."""

    dossier_no: str
    at: datetime


@dataclass(eq=False)
class RecordUnchanged(UserError):
    """A correction of a person's record that says what stands there already."""


@dataclass(eq=False)
class RecordNotFound(UserError):
    """The office has no record of a person or an organisation of that number."""

    number: str


@dataclass(eq=False)
class TaxCodeTaken(UserError):
    """The record of an organisation is given a tax code that another record has."""

    tax_code: str
    name: str


@dataclass(eq=False)
class NumberTaken(UserError):
    """The record of a person is given a number that another record has."""

    personal_id: str
    name: str


@dataclass(eq=False)
class NothingToLetGo(UserError):
    """Nothing is kept of a person beyond what the law keeps."""
