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
from commune_desk.domain.vietnamese import format_date

FORM_NO = "Biểu số II.06a/VPCP/KSTT"
TITLE = (
    "TÌNH HÌNH, KẾT QUẢ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH\n"
    "TẠI CƠ QUAN, ĐƠN VỊ TRỰC TIẾP\n"
    "GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH"
)
_LONGEST_MONTH = 31


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
    title = " ".join(TITLE.split()).capitalize()
    return pdf_bytes(pages, Properties(title, FORM_NO, value.issued_on))


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
        *plain(FORM_NO, small, side, face=Face.BOLD),
        *plain("Ban hành theo Thông tư số 01/2020/TT-VPCP", small, side, face=Face.ITALIC),
    ]
    title = [
        *balanced(TITLE, Style(sheet.letters.title - 1), middle),
        *plain(f"Kỳ báo cáo: {_period_words(value.report)}", centred, middle),
        *plain(
            f"(Từ ngày {format_date(period.first)} đến ngày {format_date(period.last)})",
            centred, middle, face=Face.ITALIC,
        ),
    ]  # fmt: skip
    units = [
        *plain(f"Đơn vị báo cáo: {value.letterhead.centre_name}", small, side),
        *plain(f"Đơn vị nhận báo cáo: {value.addressee}", small, side),
    ]
    columns = [(0.0, stack(number)), (side + gap, stack(title)), (sheet.room - side, stack(units))]
    unit = plain(
        "Đơn vị tính: Số hồ sơ TTHC", Style(SIZE, Align.RIGHT, gap=4), sheet.room, face=Face.ITALIC
    )
    return keeping_next([stack([side_by_side(columns), *unit, nothing(3)])])


def _period_words(report: PeriodReport) -> str:
    """The month that a period of at most one month ends in; of a longer period its two days."""
    first, last = report.period.first, report.period.last
    if (last - first).days < _LONGEST_MONTH:
        return f"Tháng {last.month:02} năm {last.year}"
    return f"{format_date(first)} – {format_date(last)}"


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
    places = [Signature(("NGƯỜI LẬP BIỂU",), value.compiled_by), of_head(value.signatory)]
    line = side_by_side([(half, stack(dated))])
    return [stack([*with_gap([line], 10), *with_gap([signatures(places, sheet)], 2)])]
