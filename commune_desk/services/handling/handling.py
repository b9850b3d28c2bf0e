"""Handling (giải quyết): the steps between reception and return, each as its row permits.

What may be taken back is a property of the row: a hand-over to the unit, a finish whose result was
not yet returned, and on its day the return of a result; what the citizen answered to it stays. The
law knows no way back from a notice that was sent (a supplement request, an
apology, a refusal).
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from commune_desk.domain.desk import clock, steps
from commune_desk.domain.desk.dossier import Dossier, DossierState
from commune_desk.domain.desk.dossier_errors import MissingReason, StepNotPermitted
from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.desk.papers import SlipKind
from commune_desk.domain.desk.steps import Action, Step, StepRequest
from commune_desk.domain.form.spec import FormSpec
from commune_desk.domain.working_time import OFFICE_ZONE
from commune_desk.services.desk import rights, slip_numbers
from commune_desk.services.desk.desk import Desk
from commune_desk.services.desk.late_entry import (
    AT_ONCE,
    Late,
    check_happened,
    dated_entry,
    mending_entry,
    record_entry,
)
from commune_desk.store.desk import dossiers
from commune_desk.store.upkeep import history


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of a step.

    Attributes:
        dossier: as it is after it.
        wanted_until: the last day on which the law wanted it, where it was taken after that.
        paper: that the citizen now needs.
        missing: the names of the reasons that it asks for and that nobody gave.
    """

    dossier: Dossier
    wanted_until: date | None
    paper: SlipKind | None
    missing: tuple[str, ...] = ()


def step(desk: Desk, dossier_no: str, wanted: StepRequest) -> Dossier:
    """Take one step of the way of a dossier.

    Raises:
        DossierNotFound: no such number.
        Everything that `domain.desk.steps.take` raises.
    """
    return take(desk, dossier_no, wanted).dossier


def take(
    desk: Desk, dossier_no: str, wanted: StepRequest, *, demands_reasons: bool = True
) -> Taken:
    """Take one step of the way of a dossier, and say what is to be said of it.

    Args:
        desk: who takes it.
        dossier_no: of which dossier.
        wanted: the step; who takes papers and names none has taken those that were asked for.
        demands_reasons: False where the past is entered again and gives no more than it has.

    Raises:
        DossierNotFound: no such number.
        StepInFuture: its moment has not come yet; a practice office takes any moment.
        EntryInClosedPeriod: its moment lies in a closed period, and nobody said why.
        Everything that `domain.desk.steps.take` raises.
    """
    rights.check(desk, wanted.action)
    at, until = wanted.at.astimezone(OFFICE_ZONE), wanted.until
    local = replace(wanted, at=at, until=until.astimezone(OFFICE_ZONE) if until else None)
    with desk.database.transaction():
        entry = dated_entry(desk, at, steps.why_late(local), demands_reason=demands_reasons)
        stored = dossiers.get(desk.office.id, dossier_no)
        check_happened(desk, stored.dossier_no, at)
        rules = replace(desk.clock_rules, demands_reasons=demands_reasons)
        moved = steps.take(stored, local, rights.officer_now(desk).role, rules=rules)
        if local.action is Action.ACCEPT_SUPPLEMENT and not local.note.strip():
            local = replace(local, note=papers_asked(desk, stored))
        dossier_id = dossiers.update(desk.office.id, moved)
        if paper := steps.new_paper(local.action, stored, moved):
            slip_numbers.keep(desk, dossier_id, paper, at=at)
        late = steps.overstepped(local.action, stored, at=at, rules=rules)
        given = {
            "from": stored.state,
            "note": local.note,
            "until": local.until.isoformat() if local.until else "",
            "reason": local.reason,
            "late_reason": local.late_reason,
            "wanted_until": late.isoformat() if late else "",
            "due_at": moved.due_at.isoformat(),
        }
        facts = {name: value for name, value in given.items() if value}
        entry = record_entry(desk, local.action, dossier_id, entry=entry, facts=facts)
    unexplained = ("entry_reason",) if entry.facts.get("entry_reason") == "" else ()
    return Taken(moved, late, paper, (*steps.missing(stored, local, rules), *unexplained))


def papers_asked(desk: Desk, dossier: Dossier) -> str:
    """What the citizen was asked to bring, one a line as on form 02; empty where nothing was."""
    events = history.of_dossier(desk.office.id, dossier.dossier_no)
    asked_for = (e.facts.get("note") for e in reversed(events) if e.kind is _REQUEST)
    return str(next(asked_for, "") or "")


