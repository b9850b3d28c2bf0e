"""The versions of a form: who made them and why, how each prints, and the way back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QListWidget, QWidget

from commune_desk.domain.desk.history import EventKind
from commune_desk.services.desk import rights
from commune_desk.services.papers import own_forms
from commune_desk.ui.dialogs.leaving import Leaving
from commune_desk.ui.dialogs.refusing import refuse
from commune_desk.ui.dialogs.room import lay_out
from commune_desk.ui.look.layouts import boxed, column, row
from commune_desk.ui.look.theme import size
from commune_desk.ui.pages.forms.known_use import KnownUse
from commune_desk.ui.printing.paper_view import PaperView
from commune_desk.ui.widgets.actions import action, button_of
from commune_desk.ui.widgets.buttons import button
from commune_desk.ui.widgets.form.text_editor import TextEditor
from commune_desk.ui.widgets.text import Refusal, buddy, label
from commune_desk.words.forms import form_version_words
from commune_desk.words.verbs import CLOSE

if TYPE_CHECKING:
    from commune_desk.domain.papers.office_form import FormVersion
    from commune_desk.ui.frame.page_frame import PageFrame

TITLE = "Các phiên bản mẫu"
BACK = "Dùng lại bản này"
REASON = "Lý do dùng lại"
MOST_SEEN = 4
"""Versions that are seen without scrolling: the paper has the rest of the room."""


class FormVersionsDialog(QDialog):
    """The newest version first; beside the list, how the chosen one prints.

    Args:
        name: what the form is called.
        versions: of one form, the newest first.
        done: gets the version that was written.
    """

    def __init__(
        self,
        frame: PageFrame,
        versions: Sequence[FormVersion],
        done: Callable[[FormVersion], None],
        *,
        name: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(TITLE)
        self._frame, self._versions, self._done = frame, tuple(versions), done
        self._use = KnownUse()
        self._list = QListWidget()
        self._list.setAccessibleName(TITLE)
        for version in self._versions:
            self._list.addItem(form_version_words(version))
        self._list.setFixedHeight(size("row") * (1 + min(len(self._versions), MOST_SEEN)))
        self._told = label("", "quiet", wraps=True)
        self._view = PaperView("Bản này không in được.")
        self._view.setAccessibleName("Trang in của bản đang chọn")
        self._reason = TextEditor()
        self._reason.setAccessibleName(REASON)
        self._fault = Refusal()
        self._back = button_of(self.take_back)
        close = button(CLOSE, super().reject, kind="primary")
        asked = row(buddy(REASON, self._reason), self._reason, self._back)
        asked.setStretch(1, 1)
        going_back = boxed(asked)
        going_back.setVisible(rights.may(frame.desk, EventKind.FORM_CHANGED))
        buttons = row(None, close)
        body = column(
            label(name, "group_title", wraps=True),
            self._list,
            self._told,
            self._view,
            going_back,
            self._fault,
            gap="m",
        )
        body.setStretch(3, 1)
        lay_out(
            self,
            body,
            buttons,
            wide=size("dialog") * 5 // 4,
            high=size("dialog_height") * 3 // 2,
            margin="l",
        )
        self._list.currentRowChanged.connect(self._show)
        self._list.setCurrentRow(0)
        self._leaving = Leaving(self._reason.as_text, self._fault)
        self._leaving.begin()

    def reject(self) -> None:
        """Esc, or the X of the window."""
        if self._leaving.may():
            super().reject()

    def _chosen(self) -> FormVersion:
        return self._versions[max(0, self._list.currentRow())]

    def _show(self, number: int) -> None:
        chosen = self._chosen()
        self._told.setText(f"Lý do: {chosen.reason}" if chosen.reason else "")
        self._told.setVisible(bool(chosen.reason))
        self._back.setEnabled(bool(number) and bool(chosen.text))
        self._fault.setText("")
        self._view.clear()
        if chosen.text:
            self._frame.perform(
                lambda: own_forms.example(self._frame.desk, chosen.text),
                then=self._view.show_pdf,
                beside=self._fault.setText,
            )

    @action(BACK, icon="undo")
    def take_back(self) -> None:
        """Let the chosen version hold again."""
        chosen, reason = self._chosen(), self._reason.as_text()

        def back(is_use_known: bool) -> FormVersion:
            return own_forms.take_back(
                self._frame.desk, chosen.code, chosen.version, reason=reason,
                is_use_known=is_use_known,
            )  # fmt: skip

        if self._frame.perform(
            lambda: self._use.tried(str(chosen.version), back),
            then=self._done,
            announces=self._frame.changes.catalogue_changed,
            beside=partial(refuse, said=self._fault, boxes={"reason": self._reason}),
        ):
            self.accept()
