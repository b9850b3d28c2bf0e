"""What a report reads of the dossiers that a period touches: their rows, runs and second thoughts.

A period touches what was received up to its end and not closed before its start. What was received
by mistake and cancelled is touched by none, also not by those before the mistake was found. What
was closed and opened again was closed for good later still, so that the last ending decides.

Why not peewee: three questions stand on the same set of dossiers, and SQLite must take them in the
order that is written here (`CROSS JOIN`): first the dossiers of the period, then what belongs to
each of them.

Plans: `dossier_office_id_closed_at`; then the primary keys of `dossier`, `filing` and `clock_run`,
`event_second_thought`, `event_office_id_dossier_id_id` and
`printed_slip_office_id_dossier_id_slip_copy_no`;
`dossier_office_id_last_event_at` and `rating_office_id_given_at` for the last event.
"""

TOUCHED = """WITH touched AS (
    SELECT id FROM dossier WHERE office_id = ? AND closed_at IS NULL AND id <= ?
    UNION ALL
    SELECT id FROM dossier WHERE office_id = ? AND closed_at >= ? AND id <= ?
        AND state <> 'cancelled')"""

DOSSIERS = f"""{TOUCHED}
    SELECT d.id, d.dossier_no, d.sector, d.channel, d.state, d.received_at, d.due_at, d.closed_at,
        d.returned_at, d.late_reason, d.procedure_id, f.filled_from,
        (SELECT count(*) FROM declaration c WHERE c.dossier_id = d.id) AS declarations_kept
    FROM touched t CROSS JOIN dossier d CROSS JOIN filing f
    WHERE d.id = t.id AND f.dossier_id = t.id"""

DECLARED = f"""{TOUCHED}
    SELECT p.dossier_id, min(p.printed_at) AS printed_at,
        (SELECT min(e.entered_at) FROM event e
            WHERE e.office_id = p.office_id AND e.dossier_id = p.dossier_id) AS entered_at
    FROM touched t CROSS JOIN printed_slip p
    WHERE p.office_id = ? AND p.dossier_id = t.id AND p.slip >= 'form:' AND p.slip < 'form;'
    GROUP BY p.office_id, p.dossier_id, p.slip ORDER BY p.dossier_id"""
"""The first print of each declaration, and when the dossier itself was entered."""

RUNS = f"""{TOUCHED}
    SELECT r.dossier_id, r.started_at, r.due_at, r.ended_at, r.why, r.late_reason
    FROM touched t CROSS JOIN clock_run r
    WHERE r.dossier_id = t.id ORDER BY r.dossier_id, r.run_no"""

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

PROCEDURES = "SELECT id, code, name, body FROM procedure_version WHERE office_id = ?"

FIRST_DECLARATION = "SELECT min(dossier_id) AS dossier_id FROM declaration WHERE office_id = ?"
"""The first dossier that keeps a declaration; the key of a dossier is its moment of reception.

Asked for as the smallest, not as the first in order: SQLite read and sorted all of them for that.
"""

LAST_EVENT = """SELECT
    (SELECT max(last_event_at) FROM dossier WHERE office_id = ?) AS step_at,
    (SELECT max(given_at) FROM rating WHERE office_id = ?) AS answer_at"""
