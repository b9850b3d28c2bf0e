"""The courses of the dossiers that a period touches: what a report looks at from its moment.

How a dossier stands today is in its row; what it was before is in the runs of its clock, and in the
history where a date was promised or a result was taken back. A declaration counts from when it was
printed, in the time of its dossier: what happened on a paper day is entered afterwards, and its
declaration is printed then. It went out as long after the reception as it was printed after that
was entered.
"""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from datetime import datetime
from math import inf
from typing import Any

from commune_desk.domain.catalogue.procedure import Channel, demands_declaration
from commune_desk.domain.desk.dossier import DossierState, RunEnd
from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.desk.steps import Action
from commune_desk.domain.figures.course import (
    Closing,
    Course,
    DossierFact,
    HandOver,
    Promise,
    Run,
    SeenDossiers,
    Stood,
    StoodDossiers,
    as_of,
    was_taken_back,
)
from commune_desk.domain.keys import OfficeId
from commune_desk.domain.periods import ReportingPeriod
from commune_desk.store.catalogue.procedures import procedure_from
from commune_desk.store.fields import micros_from, moment_from
from commune_desk.store.queries import periods
from commune_desk.store.statements import rows

_NO_THOUGHTS: tuple[tuple[Promise, ...], tuple[Closing, ...], tuple[HandOver, ...]] = ((), (), ())
_ENDS: Mapping[str, RunEnd | None] = {"": None, **{end.value: end for end in RunEnd}}
_CHANNELS = {channel.value: channel for channel in Channel}
_STATES = {state.value: state for state in DossierState}
_Procedures = Mapping[int, tuple[str, str, bool]]
"""Procedures by their keys: code, name, and whether they demand a declaration."""

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


def seen(office_id: OfficeId, period: ReportingPeriod, at: datetime) -> SeenDossiers:
    """What was received up to the end of a period and not closed before it, seen from a moment.

    What most dossiers were then stands in their own rows: they had one run and one ending, and
    nothing happened to them since. The others are told by their courses.

    The rows are read first: what another desk does meanwhile is told by what is read behind them.
    """
    touched = periods.touched(office_id, period)
    found: list[Any] = rows(periods.DOSSIERS, touched)
    procedures = _procedures(office_id, {row.procedure_id for row in found})
    reading = _Reading(office_id, touched, at, procedures=procedures)
    stood, courses = [], []
    for row in found:
        if reading.is_told_by_its_row(row):
            stood.append(row)
        else:
            courses.append(reading.course(row))
    return SeenDossiers(
        at,
        told=[fact for one in courses if (fact := as_of(one, at))],
        stood=reading.stood(stood, since=period.starts_at),
        taken_back=[one.dossier_no for one in courses if was_taken_back(one, period.starts_at, at)],
    )


