"""Who saw, took along or deleted data of people: by time, by officer, by whose data they are.

Why SQL: only the lines of these kinds stand in the index, and an engine takes it only where the
question names the kinds in the words of the index; peewee gives them as values. The page of a list
and the counts by officer are read from the index alone.

Plans: `event_seen` from its newest end; then the keys of `record_change`, `filing`, `citizen`,
`organisation` and `officer`. For one person `record_change_office_id_citizen_id_event_id`,
`filing_office_id_citizen_id_dossier_id`, `filing_office_id_delegate_id_dossier_id` and
`event_office_id_dossier_id_id`.
"""

from typing import NamedTuple

from commune_desk.store.tables.upkeep import SEEN

_KINDS = ", ".join(f"'{kind}'" for kind in SEEN)
_IS_SEEN = f"e.kind IN ({_KINDS})"
_WHOSE = """LEFT JOIN record_change r ON r.event_id = e.id
    LEFT JOIN filing f ON f.dossier_id = e.dossier_id
    LEFT JOIN citizen c ON c.id = COALESCE(r.citizen_id, f.citizen_id)
    LEFT JOIN organisation b ON b.id = COALESCE(r.organisation_id, f.organisation_id)"""
_IN = f"e.office_id = ? AND e.entered_at >= ? AND e.entered_at <= ? AND {_IS_SEEN}"
_LOOK = """SELECT e.id, e.kind, e.entered_at AS at, e.desk_name, e.facts,
    COALESCE(o.full_name, '') AS officer_name, COALESCE(d.dossier_no, '') AS dossier_no,
    COALESCE(c.full_name, b.name, '') AS whose, COALESCE(c.personal_id, b.tax_code, '') AS number"""
_JOINED = f"""LEFT JOIN officer o ON o.id = e.officer_id
    LEFT JOIN dossier d ON d.id = e.dossier_id {_WHOSE}"""


class Asked(NamedTuple):
    """A question about everybody who looked, and about one officer, who comes after the moments."""

    everybody: str
    of_officer: str


def _asked(before: str, after: str) -> Asked:
    """The question, its condition of office and moments between the two parts."""
    return Asked(f"{before} {_IN} {after}", f"{before} {_IN} AND e.officer_id = ? {after}")


LOOKS = _asked(
    f"{_LOOK} FROM event e {_JOINED} WHERE",
    "AND e.id < ? ORDER BY e.entered_at DESC, e.id DESC LIMIT ?",
)
"""Of an office between two moments, before an event: the newest first."""

LOOKS_OF_KINDS = _asked(
    f"{_LOOK} FROM event e {_JOINED} WHERE",
    "AND e.kind <> 'record_opened' ORDER BY e.entered_at DESC, e.id DESC LIMIT ?",
)
"""What was taken along or deleted, not what was only looked at."""

BY_OFFICER = f"""SELECT COALESCE(o.full_name, '') AS officer_name,
    COALESCE(o.login, '') AS login, counted.kind, counted.count
    FROM (SELECT e.officer_id, e.kind, COUNT(*) AS count FROM event e WHERE {_IN}
        GROUP BY e.officer_id, e.kind) AS counted
    LEFT JOIN officer o ON o.id = counted.officer_id ORDER BY 1, 2, 3"""

BY_PERSON = _asked(
    """SELECT COALESCE(c.full_name, b.name, '') AS whose,
    COALESCE(c.personal_id, b.tax_code, '') AS number, seen.count, seen.officers
    FROM (SELECT COALESCE(r.citizen_id, f.citizen_id) AS citizen_id,
            COALESCE(r.organisation_id, f.organisation_id) AS organisation_id,
            COUNT(*) AS count, COUNT(DISTINCT e.officer_id) AS officers
        FROM event e LEFT JOIN record_change r ON r.event_id = e.id
        LEFT JOIN filing f ON f.dossier_id = e.dossier_id
        WHERE""",
    """AND e.kind IN ('record_opened', 'record_exported')
        GROUP BY 1, 2 ORDER BY count DESC LIMIT ?) AS seen
    LEFT JOIN citizen c ON c.id = seen.citizen_id
    LEFT JOIN organisation b ON b.id = seen.organisation_id
    WHERE seen.citizen_id IS NOT NULL OR seen.organisation_id IS NOT NULL
    ORDER BY seen.count DESC, 1""",
)
"""Whose data were looked at most."""

OF_PERSON = f"""{_LOOK} FROM event e {_JOINED} WHERE e.id IN (
        SELECT event_id FROM record_change WHERE office_id = ? AND citizen_id = ?
        UNION SELECT v.id FROM filing g CROSS JOIN event v
            WHERE g.office_id = ? AND g.citizen_id = ?
                AND v.office_id = g.office_id AND v.dossier_id = g.dossier_id
        UNION SELECT v.id FROM filing g CROSS JOIN event v
            WHERE g.office_id = ? AND g.delegate_id = ?
                AND v.office_id = g.office_id AND v.dossier_id = g.dossier_id)
    ORDER BY e.id"""
"""Every line that tells of a person, or of a dossier that they filed; the first one first.

The cross join keeps SQLite from walking all events and asking of each whose dossier it is."""
