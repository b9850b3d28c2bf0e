"""The month as files: report and register workbook, and where they are."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QVBoxLayout, QWidget

from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.papers.printing import OfficePaper
from commune_desk.services.figures import registers, reports, sync
from commune_desk.ui.look.layouts import row
from commune_desk.ui.widgets.actions import action, button_of
from commune_desk.ui.widgets.boxes import card
from commune_desk.ui.widgets.buttons import button
from commune_desk.ui.widgets.tables.lines import Lines
from commune_desk.ui.widgets.text import label
from commune_desk.words.desk.steps import EVENTS
from commune_desk.words.values import moment_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

    from commune_desk.domain.periods import ReportingPeriod
    from commune_desk.services.desk.progress import Progress
    from commune_desk.ui.frame.page_frame import PageFrame


class ReportFiles(QWidget):
    """Writes the files of a month and says where they are.

    Args:
        period: the period that is chosen on the page.
        as_of: the moment that the page looks back from.
    """

    def __init__(
        self,
        frame: PageFrame,
        period: Callable[[], ReportingPeriod],
        as_of: Callable[[], datetime | None],
    ) -> None:
        super().__init__()
        self._frame = frame
        self._period = period
        self._as_of = as_of
        self._folder = frame.desk.folder.reports
        self._standing = label("", "quiet", wraps=True)
        self._written = Lines()
        self._written.setAccessibleName("Tệp đã lập")
        self._written.hide()
        self._open = button("Mở thư mục", lambda: _open_folder(self._folder), icon="folder")
        self._open.hide()
        self._paper, self._printable = OfficePaper.REPORT, list[Path]()
        self._print = button_of(self.print_written)
        self._print.hide()
        books = button(
            "Mở thư mục sổ",
            lambda: _open_folder(sync.folder_of(frame.desk)),
            kind="quiet",
            icon="workbook",
        )
        frame.changes.workbooks_changed.connect(self.refresh)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        parts = (
            self._standing,
            self._written,
            row(self._print, None),
            row(self._open, books, None),
            None,
        )
        box.addWidget(card(*parts, title="Tệp báo cáo và sổ"))

    def refresh(self) -> None:
        """Say how the register workbooks stand."""
        standing = self._frame.ask(lambda: sync.state(self._frame.desk), otherwise=None)
        if standing is None:
            return
        if standing.last_at is None:
            words = "Sổ Excel chưa được ghi lần nào. F10 ghi sổ của mọi tháng."
        elif standing.pending_months:
            words = f"Sổ Excel ghi lần cuối {moment_text(standing.last_at)}; có tháng đã thay đổi."
        else:
            words = f"Sổ Excel đã khớp lúc {moment_text(standing.last_at)}."
        self._standing.setText(words)

    @action(EVENTS[EventKind.REPORT_MADE], shortcut="F9", icon="pdf")
    def write(self) -> None:
        """Write the report of the chosen period as PDF and workbook."""
        desk, period, as_of = self._frame.desk, self._period(), self._as_of()

        def work(progress: Progress) -> tuple[Path, ...]:
            return reports.write(desk, period, desk.folder.reports, as_of=as_of, progress=progress)

        self._frame.start(
            EVENTS[EventKind.REPORT_MADE],
            work,
            then=partial(self._show_written, OfficePaper.REPORT),
        )

    @action("Sổ theo dõi", shortcut="Ctrl+R", icon="catalogue")
    def write_register(self) -> None:
        """Write form 07, the register of the chosen period, as PDF."""
        desk, period = self._frame.desk, self._period()

        def work(_progress: Progress) -> tuple[Path, ...]:
            return (registers.write_register(desk, period, desk.folder.reports),)

        self._frame.start(
            "Lập sổ theo dõi", work, then=partial(self._show_written, OfficePaper.REGISTER)
        )

    def _show_written(self, paper: OfficePaper, files: Iterable[Path]) -> None:
        made = list(files)
        self._paper, self._printable = paper, [file for file in made if file.suffix == ".pdf"]
        self._print.setVisible(bool(self._printable))
        self._folder = made[0].parent
        self._written.show_lines([(file.name, str(file.parent)) for file in made])
        self._written.show()
        self._open.show()
        self._frame.notices.publish(f"Đã lập: {', '.join(file.name for file in made)}")

    @action(
        "In tệp vừa lập",
        shortcut="Ctrl+P",
        icon="print",
        waits_for="Chưa lập tệp nào để in. F9 lập báo cáo, hoặc Ctrl+R lập sổ, trước.",
    )
    def print_written(self) -> None:
        """Print what was written last as this PC prints reports and registers."""
        from commune_desk.ui.printing.office_paper import print_office_paper  # with the first

        for file in self._printable:
            print_office_paper(self._frame, partial(Path, file), self._paper, parent=self)


def _open_folder(folder: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