class _Reading:
    """What is read beside the rows of the dossiers, and what is made of both.

    Values are spelled out here and not made by `columns.value_from`, which took a third of the time
    of a report.
    """

    def __init__(
        self, office_id: OfficeId, touched: Sequence[int], at: datetime, *, procedures: _Procedures
    ) -> None:
        self._until = micros_from(at)
        self._moments = _Moments()
        self._procedures = procedures
        self._first_written = _first_written(office_id)
        self._runs: dict[int, list[Run]] = defaultdict(list)
        moments = self._moments
        for row in rows(periods.RUNS, (*touched, office_id)):
            started_at, due_at = moments[row.started_at], moments[row.due_at]
            ended_at = moments[row.ended_at]
            run = Run(started_at, due_at, ended_at, _ENDS[row.why], row.late_reason)
            self._runs[row.dossier_id].append(run)
        self._thoughts: dict[int, list[Any]] = defaultdict(list)
        for row in rows(periods.SECOND_THOUGHTS, (*touched, office_id, office_id)):
            self._thoughts[row.dossier_id].append(row)
        self._printed: dict[int, list[int]] = defaultdict(list)
        for row in rows(periods.DECLARED, (*touched, self._until, office_id)):
            entered_at = row.dossier_id if row.entered_at is None else row.entered_at
            self._printed[row.dossier_id].append(row.printed_at - entered_at)
        self._kept = {row.dossier_id: row.kept for row in rows(periods.DECLARED_TWICE, touched)}
        self._have_courses = self._runs.keys() | self._thoughts.keys()

    def is_told_by_its_row(self, row: Any) -> bool:
        """Whether all that happened to a dossier is in its row, and had happened by the moment."""
        until = self._until
        return (
            row.id not in self._have_courses
            and row.received_at <= until
            and (row.closed_at is None or row.closed_at <= until)
            and (row.returned_at is None or row.returned_at <= until)
        )

    def stood(self, found: Sequence[Any], *, since: datetime) -> StoodDossiers:
        """The dossiers that are told by their rows, with their declarations."""
        usual = {key: (int(demands), 0) for key, (*_, demands) in self._procedures.items()}
        with_more = self._printed.keys() | self._kept.keys()
        declarations = {}
        for row in found:
            if row.id in with_more and usual[row.procedure_id][0]:
                owed, behind = self._kept.get(row.id, 1), self._until - row.received_at
                printed = self._printed.get(row.id, ())
                declarations[row.id] = (owed, min(owed, sum(after <= behind for after in printed)))
        known_from = inf if self._first_written is None else self._first_written
        return StoodDossiers(
            found, micros_from(since), self._until, self.fact, usual, declarations, known_from
        )

    def fact(self, row: Stood, declarations: tuple[int, int | None]) -> DossierFact:
        """What a dossier was at the moment that is told by its row: as `course.as_of` says it."""
        is_closed, is_returned = row.closed_at is not None, row.returned_at is not None
        code, name, _ = self._procedures[row.procedure_id]
        due, made = declarations
        led_to = _STATES if is_returned else _LED_TO
        return DossierFact(
            dossier_no=row.dossier_no,
            sector=row.sector,
            channel=_CHANNELS[row.channel],
            state=led_to[row.state] if is_closed else DossierState.HANDLING,
            received_at=moment_from(row.received_at),
            due_at=self._moments[row.due_at],
            closed_at=self._moments[row.closed_at],
            returned_at=self._moments[row.returned_at],
            procedure_code=code,
            procedure_name=name,
            late_reason=row.late_reason if is_closed else "",
            declarations_due=due,
            declarations_made=made,
        )

    def course(self, row: Any) -> Course:
        """Everything that ever happened to a dossier."""
        moments = self._moments
        closed_at = moments[row.closed_at]
        promises, taken_back, handed_over = (
            _second_thoughts(self._thoughts[row.id]) if row.id in self._thoughts else _NO_THOUGHTS
        )
        closing = closed_at and Closing(closed_at, _LED_TO[row.state], late_reason=row.late_reason)
        only = Run(
            moments[row.received_at],
            moments[row.due_at],
            closed_at,
            None if closed_at is None else RunEnd.CLOSED,
        )
        code, name, demands_declaration = self._procedures[row.procedure_id]
        printed = self._printed.get(row.id, ())
        return Course(
            dossier_no=row.dossier_no,
            sector=row.sector,
            channel=_CHANNELS[row.channel],
            received_at=moments[row.received_at],
            runs=tuple(self._runs[row.id]) if row.id in self._runs else (only,),
            closings=(*taken_back, closing) if closing else taken_back,
            returned_at=moments[row.returned_at],
            handed_over=handed_over,
            promises=promises,
            procedure_code=code,
            procedure_name=name,
            demands_declaration=demands_declaration,
            declarations_kept=self._kept.get(row.id, 0),
            declared_at=tuple(moment_from(row.received_at + after) for after in printed),
            is_declaration_known=(
                self._first_written is not None and row.id >= self._first_written
            ),
        )


def are_more(office_id: OfficeId, period: ReportingPeriod, than: int) -> bool:
    """Whether a period touches more dossiers than a number; no more of them are looked at."""
    (row,) = rows(periods.AT_LEAST, (*periods.touched(office_id, period), than + 1))
    return bool(row.dossiers > than)


def _first_written(office_id: OfficeId) -> int | None:
    """When the first dossier whose declaration the program wrote was received, as it is stored."""
    (row,) = rows(periods.FIRST_DECLARATION, (office_id,))
    return None if row.dossier_id is None else int(row.dossier_id)


def last_event_at(office_id: OfficeId) -> datetime | None:
    """The moment of the last step of any dossier, or of the last answer; None before the first."""
    (row,) = rows(periods.LAST_EVENT, (office_id, office_id))
    moments = [moment_from(at) for at in (row.step_at, row.answer_at) if at is not None]
    return max(moments, default=None)


def _procedures(office_id: OfficeId, keys: Set[int]) -> _Procedures:
    """What a report says of procedures."""
    return {
        row.id: (row.code, row.name, demands_declaration(procedure_from(row.body)))
        for row in (rows(*periods.procedures(office_id, keys)) if keys else ())
    }


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
