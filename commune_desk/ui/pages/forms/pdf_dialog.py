"""A PDF that the office has becomes a form: its places are put on it by mouse."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtWidgets import QDialog, QListWidget, QStyle, QWidget

from commune_desk.domain.errors import UserError
from commune_desk.domain.form.editing import NewPlace, name_of, owners
from commune_desk.domain.form.written import WrittenPlace, WrittenSpot
from commune_desk.services.papers import own_forms
from commune_desk.services.reception import forms
from commune_desk.ui.dialogs.leaving import Leaving
from commune_desk.ui.dialogs.refusing import refuse
from commune_desk.ui.dialogs.room import lay_out
from commune_desk.ui.look.layouts import boxed, column, row
from commune_desk.ui.look.theme import size
from commune_desk.ui.pages.forms.editor import EXAMPLE
from commune_desk.ui.pages.forms.new_form import new_form_from, new_form_widget
from commune_desk.ui.pages.forms.pdf_canvas import Mark, PdfCanvas
from commune_desk.ui.pages.forms.place_form import ask_place
from commune_desk.ui.printing.paper_view import PaperView
from commune_desk.ui.printing.pdf_pages import POINTS_PER_INCH, opened, picture
from commune_desk.ui.widgets.actions import action, button_of
from commune_desk.ui.widgets.boxes import scrolling
from commune_desk.ui.widgets.buttons import button
from commune_desk.ui.widgets.parted import parted
from commune_desk.ui.widgets.text import Refusal, label
from commune_desk.words.errors import refusal_words
from commune_desk.words.verbs import CANCEL

if TYPE_CHECKING:
    from commune_desk.domain.papers.office_form import FormVersion
    from commune_desk.domain.papers.pdf_form import PdfForm
    from commune_desk.ui.frame.page_frame import PageFrame

TITLE = "Thêm mẫu từ tệp PDF"
PLACES = "Các ô đã đặt"
ADVICE = (
    "Kéo chuột trên trang để đặt một ô; mũi tên dời ô đang chọn, Delete bỏ ô. "
    "Khung nét đứt là ô có sẵn trong tệp: nhấn vào để dùng."
)
LOOK, DRAW = "Xem thử", "Đặt ô tiếp"
PAGE_BEFORE, PAGE_AFTER = "Trang trước", "Trang sau"
KEEP = "Ghi mẫu mới"
_LINE_MM = 6
"""Of the height of a rectangle that is drawn, what one line takes."""

_BASELINE_MM = 1.4
"""How far above the lower edge of a rectangle its letters stand."""


class PdfDialog(QDialog):
    """Places on a PDF.

    Args:
        content: of the PDF.
        known: what the PDF holds.
        done: gets the version that was written.
    """

    def __init__(
        self,
        frame: PageFrame,
        content: bytes,
        *,
        known: PdfForm,
        done: Callable[[FormVersion], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(TITLE)
        self._frame, self._content, self._known, self._done = frame, content, known, done
        self._spots: list[WrittenSpot] = []
        self._labels: dict[str, str] = {}
        self._kinds: dict[str, str] = {}
        self._used: set[int] = set()
        self._page, self._current = 1, -1
        self.canvas = PdfCanvas()
        self._example = PaperView("")
        self._example.setAccessibleName(EXAMPLE)
        self._list = QListWidget()
        self._list.setAccessibleName(PLACES)
        self._list.setMinimumHeight(size("row") * 2)
        self._form = new_form_widget(frame.desk.now().date())
        self._fault = Refusal()
        self._number = label("", "second")
        self._look = button_of(self.try_out)
        self._drawing = scrolling(self.canvas)
        self._drawing.setWidgetResizable(False)
        self._lay()
        self.canvas.drawn.connect(self._on_drawn)
        self.canvas.chosen.connect(self._on_clicked)
        self.canvas.moved.connect(self._move)
        self.canvas.removed.connect(self._remove)
        self._list.currentRowChanged.connect(self._choose)
        self._show_page()
        self._form.focus_first()
        self._leaving = Leaving(self._typed, self._fault)
        self._leaving.begin()

    def _typed(self) -> object:
        return self._form.texts(), tuple(self._spots), dict(self._labels)

    def reject(self) -> None:
        """Esc, or the X of the window."""
        if self._leaving.may():
            super().reject()

    def _lay(self) -> None:
        turning = row(
            button(PAGE_BEFORE, lambda: self._turn(-1), icon="back"),
            self._number,
            button(PAGE_AFTER, lambda: self._turn(1), icon="next"),
            None,
            self._look,
        )
        left = column(label(ADVICE, "quiet", wraps=True), turning, self._drawing, self._example)
        left.setStretch(2, 1)
        left.setStretch(3, 1)
        self._example.hide()
        fields = scrolling(self._form)
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        fields.setMinimumWidth(self._form.minimumSizeHint().width() + bar)
        right = column(
            label(PLACES, "group_title"),
            self._list,
            row(button("Bỏ ô", self._remove, icon="trash"), None),
            fields,
        )
        right.setStretch(1, 2)
        right.setStretch(3, 3)
        parts = parted(boxed(left), boxed(right), shares=(3, 2))
        parts.setMinimumHeight(size("minimum_height"))
        parts.setSizes([1200, 1000])
        keep = button_of(self.keep)
        buttons = row(None, button(CANCEL, super().reject), keep)
        body = column(parts, self._fault, gap="m")
        body.setStretch(0, 1)
        wide, high = size("dialog") * 2, size("dialog_height") * 3 // 2
        lay_out(self, body, buttons, wide=wide, high=high, margin="l")

    # --- pages -----------------------------------------------------------------------------------

    def _turn(self, by: int) -> None:
        self._page = min(max(1, self._page + by), len(self._known.pages))
        self._current = -1
        self._show_page()

    def _show_page(self) -> None:
        page = self._known.pages[self._page - 1]
        ratio = self.devicePixelRatioF()
        wide = max(size("dialog"), self._drawing.viewport().width() - 4)
        with opened(self._content) as document:
            points = document.pagePointSize(self._page - 1).width()
            drawn = picture(document, self._page - 1, wide * ratio * POINTS_PER_INCH / points)
        drawn.setDevicePixelRatio(ratio)
        self.canvas.show_page(drawn, page.width)
        self._drawing.verticalScrollBar().setValue(0)
        self._number.setText(f"Trang {self._page}/{len(self._known.pages)}")
        self._show_marks()

    def _here(self) -> list[int]:
        """The numbers of the spots on this page."""
        return [n for n, spot in enumerate(self._spots) if spot.page == self._page]

    def _proposals(self) -> list[int]:
        """The numbers of the fields of the PDF on this page that are not used yet."""
        return [
            number
            for number, one in enumerate(self._known.fields)
            if one.page == self._page and number not in self._used
        ]

    def _show_marks(self) -> None:
        marks = []
        for number in self._here():
            spot = self._spots[number]
            high = float(spot.lines * _LINE_MM)
            rect = (spot.x, spot.y + _BASELINE_MM - _LINE_MM, spot.width, high)
            marks.append(Mark(rect, self._labels[spot.name]))
        for number in self._proposals():
            one = self._known.fields[number]
            rect = (one.x, one.y - one.height, one.width, one.height)
            marks.append(Mark(rect, one.name, is_proposal=True))
        here = self._here()
        current = here.index(self._current) if self._current in here else -1
        self.canvas.show_marks(marks, current)

    # --- places ----------------------------------------------------------------------------------

    def _on_drawn(self, rect: QRectF) -> None:
        lines = max(1, round(rect.height() / _LINE_MM))
        first = rect.top() + min(rect.height(), _LINE_MM) - _BASELINE_MM
        self._ask(WrittenSpot("", self._page, rect.left(), first, rect.width(), lines=lines))

    def _on_clicked(self, mark: int) -> None:
        here = self._here()
        if mark < len(here):
            self._list.setCurrentRow(here[mark])
            self.canvas.setFocus()
            return
        number = self._proposals()[mark - len(here)]
        one = self._known.fields[number]
        spot = WrittenSpot("", one.page, one.x, one.y - _BASELINE_MM, one.width)
        self._ask(spot, proposal=number)

    def _ask(self, spot: WrittenSpot, proposal: int = -1) -> None:
        shared = forms.shared_parts(self._frame.desk)

        def add(new: NewPlace) -> bool:
            name = name_of(new, shared, taken=self._labels)
            self._labels[name], self._kinds[name] = new.label, new.kind
            self._used.add(proposal)
            placed = replace(
                spot, name=name, x=_rounded(spot.x), y=_rounded(spot.y), width=_rounded(spot.width)
            )
            self._spots.append(replace(placed, lines=max(spot.lines, new.lines)))
            self._list.addItem(f"{new.label} · trang {spot.page}")
            self._list.setCurrentRow(len(self._spots) - 1)
            return True

        called = self._known.fields[proposal].name if proposal >= 0 else ""
        ask_place(dict(owners(shared)), add, called=called, parent=self)

    def _choose(self, number: int) -> None:
        self._current = number
        if 0 <= number < len(self._spots) and self._spots[number].page != self._page:
            self._page = self._spots[number].page
            self._show_page()
        self._show_marks()

    def _move(self, right: float, down: float) -> None:
        spot = self._spots[self._current]
        moved = replace(spot, x=max(0, spot.x + right), y=max(0, spot.y + down))
        self._spots[self._current] = moved
        self._show_marks()

    def _remove(self) -> None:
        if 0 <= self._current < len(self._spots):
            number = self._current
            gone = self._spots.pop(number)
            for kept in (self._labels, self._kinds):
                del kept[gone.name]
            self._list.takeItem(number)
            self._choose(min(number, len(self._spots) - 1))

    # --- the form --------------------------------------------------------------------------------

    def _text(self) -> str:
        new = new_form_from(self._form)
        text = own_forms.text_over_pdf(
            new, self._content, spots=tuple(self._spots), labels=self._labels
        )
        written = own_forms.written_of(text)
        places = {
            name: WrittenPlace(kind=self._kinds[name], label=words)
            for name, words in self._labels.items()
        }
        return own_forms.text_of(replace(written, places=places))

    @action(LOOK, icon="print")
    def try_out(self) -> None:
        """Between the page with its places and the page with an example in them."""
        if self._example.isVisible():
            self._example.hide()
            self._drawing.show()
            self._look.setText(LOOK)
            self._look.setAccessibleName(LOOK)
            return
        self._fault.setText("")
        if not self._form.check():
            return
        try:
            drawn = own_forms.example(self._frame.desk, self._text(), self._content)
        except UserError as fault:
            self._refuse(refusal_words(fault))
            return
        self._drawing.hide()
        self._example.show()
        self._example.show_pdf(drawn)
        self._look.setText(DRAW)
        self._look.setAccessibleName(DRAW)

    @action(KEEP, shortcut="F9", kind="primary")
    def keep(self) -> None:
        """Keep the form with its places."""
        self._fault.setText("")
        if not self._form.check():
            return
        desk, reason = self._frame.desk, self._form.texts()["reason"]
        if self._frame.perform(
            lambda: own_forms.keep(desk, self._text(), reason, attachment=self._content),
            then=self._done,
            announces=self._frame.changes.catalogue_changed,
            beside=self._refuse,
        ):
            self.accept()

    def _refuse(self, words: str) -> None:
        refuse(words, self._fault, forms=(self._form,))


def _rounded(millimetres: float) -> float:
    return round(millimetres, 1)
