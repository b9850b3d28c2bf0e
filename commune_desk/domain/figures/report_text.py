"""What the office itself says in the report of a period: its text, and the feedback it received.

The text has the sections of the outline that a commune reports (Mẫu 01-ĐC/BTP/KSTT, footnote 1:
I.5, I.6 and IV) and the figures of dossiers that its forms hold (I.7). A section that nobody edited
is written from the figures; one that was edited stays as it was left.

Feedback (phản ánh, kiến nghị) is received outside of this program. What form 06a says of it is
stated by an officer: nothing stated is not the same as nothing received.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from commune_desk.domain.form.kinds import LONG_TEXT
from commune_desk.domain.form.spec import FieldSpec, FormSpec


class TextSection(StrEnum):
    """A section of the report, in the order of the outline."""

    DATA = "data"
    FEEDBACK = "feedback"
    DOSSIERS = "dossiers"
    PROPOSALS = "proposals"


TEXT_FORM = FormSpec.of("report_text", *(FieldSpec(LONG_TEXT, section) for section in TextSection))
"""The sections as a form: one that is emptied is written from the figures again."""


@dataclass(frozen=True, slots=True)
class FeedbackLine:
    """One line of form 06a: a sector, and its counts by the names of the form's columns."""

    sector: str
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class FeedbackStatement:
    """What the office states of the feedback of a period; without lines: none was received."""

    lines: tuple[FeedbackLine, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportText:
    """What was kept for the report of a period.

    Attributes:
        edited: the sections that an officer changed; the others are written from the figures.
        feedback: None where nobody stated anything yet.
    """

    edited: Mapping[TextSection, str] = field(default_factory=dict)
    feedback: FeedbackStatement | None = None
