"""The tables of the report: a form of the circular with its lines, the figures of the model."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from commune_desk.documents.blocks import (
    Align,
    Block,
    Style,
    height_of,
    side_by_side,
    stack,
    with_gap,
)
from commune_desk.documents.fonts import Face
from commune_desk.documents.table import Heading, cell, column_widths, head_row, row, under
from commune_desk.domain.figures.asking import lines
from commune_desk.domain.figures.model_figures import FEWEST_ANSWERS
from commune_desk.domain.figures.reporting import PeriodReport
from commune_desk.domain.handling.rating import RatingLevel, percentages
from commune_desk.domain.law.report_form import (
    FilledReportForm,
    FormColumn,
    FormHeading,
    FormLine,
    FormSubject,
    headings,
)
from commune_desk.words.figures.figures import (
    ASKING_OFFICER,
    ASKING_TITLES,
    CAME_BY,
    FIGURES,
    MODEL_NAME,
    OF_ALL,
    RATINGS,
    SUM,
    asking_texts,
    figure_line,
    percent_words,
    share_words,
)
from commune_desk.words.values import LEVELS, RATING_WAYS, count_words

_NUMBER, _LINE = 11, 46
_NAMES: Mapping[FormSubject, float] = {FormSubject.FEEDBACK: 30, FormSubject.CENTRE: 44}
_TOTAL, _COUNT, _WORDY = 23, 16, 24
_LONG = 23
"""Shares of the width: the running number, the name of a line; a total, a count, a long heading."""

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
_WAY_HEADINGS = (
    Heading(CAME_BY, 40),
    *(Heading(LEVELS[level], 16) for level in RatingLevel),
    Heading(SUM, 14),
)
_ASKING_HEADINGS = (
    Heading(ASKING_OFFICER, 38),
    *(Heading(title, 20) for title in ASKING_TITLES.values()),
)
SIZE = 10.0
_BODY = Style(SIZE)
_CENTRED = Style(SIZE, Align.CENTRE)
_GAP = 18


def form_table(filled: FilledReportForm, room: float) -> list[Block]:
    """A form: headings, numbers of the columns, lines, and the sum where it has one."""
    form = filled.form
    heads = tuple(_head(heading, form.subject) for heading in headings(form))
    widths = column_widths(heads, room)
    numbers = [
        cell(column.caption, Style(8, Align.CENTRE), width, face=Face.ITALIC)
        for column, width in zip(form.columns, widths, strict=True)
    ]
    head = stack([head_row(heads, _BODY, room), row(numbers, widths, is_centred=True)])
    rows = [_line(filled, (str(index), line), widths) for index, line in enumerate(filled.lines, 1)]
    if filled.total is not None:
        total = FormLine(SUM, filled.total.cells)
        rows.append(_line(filled, ("", total), widths, face=Face.BOLD))
    return under(head, rows)


def _head(heading: FormHeading, subject: FormSubject) -> Heading:
    if heading.column is None:
        return Heading(heading.text, parts=tuple(_head(part, subject) for part in heading.parts))
    return Heading(heading.text, _share(heading.column, subject))


def _share(column: FormColumn, subject: FormSubject) -> float:
    if not column.name:
        return _NUMBER if column.number == 1 else _NAMES.get(subject, _LINE)
    if column.sums:
        return _TOTAL
    return _WORDY if len(column.heading) > _LONG else _COUNT


def _line(
    filled: FilledReportForm,
    numbered: tuple[str, FormLine],
    widths: Sequence[float],
    *,
    face: Face = Face.REGULAR,
) -> Block:
    """One line; a cell that nobody stated is left for the pen."""
    number, line = numbered
    figures = [
        count_words(line.cells[column.name]) if column.name in line.cells else ""
        for column in filled.form.figures
    ]
    cells = [
        cell(text, _BODY if index == 1 else _CENTRED, width, face=face)
        for index, (text, width) in enumerate(
            zip((number, line.name, *figures), widths, strict=True)
        )
    ]
    return row(cells, widths, is_centred=True)


def figure_tables(report: PeriodReport, room: float) -> Block:
    """The figures of the model and the answers of citizens, beside each other.

    The percentages of the answers add up to exactly 100; of too few answers there are none.
    """
    shares = {**report.two_noes, **report.three_mosts, **report.beside}
    model = [
        (figure_line(name), share_words(share), count_words(share.of), percent_words(share.percent))
        for name in FIGURES
        if (share := shares.get(name))
    ]
    left = (room - _GAP) * 0.6
    right = room - _GAP - left
    return side_by_side(
        [
            (0, stack(_small_table(_MODEL_HEADINGS, model, left))),
            (left + _GAP, stack(_small_table(_ANSWER_HEADINGS, list(_answers(report)), right))),
        ]
    )


def asking_tables(report: PeriodReport, room: float, depth: float) -> list[Block]:
    """By which way the answers came, and whom each officer asked; nothing where nobody was asked.

    The two stand beside each other; officers who fill more than half a page, `depth` high, have a
    table below, which goes on over the pages. A period that was closed before these were counted
    has neither.
    """
    ways = [
        (RATING_WAYS[way], *map(count_words, (*of.values(), sum(of.values()))))
        for way, of in report.ways.items()
    ]
    asked = [asking_texts(line) for line in lines(report.asking)]
    half = (room - _GAP) * 0.5
    by_way = _small_table(_WAY_HEADINGS, ways, half) if ways else []
    by_officer = _small_table(_ASKING_HEADINGS, asked, half) if asked else []
    if height_of(by_officer) > depth / 2:
        head, *rows = _small_table(_ASKING_HEADINGS, asked, room)
        return [*([stack(by_way)] if by_way else []), *with_gap(under(head, rows), _GAP)]
    places = [(0.0, by_way), (half + _GAP if by_way else 0.0, by_officer)]
    tables = [(left, stack(blocks)) for left, blocks in places if blocks]
    return [side_by_side(tables)] if tables else []


def _answers(report: PeriodReport) -> Iterator[tuple[str, ...]]:
    counts = [report.ratings.get(level, 0) for level in RatingLevel]
    is_rated = sum(counts) >= FEWEST_ANSWERS
    for level, count, percent in zip(RatingLevel, counts, percentages(counts, 1), strict=True):
        yield LEVELS[level], count_words(count), percent_words(percent if is_rated else None)
    whole = percent_words(Decimal(100) if is_rated else None)
    yield "Tổng số lượt đánh giá", count_words(sum(counts)), whole


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
