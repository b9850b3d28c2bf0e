"""The papers of a lot: thirty lines in sight, each a name, its pages, its copies, and the fee.

Enter goes on: from the name to the pages, to the copies, to the next name. Who knows all three
types them at once, "học bạ 10x2". Lines stand in as many columns as leave the names their room,
and closer where that brings all of them in sight.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QIntValidator, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QCompleter, QGridLayout, QWidget

from commune_desk.domain.certification.entries import (
    LOT,
    MOST_COPIES,
    MOST_PAGES,
    PaperToCertify,
)
from commune_desk.domain.errors import UserError
from commune_desk.domain.form.kinds import write_vnd
from commune_desk.domain.form.rules import refusal_of
from commune_desk.ui.look.layouts import boxed, column, in_order, row
from commune_desk.ui.look.theme import size, space
from commune_desk.ui.widgets.boxes import scrolling
from commune_desk.ui.widgets.form.text_editor import LineEdit
from commune_desk.ui.widgets.text import label

LINES = 30
MORE = 10
MOST_COLUMNS = 3
WIDE_FEE = 9_999_000
"""For which there is room beside every line."""

AT_ONCE = re.compile(r"(.+?)\s+(\d+)\s*[x×*]\s*(\d+)")
USUAL = (
    "Căn cước",
    "Giấy khai sinh",
    "Bằng tốt nghiệp",
    "Học bạ",
    "Giấy chứng nhận kết hôn",
    "Giấy chứng nhận quyền sử dụng đất",
    "Giấy phép lái xe",
    "Sơ yếu lý lịch",
    "Giấy ủy quyền",
)
_NAME, *_ = LOT.part("papers").sections[0].fields
HEADS = "Tên giấy tờ · số trang bản chính · số bản · thu (đồng)"


class CountEdit(LineEdit):
    """A whole number from 1 on, typed; what is no such number counts as 1, and is 1 when left."""

    def __init__(self, name: str, most: int) -> None:
        super().__init__("1")
        self._most, self._is_clicked_into = most, False
        self.setValidator(QIntValidator(0, most, self))
        self.setAccessibleName(name)
        self.setProperty("kind", "line")
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setFixedWidth(size("control"))

    def value(self) -> int:
        """The number."""
        text = self.text()
        return max(1, min(int(text), self._most)) if text.isdecimal() else 1

    def set_value(self, value: int) -> None:
        """Show a number."""
        self.setText(str(value))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The next digit takes the place of what stands here."""
        super().focusInEvent(event)
        self.selectAll()
        self._is_clicked_into = event.reason() is Qt.FocusReason.MouseFocusReason

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """After the click that led here, too; the next one goes where it points."""
        super().mouseReleaseEvent(event)
        if self._is_clicked_into and not self.hasSelectedText():
            self.selectAll()
        self._is_clicked_into = False

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What is counted is what is seen."""
        super().focusOutEvent(event)
        self.set_value(self.value())


class LotLine:
    """One line: the parts of a paper that is certified."""

    def __init__(self, number: int) -> None:
        self.sign = label(str(number), "second")
        self.name = LineEdit()
        self.name.setAccessibleName(f"Giấy tờ {number}")
        self.name.setProperty("kind", "line")
        completer = QCompleter(list(USUAL), self.name)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.name.setCompleter(completer)
        self.pages = CountEdit(f"Số trang của giấy tờ {number}", MOST_PAGES)
        self.copies = CountEdit(f"Số bản của giấy tờ {number}", MOST_COPIES)
        self.fee = label("")
        self.fee.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        beside = row(self.sign, self.name, self.pages, self.copies, self.fee, gap="xs")
        beside.setStretch(1, 1)
        self.whole = boxed(beside)
        self.sign.setFixedWidth(space("xl"))
        self.fee.ensurePolished()
        self.fee.setMinimumWidth(self.fee.fontMetrics().horizontalAdvance(write_vnd(WIDE_FEE)))

    @property
    def editors(self) -> tuple[QWidget, ...]:
        """Where Tab stops, in order."""
        return self.name, self.pages, self.copies

    def paper(self) -> PaperToCertify | None:
        """The paper that stands here; None while it has no name."""
        name = self.name.text().strip()
        if not name:
            return None
        return PaperToCertify(name, self.pages.value(), self.copies.value())

    def show_paper(self, paper: PaperToCertify) -> None:
        """Show a paper."""
        self.name.setText(paper.name)
        self.name.setCursorPosition(0)
        self.pages.set_value(paper.pages)
        self.copies.set_value(paper.copies)

    def take_apart(self) -> bool:
        """Put pages and copies that were typed behind the name in their places; whether any were.

        A number that no paper has stays in the name, where it is seen.
        """
        found = AT_ONCE.fullmatch(self.name.text().strip())
        if not found:
            return False
        pages, copies = int(found[2]), int(found[3])
        if not (1 <= pages <= MOST_PAGES and 1 <= copies <= MOST_COPIES):
            return False
        self.name.setText(found[1])
        self.pages.set_value(pages)
        self.copies.set_value(copies)
        return True

    def clear(self) -> None:
        """For the next citizen."""
        self.name.clear()
        self.pages.set_value(1)
        self.copies.set_value(1)
        self.fee.clear()


class LotRows(QWidget):
    """The lines.

    Signals:
        edited: something was typed.
        finished: Enter on a line without a name: there are no more papers.
    """

    edited = Signal()
    finished = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[LotLine] = []
        self._columns = self._in_sight = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(space("l"))
        self._grid.setVerticalSpacing(space("xs") // 2)
        self._add(LINES)

    def papers(self) -> tuple[PaperToCertify, ...]:
        """The papers that have a name, in the order of the lines."""
        found = (line.paper() for line in self._lines)
        return tuple(paper for paper in found if paper is not None)

    def show_fees(self, fees: Sequence[int]) -> None:
        """Show what each paper costs; nothing beside those whose fee is not known."""
        named = [line for line in self._lines if line.paper() is not None]
        for line in self._lines:
            line.fee.clear()
        for line, fee in zip(named, fees, strict=False):
            line.fee.setText(write_vnd(fee))

    def show_papers(self, papers: Sequence[PaperToCertify]) -> None:
        """Show papers that were typed before."""
        self.clear()
        self._add(max(0, len(papers) - len(self._lines)))
        for line, paper in zip(self._lines, papers, strict=False):
            line.show_paper(paper)

    def clear(self) -> None:
        """Empty, for the next citizen."""
        for line in self._lines:
            line.clear()

    def refuse(self) -> UserError | None:
        """Go to the first name that no certificate can say; why it cannot."""
        for line in self._lines:
            if refusal := refusal_of(_NAME, line.name.text()):
                line.name.setFocus()
                line.name.selectAll()
                return refusal
        return None

    def focus_first(self) -> None:
        """Go to the first line without a name."""
        empty = (line for line in self._lines if line.paper() is None)
        next(empty, self._lines[-1]).name.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A wider page has more columns."""
        super().resizeEvent(event)
        self._arrange()

    def show_in(self, height: int) -> None:
        """Lie as is best where so much of a column is in sight."""
        step = self._lines[0].whole.sizeHint().height() + self._grid.verticalSpacing()
        self._in_sight = height // step
        self._arrange()

    def _add(self, count: int) -> None:
        for number in range(len(self._lines) + 1, len(self._lines) + count + 1):
            line = LotLine(number)
            self._lines.append(line)
            line.name.textEdited.connect(self.edited)
            line.name.returnPressed.connect(lambda line=line: self._after_name(line))
            line.name.editingFinished.connect(lambda line=line: self._take_apart(line))
            for editor, following in ((line.pages, line.copies), (line.copies, None)):
                editor.textEdited.connect(self.edited)
                editor.returnPressed.connect(
                    lambda line=line, following=following: self._go_on(line, following)
                )
        self._columns = 0
        self._arrange()
        in_order([editor for line in self._lines for editor in line.editors])

    def _arrange(self) -> None:
        """The lines below each other, column by column."""
        whole, close = (
            max(1, min(MOST_COLUMNS, self.width() // size(line)))
            for line in ("lot_line_whole", "lot_line")
        )
        in_sight, count = self._in_sight, len(self._lines)
        wanted = close if whole * in_sight < count <= close * in_sight else whole
        if wanted == self._columns:
            return
        self._columns = wanted
        deep = -(-len(self._lines) // wanted)
        for place, line in enumerate(self._lines):
            self._grid.addWidget(line.whole, place % deep, place // deep)
        for place in range(MOST_COLUMNS):
            self._grid.setColumnStretch(place, 1 if place < wanted else 0)

    def _take_apart(self, line: LotLine) -> None:
        """The line was left: what was typed at once goes apart, a long name shows its beginning."""
        if line.take_apart():
            self.edited.emit()
        line.name.setCursorPosition(0)

    def _after_name(self, line: LotLine) -> None:
        if not line.name.text().strip():
            self.finished.emit()
        elif line.take_apart():
            self.edited.emit()
            self._go_on(line, None)
        else:
            self._go_on(line, line.pages)

    def _go_on(self, line: LotLine, following: CountEdit | None) -> None:
        """Go to the next part of a line, or to the next line; after the last there are more."""
        if following is not None:
            following.setFocus()
            return
        after = self._lines.index(line) + 1
        if after == len(self._lines):
            self._add(MORE)
        self._lines[after].name.setFocus()


class LotArea(QWidget):
    """The lines, scrolled in what room the page has left; some of them are always in sight."""

    def __init__(self, rows: LotRows) -> None:
        super().__init__()
        self._rows = rows
        self.setLayout(column(scrolling(boxed(column(rows, None)))))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another height has other columns."""
        super().resizeEvent(event)
        self._rows.show_in(self.height())

    def sizeHint(self) -> QSize:
        """No more than is needed to work in it."""
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        """Six lines of each column."""
        return QSize(0, 5 * size("row"))
