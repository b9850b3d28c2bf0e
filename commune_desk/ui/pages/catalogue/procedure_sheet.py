"""One procedure with all that the catalogue states; what is unverified or repealed is said."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QLayout, QWidget

from commune_desk.domain.catalogue.procedure import Procedure
from commune_desk.ui.look.layouts import boxed, column, row
from commune_desk.ui.pages.catalogue.procedure_sections import (
    SectionLine,
    repeal_words,
    sections_of,
)
from commune_desk.ui.widgets.boxes import card, scrolling
from commune_desk.ui.widgets.text import icon_label, label
from commune_desk.words.catalogue.procedures import NOT_VERIFIED

FORMS = "Tờ khai chương trình in"
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

    def show_procedure(
        self,
        procedure: Procedure,
        today: date,
        reviews: Sequence[tuple[str, QLayout]] = (),
        *,
        forms: Sequence[str] = (),
    ) -> None:
        """Show everything that the catalogue states.

        Args:
            procedure: the version.
            today: says whether it is in force.
            reviews: what an officer has to look at, and the buttons under it.
            forms: the declarations that the program prints for it.
        """
        parts: list[QWidget | QLayout] = [
            label(procedure.name, "group_title", wraps=True),
            label(f"{procedure.code} · {procedure.sector}", "second", wraps=True),
        ]
        if repealed := repeal_words(procedure, today):
            parts.append(_notice(repealed, "overdue"))
        parts += [_notice(words, "due_soon", buttons) for words, buttons in reviews]
        for section in sections_of(procedure):
            has_bullets = len(section.lines) > 1
            lines = [_line(line, has_bullet=has_bullets) for line in section.lines]
            parts.append(column(label(section.title, "strong"), *lines, gap="xs"))
        if forms:
            names = [label(f"• {name}" if len(forms) > 1 else name, wraps=True) for name in forms]
            parts.append(column(label(FORMS, "strong"), *names, gap="xs"))
        body = column(*parts, None, gap="m")
        self._area.setWidget(boxed(column(card(body), gap="")))

    def texts(self) -> list[str]:
        """Every text that is shown, in order."""
        return [part.text() for part in self._area.findChildren(QLabel) if part.text()]


def _notice(text: str, meaning: str, *below: QLayout) -> QFrame:
    """Something that must be known before the rest is read."""
    words = label(text, wraps=True)
    said = row(icon_label("warning", meaning), words)
    said.setStretch(1, 1)
    box = QFrame()
    box.setProperty("kind", "notice")
    box.setProperty("meaning", meaning)
    box.setLayout(column(said, *below, margin="s"))
    return box


def _line(line: SectionLine, *, has_bullet: bool) -> QLayout:
    text = label(line.text, wraps=True)
    text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    bullet = label("–" if has_bullet else "")
    bullet.setVisible(has_bullet)
    doubt: list[QWidget] = []
    if not line.is_verified:
        words = label(NOT_VERIFIED, "doubt")
        words.setToolTip(UNVERIFIED)
        words.setAccessibleName(UNVERIFIED)
        doubt = [icon_label("warning", "due_soon", step="icon_small"), words]
    laid = row(bullet, text, *doubt)
    laid.setStretch(1, 1)
    for part in (bullet, text):
        laid.setAlignment(part, Qt.AlignmentFlag.AlignTop)
    return laid
