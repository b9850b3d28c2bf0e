"""What was handed over in a span of time: by whom, and whether the citizen was asked and answered.

Why not peewee: an office of ten years is asked by its month, and the last event of a dossier that
was handed over is its hand-over, so that the index of the last events finds them.

Plans: `dossier_office_id_last_event_at`; then `event_handed_over`, an index of hand-overs alone
that has the officer too (`event_office_id_dossier_id_id` for one that was taken back),
`rating_dossier_id`, `rating_request_office_id_dossier_id_asked_at`, the primary key of `event` and
`printed_slip_office_id_dossier_id_slip_copy_no`. Who the officers are is asked once beside it:
PostgreSQL looked for each hand-over twice to join them.
"""

_WAS_ASKED = """(EXISTS (SELECT 1 FROM rating_request r WHERE r.office_id = d.office_id
            AND r.dossier_id = d.id AND r.asked_at <= ?)
        OR EXISTS (SELECT 1 FROM printed_slip p WHERE p.office_id = d.office_id
            AND p.dossier_id = d.id AND p.slip = 'rating_slip' AND p.printed_at <= ?))
        AS was_asked"""

HANDED_OVER = f"""SELECT d.dossier_no, (SELECT h.officer_id FROM event h
            WHERE h.office_id = d.office_id AND h.dossier_id = d.id
            AND h.kind IN ('return', 'solve_at_once') ORDER BY h.id DESC LIMIT 1) AS officer_id,
        {_WAS_ASKED},
        EXISTS (SELECT 1 FROM rating g WHERE g.dossier_id = d.id AND g.given_at <= ?)
        AS has_answered
    FROM dossier d
    WHERE d.office_id = ? AND d.last_event_at >= ? AND d.last_event_at <= ?
        AND d.returned_at = d.last_event_at"""
"""What stands as handed over."""

HANDED_OVER_THEN = f"""SELECT d.dossier_no, e.officer_id, {_WAS_ASKED}, 0 = 1 AS has_answered
    FROM dossier d
    JOIN event e ON e.id = (SELECT max(h.id) FROM event h WHERE h.office_id = d.office_id
        AND h.dossier_id = d.id AND h.kind IN ('return', 'solve_at_once') AND h.happened_at <= ?)
    WHERE d.office_id = ? AND d.dossier_no = ?"""
"""The hand-over of one dossier that stood at a moment and was taken back later."""

OFFICERS = "SELECT id, login, full_name FROM officer WHERE office_id = ?"
