"""The rows of a repeated section: household members, children, papers; one more with a press."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from commune_desk.domain.form import rules
from commune_desk.ui.look.layouts import boxed, column, empty, in_order, row
from commune_desk.ui.widgets.buttons import button
from commune_desk.ui.widgets.editors import BRIEF, Editor, editor_of
from commune_desk.ui.widgets.field import Field
from commune_desk.ui.widgets.flow import Flow
from commune_desk.ui.widgets.text import label

if TYPE_CHECKING:
    from commune_desk.domain.form.spec import Section, Texts
    from commune_desk.words.fields import FieldWords

MOST_ROWS = 40
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
ADD, REMOVE = "Thêm dòng", "Bỏ dòng"


class RowsEditor(QWidget):
    """Any number of rows of the same fields, under the names of their section ("members.2.sex").

    Args:
        section: what a row holds.
        title: what the rows are.
        words: what a field is called, by its own name.

    Signals:
        edited: something was typed, or there are more rows or fewer.
    """

    edited = Signal()

    def __init__(self, section: Section, title: str, words: Mapping[str, FieldWords]) -> None:
        super().__init__()
        self.section, self._title, self._words = section, title, words
        self._rows: list[dict[str, Field]] = []
        self._list = QVBoxLayout()
        self._add_button = button(ADD, self._add, kind="quiet", icon="plus")
        self._add_button.setAccessibleName(f"{title}: {ADD.lower()}")
        self._add_button.installEventFilter(self)
        head = row(label(title, "strong", wraps=True), self._add_button)
        head.setStretch(0, 1)
        self.setLayout(column(head, self._list))

    def texts(self) -> dict[str, str]:
        """What stands in the rows, and how many there are; nothing as long as there is none."""
        name = self.section.name
        found = {name: str(len(self._rows))} if self._rows else {}
        for number, fields in enumerate(self._rows, 1):
            for own, field in fields.items():
                found[f"{name}.{number}.{own}"] = cast("Editor", field.editor).as_text()
        return found

    def show_texts(self, texts: Texts) -> None:
        """Show rows in place of those that stand here."""
        name = self.section.name
        self._rows = []
        empty(self._list)
        for number in range(1, min(rules.row_count(texts, name) or 0, MOST_ROWS) + 1):
            self._add_row(rules.inside(f"{name}.{number}", texts))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes to the next field, after the last to the button, and there makes a row."""
        is_pressed = event.type() is QEvent.Type.KeyPress
        if not (is_pressed and isinstance(event, QKeyEvent) and event.key() in ENTER):
            return super().eventFilter(watched, event)
        if watched is not self._add_button:
            stops = self.stops()
            stops[stops.index(watched) + 1].setFocus()
        elif not event.isAutoRepeat():
            self._add()
        return True

    def show_wrong(self, wrong: Mapping[str, str]) -> None:
        """Say beside fields what is wrong with them, by their names in the form."""
        for number, fields in enumerate(self._rows, 1):
            for own, field in fields.items():
                field.judge(wrong.get(f"{self.section.name}.{number}.{own}", ""))

    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops."""
        fields = (field.editor for one in self._rows for field in one.values())
        return (*fields, self._add_button)

    def _add(self) -> None:
        if len(self._rows) < MOST_ROWS:
            self._add_row({})
            self.edited.emit()
            next(iter(self._rows[-1].values())).editor.setFocus()

    def _remove(self, number: int) -> None:
        name = self.section.name
        kept = [
            rules.inside(f"{name}.{place}", self.texts())
            for place in range(1, len(self._rows) + 1)
            if place != number
        ]
        self.show_texts(
            {
                name: str(len(kept)),
                **{
                    f"{name}.{place}.{own}": text
                    for place, one in enumerate(kept, 1)
                    for own, text in one.items()
                },
            }
        )
        self.edited.emit()

    def _add_row(self, texts: Texts) -> None:
        number = len(self._rows) + 1
        fields: dict[str, Field] = {}
        flow = Flow()
        for spec in self.section.fields:
            words = self._words[spec.name]
            editor = editor_of(spec, words)
            editor.setAccessibleName(f"{self._title} {number}: {words.label}")
            cast("Editor", editor).show_text(texts.get(spec.name, spec.default))
            cast("Editor", editor).edited.connect(self.edited)
            editor.installEventFilter(self)
            fields[spec.name] = Field(words, editor)
        flow.take(
            [
                (fields[spec.name].stacked(), spec.kind.name not in BRIEF)
                for spec in self.section.fields
            ]
        )
        for field in fields.values():
            field.parts[0].show()
        flow.arrange()
        remove = button(REMOVE, partial(self._remove, number), kind="quiet", icon="trash")
        remove.setAccessibleName(f"{self._title} {number}: {REMOVE.lower()}")
        head = row(label(str(number), "step"), None, remove)
        self._list.addWidget(boxed(column(head, flow)))
        self._rows.append(fields)
        in_order([*self.stops()])
