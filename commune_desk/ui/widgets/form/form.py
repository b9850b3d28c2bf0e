"""The one widget that shows a declared form, wherever something is asked.

What is wrong stands beside its field and goes as soon as it is right; while somebody types, texts
are judged by `domain.form.rules`, which the services ask too. The texts of fields that are not
asked go through the form untouched.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any, cast

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLayout, QPlainTextEdit, QVBoxLayout, QWidget

from commune_desk.domain.form import rules
from commune_desk.domain.form.spec import FieldSpec, FormSpec, Need, Texts
from commune_desk.ui.look.layouts import boxed, column, in_order
from commune_desk.ui.widgets.flow import Flow
from commune_desk.ui.widgets.form.editors import BRIEF, ChoiceEditor, Editor, editor_of, typed_line
from commune_desk.ui.widgets.form.field import Field, Fields, labels_left
from commune_desk.words.errors import RefusalWords, sentence
from commune_desk.words.fields import FieldWords, not_filled, spoken, words_of

PAUSE_MS = 700
"""A half typed number is wrong at every key; that is said when the typing pauses."""


Heads = Callable[[str, bool], QWidget | None]


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
        rest: what a folded form does not ask for.
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
        self.rest = QWidget()
        self.rest.hide()
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
        self._asked_heads: dict[str, QWidget] = {}
        self._past_heads: dict[str, QWidget] = {}
        self._fields: dict[str, Field] = {}
        self._sections: dict[str, QWidget] = {}
        self._flows: dict[str, Flow] = {}
        self._asked_sections: dict[str, tuple[QWidget, Flow]] = {}
        self._asked: tuple[str, ...] = ()
        self._tips: Texts = {}
        self._unseen: dict[str, str] = {}
        self._changed: set[str] = set()
        self._is_filling = False
        self._is_folded = arrange is None
        self._declared = frozenset(field.name for field in spec.fields)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(lambda: self._judge(self._changed))
        if arrange is None:
            self.setLayout(column(gap="m"))
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
        if self.is_open:
            self.open_rest(False)
        self.given = {}
        self.set_tips({})
        self.ask(())
        self.fill({})
        self._past_heads |= self._asked_heads

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
            self.focus(first)
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

    def focus(self, name: str) -> None:
        """Go to a field."""
        self.field(name).editor.setFocus()

    def focus_refused(self) -> bool:
        """Go to the first field that was refused; whether there is one."""
        made = ((name, self._fields.get(name)) for name in self._askable)
        first = next((name for name, field in made if field and field.is_refused), None)
        if first is not None:
            self.focus(first)
        return first is not None

    def focus_first(self) -> None:
        """Go to the first field; what stands there is typed over, as after Tab."""
        self.field(next(iter(self._askable))).editor.setFocus(Qt.FocusReason.TabFocusReason)

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

    def ask(self, names: Collection[str]) -> None:
        """Show these fields in the form itself, in their order, and the others in `rest`."""
        asked = tuple(name for name in self._askable if name in names)
        if asked == self._asked:
            return
        self._asked = asked
        for name in self._asked:
            self._made(name)
        self._flow()

    @property
    def names(self) -> frozenset[str]:
        """The fields that can be asked for."""
        return frozenset(self._askable)

    @property
    def asked(self) -> tuple[str, ...]:
        """The fields that a folded form shows in itself."""
        return self._asked

    def folded(self) -> tuple[str, ...]:
        """The fields of the rest that belong to the form as it is filled now."""
        belonging = {spec.name for spec in rules.shown(self.spec, self._judged())}
        return tuple(n for n in self._askable if n in belonging and n not in self._asked)

    @property
    def is_open(self) -> bool:
        """Whether the rest is in use, in sight or about to be."""
        return not self.rest.isHidden() and bool(self._sections)

    def open_rest(self, is_open: bool = True) -> None:
        """Show everything that is not asked for, or put it away."""
        if is_open and not self._sections:
            whole = column(gap="m")
            for section in self._once:
                flow = self._flows[section.name] = Flow()
                self._sections[section.name] = self._headed(section.name, flow, is_asked=False)
                whole.addWidget(self._sections[section.name])
            self.rest.setLayout(whole)
        if is_open:
            for name in self._askable:
                self._made(name)
        self.rest.setVisible(is_open)
        self._flow()

    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops in what is asked for: what fills a person at once, then their fields."""
        found: list[QWidget] = []
        for section in self._once:
            asked = [one.name for one in section.fields if one.name in self._asked]
            if asked and (head := self._asked_heads.get(section.name)) is not None:
                inside = head.findChildren(QWidget)
                found += [one for one in inside if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
            found += [self._fields[name].editor for name in asked]
        return tuple(found)

    def rest_stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops in the rest, once it was opened."""
        return tuple(one.editor for name, one in self._fields.items() if name not in self._asked)

    def _lay_sections(self, arrange: Callable[[Fields], QLayout]) -> None:
        """Show every field, section by section."""
        whole = column()
        for section in self._once:
            fields = [(field, self._made(field.name)) for field in section.fields if field.is_asked]
            laid = self._headed(section.name, arrange(fields), is_asked=False)
            self._sections[section.name] = laid
            whole.addWidget(self._sections[section.name])
        self.setLayout(whole)
        in_order([field.editor for field in self._fields.values()])

    def _headed(self, section: str, fields: QWidget | QLayout, *, is_asked: bool) -> QWidget:
        head = self._heads(section, is_asked)
        if head is not None and is_asked:
            self._asked_heads[section] = head
        return boxed(column(fields) if head is None else column(head, fields))

    def _renew_head(self, section: str) -> None:
        """What fills a person at once is of who stands in the form now."""
        past, head = self._past_heads.pop(section), self._heads(section, True)
        if head is not None and (place := self._asked_sections[section][0].layout()) is not None:
            place.replaceWidget(past, head)
            past.hide()
            past.deleteLater()
            self._asked_heads[section] = head

    def _asked_in(self, section: str) -> tuple[QWidget, Flow]:
        """Where the fields of a section are asked for; the sections keep their order."""
        if section not in self._asked_sections:
            flow = Flow()
            before = [one.name for one in self._once if one.name in self._asked_sections]
            order = [one.name for one in self._once if one.name in {*before, section}]
            laid = self._headed(section, flow, is_asked=True)
            cast("QVBoxLayout", self.layout()).insertWidget(order.index(section), laid)
            self._asked_sections[section] = laid, flow
        return self._asked_sections[section]

    def bring(self, names: Iterable[str]) -> None:
        """See to it that fields are in sight: what lies folded away is asked for."""
        folded = [name for name in names if name not in self._asked]
        if self._is_folded and folded and not self.is_open:
            self.ask((*self._asked, *folded))

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
        elif self._is_folded or not isinstance(editor, QPlainTextEdit):
            editor.installEventFilter(self)
        if self._is_folded:
            made.stacked()
        return made

    def _flow(self) -> None:
        """Put the fields of a folded form into their places."""
        for section in self._once:
            inside = [field.name for field in section.fields if field.name in self._askable]
            asked = [name for name in inside if name in self._asked]
            if asked and section.name in self._past_heads:
                self._renew_head(section.name)
            if asked or section.name in self._asked_sections:
                self._take(self._asked_in(section.name)[1], asked)
            if section.name in self._flows:
                made = [name for name in inside if name in self._fields and name not in asked]
                self._take(self._flows[section.name], made)
        in_order([*self.stops(), *self.rest_stops()])
        self._follow_conditions()

    def _take(self, flow: Flow, names: Iterable[str]) -> None:
        flow.take(
            [
                (part, self._askable[name].kind.name not in BRIEF)
                for name in names
                for part in self._fields[name].parts
            ]
        )

    def _follow_conditions(self) -> None:
        """Show the fields that belong to the form as it is filled now."""
        belonging = {spec.name for spec in rules.shown(self.spec, self._judged())}
        for name, field in self._fields.items():
            is_placed = not self._is_folded or name in self._asked or bool(self._sections)
            for part in field.parts:
                part.setVisible(is_placed and name in belonging)
        asked = set(self._asked)
        for section in self._once:
            names = {spec.name for spec in section.fields if spec.is_asked} & belonging
            if section.name in self._sections:
                self._sections[section.name].setVisible(bool(names - asked))
            if section.name in self._asked_sections:
                self._asked_sections[section.name][0].setVisible(bool(names & asked))
        for flow in (*self._flows.values(), *(one for _, one in self._asked_sections.values())):
            flow.arrange()

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
