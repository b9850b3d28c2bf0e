"""How a dossier stands to its time at a moment: what its mark and its words are made of.

Days are working days of the office's calendar, for the law grants them so: what is left counts the
days after today until the due date, which is included; what is over counts those after the due date
until today. A dossier of three working days that was just received has three left.

Beyond `COUNTED` calendar days nobody counts any more; there the date itself says more.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from commune_desk.domain.desk.clock import ClockRules
from commune_desk.domain.desk.dossier import (
    WAITING,
    DeadlineMark,
    Dossier,
    DossierState,
    deadline_mark,
    mark_of,
    solved_mark,
)
from commune_desk.domain.desk.dossier_list import DossierRow
from commune_desk.domain.working_time import OFFICE_ZONE, working_days_between

COUNTED = timedelta(days=99)


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """A dossier and its time at a moment.

    Attributes:
        due_at: the legal due date of its last clock run.
        now: the moment.
        waiting_since: when the office began to wait for somebody else; None while it does not.
        working_days: left until the due date, or over since it; None where it is further than
            `COUNTED`, or where the clock of the dossier does not run.
    """

    mark: DeadlineMark
    state: DossierState
    due_at: datetime
    now: datetime
    waiting_since: datetime | None = None
    working_days: int | None = None


def deadline_of(dossier: Dossier, now: datetime, rules: ClockRules) -> Deadline:
    """How a dossier of which all is known stands at a moment."""
    is_waiting = dossier.state in WAITING
    return Deadline(
        mark=mark_of(dossier, now=now, rule=rules.rule),
        state=dossier.state,
        due_at=dossier.due_at.astimezone(OFFICE_ZONE),
        now=now.astimezone(OFFICE_ZONE),
        waiting_since=dossier.runs[-1].ended_at if is_waiting else None,
        working_days=_working_days(dossier.due_at, now, rules) if dossier.is_open else None,
    )


def deadline_of_row(row: DossierRow, now: datetime, rules: ClockRules) -> Deadline:
    """How one line of a list stands at a moment."""
    if row.state is DossierState.CANCELLED:
        mark = DeadlineMark.CANCELLED
    elif row.closed_at:
        mark = solved_mark(row.solved)
    else:
        mark = deadline_mark(row.state, row.due_at, now=now, rule=rules.rule)
    return Deadline(
        mark=mark,
        state=row.state,
        due_at=row.due_at.astimezone(OFFICE_ZONE),
        now=now.astimezone(OFFICE_ZONE),
        waiting_since=row.waiting_since,
        working_days=None if row.closed_at else _working_days(row.due_at, now, rules),
    )


def _working_days(due_at: datetime, now: datetime, rules: ClockRules) -> int | None:
    due, today = due_at.astimezone(OFFICE_ZONE).date(), now.astimezone(OFFICE_ZONE).date()
    if abs(due - today) > COUNTED:
        return None
    first, last = sorted((due, today))
    return working_days_between(rules.calendar, first, last)
