"""A resolution of the provincial council: every fee that the province sets, typed from the paper.

What is left blank stays as it is. The fees hold for dossiers received from the day of the
resolution; those received before keep what they were received under.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QWidget

from commune_desk.domain.catalogue.fee_resolution import FeeResolution, ProvincialFee, ResolvedFee
from commune_desk.domain.form.kinds import DATE, TEXT, read_vnd, write_vnd
from commune_desk.domain.form.spec import FieldSpec, FormSpec, Need
from commune_desk.services.catalogue import fee_resolutions
from commune_desk.ui.dialogs.leaving import Leaving
from commune_desk.ui.dialogs.refusing import refuse
from commune_desk.ui.dialogs.room import lay_out
from commune_desk.ui.look.layouts import boxed, column, row
from commune_desk.ui.look.theme import mark, size, space
from commune_desk.ui.widgets.actions import action, button_of
from commune_desk.ui.widgets.boxes import scrolling
from commune_desk.ui.widgets.buttons import button
from commune_desk.ui.widgets.form.form import Form
from commune_desk.ui.widgets.form.text_editor import LineEdit
from commune_desk.ui.widgets.text import Refusal, label
from commune_desk.words.fields import FieldWords
from commune_desk.words.papers.fee_settlement import COLUMNS
from commune_desk.words.verbs import CANCEL

if TYPE_CHECKING:
    from commune_desk.domain.catalogue.procedure import Procedure
    from commune_desk.ui.frame.page_frame import PageFrame

TITLE = "Mức thu theo nghị quyết của tỉnh"
RESOLUTION = FormSpec.of(
    "resolution",
    FieldSpec(TEXT, "resolution", need=Need.REQUIRED),
    FieldSpec(DATE, "effective_from", need=Need.REQUIRED),
)
WORDS = {
    "resolution": FieldWords("Nghị quyết", "số …/NQ-HĐND, ngày, của Hội đồng nhân dân nào"),
}


class _AskedFee:
    """One fee: what is taken at the counter and online; blank stays as it is."""

    def __init__(self, fee: ProvincialFee) -> None:
        self.fee = fee
        self.words = f"{fee.procedure_code} {fee.name}" + (f": {fee.case}" if fee.case else "")
        self.counter = self._edit("trực tiếp", fee.counter_vnd)
        self.online = self._edit("trực tuyến", fee.online_vnd)

    def _edit(self, way: str, now_vnd: int | None) -> LineEdit:
        made = LineEdit()
        made.setProperty("kind", "line")
        made.setAccessibleName(f"{self.words}, {way}")
        made.setPlaceholderText("chưa có" if now_vnd is None else f"{write_vnd(now_vnd)}")
        made.setAlignment(Qt.AlignmentFlag.AlignRight)
        made.setFixedWidth(size("touch") * 2)
        made.textEdited.connect(lambda _text: mark(made, wrong="false"))
        return made

    def resolved(self) -> ResolvedFee | None:
        """What was typed; None where nothing was.

        Raises:
            ValueError: a text is no sum of money, or only the sum online is named.
        """
        typed = [edit.text().strip() for edit in (self.counter, self.online)]
        if not any(typed):
            return None
        sums: list[int | None] = []
        for edit, text in zip((self.counter, self.online), typed, strict=True):
            try:
                is_counter = edit is self.counter
                sums.append(read_vnd(text) if text or is_counter else None)
            except ValueError:
                mark(edit, wrong="true")
                edit.setFocus()
                raise
        counter, online = sums
        assert counter is not None
        return ResolvedFee(self.fee.procedure_code, counter, online, self.fee.case)


class ResolutionDialog(QDialog):
    """The fees of the province in one list."""

    def __init__(self, frame: PageFrame, *, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(TITLE)
        self._frame = frame
        self.form = Form(RESOLUTION, words=WORDS)
        fees = frame.ask(partial(fee_resolutions.set_by_council, frame.desk), otherwise=())
        self._lines = [_AskedFee(fee) for fee in fees]
        self._refusal = Refusal()
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(space("m"))
        grid.setVerticalSpacing(space("xs"))
        grid.setColumnStretch(0, 1)
        for place, words in enumerate((COLUMNS["procedure"], "Trực tiếp", "Trực tuyến")):
            grid.addWidget(label(words, "strong"), 0, place)
        for number, line in enumerate(self._lines, 1):
            grid.addWidget(label(line.words, wraps=True), number, 0)
            grid.addWidget(line.counter, number, 1)
            grid.addWidget(line.online, number, 2)
        advice = (
            "Gõ số tiền (đồng) của những dòng nghị quyết quy định; 0 là miễn; trực tuyến để trống "
            "thì như trực tiếp; dòng để trống giữ như đang áp dụng."
        )
        area = scrolling(boxed(column(grid, None)))
        done = button_of(self.keep)
        done.setAutoDefault(False)
        buttons = row(None, button(CANCEL, super().reject), done)
        body = column(
            label(TITLE, "group_title"),
            self.form,
            label(advice, "quiet", wraps=True),
            area,
            self._refusal,
            gap="m",
        )
        body.setStretch(3, 1)
        lay_out(
            self, body, buttons, wide=size("dialog") * 5 // 4, high=size("dialog_height") * 6 // 5
        )
        self.form.focus_first()
        self._leaving = Leaving(self._typed, self._refusal)
        self._leaving.begin()

    def _typed(self) -> object:
        sums = [(line.counter.text(), line.online.text()) for line in self._lines]
        return self.form.texts(), sums

    def reject(self) -> None:
        """Esc, or the X of the window."""
        if self._leaving.may():
            super().reject()

    @action("Ghi nghị quyết", shortcut="F9", kind="primary")
    def keep(self) -> None:
        """Write what was typed, all of it or nothing."""
        self._refusal.clear()
        if not self.form.check():
            return
        given = self.form.values()
        try:
            fees = tuple(fee for line in self._lines if (fee := line.resolved()) is not None)
        except ValueError:
            words = "Số tiền không hiểu được. Gõ số đồng như 8.000; miễn thì gõ 0."
            self._refuse(words, self.focusWidget())
            return
        if not fees:
            words = "Chưa gõ mức thu nào. Gõ số tiền của những dòng nghị quyết quy định."
            self._refuse(words, self._lines[0].counter if self._lines else None)
            return
        resolution = FeeResolution(given["resolution"], given["effective_from"], fees)
        self._frame.perform(
            partial(fee_resolutions.enter, self._frame.desk, resolution),
            then=self._tell,
            announces=self._frame.changes.catalogue_changed,
            beside=self._refuse,
        )

    def _tell(self, changed: tuple[Procedure, ...]) -> None:
        self._frame.notices.publish(f"Đã ghi mức thu của {len(changed)} thủ tục.")
        self.accept()

    def _refuse(self, words: str, at: QWidget | None = None) -> None:
        boxes = {"amount": at} if at is not None else {}
        refuse(words, self._refusal, forms=(self.form,), boxes=boxes)
