"""The second sheet of the report: the figures of the model, and what citizens answered."""

from collections.abc import Sequence

from commune_desk.domain.figures.asking import lines
from commune_desk.domain.figures.model_figures import FEWEST_ANSWERS
from commune_desk.domain.figures.reporting import PeriodReport
from commune_desk.domain.handling.rating import RatingLevel, percentages
from commune_desk.words.figures.figures import (
    ASKING_OFFICER,
    ASKING_TITLES,
    CAME_BY,
    FIGURES,
    MODEL_NAME,
    MODEL_TITLE,
    NOT_MEASURED,
    OF_ALL,
    RATINGS,
    SUM,
    formula_words,
)
from commune_desk.words.values import LEVELS, RATING_WAYS, days_words
from commune_desk.workbooks.report_look import SheetLook
from commune_desk.workbooks.sheet import LINE_PT, SheetColumn

SHEET = MODEL_NAME
HEADINGS = (
    SheetColumn("Tiêu chí", 30),
    SheetColumn("Cách tính", 52),
    SheetColumn("Số hồ sơ", 14),
    SheetColumn(OF_ALL, 14),
    SheetColumn("Tỷ lệ (%)", 14),
)
MODEL_ROW = 4
RATING_ROW = MODEL_ROW + len(FIGURES) + 3
NO_SHARE = "–"
"""Where there is nothing to take a share of."""


def write_figures(page: SheetLook, report: PeriodReport) -> None:
    """Counts beside percentages; those of the ratings add up to exactly 100.

    Of too few answers there are no percentages.
    """
    page.text("A1:E1", MODEL_TITLE.upper(), "title")
    page.text("A2:E2", days_words(report.period.first, report.period.last), "centred italic")
    for row in (1, *range(MODEL_ROW, RATING_ROW + len(LEVELS) + 2)):
        page.set_height(row, 1.4 * LINE_PT)

    page.table_head(MODEL_ROW, HEADINGS)
    shares = {**report.two_noes, **report.three_mosts, **report.beside}
    for row, (name, words) in enumerate(FIGURES.items(), MODEL_ROW + 1):
        share = shares[name]
        page.text(f"A{row}", words.title)
        page.text(f"B{row}", formula_words(name))
        if share.count is None:
            page.text(f"C{row}", NOT_MEASURED)
        else:
            page.number(f"C{row}", share.count)
        page.number(f"D{row}", share.of)
        if share.percent is None:
            page.text(f"E{row}", NO_SHARE, "percent")
        else:
            page.number(f"E{row}", share.percent, "percent")

    counts = [report.ratings.get(level, 0) for level in RatingLevel]
    percents, is_rated = percentages(counts, 1), sum(counts) >= FEWEST_ANSWERS
    page.text(f"A{RATING_ROW}:B{RATING_ROW}", RATINGS, "head")
    page.text(f"C{RATING_ROW}", "Số lượt", "head")
    page.text(f"D{RATING_ROW}", "Tỷ lệ (%)", "head")
    first = RATING_ROW + 1
    ratings = zip(RatingLevel, counts, percents, strict=True)
    for row, (level, count, percent) in enumerate(ratings, first):
        page.text(f"A{row}:B{row}", LEVELS[level])
        page.number(f"C{row}", count)
        if is_rated:
            page.number(f"D{row}", float(percent), "percent")
        else:
            page.text(f"D{row}", NO_SHARE, "percent")
    last = RATING_ROW + len(counts)
    page.text(f"A{last + 1}:B{last + 1}", "Tổng số", "sum text")
    page.formula(f"C{last + 1}", f"=SUM(C{first}:C{last})", value=sum(counts), look="sum")
    if is_rated:
        whole = int(sum(percents))
        page.formula(f"D{last + 1}", f"=SUM(D{first}:D{last})", value=whole, look="sum percent")
    else:
        page.text(f"D{last + 1}", NO_SHARE, "sum percent")
    _write_ways(page, report, last + 4)


def _write_ways(page: SheetLook, report: PeriodReport, row: int) -> None:
    """By which way the answers came, below that whom each officer asked; nothing where nobody."""
    if report.ways:
        row = _write_head(page, row, (CAME_BY, "", *map(LEVELS.__getitem__, RatingLevel)))
        for way, of in report.ways.items():
            page.text(f"A{row}:B{row}", RATING_WAYS[way])
            for letter, level in zip("CDE", RatingLevel, strict=True):
                page.number(f"{letter}{row}", of[level])
            row += 1
        row += 2
    if not report.asking:
        return
    row = _write_head(page, row, (ASKING_OFFICER, *ASKING_TITLES.values()))
    for line in lines(report.asking):
        is_sum = not line.login
        page.text(f"A{row}", line.officer_name or SUM, "sum text" if is_sum else "text")
        for letter, name in zip("BCDE", ASKING_TITLES, strict=True):
            page.number(f"{letter}{row}", line.counts[name], "sum" if is_sum else "count")
        row += 1


def _write_head(page: SheetLook, row: int, titles: Sequence[str]) -> int:
    """A row of headings; one that has none of its own belongs to that at its left."""
    page.set_height(row, 1.4 * LINE_PT)
    for letter, title in zip("ABCDE", titles, strict=True):
        if title:
            page.text(f"{letter}{row}", title, "head")
    if not titles[1]:
        page.text(f"A{row}:B{row}", titles[0], "head")
    return row + 1
