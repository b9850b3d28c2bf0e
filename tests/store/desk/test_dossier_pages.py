"""Lists: every view, filter and text, in order and page by page; the same on both engines."""

from dataclasses import replace
from datetime import timedelta

import pytest

from commune_desk.domain.catalogue.procedure import Channel
from commune_desk.domain.desk.dossier import DossierState, RunEnd, TimelinessRule, solved_standing
from commune_desk.domain.desk.dossier_list import (
    DeskCounts,
    DossierFilter,
    DossierRow,
    DossierSort,
    DossierView,
)
from commune_desk.domain.keys import OfficeId
from commune_desk.domain.people.applicant import Organisation, Person
from commune_desk.store.desk import dossier_pages
from commune_desk.store.queries import dossier_lists
from tests.store.samples import (
    A_PERSON,
    NOW,
    a_dossier,
    a_filing,
    an_office,
    insert_dossier,
)

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
WANTED = DossierFilter(now=NOW)


@pytest.fixture
def office(busy_office: OfficeId) -> OfficeId:
    return busy_office


def numbers(office: OfficeId, wanted: DossierFilter) -> list[int]:
    rows = dossier_pages.page(office, wanted).rows
    return [int(row.dossier_no[-4:]) for row in rows]


@pytest.mark.parametrize(
    ("view", "shown"),
    [
        (DossierView.ALL, [7, 6, 5, 4, 3, 2, 1]),
        (DossierView.OPEN, [4, 3, 2, 1]),
        (DossierView.DUE_SOON, [2]),
        (DossierView.OVERDUE, [1]),
        (DossierView.AWAITING_SUPPLEMENT, [4]),
        (DossierView.DUE_TODAY, [2]),
        (DossierView.DUE_NEXT, []),
        (DossierView.RESULT_READY, [5]),
        (DossierView.RECEIVED_TODAY, []),
        (DossierView.RETURNED_TODAY, [6]),
        (DossierView.CLOSED, [7, 6]),
    ],
)
def test_a_view_shows_its_dossiers_newest_first(office, view, shown):
    assert numbers(office, replace(WANTED, view=view)) == shown


def test_what_is_open_can_be_ordered_by_due_date(office):
    wanted = replace(WANTED, view=DossierView.OPEN, sort=DossierSort.DUE_ASC)
    assert numbers(office, wanted) == [1, 4, 2, 3]


def test_by_the_minute_a_dossier_is_overdue_within_its_day(office):
    late = replace(WANTED, view=DossierView.OVERDUE, now=NOW + 2 * HOUR)
    assert numbers(office, late) == [1]
    assert numbers(office, replace(late, rule=TimelinessRule.BY_MINUTE)) == [2, 1]


def test_what_is_due_next_is_due_until_the_end_of_the_next_working_day(office):
    friday = replace(WANTED, view=DossierView.DUE_NEXT, now=NOW + 7 * DAY + HOUR)
    assert numbers(office, friday) == []
    assert numbers(office, replace(friday, next_day=(NOW + 9 * DAY).date())) == [3]


def test_what_came_and_went_today_is_listed_of_its_day_alone(office):
    first_day = NOW - 10 * DAY + 8 * HOUR
    received = replace(WANTED, view=DossierView.RECEIVED_TODAY, now=first_day)
    assert numbers(office, received) == [7, 6, 5, 4, 3, 2, 1]
    assert numbers(office, replace(received, now=first_day + DAY)) == []
    returned = replace(WANTED, view=DossierView.RETURNED_TODAY, now=NOW + DAY)
    assert numbers(office, returned) == []


@pytest.mark.parametrize("text", ["", "anh", "0001 khong co"])
@pytest.mark.parametrize("view", DossierView)
def test_sector_channel_and_days_narrow_every_view(office, view, text):
    of_view = set(numbers(office, replace(WANTED, view=view, text=text)))
    narrowed = replace(WANTED, view=view, text=text)
    assert set(numbers(office, replace(narrowed, sector="Cư trú"))) == of_view & {3, 7}
    assert set(numbers(office, replace(narrowed, channel=Channel.ONLINE))) == of_view & {2, 5}
    both = replace(narrowed, sector="Hộ tịch", channel=Channel.ONLINE)
    assert set(numbers(office, both)) == of_view & {2, 5}
    day = (NOW - 10 * DAY).date()
    assert set(numbers(office, replace(narrowed, received_from=day, received_to=day))) == of_view
    assert numbers(office, replace(narrowed, received_to=day - DAY)) == []
    assert numbers(office, replace(narrowed, received_from=day + DAY)) == []


@pytest.mark.parametrize(
    "text",
    [
        "dang thi ngoc anh", "Đặng Thị Ngọc Ánh", "anh dang", "ngoc a", "ÁNH",
        "087196610926", "610926", "0923993287", "H20.19.08-261015-0002", "h20.19.08-2610", "2",
        "H20.19.08-261015-0002 ",
    ],
)  # fmt: skip
@pytest.mark.parametrize("view", [DossierView.ALL, DossierView.OPEN])
def test_a_text_finds_by_name_and_by_number(office, view, text):
    assert 2 in numbers(office, replace(WANTED, view=view, text=text))


@pytest.mark.parametrize(
    "text", ["nguyen", "an", "ng oc", "=shotich", "%", "087196610", "0002 x", '"', "anh* "]
)
@pytest.mark.parametrize("view", [DossierView.ALL, DossierView.OPEN])
def test_what_does_not_match_is_not_found(office, view, text):
    found = numbers(office, replace(WANTED, view=view, text=text))
    assert found == ([] if words_are_asked(text) else numbers(office, replace(WANTED, view=view)))


