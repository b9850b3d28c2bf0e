"""What an applicant filed before with one procedure: of late, or still open.

Why SQL: SQLite walks the index of personal numbers only where its condition stands in the text of
the statement; peewee would hand it over as a value.

Plans: `citizen_personal_id` or `organisation_office_id_tax_code` for who files, their filings by
`filing_office_id_citizen_id_dossier_id` or `filing_office_id_organisation_id_dossier_id`, then the
keys of `dossier` and `procedure_version`.
"""

from commune_desk.domain.desk.dossier import ENDED, DossierState

_ENDED = ", ".join(repr(state.value) for state in ENDED)
_EARLIER = f"""SELECT d.dossier_no, d.received_at, d.state FROM filing f
    JOIN dossier d ON d.id = f.dossier_id JOIN procedure_version p ON p.id = d.procedure_id
    WHERE f.office_id = ? AND {{whose}} AND p.code = ?
    AND d.state <> '{DossierState.CANCELLED.value}'
    AND (d.received_at >= ? OR d.state NOT IN ({_ENDED}))
    ORDER BY d.id DESC LIMIT ?"""

OF_PERSON = _EARLIER.format(
    whose="""f.citizen_id IN (SELECT c.id FROM citizen c
        WHERE c.office_id = ? AND c.personal_id <> '' AND c.personal_id = ?)"""
)
"""Of an office (twice), a personal number, a procedure's code and a moment; the latest first."""
OF_ORGANISATION = _EARLIER.format(
    whose="""f.organisation_id IN (SELECT o.id FROM organisation o
        WHERE o.office_id = ? AND o.tax_code <> '' AND o.tax_code = ?)"""
)
"""The same of a tax code."""
