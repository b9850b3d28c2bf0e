"""One dossier with all that is known of it: its way, its filing, its history, its papers."""

from collections.abc import Iterable
from dataclasses import dataclass

from commune_desk.domain.catalogue.procedure import Procedure
from commune_desk.domain.desk.dossier import Dossier
from commune_desk.domain.desk.filing import FilingRecord
from commune_desk.domain.desk.history import EventRow
from commune_desk.domain.desk.papers import PaperNumber, PrintRow
from commune_desk.domain.handling.payments import Payment
from commune_desk.domain.handling.rating import Rating
from commune_desk.domain.reception.declaration import KeptDeclaration
from commune_desk.domain.reception.linked import LinkedDossier
from commune_desk.domain.working_time import DueStep


@dataclass(frozen=True, slots=True)
class DossierSheet:
    """Everything known of one dossier.

    Attributes:
        due_steps: why the running (or last) clock is due when it is.
        numbers: of its papers and of its entry in the register book.
        payments: the fees that were taken, cancelled ones too.
        declarations: that the program wrote.
        linked: the dossiers that were received together with it.
    """

    dossier: Dossier
    filing: FilingRecord
    procedure: Procedure
    history: tuple[EventRow, ...]
    prints: tuple[PrintRow, ...]
    rating: Rating | None
    due_steps: tuple[DueStep, ...]
    numbers: tuple[PaperNumber, ...] = ()
    payments: tuple[Payment, ...] = ()
    declarations: tuple[KeptDeclaration, ...] = ()
    linked: tuple[LinkedDossier, ...] = ()


def is_due_kept(dossier: Dossier, history: Iterable[EventRow]) -> bool:
    """Whether the due date of a dossier is one that had passed when its time was corrected."""
    due_at = dossier.runs[0].due_at.isoformat()
    return any(event.facts.get("kept_due_at") == due_at for event in history)