_REQUEST = Action.REQUEST_SUPPLEMENT


def permitted(desk: Desk, dossier: Dossier) -> tuple[Action, ...]:
    """The steps that this officer may take now, those that `step` would not refuse."""
    return steps.permitted(dossier, desk.officer.role, desk.now(), rules=desk.clock_rules)


def check_open(desk: Desk, dossier: Dossier, action: Action) -> None:
    """Refuse a step that this officer may not take now, and say why.

    Raises:
        MachineMayNot, AdministratorNeeded, StepNotForRole …: as `services.desk.rights.check` and
            `domain.desk.steps.check_open` say.
    """
    rights.check(desk, action)
    wanted = StepRequest(action, desk.now())
    steps.check_open(dossier, wanted, desk.officer.role, rules=desk.clock_rules)


def asked(desk: Desk, dossier: Dossier, action: Action) -> FormSpec:
    """What must be given with a step that is taken now; `request` takes the values."""
    return steps.asked(action, dossier, at=desk.now(), rules=desk.clock_rules)


def overstepped(desk: Desk, dossier: Dossier, action: Action) -> date | None:
    """The last day on which the law wanted a step, where it is taken after that."""
    return steps.overstepped(action, dossier, at=desk.now(), rules=desk.clock_rules)


def request(
    desk: Desk, dossier: Dossier, action: Action, *, given: Mapping[str, Any]
) -> StepRequest:
    """The step taken now with what was given in the form of `asked`.

    Who promises a day promises the end of the office's hours on it.

    Raises:
        NewDateOutsideHours: the office does not work on the promised day.
    """
    asked_for = StepRequest(action, desk.now(), **given)
    day = given.get("until")
    return replace(asked_for, until=promised(desk, dossier, day)) if day else asked_for


def promised(desk: Desk, dossier: Dossier, day: date) -> datetime:
    """The moment that a day promised to a citizen means.

    Raises:
        NewDateOutsideHours: the office does not work on that day.
    """
    return clock.promise_on(day, clock.calendar_for(desk.clock_rules, dossier))


def undoable(desk: Desk, dossier: Dossier, at: datetime | None = None) -> Step | None:
    """The step that this officer may take back, now or at a moment, from where a dossier stands."""
    found = steps.undoable(dossier, desk.officer.role)
    if found is None or not found.undone_on_its_day:
        return found
    return found if dossier.last_event_at.date() == (at or desk.now()).date() else None


def undo_last(
    desk: Desk,
    dossier_no: str,
    reason: str,
    *,
    meant: Action | None = None,
    late: Late = AT_ONCE,
) -> Dossier:
    """Take back the last step, with the reason on record.

    Args:
        desk: who takes it back.
        dossier_no: of which dossier.
        reason: why.
        meant: the step that whoever takes it back was shown; None is whatever was last.
        late: when it was taken back, where that is entered later.

    Raises:
        MissingReason: nothing is taken back without one.
        StepNotPermitted: the last step cannot be taken back, or it is another than the one meant.
        HandedOverBefore: a result was returned on another day.
        Everything that `mending_entry` raises.
    """
    rights.check(desk, EventKind.UNDO)
    if not reason.strip():
        raise MissingReason(dossier_no, "undo", "note")
    with desk.database.transaction():
        stored = dossiers.get(desk.office.id, dossier_no)
        entry = mending_entry(desk, stored, late)
        at = entry.at
        role = rights.officer_now(desk).role
        last = steps.undoable(stored, role)
        if meant is not None and (last is None or last.action is not meant):
            raise StepNotPermitted(dossier_no, "undo", stored.state, permitted(desk, stored))
        before = _state_before(desk, stored, at)
        restored = steps.take_back(stored, role, before=before, at=at, rules=desk.clock_rules)
        dossier_id = dossiers.update(desk.office.id, restored)
        facts = {"from": stored.state, "note": reason}
        record_entry(desk, EventKind.UNDO, dossier_id, entry=entry, facts=facts)
    return restored


def _state_before(desk: Desk, dossier: Dossier, at: datetime) -> DossierState:
    """Where the dossier stood before the step that can be taken back, as its event says."""
    if (undone := undoable(desk, dossier, at)) is None:
        return dossier.state
    events = history.of_dossier(desk.office.id, dossier.dossier_no)
    from_states = [event.facts["from"] for event in events if event.kind is undone.action]
    return DossierState(str(from_states[-1])) if from_states else undone.sources[0]
