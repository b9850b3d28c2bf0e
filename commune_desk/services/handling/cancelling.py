"""Cancelling a reception (hủy tiếp nhận) that was made by mistake.

The number stays, the register shows it struck, and nothing counts it. What was taken for it has to
be given back; the visit or the prepared filing that it came from may become a dossier again; those
that were received together with it go their own way.
"""

from dataclasses import dataclass
from datetime import datetime

from commune_desk.domain.desk.dossier import Dossier, DossierState
from commune_desk.domain.desk.dossier_errors import MissingReason
from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.desk.rights import Verb
from commune_desk.domain.handling.correction import Obstacle, cancelled, hindrance
from commune_desk.domain.handling.correction_errors import CannotCancel, DossierCancelled, FeeStands
from commune_desk.domain.handling.payments import Payment, standing, total_vnd
from commune_desk.services.desk import rights
from commune_desk.services.desk.desk import Desk
from commune_desk.services.desk.late_entry import AT_ONCE, Late, mending_entry, record_entry
from commune_desk.store import certification
from commune_desk.store.desk import dossiers
from commune_desk.store.handling import payments, ratings
from commune_desk.store.reception import links, prepared, visits


@dataclass(frozen=True, slots=True)
class Cancelled:
    """A reception that was cancelled.

    Attributes:
        refunded: the payments that were given back.
        linked: the numbers of the dossiers received together with it, which stand.
    """

    dossier: Dossier
    refunded: tuple[Payment, ...] = ()
    linked: tuple[str, ...] = ()


def cancel(
    desk: Desk, dossier_no: str, *, note: str, is_refunded: bool = False, late: Late = AT_ONCE
) -> Cancelled:
    """Cancel a reception that was made by mistake.

    Args:
        desk: who cancels it.
        dossier_no: of which dossier.
        note: why.
        is_refunded: whether what was taken for it has been given back.
        late: when it was cancelled, where that is entered later.

    Raises:
        StepNotForRole: the officer does not work at the desk.
        MissingReason: nothing is cancelled without one.
        DossierNotFound: no such number.
        CannotCancel: it may not be cancelled any more.
        FeeStands: a fee was taken, and nobody says that it was given back.
        Everything that `mending_entry` raises.
    """
    rights.check(desk, EventKind.CANCELLED)
    if not note.strip():
        raise MissingReason(dossier_no, EventKind.CANCELLED, "note")
    at, office = late.moment(desk), desk.office.id
    with desk.database.transaction():
        stored = dossiers.get(office, dossier_no)
        entry = mending_entry(desk, stored, late)
        if why := _hindrance(desk, stored, at):
            raise CannotCancel(stored.dossier_no, why, stored.state)
        taken = standing(payments.of_dossier(office, stored.dossier_no))
        if total_vnd(taken) and not is_refunded:
            receipts = tuple(one.receipt_no for one in taken if one.receipt_no)
            raise FeeStands(stored.dossier_no, total_vnd(taken), receipts)
        gone = cancelled(stored, at)
        dossier_id = dossiers.update(office, gone)
        payments.give_back(office, dossier_id, reason=note, at=at)
        visits.set_free(office, dossier_id)
        prepared.set_free(office, dossier_id)
        beside = tuple(
            one.dossier_no
            for one in links.linked_with(office, dossier_id)
            if one.state is not DossierState.CANCELLED
        )
        facts: dict[str, object] = {"from": stored.state, "note": note.strip()}
        if taken:
            facts["refunded"] = [
                {"receipt_no": one.receipt_no, "amount_vnd": one.amount_vnd} for one in taken
            ]
        record_entry(desk, EventKind.CANCELLED, dossier_id, entry=entry, facts=facts)
    return Cancelled(gone, taken, beside)


def cancellable(desk: Desk, dossier: Dossier) -> bool:
    """Whether the reception of a dossier may be cancelled now."""
    return _hindrance(desk, dossier, desk.now()) is None


def check_open(desk: Desk, dossier: Dossier, verb: Verb) -> None:
    """Refuse what this officer may not do with a dossier at the desk now, and say why.

    Raises:
        StepNotForRole: the officer does not work at the desk.
        DossierCancelled: its reception was cancelled.
    """
    rights.check(desk, verb)
    check_stands(dossier)


def check_stands(dossier: Dossier) -> None:
    """Refuse what is asked of a dossier whose reception was cancelled.

    Raises:
        DossierCancelled: it was.
    """
    if dossier.is_cancelled:
        raise DossierCancelled(dossier.dossier_no, dossier.closed_at or dossier.last_event_at)


def _hindrance(desk: Desk, dossier: Dossier, at: datetime) -> Obstacle | None:
    office, number = desk.office.id, dossier.dossier_no
    entered = certification.of_dossier(office, number)
    return hindrance(
        dossier,
        at,
        desk.timeliness_rule,
        is_rated=ratings.find(office, number) is not None,
        is_certified=any(entry.struck_at is None for entry in entered),
    )
