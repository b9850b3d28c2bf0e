"""The one widget that shows a declared form, wherever something is asked.

What is wrong stands beside its field and goes as soon as it is right; while somebody types, texts
are judged by `domain.form.rules`, which the services ask too. The texts of fields that are not
asked go through the form untouched.
"""

from collections.abc import Collection, Mapping
from enum import Enum
from itertools import groupby
from typing import Any, cast

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QLayout,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from commune_desk.domain.form import kinds, rules
from commune_desk.domain.form.spec import FieldSpec, FormSpec, Need, Texts
from commune_desk.ui.look.layouts import boxed, column, in_order, row
from commune_desk.ui.look.theme import mark, size, space
from commune_desk.ui.widgets.choices import Choices
from commune_desk.ui.widgets.editors import SHORT, CheckEditor, ChoiceEditor, Editor, editor_of
from commune_desk.ui.widgets.text import buddy, label
from commune_desk.words.errors import sentence
from commune_desk.words.fields import FieldWords, not_filled, spoken, words_of

PAUSE_MS = 700
"""A half typed number is wrong at every key; that is said when the typing pauses."""


class Labels(Enum):
    """Where the labels of a form stand."""

    LEFT = "left"  # of the fields, on a page or in a dialog
    ABOVE = "above"  # the fields, in a narrow column
    NONE = "none"  # fields in a row, which say what they are while they are empty


class Field:
    """An editor with its label and, below it, what is wrong or doubtful about what stands in it.

    Attributes:
        editor: where the officer types or chooses.
        label: its words; a box that is ticked has them itself.
    """

    def __init__(self, words: FieldWords, editor: QWidget, *, role: str = "") -> None:
        self.editor = editor
        has_words = isinstance(editor, CheckEditor | Choices)
        self.label = buddy("" if has_words else words.label, editor, role=role)
        self.label.setWordWrap(True)
        self._message = label("", "error", wraps=True)
        self._message.hide()
        self._advice = label(words.advice, "second", wraps=True)
        if not words.advice:
            self._advice.hide()
        self._tone = ""

    @property
    def message(self) -> str:
        """What is said beside it now; empty where nothing is."""
        return self._message.text()

    @property
    def is_refused(self) -> bool:
        """Whether it is said that the content cannot be accepted."""
        return self._tone == "error"

    @property
    def is_doubted(self) -> bool:
        """Whether it is said that the content should be compared with the paper."""
        return self._tone == "doubt"

    def refuse(self, words: str) -> None:
        """Say why the content cannot be accepted and what to do."""
        self._say("error", words)

    def doubt(self, words: str) -> None:
        """Say that the content should be compared with the paper."""
        self._say("doubt", words)

    def settle(self) -> None:
        """Nothing to say any more."""
        self._say("", "")

    def beside(self) -> QLayout:
        """The editor with what is said below it, for a label at its left."""
        return column(self.editor, self._message, self._advice, gap="xs")

    def stacked(self) -> QWidget:
        """Label, editor and what is said, in a column that may be narrower than the text."""
        self.editor.setMinimumWidth(size("control") * 2)
        self.editor.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        if not self.label.text():
            self.label.hide()
        return boxed(column(self.label, self.beside(), gap="xs"))

    def _say(self, tone: str, words: str) -> None:
        self._tone = tone
        self._message.setText(words)
        self._message.setVisible(bool(words) and self._message.parentWidget() is not None)
        mark(self._message, role=tone or "error")
        mark(self.editor, wrong="true" if tone == "error" else "false")
        self.editor.setAccessibleDescription(words)


