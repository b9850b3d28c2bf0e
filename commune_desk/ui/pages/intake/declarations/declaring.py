"""The declarations of the procedure on the page: asked together, as one form.

Only what nobody knows yet is asked; where everything else came from is said where the pointer
rests on it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from commune_desk.domain.errors import UserError
from commune_desk.domain.form.joint import joint
from commune_desk.domain.form.kinds import write_tick
from commune_desk.domain.form.rules import ASKED_FOR
from commune_desk.domain.people.reuse import people_in
from commune_desk.domain.reception.answers import Answers, answer_texts, answers_in
from commune_desk.domain.reception.declaration import RELATION
from commune_desk.domain.reception.prefill import TextSource
from commune_desk.domain.reception.reception import reception_from
from commune_desk.services.office import places
from commune_desk.services.papers import declarations
from commune_desk.services.reception.forms import forms_for, lacking_form
from commune_desk.ui.look.layouts import boxed, column
from commune_desk.ui.look.theme import mark
from commune_desk.ui.pages.intake.declarations.asked_forms import AskedForm, AskedForms
from commune_desk.ui.pages.intake.declarations.declared import PREFIX, Declared, place_words
from commune_desk.ui.pages.intake.declarations.declared_people import DeclaredPeople
from commune_desk.ui.pages.intake.declarations.declared_rows import DeclaredRows
from commune_desk.ui.printing.paper_worker import PaperWorker
from commune_desk.ui.widgets.actions import WAITS_FOR, make_action
from commune_desk.ui.widgets.form.editors import CheckEditor
from commune_desk.ui.widgets.form.form import Form
from commune_desk.ui.widgets.form.former_addresses import FormerAddresses
from commune_desk.ui.widgets.form.rows_editor import WHY_SO
from commune_desk.ui.widgets.text import label
from commune_desk.words.errors import sentence
from commune_desk.words.form_faults import LONGER_THAN_PLACE
from commune_desk.words.forms import TEXT_SOURCES, no_form_text

if TYPE_CHECKING:
    from commune_desk.domain.form.declared import DeclaredForm
    from commune_desk.domain.form.joint import JointForm
    from commune_desk.domain.form.spec import Texts
    from commune_desk.domain.reception.reception import Reception
    from commune_desk.ui.frame.page_frame import PageFrame

CONSENT = "Công dân đồng ý cho lưu để lần sau không phải khai lại"
BEFORE = "Lần trước"
BROUGHT = "Công dân mang theo tờ khai đã viết"
BROUGHT_KEY = "Ctrl+U"
NO_DECLARATION = "Chưa có tờ khai nào phải lập. Chọn thủ tục có tờ khai trước."
NOT_WRITTEN = f"Tờ khai chưa lập: điền các ô còn thiếu, hoặc đánh dấu dưới đây ({BROUGHT_KEY})."


class DeclarationPanel(QObject):
    """What the declarations of the chosen procedure still need.

    Args:
        page: whose part it is.
        reception: the reception as it stands on the page.
        read_next: reads the card of the next citizen, which came where nobody with a card is asked.
        is_anew: whether they are made anew for a dossier: then nobody brings their own instead.

    Attributes:
        declared: how they stand.
        place: where what is missing is asked.
        form: the declarations as one form; None where the procedure has none.

    Signals:
        edited: something was typed, scanned or chosen.
        entered: Enter in a field.
        renewed: other declarations are asked than before.
    """

    edited = Signal()
    entered = Signal()
    renewed = Signal()

    def __init__(
        self,
        frame: PageFrame,
        page: QWidget,
        *,
        reception: Callable[[], Reception],
        read_next: Callable[[str], None],
        is_anew: bool = False,
    ) -> None:
        super().__init__(page)
        self._is_anew = is_anew
        self._frame = frame
        self._reception = reception
        self._read_next = read_next
        self.declared = Declared(frame)
        self._annexed: tuple[str, ...] = ()
        self._typed_over: dict[str, Answers] = {}
        self._who: tuple[Any, ...] = ()
        self._people = DeclaredPeople(
            frame,
            reception=reception,
            nameless=lambda: self.declared.nameless,
            fill=self._enter_all,
        )
        self._rows = DeclaredRows(
            frame,
            lambda section, rows: self._change(self.declared.answers.with_rows(section, rows)),
            self._explain,
        )
        self.form: Form | None = None
        self._box = column(gap="m")
        self._asked_forms = AskedForms(self._box, self._made)
        self._insists = False
        self._is_ready = False
        self._brought = CheckEditor(BROUGHT)
        self._brought.edited.connect(self._bring)
        self._consent = CheckEditor(CONSENT)
        self._consent.edited.connect(self.edited)
        self.bringing = make_action(page, BROUGHT, self._brought.toggle, shortcut=BROUGHT_KEY)
        self.bringing.setProperty(WAITS_FOR, NO_DECLARATION)
        self.bringing.setEnabled(False)
        self._not_written = label(NOT_WRITTEN, "second", wraps=True)
        self._no_form = label("", "second", wraps=True)
        below = (self._not_written, self._brought, self._consent)
        self.place = boxed(column(self._no_form, self._box, *below, gap="s"))
        self.place.setParent(page)
        self.place.hide()

    def get_ready(self) -> None:
        """The first citizen is here: what the first declaration needs is brought meanwhile."""
        if not self._is_ready:
            self._is_ready = True
            worker = PaperWorker(self, self._frame.tasks.broke)
            worker.ask(declarations.get_ready, then=_nothing, beside=_nothing)

    # --- which ---------------------------------------------------------------------------------

    def _look_up(self, entered: Reception) -> None:
        """What the declarations are filled from; the form is made anew where others are asked."""
        declared = self.declared
        if declared.procedure_code != entered.procedure_code:
            self._brought.show_text("false")
        is_other = declared.look_up(entered)
        is_asked = bool(declared.forms)
        self._say_lack("" if is_asked or not declared.is_known else entered.procedure_code)
        if is_other:
            self._show_form()
            self.bringing.setEnabled(is_asked)
        for one in (self._brought, self._consent):  # of a letter no dossier is kept
            one.setVisible(is_asked and bool(entered.procedure_code) and not self._is_anew)
        self.place.setVisible(is_asked or bool(self._no_form.text()))

    def _say_lack(self, procedure_code: str) -> None:
        """Say that the declaration of a procedure cannot be printed here, where that is so."""
        desk, lack = self._frame.desk, None
        if procedure_code:
            find = partial(lacking_form, desk, procedure_code, desk.now().date())
            lack = self._frame.ask(find, otherwise=None)
        self._no_form.setText(no_form_text(lack.ended) if lack else "")
        self._no_form.setVisible(lack is not None)

    def _show_form(self) -> None:
        """Ask what the declarations of now ask, and nothing of the former ones."""
        if self.form is not None:
            self.form.hide()
        self.form = None
        self._insists, self._annexed = False, ()
        declared, asked = self.declared, self.declared.asked
        self._people.show(declared.forms, asked)
        made = self._asked_forms.of(declared.forms, asked) if asked is not None else None
        self._rows.show(declared.forms, made.tables if made is not None else ())
        if made is not None:
            self.form = made.form
            self._show_or_hide(made.form)
        self.renewed.emit()

    def _made(self, forms: tuple[DeclaredForm, ...], asked: JointForm) -> AskedForm:
        words = place_words(asked)
        form = Form(asked.spec, arrange=None, words=words, heads=self._people.head)
        form.edited.connect(self._take)
        form.finished.connect(self._finish)
        form.entered.connect(self._enter)
        FormerAddresses(form, lambda: places.former_places(self._frame.desk))
        return AskedForm(forms, form, self._rows.made_for(asked))

    def _put_in_place(self, form: Form) -> None:
        """What is asked comes onto the page when all of it is made."""
        if form.parentWidget() is None:
            self._asked_forms.put_in_place(form)
            self._show_or_hide(form)

    def _show_or_hide(self, form: Form) -> None:
        """What the citizen has written is not asked for; without a place it would be a window."""
        if form.parentWidget() is not None:
            form.setVisible(not self.declared.is_brought)

    def make_ahead(self, procedure_code: str) -> None:
        """Make the form of a procedure before it is chosen, with the places that nothing fills."""
        desk = self._frame.desk
        try:
            forms = forms_for(desk, procedure_code, desk.now().date())
        except UserError:  # said when the procedure is chosen
            return
        if forms and not self.declared.forms and not self._asked_forms.are_kept(forms):
            asked = joint(forms)
            self._people.show(forms, asked)
            form = self._asked_forms.of(forms, asked).form
            wanted = (one for one in asked.spec.fields if one.need in ASKED_FOR)
            form.folding.ask([one.name for one in wanted if not one.prefill])
            self._asked_forms.put_in_place(form)
            form.hide()
            form.begin_anew()
            self._people.show((), None)

    # --- what was entered, what is known -------------------------------------------------------

    def texts(self) -> dict[str, str]:
        """What was entered for them."""
        if not self.declared.forms:
            return {}
        said = {
            "declared": write_tick(self.declared.is_written),
            "brought": self._brought.as_text(),
            "consent": self._consent.as_text(),
        }
        return {**answer_texts(self.declared.answers), **said}

    def fill(self, texts: Texts) -> None:
        """Show what a draft kept; without texts nothing was entered."""
        answers = answers_in(texts)
        for part in reception_from(texts).linked if texts else ():
            answers = replace(answers, texts={**part.answers, **answers.texts})
        self.declared.answers = answers
        self._people.forget()
        self._typed_over = {}
        self._insists = False
        self._consent.show_text(texts.get("consent", "false"))
        self._rows.fill(answers.texts)
        if self.form is not None:
            self.form.fill({})
            self.form.folding.ask(())
        tables = self._rows.editors
        self.follow()
        if self._rows.editors is not tables:  # those of other declarations, which came empty
            self._rows.fill(answers.texts)
            self.follow()
        self._brought.show_text(texts.get("brought", "false"))

    def let_go(self) -> None:
        """What was typed and not left yet is nobody's any more."""
        if self.form is not None:
            self.form.let_go()

    def follow(self) -> None:
        """Fill the declarations anew: who files for what is another, or something was entered."""
        desk, entered = self._frame.desk, self._reception()
        party, people = entered.party, people_in(self.declared.answers.texts)
        asked = (entered.procedure_code, entered.forms, entered.linked)
        who = (party, entered.filled_from, desk.now().date(), people, asked)
        if who != self._who:
            if self._who and party != self._who[0]:
                told = self._people.told_of(party.applicant)
                self.declared.answers = self.declared.answers.with_more(told)
            self._who = who
            self._look_up(entered)
        if self.form is not None:
            self.declared.fill(entered)
            self._show_fillings(self.form)

    def _show_fillings(self, form: Form) -> None:
        """What stands in the fields, from where; what is doubtful of it."""
        fillings, answers = self.declared.fillings, self.declared.answers
        known = {name: one for each in fillings for name, one in each.known.items()}
        given = {name: text for each in fillings for name, text in each.texts.items()}
        form.given = {name: text for name, text in given.items() if name not in form.names}
        here, own = form.texts(), answers.texts
        over = [n for n in form.names if here.get(n) and n not in given and n not in own]
        form.set_texts(
            dict.fromkeys(over, "")  # of whoever stood in that place before
            | {n: text for n, text in given.items() if n not in own and here.get(n, "") != text}
            | {n: own[n] for n in own if n in here and here[n] != own[n] and n != form.focused()}
        )
        form.set_tips(
            {name: TEXT_SOURCES[TextSource(one.source)].capitalize() for name, one in known.items()}
        )
        offered = {n: text for each in fillings for n, text in each.offered.items()}
        for name in form.folding.asked:
            text = offered.get(name, "")
            take = partial(self._take_before, name, text)
            form.field(name).offer(f"{BEFORE}: {text}" if text else "", take)
        self._rows.follow(given, is_brought=self.declared.is_brought)
        self._not_written.setVisible(self.declared.is_untouched and not self._is_anew)
        mark(self._not_written, role="error" if self._insists else "second")
        warned = {n: why for each in fillings for n, why in each.warnings.items()}
        self._show_rows({name: warned[name] for name in warned.keys() - form.names})
        doubtful = {n for n in warned if self._insists or here.get(n, "").strip()} & form.names
        form.bring(doubtful)
        for name in form.names:
            if name in doubtful:
                self._doubt(form, name, sentence(warned[name]))
            elif (field := form.made(name)) is not None:
                field.ask_no_more()
                if name in self._annexed and not field.is_refused:
                    field.doubt(LONGER_THAN_PLACE)

    def _show_rows(self, warned: Mapping[str, UserError]) -> None:
        """Say in the tables what is doubtful; once somebody pressed F9, what is wrong too."""
        too_long = dict.fromkeys(self._annexed, LONGER_THAN_PLACE)
        doubtful = {name: sentence(why) for name, why in warned.items()}
        if self._insists:
            self._rows.show_wrong(self.declared.wrong)
        kept = self.declared.answers.reasons
        self._rows.doubt({**too_long, **doubtful}, {name: kept.get(name, "") for name in warned})

    def show_annexed(self, names: tuple[str, ...]) -> None:
        """Say beside the fields whose texts are longer than their places that an annex has them."""
        if names != self._annexed:
            self._annexed = names
            if self.form is not None:
                self._show_fillings(self.form)

    def _doubt(self, form: Form, name: str, words: str) -> None:
        field = form.field(name)
        if not field.is_refused:
            field.doubt(words)
        is_new = field.reason is None
        reason = field.ask_why(f"{WHY_SO}: {form.words(name).heard}")
        if is_new:
            reason.textEdited.connect(partial(self._explain, name))
            reason.returnPressed.connect(self.entered)
        if reason.text() != (kept := self.declared.answers.reasons.get(name, "")):
            reason.setText(kept)

    def _take_before(self, name: str, text: str) -> None:
        """What stood in the last declaration stands in this one too."""
        self._enter_all(Answers({name: text}, {name: TextSource.EARLIER}))

    def _explain(self, name: str, why: str) -> None:
        self._change(self.declared.answers.with_reason(name, why))

    def _change(self, answers: Answers) -> None:
        """Something else is entered than before."""
        self.declared.answers = answers
        self.follow()
        self.edited.emit()

    # --- what is missing -----------------------------------------------------------------------

    def missing(self) -> tuple[str, ...]:
        """The places that are asked for and empty, each after `PREFIX`."""
        return tuple(PREFIX + name for name in self.declared.missing)

    def order(self) -> tuple[str, ...]:
        """The places that Enter goes to."""
        if self.form is None or self.declared.is_brought:
            return ()
        return tuple(PREFIX + name for name in self.form.folding.asked)

    def wrong(self) -> dict[str, str]:
        """What stands in the way of receiving them, by place, each after `PREFIX`."""
        found = self.declared.wrong | self.declared.unexplained
        return {PREFIX + name: words for name, words in found.items()}

    def ask(self, *, is_new: bool = False) -> None:
        """Ask for what is missing; what was asked and typed stays where it is when it is filled.

        Args:
            is_new: whether somebody else files than before.
        """
        if self.form is not None:
            asked = () if is_new else self.form.folding.asked
            answers = self.declared.answers
            typed = answers.texts.keys() - answers.sources.keys()
            self.form.folding.ask({*asked, *self.declared.missing, *typed} & self.form.names)
            self._show_fillings(self.form)
            self._put_in_place(self.form)

    def show_wrong(self) -> None:
        """Say beside the fields what stands in the way."""
        if self.form is not None:
            self._insists = True
            self._show_fillings(self.form)
            wrong = self.declared.wrong
            self.form.show_wrong(wrong)
            self._put_in_place(self.form)
            self._rows.show_wrong(wrong)

    def focus(self, name: str) -> None:
        """Go to a place, or to the reason that it lacks."""
        assert self.form is not None, name
        place = name.removeprefix(PREFIX)
        if place not in self.form.names:
            self._rows.focus(place)
            return
        field = self.form.field(place)
        lacks = place in self.declared.unexplained and field.reason is not None
        (field.reason if lacks and field.reason is not None else field.editor).setFocus()

    def focused(self) -> str:
        """The place that has the focus, after `PREFIX`; empty where none has."""
        here = self.form.focused() if self.form is not None else ""
        return PREFIX + here if here else ""

    # --- typing, people ------------------------------------------------------------------------

    def _take(self, name: str) -> None:
        assert self.form is not None
        answers = self.declared.answers
        self._typed_over.setdefault(name, answers)
        self._change(answers.with_more(Answers({name: self.form.texts()[name]})))

    def _enter(self, name: str) -> None:
        """Go on; but a card that was read in a field fills the person whose field it is.

        Where that person stands there already it is the card of the next one who is asked for.
        """
        from commune_desk.domain.identifiers.id_card import is_card_text  # not before the first key

        assert self.form is not None
        text = self.form.texts()[name].strip()
        if not is_card_text(text):
            self.entered.emit()
            return
        before = self._untype(self.form, name)
        self._fill_from_card(name, text.removeprefix(before))

    def _untype(self, form: Form, name: str) -> str:
        """What stood in a place before somebody typed there stands there again; gives it."""
        was = self._typed_over.pop(name, Answers())
        answers = self.declared.answers = self.declared.answers.as_before(name, was)
        form.set_texts({name: answers.texts.get(name, "")})
        form.field(name).clear_message()
        self.follow()
        return form.texts()[name].strip()

    def take_card(self, text: str) -> bool:
        """Read a card in the field that has the focus; False where none of these has it."""
        if self._rows.take_card(text):
            return True
        name = self.focused()
        if name:
            self._fill_from_card(name.removeprefix(PREFIX), text)
        return bool(name)

    def _fill_from_card(self, name: str, text: str) -> None:
        """Fill the person of a field, or the next one who is asked for."""
        assert self.form is not None
        here, asked = name.partition(".")[0], self._people.who_lack_a_card()
        stands = self.form.texts().get(f"{here}.id_paper", "")
        is_meant = here in asked or bool(stands and text[:12] in stands)
        if not is_meant:
            here = next(iter(asked), "")
        if here:
            self._people.read(here, text, is_meant=is_meant)
        else:
            self._read_next(text)

    def _finish(self, name: str) -> None:
        """The place was left: it is written as the office does, and others may be asked now."""
        if name in self.declared.answers.texts:
            self._take(name)
        self._typed_over.pop(name, None)
        if name == RELATION:
            answers = self.declared.answers
            called = self._people.who_is_called(answers.texts.get(RELATION, ""))
            self.declared.answers = answers.with_more(called)
            self.follow()
        self.ask()

    def _bring(self) -> None:
        """Nothing is asked for a paper that the citizen wrote."""
        self.declared.is_brought = self._brought.isChecked()
        if self.form is not None:
            self._show_or_hide(self.form)
            self._show_fillings(self.form)
        self.edited.emit()

    def _enter_all(self, more: Answers) -> Callable[[], None]:
        """Several places are entered at once, not by typing; then the work goes on.

        Returns:
            What takes them back.
        """
        before = self.declared.answers
        self.declared.answers = before.with_more(more)
        if self.form is not None:  # also the field that has the focus, which typing leaves alone
            self.form.set_texts({n: more.texts[n] for n in more.texts if n in self.form.names})
        self.follow()
        self.edited.emit()
        self.entered.emit()
        return partial(self._leave_all, more, before)

    def _leave_all(self, more: Answers, before: Answers) -> None:
        """What was entered at once goes, and what stood there before stands there again.

        What was typed since, or stands there of somebody else by now, stays.
        """
        answers = self.declared.answers
        names = [name for name, text in more.texts.items() if answers.texts.get(name) == text]
        for name in names:
            answers = answers.as_before(name, before)
        self.declared.answers = answers
        if self.form is not None:
            own = {name: answers.texts.get(name, "") for name in names}
            self.form.set_texts({n: text for n, text in own.items() if n in self.form.names})
        self.follow()
        self.ask()
        self.edited.emit()


def _nothing(_answer: object) -> None:
    """Nobody waits for it."""
