"""A resolution takes the place of what the province sets, and of the resolution before it."""

from datetime import date

import pytest

from commune_desk.domain.catalogue.catalogue_errors import NotProvincial
from commune_desk.domain.catalogue.fee_resolution import ResolvedFee, provincial_fees, resolved
from commune_desk.domain.catalogue.fees import FeeAsked, freeing_law, sum_of
from commune_desk.domain.catalogue.procedure import Channel, Fee, FeeKind, PersonGroup
from tests.factories import LAW, a_procedure

IN_TIME, LATE = "đăng ký đúng hạn", "đăng ký quá hạn"
FREEING = freeing_law(LAW, date(2026, 10, 1))
CIRCULAR = "Thông tư số 85/2019/TT-BTC"
FIRST, SECOND = "Nghị quyết số 12/2018/NQ-HĐND", "Nghị quyết số 23/2026/NQ-HĐND"
BIRTH = a_procedure(
    fees=(
        Fee(FeeKind.FREE, case=IN_TIME),
        Fee(FeeKind.PROVINCIAL, case=LATE, exempt=(PersonGroup.POOR,), legal_basis=CIRCULAR),
    )
)
CODE = BIRTH.code


def taken(procedure, **asked):
    return sum_of(procedure, FeeAsked(case=LATE, **asked), FREEING)


def test_what_the_province_sets_is_unknown_until_a_resolution_says_it():
    assert taken(BIRTH).amount_vnd is None
    [fee] = provincial_fees(BIRTH)
    assert (fee.case, fee.counter_vnd, fee.basis) == (LATE, None, "")
    after = resolved(BIRTH, FIRST, [ResolvedFee(CODE, 8000, case=LATE)])
    assert taken(after).amount_vnd == 8000
    assert taken(after, channel=Channel.ONLINE).amount_vnd == 8000
    assert after.fees[0] == BIRTH.fees[0]


def test_online_may_cost_another_sum_or_nothing():
    after = resolved(BIRTH, FIRST, [ResolvedFee(CODE, 8000, 0, LATE)])
    sums = {channel: taken(after, channel=channel).amount_vnd for channel in Channel}
    assert sums == {
        Channel.COUNTER: 8000, Channel.POSTAL: 8000, Channel.HOME_VISIT: 8000,
        Channel.OUTREACH: 8000, Channel.ONLINE: 0, Channel.ONLINE_PARTIAL: 0,
    }  # fmt: skip


def test_who_was_freed_stays_freed_and_the_resolution_is_its_ground():
    after = resolved(BIRTH, FIRST, [ResolvedFee(CODE, 8000, case=LATE)])
    freed = taken(after, group=PersonGroup.POOR)
    assert freed.amount_vnd == 0
    assert FIRST in freed.ground
    assert CIRCULAR in freed.ground


def test_the_next_resolution_takes_the_place_of_the_one_before():
    first = resolved(BIRTH, FIRST, [ResolvedFee(CODE, 8000, 0, LATE)])
    second = resolved(first, SECOND, [ResolvedFee(CODE, 5000, case=LATE)])
    [fee] = provincial_fees(second)
    assert (fee.counter_vnd, fee.online_vnd) == (5000, 5000)
    assert fee.basis == f"{SECOND}, {CIRCULAR}"


def test_a_fee_that_the_state_sets_is_not_the_provinces():
    with pytest.raises(NotProvincial) as refused:
        resolved(BIRTH, FIRST, [ResolvedFee(CODE, 8000, case=IN_TIME)])
    assert refused.value.cases == (LATE,)
