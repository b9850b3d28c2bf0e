"""Handling (giải quyết): the steps between reception and result, each as the table permits.

What may be taken back: a hand-over and a finish whose result was not yet returned. The law knows no
way back from a notice that left the house (a supplement request, an apology, a refusal).
"""

from dataclasses import replace
from datetime import datetime

from commune_desk.domain.dossier import (
    Action,
    ClockRun,
    Dossier,
    DossierState,
    StepRequest,
    TimelinessRule,
    check_role,
    permitted_actions,
    take,
)
from commune_desk.domain.errors import MissingReason, StepNotPermitted
from commune_desk.domain.history import EventKind
from commune_desk.domain.working_time import OFFICE_ZONE, due_at
from commune_desk.services.desk.desk import Desk
from commune_desk.services.desk.recording import record
from commune_desk.settings import TIMELINESS_RULE
from commune_desk.store.desk import dossiers
from commune_desk.store.upkeep import history


def step(desk: Desk, dossier_no: str, request: StepRequest) -> Dossier:
    """Take one step of the way of a dossier.

    Raises:
        DossierNotFound: no such number.
        StepNotForRole: the officer's role may not take it.
        Everything that `domain.dossier.take` raises.
    """
    request = replace(request, at=request.at.astimezone(OFFICE_ZONE), until=_in_zone(request.until))
    check_role(request.action, desk.officer.role)
    rule = TimelinessRule(desk.settings[TIMELINESS_RULE])
    with desk.database.transaction():
        stored = dossiers.get(desk.office.id, dossier_no)
        next_run = _run_from_zero(desk, stored, request)
        moved = take(stored, request, rule, next_run=next_run)
        dossier_id = dossiers.update(desk.office.id, moved)
        kind = EventKind(request.action.value)
        facts = {"from": stored.state, **_facts(request, moved)}
        record(desk, kind, dossier_id, at=request.at, facts=facts)
    return moved


def permitted(desk: Desk, dossier: Dossier) -> tuple[Action, ...]:
    """The steps that this officer may take from where the dossier stands.

    What the law permits once is not offered again (NĐ 118/2025/NĐ-CP Art 11(2)c and 19(6)).
    """
    once = {
        Action.REQUEST_SUPPLEMENT: dossier.supplement_asked_at,
        Action.APOLOGISE: dossier.promised_at,
    }
    offered = permitted_actions(dossier.state, desk.officer.role)
    return tuple(action for action in offered if once.get(action) is None)


def undo_last(desk: Desk, dossier_no: str, reason: str) -> Dossier:
    """Take back a hand-over or a finish, with its reason on record.

    Raises:
        MissingReason: nothing is taken back without one.
        StepNotPermitted: the last step cannot be taken back.
    """
    if not reason.strip():
        raise MissingReason(dossier_no, "undo", "note")
    with desk.database.transaction():
        stored = dossiers.get(desk.office.id, dossier_no)
        restored = _taken_back(stored, _state_before_result(desk, stored), at=desk.now())
        dossier_id = dossiers.update(desk.office.id, restored)
        record(desk, EventKind.UNDO, dossier_id, facts={"from": stored.state, "note": reason})
    return restored


def _state_before_result(desk: Desk, dossier: Dossier) -> DossierState:
    """Where the dossier stood before it had a result; a clerk may finish what was just received."""
    events = history.of_dossier(desk.office.id, dossier.dossier_no)
    finishes = [event for event in events if event.kind is EventKind.FINISH]
    return DossierState(str(finishes[-1].facts["from"])) if finishes else DossierState.RECEIVED


def _taken_back(dossier: Dossier, before_result: DossierState, *, at: datetime) -> Dossier:
    """The dossier before its last step."""
    if dossier.state is DossierState.HANDLING:
        return replace(dossier, state=DossierState.RECEIVED, last_event_at=at)
    if dossier.state is DossierState.RESULT_READY:
        running = replace(dossier.runs[-1], ended_at=None, why=None)
        return replace(
            dossier,
            state=before_result,
            runs=(*dossier.runs[:-1], running),
            closed_at=None,
            late_reason="",
            last_event_at=at,
        )
    raise StepNotPermitted(
        dossier.dossier_no, "undo", dossier.state, permitted_actions(dossier.state)
    )


def _run_from_zero(desk: Desk, dossier: Dossier, request: StepRequest) -> ClockRun | None:
    """The clock that starts anew when the missing papers arrive (NĐ 118/2025 Art 19(5))."""
    if request.action is not Action.ACCEPT_SUPPLEMENT:
        return None
    allowance = dossier.runs[-1].allowance
    return ClockRun(request.at, allowance, due_at(request.at, allowance, desk.calendar))


def _in_zone(moment: datetime | None) -> datetime | None:
    return moment.astimezone(OFFICE_ZONE) if moment else None


def _facts(request: StepRequest, dossier: Dossier) -> dict[str, object]:
    """What belongs to the step, without what was not given."""
    given = {
        "note": request.note,
        "until": request.until.isoformat() if request.until else "",
        "late_reason": request.late_reason,
        "due_at": dossier.due_at.isoformat(),
    }
    return {name: value for name, value in given.items() if value}
