"""What a report reads of the dossiers that a period touches: their rows, runs and second thoughts.

A period touches what was received up to its end and not closed before its start. What was received
by mistake and cancelled is touched by none, also not by those before the mistake was found. What
was closed and opened again was closed for good later still, so that the last ending decides.

Why not peewee: three questions stand on the same set of dossiers, and SQLite must take them in the
order that is written here (`CROSS JOIN`): first the dossiers of the period, then what belongs to
each of them.

Most of them have one run, which stands in their own rows, too. So runs are read of those alone that
were interrupted, which an index names, and events of those alone with second thoughts.

Plans: `dossier_office_id_closed_at`; then the primary keys of `dossier`, `filing`, `declaration`
and `clock_run`, `clock_run_interrupted`, `event_second_thought`, `event_office_id_dossier_id_id`
and `printed_declaration`, an index of those prints alone that has their moments, too;
`dossier_office_id_last_event_at` and `rating_office_id_given_at` for the last event.
"""

from collections.abc import Iterable

from commune_desk.domain.keys import OfficeId
from commune_desk.domain.periods import ReportingPeriod
from commune_desk.store.fields import micros_from
from commune_desk.store.statements import Question

TOUCHED = """WITH touched AS (
    SELECT id FROM dossier WHERE office_id = ? AND closed_at IS NULL AND id <= ?
    UNION ALL
    SELECT id FROM dossier WHERE office_id = ? AND closed_at >= ? AND id <= ?)"""
"""With those that were cancelled: that stands in their rows, and an index is enough without it."""

_SAME_MOMENT = 1000
"""A key may be that many microseconds after its moment of reception."""


def touched(office_id: OfficeId, period: ReportingPeriod) -> tuple[int, ...]:
    """By which a period finds the dossiers that it touches."""
    until = micros_from(period.ends_at) + _SAME_MOMENT
    return (office_id, until, office_id, micros_from(period.starts_at), until)


_DOSSIER = """SELECT d.id, d.dossier_no, d.sector, d.channel, d.received_at, d.due_at, d.closed_at,
        d.returned_at, d.procedure_id, d.state, d.late_reason
    FROM dossier d WHERE d.office_id = ?"""

DOSSIERS = f"""{_DOSSIER} AND d.closed_at IS NULL AND d.id <= ?
    UNION ALL
    {_DOSSIER} AND d.closed_at >= ? AND d.id <= ? AND d.state <> 'cancelled'"""
"""What `domain.figures.course.Stood` has."""

DECLARED_TWICE = f"""{TOUCHED}
    SELECT c.dossier_id, (SELECT count(*) FROM declaration a WHERE a.dossier_id = c.dossier_id)
        AS kept
    FROM touched t CROSS JOIN declaration c WHERE c.dossier_id = t.id AND c.position > 1"""
"""How many declarations those have that have more than one."""

DECLARED = f"""{TOUCHED}
    SELECT p.dossier_id, min(p.printed_at) AS printed_at,
        CASE WHEN min(p.printed_at) NOT BETWEEN p.dossier_id AND ? THEN (SELECT e.entered_at
            FROM event e WHERE e.office_id = p.office_id AND e.dossier_id = p.dossier_id
            ORDER BY e.id LIMIT 1) END AS entered_at
    FROM touched t CROSS JOIN printed_slip p
    WHERE p.office_id = ? AND p.dossier_id = t.id AND p.slip >= 'form:' AND p.slip < 'form;'
    GROUP BY p.office_id, p.dossier_id, p.slip"""
"""The first print of each declaration.

When the dossier itself was entered is asked only where it matters: of what was printed later than
the moment that is looked from, or before the dossier was received. The lines of the history are
long, and to read one for each declaration took as long as the dossiers.
"""

RUNS = f"""{TOUCHED}
    SELECT r.dossier_id, r.started_at, r.due_at, r.ended_at, r.why, r.late_reason
    FROM touched t CROSS JOIN clock_run r
    WHERE r.dossier_id = t.id AND EXISTS (SELECT 1 FROM clock_run i WHERE i.office_id = ?
        AND i.dossier_id = t.id AND i.why IN ('supplement', 'verification'))
    ORDER BY r.dossier_id, r.run_no"""
"""All runs of those that had one interrupted."""

SECOND_THOUGHTS = f"""{TOUCHED}
    , thought AS (SELECT t.id FROM touched t WHERE EXISTS (SELECT 1 FROM event s
        WHERE s.office_id = ? AND s.dossier_id = t.id AND s.kind IN ('apologise', 'undo')))
    SELECT e.dossier_id, e.kind, e.happened_at, e.facts
    FROM thought t CROSS JOIN event e
    WHERE e.office_id = ? AND e.dossier_id = t.id
        AND e.kind IN ('apologise', 'undo', 'finish', 'return', 'solve_at_once')
    ORDER BY e.dossier_id, e.id"""
"""The promised dates and what was taken back, with the results among which it is to be found.

Few dossiers have any: an index of those lines alone says which, and only of them all are read."""

AT_LEAST = f"""{TOUCHED}
    SELECT count(*) AS dossiers FROM (SELECT id FROM touched LIMIT ?) AS few"""
"""How many dossiers a period touches, counted no further than to a number."""


def procedures(office_id: OfficeId, keys: Iterable[int]) -> Question:
    """The versions of procedures by their keys."""
    wanted = sorted(keys)
    marks = ", ".join("?" * len(wanted))
    text = "SELECT id, code, name, body FROM procedure_version WHERE office_id = ? AND id IN "
    return f"{text}({marks})", (office_id, *wanted)


FIRST_DECLARATION = "SELECT min(dossier_id) AS dossier_id FROM declaration WHERE office_id = ?"
"""The first dossier that keeps a declaration; the key of a dossier is its moment of reception.

Asked for as the smallest, not as the first in order: SQLite read and sorted all of them for that.
"""

LAST_EVENT = """SELECT
    (SELECT max(last_event_at) FROM dossier WHERE office_id = ?) AS step_at,
    (SELECT max(given_at) FROM rating WHERE office_id = ?) AS answer_at"""
