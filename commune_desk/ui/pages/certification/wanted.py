"""What is wanted: in which book it stands, by which procedure, who signs, for whom, with whom."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from commune_desk.domain.law.books import BookForm, BookKind, book_of
from commune_desk.services.certification import certification
from commune_desk.ui.look.layouts import boxed, row
from commune_desk.ui.look.theme import size
from commune_desk.ui.widgets.choices import Choices
from commune_desk.ui.widgets.flow import Flow, Wrapped
from commune_desk.ui.widgets.form.editors import CheckEditor, ChoiceEditor
from commune_desk.ui.widgets.form.field import Field
from commune_desk.ui.widgets.form.text_editor import TextEditor
from commune_desk.words.certification import BOOK, BRIEF_BOOKS
from commune_desk.words.fields import FieldWords

if TYPE_CHECKING:
    from commune_desk.domain.catalogue.procedure import Procedure
    from commune_desk.domain.form.spec import Texts
    from commune_desk.ui.frame.page_frame import PageFrame

PROCEDURE, SIGNER = "procedure", "signer"
ORGANISATION, TOGETHER, DOSSIER = "organisation", "together", "dossier_no"
WORDS = {
    PROCEDURE: FieldWords("Thủ tục"),
    SIGNER: FieldWords("Người ký"),
    ORGANISATION: FieldWords("Thay mặt tổ chức", "tên tổ chức, nếu có"),
    TOGETHER: FieldWords("Người cùng ký", "họ tên, số; họ tên, số …"),
    DOSSIER: FieldWords("Hồ sơ đã tiếp nhận", "mã hồ sơ, khi không giải quyết ngay"),
}
KEEP_BOOK = "Giữ sổ này cho người sau, đến hết hôm nay"
USUAL = BookKind.COPIES
"""What most people come for. Why each begins with it: a number that came into another book by
mistake stays there, struck."""


class Wanted(QObject):
    """The book, and what is asked of the certificate beside the papers.

    Attributes:
        book: the four books to choose from.
        books: they, and whether the next citizen finds the chosen one.
        fields: the rest; folded away, only what this book needs of every citizen is asked.

    Signals:
        edited: something was typed or chosen.
        dossier_named: a dossier was named that was received before.
        entered: Enter was pressed in a line that nothing further is asked of.
    """

    edited = Signal()
    entered = Signal()
    dossier_named = Signal(str)

    def __init__(self, frame: PageFrame, page: QWidget) -> None:
        super().__init__(page)
        self._frame = frame
        self._procedures: dict[str, Procedure] = {}
        self._is_open = True
        self.book = Choices(BRIEF_BOOKS, name=BOOK)
        self._keeping = CheckEditor(KEEP_BOOK)
        self._keeping.edited.connect(self._keep_book)
        self._kept_on: date | None = None
        self.books = QWidget()
        keeping = boxed(row(self._keeping))
        keeping.setMinimumHeight(size("control"))  # beside buttons of that height
        self.books.setLayout(Wrapped(self.book, keeping, gap="l"))
        self._procedure, self._signer = ChoiceEditor({}), ChoiceEditor({})
        self._editors: dict[str, ChoiceEditor | TextEditor] = {
            PROCEDURE: self._procedure,
            SIGNER: self._signer,
            **{name: TextEditor(WORDS[name].hint) for name in (ORGANISATION, TOGETHER, DOSSIER)},
        }
        self._fields = {name: Field(WORDS[name], made) for name, made in self._editors.items()}
        self.fields = Flow()
        self._stacked = {name: field.stacked() for name, field in self._fields.items()}
        self.fields.take([(made, name == PROCEDURE) for name, made in self._stacked.items()])
        self.book.show_text(USUAL)
        self.book.edited.connect(self.offer)
        self._procedure.edited.connect(self._follow)
        for name in (SIGNER, ORGANISATION, TOGETHER, DOSSIER):
            self._editors[name].edited.connect(self.edited)
        for name in (ORGANISATION, TOGETHER):
            typed = self._editors[name]
            assert isinstance(typed, TextEditor)
            typed.returnPressed.connect(self.entered)
        dossier = self._editors[DOSSIER]
        assert isinstance(dossier, TextEditor)
        dossier.editingFinished.connect(self._name_dossier)

    # --- what stands here ------------------------------------------------------------------------

    @property
    def form(self) -> BookForm:
        """The chosen book by today's law."""
        return book_of(certification.forms(self._frame.desk), BookKind(self.book.as_text()))

    @property
    def procedure(self) -> Procedure | None:
        """By which procedure; None where the catalogue offers none."""
        return self._procedures.get(self._procedure.as_text())

    @property
    def is_at_once(self) -> bool:
        """Whether it is solved while the citizen waits; what takes days was received before."""
        return self.procedure is None or self.procedure.is_same_day

    @property
    def is_owed(self) -> bool:
        """Whether the dossier that must have been received before is still to be named."""
        return not self.is_at_once and not self.texts()[DOSSIER]

    @property
    def words(self) -> tuple[str, ...]:
        """What is wanted, in the parts of a line."""
        texts, chosen = self.texts(), self.procedure
        called = (chosen.short_name or chosen.name) if chosen else ""
        signs = f"ký: {texts[SIGNER]}" if texts[SIGNER] else ""
        book = BRIEF_BOOKS[self.book.as_text()]
        return (book, called, texts[ORGANISATION], texts[TOGETHER], texts[DOSSIER], signs)

    def texts(self) -> dict[str, str]:
        """What stands in the fields."""
        return {name: made.as_text().strip() for name, made in self._editors.items()}

    def show(self, book: str, texts: Texts) -> None:
        """Show a book, and texts of its fields."""
        self.book.show_text(book)
        self.offer()
        for name, text in texts.items():
            self._editors[name].show_text(text)
        self._follow()

    def clear(self) -> None:
        """For the next citizen; who signs stays, and the book where that was said of today."""
        if self._kept_on != self._frame.desk.now().date():
            self._keeping.show_text("")
            self.book.show_text(USUAL)
            self._procedure.offer({})
            self.offer()
        for name, made in self._editors.items():
            if name not in (PROCEDURE, SIGNER):
                made.show_text("")
            self._fields[name].clear_message()
        self._follow()

    def _keep_book(self) -> None:
        today = self._frame.desk.now().date()
        self._kept_on = today if self._keeping.isChecked() else None

    def offer(self) -> None:
        """The chosen book's procedures of today, and who may sign."""
        desk = self._frame.desk
        names = [one.full_name for one in certification.signers(desk)]
        self._signer.offer({name: name for name in names})
        listed = partial(certification.offered, desk, BookKind(self.book.as_text()))
        self._procedures = {one.code: one for one in self._frame.ask(listed, otherwise=())}
        self._procedure.offer(
            {code: one.short_name or one.name for code, one in self._procedures.items()}
        )
        self._follow()

    # --- what is asked ---------------------------------------------------------------------------

    def open(self, is_open: bool) -> None:
        """Show everything that may be said, or only what this book needs of every citizen."""
        self._is_open = is_open
        self.books.setVisible(is_open)
        self._arrange()

    def refuse(self, name: str, words: str) -> None:
        """Say beside a field what is wrong with it, and go there."""
        self._fields[name].refuse(words)
        self._arrange()
        self._editors[name].setFocus()

    @property
    def has_focus(self) -> bool:
        """Whether the clerk is in one of the fields."""
        return any(made.hasFocus() for made in self._editors.values())

    def focus(self, name: str) -> None:
        """Go to a field."""
        self._editors[name].setFocus()

    def clear_message(self, name: str) -> None:
        """Nothing is wrong with a field any more."""
        self._fields[name].clear_message()

    def stops(self) -> list[QWidget]:
        """Where Tab stops, in order."""
        return [self.book, self._keeping, *self._editors.values()]

    def _follow(self) -> None:
        self._arrange()
        self.edited.emit()

    def _arrange(self) -> None:
        """Copies are asked for by one person; what takes days was received before."""
        is_copy = self.form.counts_pages
        asked = {
            PROCEDURE: self._is_open and len(self._procedures) > 1,
            SIGNER: self._is_open,
            ORGANISATION: self._is_open and self.is_at_once,
            TOGETHER: not is_copy,
            DOSSIER: self._is_open or not self.is_at_once,
        }
        for name, is_asked in asked.items():
            self._stacked[name].setVisible(is_asked or self._fields[name].is_refused)
        self.fields.setVisible(any(not made.isHidden() for made in self._stacked.values()))
        self.fields.arrange()

    def _name_dossier(self) -> None:
        if number := self.texts()[DOSSIER]:
            self.dossier_named.emit(number)
