"""A reception (tiếp nhận): everything the clerk enters for one dossier before it has a number."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from commune_desk.domain.applicant import Applicant, FilledFrom, Person
from commune_desk.domain.dossier import ReturnBy
from commune_desk.domain.identifiers.card_reading import CardWarning
from commune_desk.domain.procedure import Channel
from commune_desk.domain.slips import PaperLine


@dataclass(frozen=True, slots=True)
class Reception:
    """What is received, from whom, how.

    Attributes:
        at: the moment of reception; None is now. A replay or a paper day gives its own.
        variant: which variant of the processing time applies; empty for the usual case.
        model: the working model ("ngày không viết", "tổ viết hộ" …), empty for none.
        papers: the papers handed in; None takes the catalogue's list of what must be submitted.
        form: the fields of the declaration that were asked for, by name.
        external_no: the dossier's number in the provincial system, empty until known.
        warnings: what the cards left in doubt and nobody has confirmed.
    """

    procedure_code: str
    applicant: Applicant
    at: datetime | None = None
    channel: Channel = Channel.COUNTER
    variant: str = ""
    model: str = ""
    delegate: Person | None = None
    papers: tuple[PaperLine, ...] | None = None
    form: Mapping[str, object] = field(default_factory=dict)
    return_by: ReturnBy = ReturnBy.COUNTER
    external_no: str = ""
    filled_from: FilledFrom = FilledFrom.TYPED
    warnings: tuple[CardWarning, ...] = ()
