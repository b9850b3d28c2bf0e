"""What an office says in a report, as a file: sections, feedback, and what is not understood."""

from pathlib import Path

import pytest

from commune_desk.domain.figures.report_text import FeedbackLine, FeedbackStatement, TextSection
from commune_desk.domain.input_errors import UnknownField, WrongField
from commune_desk.files.catalogue.law import read_law
from commune_desk.files.figures.report_texts import read_report_text
from commune_desk.paths import resources

FORM = next(
    form
    for law in read_law(resources() / "law").report_forms
    for form in law.forms
    if form.code == "06a"
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "report.json"


def test_sections_and_feedback_are_read(file: Path):
    file.write_text(
        '{"data": "Không phát sinh.", "proposals": " ", "received_feedback": '
        '[{"sector": "Đất đai", "counts": {"received_on_rules": 1, "received_in_period": 1}}]}',
        encoding="utf-8",
    )
    text = read_report_text(file, FORM)
    assert text.edited == {TextSection.DATA: "Không phát sinh."}
    counts = {"received_on_rules": 1, "received_in_period": 1}
    assert text.feedback == FeedbackStatement((FeedbackLine("Đất đai", counts),))


@pytest.mark.parametrize(
    ("content", "stated"), [("{}", None), ('{"received_feedback": []}', FeedbackStatement())]
)
def test_nothing_said_is_not_nothing_received(file: Path, content, stated):
    file.write_text(content, encoding="utf-8")
    assert read_report_text(file, FORM).feedback == stated


@pytest.mark.parametrize(
    ("content", "refusal", "field"),
    [
        ('{"proposal": "x"}', UnknownField, "proposal"),
        ('{"data": 3}', WrongField, "data"),
        (
            '{"received_feedback": [{"sector": "A", "counts": {"received": 3}}]}',
            WrongField,
            "received_feedback.1.counts.received",
        ),
        (
            '{"received_feedback": [{"sector": "A", "counts": {"published": -1}}]}',
            WrongField,
            "received_feedback.1.counts.published",
        ),
    ],
)
def test_what_is_not_understood_is_refused_with_its_place(file: Path, content, refusal, field):
    file.write_text(content, encoding="utf-8")
    with pytest.raises(refusal) as refused:
        read_report_text(file, FORM)
    assert refused.value.facts["field"] == field
