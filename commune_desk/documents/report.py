"""The monthly report: Biểu II.06a/VPCP/KSTT (Thông tư 01/2020/TT-VPCP), the figures of the model.

On A4 landscape: the form with its thirteen columns and the sum, then the two noes and three mosts,
what citizens answered, the chart, the sentences and the signatures.
"""

from collections.abc import Sequence
from itertools import starmap

from commune_desk.documents.blocks import (
    Align,
    Block,
    Style,
    balanced,
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
from commune_desk.documents.page import A4_LANDSCAPE, Page, Sheet, page_number, paginated, set_on
from commune_desk.documents.pdf import Properties, pdf_bytes
from commune_desk.documents.report_tables import SIZE, figure_tables, form_table
from commune_desk.documents.signatures import Signature, of_head, signatures
from commune_desk.domain.reporting import PeriodReport
from commune_desk.domain.slips import ReportPaper
from commune_desk.words import figures as words


def render(value: ReportPaper) -> bytes:
    """The report as PDF."""
    sheet = A4_LANDSCAPE
    blocks = [
        *_opening(value, sheet),
        *form_table(value.report, sheet.room),
        *with_gap([figure_tables(value.report, sheet.room)], 12),
        *_chart(value.report, sheet),
        *_narrative(value, sheet),
    ]
    blocks = [*keeping_next(blocks), *_signed(value, sheet)]
    pages = list(starmap(_numbered_page, enumerate(paginated(blocks, sheet.depth), start=1)))
    return pdf_bytes(pages, Properties(" ".join(words.FORM_TITLE), words.FORM_NO, value.issued_on))


def _numbered_page(number: int, blocks: Sequence[Block]) -> Page:
    page = set_on(A4_LANDSCAPE, blocks)
    return page.with_blocks(page_number(A4_LANDSCAPE, number)) if number > 1 else page


def _opening(value: ReportPaper, sheet: Sheet) -> list[Block]:
    """The head of the form: its number, title and period, and who reports to whom."""
    period = value.report.period
    side, gap = sheet.room * 0.22, sheet.room * 0.01
    middle = sheet.room - 2 * (side + gap)
    small, centred = Style(SIZE), Style(11, Align.CENTRE)
    number = [
        *plain(words.FORM_NO, small, side, face=Face.BOLD),
        *plain("Ban hành theo Thông tư số 01/2020/TT-VPCP", small, side, face=Face.ITALIC),
    ]
    title = [
        *balanced("\n".join(words.FORM_TITLE).upper(), Style(sheet.letters.title - 1), middle),
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
    columns = [(0.0, stack(number)), (side + gap, stack(title)), (sheet.room - side, stack(units))]
    unit = plain(words.UNIT, Style(SIZE, Align.RIGHT, gap=4), sheet.room, face=Face.ITALIC)
    return keeping_next([stack([side_by_side(columns), *unit, nothing(3)])])


def _chart(report: PeriodReport, sheet: Sheet) -> list[Block]:
    """The chart with its title; nothing where nothing was solved."""
    rows = [sector for sector in report.rows if sector.solved_total]
    if not rows:
        return []
    return timeliness_chart(rows, "Hồ sơ đã giải quyết theo lĩnh vực", sheet.room)


def _narrative(value: ReportPaper, sheet: Sheet) -> list[Block]:
    style = Style(sheet.letters.body, Align.JUSTIFIED, indent=24, gap=4)
    blocks = [plain(sentence, style, sheet.room) for sentence in value.narrative]
    return with_gap([block for lines in blocks for block in lines], 10)


def _signed(value: ReportPaper, sheet: Sheet) -> list[Block]:
    """Place and date above the signatures of who made the report and of the head of the office."""
    half = sheet.room / 2
    dated = plain(
        place_and_date(value.letterhead, value.issued_on),
        Style(sheet.letters.body, Align.CENTRE), half, face=Face.ITALIC,
    )  # fmt: skip
    places = [Signature((words.COMPILES.upper(),), value.compiled_by), of_head(value.signatory)]
    line = side_by_side([(half, stack(dated))])
    return [stack([*with_gap([line], 10), *with_gap([signatures(places, sheet)], 2)])]
