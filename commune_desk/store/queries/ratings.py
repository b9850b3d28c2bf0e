"""What was handed over in a span of time: by whom, and whether the citizen was asked and answered.

Why not peewee: an office of ten years is asked by its month, each time somebody looks at its
report. What the rows of its dossiers tell is read before, and here only what is not in them: the
lines of the hand-overs, from an index of them alone in which they stand by their moments, and which
of the dossiers were asked about. Of the few dossiers that need more, all is asked one by one.

Plans: `event_handed_over_at`; `dossier_office_id_closed_at` with
`rating_request_office_id_dossier_id_asked_at`, with
`printed_slip_office_id_dossier_id_slip_copy_no`; `rating_office_id_given_at`; of the few the
primary key of `dossier` and `event_office_id_dossier_id_id`.
"""

from collections.abc import Collection

from commune_desk.store.queries.periods import TOUCHED
from commune_desk.store.statements import Question

HAND_OVERS = """SELECT e.dossier_id, e.officer_id FROM event e
    WHERE e.office_id = ? AND e.kind IN ('return', 'solve_at_once')
        AND e.happened_at >= ? AND e.happened_at <= ? ORDER BY e.happened_at, e.id"""
"""Those of a span of time in their order."""

REQUESTED = f"""{TOUCHED}
    SELECT r.dossier_id FROM touched t CROSS JOIN rating_request r
    WHERE r.office_id = ? AND r.dossier_id = t.id AND r.asked_at <= ?"""
"""The dossiers of a period whose citizens were asked on a screen."""

SLIP_PRINTED = f"""{TOUCHED}
    SELECT p.dossier_id FROM touched t CROSS JOIN printed_slip p
    WHERE p.office_id = ? AND p.dossier_id = t.id AND p.slip = 'rating_slip'
        AND p.printed_at <= ?"""
"""Those whose citizens were given a slip."""

ANSWERS = """SELECT dossier_id, level, came_by FROM rating
    WHERE office_id = ? AND given_at >= ? AND given_at <= ?"""
"""The answers of a span of time."""

_WAS_ASKED = """(EXISTS (SELECT 1 FROM rating_request r WHERE r.office_id = d.office_id
            AND r.dossier_id = d.id AND r.asked_at <= ?)
        OR EXISTS (SELECT 1 FROM printed_slip p WHERE p.office_id = d.office_id
            AND p.dossier_id = d.id AND p.slip = 'rating_slip' AND p.printed_at <= ?))
        AS was_asked"""

_HANDED_OVER = f"""SELECT d.dossier_no, (SELECT h.officer_id FROM event h
            WHERE h.office_id = d.office_id AND h.dossier_id = d.id
            AND h.kind IN ('return', 'solve_at_once') ORDER BY h.id DESC LIMIT 1) AS officer_id,
        {_WAS_ASKED},
        EXISTS (SELECT 1 FROM rating g WHERE g.dossier_id = d.id AND g.given_at <= ?)
        AS has_answered
    FROM dossier d
    WHERE d.office_id = ? AND +d.last_event_at >= ? AND +d.last_event_at <= ?
        AND d.returned_at = d.last_event_at"""
"""By their keys and not, as SQLite would have it, by all last events of the span of time: `+`."""


def handed_over(keys: Collection[int], values: tuple[object, ...]) -> Question:
    """What stands as handed over, of some dossiers by their keys."""
    marks = ", ".join("?" * len(keys))
    return f"{_HANDED_OVER} AND d.id IN ({marks})", (*values, *keys)


def numbers(keys: Collection[int]) -> Question:
    """The numbers of some dossiers by their keys."""
    marks = ", ".join("?" * len(keys))
    return f"SELECT id, dossier_no FROM dossier WHERE id IN ({marks})", (*keys,)


HANDED_OVER_THEN = f"""SELECT d.dossier_no, e.officer_id, {_WAS_ASKED}, 0 = 1 AS has_answered
    FROM dossier d
    JOIN event e ON e.id = (SELECT max(h.id) FROM event h WHERE h.office_id = d.office_id
        AND h.dossier_id = d.id AND h.kind IN ('return', 'solve_at_once') AND +h.happened_at <= ?)
    WHERE d.office_id = ? AND d.dossier_no = ?"""
"""The hand-over of one dossier that stood at a moment and was taken back later."""

OFFICERS = "SELECT id, login, full_name FROM officer WHERE office_id = ?"
