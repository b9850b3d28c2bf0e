"""The one widget that shows a declared form, wherever something is asked.

What is wrong stands beside its field and goes as soon as it is right; while somebody types, texts
are judged by `domain.form.rules`, which the services ask too. The texts of fields that are not
asked go through the form untouched.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any, cast

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLayout, QPlainTextEdit, QWidget

from commune_desk.domain.form import rules
from commune_desk.domain.form.spec import FieldSpec, FormSpec, Need, Texts
from commune_desk.ui.look.layouts import column, in_order
from commune_desk.ui.widgets.form.editors import ChoiceEditor, Editor, editor_of, typed_line
from commune_desk.ui.widgets.form.field import Field, Fields, labels_left
from commune_desk.ui.widgets.form.folding import Folding, Heads, headed
from commune_desk.words.errors import RefusalWords, sentence
from commune_desk.words.fields import FieldWords, not_filled, spoken, words_of

PAUSE_MS = 700
"""A half typed number is wrong at every key; that is said when the typing pauses."""


class Form(QWidget):
    """A declared form, or a part of one; repeated sections are shown by who knows their rows.

    A folded form shows in itself only the fields that it is told to `ask`; all others lie in
    `rest`, which its page puts where it likes, and their editors are made when that is opened. So
    a form of sixty fields of which fifty are known costs no more than the ten that are asked.

    Args:
        spec: what is asked, in its order.
        arrange: how the fields of a section lie, one of those of `form/field.py`; None makes a
            folded form.
        editors: editors of the page's own for some fields, in place of those of their kinds.
        words: words of fields that no other place knows, by their names; those of the others stand
            in `words/fields.py`.
        heads: makes what stands above the fields of a section, where they are asked for or where
            they lie otherwise; None where nothing does.

    Attributes:
        given: texts that rules name and nobody types.

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
        arrange: Callable[[Fields], QLayout] | None = labels_left,
        editors: Mapping[str, QWidget] | None = None,
        words: Mapping[str, FieldWords] | None = None,
        heads: Heads | None = None,
    ) -> None:
        super().__init__()
        self.spec = spec
        self.given: Texts = {}
        self._once = [section for section in spec.sections if not section.is_repeated]
        self._askable = {
            field.name: field
            for section in self._once
            for field in section.fields
            if field.is_asked
        }
        own = words or {}
        self._words = {
            name: own.get(name) or words_of(f"{spec.name}.{name}") for name in self._askable
        }
        self._own_editors = dict(editors or {})
        self._heads = heads or (lambda _section, _is_asked: None)
        self._fields: dict[str, Field] = {}
        self._sections: dict[str, QWidget] = {}
        self._folding: Folding | None = None
        self._tips: Texts = {}
        self._unseen: dict[str, str] = {}
        self._changed: set[str] = set()
        self._is_filling = False
        self._declared = frozenset(field.name for field in spec.fields)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(lambda: self._judge(self._changed))
        if arrange is None:
            self._folding = Folding(
                self._once,
                fields=self._fields,
                make=self._made,
                belonging=self._belonging,
                heads=self._heads,
            )
            self.setLayout(self._folding.area)
        else:
            self._lay_sections(arrange)
        self.fill({})

    # --- what stands in it -----------------------------------------------------------------------

    def texts(self) -> dict[str, str]:
        """What stands in every field, and what the form does not show."""
        return self._unseen | {name: self._editor(name).as_text() for name in self._fields}

    def values(self) -> dict[str, Any]:
        """What the texts stand for, by name."""
        return rules.values(self.spec, self._judged())

    def _judged(self) -> dict[str, str]:
        """What rules look at."""
        return {**self.given, **self.texts()}

    def set_texts(self, texts: Texts) -> None:
        """Show texts; fields that are not named stay as they are."""
        self._is_filling = True
        for name in self._declared & texts.keys():
            if name in self._fields:
                self._editor(name).show_text(texts[name])
                self._changed.discard(name)
                self._fields[name].withdraw()
            else:
                self._unseen[name] = texts[name]
        self._is_filling = False
        self._follow_conditions()
        if named := [name for name in texts if name in self._fields]:
            refused = [name for name, one in self._fields.items() if one.is_refused]
            self._judge({*named} & {*refused})

    def kind_of(self, name: str) -> str:
        """The kind of a field."""
        return self.spec.field(name).kind.name

    def type_in(self, name: str, text: str) -> None:
        """Show a text in a field as if the officer had typed it and gone on."""
        self._editor(name).show_text(text)
        self._fields[name].withdraw()
        spec = self._askable[name]
        self._on_edited(spec)
        self._on_left(spec)

    def fill(self, texts: Texts) -> None:
        """Show texts in an empty form; what was said about the former ones is settled."""
        self.let_go()
        self._unseen = {}
        self.set_texts({**rules.beginning(self.spec), **texts})
        for field in self._fields.values():
            field.clear_message()

    def begin_anew(self) -> None:
        """Nothing is asked, nothing stands in a folded form, as when it had just been made."""
        self.given = {}
        self.set_tips({})
        self.folding.begin_anew()
        self.fill({})

    def let_go(self) -> None:
        """What was typed and not left yet is nobody's any more: leaving it changes nothing."""
        self._pause.stop()
        self._changed.clear()

    def offer(self, name: str, choices: Mapping[str, str]) -> None:
        """Offer other values in a field of choices, by their words."""
        editor = self._made(name).editor
        assert isinstance(editor, ChoiceEditor), name
        editor.offer(choices)

    def finish_typing(self) -> None:
        """What somebody types just now is complete, as if they had left the field."""
        for name in tuple(self._changed):
            self._on_left(self._askable[name])

    def is_being_typed(self, name: str) -> bool:
        """Whether a field was changed and not left yet."""
        return name in self._changed

    # --- what is wrong with it -------------------------------------------------------------------

    def check(self, *, takes_focus: bool = True) -> bool:
        """Say beside each field what is wrong, and go to the first; True if all is right."""
        wrong = self._wrong()
        self.show_wrong(wrong)
        first = next((name for name in self._askable if name in wrong), None)
        if first is not None and takes_focus:
            self.focus(first, types_over=True)
        return not wrong

    def show_wrong(self, wrong: Mapping[str, str], names: Collection[str] | None = None) -> None:
        """Say beside fields what is wrong with them, or nothing; what is doubtful stays said.

        Args:
            wrong: the sentences, by the names of the fields.
            names: of the fields that were judged; None is all of them.
        """
        self.bring(name for name in wrong if name in self._askable)
        for name in self._fields if names is None else names:
            self._made(name).judge(wrong.get(name, ""))

    def check_field(self, name: str) -> bool:
        """Say what is wrong beside one field, and let the focus go; True if it is right."""
        wrong = self._wrong()
        self.show_wrong(wrong, [name])
        return name not in wrong

    def refuse(self, name: str, words: str) -> None:
        """Say beside a field why it cannot be accepted, until it is changed."""
        self.field(name).refuse(words)

    def take_refusal(self, words: str) -> bool:
        """Say a refusal beside the field where it is put right; whether the form asks for one."""
        places = words.error.put_right_in if isinstance(words, RefusalWords) else ()
        name = next((one for one in places if one in self._askable), None)
        if name is not None:
            self.refuse(name, words)
        return name is not None

    def field(self, name: str) -> Field:
        """One field in sight, to say something beside it.

        Raises:
            KeyError: the form shows none of that name.
        """
        self.bring([name])
        return self._made(name)

    def shown(self, section: str) -> tuple[str, ...]:
        """The names of the fields that the form shows of a section."""
        (part,) = self.spec.part(section).sections
        return tuple(field.name for field in part.fields if field.name in self._askable)

    def made(self, name: str) -> Field | None:
        """One field where it is, in sight or folded away; None where nobody has seen it yet."""
        return self._fields.get(name)

    def set_tips(self, tips: Texts) -> None:
        """Say where the pointer rests on a field; of fields that are not named nothing is said."""
        self._tips = tips
        for name, field in self._fields.items():
            field.editor.setToolTip(tips.get(name, ""))

    def words(self, name: str) -> FieldWords:
        """What a field is called."""
        return self._words[name]

    def clear_messages(self, section: str) -> None:
        """Nothing of what was said beside the fields of a section holds any more."""
        for name in self.shown(section):
            if name in self._fields:
                self._fields[name].clear_message()

    def doubted(self) -> tuple[str, ...]:
        """The fields beside which it is said that they should be compared with the paper."""
        return tuple(name for name, field in self._fields.items() if field.is_doubted)

    def _wrong(self) -> dict[str, str]:
        texts = self._judged()
        empty = rules.missing(self.spec, texts, (Need.REQUIRED,))
        refused = rules.refusals(self.spec, texts)
        return {name: not_filled(self._words[name]) for name in empty if name in self._words} | {
            name: sentence(refusal) for name, refusal in refused.items()
        }

    # --- the focus -------------------------------------------------------------------------------

    def focus(self, name: str, *, types_over: bool = False) -> None:
        """Go to a field; what is to be typed over is marked, as after Tab."""
        editor = self.field(name).editor
        editor.setFocus(
            Qt.FocusReason.TabFocusReason if types_over else Qt.FocusReason.OtherFocusReason
        )
        if types_over and (line := typed_line(editor)) is not None:
            line.selectAll()  # Qt may have gone there before, where what had the focus was hidden

    def focus_refused(self) -> bool:
        """Go to the first field that was refused; whether there is one."""
        made = ((name, self._fields.get(name)) for name in self._askable)
        first = next((name for name, field in made if field and field.is_refused), None)
        if first is not None:
            self.focus(first, types_over=True)
        return first is not None

    def focus_first(self) -> None:
        """Go to the first field; what stands there is typed over."""
        self.focus(next(iter(self._askable)), types_over=True)

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

    @property
    def names(self) -> frozenset[str]:
        """The fields that can be asked for."""
        return frozenset(self._askable)

    @property
    def folding(self) -> Folding:
        """What a folded form asks, and where its other fields lie."""
        assert self._folding is not None, f"{self.spec.name} shows all its fields"
        return self._folding

    def bring(self, names: Iterable[str]) -> None:
        """See to it that fields are in sight: what lies folded away is asked for."""
        if self._folding is not None:
            self._folding.bring(names)

    def _lay_sections(self, arrange: Callable[[Fields], QLayout]) -> None:
        """Show every field, section by section."""
        whole = column()
        for section in self._once:
            fields = [(field, self._made(field.name)) for field in section.fields if field.is_asked]
            head = self._heads(section.name, False)
            self._sections[section.name] = headed(head, arrange(fields))
            whole.addWidget(self._sections[section.name])
        self.setLayout(whole)
        in_order([field.editor for field in self._fields.values()])

    def _made(self, name: str) -> Field:
        """A field with its editor, which is made when it is first needed."""
        if name in self._fields:
            return self._fields[name]
        spec, words = self._askable[name], self._words[name]
        editor = self._own_editors.get(name) or editor_of(spec, words)
        editor.setAccessibleName(spoken(name, words))
        editor.setToolTip(self._tips.get(name, ""))
        made = self._fields[name] = Field(words, editor)
        if name in self._unseen:
            cast("Editor", editor).show_text(self._unseen.pop(name))
        cast("Editor", editor).edited.connect(lambda: self._on_edited(spec))
        if (line := typed_line(editor)) is not None:
            line.editingFinished.connect(lambda: self._on_left(spec))
            line.returnPressed.connect(lambda: self.entered.emit(name))
        elif self._folding is not None or not isinstance(editor, QPlainTextEdit):
            editor.installEventFilter(self)
        if self._folding is not None:
            made.stacked()
        return made

    def _belonging(self) -> frozenset[str]:
        """The fields that belong to the form as it is filled now."""
        return frozenset(spec.name for spec in rules.shown(self.spec, self._judged()))

    def _follow_conditions(self) -> None:
        """Show the fields that belong to the form as it is filled now."""
        if self._folding is not None:
            self._folding.show_belonging()
            return
        belonging = self._belonging()
        for name, field in self._fields.items():
            for part in field.parts:
                part.setVisible(name in belonging)
        for section in self._once:
            names = {spec.name for spec in section.fields if spec.is_asked}
            self._sections[section.name].setVisible(bool(names & belonging))

    # --- while somebody types --------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes on from a choice or a tick too; an open list takes the key for itself.

        In a folded form it goes on from several lines as well, where Shift+Enter makes a new one.
        """
        enter = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        is_pressed = event.type() is QEvent.Type.KeyPress
        if not (is_pressed and isinstance(event, QKeyEvent) and event.key() in enter):
            return super().eventFilter(watched, event)
        is_long = isinstance(watched, QPlainTextEdit)
        if is_long and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            return super().eventFilter(watched, event)
        for name in [name for name, one in self._fields.items() if one.editor is watched]:
            self.entered.emit(name)
        return is_long or super().eventFilter(watched, event)

    def _editor(self, name: str) -> Editor:
        return cast("Editor", self._fields[name].editor)

    def _on_edited(self, spec: FieldSpec) -> None:
        if self._is_filling:
            return
        field = self._fields[spec.name]
        self._changed.add(spec.name)
        self._judge([name for name, one in self._fields.items() if one.is_refused])
        if isinstance(field.editor, QPlainTextEdit) or typed_line(field.editor) is not None:
            self._pause.start()
            self.edited.emit(spec.name)
        else:
            self._follow_conditions()
            self.edited.emit(spec.name)
            self._finish(spec.name)

    def _on_left(self, spec: FieldSpec) -> None:
        """The change of a line is complete: write it as the office does."""
        if spec.name in self._changed:
            editor = self._editor(spec.name)
            editor.show_text(rules.tidied(spec, editor.as_text()))
            self._finish(spec.name)

    def _finish(self, name: str) -> None:
        """What the officer has changed was compared, and is judged."""
        self._changed.discard(name)
        if self._fields[name].is_doubted:
            self._fields[name].clear_message()
        self._judge([name])
        self.finished.emit(name)

    def _judge(self, names: Collection[str]) -> None:
        """Say what is wrong with fields; an empty one is not, as long as nobody is done."""
        refused = rules.refusals(self.spec, self._judged())
        self.show_wrong({name: sentence(refusal) for name, refusal in refused.items()}, names)
