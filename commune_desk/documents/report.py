"""The monthly report: Biểu II.06a/VPCP/KSTT (Thông tư 01/2020/TT-VPCP), the figures of the model.

On A4 landscape: the form with its thirteen columns and the sum, then the two noes and three mosts,
what citizens answered, the chart, the sentences and the signatures.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
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
from commune_desk.documents.charts import chart_block, timeliness_chart
from commune_desk.documents.fonts import Face
from commune_desk.documents.letterhead import place_and_date
from commune_desk.documents.page import A4_LANDSCAPE, Page, Sheet, page_number, paginated, set_on
from commune_desk.documents.pdf import Properties, pdf_bytes
from commune_desk.documents.signatures import Signature, of_head, signatures
from commune_desk.documents.table import Heading, cell, column_widths, head_row, row, under
from commune_desk.documents.words import count_words, percent_words, short_day
from commune_desk.domain.rating import RatingLevel, percentages
from commune_desk.domain.reporting import PeriodReport, SectorRow, Share
from commune_desk.domain.slips import ReportPaper

FORM_NO = "Biểu số II.06a/VPCP/KSTT"
TITLE = (
    "TÌNH HÌNH, KẾT QUẢ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH TẠI CƠ QUAN, ĐƠN VỊ "
    "TRỰC TIẾP GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH"
)
HEADINGS = (
    Heading("TT", 9),
    Heading("Lĩnh vực giải quyết", 50),
    Heading(
        "Số lượng hồ sơ tiếp nhận",
        parts=(
            Heading("Tổng số", 19),
            Heading(
                "Trong kỳ",
                parts=(Heading("Trực tuyến", 17), Heading("Trực tiếp, dịch vụ bưu chính", 26)),
            ),
            Heading("Từ kỳ trước", 17),
        ),
    ),
    Heading(
        "Số lượng hồ sơ đã giải quyết",
        parts=(
            Heading("Tổng số", 19),
            Heading("Trước hạn", 17),
            Heading("Đúng hạn", 17),
            Heading("Quá hạn", 17),
        ),
    ),
    Heading(
        "Số lượng hồ sơ đang giải quyết",
        parts=(Heading("Tổng số", 19), Heading("Trong hạn", 17), Heading("Quá hạn", 17)),
    ),
)
COLUMN_NUMBERS = (
    "(1)", "(2)", "(3)=(4)+ (5)+(6)", "(4)", "(5)", "(6)",
    "(7)=(8)+ (9)+(10)", "(8)", "(9)", "(10)", "(11)= (12)+(13)", "(12)", "(13)",
)  # fmt: skip
MODEL_FIGURES = (
    ("no_writing", "Công dân không viết"),
    ("no_appointment", "Cán bộ không hẹn (giải quyết ngay trong ngày)"),
    ("timeliest", "Kịp thời nhất (giải quyết trước và đúng hạn)"),
    ("closest", "Sâu sát nhất (phục vụ tại nhà, tại ấp, khu phố)"),
    ("most_effective", "Hiệu quả nhất (công dân hài lòng)"),
)
LEVEL_WORDS = (
    (RatingLevel.VERY_SATISFIED, "Rất hài lòng"),
    (RatingLevel.SATISFIED, "Hài lòng"),
    (RatingLevel.DISSATISFIED, "Không hài lòng"),
)
_SIZE = 10.0
_BODY = Style(_SIZE)
_CENTRED = Style(_SIZE, Align.CENTRE)
_COLUMN_GAP = 18
_LONGEST_MONTH = 31


def render(value: ReportPaper) -> bytes:
    """The report as PDF."""
    sheet = A4_LANDSCAPE
    blocks = [
        *_opening(value, sheet),
        *_form(value.report, sheet),
        *with_gap([_figures(value.report, sheet)], 12),
        *_chart(value.report, sheet),
        *_narrative(value, sheet),
        *_signed(value, sheet),
    ]
    pages = list(starmap(_numbered_page, enumerate(paginated(blocks, sheet.depth), start=1)))
    return pdf_bytes(
        pages, Properties(f"{FORM_NO}: {TITLE.capitalize()}", FORM_NO, value.issued_on)
    )


def _numbered_page(number: int, blocks: Sequence[Block]) -> Page:
    page = set_on(A4_LANDSCAPE, blocks)
    return page.with_blocks(page_number(A4_LANDSCAPE, number)) if number > 1 else page


# --- the form ----------------------------------------------------------------------------------


def _opening(value: ReportPaper, sheet: Sheet) -> list[Block]:
    """The head of the form: its number, title and period, and who reports to whom."""
    period = value.report.period
    side, gap = sheet.room * 0.2, sheet.room * 0.01
    middle = sheet.room - 2 * (side + gap)
    small, centred = Style(_SIZE), Style(11, Align.CENTRE)
    number = [
        *plain(FORM_NO, small, side, face=Face.BOLD),
        *plain("Ban hành theo Thông tư số 01/2020/TT-VPCP", small, side, face=Face.ITALIC),
    ]
    title = [
        *balanced(TITLE, Style(sheet.letters.title - 1), middle),
        *plain(f"Kỳ báo cáo: {_period_words(value.report)}", centred, middle),
        *plain(
            f"(Từ ngày {short_day(period.first)} đến ngày {short_day(period.last)})",
            centred, middle, face=Face.ITALIC,
        ),
    ]  # fmt: skip
    units = [
        *plain(f"Đơn vị báo cáo: {value.letterhead.centre_name}", small, side),
        *plain(f"Đơn vị nhận báo cáo: {value.addressee}", small, side),
    ]
    columns = [(0.0, stack(number)), (side + gap, stack(title)), (sheet.room - side, stack(units))]
    unit = plain(
        "Đơn vị tính: Số hồ sơ TTHC", Style(_SIZE, Align.RIGHT, gap=4), sheet.room, face=Face.ITALIC
    )
    return keeping_next([stack([side_by_side(columns), *unit, nothing(3)])])


def _period_words(report: PeriodReport) -> str:
    """The month that a period of at most one month ends in; of a longer period its two days."""
    first, last = report.period.first, report.period.last
    if (last - first).days < _LONGEST_MONTH:
        return f"Tháng {last.month:02} năm {last.year}"
    return f"{short_day(first)} – {short_day(last)}"


def _form(report: PeriodReport, sheet: Sheet) -> list[Block]:
    """The table: headings, numbers of the columns, sectors, and the sum."""
    widths = column_widths(HEADINGS, sheet.room)
    numbers = [
        cell(text, Style(8, Align.CENTRE), width, face=Face.ITALIC)
        for text, width in zip(COLUMN_NUMBERS, widths, strict=True)
    ]
    heading = stack([head_row(HEADINGS, _BODY, sheet.room), row(numbers, widths, is_centred=True)])
    rows = [
        _sector_row(sector, (str(index), sector.sector), widths)
        for index, sector in enumerate(report.rows, start=1)
    ]
    total = _sector_row(report.total, ("", "Tổng cộng"), widths, face=Face.BOLD)
    return under(heading, [*rows, total])


def _sector_row(
    sector: SectorRow, name: tuple[str, str], widths: Sequence[float], *, face: Face = Face.REGULAR
) -> Block:
    figures = [count_words(figure) for figure in sector.figures().values()]
    cells = [
        cell(name[0], _CENTRED, widths[0], face=face),
        cell(name[1], _BODY, widths[1], face=face),
        *(
            cell(text, _CENTRED, width, face=face)
            for text, width in zip(figures, widths[2:], strict=True)
        ),
    ]
    return row(cells, widths, is_centred=True)


# --- what the figures say ----------------------------------------------------------------------


def _figures(report: PeriodReport, sheet: Sheet) -> Block:
    """The five figures of the model and the answers of citizens, beside each other."""
    left = (sheet.room - _COLUMN_GAP) * 0.6
    right = sheet.room - _COLUMN_GAP - left
    return side_by_side(
        [
            (0, stack(_model_table(report.two_noes, report.three_mosts, room=left))),
            (left + _COLUMN_GAP, stack(_rating_table(report.ratings, right))),
        ]
    )


def _model_table(
    two_noes: Mapping[str, Share], three_mosts: Mapping[str, Share], *, room: float
) -> list[Block]:
    shares = {**two_noes, **three_mosts}
    lines = [
        (words, count_words(share.count), count_words(share.of), percent_words(share.percent))
        for name, words in MODEL_FIGURES
        if (share := shares.get(name))
    ]
    headings = (
        Heading("“02 không, 03 nhất”", 62),
        Heading("Số lượng", 16),
        Heading("Trên tổng số", 18),
        Heading("Tỷ lệ", 14),
    )
    return _small_table(headings, lines, room)


def _rating_table(ratings: Mapping[RatingLevel, int], room: float) -> list[Block]:
    """Counts and percentages; the latter add up to exactly 100."""
    counts = [ratings.get(level, 0) for level, _words in LEVEL_WORDS]
    shares = percentages(counts, 1)
    lines = [
        (words, count_words(count), percent_words(share if sum(counts) else None))
        for (_level, words), count, share in zip(LEVEL_WORDS, counts, shares, strict=True)
    ]
    whole = Decimal(100) if sum(counts) else None
    lines.append(("Tổng số lượt đánh giá", count_words(sum(counts)), percent_words(whole)))
    headings = (Heading("Mức độ hài lòng", 40), Heading("Số lượt", 16), Heading("Tỷ lệ", 16))
    return _small_table(headings, lines, room)


def _small_table(
    headings: Sequence[Heading], lines: Sequence[tuple[str, ...]], room: float
) -> list[Block]:
    """A table whose first column holds words and whose others hold figures."""
    widths = column_widths(headings, room)
    rows = [
        row(
            [
                cell(text, _CENTRED if index else _BODY, width)
                for index, (text, width) in enumerate(zip(line, widths, strict=True))
            ],
            widths,
            is_centred=True,
        )
        for line in lines
    ]
    return [head_row(headings, _BODY, room), *rows]


def _chart(report: PeriodReport, sheet: Sheet) -> list[Block]:
    """The chart with its title; nothing where nothing was solved."""
    rows = [sector for sector in report.rows if sector.solved_total]
    if not rows:
        return []
    title = plain(
        "Hồ sơ đã giải quyết theo lĩnh vực",
        Style(11, Align.CENTRE, gap=12),
        sheet.room,
        face=Face.BOLD,
    )
    return [stack([*title, nothing(4), chart_block(timeliness_chart(rows, sheet.room))])]


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
