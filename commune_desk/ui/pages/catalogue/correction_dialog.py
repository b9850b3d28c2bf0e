"""Correcting a procedure: what it should state, from which day, and why; then what that changes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from commune_desk.domain.catalogue.catalogue_errors import LineNotUnderstood
from commune_desk.domain.errors import UserError
from commune_desk.domain.form.kinds import DATE, LONG_TEXT, TEXT
from commune_desk.domain.form.spec import FieldSpec, FormSpec, Need, Texts
from commune_desk.domain.vietnamese import format_date
from commune_desk.services.catalogue import corrections
from commune_desk.ui.dialogs.leaving import Leaving
from commune_desk.ui.dialogs.room import lay_out
from commune_desk.ui.look.layouts import boxed, column, row
from commune_desk.ui.look.theme import size
from commune_desk.ui.pages.catalogue.comparison import COMPARE, HOLDS, ComparisonDialog
from commune_desk.ui.widgets.actions import action, button_of
from commune_desk.ui.widgets.boxes import scrolling
from commune_desk.ui.widgets.buttons import button
from commune_desk.ui.widgets.form.form import Form
from commune_desk.ui.widgets.text import Refusal, label
from commune_desk.words.catalogue.catalogue_lines import (
    EXAMPLES,
    LISTS,
    corrected,
    read_list,
    texts_of,
)
from commune_desk.words.catalogue.catalogue_words import number_words
from commune_desk.words.fields import FieldWords
from commune_desk.words.fields import label as field_label
from commune_desk.words.verbs import CANCEL

if TYPE_CHECKING:
    from commune_desk.domain.catalogue.procedure import Procedure
    from commune_desk.ui.frame.page_frame import PageFrame


def _lines_understood(texts: Texts) -> dict[str, UserError]:
    """Which lists have a line that is not understood."""
    wrong: dict[str, UserError] = {}
    for name in LISTS:
        try:
            read_list(name, texts.get(name, ""))
        except LineNotUnderstood as error:
            wrong[name] = error
    return wrong


CORRECTION = FormSpec.of(
    "correction",
    FieldSpec(DATE, "effective_from", need=Need.REQUIRED),
    FieldSpec(LONG_TEXT, "reason", need=Need.REQUIRED),
    FieldSpec(LONG_TEXT, "times"),
    FieldSpec(LONG_TEXT, "fees"),
    FieldSpec(LONG_TEXT, "papers"),
    FieldSpec(LONG_TEXT, "results"),
    FieldSpec(TEXT, "handling_unit"),
    FieldSpec(LONG_TEXT, "legal_basis"),
    FieldSpec(TEXT, "decision"),
    FieldSpec(TEXT, "name", need=Need.REQUIRED),
    FieldSpec(DATE, "effective_to"),
    rules=(_lines_understood,),
)
WORDS = {
    name: FieldWords(field_label(name), f"mỗi dòng một: {example}")
    for name, example in EXAMPLES.items()
} | {
    "reason": FieldWords("Lý do sửa", "số, ngày của văn bản làm căn cứ"),
    "effective_to": FieldWords(field_label("effective_to"), "để trống khi chưa có"),
}
NEW = "Phiên bản mới"


class CorrectionDialog(QDialog):
    """A form with the version to be corrected; its button shows what differs and then writes.

    Args:
        base: the version that holds, which is corrected.
        done: called with the new version.
        again: a version that should hold again, as a whole, from the day on which it would begin.
    """

    def __init__(
        self,
        frame: PageFrame,
        base: Procedure,
        done: Callable[[Procedure], None],
        *,
        again: Procedure | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        title = "Sửa thành phiên bản mới"
        self.setWindowTitle(title)
        self._frame, self._base, self._done = frame, base, done
        self._is_again = again is not None
        self.form = Form(CORRECTION, words=WORDS)
        begins = again or replace(
            base, effective_from=max(frame.desk.now().date(), base.effective_from)
        )
        self.form.fill({**texts_of(begins), "effective_from": format_date(begins.effective_from)})
        advice = (
            f"{base.code} · {base.name}. Hồ sơ đã nhận giữ phiên bản cũ; "
            "phiên bản mới áp dụng cho hồ sơ nhận từ ngày hiệu lực."
        )
        area = scrolling(boxed(column(self.form, None)))
        compare = button_of(self.compare)
        buttons = row(None, button(CANCEL, super().reject), compare)
        asking = Refusal()
        body = column(
            label(title, "group_title"), label(advice, "quiet", wraps=True), area, asking, gap="m"
        )
        body.setStretch(2, 1)
        lay_out(
            self, body, buttons, wide=size("dialog") * 5 // 4, high=size("dialog_height") * 6 // 5
        )
        self.form.focus("effective_from")
        self._leaving = Leaving(self.form.texts, asking)
        self._leaving.begin()

    def reject(self) -> None:
        """Esc, or the X of the window."""
        if self._leaving.may():
            super().reject()

    @action(COMPARE, shortcut="F9", kind="primary")
    def compare(self) -> None:
        """Show what would change; nothing is written before that was seen."""
        if not self.form.check():
            return
        values, desk = self.form.values(), self._frame.desk
        code, since = self._base.code, values["effective_from"]
        base = self._base
        if self._is_again:
            # What comes back as a whole is compared with what it takes the place of on its day.
            base = self._frame.ask(
                lambda: corrections.to_correct(desk, code, since), otherwise=base
            )
        wanted = corrected(base, values)
        found: list[corrections.Correction] = []
        if not self._frame.perform(
            lambda: corrections.compared(desk, wanted), then=found.append, beside=self._refuse
        ):
            return

        def write(_reason: str, refuse: Callable[[str], None]) -> bool:
            return self._frame.perform(
                lambda: corrections.correct(desk, wanted, values["reason"]),
                then=self._written,
                announces=self._frame.changes.catalogue_changed,
                beside=refuse,
            )

        ComparisonDialog(
            "Khác biệt của phiên bản mới",
            found[0].differences,
            sides=(self._side(found[0].ended), NEW),
            decisions=(("Ghi phiên bản mới", write),),
            asks_reason=False,
            back="Quay lại sửa",
            parent=self,
        ).open()

    def _side(self, replaced: Procedure) -> str:
        """How the version is called that the new one takes the place of."""
        return HOLDS if replaced.version == self._base.version else number_words(replaced)

    def _refuse(self, words: str) -> None:
        self.form.refuse("effective_from", words)
        self.form.focus("effective_from")

    def _written(self, version: Procedure) -> None:
        self._done(version)
        self.accept()
