"""Lists handed on as workbooks: Ctrl+Shift+X, the notice of personal data, the file."""

from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from commune_desk.ui.frame.page_frame import PageFrame
from commune_desk.ui.lists.foot import EXPORT
from tests.ui.drivers.screen import Area, until

TOP = 4
"""So many lines stand above the headings."""


def export(area: Area, frame: PageFrame) -> Area:
    """Ctrl+Shift+X and F9; what was asked first."""
    area.press("Ctrl+Shift+X")
    asked = area.dialog(EXPORT)
    before = len(frame.notices.history)
    asked.press("F9")
    until(lambda: len(frame.notices.history) > before)
    return asked


def workbooks(frame: PageFrame) -> list[Path]:
    """The workbooks of lists that were written."""
    return sorted(frame.desk.folder.reports.glob("danh-sach-*.xlsx"))


def written(frame: PageFrame) -> tuple[list[str], list[list[Any]]]:
    """What stands above the headings of the only workbook, then its headings and lines."""
    [path] = workbooks(frame)
    sheet = load_workbook(path)["Danh sách"]
    rows = [[cell.value for cell in row] for row in sheet.rows]
    return [str(row[0]) for row in rows[:TOP]], rows[TOP:]
