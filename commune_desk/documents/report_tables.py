"""The tables of the monthly report: Biểu II.06a with its thirteen columns, those of the model."""

from collections.abc import Sequence
from decimal import Decimal

from commune_desk.documents.blocks import Align, Block, Style, side_by_side, stack
from commune_desk.documents.fonts import Face
from commune_desk.documents.table import Heading, cell, column_widths, head_row, row, under
from commune_desk.domain.rating import RatingLevel, percentages
from commune_desk.domain.reporting import PeriodReport, SectorRow
from commune_desk.words.figures import (
    COLUMNS,
    MODEL,
    MODEL_NAME,
    OF_ALL,
    OPEN,
    RATINGS,
    RECEIVED,
    RECEIVED_IN_PERIOD,
    SECTOR,
    SOLVED,
    SUM,
    count_words,
    percent_words,
    share_words,
)
from commune_desk.words.values import LEVELS


def _counted(name: str, width: float) -> Heading:
    return Heading(COLUMNS[name].heading, width)


HEADINGS = (
    Heading("TT", 9),
    Heading(SECTOR, 50),
    Heading(
        RECEIVED,
        parts=(
            _counted("received_total", 19),
            Heading(
                RECEIVED_IN_PERIOD,
                parts=(_counted("received_online", 17), _counted("received_direct", 26)),
            ),
            _counted("carried_over", 17),
        ),
    ),
    Heading(
        SOLVED,
        parts=(
            _counted("solved_total", 19),
            _counted("solved_early", 17),
            _counted("solved_on_time", 17),
            _counted("solved_overdue", 17),
        ),
    ),
    Heading(
        OPEN,
        parts=(
            _counted("open_total", 19),
            _counted("open_in_time", 17),
            _counted("open_overdue", 17),
        ),
    ),
)
COLUMN_NUMBERS = (
    "(1)", "(2)", "(3)=(4)+ (5)+(6)", "(4)", "(5)", "(6)",
    "(7)=(8)+ (9)+(10)", "(8)", "(9)", "(10)", "(11)= (12)+(13)", "(12)", "(13)",
)  # fmt: skip
_MODEL_HEADINGS = (
    Heading(f"“{MODEL_NAME}”", 62),
    Heading("Số lượng", 16),
    Heading(OF_ALL, 18),
    Heading("Tỷ lệ", 14),
)
_ANSWER_HEADINGS = (
    Heading(RATINGS, 40),
    Heading("Số lượt", 16),
    Heading("Tỷ lệ", 16),
)
SIZE = 10.0
_BODY = Style(SIZE)
_CENTRED = Style(SIZE, Align.CENTRE)
_GAP = 18


def form_table(report: PeriodReport, room: float) -> list[Block]:
    """The table: headings, numbers of the columns, sectors, and the sum."""
    widths = column_widths(HEADINGS, room)
    numbers = [
        cell(text, Style(8, Align.CENTRE), width, face=Face.ITALIC)
        for text, width in zip(COLUMN_NUMBERS, widths, strict=True)
    ]
    head = stack([head_row(HEADINGS, _BODY, room), row(numbers, widths, is_centred=True)])
    rows = [
        _sector_row(sector, (str(index), sector.sector), widths)
        for index, sector in enumerate(report.rows, start=1)
    ]
    total = _sector_row(report.total, ("", SUM), widths, face=Face.BOLD)
    return under(head, [*rows, total])


def _sector_row(
    sector: SectorRow, name: tuple[str, str], widths: Sequence[float], *, face: Face = Face.REGULAR
) -> Block:
    figures = [count_words(figure) for figure in sector.figures().values()]
    cells = [
        cell(text, _BODY if index == 1 else _CENTRED, width, face=face)
        for index, (text, width) in enumerate(zip((*name, *figures), widths, strict=True))
    ]
    return row(cells, widths, is_centred=True)


def figure_tables(report: PeriodReport, room: float) -> Block:
    """The five figures of the model and the answers of citizens, beside each other.

    The percentages of the answers add up to exactly 100.
    """
    shares = {**report.two_noes, **report.three_mosts}
    model = [
        (words.long, share_words(share), count_words(share.of), percent_words(share.percent))
        for name, words in MODEL.items()
        if (share := shares.get(name))
    ]
    counts = [report.ratings.get(level, 0) for level in RatingLevel]
    is_rated = sum(counts) > 0
    answers = [
        (LEVELS[level], count_words(count), percent_words(percent if is_rated else None))
        for level, count, percent in zip(RatingLevel, counts, percentages(counts, 1), strict=True)
    ]
    whole = percent_words(Decimal(100) if is_rated else None)
    answers.append(("Tổng số lượt đánh giá", count_words(sum(counts)), whole))

    left = (room - _GAP) * 0.6
    right = room - _GAP - left
    return side_by_side(
        [
            (0, stack(_small_table(_MODEL_HEADINGS, model, left))),
            (left + _GAP, stack(_small_table(_ANSWER_HEADINGS, answers, right))),
        ]
    )


def _small_table(
    headings: Sequence[Heading], rows: Sequence[tuple[str, ...]], room: float
) -> list[Block]:
    """A table whose first column holds words and whose others hold figures."""
    widths = column_widths(headings, room)
    blocks = [head_row(headings, _BODY, room)]
    for texts in rows:
        cells = [
            cell(text, _CENTRED if index else _BODY, width)
            for index, (text, width) in enumerate(zip(texts, widths, strict=True))
        ]
        blocks.append(row(cells, widths, is_centred=True))
    return blocks
