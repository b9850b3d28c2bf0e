"""Ratings: three faces, each with its count and, beside it, its share; shares add up to 100."""

from PySide6.QtWidgets import QLabel, QWidget

from commune_desk.domain.figures.reporting import PeriodReport
from commune_desk.domain.handling.rating import RatingLevel, percentages
from commune_desk.ui.look.layouts import boxed, column, row
from commune_desk.ui.widgets.face_button import FACES
from commune_desk.ui.widgets.text import icon_label, label
from commune_desk.words.figures.figures import percent_words, ways_words
from commune_desk.words.values import LEVELS

DECIMALS = 1


class RatingsBar(QWidget):
    """What citizens said."""

    def __init__(self) -> None:
        super().__init__()
        self._counts: dict[RatingLevel, QLabel] = {level: label("0", "figure") for level in FACES}
        self._shares: dict[RatingLevel, QLabel] = {level: label("", "second") for level in FACES}
        parts = []
        for level, face in FACES.items():
            words = column(self._counts[level], self._shares[level], gap="")
            parts.append(boxed(row(icon_label(*face, step="icon_large"), words, gap="m")))
        self._ways = label("", "second", wraps=True)
        self._ways.setObjectName("rating_ways")
        self.setLayout(column(row(*parts, None, gap="xxl"), self._ways, None))

    def show_counts(self, report: PeriodReport) -> None:
        """Write the counts, the shares where anybody answered, and how the answers came."""
        counts = report.ratings
        self._ways.setText(ways_words(report.ways))
        self._ways.setVisible(bool(report.ways))
        shares = percentages([counts[level] for level in FACES], DECIMALS)
        for level, share in zip(FACES, shares, strict=True):
            self._counts[level].setText(str(counts[level]))
            percent = f" · {percent_words(share)}" if any(counts.values()) else ""
            self._shares[level].setText(f"{LEVELS[level]}{percent}")
