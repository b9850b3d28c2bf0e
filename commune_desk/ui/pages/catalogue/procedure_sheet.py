"""One procedure with all that the catalogue states; what is unverified or repealed is said."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QLayout, QWidget

from commune_desk.domain.procedure import Procedure
from commune_desk.ui.look.layouts import boxed, column, row
from commune_desk.ui.pages.catalogue.procedure_sections import (
    Line,
    Section,
    repeal_words,
    sections_of,
)
from commune_desk.ui.widgets.boxes import card, scrolling
from commune_desk.ui.widgets.text import icon_label, label

UNVERIFIED = "Nguồn chưa kiểm chứng: đối chiếu với quyết định công bố trước khi hẹn."


class ProcedureSheet(QFrame):
    """Shows one procedure, or how to choose one."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "plain")
        self._area = scrolling(QWidget())
        self._area.setAccessibleName("Nội dung thủ tục")
        self._area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setLayout(column(self._area, gap=""))
        self.clear()

    def clear(self) -> None:
        """Say how to choose one."""
        words = label(
            "Chọn một thủ tục ở danh sách để xem thời hạn, phí, giấy tờ và căn cứ.", "quiet"
        )
        words.setWordWrap(True)
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._area.setWidget(boxed(column(None, words, None, margin="xl")))

    def show_procedure(self, procedure: Procedure, today: date) -> None:
        """Show everything that the catalogue states."""
        repealed = repeal_words(procedure, today)
        name = label(procedure.name, "group_title", wraps=True)
        code = label(f"{procedure.code} · {procedure.sector}", "second", wraps=True)
        sections = [_section(section) for section in sections_of(procedure)]
        warning = [_warning(repealed)] if repealed else []
        body = column(name, code, *warning, *sections, None, gap="m")
        self._area.setWidget(boxed(column(card(body), gap="")))

    def texts(self) -> list[str]:
        """Every text that is shown, in order."""
        return [part.text() for part in self._area.findChildren(QLabel) if part.text()]


def _section(section: Section) -> QLayout:
    return column(label(section.title, "strong"), *_lines(section.lines), gap="xs")


def _lines(lines: Sequence[Line]) -> list[QLayout]:
    has_bullets = len(lines) > 1
    return [_line(line, has_bullet=has_bullets) for line in lines]


def _line(line: Line, *, has_bullet: bool) -> QLayout:
    text = label(line.text, wraps=True)
    text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    bullet = label("–" if has_bullet else "")
    bullet.setVisible(has_bullet)
    laid = row(bullet, text, *([] if line.is_verified else _doubt()))
    laid.setStretch(1, 1)
    for part in (bullet, text):
        laid.setAlignment(part, Qt.AlignmentFlag.AlignTop)
    return laid


def _doubt() -> list[QWidget]:
    sign = icon_label("warning", "due_soon", step="icon_small")
    words = label("chưa kiểm chứng", "doubt")
    words.setToolTip(UNVERIFIED)
    words.setAccessibleName(UNVERIFIED)
    return [sign, words]


def _warning(words: str) -> QFrame:
    box = QFrame()
    box.setProperty("kind", "notice")
    box.setProperty("meaning", "overdue")
    laid = row(icon_label("warning", "overdue"), label(words, wraps=True), margin="s")
    laid.setStretch(1, 1)
    box.setLayout(laid)
    return box
