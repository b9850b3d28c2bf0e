"""Linked procedures (thủ tục liên thông): one intake, one set of answers, several dossiers.

The first dossier is that of the procedure that was chosen; the others are tied to it. Each has its
own declarations, its own clock and its own way: it is handled, refused or stopped by itself.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.form.spec import Texts
from commune_desk.domain.reception.declaration import Filling
from commune_desk.domain.reception.linked import LinkedPart, answers_told, sources_told
from commune_desk.domain.reception.reception import Reception
from commune_desk.domain.reception.reception_errors import ReceptionInFuture, RequestedOtherwise
from commune_desk.domain.reception.visit import Visit
from commune_desk.domain.working_time import OFFICE_ZONE
from commune_desk.services.desk import lookup, rights
from commune_desk.services.desk.desk import Desk
from commune_desk.services.desk.late_entry import has_come
from commune_desk.services.reception import declaring, intake, visits
from commune_desk.services.reception.declaring import Basis, filled_from, group_for, told_by
from commune_desk.services.reception.intake import Received
from commune_desk.store.desk import dossiers
from commune_desk.store.reception import requests


@dataclass(frozen=True, slots=True)
class LinkedReceived:
    """What came of a linked intake.

    Attributes:
        lead: the first dossier.
        others: those tied to it, in the order in which they were asked for.
        declined: what was declined instead, each with its own paper.
        is_repeated: whether the same was asked for before: nothing was received this time.
    """

    lead: Received
    others: tuple[Received, ...] = ()
    declined: tuple[Visit, ...] = ()
    is_repeated: bool = False


def receive(desk: Desk, reception: Reception, *, is_at_once: bool = False) -> LinkedReceived:
    """Receive a dossier and those linked with it, all of them or none.

    What is asked for a second time under the same `request_id` answers the first time's dossiers.

    Args:
        desk: who receives them.
        reception: the first of them, with its `linked`.
        is_at_once: whether the first one is solved and handed over in the same action.

    Raises:
        ReceptionInFuture: its moment has not come, in a practice office too; only a replay, which
            enters a whole month, comes to `intake.receive` with one.
        RequestedOtherwise: something else was asked for under its `request_id` before.
        Everything that `intake.receive`, `intake.solve_at_once` and `visits.decline` raise, of any
        of them.
    """
    rights.check(desk, EventKind.RECEIVE)
    if reception.at and not has_come(desk, reception.at):
        raise ReceptionInFuture(reception.at.astimezone(OFFICE_ZONE), desk.now())
    verb = intake.solve_at_once if is_at_once else intake.receive
    office, request_id = desk.office.id, reception.request_id.strip()
    with desk.database.transaction():
        if request_id and not requests.claim(office, request_id, reception.request_print):
            return _received_before(desk, reception)
        lead = verb(desk, reception)
        if request_id:
            requests.become(office, request_id, dossiers.key_of(office, lead.dossier.dossier_no))
        told = told_by(declaring.fillings(desk, reception)) if reception.linked else {}
        parts = [
            (part, _told(desk, reception, part, told=told, lead_no=lead.dossier.dossier_no))
            for part in reception.linked
        ]
        others = [intake.receive(desk, one) for part, one in parts if not part.decline]
        declined = [
            visits.decline(desk, one, (part.decline,)) for part, one in parts if part.decline
        ]
    return LinkedReceived(lead, tuple(others), tuple(declined))


def _received_before(desk: Desk, asked: Reception) -> LinkedReceived:
    """What came of a request the first time.

    Raises:
        RequestedOtherwise: it asked for something else then.
    """
    number, before = requests.known(desk.office.id, asked.request_id.strip())
    if before and asked.request_print and before != asked.request_print:
        raise RequestedOtherwise(asked.request_id.strip(), number)
    sheet = lookup.known(desk, number)
    beside = (lookup.known(desk, one.dossier_no) for one in sheet.linked)
    lead, *others = (Received(one.dossier, one.procedure) for one in (sheet, *beside))
    return LinkedReceived(lead, tuple(others), is_repeated=True)


def bases(desk: Desk, reception: Reception) -> tuple[Basis, ...]:
    """What the declarations of all dossiers of an intake are filled from, the first one first.

    Raises:
        FormNotFound: one that was asked for does not exist.
    """
    first = declaring.basis(desk, reception)
    told = told_by(filled_from(desk, first, reception.answers)) if reception.linked else {}
    further = [
        declaring.basis(desk, _told(desk, reception, part, told=told))
        for part in _received(reception)
    ]
    return (first, *further)


def filled(
    desk: Desk, reception: Reception, found: Sequence[Basis]
) -> tuple[tuple[str, Filling], ...]:
    """The declarations of all dossiers with what was entered so far, by procedure.

    Args:
        desk: whose clock says the day.
        reception: what was entered.
        found: see `bases`.
    """
    first, *others = found
    own = filled_from(desk, first, reception.answers)
    told, same = told_by(own), first.group.same if first.group else {}
    further = [
        (one.procedure_code, filling)
        for one, part in zip(others, _received(reception), strict=True)
        for filling in filled_from(
            desk,
            replace(one, known=sources_told(one.known, told)),
            answers_told(told, same, reception.answers, own=part.answers),
        )
    ]
    return (*((first.procedure_code, filling) for filling in own), *further)


def fillings(desk: Desk, reception: Reception) -> tuple[tuple[str, Filling], ...]:
    """The declarations of all dossiers of a linked intake as they stand now, by procedure."""
    return filled(desk, reception, bases(desk, reception))


def one_of(reception: Reception, part: LinkedPart) -> Reception:
    """One of the further dossiers as it is received: its procedure and no more of its own."""
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
    )


def _received(reception: Reception) -> tuple[LinkedPart, ...]:
    return tuple(part for part in reception.linked if not part.decline)


def _told(
    desk: Desk, reception: Reception, part: LinkedPart, *, told: Texts, lead_no: str = ""
) -> Reception:
    """One of the further dossiers, filled from what the first one says."""
    group = group_for(desk, reception.procedure_code)
    same = group.same if group else {}
    return replace(
        one_of(reception, part),
        prepared=None if part.decline else reception.prepared,
        linked_to=lead_no,
        linked_texts=told,
        answers=answers_told(told, same, reception.answers, own=part.answers),
    )
