"""What the account of a counter's PC may do with each table of a server (quyền của máy quầy).

On PostgreSQL every PC that joins has an account of its own, a member of one group that has these
rights and no others (`store/engine/postgres_roles.py`). They are what the work of every role but
the administrator's needs: the history is appended to and read; the accounts of officers, the office
and its calendar, packs and the schema itself are only read. Nothing is ever emptied.

Why every table is named: a new one is closed until somebody says here what counters do with it; the
tests compare the list with the schema.
"""

from collections.abc import Mapping

_READ = ("SELECT",)
_APPEND = ("SELECT", "INSERT")
_CHANGE = ("SELECT", "INSERT", "UPDATE")
_ALL = ("SELECT", "INSERT", "UPDATE", "DELETE")

COUNTER_RIGHTS: Mapping[str, tuple[str, ...]] = {
    # the office, its officers, the schema: the administrator's
    "office": _READ,
    "office_setting": _READ,
    "leader": _READ,
    "officer": _READ,
    "calendar_day": _READ,
    "form_version": _READ,
    "form_file": _READ,
    "pack_signer": _READ,
    "kept_law": _READ,
    "schema_migration": _READ,
    # what happened stays
    "event": _APPEND,
    "record_change": _APPEND,
    "closed_period": _APPEND,
    "closed_file": _APPEND,
    "dossier_link": _APPEND,
    "rating": _APPEND,
    # the desk
    "failed_sign_in": _ALL,  # counted, and forgotten at the next right password
    "counter": _CHANGE,
    "dossier": _CHANGE,
    "filing": _CHANGE,
    "received_party": _CHANGE,
    "dossier_paper": _ALL,  # the list of a reception that is corrected
    "clock_run": _CHANGE,
    "declaration": _CHANGE,
    "kept_form": _CHANGE,
    "reception_request": _CHANGE,
    "draft": _ALL,
    "rating_request": _CHANGE,
    "visit": _CHANGE,
    "prepared": _CHANGE,
    "prepared_print": _CHANGE,
    "paper_number": _CHANGE,
    "printed_slip": _CHANGE,
    "payment": _CHANGE,
    "certification_book": _CHANGE,
    "certification_entry": _CHANGE,
    "touched": ("SELECT", "INSERT", "DELETE"),  # which rows belong to the next event
    # people: consent can be taken back
    "citizen": _CHANGE,
    "organisation": _CHANGE,
    "consent": _CHANGE,
    "known_fact": _ALL,
    "person_link": _ALL,
    # the catalogue and the report: the leader's, at any PC
    "procedure_version": _ALL,
    "shipped_procedure": _ALL,
    "report_text": _CHANGE,
    "sync_state": _CHANGE,
}
"""By the names of tables in the schema."""
