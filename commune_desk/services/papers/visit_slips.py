"""Papers of visits: form 02 and form 03 where nothing was received.

What they say is what was written down then, also on a reprint.
"""

from typing import TYPE_CHECKING, cast

from commune_desk.domain.desk.dossier import Role
from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.keys import VisitId
from commune_desk.domain.reception.visit import SLIPS
from commune_desk.services.desk import rights
from commune_desk.services.desk.desk import Desk
from commune_desk.services.desk.recording import record
from commune_desk.services.office import former
from commune_desk.services.papers import kept_papers
from commune_desk.services.papers.printing import Printed, render
from commune_desk.services.reception import visits
from commune_desk.store.reception import visits as kept
from commune_desk.words.values import ROLES

if TYPE_CHECKING:
    from commune_desk.documents.slips.rendering import VisitSlipModule
    from commune_desk.domain.papers.slips import Slip
    from commune_desk.domain.reception.visit import Visit


def slip(desk: Desk, visit: "Visit") -> "Slip":
    """What the paper of a visit says, as the next print would say it."""
    from commune_desk.documents.slips.rendering import slip_module  # reportlab comes with it
    from commune_desk.domain.office.letterhead import letterhead, moved_to
    from commune_desk.domain.papers.slips import SlipHead, party

    is_the_machines = visit.officer_name == ROLES[Role.MACHINE]  # it signs nothing: a pen does
    then = letterhead(former.office_at(desk, visit.happened_at))
    head = SlipHead(
        letterhead=then,
        dossier_no="",
        procedure_name=visit.procedure_name,
        applicant=party(visit.party.applicant),
        officer_name="" if is_the_machines else visit.officer_name,
        issued_on=visit.happened_at.date(),
        number=visit.slip_no,
        reprint=visit.prints,
        moved_to=moved_to(then, letterhead(desk.office)),
    )
    module = cast("VisitSlipModule", slip_module(SLIPS[visit.outcome]))
    return module.of_visit(visit, head)


def print_slip(desk: Desk, visit_id: VisitId) -> Printed:
    """Make the paper of a visit that goes to a file at once, keep it and count the print.

    Raises:
        Everything that `make_slip` raises.
    """
    made = make_slip(desk, visit_id)
    count_print(desk, visit_id, made)
    return made


def make_slip(desk: Desk, visit_id: VisitId) -> Printed:
    """Make the paper of a visit and keep it in the archive; it is not counted yet.

    Raises:
        VisitNotFound: no such key.
        FolderMissing, FolderNotWritable, DiskFull: the archive cannot take it.
    """
    rights.check(desk, EventKind.PRINT)
    visit = visits.get(desk, visit_id)
    kind = SLIPS[visit.outcome]
    paper = kept_papers.keep(desk, render(desk, slip(desk, visit)), ".pdf")
    return Printed(kind, paper, visit.prints)


def count_print(desk: Desk, visit_id: VisitId, made: Printed) -> None:
    """Count a paper that went to a printer or into a file."""
    rights.check(desk, EventKind.PRINT)
    with desk.database.transaction():
        kept.count_print(desk.office.id, visit_id)
        facts = {"slip": str(made.kind), "reprint": made.reprint, "file": made.paper.file}
        record(desk, EventKind.PRINT, facts={**facts, "visit": visit_id})
