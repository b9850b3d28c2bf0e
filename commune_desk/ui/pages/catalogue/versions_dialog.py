"""The versions of a procedure: who made them and why, what differs, and the way back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QListWidget, QWidget

from commune_desk.domain.catalogue.catalogue_versions import CONTENT, differences
from commune_desk.ui.dialogs.room import lay_out
from commune_desk.ui.look.layouts import boxed, column, row
from commune_desk.ui.look.theme import size
from commune_desk.ui.pages.catalogue.comparison import HOLDS, difference_table
from commune_desk.ui.widgets.actions import action, button_of
from commune_desk.ui.widgets.boxes import scrolling
from commune_desk.ui.widgets.buttons import button
from commune_desk.ui.widgets.text import label
from commune_desk.words.catalogue.catalogue_words import number_words, version_words
from commune_desk.words.values import in_sentence
from commune_desk.words.verbs import CLOSE

if TYPE_CHECKING:
    from datetime import date

    from commune_desk.domain.catalogue.procedure import Procedure

TITLE = "Các phiên bản"
SAME = "Nội dung như phiên bản đang áp dụng."


class VersionsDialog(QDialog):
    """The newest version first; below the list, what the chosen one states otherwise.

    Args:
        versions: of one procedure, the newest first.
        current: the one that holds.
        take_back: called with the version that should hold again; None where the officer may not.
        today: tells the versions that are still to come.
    """

    def __init__(
        self,
        versions: Sequence[Procedure],
        current: Procedure,
        take_back: Callable[[Procedure], None] | None,
        *,
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(TITLE)
        self._versions, self._current, self._today = tuple(versions), current, today
        self._list = QListWidget()
        self._list.setAccessibleName("Các phiên bản của thủ tục")
        for version in self._versions:
            holds = f" · {in_sentence(HOLDS)}" if version == current else ""
            self._list.addItem(version_words(version) + holds)
        self._list.setMaximumHeight(size("row") * 5)
        self._reason = label("", "quiet", wraps=True)
        self._area = scrolling(QWidget())
        self._area.setAccessibleName("Khác biệt")
        self._area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._back, self._change = button_of(self.take_back), button_of(self.change)
        self._take = take_back
        close = button(CLOSE, self.reject, kind="primary")
        close.setDefault(True)
        buttons = row(self._back, self._change, None, close)
        body = column(
            label(f"{current.code} · {current.name}", "group_title", wraps=True),
            self._list,
            self._reason,
            self._area,
            gap="m",
        )
        body.setStretch(3, 1)
        lay_out(self, body, buttons, wide=size("dialog") * 5 // 4, high=size("dialog_height"))
        self._list.currentRowChanged.connect(self._show)
        self._list.setCurrentRow(0)

    def _chosen(self) -> Procedure:
        return self._versions[max(0, self._list.currentRow())]

    def _show(self, _row: int) -> None:
        chosen = self._chosen()
        self._reason.setText(f"Lý do: {chosen.reason}" if chosen.reason else "")
        self._reason.setVisible(bool(chosen.reason))
        told = differences(chosen, self._current, CONTENT)
        sides = {"before": number_words(chosen), "after": HOLDS}
        shown = difference_table(told, **sides) if told else label(SAME, "quiet", wraps=True)
        self._area.setWidget(boxed(column(shown, None)))
        is_to_come = chosen.effective_from > self._today
        self._back.setVisible(self._take is not None and not is_to_come)
        self._change.setVisible(self._take is not None and is_to_come)
        self._back.setEnabled(bool(told) or self._is_followed())

    def _is_followed(self) -> bool:
        """Whether another version is to take the place of the one that holds."""
        return any(one.effective_from > self._today for one in self._versions)

    @action("Lấy lại phiên bản này", icon="undo")
    def take_back(self) -> None:
        """Let the chosen version hold again."""
        if self._take is not None:
            self._take(self._chosen())
            self.accept()

    @action("Sửa phiên bản này", icon="edit")
    def change(self) -> None:
        """Correct a version that is still to come, from its own first day on."""
        self.take_back()
