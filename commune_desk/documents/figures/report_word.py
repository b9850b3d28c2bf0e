"""The text of the report as a Word document, to be edited further; the forms go with the PDF."""

from dataclasses import replace

from commune_desk.documents.figures.word_file import (
    LARGE,
    SMALL,
    Align,
    Columns,
    Paragraph,
    word_bytes,
)
from commune_desk.documents.letterhead import office_lines, place_and_date
from commune_desk.documents.signatures import SIGN_AND_SEAL, of_head
from commune_desk.domain.figures.report_paper import ReportPaper
from commune_desk.words.figures import figures
from commune_desk.words.figures import report_text as words
from commune_desk.words.papers.papers import STATE_MOTTO, STATE_NAME

_HEAD = (64.0, 101.0)
_HALVES = (82.5, 82.5)
_INDENT = 12.7
_LINE = "─" * 12
_TO_SIGN = 5
"""Empty lines for the signature."""
_WITH_SIGNATURE = 2
"""The last paragraphs, which stay on the page of the signature."""


def render(value: ReportPaper) -> bytes:
    """The report's text as .docx, laid out as its PDF."""
    head = value.letterhead
    superior = office_lines(head.parent_name) if head.parent_name else []
    issuer = (
        *(_centred(line, size=12) for line in superior),
        *(_centred(line, size=12, is_bold=True) for line in office_lines(head.centre_name)),
        _centred(_LINE[:6], size=12),
        _centred(words.number_line(value)),
    )
    nation = (
        _centred(STATE_NAME, size=12, is_bold=True),
        _centred(STATE_MOTTO, is_bold=True),
        _centred(_LINE, size=12),
        _centred(place_and_date(head, value.issued_on), is_italic=True),
    )
    parts: list[Paragraph | Columns] = [
        Columns(_HEAD, (issuer, nation)),
        _centred(words.REPORT.upper(), size=LARGE, gap=18, is_bold=True),
        *(_centred(line, size=LARGE, is_bold=True) for line in words.subject(value).splitlines()),
        _centred(_LINE),
    ]
    if value.provisional_at is not None:
        parts.append(_centred(figures.provisional_words(value.provisional_at), is_bold=True))
    body: list[Paragraph] = []
    for heading, paragraphs in words.outline(value):
        if heading:
            body.append(Paragraph(heading, is_bold=True, gap=6, keeps_next=True))
        body += [Paragraph(text, Align.JUSTIFIED, indent_mm=_INDENT, gap=6) for text in paragraphs]
    last = len(body) - _WITH_SIGNATURE
    parts += [
        replace(each, keeps_next=each.keeps_next or at >= last) for at, each in enumerate(body)
    ]
    if value.provisional_at is None:
        parts += [Paragraph(keeps_next=True), _signature(value)]
    title = f"{words.REPORT}: {words.SUBJECT}"
    return word_bytes([*parts, Paragraph()], title=title, on=value.issued_on)


def _signature(value: ReportPaper) -> Columns:
    signature = of_head(value.signatory)
    recipients = (
        Paragraph("Nơi nhận:", is_bold=True, is_italic=True, size=12),
        *(Paragraph(text, size=SMALL) for text in words.recipients(value)),
    )
    signed = (
        *(_centred(line, is_bold=True) for line in signature.lines),
        _centred(SIGN_AND_SEAL, size=SMALL, is_italic=True),
        *[_centred("")] * _TO_SIGN,
        _centred(signature.name, is_bold=True),
    )
    return Columns(_HALVES, (recipients, signed))


def _centred(
    text: str, *, size: float = 13, gap: float = 0, is_bold: bool = False, is_italic: bool = False
) -> Paragraph:
    return Paragraph(
        text, Align.CENTRE, is_bold=is_bold, is_italic=is_italic, size=size, gap=gap,
        keeps_next=True,
    )  # fmt: skip
