"""Which rows the history vouches for: their tables, and the columns that count.

A trigger of each table notes which rows a transaction touched (`beside.py`); the event that ends
the transaction keeps a fingerprint of each of them (`store/upkeep/row_prints.py`). So a row that
was changed, removed or added beside the program agrees with no event.

Why the columns are spelled out: a fingerprint covers the same columns for ever. A later column is
covered by another row here, under another name, with its own trigger.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SealedTable:
    """One table.

    Attributes:
        name: of the table.
        columns: what is covered, in this order for ever.
        key: the column by which the rows of one thing are found.
        order: the column that orders rows with the same key.
    """

    name: str
    columns: tuple[str, ...]
    key: str = "id"
    order: str = "id"


_OF_DOSSIER = "dossier_id"

SEALED: tuple[SealedTable, ...] = (
    SealedTable(
        "officer", ("login", "full_name", "role", "title", "password_hash", "is_active")
    ),
    SealedTable(
        "citizen",
        ("personal_id", "old_id", "full_name", "born_on", "sex", "address", "issued_on", "issuer",
         "phone", "email", "updated_at"),
    ),
    SealedTable(
        "organisation",
        ("tax_code", "name", "representative_id", "address", "phone", "email", "updated_at"),
    ),
    SealedTable(
        "dossier",
        ("dossier_no", "running_no", "external_no", "procedure_id", "sector", "channel", "state",
         "return_by", "received_at", "due_at", "promised_at", "supplement_asked_at", "closed_at",
         "returned_at", "last_event_at", "late_reason"),
    ),
    SealedTable(
        "clock_run",
        ("run_no", "started_at", "allowance", "due_at", "ended_at", "why", "late_reason",
         "apologised_at", "promised_at", "answer_until"),
        _OF_DOSSIER,
        "run_no",
    ),
    SealedTable(
        "filing",
        ("citizen_id", "organisation_id", "delegate_id", "model", "filled_from", "phone", "form",
         "note"),
        _OF_DOSSIER,
        _OF_DOSSIER,
    ),
    SealedTable("received_party", ("party",), _OF_DOSSIER, _OF_DOSSIER),
    SealedTable("dossier_paper", ("name", "originals", "copies"), _OF_DOSSIER, "position"),
    SealedTable(
        "declaration",
        ("form_code", "form_version", "form_digest", "texts", "sources", "reasons", "fee_case",
         "superseded_at"),
        _OF_DOSSIER,
        "position",
    ),
    SealedTable("paper_number", ("dossier_id", "series", "year", "number", "volume")),
    SealedTable(
        "payment",
        ("dossier_id", "fee_case", "person_group", "count", "copies", "amount_vnd", "receipt_no",
         "paid_by", "note", "paid_at", "officer_name", "cancelled_at", "cancel_reason", "ground"),
    ),
    SealedTable("rating", ("dossier_id", "level", "reason", "given_at", "came_by")),
    SealedTable(
        "certification_entry",
        ("book", "year", "number", "volume", "sign", "dossier_id", "certified_at", "requesters",
         "paper_name", "pages", "copies", "signer_name", "signer_title", "fee_vnd", "note",
         "officer_name", "struck_at", "strike_reason"),
    ),
)  # fmt: skip
"""In the order in which a reception writes them."""

TRUTHS = frozenset({"is_active"})
"""Columns that one engine keeps as a number and the other as a truth."""
