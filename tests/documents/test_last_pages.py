"""A paper that somebody signs has words on the page of the signature, however long it is."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from commune_desk.documents import certificate, fee_list, inspection
from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.upkeep.inspection import Inspection
from commune_desk.domain.upkeep.looks import LookCount
from tests.documents.reading import read
from tests.documents.test_certification import NGUYET, a_certificate
from tests.documents.test_fee_list import LETTERHEAD, LIST
from tests.domain.papers.test_fee_settlement import FEE
from tests.factories import LAW


def inspected(count: int) -> bytes:
    """The inspector's list, its last part of as many officers as are counted."""
    one = LookCount("Trần Thị Tuyết Mai", "mai", EventKind.RECORD_OPENED, 3)
    of_period = LIST.period
    value = Inspection(
        letterhead=LETTERHEAD,
        officer_name="Nguyễn Thanh Tùng",
        period=of_period,
        made_at=of_period.ends_at,
        law=LAW.personal_data[-1],
        kinds=(),
        measures=(),
        by_officer=(one,) * count,
        by_person=(),
        looks=(),
        taken_along=(),
    )
    return inspection.render(value)


def settled(count: int) -> bytes:
    """A list of as many fees."""
    return fee_list.render(replace(LIST, fees=(FEE,) * count))


def certified(count: int) -> bytes:
    """A certificate of the signatures of as many people and one."""
    return certificate.render([a_certificate("2.000884", *[NGUYET] * (count + 1))])


@pytest.mark.parametrize(
    ("make", "signed"),
    [
        (inspected, "NGƯỜI LẬP"),
        (settled, "NGƯỜI LẬP BẢNG KÊ"),
        (certified, "Người tiếp nhận hồ sơ"),
    ],
)
def test_a_signature_never_stands_alone(make: Callable[[int], bytes], signed: str):
    alone = []
    for count in range(1, 60):
        last = " ".join(read(make(count)).pages[-1].split())
        above = last.partition(signed)[0].strip("0123456789 ")
        alone += [] if above else [count]
    assert alone == []
