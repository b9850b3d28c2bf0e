"""Lists of dossiers (danh sách hồ sơ) as the desk shows them: pages of lines, and what waits."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from commune_desk.domain.desk.dossier import LatenessRule, TimelinessRule
from commune_desk.domain.desk.dossier_list import (
    Cursor,
    DeskCounts,
    DossierFilter,
    DossierRow,
    DossierView,
    ListPage,
    due_soon_before,
    overdue_before,
)
from commune_desk.domain.identifiers import personal_id
from commune_desk.domain.keys import OfficeId, OfficerId
from commune_desk.domain.working_time import OFFICE_ZONE
from commune_desk.store.columns import value_from
from commune_desk.store.fields import moment_from
from commune_desk.store.queries.dossier_lists import COUNTS, ListRequest, counting, questions
from commune_desk.store.statements import rows
from commune_desk.store.tables import bound_database


def page(
    office_id: OfficeId,
    wanted: DossierFilter,
    after: Cursor | None = None,
    *,
    limit: int = 100,
    or_none: bool = False,
) -> ListPage:
    """One page of a list, from its beginning or after the last line of the page before.

    Args:
        office_id: whose list.
        wanted: which.
        after: where the page before ended.
        limit: how many lines at most.
        or_none: whether a longer list is wanted without lines: none of them is made a value.
    """
    found: list[Any] = []
    request = ListRequest(office_id, wanted, after, limit + 1)
    for question in questions(request, bound_database.engine_name):
        found = rows(*question)
        if len(found) > limit:
            break
    more = len(found) > limit
    shown = () if more and or_none else found[:limit]
    last = found[limit - 1] if more else None
    cursor = Cursor(last.id, moment_from(last.due_at)) if last else None
    return ListPage(tuple(map(_line, shown)), cursor)


def _line(row: Any) -> DossierRow:
    """One line, with who filed as the dossier keeps them.

    Two texts are taken out of the party as it is stored: to make a value of it, fifty times for
    every page, would take longer than the question.
    """
    applicant = json.loads(row.party)["applicant"]
    if "full_name" in applicant:
        number = applicant["personal_id"]
        name, number = applicant["full_name"], personal_id.mask(number) if number else ""
    else:
        name, number = applicant["name"], applicant["tax_code"]
    phone = row.phone or applicant.get("phone", "")
    return value_from(DossierRow, row, applicant_name=name, applicant_number=number, phone=phone)


@dataclass(frozen=True, slots=True)
class Counted:
    """How many dossiers of a view have this sector and, where that was asked, were received by."""

    view: DossierView
    sector: str
    officer_id: OfficerId | None
    count: int


def counted(
    office_id: OfficeId, lists: Iterable[DossierFilter], *, by_officer: bool = False
) -> tuple[Counted, ...]:
    """How many dossiers stand in lists of what is at the desk, in one question."""
    asked = counting(office_id, lists, by_officer=by_officer)
    return tuple(value_from(Counted, row, view=DossierView(row.figure)) for row in rows(*asked))


def counts(
    office_id: OfficeId, now: datetime, rule: LatenessRule = TimelinessRule.BY_DAY
) -> DeskCounts:
    """What waits at the desk; however many dossiers are kept, only these are looked at."""
    here = now.astimezone(OFFICE_ZONE)
    overdue, soon = overdue_before(here, rule), due_soon_before(here)
    [counted] = rows(COUNTS, (overdue, soon, overdue, office_id, office_id))
    return value_from(DeskCounts, counted)
