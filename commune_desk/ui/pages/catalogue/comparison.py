"""Two versions of a procedure side by side: what differs, before it is decided."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QLayout, QWidget

from commune_desk.domain.form.kinds import LONG_TEXT
from commune_desk.domain.form.spec import FieldSpec, FormSpec, Need
from commune_desk.ui.dialogs.leaving import Leaving
from commune_desk.ui.dialogs.refusing import refuse
from commune_desk.ui.dialogs.room import lay_out
from commune_desk.ui.look.layouts import boxed, column, row
from commune_desk.ui.look.theme import size, space
from commune_desk.ui.widgets.boxes import scrolling
from commune_desk.ui.widgets.buttons import button
from commune_desk.ui.widgets.form.form import Form
from commune_desk.ui.widgets.text import Refusal, label
from commune_desk.words.catalogue.catalogue_words import value_lines
from commune_desk.words.fields import label as field_label
from commune_desk.words.verbs import CLOSE

if TYPE_CHECKING:
    from commune_desk.domain.catalogue.catalogue_versions import Difference

COMPARE = "Xem khác biệt"
HOLDS = "Đang áp dụng"

REASON = FormSpec.of("catalogue_reason", FieldSpec(LONG_TEXT, "reason", need=Need.REQUIRED))

Decision = Callable[[str, Callable[[str], None]], bool]
"""Does what was decided, for a reason; says why not, and whether it was done."""


def difference_table(differences: Sequence[Difference], *, before: str, after: str) -> QLayout:
    """What differs, one attribute below the other; what a side says alone is in bold."""
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(space("l"))
    grid.setVerticalSpacing(space("s"))
    for place, title in enumerate((before, after), 1):
        grid.addWidget(label(title, "strong", wraps=True), 0, place)
    for line, difference in enumerate(differences, 1):
        name = label(field_label(difference.name), "quiet", wraps=True)
        grid.addWidget(name, line, 0, Qt.AlignmentFlag.AlignTop)
        sides = [value_lines(difference.name, v) for v in (difference.before, difference.after)]
        for place, (own, other) in enumerate((sides, reversed(sides)), 1):
            shown = [
                label(text, "" if text in tuple(other) else "strong", wraps=True)
                for text in tuple(own)
            ]
            for text in shown:
                text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addLayout(column(*shown, None, gap="xs"), line, place)
    for place, share in enumerate((1, 2, 2)):
        grid.setColumnStretch(place, share)
    return grid


class ComparisonDialog(QDialog):
    """Shows what differs and asks for the decision.

    Args:
        title: what is decided.
        differences: of the version that holds and the one that would.
        sides: how the two are called.
        decisions: the words of each button, and what it does.
        words: a sentence of advice under the title.
        asks_reason: whether the reason is asked here.
        back: the words of the button that decides nothing.
    """

    def __init__(  # noqa: PLR0913  # what a dialog of this kind can say
        self,
        title: str,
        differences: Sequence[Difference],
        *,
        sides: tuple[str, str],
        decisions: Sequence[tuple[str, Decision]],
        words: str = "",
        asks_reason: bool = True,
        back: str = CLOSE,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self._form = Form(REASON) if asks_reason else None
        self._refusal = Refusal()
        before, after = sides
        table = difference_table(differences, before=before, after=after)
        area = scrolling(boxed(column(table, None)))
        area.setAccessibleName("Khác biệt")
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        head = [label(title, "group_title", wraps=True)]
        head += [label(words, "quiet", wraps=True)] if words else []
        *others, last = decisions
        buttons = [button(verb, partial(self._decide, does)) for verb, does in others]
        done = button(last[0], partial(self._decide, last[1]), kind="primary", key="F9")
        done.setDefault(True)
        asked = [self._form] if self._form else []
        body = column(
            *head,
            area,
            *asked,
            self._refusal,
            gap="m",
        )
        body.setStretch(len(head), 1)
        verbs = row(None, button(back, super().reject), *buttons, done)
        lay_out(self, body, verbs, wide=size("dialog") * 5 // 4, high=size("dialog_height"))
        self._leaving = Leaving(self._typed, self._refusal)
        self._leaving.begin()

    def _typed(self) -> object:
        return self._form.texts() if self._form is not None else None

    def reject(self) -> None:
        """Esc, or the X of the window."""
        if self._leaving.may():
            super().reject()

    def _decide(self, does: Decision) -> None:
        self._refusal.clear()
        if self._form is not None and not self._form.check():
            return
        reason = self._form.texts()["reason"] if self._form is not None else ""
        if does(reason, self._say):
            self.accept()

    def _say(self, words: str) -> None:
        refuse(words, self._refusal, forms=(self._form,) if self._form is not None else ())
