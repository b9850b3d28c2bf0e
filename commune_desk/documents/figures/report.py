"""The report of a period as PDF: its text, its forms, the figures of the model, who was overdue.

The text on A4, each form on A4 landscape and signed; then, signed by nobody, what is the office's
own: the two noes and three mosts with what citizens answered, the chart, and the annex that lists
every overdue dossier. Pages are numbered through. A report of a period that still runs says on each
of its pages up to which moment it counts.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial

from commune_desk.documents.blocks import Align, Block, Style, balanced, height_of, plain, with_gap
from commune_desk.documents.figures.charts import timeliness_chart
from commune_desk.documents.figures.report_annex import annex_blocks
from commune_desk.documents.figures.report_forms import form_blocks
from commune_desk.documents.figures.report_tables import asking_tables, figure_tables
from commune_desk.documents.figures.report_text import text_blocks
from commune_desk.documents.fonts import Face
from commune_desk.documents.page import (
    A4,
    A4_LANDSCAPE,
    PageSetup,
    Placed,
    fitted,
    in_top_margin,
    page_number,
    paginated,
    set_on,
)
from commune_desk.documents.pdf import Properties, pdf_bytes
from commune_desk.domain.figures.report_paper import ReportPaper
from commune_desk.words.figures import figures as words
from commune_desk.words.values import days_words

FORM_PAGE = replace(
    A4_LANDSCAPE,
    settings=tuple(replace(A4_LANDSCAPE.letters, body=size) for size in (12, 11, 10.5)),
)
"""Closer letters where they bring the table and who signs it on one page."""
CHART_TITLE = "Hồ sơ đã giải quyết theo lĩnh vực"


def render(value: ReportPaper) -> bytes:
    """The report as PDF."""
    form = value.forms[0].form
    properties = Properties(" ".join(form.title.split()), form.form_no, value.issued_on)
    placed = ((setup, blocks) for setup, pages in _parts(value) for blocks in pages)
    pages = [
        set_on(setup, blocks).with_blocks(
            *page_number(setup, number), *_provisional(setup, value.provisional_at)
        )
        for number, (setup, blocks) in enumerate(placed, 1)
    ]
    return pdf_bytes(pages, properties)


def _parts(value: ReportPaper) -> Iterator[tuple[PageSetup, list[list[Block]]]]:
    """Each part begins a page."""
    if value.text:
        yield fitted(A4, lambda setup: text_blocks(value, setup))
    across = A4_LANDSCAPE
    for filled in value.forms:
        yield fitted(FORM_PAGE, partial(form_blocks, value, filled))
    solved = [sector for sector in value.report.rows if sector.solved_total]
    chart = timeliness_chart(solved, CHART_TITLE, across.room) if solved else []
    if height_of(chart) <= across.depth:  # not parted
        chart = [*(replace(bar, keeps_next=True) for bar in chart[:-1]), *chart[-1:]]
    period = value.report.period
    title = [
        *balanced(words.MODEL_TITLE.upper(), Style(across.letters.title - 1), across.room),
        *plain(
            days_words(period.first, period.last),
            Style(11, Align.CENTRE), across.room, face=Face.ITALIC,
        ),
    ]  # fmt: skip
    figures = figure_tables(value.report, across.room)
    asking = asking_tables(value.report, across.room, across.depth)
    yield (
        across,
        paginated([*title, *with_gap([figures], 10), *with_gap(asking, 10), *chart], across.depth),
    )
    if value.overdue:
        yield across, paginated(annex_blocks(value, across), across.depth)


def _provisional(setup: PageSetup, at: datetime | None) -> Sequence[Placed]:
    """The mark of a report that is not final, right in the top margin."""
    if at is None:
        return ()
    mark = plain(words.provisional_words(at), setup.note(Align.RIGHT), setup.room, face=Face.BOLD)
    return (in_top_margin(setup, mark),)
