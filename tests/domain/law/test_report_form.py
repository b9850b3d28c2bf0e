"""The forms of the circulars: their columns in order, their identities, the cells from counts."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commune_desk.domain.law.report_form import (
    COUNTS,
    FormSubject,
    ReportForm,
    filled,
    headings,
    unstated,
)
from commune_desk.domain.law.topics import in_force
from commune_desk.files.catalogue.law import read_law
from commune_desk.paths import resources

LAW = read_law(resources() / "law").report_forms
FORMS = {form.code: form for version in LAW for form in version.forms}


def form_of(code: str) -> ReportForm:
    return FORMS[code]


@pytest.mark.parametrize(
    ("last", "codes"),
    [
        (date(2026, 7, 31), ["II.06a"]),
        (date(2026, 8, 1), ["07a", "06a", "08b"]),
        (date(2026, 8, 14), ["07a", "06a", "08b"]),
        (date(2027, 12, 14), ["07a", "06a", "08b"]),
    ],
)
def test_the_last_day_of_a_period_chooses_its_forms(last: date, codes: list[str]):
    assert [form.code for form in in_force(LAW, last).forms] == codes


def test_reports_are_due_in_the_months_quarters_and_years_of_the_circular():
    law = in_force(LAW, date(2026, 11, 14))
    assert law.months == (1, 2, 4, 5, 7, 8, 10, 11)
    assert law.quarters == (1, 3)
    assert (law.half_year, law.year, law.sending_day) == (True, True, 20)


@pytest.mark.parametrize("code", FORMS)
def test_columns_are_numbered_without_a_gap_and_named_once(code: str):
    columns = form_of(code).columns
    names = [column.name for column in columns if column.name]
    assert [column.number for column in columns] == list(range(1, len(columns) + 1))
    assert len(set(names)) == len(names) == len(columns) - 2


def test_the_columns_of_07a_stand_as_the_circular_prints_them():
    assert [(column.number, column.heading) for column in form_of("07a").columns] == [
        (1, "STT"),
        (2, "Lĩnh vực giải quyết"),
        (3, "Tổng số"),
        (4, "Trực tuyến toàn trình"),
        (5, "Trực tuyến một phần"),
        (6, "Qua dịch vụ bưu chính"),
        (7, "Trực tiếp"),
        (8, "Từ kỳ trước"),
        (9, "Tổng số"),
        (10, "Trước hạn"),
        (11, "Đúng hạn"),
        (12, "Quá hạn"),
        (13, "Tổng số"),
        (14, "Trong hạn"),
        (15, "Quá hạn"),
    ]


def test_the_headings_of_07a_stand_in_groups():
    groups = [
        (heading.text, [part.text for part in heading.parts]) for heading in headings(FORMS["07a"])
    ]
    assert groups == [
        ("STT", []),
        ("Lĩnh vực giải quyết", []),
        ("Số lượng hồ sơ tiếp nhận", ["Tổng số", "Trong kỳ", "Từ kỳ trước"]),
        ("Số lượng hồ sơ đã giải quyết", ["Tổng số", "Trước hạn", "Đúng hạn", "Quá hạn"]),
        ("Số lượng hồ sơ đang giải quyết", ["Tổng số", "Trong hạn", "Quá hạn"]),
    ]


@pytest.mark.parametrize(
    ("code", "captions"),
    [
        ("II.06a", ["(3)=(4)+(5) +(6)", "(7)=(8)+(9) +(10)", "(11)=(12)+(13)"]),
        ("07a", ["(3)=(4)+(5) +(6)+(7) +(8)", "(9)=(10)+(11) +(12)", "(13)=(14)+(15)"]),
        ("06a", ["(3)=(4)+(5) =(6)+(7)", "(8)=(9)+(10) =(11)+(12)", "(13)=(14)+(15)"]),
        ("08b", []),
    ],
)
def test_totals_name_what_they_add_up(code: str, captions: list[str]):
    assert [column.caption for column in form_of(code).columns if column.sums] == captions


@pytest.mark.parametrize("code", ["II.06a", "07a"])
def test_every_count_of_dossiers_stands_in_one_column(code: str):
    counted = [name for column in form_of(code).figures for name in column.counts]
    assert sorted(counted) == sorted(COUNTS)


LINES = st.fixed_dictionaries({name: st.integers(0, 500) for name in COUNTS})


@given(LINES)
def test_the_forms_of_dossiers_tell_the_same_dossiers(counts: dict[str, int]):
    old, new = FORMS["II.06a"].cells(counts), FORMS["07a"].cells(counts)
    same = [name for name in new if name in old and name != "received_direct"]
    assert [old[name] for name in same] == [new[name] for name in same]
    assert old["received_online"] == new["received_online_full"] + new["received_online_partial"]
    assert old["received_direct"] == new["received_postal"] + new["received_direct"]
    assert new["received_total"] == sum(list(new.values())[1:6])


def test_behind_a_total_stand_the_counts_of_its_parts():
    form = form_of("07a")
    assert form.counted_in("received_total") == COUNTS[:5]
    assert form.counted_in("received_direct") == ("received_in_person",)


FEEDBACK = {"received_on_conduct": 2, "received_on_rules": 1, "received_in_period": 3}


def test_a_total_that_is_added_up_in_two_ways_must_agree():
    form = form_of("06a")
    assert form.subject is FormSubject.FEEDBACK
    assert form.broken_sum(FEEDBACK) is None
    broken = form.broken_sum(FEEDBACK | {"received_before": 1})
    assert broken is not None
    assert broken.number == 3


def test_no_more_is_handled_than_was_received_nor_published_than_was_handled():
    form = form_of("06a")
    handled = FEEDBACK | {"handled_on_conduct": 1, "handled_from_period": 1, "published": 1}
    assert form.larger_part(handled) is None
    for more, numbers in (({"published": 2}, (16, 8)), ({"open_on_rules": 2}, (15, 5))):
        larger = form.larger_part(handled | more)
        assert larger is not None
        assert tuple(column.number for column in larger) == numbers


@pytest.mark.parametrize(("code", "is_monthly"), [("07a", True), ("06a", False), ("08b", False)])
def test_feedback_and_centre_are_reported_by_quarter_half_year_and_year(
    code: str, is_monthly: bool
):
    assert form_of(code).is_monthly is is_monthly


def test_what_nobody_stated_is_no_zero():
    empty = unstated(form_of("06a"))
    assert not empty.is_stated
    assert [dict(line.cells) for line in empty.lines] == [{}]


def test_a_filled_form_has_the_sum_of_its_lines():
    one, two = FEEDBACK, FEEDBACK | {"received_on_rules": 4, "received_in_period": 6}
    form = filled(form_of("06a"), [("Đất đai", one), ("Hộ tịch", two)])
    assert [line.cells["received"] for line in form.lines] == [3, 6]
    assert form.total is not None
    assert form.total.cells["received"] == 9
