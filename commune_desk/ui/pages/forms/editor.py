"""Editing a form: its printed lines at the left, the page as it will print at the right.

What is typed is tried at every pause and written nowhere until a reason is given. The lines are
what most officers need; the whole file is there for rules and versions.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QTabWidget, QWidget

from commune_desk.domain.errors import UserError
from commune_desk.domain.form.editing import NewPlace, mark_of, name_of, owners, with_place
from commune_desk.services.papers import own_forms
from commune_desk.services.reception import forms
from commune_desk.ui.dialogs.leaving import Leaving
from commune_desk.ui.dialogs.refusing import refuse
from commune_desk.ui.dialogs.room import lay_out
from commune_desk.ui.look.layouts import boxed, column, row
from commune_desk.ui.look.theme import size
from commune_desk.ui.pages.forms.place_form import TITLE as ADD_PLACE
from commune_desk.ui.pages.forms.place_form import ask_place
from commune_desk.ui.printing.paper_view import PaperView
from commune_desk.ui.widgets.actions import action, button_of
from commune_desk.ui.widgets.buttons import button
from commune_desk.ui.widgets.form.text_editor import TextEditor
from commune_desk.ui.widgets.parted import parted
from commune_desk.ui.widgets.text import Refusal, buddy, label
from commune_desk.words.errors import sentence
from commune_desk.words.verbs import CANCEL

if TYPE_CHECKING:
    from commune_desk.domain.form.written import WrittenForm
    from commune_desk.domain.papers.office_form import FormVersion
    from commune_desk.ui.frame.page_frame import PageFrame

TITLE = "Sửa mẫu thành phiên bản mới"
LINES, WHOLE_FILE, REASON = "Các dòng in", "Toàn bộ tệp mẫu", "Lý do sửa mẫu"
WRITE = "Ghi thành bản mới"
IS_WRONG = "Mẫu còn chỗ sai. Sửa chỗ đã nêu trước."
EXAMPLE = "Trang in thử"
EMPTY = "Trang in hiện ở đây khi các dòng đọc được."
ADVICE = (
    "Mỗi dòng ở đây là một dòng trên giấy; ô để điền viết trong ngoặc nhọn. **chữ đậm**, "
    "*chữ nghiêng*, ^ ở đầu dòng là giữa trang, > là nửa phải."
)
PAUSE_MS = 400


class FormEditor(QDialog):
    """Changes one form.

    Args:
        begun_with: the version that it begins with.
        done: gets the version that was written.
    """

    def __init__(
        self,
        frame: PageFrame,
        begun_with: FormVersion,
        done: Callable[[FormVersion], None],
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(TITLE)
        self._frame, self._done = frame, done
        self._begun_with, self._is_showing = begun_with, False
        self._written: WrittenForm = own_forms.written_of(begun_with.text)
        self._lines = _code_edit(LINES)
        self._file = _code_edit(WHOLE_FILE)
        self._tabs = QTabWidget()
        place = button_of(self.ask_place)
        lines = column(label(ADVICE, "quiet", wraps=True), self._lines, row(place, None))
        lines.setStretch(1, 1)
        self._tabs.addTab(boxed(lines), LINES)
        self._tabs.addTab(self._file, WHOLE_FILE)
        self._fault = Refusal()
        self._view = PaperView(EMPTY)
        self._view.setAccessibleName(EXAMPLE)
        self._reason = TextEditor("văn bản nào làm căn cứ")
        self._reason.setAccessibleName(REASON)
        self._write = button_of(self.keep)
        self._lay()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._try)
        self._lines.textChanged.connect(self._on_lines)
        self._file.textChanged.connect(self._on_file)
        self._is_showing = True
        self._lines.setPlainText(self._written.paper.removesuffix("\n"))
        self._file.setPlainText(self._begun_with.text)
        self._is_showing = False
        self._try()
        self._lines.setFocus()
        self._leaving = Leaving(lambda: (self._text(), self._reason.as_text()), self._fault)
        self._leaving.begin()

    def reject(self) -> None:
        """Esc, or the X of the window."""
        if self._leaving.may():
            super().reject()

    def _lay(self) -> None:
        name = label(f"{self._written.code} · {self._written.name}", "group_title", wraps=True)
        left = column(self._tabs, self._fault)
        left.setStretch(0, 1)
        parts = parted(boxed(left), self._view, shares=(1, 1))
        parts.setMinimumHeight(size("minimum_height"))
        reason = row(buddy(REASON, self._reason), self._reason)
        reason.setStretch(1, 1)
        buttons = row(None, button(CANCEL, super().reject), self._write)
        body = column(name, parts, reason, gap="m")
        body.setStretch(1, 1)
        wide, high = size("dialog") * 2, size("dialog_height") * 3 // 2
        lay_out(self, body, buttons, wide=wide, high=high, margin="l")

    # --- what is typed ---------------------------------------------------------------------------

    def _text(self) -> str:
        return self._file.toPlainText()

    def _on_lines(self) -> None:
        """The printed lines were changed: the file follows them."""
        if self._is_showing:
            return
        self._written = replace(self._written, paper=self._lines.toPlainText() + "\n")
        self._is_showing = True
        self._file.setPlainText(own_forms.text_of(self._written))
        self._is_showing = False
        self._pause.start()

    def _on_file(self) -> None:
        """The file was changed: the lines follow it, as soon as it can be read."""
        if self._is_showing:
            return
        try:
            self._written = own_forms.written_of(self._text())
        except UserError:
            pass
        else:
            self._is_showing = True
            self._lines.setPlainText(self._written.paper.removesuffix("\n"))
            self._is_showing = False
        self._pause.start()

    @action(ADD_PLACE, shortcut="Ctrl+I", icon="plus")
    def ask_place(self) -> None:
        """Add a place where the cursor stands."""
        shared = forms.shared_parts(self._frame.desk)

        def add(new: NewPlace) -> bool:
            name = name_of(new, shared, taken=self._taken())
            self._written = with_place(self._written, name, new)
            self._tabs.setCurrentIndex(0)
            self._lines.insertPlainText(mark_of(name, new))
            self._lines.setFocus()
            return True

        ask_place(dict(owners(shared, self._written)), add, parent=self)

    def _taken(self) -> set[str]:
        """The names that the form has already."""
        try:
            form = own_forms.tried(self._frame.desk, self._text())
        except UserError:
            return set(self._written.places)
        return {one.name for one in form.spec.fields} | set(self._written.places)

    # --- what comes of it ------------------------------------------------------------------------

    def _try(self) -> None:
        """Show the page, or what stands in its way; the last page that could be stays."""
        desk, text = self._frame.desk, self._text()
        try:
            drawn = own_forms.example(desk, text)
        except UserError as fault:
            self._fault.setText(sentence(fault))
            self._write.setEnabled(False)
            return
        self._fault.setText("")
        self._write.setEnabled(True)
        self._view.show_pdf(drawn)

    @action(WRITE, shortcut="F9", kind="primary", waits_for=IS_WRONG)
    def keep(self) -> None:
        """Keep the form as it is written now."""
        desk, text, reason = self._frame.desk, self._text(), self._reason.as_text()
        if self._frame.perform(
            lambda: own_forms.keep(desk, text, reason, begun_with=self._begun_with.version),
            then=self._done,
            announces=self._frame.changes.catalogue_changed,
            beside=self._refuse,
        ):
            self.accept()

    def _refuse(self, words: str) -> None:
        boxes = {"lines": self._lines, "file": self._file, "reason": self._reason}
        refuse(words, self._fault, boxes=boxes)


def _code_edit(name: str) -> QPlainTextEdit:
    """A text of lines that stand as they are typed."""
    edit = QPlainTextEdit()
    edit.setAccessibleName(name)
    edit.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
    return edit
