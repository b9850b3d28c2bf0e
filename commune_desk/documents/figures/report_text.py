"""The text of the report on A4 (NĐ 30/2020, Phụ lục I), with the sections that a commune writes."""

from commune_desk.documents import letterhead as heads
from commune_desk.documents.blocks import (
    Align,
    Block,
    Style,
    balanced,
    keeping_next,
    plain,
    rule,
    stack,
    with_gap,
)
from commune_desk.documents.fonts import Face
from commune_desk.documents.page import PageSetup
from commune_desk.documents.signatures import of_head, signatures
from commune_desk.domain.figures.report_paper import ReportPaper
from commune_desk.words.figures import report_text as words


def text_blocks(value: ReportPaper, setup: PageSetup) -> list[Block]:
    """The report from its letterhead to its signature."""
    head = heads.head(
        value.letterhead, setup, number_line=words.number_line(value), on=value.issued_on
    )
    size = setup.letters.title
    third = setup.room / 6
    title = [
        *balanced(words.REPORT.upper(), Style(size, gap=14), setup.room),
        *balanced(words.subject(value), Style(size), setup.room),
        rule(setup.room / 2 - third / 2, setup.room / 2 + third / 2, height=8),
    ]
    body = setup.style(Align.JUSTIFIED, indent=2 * setup.letters.body)
    blocks = [*head, *keeping_next([stack(title)])]
    for heading, paragraphs in words.outline(value):
        if heading:
            blocks += keeping_next(plain(heading, setup.style(), setup.room, face=Face.BOLD))
        for paragraph in paragraphs:
            blocks += plain(paragraph, body, setup.room)
    if value.provisional_at is not None:
        return blocks
    note, half = setup.note(), setup.room / 2
    recipients = stack(
        [
            *plain("Nơi nhận:", note, half, face=Face.BOLD_ITALIC),
            *(line for text in words.recipients(value) for line in plain(text, note, half)),
        ]
    )
    signed = signatures([recipients, of_head(value.signatory)], setup)
    return [*keeping_next(blocks), *with_gap([signed], 14)]
