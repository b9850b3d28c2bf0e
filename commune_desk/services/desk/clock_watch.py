"""Watching the clock of the PC: at every opening of the office, and at every reception.

A doubt that is found at an opening is a line of the history, so that no other line (somebody signs
in) hides it; a counter names the line until the doubt is over.
"""

from dataclasses import replace
from datetime import date, datetime

from commune_desk import BUILT_ON
from commune_desk.domain.desk.clock_watch import (
    ClockDoubted,
    ClockNotDoubted,
    ClockReasonMissing,
    fault_of,
)
from commune_desk.domain.desk.history import EventKind, EventRow, NewEvent
from commune_desk.services.desk import rights
from commune_desk.services.desk.desk import Desk, OpenOffice
from commune_desk.services.desk.recording import record
from commune_desk.settings import PRACTICE_OFFICE
from commune_desk.store.office import counters
from commune_desk.store.upkeep import history

DOUBT = "clock_doubt"
"""The counter that names the line of a doubt."""
_FAULT, _LAST = "fault", "last"
_NONE = 0
_BUILT_ON = date.fromisoformat(BUILT_ON)


def look(opened: OpenOffice) -> ClockDoubted | None:
    """Look at the clock when the office is opened; a doubt is written down, and one that is over.

    In an office for practice any clock will do.
    """
    if opened.settings[PRACTICE_OFFICE] or opened.is_practice:
        return None
    stood = _doubting(opened, counters.last(opened.office.id, DOUBT))
    found = doubt(opened)
    if stood is None and found is not None:
        _keep(opened, EventKind.CLOCK_DOUBTED, found)
    if stood is not None and found is None:
        _keep(opened, EventKind.CLOCK_CONFIRMED, None)
    return found


def doubt(opened: OpenOffice, known: history.Stands | None = None) -> ClockDoubted | None:
    """What is wrong with the clock now; None where nothing is, or an administrator confirmed it.

    Args:
        opened: the office.
        known: where its history stands, with the event that `DOUBT` names; None asks for it.
    """
    if opened.settings[PRACTICE_OFFICE]:
        return None
    now, known = opened.now(), known or history.stands(opened.office.id, counter=DOUBT)
    standing = _doubting(opened, known.line)
    last = known.entered_at
    if standing is not None:
        last = datetime.fromisoformat(str(standing.facts[_LAST]))
    if not known.has_dossiers:
        last = None
    fault = fault_of(now, last, opened.calendar, built_on=_BUILT_ON)
    if fault is None or opened.is_practice:  # the disk is asked for its mark in doubt alone
        return None
    return ClockDoubted(fault, now, last or now)


def check(desk: Desk, known: history.Stands | None = None) -> None:
    """Refuse to receive by a clock that is not believed.

    Raises:
        ClockDoubted: an administrator has to confirm it, or it has to be set right.
    """
    if found := doubt(desk, known):
        raise found


def confirm(desk: Desk, reason: str) -> None:
    """Say why the clock is right although it looks wrong.

    Raises:
        AdministratorNeeded, MachineMayNot: who asks may not.
        ClockReasonMissing: nobody said why.
        ClockNotDoubted: there is nothing to confirm.
        ClockDoubted: of a year in which nobody can work with this program.
    """
    rights.check(desk, EventKind.CLOCK_CONFIRMED)
    if not reason.strip():
        raise ClockReasonMissing
    found = doubt(desk)
    if found is None:
        raise ClockNotDoubted(desk.now())
    if not found.may_be_confirmed:
        raise found
    with desk.database.transaction():
        facts = {_FAULT: found.fault, _LAST: found.last.isoformat(), "reason": reason.strip()}
        record(desk, EventKind.CLOCK_CONFIRMED, facts=facts)
        counters.put(desk.office.id, DOUBT, _NONE)


def _doubting(opened: OpenOffice, line: int) -> EventRow | None:
    found = history.find(opened.office.id, line) if line else None
    return found if found is not None and found.kind is EventKind.CLOCK_DOUBTED else None


def _keep(opened: OpenOffice, kind: EventKind, found: ClockDoubted | None) -> None:
    """Write down what nobody at a desk found: a doubt, or that the clock stands right again."""
    now = opened.now()
    event = NewEvent(kind=kind, happened_at=now, entered_at=now)
    if found is not None:
        event = replace(event, facts={_FAULT: found.fault, _LAST: found.last.isoformat()})
    with opened.database.transaction():
        line = history.append(opened.office.id, event)
        counters.put(opened.office.id, DOUBT, line if found else _NONE)