def words_are_asked(text: str) -> bool:
    return any(sign.isalnum() for sign in text) and text.strip("* ") not in {"an", "anh"}


def test_a_dossier_is_found_by_its_delegate_and_its_organisation(db, office):
    body = Organisation("Hợp tác xã Tân Hưng", "1400000001", representative=Person("Lê Văn Út"))
    with db.transaction():
        delegate = replace(A_PERSON, full_name="Cao Thị Oanh", personal_id="087301614006")
        filing = a_filing(office, body, delegate)
    insert_dossier(db, office, a_dossier(8), filing)
    for text in ("hop tac xa", "cao oanh", "1400000001", "087301614006", "614006"):
        assert numbers(office, replace(WANTED, text=text)) == [8], text
    row = dossier_pages.page(office, WANTED).rows[0]
    assert (row.applicant_name, row.applicant_number) == (body.name, body.tax_code)


def test_the_number_of_a_person_is_masked(office):
    row = dossier_pages.page(office, WANTED).rows[0]
    assert row.applicant_name == A_PERSON.full_name
    assert row.applicant_number == "087•••••0926"


@pytest.mark.parametrize("text", ["", "anh", "087196610926"])
@pytest.mark.parametrize("sort", DossierSort)
@pytest.mark.parametrize("view", [DossierView.ALL, DossierView.OPEN])
def test_pages_follow_one_another_without_gap_or_repetition(office, view, text, sort):
    wanted = replace(WANTED, view=view, text=text, sort=sort)
    whole = dossier_pages.page(office, wanted)
    rows: list[DossierRow] = []
    after = None
    while True:
        page = dossier_pages.page(office, wanted, after, limit=2)
        rows += page.rows
        after = page.next
        if after is None:
            break
    assert tuple(rows) == whole.rows


def test_a_list_that_is_longer_than_wanted_has_no_line(office):
    wanted = replace(WANTED, view=DossierView.ALL)
    whole = dossier_pages.page(office, wanted).rows
    cut = dossier_pages.page(office, wanted, limit=len(whole) - 1, or_none=True)
    assert (cut.rows, cut.next is None) == ((), False)
    fitting = dossier_pages.page(office, wanted, limit=len(whole), or_none=True)
    assert (fitting.rows, fitting.next) == (whole, None)


def test_a_rare_name_is_found_behind_many_newer_ones(db, office, monkeypatch):
    monkeypatch.setattr(dossier_lists, "LOOKED_THROUGH", (1, 2))
    rare = a_filing(office, replace(A_PERSON, full_name="Tô Ký", personal_id="087080078237"))
    insert_dossier(db, office, a_dossier(100, at=NOW - 400 * DAY), rare)
    assert numbers(office, replace(WANTED, text="to ky")) == [100]


def test_another_office_sees_nothing_of_it(db, office):
    other = an_office("Ủy ban nhân dân xã Khác")
    for text in ("", "anh", "087196610926", "H20.19.08-261015-0002"):
        assert numbers(other, replace(WANTED, text=text)) == []
    assert dossier_pages.counts(other, NOW) == DeskCounts()


def test_the_desk_counts_what_waits(office):
    assert dossier_pages.counts(office, NOW) == DeskCounts(4, 1, 1, 1, 1)


def test_the_counts_agree_with_the_views(office):
    counts = dossier_pages.counts(office, NOW + 2 * HOUR, TimelinessRule.BY_MINUTE)
    wanted = replace(WANTED, now=NOW + 2 * HOUR, rule=TimelinessRule.BY_MINUTE)
    for view in ("open", "due_soon", "overdue", "awaiting_supplement", "result_ready"):
        assert getattr(counts, view) == len(
            numbers(office, replace(wanted, view=DossierView(view)))
        )


@pytest.mark.parametrize("rule", TimelinessRule)
def test_a_closed_dossier_stands_in_a_list_as_its_runs_say(db, office, rule):
    due, late = NOW + 3 * DAY, NOW + 4 * DAY
    midnight = due.replace(hour=23, minute=59)
    first, last = a_dossier(due=due).runs[0], a_dossier(at=late, due=late + DAY).runs[0]
    ways = {
        100: (replace(first, ended_at=due - DAY, why=RunEnd.CLOSED),),
        101: (replace(first, ended_at=midnight, why=RunEnd.CLOSED),),
        102: (replace(first, ended_at=late, why=RunEnd.CLOSED),),
        103: (replace(first, ended_at=due - DAY, why=RunEnd.SUPPLEMENT),),
        104: (
            replace(first, ended_at=late, why=RunEnd.SUPPLEMENT),
            replace(last, ended_at=late + HOUR, why=RunEnd.CLOSED),
        ),
    }
    for number, runs in ways.items():
        ended = runs[-1].ended_at if runs[-1].why is RunEnd.CLOSED else late
        closed = a_dossier(number, state=DossierState.STOPPED, runs=runs, closed_at=ended)
        insert_dossier(db, office, closed)
    rows = dossier_pages.page(office, replace(WANTED, rule=rule)).rows
    listed = {int(row.dossier_no[-4:]): row.solved for row in rows}
    assert {number: listed[number] for number in ways} == {
        number: solved_standing(runs, rule) for number, runs in ways.items()
    }
    assert listed[1] is None
