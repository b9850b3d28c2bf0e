"""The day's words: how backups and workbooks stand."""

import pytest

from commune_desk.words.figures.today import workbooks_words
from tests.factories import moment


@pytest.mark.parametrize(
    ("now", "said"),
    [
        ("2026-10-30 17:00", "Đã đồng bộ 16:45"),
        ("2026-11-30 08:00", "Đã đồng bộ 16:45 ngày 30/10/2026"),
    ],
)
def test_workbooks_of_another_day_are_said_with_their_day(now: str, said: str):
    assert workbooks_words(moment("2026-10-30 16:45"), 0, moment(now)) == said
