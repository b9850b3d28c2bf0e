"""Filings (việc nộp hồ sơ): who brought a dossier, with which papers, found by which words."""

import json
from typing import Any

from commune_desk.domain.applicant import Applicant, FilledFrom
from commune_desk.domain.errors import DossierNotFound
from commune_desk.domain.filing import Filing, FilingRecord
from commune_desk.domain.keys import CitizenId, DossierId, OfficeId, OrganisationId
from commune_desk.domain.papers import PaperLine
from commune_desk.domain.procedure import Channel
from commune_desk.store import tables
from commune_desk.store.fields import json_from
from commune_desk.store.people import citizens
from commune_desk.store.search_words import stored_words, words_of
from commune_desk.store.statements import insert as insert_rows
from commune_desk.store.statements import run

_NAMES = """SELECT name_folded FROM citizen WHERE id IN (?, ?)
    UNION ALL SELECT name_folded FROM organisation WHERE id = ?"""
_FILING = """SELECT f.dossier_id, f.citizen_id, f.organisation_id, f.delegate_id, f.model,
        d.external_no, f.filled_from, f.phone, f.form
    FROM filing f JOIN dossier d ON d.id = f.dossier_id
    WHERE d.office_id = ? AND d.dossier_no = ?"""
_PAPERS = """SELECT name, originals, copies FROM dossier_paper
    WHERE dossier_id = ? ORDER BY position"""


def insert_filing(
    office_id: OfficeId, dossier_id: DossierId, filing: Filing, *, sector: str, channel: Channel
) -> None:
    """Write down how a dossier was filed; part of writing the dossier."""
    names = _names(filing)
    row = (
        dossier_id,
        office_id,
        filing.citizen_id,
        filing.organisation_id,
        filing.delegate_id,
        filing.model,
        filing.filled_from.value,
        filing.phone,
        json_from(dict(filing.form)),
        stored_words(words_of(names), sector, channel),
    )
    insert_rows(tables.Filing, [row])
    insert_rows(
        tables.DossierPaper,
        [
            (dossier_id, position, office_id, paper.name, paper.originals, paper.copies)
            for position, paper in enumerate(filing.papers, start=1)
        ],
    )


def _names(filing: Filing) -> str:
    """The names under which the dossier is looked for: applicant, delegate, organisation."""
    keys = (filing.citizen_id, filing.delegate_id, filing.organisation_id)
    return " ".join(name for (name,) in run(_NAMES, keys).fetchall())


def get(office_id: OfficeId, dossier_no: str) -> FilingRecord:
    """How a dossier was filed, with the people as they are known now.

    Raises:
        DossierNotFound: nothing has that number.
    """
    row = run(_FILING, (office_id, dossier_no)).fetchone()
    if row is None:
        raise DossierNotFound(dossier_no)
    filing = _filing(row, run(_PAPERS, (row[0],)).fetchall())
    delegate = citizens.get(filing.delegate_id).person if filing.delegate_id else None
    return FilingRecord(DossierId(row[0]), _applicant(filing), delegate, filing)


def _filing(row: Any, papers: list[Any]) -> Filing:
    _, citizen_id, organisation_id, delegate_id, model, external_no, *rest = row
    filled_from, phone, form = rest
    return Filing(
        citizen_id=CitizenId(citizen_id) if citizen_id else None,
        organisation_id=OrganisationId(organisation_id) if organisation_id else None,
        delegate_id=CitizenId(delegate_id) if delegate_id else None,
        model=model,
        external_no=external_no,
        filled_from=FilledFrom(filled_from),
        phone=phone,
        papers=tuple(PaperLine(*paper) for paper in papers),
        form=json.loads(form),
    )


def _applicant(filing: Filing) -> Applicant:
    if filing.organisation_id:
        return citizens.get_organisation(filing.organisation_id)
    if filing.citizen_id:
        return citizens.get(filing.citizen_id).person
    msg = "a dossier is filed by a person or an organisation"
    raise LookupError(msg)
