"""A Word file with named places becomes a form: what its places are called on the screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from commune_desk.domain.form.kinds import TEXT
from commune_desk.domain.form.spec import FieldSpec, FormSpec, Need
from commune_desk.services.papers import own_forms
from commune_desk.ui.dialogs.leaving import Leaving
from commune_desk.ui.dialogs.refusing import refuse
from commune_desk.ui.dialogs.room import lay_out
from commune_desk.ui.look.layouts import boxed, column, row
from commune_desk.ui.look.theme import size
from commune_desk.ui.pages.forms.new_form import new_form_from, new_form_widget
from commune_desk.ui.pages.forms.pdf_dialog import KEEP
from commune_desk.ui.widgets.actions import action, button_of
from commune_desk.ui.widgets.boxes import scrolling
from commune_desk.ui.widgets.buttons import button
from commune_desk.ui.widgets.form.form import Form
from commune_desk.ui.widgets.text import Refusal, label
from commune_desk.words.fields import FieldWords, find_words
from commune_desk.words.verbs import CANCEL

if TYPE_CHECKING:
    from commune_desk.domain.papers.office_form import FormVersion
    from commune_desk.ui.frame.page_frame import PageFrame

TITLE = "Thêm mẫu từ tệp Word"
ADVICE = (
    "Các ô tìm thấy trong tệp. Ghi tên mỗi ô như trên giấy; khi điền, chương trình làm ra một tệp "
    "Word đã điền để in."
)


class WordDialog(QDialog):
    """Names the places of a Word file.

    Args:
        content: of the file.
        places: the names that stand in it.
        done: gets the version that was written.
    """

    def __init__(
        self,
        frame: PageFrame,
        content: bytes,
        *,
        places: tuple[str, ...],
        done: Callable[[FormVersion], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(TITLE)
        self._frame, self._content, self._done = frame, content, done
        self._form = new_form_widget(frame.desk.now().date())
        fields = (FieldSpec(TEXT, name, need=Need.REQUIRED) for name in places)
        words = {name: FieldWords(f"Ô {name}") for name in places}
        self._names = Form(FormSpec.of("word_places", *fields), words=words)
        known = {name: find_words(name.rpartition(".")[2]) for name in places}
        self._names.fill({name: words.label if words else "" for name, words in known.items()})
        self._fault = Refusal()
        keep = button_of(self.keep)
        area = scrolling(boxed(column(self._form, self._names, None, gap="l")))
        buttons = row(None, button(CANCEL, super().reject), keep)
        body = column(
            label(TITLE, "group_title"),
            label(ADVICE, "quiet", wraps=True),
            area,
            self._fault,
            gap="m",
        )
        body.setStretch(2, 1)
        lay_out(self, body, buttons, high=size("dialog_height"))
        self._leaving = Leaving(self._typed, self._fault)
        self._leaving.begin()

    def _typed(self) -> object:
        return self._form.texts(), self._names.texts()

    def reject(self) -> None:
        """Esc, or the X of the window."""
        if self._leaving.may():
            super().reject()

    @action(KEEP, shortcut="F9", kind="primary")
    def keep(self) -> None:
        """Keep the form with the names of its places."""
        self._fault.setText("")
        if not (self._form.check() and self._names.check()):
            return
        desk, new, labels = self._frame.desk, new_form_from(self._form), self._names.texts()
        reason = self._form.texts()["reason"]

        def keep() -> FormVersion:
            text = own_forms.text_of_word(new, self._content, labels=labels)
            return own_forms.keep(desk, text, reason, attachment=self._content)

        if self._frame.perform(
            keep,
            then=self._done,
            announces=self._frame.changes.catalogue_changed,
            beside=self._refuse,
        ):
            self.accept()

    def _refuse(self, words: str) -> None:
        refuse(words, self._fault, forms=(self._form, self._names))
