"""Form 06a to be filled: a line a sector, or the statement that no feedback was received."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QDialog, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from commune_desk.domain.figures.report_text import FeedbackLine, FeedbackStatement
from commune_desk.ui.dialogs.leaving import Leaving
from commune_desk.ui.dialogs.refusing import refuse
from commune_desk.ui.dialogs.room import lay_out
from commune_desk.ui.look.layouts import column, row
from commune_desk.ui.look.theme import size
from commune_desk.ui.pages.report.figures_table import fit_heading, give_rest_to_first
from commune_desk.ui.widgets.actions import action, button_of
from commune_desk.ui.widgets.buttons import button
from commune_desk.ui.widgets.text import Refusal, label
from commune_desk.words.verbs import CANCEL

if TYPE_CHECKING:
    from collections.abc import Callable

    from commune_desk.domain.law.report_form import FormColumn, ReportForm

    Keep = Callable[[FeedbackStatement, Callable[[str], None]], bool]

_LINE = 7
"""Letters of a line of a heading."""
ADVICE = (
    "Mỗi lĩnh vực một dòng; ô trống là 0, các cột tổng do chương trình cộng. Không tiếp nhận phản "
    "ánh, kiến nghị nào thì bấm “Kỳ này không có”: biểu 06a in số 0."
)


class _Table(QTableWidget):
    """The sectors have the room that the figures leave."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        give_rest_to_first(self)


class FeedbackDialog(QDialog):
    """The lines of form 06a; totals are added up, so that only their parts are typed.

    Args:
        form: the form in force.
        stated: what was stated before; None for nothing.
        keep: keeps a statement, says why not, and whether it could.
    """

    def __init__(
        self,
        form: ReportForm,
        stated: FeedbackStatement | None,
        keep: Keep,
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(form.form_no)
        self._keep = keep
        self._columns = tuple(each for each in form.figures if not each.sums)
        self._table = _Table(0, 1 + len(self._columns))
        self._table.setAccessibleName("Phản ánh, kiến nghị theo lĩnh vực")
        titles = ["\n".join(wrap(form.columns[1].heading, 2 * _LINE))]
        titles += map(_heading, self._columns)
        self._table.setHorizontalHeaderLabels(titles)
        header = self._table.horizontalHeader()
        fit_heading(header, titles)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        self._table.verticalHeader().hide()
        self._table.verticalHeader().setDefaultSectionSize(size("control"))
        self._refusal = Refusal()
        for line in stated.lines if stated else ():
            self._add_line(line)
        self._add = button_of(self.add_empty)
        save = button_of(self.save)
        save.setDefault(True)
        lay_out(
            self,
            column(
                label("Phản ánh, kiến nghị trong kỳ", "group_title"),
                label(ADVICE, "quiet", wraps=True),
                self._table,
                self._refusal,
                gap="m",
            ),
            row(
                self._add,
                button_of(self.remove),
                button_of(self.state_none),
                None,
                button(CANCEL, super().reject),
                save,
            ),
            wide=size("dialog") * 7 // 4,
            high=size("dialog_height"),
            margin="l",
        )
        self._leaving = Leaving(self._typed, self._refusal)
        self._leaving.begin()

    def _typed(self) -> object:
        """The lines in which something stands."""
        ats = range(self._table.columnCount())
        lines = ([self._cell(row, at) for at in ats] for row in range(self._table.rowCount()))
        return [line for line in lines if any(line)]

    def reject(self) -> None:
        """Esc, or the X of the window."""
        if self._leaving.may():
            super().reject()

    def statement(self) -> FeedbackStatement:
        """What is typed; a line without a sector's name is left out."""
        lines = []
        for place in range(self._table.rowCount()):
            sector, *typed = (self._cell(place, at) for at in range(self._table.columnCount()))
            counts = {
                column.name: int(text)
                for column, text in zip(self._columns, typed, strict=True)
                if text.isdecimal() and int(text)
            }
            if sector:
                lines.append(FeedbackLine(sector, counts))
        return FeedbackStatement(tuple(lines))

    def refuse(self, words: str) -> None:
        """Say why it could not be kept, at the lines, or where the first one is added."""
        at = self._table if self._table.rowCount() else self._add
        refuse(words, self._refusal, boxes={"lines": at})

    def _cell(self, place: int, at: int) -> str:
        item = self._table.item(place, at)
        return item.text().strip() if item else ""

    @action("Thêm lĩnh vực", icon="plus")
    def add_empty(self) -> None:
        """Add a line for another sector."""
        self._add_line(FeedbackLine("", {}))
        self._table.setFocus()
        self._table.setCurrentCell(self._table.rowCount() - 1, 0)
        self._table.editItem(self._table.currentItem())

    def _add_line(self, line: FeedbackLine) -> None:
        place = self._table.rowCount()
        self._table.insertRow(place)
        self._table.setItem(place, 0, QTableWidgetItem(line.sector))
        for at, each in enumerate(self._columns, 1):
            count = line.counts.get(each.name)
            item = QTableWidgetItem(str(count) if count else "")
            item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self._table.setItem(place, at, item)

    @action("Bỏ dòng", icon="trash")
    def remove(self) -> None:
        """Take the chosen line out."""
        if self._table.currentRow() >= 0:
            self._table.removeRow(self._table.currentRow())

    @action("Lưu", kind="primary")
    def save(self) -> None:
        """Keep the lines as they are written."""
        stated = self.statement()
        if not stated.lines:
            self.refuse("Chưa nhập lĩnh vực nào. Thêm lĩnh vực, hoặc bấm “Kỳ này không có”.")
        elif wrong := self._wrong_cell():
            self._table.setCurrentItem(wrong)
            self.refuse(
                f"“{wrong.text().strip()}” không phải là số. Ghi số nguyên, hoặc để trống nếu là 0."
            )
        elif self._keep(stated, self.refuse):
            self.accept()

    def _wrong_cell(self) -> QTableWidgetItem | None:
        cells = (
            self._table.item(place, at)
            for place in range(self._table.rowCount())
            for at in range(1, self._table.columnCount())
        )
        typed = ((cell, cell.text().strip()) for cell in cells if cell is not None)
        return next((cell for cell, text in typed if text and not text.isdecimal()), None)

    @action("Kỳ này không có")
    def state_none(self) -> None:
        """State that no feedback was received."""
        if self._keep(FeedbackStatement(), self.refuse):
            self.accept()


def _heading(column: FormColumn) -> str:
    """The number of a column, what happened to its feedback ("tiếp nhận", "Đã xử lý"), its own."""
    first, *further = (*column.above, "")
    over = first.partition(" được ")[2] or (further[0] if further else "")
    over = over[:1].upper() + over[1:]
    lines = (f"({column.number})", *over.split(" ", 1), *wrap(column.heading, _LINE))
    return "\n".join(filter(None, lines))
