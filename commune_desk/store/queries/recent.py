"""What an officer worked with last, for the search line before anything is typed.

Why SQL: peewee has no word for "among the newest so many". Only those are looked through, however
many years of history are kept: an officer who did nothing among them starts with an empty list.

Plans: `event_office_id_id` from its newest end, then the keys of `dossier` and `procedure_version`.
"""

from commune_desk.domain.desk.history import RECEPTIONS, EventKind

LOOKED_THROUGH = 1_000
"""A busy day of several desks."""

_KINDS = ", ".join(repr(kind.value) for kind in (EventKind.RECORD_OPENED, *RECEPTIONS))

RECENT = f"""SELECT newest.kind, newest.facts, d.dossier_no, p.code, p.name, p.sector
    FROM (SELECT id, kind, officer_id, dossier_id, facts FROM event
        WHERE office_id = ? ORDER BY id DESC LIMIT {LOOKED_THROUGH}) AS newest
    LEFT JOIN dossier d ON d.id = newest.dossier_id
    LEFT JOIN procedure_version p ON p.id = d.procedure_id
    WHERE newest.officer_id = ? AND newest.kind IN ({_KINDS}) ORDER BY newest.id DESC"""
"""Of an office and an officer: the dossiers and people opened or received, the latest first."""
