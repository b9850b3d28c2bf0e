"""The courses of the dossiers that a period touches: what a report looks at from its moment.

How a dossier stands today is in its row; what it was before is in the runs of its clock, and in the
history where a date was promised or a result was taken back.
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from commune_desk.domain.catalogue.procedure import Channel, demands_declaration
from commune_desk.domain.desk.dossier import DossierState, RunEnd
from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.desk.steps import Action
from commune_desk.domain.figures.course import Closing, Course, HandOver, Promise, Run
from commune_desk.domain.keys import OfficeId
from commune_desk.domain.people.applicant import FilledFrom
from commune_desk.domain.periods import ReportingPeriod
from commune_desk.store.catalogue.procedures import procedure_from
from commune_desk.store.fields import micros_from, moment_from
from commune_desk.store.queries import periods
from commune_desk.store.statements import rows

_NO_THOUGHTS: tuple[tuple[Promise, ...], tuple[Closing, ...], tuple[HandOver, ...]] = ((), (), ())
_SAME_MOMENT = 1000
"""A key may be that many microseconds after its moment of reception."""

_ENDS: Mapping[str, RunEnd | None] = {"": None, **{end.value: end for end in RunEnd}}
_CHANNELS = {channel.value: channel for channel in Channel}
_SOURCES = {source.value: source for source in FilledFrom}
_LED_TO = {
    state.value: DossierState.RESULT_READY if state is DossierState.RETURNED else state
    for state in DossierState
}
"""What an ending led to, by the state that it left: a hand-over comes after the result."""


class _Moments(dict[int | None, Any]):
    """Moments by how they are stored, each made once: a run begins and ends as its dossier does."""

    def __missing__(self, micros: int | None) -> datetime | None:
        self[micros] = at = None if micros is None else moment_from(micros)
        return at


def courses(office_id: OfficeId, period: ReportingPeriod) -> Iterator[Course]:
    """The courses of what was received up to the end of the period and not closed before it.

    What another desk receives while they are read is left to the next reading. Values are spelled
    out here and not made by `columns.value_from`, which took a third of the time of a report.
    """
    touched = _touched(office_id, period)
    moments = _Moments()
    runs: dict[int, tuple[Run, ...]] = {}
    for key, started_at, due_at, ended_at, why, late_reason in rows(periods.RUNS, touched):
        run = Run(moments[started_at], moments[due_at], moments[ended_at], _ENDS[why], late_reason)
        runs[key] = (*runs[key], run) if key in runs else (run,)
    thoughts: Mapping[int, list[Any]] = defaultdict(list)
    for row in rows(periods.SECOND_THOUGHTS, (*touched, office_id, office_id)):
        thoughts[row.dossier_id].append(row)
    declared: Mapping[int, list[Any]] = defaultdict(list)
    for row in rows(periods.DECLARED, (*touched, office_id)):
        declared[row.dossier_id].append(row)
    procedures = _Procedures(office_id)
    first_written = _first_written(office_id)
    for row in rows(periods.DOSSIERS, touched):
        if row.id not in runs:  # it came after they were read
            continue
        promises, taken_back, handed_over = (
            _second_thoughts(thoughts[row.id]) if row.id in thoughts else _NO_THOUGHTS
        )
        closed_at = moments[row.closed_at]
        yield Course(
            dossier_no=row.dossier_no,
            sector=row.sector,
            channel=_CHANNELS[row.channel],
            received_at=moments[row.received_at],
            runs=runs[row.id],
            closings=(*taken_back, _closing(closed_at, row)) if closed_at else taken_back,
            returned_at=moments[row.returned_at],
            handed_over=handed_over,
            promises=promises,
            filled_from=_SOURCES[row.filled_from],
            declarations_kept=row.declarations_kept,
            declared_at=tuple(_declared_at(row.received_at, one) for one in declared[row.id])
            if row.id in declared
            else (),
            is_declaration_known=first_written is not None and row.id >= first_written,
            **procedures.of(row.procedure_id),
        )


def are_more(office_id: OfficeId, period: ReportingPeriod, than: int) -> bool:
    """Whether a period touches more dossiers than a number; no more of them are looked at."""
    (row,) = rows(periods.AT_LEAST, (*_touched(office_id, period), than + 1))
    return bool(row.dossiers > than)


def _touched(office_id: OfficeId, period: ReportingPeriod) -> tuple[int, ...]:
    """By which a period finds the dossiers that it touches."""
    until = micros_from(period.ends_at) + _SAME_MOMENT
    return (office_id, until, office_id, micros_from(period.starts_at), until)


def _declared_at(received_at: int, printed: Any) -> datetime:
    """When a declaration was printed, in the time of its dossier.

    What happened on a paper day is entered afterwards, and its declaration is printed then: it went
    out as long after the reception as it was printed after that was entered.
    """
    return moment_from(received_at + printed.printed_at - printed.entered_at)


def _first_written(office_id: OfficeId) -> int | None:
    """When the first dossier whose declaration the program wrote was received, as it is stored."""
    (row,) = rows(periods.FIRST_DECLARATION, (office_id,))
    return None if row.dossier_id is None else int(row.dossier_id)


def last_event_at(office_id: OfficeId) -> datetime | None:
    """The moment of the last step of any dossier, or of the last answer; None before the first."""
    (row,) = rows(periods.LAST_EVENT, (office_id, office_id))
    moments = [moment_from(at) for at in (row.step_at, row.answer_at) if at is not None]
    return max(moments, default=None)


class _Procedures:
    """What a report says of procedures, read once."""

    def __init__(self, office_id: OfficeId) -> None:
        self._rows = {row.id: row for row in rows(periods.PROCEDURES, (office_id,))}
        self._known: dict[int, dict[str, Any]] = {}

    def of(self, key: int) -> dict[str, Any]:
        """The facts of a course that come from its procedure."""
        if key not in self._known:
            row = self._rows[key]
            self._known[key] = {
                "procedure_code": row.code,
                "procedure_name": row.name,
                "demands_declaration": demands_declaration(procedure_from(row.body)),
            }
        return self._known[key]


def _closing(closed_at: datetime, row: Any) -> Closing:
    """The ending that stands today."""
    return Closing(closed_at, _LED_TO[row.state], late_reason=row.late_reason)


def _second_thoughts(
    events: Any,
) -> tuple[tuple[Promise, ...], tuple[Closing, ...], tuple[HandOver, ...]]:
    """The dates that were promised, the results and the hand-overs that were taken back."""
    promises: list[Promise] = []
    taken_back: list[Closing] = []
    handed_over: list[HandOver] = []
    finished: Any = None
    returned_at: datetime | None = None
    for event in events:
        at, facts = moment_from(event.happened_at), json.loads(event.facts)
        if event.kind in (Action.RETURN, EventKind.SOLVE_AT_ONCE):
            returned_at = at
        if event.kind in (Action.FINISH, EventKind.SOLVE_AT_ONCE):
            finished = (at, str(facts.get("late_reason", "")))
        elif event.kind == Action.RETURN:
            continue
        elif event.kind == Action.APOLOGISE:
            until = datetime.fromisoformat(facts["until"])
            promises.append(Promise(at, until, was_late=bool(facts.get("wanted_until"))))
        elif finished and facts.get("from") == DossierState.RESULT_READY:
            was_at, reason = finished
            taken_back.append(Closing(was_at, DossierState.RESULT_READY, at, reason))
        elif returned_at and facts.get("from") == DossierState.RETURNED:
            handed_over.append(HandOver(returned_at, at))
    return tuple(promises), tuple(taken_back), tuple(handed_over)
