"""Linked procedures (thủ tục liên thông): one intake, one set of answers, several dossiers.

The first dossier is that of the procedure that was chosen; the others are tied to it. Each has its
own declarations, its own clock and its own way: it is handled, refused or stopped by itself.
"""

from dataclasses import dataclass, replace

from commune_desk.domain.declaration import Filling
from commune_desk.domain.errors import ReceptionInFuture
from commune_desk.domain.law import LinkedGroup, in_force
from commune_desk.domain.linked import LinkedPart, under_other_names
from commune_desk.domain.prefill import Answers, TextSource
from commune_desk.domain.reception import Reception
from commune_desk.domain.visit import Visit
from commune_desk.domain.working_time import OFFICE_ZONE
from commune_desk.services.desk import declaring, intake, visits
from commune_desk.services.desk.desk import Desk
from commune_desk.services.desk.intake import Received
from commune_desk.services.desk.late_entry import has_come


@dataclass(frozen=True, slots=True)
class LinkedReceived:
    """What came of a linked intake.

    Attributes:
        lead: the first dossier.
        others: those tied to it, in the order in which they were asked for.
        declined: what was declined instead, each with its own paper.
    """

    lead: Received
    others: tuple[Received, ...] = ()
    declined: tuple[Visit, ...] = ()


def group_for(desk: Desk, procedure_code: str) -> LinkedGroup | None:
    """The procedures that may be received together with one; None where it stands alone."""
    groups = in_force(desk.law.linked, on=desk.now().date()).groups
    return next((one for one in groups if procedure_code in (one.lead, one.portal)), None)


def receive(desk: Desk, reception: Reception) -> LinkedReceived:
    """Receive a dossier and those linked with it, all of them or none.

    Raises:
        ReceptionInFuture: its moment has not come, in a practice office too; only a replay, which
            enters a whole month, comes to `intake.receive` with one.
        Everything that `intake.receive` and `visits.decline` raise, of any of them.
    """
    if reception.at and not has_come(desk, reception.at):
        raise ReceptionInFuture(reception.at.astimezone(OFFICE_ZONE), desk.now())
    with desk.database.transaction():
        lead = intake.receive(desk, reception)
        parts = [
            (part, _as_reception(desk, reception, part, lead_no=lead.dossier.dossier_no))
            for part in reception.linked
        ]
        others = [intake.receive(desk, one) for part, one in parts if not part.decline]
        declined = [
            visits.decline(desk, one, (part.decline,)) for part, one in parts if part.decline
        ]
    return LinkedReceived(lead, tuple(others), tuple(declined))


def fillings(desk: Desk, reception: Reception) -> tuple[tuple[str, Filling], ...]:
    """The declarations of all dossiers of a linked intake as they stand now, by procedure."""
    own = [(reception.procedure_code, one) for one in declaring.fillings(desk, reception)]
    further = [
        (part.procedure_code, one)
        for part in reception.linked
        if not part.decline
        for one in declaring.fillings(desk, _as_reception(desk, reception, part))
    ]
    return (*own, *further)


def _as_reception(
    desk: Desk, reception: Reception, part: LinkedPart, *, lead_no: str = ""
) -> Reception:
    """One of the further dossiers, filled from what the first one says."""
    group = group_for(desk, reception.procedure_code)
    answers = reception.answers
    told = {
        name: one.text
        for filling in declaring.fillings(desk, reception)
        for name, one in filling.known.items()
    }
    renamed = under_other_names(told, group.same if group else {})
    return replace(
        reception,
        procedure_code=part.procedure_code,
        variant=part.variant,
        papers=None,
        forms=(),
        external_no="",
        visit=None,
        prepared=None,
        linked=(),
        linked_to=lead_no,
        linked_texts=told,
        answers=Answers(
            {**renamed, **answers.texts, **part.answers},
            {**dict.fromkeys(renamed, TextSource.LINKED), **answers.sources},
            answers.reasons,
        ),
    )
