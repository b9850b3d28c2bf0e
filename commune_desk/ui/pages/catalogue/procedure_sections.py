"""A procedure as the catalogue page shows it: sections of lines, doubts marked; no Qt.

What the source marks unverified is said line by line. A blank stays blank: it says so instead of
being filled.
"""

from dataclasses import dataclass
from datetime import date

from commune_desk.domain.catalogue.procedure import Channel, PaperUse, Procedure, RequiredDocument
from commune_desk.domain.vietnamese import format_date
from commune_desk.words.catalogue.procedures import NO_TIME, PAPER_USES, fee_words, time_words
from commune_desk.words.fields import label
from commune_desk.words.values import CHANNELS

NOT_GIVEN = "Danh mục chưa ghi"


@dataclass(frozen=True, slots=True)
class SectionLine:
    """One line; `is_verified` is False where the source is marked unverified."""

    text: str
    is_verified: bool = True


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and its lines."""

    title: str
    lines: tuple[SectionLine, ...]


def sections_of(procedure: Procedure) -> tuple[Section, ...]:
    """Everything the catalogue states, in the order in which citizens ask."""
    doubted = set(procedure.unverified)
    times = tuple(
        SectionLine(
            _with(time_words(t), t.variant, _channels(t.channels)),
            t.is_verified and "times" not in doubted,
        )
        for t in procedure.times
    )
    fees = tuple(
        SectionLine(
            _with(fee_words(f), _channels(f.channels), f.legal_basis),
            f.is_verified and "fees" not in doubted,
        )
        for f in procedure.fees
    )
    papers = tuple(_with(paper.name, _copies(paper), paper.condition) for paper in procedure.papers)
    results = tuple(_with(result.name, result.code) for result in procedure.results)

    until = procedure.effective_to
    span = f"Áp dụng từ {format_date(procedure.effective_from)}"
    span += f" đến hết {format_date(until)}" if until else ""
    is_sure = not {"effective_from", "effective_to"} & doubted
    decision = f"{label('decision')}: {procedure.decision}" if procedure.decision else ""
    unit = f"{label('handling_unit')}: {procedure.handling_unit}" if procedure.handling_unit else ""
    others = (decision, unit, f"Nguồn: {procedure.source}")
    origin = (SectionLine(span, is_sure), *(SectionLine(text) for text in others if text))

    return (
        Section(label("processing_time"), times or (SectionLine(NO_TIME, is_verified=False),)),
        Section(label("fee"), fees or (SectionLine(NOT_GIVEN),)),
        Section(label("papers"), _marked(procedure, "papers", papers)),
        Section(label("result"), _marked(procedure, "results", results)),
        Section(label("legal_basis"), _marked(procedure, "legal_basis", procedure.legal_basis)),
        Section("Hiệu lực và nguồn", origin),
    )


def repeal_words(procedure: Procedure, today: date) -> str:
    """Why it cannot be received today; empty where it can."""
    if today < procedure.effective_from:
        return f"Chưa có hiệu lực: áp dụng từ {format_date(procedure.effective_from)}."
    if procedure.effective_to is not None and procedure.effective_to < today:
        end = format_date(procedure.effective_to)
        return f"Đã bãi bỏ: hết hiệu lực sau ngày {end}. Không tiếp nhận mới."
    return ""


def _copies(paper: RequiredDocument) -> str:
    if paper.use is PaperUse.SHOW:
        return PAPER_USES[PaperUse.SHOW].lower()
    counts = ((paper.originals, "bản chính"), (paper.copies, "bản sao"))
    return ", ".join(f"{count} {words}" for count, words in counts if count)


def _marked(procedure: Procedure, name: str, texts: tuple[str, ...]) -> tuple[SectionLine, ...]:
    is_sure = name not in procedure.unverified
    return tuple(SectionLine(text, is_sure) for text in texts) or (SectionLine(NOT_GIVEN, is_sure),)


def _channels(channels: tuple[Channel, ...]) -> str:
    return ", ".join(CHANNELS[channel].lower() for channel in channels)


def _with(text: str, *asides: str) -> str:
    return " · ".join([text, *(aside for aside in asides if aside)])