class Form(QWidget):
    """A declared form, or a part of one; repeated sections are shown by who knows their rows.

    Args:
        spec: what is asked, in its order.
        labels: where the labels stand.
        label_width: the named size that labels at the left have at least.
        editors: editors of the page's own for some fields, in place of those of their kinds.

    Signals:
        edited: the name of the field that the officer changed, at every key.
        finished: the name of the field whose change is complete: it was left, ticked, chosen.
        entered: the name of the field in which Enter was pressed.
    """

    edited = Signal(str)
    finished = Signal(str)
    entered = Signal(str)

    def __init__(
        self,
        spec: FormSpec,
        *,
        labels: Labels = Labels.LEFT,
        label_width: str = "form_label",
        editors: Mapping[str, QWidget] | None = None,
    ) -> None:
        super().__init__()
        self.spec = spec
        self._once = [section for section in spec.sections if not section.is_repeated]
        self._words: dict[str, FieldWords] = {}
        self._fields: dict[str, Field] = {}
        self._parts: dict[str, tuple[QWidget, ...]] = {}
        self._sections: dict[str, QWidget] = {}
        self._unseen: dict[str, str] = {}
        self._touched: set[str] = set()
        self._is_filling = False
        self._declared = frozenset(field.name for field in spec.fields)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(lambda: self._judge(self._touched))
        whole = column(gap="m" if labels is Labels.LEFT else "s")
        for section in self._once:
            asked = [field for field in section.fields if field.is_asked]
            for field in asked:
                self._add(field, labels, (editors or {}).get(field.name))
            laid = {Labels.LEFT: self._grid, Labels.ABOVE: self._column, Labels.NONE: self._row}
            made = boxed(column(laid[labels](asked, label_width), gap="s"))
            self._sections[section.name] = made
            whole.addWidget(made)
        if labels is Labels.LEFT:
            whole.addStretch(1)
        self.setLayout(whole)
        in_order([field.editor for field in self._fields.values()])
        self.fill({})

    # --- what stands in it -----------------------------------------------------------------------

    def texts(self) -> dict[str, str]:
        """What stands in every field, and what the form does not show."""
        return self._unseen | {name: self._editor(name).as_text() for name in self._fields}

    def values(self) -> dict[str, Any]:
        """What the texts stand for, by name."""
        return rules.values(self.spec, self.texts())

    def set_texts(self, texts: Texts) -> None:
        """Show texts; fields that are not named stay as they are."""
        self._is_filling = True
        for name in self._declared & texts.keys():
            if name in self._fields:
                self._editor(name).show_text(texts[name])
                self._touched.discard(name)
            else:
                self._unseen[name] = texts[name]
        self._is_filling = False
        self._follow_conditions()

    def fill(self, texts: Texts) -> None:
        """Show texts in an empty form; what was said about the former ones is settled."""
        self._pause.stop()
        self._unseen = {}
        self.set_texts({**rules.beginning(self.spec), **texts})
        for field in self._fields.values():
            field.settle()

    def offer(self, name: str, choices: Mapping[str, str]) -> None:
        """Offer other values in a field of choices, by their words."""
        editor = self._fields[name].editor
        assert isinstance(editor, ChoiceEditor), name
        editor.offer(choices)

    # --- what is wrong with it -------------------------------------------------------------------

    def check(self, *, takes_focus: bool = True) -> bool:
        """Say beside each field what is wrong, and go to the first; True if all is right."""
        wrong = self._wrong()
        for name in self._fields:
            self._show(name, wrong)
        first = next((name for name in self._fields if name in wrong), None)
        if first is not None and takes_focus:
            self.focus(first)
        return not wrong

    def check_field(self, name: str) -> bool:
        """Say what is wrong beside one field, and let the focus go; True if it is right."""
        wrong = self._wrong()
        self._show(name, wrong)
        return name not in wrong

    def refuse(self, name: str, words: str) -> None:
        """Say beside a field why it cannot be accepted, until it is changed."""
        self._fields[name].refuse(words)

    def field(self, name: str) -> Field:
        """One field, to say something beside it.

        Raises:
            KeyError: the form shows none of that name.
        """
        return self._fields[name]

    def shown(self, section: str) -> tuple[str, ...]:
        """The names of the fields that the form shows of a section."""
        (part,) = self.spec.part(section).sections
        return tuple(field.name for field in part.fields if field.name in self._fields)

    def _wrong(self) -> dict[str, str]:
        texts = self.texts()
        empty = rules.missing(self.spec, texts, (Need.REQUIRED,))
        refused = rules.refusals(self.spec, texts)
        return {name: not_filled(self._words[name]) for name in empty if name in self._words} | {
            name: sentence(refusal) for name, refusal in refused.items()
        }

    def _show(self, name: str, wrong: Mapping[str, str]) -> None:
        """Say what is wrong with a field; what is only doubtful stays said."""
        field = self._fields[name]
        if name in wrong:
            field.refuse(wrong[name])
        elif field.is_refused:
            field.settle()

    # --- the focus -------------------------------------------------------------------------------

    def focus(self, name: str) -> None:
        """Go to a field."""
        self._fields[name].editor.setFocus()

    def focus_first(self) -> None:
        """Go to the first field."""
        self.focus(next(iter(self._fields)))

    def focused(self) -> str:
        """The name of the field that has the focus; empty where none has."""
        here: QWidget | None = self.window().focusWidget()
        if here is None:
            return ""
        fields = self._fields.items()
        owners = (
            name for name, one in fields if one.editor is here or one.editor.isAncestorOf(here)
        )
        return next(owners, "")

    # --- how it lies -----------------------------------------------------------------------------

    def section(self, name: str) -> QVBoxLayout:
        """The column of a section, shown while any of its fields is, for what a page adds to it."""
        return cast("QVBoxLayout", self._sections[name].layout())

    def _add(self, spec: FieldSpec, labels: Labels, own: QWidget | None) -> None:
        words = words_of(f"{self.spec.name}.{spec.name}")
        name, editor = spec.name, own or editor_of(spec, words)
        editor.setAccessibleName(spoken(name, words))
        self._words[name] = words
        self._fields[name] = Field(words, editor, role="" if labels is Labels.LEFT else "second")
        cast("Editor", editor).edited.connect(lambda: self._on_edited(spec))
        if isinstance(editor, QLineEdit):
            editor.editingFinished.connect(lambda: self._on_left(spec))
            editor.returnPressed.connect(lambda: self.entered.emit(name))

    def _grid(self, asked: list[FieldSpec], label_width: str) -> QLayout:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(space("l"))
        grid.setVerticalSpacing(space("m"))
        grid.setColumnMinimumWidth(0, size(label_width))
        grid.setColumnStretch(1, 1)
        for place, spec in enumerate(asked):
            field = self._fields[spec.name]
            if spec.need is Need.REQUIRED and field.label.text():
                field.label.setText(f"{field.label.text()} *")
            field.label.setMinimumHeight(size("control"))
            beside = boxed(field.beside())
            grid.addWidget(field.label, place, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(beside, place, 1)
            self._parts[spec.name] = (field.label, beside)
        return grid

    def _column(self, asked: list[FieldSpec], _label_width: str) -> QLayout:
        """One below the other, short ones that follow each other side by side."""
        below = column()
        for is_short, together in groupby(asked, key=lambda spec: spec.kind.name in SHORT):
            side_by_side = row()
            for spec in together:
                stacked = self._fields[spec.name].stacked()
                self._parts[spec.name] = (stacked,)
                if is_short:
                    side_by_side.addWidget(stacked, SHORT[spec.kind.name])
                    side_by_side.setAlignment(stacked, Qt.AlignmentFlag.AlignTop)
                else:
                    below.addWidget(stacked)
            if is_short:
                below.addLayout(side_by_side)
        return below

    def _row(self, asked: list[FieldSpec], _label_width: str) -> QLayout:
        """Side by side, the first as wide as there is room."""
        beside = row()
        for spec in asked:
            field = self._fields[spec.name]
            field.editor.setToolTip(field.label.text())
            if spec.kind is kinds.DATE:
                field.editor.setFixedWidth(size("field") // 2)
            beside.addWidget(field.editor)
            self._parts[spec.name] = (field.editor,)
        beside.setStretch(0, 1)
        return beside

    def _follow_conditions(self) -> None:
        """Show the fields that belong to the form as it is filled now."""
        belonging = {spec.name for spec in rules.shown(self.spec, self.texts())}
        for name, parts in self._parts.items():
            for part in parts:
                part.setVisible(name in belonging)
        for section in self._once:
            names = {spec.name for spec in section.fields if spec.is_asked}
            self._sections[section.name].setVisible(bool(names & belonging))

    # --- while somebody types --------------------------------------------------------------------

    def _editor(self, name: str) -> Editor:
        return cast("Editor", self._fields[name].editor)

    def _on_edited(self, spec: FieldSpec) -> None:
        if self._is_filling:
            return
        field = self._fields[spec.name]
        self._touched.add(spec.name)
        self._judge([name for name, one in self._fields.items() if one.is_refused])
        if isinstance(field.editor, QLineEdit | QPlainTextEdit):
            self._pause.start()
            self.edited.emit(spec.name)
        else:
            self._follow_conditions()
            self.edited.emit(spec.name)
            self._finish(spec.name)

    def _on_left(self, spec: FieldSpec) -> None:
        """The change of a line is complete: write it as the office does."""
        if spec.name in self._touched:
            editor = self._editor(spec.name)
            editor.show_text(rules.tidied(spec, editor.as_text()))
            self._finish(spec.name)

    def _finish(self, name: str) -> None:
        """What the officer has changed was compared, and is judged."""
        self._touched.discard(name)
        if self._fields[name].is_doubted:
            self._fields[name].settle()
        self._judge([name])
        self.finished.emit(name)

    def _judge(self, names: Collection[str]) -> None:
        """Say what is wrong with fields; an empty one is not, as long as nobody is done."""
        refused = rules.refusals(self.spec, self.texts())
        wrong = {name: sentence(refused[name]) for name in names if name in refused}
        for name in names:
            self._show(name, wrong)
