"""What an office says in the report of a period, as a JSON file for the command line.

    {"data": "…", "feedback": "…", "dossiers": "…", "proposals": "…",
     "received_feedback": [{"sector": "Đất đai", "counts": {"received_on_rules": 1, …}}]}

Every key may be left out: the section is then written from the figures. An empty list of feedback
states that none was received; without the key nothing is stated.
"""

from dataclasses import dataclass
from pathlib import Path

from commune_desk.domain.figures.report_text import (
    FeedbackLine,
    FeedbackStatement,
    ReportText,
    TextSection,
)
from commune_desk.domain.law.report_form import ReportForm
from commune_desk.files.parsing import read_json
from commune_desk.files.strict import Place, read


@dataclass(frozen=True, slots=True)
class _TextFile:
    data: str = ""
    feedback: str = ""
    dossiers: str = ""
    proposals: str = ""
    received_feedback: tuple[FeedbackLine, ...] | None = None


def read_report_text(path: Path, form: ReportForm | None) -> ReportText:
    """The text and the feedback of a file; `form` is that of feedback, whose columns it may fill.

    Raises:
        FileMissing, FileUnreadable: there is no such file, or it is not JSON in UTF-8.
        UnknownField, WrongField: a key or a count is not understood.
    """
    place = Place(path.name)
    content = read(_TextFile, read_json(path), place)
    names = tuple(column.name for column in form.figures if not column.sums) if form else ()
    for number, line in enumerate(content.received_feedback or (), 1):
        for name in line.counts:
            if name not in names:
                where = place.inside("received_feedback").inside(number).inside("counts")
                raise where.inside(name).wrong(name, names)
    edited = {section: getattr(content, section) for section in TextSection}
    stated = content.received_feedback
    return ReportText(
        edited={section: text for section, text in edited.items() if text.strip()},
        feedback=None if stated is None else FeedbackStatement(stated),
    )
