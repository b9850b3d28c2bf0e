"""Who reports, who signs, and to whom.

The people's committee of the commune reports to that of the province (Thông tư 09/2026/TT-BTP Art
11(2)), under its own head, signed by its chair or a deputy. An office in which nobody signs for the
committee reports as the centre, signed by its director or a deputy, to whom its settings name.
"""

from dataclasses import dataclass

from commune_desk.domain.office.letterhead import Letterhead, committee_letterhead, letterhead
from commune_desk.domain.office.office import Leader, reporting_leader, signs_for_committee
from commune_desk.services.desk.desk import OpenOffice
from commune_desk.services.office.places import provinces
from commune_desk.settings import ADDRESSEE
from commune_desk.store.office import offices
from commune_desk.words.papers.papers import committee_of, for_committee


@dataclass(frozen=True, slots=True)
class Reporter:
    """Who reports: the head of the paper, who signs, and to whom it goes."""

    letterhead: Letterhead
    signatory: Leader
    addressee: str


def reporter(opened: OpenOffice) -> Reporter:
    """Who reports for an office."""
    leader = reporting_leader(offices.leaders(opened.office.id))
    named = opened.settings[ADDRESSEE]
    if not signs_for_committee(leader):
        return Reporter(letterhead(opened.office), leader, named)
    province = next(
        (each.name for each in provinces() if each.code == opened.office.province_code), ""
    )
    return Reporter(
        letterhead=committee_letterhead(opened.office),
        signatory=for_committee(leader),
        addressee=committee_of(province) if province else named,
    )
