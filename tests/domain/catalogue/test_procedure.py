"""Procedures: which of its times and fees apply to a way of filing."""

import pytest

from commune_desk.domain.catalogue.procedure import (
    Channel,
    ProcessingTime,
    TimeUnit,
    is_for,
    processing_time,
)
from tests.factories import THREE_DAYS, a_procedure

ONE_DAY = ProcessingTime(TimeUnit.WORKING_DAYS, 1, channels=(Channel.ONLINE,))


@pytest.mark.parametrize(
    ("channel", "named", "applies"),
    [
        (Channel.POSTAL, (), True),
        (Channel.POSTAL, (Channel.COUNTER,), False),
        (Channel.ONLINE_PARTIAL, (Channel.ONLINE,), True),
        (Channel.ONLINE, (Channel.ONLINE_PARTIAL,), False),
        (Channel.HOME_VISIT, (Channel.ONLINE,), False),
    ],
)
def test_what_is_said_of_filing_online_is_said_of_filing_in_part_online(channel, named, applies):
    assert is_for(channel, named) is applies


def test_the_time_of_filing_in_part_online_is_that_of_filing_online():
    procedure = a_procedure(times=(ONE_DAY, THREE_DAYS))
    assert processing_time(procedure, Channel.ONLINE_PARTIAL) == ONE_DAY
    assert processing_time(procedure, Channel.COUNTER) == THREE_DAYS
