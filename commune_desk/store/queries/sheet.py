"""Everything known of one dossier, as each of its papers, its page and every step read it.

Why not peewee: it composes the text of these eleven questions anew each time, which was a third of
the time of a paper and of a step; the engine answers all of them in less than a millisecond.

Plans: `dossier_office_id_dossier_no`, then the key of the dossier in `filing`, `received_party`,
`dossier_paper`, `declaration`, `dossier_link` and `dossier`, in `event_office_id_dossier_id_id`,
`printed_slip_office_id_dossier_id_slip_copy_no`, `rating_dossier_id`, `paper_number_dossier_id` and
`payment_office_id_dossier_id`, and for the other dossiers of an intake in `dossier_link_lead_id`;
`procedure_version_office_id_code_version` for the procedure, `event_office_changed` for what the
office was called when a paper was given out.
"""

from commune_desk.store.queries.steps import KEY

FILING = """SELECT f.*, d.external_no, p.party FROM dossier d
    JOIN filing f ON f.dossier_id = d.id JOIN received_party p ON p.dossier_id = d.id
    WHERE d.office_id = ? AND d.dossier_no = ?"""
PAPERS = "SELECT * FROM dossier_paper WHERE dossier_id = ? ORDER BY position"
PROCEDURE = "SELECT body FROM procedure_version WHERE office_id = ? AND code = ? AND version = ?"

EVENTS = f"""SELECT e.*, d.dossier_no, COALESCE(o.full_name, '') AS officer_name
    FROM event e JOIN dossier d ON d.id = e.dossier_id LEFT JOIN officer o ON o.id = e.officer_id
    WHERE e.office_id = ? AND e.dossier_id = ({KEY}) ORDER BY e.id"""
PRINTS = f"""SELECT slip AS kind, copy_no AS copy, printed_at AS at, file, officer_name, name,
        fingerprint
    FROM printed_slip WHERE office_id = ? AND dossier_id = ({KEY}) ORDER BY id"""
RATING = f"""SELECT r.*, d.dossier_no, r.given_at AS at FROM rating r
    JOIN dossier d ON d.id = r.dossier_id
    WHERE r.office_id = ? AND r.dossier_id = ({KEY})"""
NUMBERS = "SELECT * FROM paper_number WHERE dossier_id = ? ORDER BY id"
PAYMENTS = f"""SELECT p.*, d.dossier_no FROM payment p JOIN dossier d ON d.id = p.dossier_id
    WHERE p.office_id = ? AND p.dossier_id = ({KEY}) ORDER BY p.id"""
DECLARATIONS = """SELECT * FROM declaration WHERE dossier_id = ?
    ORDER BY superseded_at IS NOT NULL, position"""

LEAD = "SELECT lead_id FROM dossier_link WHERE dossier_id = ?"
LINKED = """SELECT d.dossier_no, p.code AS procedure_code, p.name AS procedure_name,
        d.state, d.due_at
    FROM dossier d JOIN procedure_version p ON p.id = d.procedure_id
    WHERE d.id IN (SELECT lead_id FROM dossier_link WHERE office_id = ? AND lead_id = ?
            UNION ALL SELECT dossier_id FROM dossier_link WHERE office_id = ? AND lead_id = ?)
        AND d.id <> ? ORDER BY d.id"""
"""All of them come from one list of keys: to "this one, or one of those" PostgreSQL reads every
dossier there is, each time that one is opened."""

OFFICE_CHANGES = """SELECT happened_at, facts FROM event
    WHERE office_id = ? AND kind = 'office_changed' AND happened_at > ?
    ORDER BY happened_at DESC, id DESC"""
LEADERS = "SELECT * FROM leader WHERE office_id = ? ORDER BY position"
KEPT_FORM = "SELECT * FROM kept_form WHERE office_id = ? AND digest = ?"
FORM_IS_KEPT = "SELECT code FROM kept_form WHERE office_id = ? AND digest = ?"
