"""What was handed over in a span of time: by whom, and whether the citizen was asked and answered.

Why not peewee: an office of ten years is asked by its month, and the last event of a dossier that
was handed over is its hand-over, so that the index of the last events finds them.

Plans: `dossier_office_id_last_event_at`; then `event_handed_over`, an index of hand-overs alone
that has the officer too (`event_office_id_dossier_id_id` for one that was taken back),
`rating_request_office_id_dossier_id_asked_at`, `rating_dossier_id`, the primary keys of `event` and
`officer`, and `printed_slip_office_id_dossier_id_slip_copy_no`.
"""

_ASKED = """(SELECT min(r.asked_at) FROM rating_request r
            WHERE r.office_id = d.office_id AND r.dossier_id = d.id) AS asked_at,
        (SELECT min(p.printed_at) FROM printed_slip p WHERE p.office_id = d.office_id
            AND p.dossier_id = d.id AND p.slip = 'rating_slip') AS slip_at"""

HANDED_OVER = f"""SELECT d.dossier_no, o.login, o.full_name AS officer_name, d.returned_at AS at,
        {_ASKED}, g.given_at AS answered_at
    FROM dossier d
    JOIN officer o ON o.id = (SELECT h.officer_id FROM event h WHERE h.office_id = d.office_id
        AND h.dossier_id = d.id AND h.kind IN ('return', 'solve_at_once')
        ORDER BY h.id DESC LIMIT 1)
    LEFT JOIN rating g ON g.dossier_id = d.id
    WHERE d.office_id = ? AND d.last_event_at >= ? AND d.last_event_at <= ?
        AND d.returned_at = d.last_event_at"""

"""What stands as handed over."""

HANDED_OVER_THEN = f"""SELECT d.dossier_no, o.login, o.full_name AS officer_name,
        e.happened_at AS at, {_ASKED}, NULL AS answered_at
    FROM dossier d
    JOIN event e ON e.id = (SELECT max(h.id) FROM event h WHERE h.office_id = d.office_id
        AND h.dossier_id = d.id AND h.kind IN ('return', 'solve_at_once') AND h.happened_at <= ?)
    JOIN officer o ON o.id = e.officer_id
    WHERE d.office_id = ? AND d.dossier_no = ?"""
"""The hand-over of one dossier that stood at a moment and was taken back later."""
