"""Old drafts by their names, before they are thrown away all at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from commune_desk.services.reception import drafts
from commune_desk.ui.dialogs.room import lay_out
from commune_desk.ui.look.layouts import boxed, column, row
from commune_desk.ui.look.theme import size
from commune_desk.ui.widgets.actions import action, button_of
from commune_desk.ui.widgets.boxes import scrolling
from commune_desk.ui.widgets.buttons import button
from commune_desk.ui.widgets.tables.lines import Lines
from commune_desk.ui.widgets.text import label
from commune_desk.words.figures.today import NOT_TAKEN_BACK, draft_detail, draft_title

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from commune_desk.domain.reception.draft import DraftLine
    from commune_desk.ui.frame.page_frame import PageFrame


class ClearDialog(QDialog):
    """Says which drafts go; F9 throws them away, Esc keeps them."""

    def __init__(
        self,
        frame: PageFrame,
        title: str,
        old: Sequence[DraftLine],
        *,
        now: datetime,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._frame = frame
        self._old = tuple(old)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        listed = Lines()
        listed.show_lines([(draft_title(one), draft_detail(one, now)) for one in old])
        words = f"{len(old)} bản nháp của bạn đã hơn một tuần không được mở. {NOT_TAKEN_BACK}"
        throw = button_of(self.throw_away)
        lay_out(
            self,
            column(label(words, wraps=True), scrolling(boxed(column(listed, None))), gap="m"),
            row(None, button("Giữ lại", self.reject), throw),
            high=size("dialog_height"),
            margin="l",
        )

    @action("Bỏ các bản này", shortcut="F9", icon="trash", kind="danger")
    def throw_away(self) -> None:
        """Throw the chosen drafts away."""
        desk, keys = self._frame.desk, [one.id for one in self._old]
        if self._frame.perform(lambda: drafts.clear(desk, keys)):
            self.accept()
