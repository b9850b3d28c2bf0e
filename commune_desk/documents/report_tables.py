"""The tables of the monthly report: Biểu II.06a with its thirteen columns, those of the model."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from commune_desk.documents.blocks import Align, Block, Style, keeping_next, side_by_side, stack
from commune_desk.documents.fonts import Face
from commune_desk.documents.table import Heading, cell, column_widths, head_row, row, under
from commune_desk.domain.rating import RatingLevel, percentages
from commune_desk.domain.reporting import PeriodReport, SectorRow, Share
from commune_desk.words.papers import count_words, percent_words

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
    ("no_appointment", "Cán bộ không hẹn (không hẹn thừa, không hẹn lại)"),
    ("timeliest", "Kịp thời nhất (giải quyết trước và đúng hạn)"),
    ("closest", "Sâu sát nhất (phục vụ tại nhà, tại ấp, khu phố)"),
    ("most_effective", "Hiệu quả nhất (công dân hài lòng)"),
)
LEVEL_WORDS = (
    (RatingLevel.VERY_SATISFIED, "Rất hài lòng"),
    (RatingLevel.SATISFIED, "Hài lòng"),
    (RatingLevel.DISSATISFIED, "Không hài lòng"),
)
SIZE = 10.0
_BODY = Style(SIZE)
_CENTRED = Style(SIZE, Align.CENTRE)
_COLUMN_GAP = 18


def form_table(report: PeriodReport, room: float) -> list[Block]:
    """The table: headings, numbers of the columns, sectors, and the sum."""
    widths = column_widths(HEADINGS, room)
    numbers = [
        cell(text, Style(8, Align.CENTRE), width, face=Face.ITALIC)
        for text, width in zip(COLUMN_NUMBERS, widths, strict=True)
    ]
    heading = stack([head_row(HEADINGS, _BODY, room), row(numbers, widths, is_centred=True)])
    rows = [
        _sector_row(sector, (str(index), sector.sector), widths)
        for index, sector in enumerate(report.rows, start=1)
    ]
    total = _sector_row(report.total, ("", "Tổng cộng"), widths, face=Face.BOLD)
    return under(heading, [*keeping_next(rows), total])


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


def figure_tables(report: PeriodReport, room: float) -> Block:
    """The five figures of the model and the answers of citizens, beside each other."""
    left = (room - _COLUMN_GAP) * 0.6
    right = room - _COLUMN_GAP - left
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
