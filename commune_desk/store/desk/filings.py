"""Filings (việc nộp hồ sơ): who brought a dossier, with which papers, found by which words."""

from collections.abc import Mapping

from commune_desk.domain.catalogue.procedure import Channel
from commune_desk.domain.desk.dossier_errors import DossierNotFound
from commune_desk.domain.desk.filing import Filing, FilingRecord
from commune_desk.domain.desk.papers import PaperLine
from commune_desk.domain.keys import DossierId, OfficeId
from commune_desk.domain.people.applicant import name_of
from commune_desk.domain.vietnamese import nfc, words_of
from commune_desk.store import tables
from commune_desk.store.columns import columns_from, value_from
from commune_desk.store.fields import json_from
from commune_desk.store.queries import sheet
from commune_desk.store.queries.writing import insert as insert_rows
from commune_desk.store.queries.writing import update as update_rows
from commune_desk.store.search_words import stored_words
from commune_desk.store.statements import first, rows

_ELSEWHERE = frozenset({"external_no", "papers", "party"})
"""The number of the provincial system stands with the dossier, papers and party by themselves."""


def insert_filing(
    office_id: OfficeId, dossier_id: DossierId, filing: Filing, *, sector: str, channel: Channel
) -> None:
    """Write down how a dossier was filed; part of writing the dossier."""
    of_dossier = {"dossier_id": dossier_id, "office_id": office_id}
    words = _words(filing, sector, channel)
    row = {**of_dossier, **columns_from(filing, without=_ELSEWHERE), "words": words}
    insert_rows(tables.Filing, [row])
    party = nfc(json_from(filing.party))
    insert_rows(tables.ReceivedParty, [{**of_dossier, "party": party}])
    _insert_papers(of_dossier, filing)


def amend_filing(
    office_id: OfficeId, dossier_id: DossierId, filing: Filing, *, sector: str, channel: Channel
) -> None:
    """Write down how a dossier was filed as it is corrected."""
    of_dossier = {"dossier_id": dossier_id, "office_id": office_id}
    is_it = ("dossier_id = ?", (dossier_id,))
    row = {
        **columns_from(filing, without=_ELSEWHERE),
        "words": _words(filing, sector, channel),
    }
    update_rows(tables.Filing, row, where=is_it)
    update_rows(tables.ReceivedParty, {"party": nfc(json_from(filing.party))}, where=is_it)
    paper = tables.DossierPaper
    paper.delete().where(paper.dossier == dossier_id).execute()
    _insert_papers(of_dossier, filing)


def _words(filing: Filing, sector: str, channel: Channel) -> str:
    """The words by which a dossier is found: the names of its people."""
    party = filing.party
    names = " ".join(name_of(one) for one in (party.applicant, party.delegate) if one)
    return stored_words(words_of(names), sector, channel)


def _insert_papers(of_dossier: Mapping[str, object], filing: Filing) -> None:
    papers = [
        {**of_dossier, "position": position, **columns_from(paper)}
        for position, paper in enumerate(filing.papers, start=1)
    ]
    insert_rows(tables.DossierPaper, papers)


def get(office_id: OfficeId, dossier_no: str) -> FilingRecord:
    """How a dossier was filed, with the people as they were then.

    Raises:
        DossierNotFound: nothing has that number.
    """
    row = first(sheet.FILING, (office_id, dossier_no))
    if row is None:
        raise DossierNotFound(dossier_no)
    handed_in = rows(sheet.PAPERS, (row.dossier_id,))
    papers = tuple(value_from(PaperLine, each) for each in handed_in)
    filing = value_from(Filing, row, papers=papers)
    return FilingRecord(DossierId(row.dossier_id), filing)
