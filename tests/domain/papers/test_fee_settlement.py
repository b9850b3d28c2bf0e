"""What was taken, told apart by all that the law or an accountant asks for."""

from dataclasses import replace

import pytest

from commune_desk.domain.catalogue.procedure import Channel, PersonGroup
from commune_desk.domain.handling.payments import PaidBy, Payment
from commune_desk.domain.papers.fee_settlement import FeeDimension, TakenFee, shares
from tests.factories import moment

AT = moment("2026-10-01 09:00")
PAID = Payment(amount_vnd=8_000, receipt_no="1", dossier_no="H20-1", paid_at=AT, officer_name="Mai")
FEE = TakenFee(
    PAID,
    "2.000635",
    "Cấp bản sao trích lục",
    Channel.COUNTER,
    "Võ Thị Ánh Nguyệt",
    province="Tỉnh Đồng Tháp",
)
FREED = replace(
    FEE,
    channel=Channel.ONLINE,
    payment=replace(
        PAID, amount_vnd=0, receipt_no="", person_group=PersonGroup.POOR, ground="Điều 11"
    ),
)
LATE = replace(
    FEE,
    procedure_code="1.001193",
    province="",
    payment=replace(
        PAID,
        fee_case="đăng ký quá hạn",
        paid_by=PaidBy.TRANSFER,
        paid_at=moment("2026-10-02 09:00"),
    ),
)
CANCELLED = replace(FEE, payment=replace(PAID, cancelled_at=AT, cancel_reason="nhầm"))
ALL = (FEE, FREED, LATE, CANCELLED)


@pytest.mark.parametrize(
    ("by", "told"),
    [
        (FeeDimension.PROCEDURE, [("1.001193", 8_000, 1, 0), ("2.000635", 8_000, 2, 1)]),
        (FeeDimension.CASE, [("", 8_000, 2, 1), ("đăng ký quá hạn", 8_000, 1, 0)]),
        (FeeDimension.CHANNEL, [("counter", 16_000, 2, 0), ("online", 0, 1, 1)]),
        (FeeDimension.GROUP, [("", 16_000, 2, 0), ("poor", 0, 1, 1)]),
        (FeeDimension.PROVINCE, [("", 8_000, 1, 0), ("Tỉnh Đồng Tháp", 8_000, 2, 1)]),
        (FeeDimension.GROUND, [("", 16_000, 2, 0), ("Điều 11", 0, 1, 1)]),
        (FeeDimension.DAY, [("2026-10-01", 8_000, 2, 1), ("2026-10-02", 8_000, 1, 0)]),
        (FeeDimension.PAID_BY, [("cash", 8_000, 2, 1), ("transfer", 8_000, 1, 0)]),
    ],
)
def test_a_cancelled_payment_counts_for_nothing_whatever_is_asked(by, told):
    found = shares(ALL, by)
    assert [(one.key, one.total_vnd, one.count, one.freed) for one in found] == told
    assert sum(one.total_vnd for one in found) == 16_000


def test_nothing_taken_has_no_sums():
    assert shares((), FeeDimension.PROCEDURE) == ()
