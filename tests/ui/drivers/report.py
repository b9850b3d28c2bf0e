"""The monthly report: figures that open their dossiers, and the files that are written."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QTableView

from commune_desk.words.figures.figures import SUM
from tests.ui.drivers.screen import Area

FORM = "Biểu số liệu: Enter mở danh sách hồ sơ của một số liệu"
ASKING = "Mời đánh giá theo cán bộ: Enter mở danh sách hồ sơ của một số liệu"
FIGURES = ("handed_over", "asked", "not_asked", "answered")
COLUMNS = (
    "received_total",
    "received_online_full",
    "received_online_partial",
    "received_postal",
    "received_direct",
    "carried_over",
    "solved_total",
    "solved_early",
    "solved_on_time",
    "solved_overdue",
    "open_total",
    "open_in_time",
    "open_overdue",
)
"""The columns of form 07a that hold figures, in its order."""
RATINGS, FILES, WRITTEN = "Mức độ hài lòng", "Tệp báo cáo và sổ", "Tệp đã lập"
BEFORE, AFTER = "Tháng trước", "Tháng sau"
REPORTING_MONTH = "Tháng báo cáo"
REGISTER = "Sổ theo dõi"
CLOSE, DATES = "Chốt kỳ", "Chọn ngày"


class Report(Area):
    """The report page."""

    @property
    def period(self) -> str:
        """From which day to which."""
        return self.text("period")

    @property
    def standing(self) -> str:
        """Whether the period is closed or provisional, and what was entered since."""
        return self.text("standing")

    def form(self) -> dict[str, list[str]]:
        """The form in force: the figures of every sector, and of the sum."""
        return {sector: figures for sector, *figures in self.cells(FORM)}

    def open_figure(self, name: str, sector: str = SUM) -> Area:
        """Click on a figure by the name of its column: the dossiers behind it."""
        table = self.find_a(QTableView, FORM)
        line, column = list(self.form()).index(sector), 1 + COLUMNS.index(name)
        at = table.visualRect(table.model().index(line, column)).center()
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
        return self.dialog()

    def asking(self) -> dict[str, list[str]]:
        """Who was asked for a rating: the figures of every officer, and of the sum."""
        return {officer: figures for officer, *figures in self.cells(ASKING)}

    def open_asking(self, name: str, officer: str = SUM) -> Area:
        """Click on a figure of who was asked: the dossiers behind it."""
        table = self.find_a(QTableView, ASKING)
        line, column = list(self.asking()).index(officer), 1 + FIGURES.index(name)
        at = table.visualRect(table.model().index(line, column)).center()
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
        return self.dialog()

    def share(self, title: str) -> str:
        """One of the five figures, with its counts."""
        return next(
            words
            for card in self.shown(QAbstractButton)
            if (words := card.accessibleName()).startswith(title)
        )

    def ratings(self) -> list[str]:
        """What citizens said: each count, then its level and share."""
        return self.part(RATINGS).texts()[1:]

    def written(self) -> dict[str, str]:
        """The files that were written, each with its folder."""
        lines = self.part(WRITTEN).texts() if self.has(WRITTEN) else []
        return dict(zip(lines[::2], lines[1::2], strict=True))
