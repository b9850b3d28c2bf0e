"""What the report proposes: nothing that its own figures do not show."""

import pytest

from commune_desk.domain.figures.reporting import SectorRow
from commune_desk.words.figures.report_text import NO_PROPOSAL, TextFacts, proposals

CHECKING, POWER = "Chờ xác minh", "Mất điện"


def facts(*reasons: str) -> TextFacts:
    """Of as many late dossiers as there are reasons; an empty one was not given."""
    total = SectorRow("", open_overdue=len(reasons))
    return TextFacts(
        total=total,
        before=SectorRow(""),
        taken_over=0,
        late_reasons=reasons,
        addressee="Ủy ban nhân dân tỉnh",
    )


def test_the_most_frequent_reason_is_named_with_its_count():
    said = proposals(facts(CHECKING, CHECKING, POWER))
    assert "nguyên nhân làm nhiều hồ sơ quá hạn nhất trong kỳ: chờ xác minh (2 hồ sơ)" in said


@pytest.mark.parametrize("reasons", [(CHECKING, POWER), (CHECKING, CHECKING, "", ""), (POWER, "")])
def test_no_reason_is_called_the_most_frequent_that_is_not_known_to_be(reasons):
    said = proposals(facts(*reasons))
    assert "các nguyên nhân làm hồ sơ quá hạn đã nêu trên" in said
    assert "nhiều hồ sơ quá hạn nhất" not in said


@pytest.mark.parametrize("reasons", [(), ("", "")])
def test_nothing_is_proposed_where_no_reason_is_known(reasons):
    assert proposals(facts(*reasons)) == NO_PROPOSAL
