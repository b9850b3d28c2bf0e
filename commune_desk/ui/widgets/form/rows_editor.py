"""The rows of a repeated section: household members, children, papers; one more with a press."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from commune_desk.domain.form import rules
from commune_desk.domain.form.trade_kinds import number_in
from commune_desk.domain.vietnamese import fold
from commune_desk.ui.look.layouts import boxed, column, empty, in_order, row
from commune_desk.ui.widgets.buttons import button
from commune_desk.ui.widgets.flow import Flow
from commune_desk.ui.widgets.form.editors import BRIEF, Editor, editor_of
from commune_desk.ui.widgets.form.field import Field
from commune_desk.ui.widgets.text import label
from commune_desk.words.fields import FieldWords

if TYPE_CHECKING:
    from commune_desk.domain.form.spec import Section, Texts

MOST_ROWS = 40
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
ADD, REMOVE = "Thêm dòng", "Bỏ dòng"
WHY_SO = "Lý do"
"""How the line below something doubtful is heard."""
NAME = "full_name"
NUMBERS = ("personal_id", "id_paper", "id_number")
"""The fields of a row that say by number who stands in it."""


class RowsEditor(QWidget):
    """Any number of rows of the same fields, under the names of their section ("members.2.sex").

    Args:
        section: what a row holds.
        title: what the rows are.
        words: what a field is called, by its own name.
        beside: what stands beside the title, and is the last but one to which Tab goes.

    Signals:
        edited: something was typed, or there are more rows or fewer.
        typed: the name of the field that the officer changed.
        explained: the name of what is doubtful, and the reason why it stands all the same.
        scanned: the text of a card was read in a row.
    """

    edited = Signal()
    typed = Signal(str)
    explained = Signal(str, str)
    scanned = Signal(str)

    def __init__(
        self,
        section: Section,
        title: str,
        words: Mapping[str, FieldWords],
        *,
        beside: QWidget | None = None,
    ) -> None:
        super().__init__()
        self.section, self.title, self._words = section, title, words
        self._beside = beside
        self._rows: list[dict[str, Field]] = []
        self._before = ""
        self._list = QVBoxLayout()
        self._add_button = button(ADD, self._add, kind="quiet", icon="plus")
        self._add_button.setAccessibleName(f"{title}: {ADD.lower()}")
        self._add_button.installEventFilter(self)
        parts = (self._add_button,) if beside is None else (beside, self._add_button)
        heading = label(title, "strong", wraps=True)
        heading.setAccessibleName(title)
        self._whole = Field(FieldWords(title), heading)
        """What is said of the table as a whole stands below its heading."""
        head = row(self._whole.beside(), *parts)
        head.setStretch(0, 1)
        self.setLayout(column(head, self._list))

    @property
    def is_of_people(self) -> bool:
        """Whether each row is somebody with a name."""
        return any(one.name == NAME for one in self.section.fields)

    @property
    def has_focus(self) -> bool:
        """Whether somebody types in a row, or is about to add one."""
        here: QWidget | None = self.window().focusWidget()
        return here is not None and self.isAncestorOf(here)

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
        if event.type() is QEvent.Type.FocusIn and isinstance(watched, QLineEdit):
            self._before = watched.text()
        is_pressed = event.type() is QEvent.Type.KeyPress
        if not (is_pressed and isinstance(event, QKeyEvent) and event.key() in ENTER):
            return super().eventFilter(watched, event)
        if self.is_of_people and isinstance(watched, QLineEdit) and self._is_card(watched):
            return True
        if watched is not self._add_button:
            stops: list[QObject] = [*self._editors(), self._add_button]
            cast("QWidget", stops[stops.index(watched) + 1]).setFocus()
        elif not event.isAutoRepeat():
            self._add()
        return True

    def show_wrong(self, wrong: Mapping[str, str]) -> None:
        """Say beside fields, or the table, what is wrong with them, by their names in the form."""
        for name, field in self._named().items():
            field.judge(wrong.get(name, ""))

    def doubt(self, doubtful: Mapping[str, str], reasons: Mapping[str, str]) -> None:
        """Say beside fields, or the table, what should be looked at.

        Args:
            doubtful: the sentences by the names in the form; of the others nothing is doubtful.
            reasons: of those that have to be explained, the reason so far.
        """
        for name, field in self._named().items():
            words = doubtful.get(name, "")
            if words and not field.is_refused:
                field.doubt(words)
            elif field.is_doubted and not words:
                field.clear_message()
            if name in reasons:
                kept = reasons[name]
                is_new = field.reason is None
                reason = field.ask_why(f"{WHY_SO}: {field.editor.accessibleName()}")
                if is_new:
                    reason.textEdited.connect(partial(self.explained.emit, name))
                if reason.text() != kept:
                    reason.setText(kept)
            elif field.reason is not None:
                field.reason.hide()

    # --- by name -------------------------------------------------------------------------------

    def _named(self) -> dict[str, Field]:
        """All fields by their names in the form, and the table by that of its section."""
        name = self.section.name
        found = {name: self._whole}
        for number, fields in enumerate(self._rows, 1):
            found |= {f"{name}.{number}.{own}": field for own, field in fields.items()}
        return found

    def kind_of(self, name: str) -> str:
        """The kind of a field by its name in the form."""
        own = name.rpartition(".")[2]
        return next(one.kind.name for one in self.section.fields if one.name == own)

    def field(self, name: str) -> Field:
        """A field by its name in the form.

        Raises:
            KeyError: no row has it.
        """
        return self._named()[name]

    def type_in(self, name: str, text: str) -> None:
        """Show a text in a field as if the officer had typed it."""
        field = self.field(name)
        cast("Editor", field.editor).show_text(text)
        field.withdraw()
        self.edited.emit()

    def focus(self, name: str) -> None:
        """Go to a field, to the reason that it lacks, or to what adds a row."""
        field = self._named().get(name, self._whole)
        if field.reason is not None and not field.reason.isHidden():
            field.reason.setFocus()
        elif field is self._whole:
            self.stops()[0].setFocus()
        else:
            field.editor.setFocus()

    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops."""
        beside = [one for one in (self._beside,) if one is not None and not one.isHidden()]
        return (*self._editors(), *beside, self._add_button)

    def _editors(self) -> tuple[QWidget, ...]:
        return tuple(field.editor for one in self._rows for field in one.values())

    def _is_card(self, line: QLineEdit) -> bool:
        """Whether a card was read in a line: what stood there before stands there again."""
        from commune_desk.domain.identifiers.id_card import is_card_text  # not before the first key

        text = line.text().strip()
        if not is_card_text(text):
            return False
        before = self._before if text.startswith(self._before.strip()) else ""
        line.setText(before)
        self.edited.emit()
        self.scanned.emit(text.removeprefix(before.strip()))
        return True

    def _add(self) -> None:
        if len(self._rows) < MOST_ROWS:
            self._add_row({})
            self.edited.emit()
            next(iter(self._rows[-1].values())).editor.setFocus()

    # --- people --------------------------------------------------------------------------------

    def row_for(self, number: str, name: str) -> int | None:
        """The row of a person, from 1: theirs, that of the focus, one without a name, one more.

        None where all rows that there can be have a name.

        Args:
            number: of their identity paper; empty where they have none.
            name: by which somebody without a number is found.
        """
        places = range(1, len(self._rows) + 1)
        theirs = (place for place in places if self._is_of(place, number, name))
        nameless = [place for place in places if not self._text(place, NAME)]
        here = (place for place in nameless if self._has_focus(place))
        one_more = range(len(self._rows) + 1, MOST_ROWS + 1)
        return next(iter((*theirs, *here, *nameless, *one_more)), None)

    def put(self, place: int, texts: Texts) -> dict[str, str]:
        """Show texts in a row, which is added where it is one more; returns them as they stand.

        The focus goes to the first field of the row that is still empty.
        """
        while len(self._rows) < place:
            self._add_row({})
        fields, shown = self._rows[place - 1], {}
        for spec in self.section.fields:
            if spec.name in texts:
                shown[spec.name] = rules.tidied(spec, texts[spec.name])
                self.blockSignals(True)
                cast("Editor", fields[spec.name].editor).show_text(shown[spec.name])
                self.blockSignals(False)
        empty_ones = (one.name for one in self.section.fields if not self._text(place, one.name))
        following = next(empty_ones, None)
        (fields[following].editor if following else self._add_button).setFocus()
        return shown

    def _text(self, place: int, name: str) -> str:
        field = self._rows[place - 1].get(name)
        return cast("Editor", field.editor).as_text().strip() if field is not None else ""

    def _is_of(self, place: int, number: str, name: str) -> bool:
        """Whether that person stands in a row: by number, else by name."""
        written = next((text for one in NUMBERS if (text := self._text(place, one))), "")
        if number and written:
            return number == (number_in(written) or written)
        return bool(name) and fold(self._text(place, NAME)) == fold(name)

    def _has_focus(self, place: int) -> bool:
        here: QWidget | None = self.window().focusWidget()
        return any(
            one.editor is here or (here is not None and one.editor.isAncestorOf(here))
            for one in self._rows[place - 1].values()
        )

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
            editor.setAccessibleName(f"{self.title} {number}: {words.label}")
            cast("Editor", editor).show_text(texts.get(spec.name, spec.default))
            cast("Editor", editor).edited.connect(self.edited)
            name = f"{self.section.name}.{number}.{spec.name}"
            cast("Editor", editor).edited.connect(partial(self.typed.emit, name))
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
        remove.setAccessibleName(f"{self.title} {number}: {REMOVE.lower()}")
        head = row(label(str(number), "step"), None, remove)
        self._list.addWidget(boxed(column(head, flow)))
        self._rows.append(fields)
        in_order([*self.stops()])
