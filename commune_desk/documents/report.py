"""The monthly report: Biểu II.06a/VPCP/KSTT (Thông tư 01/2020/TT-VPCP), the figures of the model.

On A4 landscape: the form with its thirteen columns and the sum, then the two noes and three mosts,
what citizens answered, the chart, the sentences and the signatures.
"""

from dataclasses import replace

from commune_desk.documents.blocks import (
    Align,
    Block,
    Style,
    balanced,
    height_of,
    keeping_next,
    nothing,
    plain,
    side_by_side,
    stack,
    with_gap,
)
from commune_desk.documents.charts import timeliness_chart
from commune_desk.documents.fonts import Face
from commune_desk.documents.letterhead import place_and_date
from commune_desk.documents.page import A4_LANDSCAPE, PageSetup, numbered_pages
from commune_desk.documents.pdf import Properties, pdf_bytes
from commune_desk.documents.report_tables import SIZE, figure_tables, form_table
from commune_desk.documents.signatures import Signature, of_head, signatures
from commune_desk.domain.slips import ReportPaper
from commune_desk.words import figures as words

CHART_TITLE = "Hồ sơ đã giải quyết theo lĩnh vực"


def render(value: ReportPaper) -> bytes:
    """The report as PDF; the chart falls away where nothing was solved."""
    setup, report = A4_LANDSCAPE, value.report
    room, body = setup.room, setup.letters.body
    solved = [sector for sector in report.rows if sector.solved_total]
    chart = timeliness_chart(solved, CHART_TITLE, room) if solved else []
    if height_of(chart) <= setup.depth:  # not parted, but for the last two bars and who signs
        chart = [*(replace(bar, keeps_next=True) for bar in chart[:-3]), *chart[-3:]]
    sentences = Style(body, Align.JUSTIFIED, indent=24, gap=4)
    narrative = [line for text in value.narrative for line in plain(text, sentences, room)]
    content = [
        *_opening(value, setup),
        *form_table(report, room),
        *with_gap([figure_tables(report, room)], 12),
        *chart,
        *with_gap(narrative, 10),
    ]

    dated = plain(
        place_and_date(value.letterhead, value.issued_on),
        Style(body, Align.CENTRE), room / 2, face=Face.ITALIC,
    )  # fmt: skip
    places = [Signature((words.COMPILES.upper(),), value.compiled_by), of_head(value.signatory)]
    signed = [
        *keeping_next(with_gap([side_by_side([(room / 2, stack(dated))])], 10)),
        *with_gap([signatures(places, setup)], 2),
    ]
    properties = Properties(" ".join(words.FORM_TITLE), words.FORM_NO, value.issued_on)
    return pdf_bytes(numbered_pages(setup, [*keeping_next(content), *signed]), properties)


def _opening(value: ReportPaper, setup: PageSetup) -> list[Block]:
    """The head of the form: its number, title and period, and who reports to whom."""
    period = value.report.period
    side, gap = setup.room * 0.22, setup.room * 0.01
    middle = setup.room - 2 * (side + gap)
    small, centred = Style(SIZE), Style(11, Align.CENTRE)
    number = [
        *plain(words.FORM_NO, small, side, face=Face.BOLD),
        *plain("Ban hành theo Thông tư số 01/2020/TT-VPCP", small, side, face=Face.ITALIC),
    ]
    title = [
        *balanced("\n".join(words.FORM_TITLE).upper(), Style(setup.letters.title - 1), middle),
        *plain(words.period_words(period), centred, middle),
        *plain(
            f"({words.days_words(period.first, period.last)})",
            centred, middle, face=Face.ITALIC,
        ),
    ]  # fmt: skip
    units = [
        *plain(f"{words.REPORTS}: {value.letterhead.centre_name}", small, side),
        *plain(f"{words.REPORTS_TO}: {value.addressee}", small, side),
    ]
    level = side_by_side(
        [(0, stack(number)), (side + gap, stack(title)), (setup.room - side, stack(units))]
    )
    unit = plain(words.UNIT, Style(SIZE, Align.RIGHT, gap=4), setup.room, face=Face.ITALIC)
    return keeping_next([stack([level, *unit, nothing(3)])])
