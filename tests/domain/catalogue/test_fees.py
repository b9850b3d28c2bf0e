"""What a dossier costs: by case, person group, pages and copies; what is not known stays so."""

from datetime import date

import pytest

from commune_desk.domain.catalogue.catalogue_errors import FeeCaseUnknown
from commune_desk.domain.catalogue.fees import (
    FeeAsked,
    FeeReason,
    FreeingLaw,
    cases_of,
    fees_of,
    sum_of,
)
from commune_desk.domain.catalogue.procedure import Channel, Fee, FeeKind, PersonGroup
from commune_desk.domain.law.topics import FeeExemptionLaw, FeeReliefLaw
from tests.factories import a_procedure

EXEMPTIONS = FeeExemptionLaw(date(2017, 1, 1), "Điều 10 Luật Phí và lệ phí")
NO_RELIEF = FreeingLaw(FeeReliefLaw(date(2017, 1, 1), "Luật Phí và lệ phí", ()), EXEMPTIONS)
RELIEF = FreeingLaw(
    FeeReliefLaw(date(2026, 8, 15), "Thông tư 117/2026", ("75/2022/TT-BTC",)), EXEMPTIONS
)
IN_TIME, LATE = "đăng ký đúng hạn", "đăng ký quá hạn"
POOR = (PersonGroup.POOR,)

BIRTH = a_procedure(
    fees=(
        Fee(FeeKind.FREE, case=IN_TIME),
        Fee(FeeKind.AMOUNT, 8000, "trường hợp", case=LATE, exempt=POOR),
    )
)
PAGES = a_procedure(
    fees=(Fee(FeeKind.AMOUNT, 2000, "trang", first_count=2, further_vnd=1000, most_vnd=200_000),)
)
RESIDENCE = a_procedure(
    fees=(
        Fee(
            FeeKind.AMOUNT,
            20_000,
            "lần",
            channels=(Channel.COUNTER,),
            legal_basis="Thông tư số 75/2022/TT-BTC",
        ),
        Fee(FeeKind.AMOUNT, 10_000, "lần", channels=(Channel.ONLINE,)),
    )
)


def taken(procedure, relief=NO_RELIEF, **asked):
    return sum_of(procedure, FeeAsked(**asked), relief).amount_vnd


def test_a_birth_in_time_is_free_and_a_late_one_is_not():
    assert taken(BIRTH, case=IN_TIME) == 0
    assert taken(BIRTH, case=LATE) == 8000


def test_who_is_freed_pays_nothing_for_a_late_birth():
    late = sum_of(BIRTH, FeeAsked(case=LATE, group=PersonGroup.POOR), NO_RELIEF)
    assert (late.amount_vnd, late.lines[0].why) == (0, FeeReason.EXEMPT)
    assert taken(BIRTH, case=LATE, group=PersonGroup.ELDERLY) == 8000


@pytest.mark.parametrize("case", ["", "trường hợp khác"])
def test_no_case_is_guessed(case):
    with pytest.raises(FeeCaseUnknown) as refused:
        taken(BIRTH, case=case)
    assert refused.value.cases == (IN_TIME, LATE)


def test_a_case_is_not_taken_where_there_are_none():
    with pytest.raises(FeeCaseUnknown):
        taken(PAGES, case=LATE)


@pytest.mark.parametrize(
    ("pages", "copies", "amount"),
    [(1, 1, 2000), (2, 1, 4000), (3, 1, 5000), (10, 3, 36_000), (500, 2, 400_000)],
)
def test_pages_from_the_third_cost_less_and_a_copy_no_more_than_its_most(pages, copies, amount):
    # Thông tư 226/2016/TT-BTC: 2.000 a page, 1.000 from the third, at most 200.000 a copy.
    assert taken(PAGES, count=pages, copies=copies) == amount


def test_every_way_of_filing_has_its_own_fee():
    assert taken(RESIDENCE) == 20_000
    assert taken(RESIDENCE, channel=Channel.ONLINE) == 10_000
    assert fees_of(RESIDENCE, Channel.POSTAL) == ()


def test_a_digital_citizen_is_freed_while_the_circular_says_so():
    digital = PersonGroup.DIGITAL_CITIZEN
    freed = sum_of(RESIDENCE, FeeAsked(group=digital), RELIEF)
    assert (freed.amount_vnd, freed.lines[0].why) == (0, FeeReason.RELIEVED)
    assert taken(RESIDENCE, NO_RELIEF, group=digital) == 20_000
    assert taken(BIRTH, RELIEF, group=digital, case=LATE) == 8000


def test_several_fees_of_one_case_add_up():
    both = a_procedure(fees=(Fee(FeeKind.AMOUNT, 30_000, "lần"), Fee(FeeKind.AMOUNT, 5_000, "tờ")))
    assert taken(both, count=2) == 70_000


@pytest.mark.parametrize("kind", [FeeKind.PROVINCIAL, FeeKind.NOT_PUBLISHED])
def test_what_is_not_known_makes_no_sum_and_is_not_free(kind):
    assert taken(a_procedure(fees=(Fee(kind), Fee(FeeKind.FREE)))) is None
    assert taken(a_procedure(fees=())) is None


def test_the_cases_stand_in_the_order_of_the_catalogue():
    assert cases_of(BIRTH, Channel.COUNTER) == (IN_TIME, LATE)
    assert cases_of(PAGES, Channel.COUNTER) == ()
