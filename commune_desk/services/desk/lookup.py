"""Looking things up: searches, lists of dossiers, and everything known of one dossier."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from time import perf_counter

from commune_desk.domain.desk.clock import explain_last
from commune_desk.domain.desk.dossier_list import (
    Cursor,
    DeskCounts,
    DossierFilter,
    EarlierDossier,
    ListPage,
)
from commune_desk.domain.desk.found import FoundItem, FoundKind
from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.desk.rights import QuietVerb
from commune_desk.domain.errors import UserError
from commune_desk.domain.handling.dossier_sheet import DossierSheet, is_due_kept
from commune_desk.domain.identifiers.scanning import number_in, recognise
from commune_desk.domain.people.applicant import Applicant
from commune_desk.domain.working_time import OFFICE_ZONE
from commune_desk.services.desk import rights
from commune_desk.services.desk.desk import Desk
from commune_desk.services.desk.recording import record
from commune_desk.services.desk.whole_numbers import whole_number
from commune_desk.settings import DOSSIER_NO_PATTERN, SAME_PROCEDURE_DAYS
from commune_desk.store.catalogue import procedures
from commune_desk.store.desk import dossier_pages, dossiers, filings, paper_numbers
from commune_desk.store.desk import search_index as index
from commune_desk.store.handling import payments, ratings
from commune_desk.store.papers import declarations, prints
from commune_desk.store.reception import links
from commune_desk.store.upkeep import history

SHORT = 11
"""No code is as short: what a hand types is not looked at as one."""

MOST_EARLIER = 5
"""How many dossiers of the same procedure are worth a line before the next is received."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found, best first, and how long the office's own machine took for it.

    Attributes:
        is_cut: whether more would have been found than was asked for.
    """

    results: tuple[FoundItem, ...]
    milliseconds: float
    is_cut: bool = False


def find(desk: Desk, text: str, kind: FoundKind | None = None, *, limit: int = 20) -> Found:
    """People, dossiers and procedures that match: exact first, then prefix, then inside.

    A text that is a card, a citizen's QR or that of a paper is searched for by the number in it.
    """
    rights.check(desk, QuietVerb.FOUND)
    started = perf_counter()
    results = index.find(desk.office.id, _asked(desk, text), kind, limit=limit + 1)
    taken = round((perf_counter() - started) * 1000, 2)
    return Found(results[:limit], taken, is_cut=len(results) > limit)


def _asked(desk: Desk, text: str) -> str:
    """What a text is searched for by: the number in it, where it was read from a code."""
    scan = recognise(text, pattern=desk.settings[DOSSIER_NO_PATTERN]) if len(text) > SHORT else None
    if scan is None:
        return text
    try:
        return number_in(scan)
    except UserError:
        return text


def recent(desk: Desk) -> Found:
    """What this officer worked with last: dossiers, people, procedures."""
    rights.check(desk, QuietVerb.FOUND)
    started = perf_counter()
    results = index.recent(desk.office.id, desk.officer.id)
    return Found(results, round((perf_counter() - started) * 1000, 2))


def page(
    desk: Desk,
    wanted: DossierFilter,
    after: Cursor | None = None,
    *,
    limit: int = 100,
    or_none: bool = False,
) -> ListPage:
    """One page of a filtered list of dossiers, as ready rows; of a longer list none, if wanted."""
    rights.check(desk, QuietVerb.FOUND)
    return dossier_pages.page(desk.office.id, wanted, after, limit=limit, or_none=or_none)


def filed_before(desk: Desk, applicant: Applicant, code: str) -> tuple[EarlierDossier, ...]:
    """What the same applicant filed with the same procedure of late, or has still open.

    The setting `SAME_PROCEDURE_DAYS` says how many days back; the first of them counts whole. The
    latest comes first, at most `MOST_EARLIER`.
    """
    rights.check(desk, QuietVerb.FOUND)
    now = desk.now().astimezone(OFFICE_ZONE)
    day = now.date() - timedelta(days=desk.settings[SAME_PROCEDURE_DAYS])
    since = datetime.combine(day, time(), OFFICE_ZONE)
    return dossiers.filed_before(desk.office.id, applicant, code, since=since, limit=MOST_EARLIER)


def counts(desk: Desk) -> DeskCounts:
    """What waits at the desk now."""
    rule = desk.timeliness_rule
    return dossier_pages.counts(desk.office.id, desk.now(), rule)


def sheet(desk: Desk, dossier_no: str) -> DossierSheet:
    """Everything known of one dossier, for an officer to read; that it was opened stays on record.

    Raises:
        DossierNotFound: no such number.
    """
    rights.check(desk, EventKind.RECORD_OPENED)
    opened = known(desk, dossier_no)
    with desk.database.transaction(waits_for_disk=False):
        record(desk, EventKind.RECORD_OPENED, opened.filing.dossier_id)
    return opened


def known(desk: Desk, dossier_no: str) -> DossierSheet:
    """Everything known of one dossier, for the program's own work on it.

    Raises:
        DossierNotFound: no such number.
    """
    rights.check(desk, QuietVerb.DOSSIER_READ)
    office = desk.office.id
    dossier = dossiers.get(office, whole_number(desk, dossier_no))
    filing = filings.get(office, dossier.dossier_no)
    told = history.of_dossier(office, dossier.dossier_no)
    return DossierSheet(
        dossier=dossier,
        filing=filing,
        procedure=procedures.get(office, dossier.procedure_code, dossier.procedure_version),
        history=told,
        prints=prints.of_dossier(office, dossier.dossier_no),
        rating=ratings.find(office, dossier.dossier_no),
        due_steps=explain_last(dossier, desk.clock_rules, is_kept=is_due_kept(dossier, told)),
        numbers=paper_numbers.of_dossier(filing.dossier_id),
        payments=payments.of_dossier(office, dossier.dossier_no),
        declarations=declarations.of_dossier(filing.dossier_id),
        linked=links.linked_with(office, filing.dossier_id),
    )
