"""The declarations of the procedure: asked together, filled from what is known, seen as they print.

Only what nobody knows yet is asked; where everything else came from is said where the pointer
rests on it. What was entered counts before what is known, and goes with the draft; what is known is
looked up anew.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from commune_desk.domain.applicant import Organisation, Person
from commune_desk.domain.declaration import RELATION
from commune_desk.domain.form.joint import JointForm, joint
from commune_desk.domain.form.kinds import write_tick
from commune_desk.domain.keys import CitizenId
from commune_desk.domain.prefill import Answers, TextSource, answer_texts, answers_in
from commune_desk.domain.reuse import people_in
from commune_desk.services.papers import declarations
from commune_desk.services.people import citizens
from commune_desk.ui.frame.actions import make_action
from commune_desk.ui.look.layouts import boxed, column, row
from commune_desk.ui.look.theme import mark, size
from commune_desk.ui.pages.intake.applicant import known_people
from commune_desk.ui.pages.intake.preview import Drawn, Shown
from commune_desk.ui.printing.paper_worker import PaperWorker
from commune_desk.ui.widgets.buttons import button
from commune_desk.ui.widgets.editors import CheckEditor
from commune_desk.ui.widgets.form import Form
from commune_desk.ui.widgets.rows_editor import RowsEditor
from commune_desk.ui.widgets.scan_edit import ScanEdit
from commune_desk.ui.widgets.text import label
from commune_desk.words.errors import sentence
from commune_desk.words.fields import FieldWords, not_filled
from commune_desk.words.forms import TEXT_SOURCES
from commune_desk.words.values import in_sentence

if TYPE_CHECKING:
    from commune_desk.domain.declaration import Filling
    from commune_desk.domain.form.declared import DeclaredForm, FilledForm
    from commune_desk.domain.form.spec import Texts
    from commune_desk.domain.prefill import Sources
    from commune_desk.domain.procedure import Procedure
    from commune_desk.domain.reception import Reception
    from commune_desk.ui.frame.page_frame import PageFrame
    from commune_desk.ui.widgets.pick_edit import Choice

PREFIX = "form."
DECLARATION = "Tờ khai"
CONSENT = "Công dân đồng ý cho lưu để lần sau không phải khai lại"
BEFORE = "Lần trước"
ROWS = "Các dòng của bảng"
BROUGHT = "Công dân mang theo tờ khai đã viết"
BROUGHT_KEY = "Ctrl+U"
NOT_WRITTEN = f"Tờ khai chưa lập: điền các ô còn thiếu, hoặc đánh dấu dưới đây ({BROUGHT_KEY})."
SCAN_HINT = "Quét thẻ, gõ tên, số …"
WHY_SO = "Lý do"
"""How the line below something doubtful is heard."""


class DeclarationPanel(QObject):
    """What the declarations of the chosen procedure still need.

    Args:
        page: whose part it is.
        reception: the reception as it stands on the page.
        read_next: reads the card of the next citizen, which came where nobody with a card is asked.

    Attributes:
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
    ) -> None:
        super().__init__(page)
        self._frame = frame
        self._reception = reception
        self._read_next = read_next
        self._answers = Answers()
        self._typed_over: dict[str, Answers] = {}
        self._as_applicant: set[str] = set()
        self._who: tuple[Any, ...] = ()
        self._known: Sources = {}
        self._before: dict[str, Texts] = {}
        self._forms: tuple[DeclaredForm, ...] = ()
        self._joint: JointForm | None = None
        self.fillings: tuple[Filling, ...] = ()
        self.form: Form | None = None
        self._rows: tuple[RowsEditor, ...] = ()
        self._insists = False
        self._is_ready = False
        self._brought = CheckEditor(BROUGHT)
        self._brought.edited.connect(self._bring)
        self._consent = CheckEditor(CONSENT)
        self._consent.edited.connect(self.edited)
        self.bringing = make_action(page, BROUGHT, self._brought.toggle, shortcut=BROUGHT_KEY)
        self._not_written = label(NOT_WRITTEN, "second", wraps=True)
        self._box = column(gap="m")
        below = (self._not_written, self._brought, self._consent)
        self.place = boxed(column(self._box, *below, gap="s"))
        self.place.setParent(page)
        self.place.hide()

    def get_ready(self) -> None:
        """The first citizen is here: what the first declaration needs is brought meanwhile."""
        if not self._is_ready:
            self._is_ready = True
            worker = PaperWorker(self, self._frame.tasks.broke)
            worker.ask(declarations.get_ready, then=_nothing, beside=_nothing)

    # --- which ---------------------------------------------------------------------------------

    def show_procedure(self, procedure: Procedure | None) -> None:
        """Ask for the declarations of a procedure; what was entered for places of both stays."""
        desk = self._frame.desk
        wanted: tuple[DeclaredForm, ...] = ()
        if procedure is not None:
            find = partial(declarations.forms_for, desk, procedure.code, desk.now().date())
            wanted = self._frame.ask(find, otherwise=())
        if wanted != self._forms:
            self._forms = wanted
            self._make_form()
        self.place.setVisible(bool(wanted))
        self.bringing.setEnabled(bool(wanted))
        self.follow()

    def _make_form(self) -> None:
        if self.form is not None:
            self.form.hide()
            self.form.rest.setParent(self.form)
            self.form.deleteLater()
        for one in self._rows:
            one.hide()
            one.deleteLater()
        self.form = self._joint = None
        self.fillings, self._rows, self._insists = (), (), False
        if self._forms:
            asked = self._joint = joint(self._forms)
            self.form = Form(asked.spec, arrange=None, words=_words(asked), heads=self._head)
            self.form.edited.connect(self._take)
            self.form.finished.connect(self._finish)
            self.form.entered.connect(self._enter)
            self._box.addWidget(self.form)
            self._rows = tuple(self._made_rows(asked))
        self._brought.show_text("false")
        self.renewed.emit()

    def _made_rows(self, asked: JointForm) -> Iterator[RowsEditor]:
        for section in asked.spec.sections:
            if section.is_repeated:
                words = {
                    one.name: FieldWords(
                        asked.labels.get(f"{section.name}.{one.name}", one.name),
                        choices=asked.choice_words.get(f"{section.name}.{one.name}", {}),
                    )
                    for one in section.fields
                }
                made = RowsEditor(section, asked.headings.get(section.name) or ROWS, words)
                made.edited.connect(partial(self._take_rows, section.name, made))
                self._box.addWidget(made)
                yield made

    # --- what was entered, what is known -------------------------------------------------------

    @property
    def is_brought(self) -> bool:
        """Whether the citizen has a declaration of their own."""
        return self._brought.isChecked()

    @property
    def is_begun(self) -> bool:
        """Whether anything was entered for them."""
        return any(text.strip() for text in self._answers.texts.values())

    @property
    def is_declared(self) -> bool:
        """Whether the program writes them: whoever brings their own has to say so."""
        return bool(self._forms) and not self.is_brought

    @property
    def is_untouched(self) -> bool:
        """Whether nobody has begun what cannot be printed as it is."""
        is_whole = not any(one.required for one in self.fillings)
        return self.is_declared and not is_whole and not self.is_begun

    @property
    def codes(self) -> tuple[str, ...]:
        """The forms that the program writes for this reception."""
        return tuple(one.code for one in self._forms) if self.is_declared else ()

    def texts(self) -> dict[str, str]:
        """What was entered for them."""
        if not self._forms:
            return {}
        said = {
            "declared": write_tick(self.is_declared),
            "brought": self._brought.as_text(),
            "consent": self._consent.as_text(),
        }
        return {**answer_texts(self._answers), **said}

    def fill(self, texts: Texts) -> None:
        """Show what a draft kept; without texts nothing was entered."""
        self._answers = answers_in(texts)
        self._as_applicant, self._typed_over = set(), {}
        self._insists = False
        self._consent.show_text(texts.get("consent", "false"))
        for one in self._rows:
            one.show_texts(self._answers.texts)
        self._brought.show_text(texts.get("brought", "false"))
        if self.form is not None:
            self.form.fill({})
            self.form.ask(())
        self.follow()

    def follow(self) -> None:
        """Fill the declarations anew: who files is another, or something was entered."""
        if self.form is None:
            return
        desk, entered = self._frame.desk, self._reception()
        party, people = entered.party, people_in(self._answers.texts)
        who = (party, entered.filled_from, desk.now().date(), people, self._forms)
        if who != self._who:
            if self._who and party != self._who[0]:
                for person in sorted(self._as_applicant):
                    self._answer(self._told_of(person, party.applicant))
            self._who = who
            whole = replace(entered, answers=self._answers)
            none: Sources = {}
            find = partial(declarations.sources, desk, whole)
            self._known = self._frame.ask(find, otherwise=none)
            before = self._frame.ask(partial(declarations.fillings, desk, whole), otherwise=())
            self._before = {one.form.code: one.before for one in before}
        said = replace(entered, answers=self._answers)
        self.fillings = tuple(
            replace(
                declarations.filled(desk, one, self._known, reception=said),
                before=self._before.get(one.code, {}),
            )
            for one in self._forms
        )
        self._show_fillings(self.form)

    def _show_fillings(self, form: Form) -> None:
        """What stands in the fields, from where; what is doubtful of it."""
        known = {name: one for each in self.fillings for name, one in each.known.items()}
        given = {name: text for each in self.fillings for name, text in each.texts.items()}
        form.given = {name: text for name, text in given.items() if name not in form.names}
        here, own = form.texts(), self._answers.texts
        form.set_texts(
            {n: text for n, text in given.items() if n not in own and here.get(n, "") != text}
            | {n: own[n] for n in own if n in here and here[n] != own[n] and n != form.focused()}
        )
        form.set_tips(
            {name: TEXT_SOURCES[TextSource(one.source)].capitalize() for name, one in known.items()}
        )
        offered = {n: text for each in self.fillings for n, text in each.offered.items()}
        for name in form.asked:
            text = offered.get(name, "")
            take = partial(self._take_before, name, text)
            form.field(name).offer(f"{BEFORE}: {text}" if text else "", take)
        for one in self._rows:
            applies = one.section.applies
            one.setVisible(not self.is_brought and (applies is None or applies(given)))
        self._not_written.setVisible(self.is_untouched)
        mark(self._not_written, role="error" if self._insists else "second")
        warned = {n: why for each in self.fillings for n, why in each.warnings.items()}
        for name in form.names:
            if name in warned and (self._insists or here.get(name, "").strip()):
                self._doubt(form, name, sentence(warned[name]))
            elif form.is_made(name):
                form.field(name).ask_no_more()

    def _doubt(self, form: Form, name: str, words: str) -> None:
        field = form.field(name)
        if not field.is_refused:
            field.doubt(words)
        is_new = field.reason is None
        reason = field.ask_why(f"{WHY_SO}: {form.words(name).heard}")
        if is_new:
            reason.textEdited.connect(partial(self._explain, name))
            reason.returnPressed.connect(self.entered)
        if reason.text() != (kept := self._answers.reasons.get(name, "")):
            reason.setText(kept)

    def _take_before(self, name: str, text: str) -> None:
        """What stood in the last declaration stands in this one too."""
        self._answer(Answers({name: text}, {name: TextSource.EARLIER}))
        self.follow()
        self.edited.emit()
        self.entered.emit()

    def _explain(self, name: str, why: str) -> None:
        self._answers = replace(self._answers, reasons={**self._answers.reasons, name: why})
        self.follow()
        self.edited.emit()

    # --- what is missing -----------------------------------------------------------------------

    def missing(self) -> tuple[str, ...]:
        """The places that are asked for and empty, each after `PREFIX`; no row has to be there."""
        if self.is_brought or self.form is None:
            return ()
        names = self.form.names
        empty = (name for one in self.fillings for name in one.missing if name in names)
        return tuple(dict.fromkeys(PREFIX + name for name in empty))

    def order(self) -> tuple[str, ...]:
        """The places that Enter goes to."""
        if self.form is None or self.is_brought:
            return ()
        return tuple(PREFIX + name for name in self.form.asked)

    def wrong(self) -> dict[str, str]:
        """What stands in the way of writing the declarations, by place, after `PREFIX`."""
        if self.form is None or not self.is_declared:
            return {}
        found: dict[str, str] = {}
        for one in self.fillings:
            found |= {name: sentence(why) for name, why in one.refused.items()}
            found |= {
                name: not_filled(self.form.words(name))
                for name in one.required
                if name in self.form.names
            }
        return {PREFIX + name: words for name, words in found.items()}

    def unexplained(self) -> tuple[str, ...]:
        """The doubtful places for which nobody gave a reason, each after `PREFIX`."""
        if not self.is_declared:
            return ()
        return tuple(PREFIX + name for one in self.fillings for name in one.unexplained)

    def ask(self, *, is_new: bool = False) -> None:
        """Ask for what is missing; what was asked and typed stays where it is when it is filled.

        Args:
            is_new: whether somebody else files than before.
        """
        if self.form is not None:
            if is_new:
                self.form.ask(())
            missing = {name.removeprefix(PREFIX) for name in self.missing()}
            typed = self._answers.texts.keys() - self._answers.sources.keys()
            self.form.ask({*self.form.asked, *missing, *typed} & self.form.names)
            self._show_fillings(self.form)

    def show_wrong(self) -> None:
        """Say beside the fields what stands in the way."""
        if self.form is not None:
            self._insists = True
            self._show_fillings(self.form)
            wrong = {name.removeprefix(PREFIX): words for name, words in self.wrong().items()}
            self.form.show_wrong(wrong)
            for one in self._rows:
                one.show_wrong(wrong)

    def focus(self, name: str) -> None:
        """Go to a place, or to the reason that it lacks."""
        assert self.form is not None, name
        if name.removeprefix(PREFIX) not in self.form.names:
            section = name.removeprefix(PREFIX).partition(".")[0]
            rows = next((one for one in self._rows if one.section.name == section), self._rows[0])
            rows.stops()[0].setFocus()  # a row, which says itself what is wrong
            return
        field = self.form.field(name.removeprefix(PREFIX))
        lacks = name in self.unexplained() and field.reason is not None
        (field.reason if lacks and field.reason is not None else field.editor).setFocus()

    def focused(self) -> str:
        """The place that has the focus, after `PREFIX`; empty where none has."""
        here = self.form.focused() if self.form is not None else ""
        return PREFIX + here if here else ""

    # --- typing, people ------------------------------------------------------------------------

    def _take(self, name: str) -> None:
        assert self.form is not None
        self._typed_over.setdefault(name, self._answers)
        sources = {place: one for place, one in self._answers.sources.items() if place != name}
        texts = {**self._answers.texts, name: self.form.texts()[name]}
        self._answers = replace(self._answers, texts=texts, sources=sources)
        self.follow()
        self.edited.emit()

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
        self._take_back(name)
        self._fill_from_card(name, text.removeprefix(self.form.texts()[name].strip()))

    def take_card(self, text: str) -> bool:
        """Read a card in the field that has the focus; False where none of these has it."""
        name = self.focused()
        if name:
            self._fill_from_card(name.removeprefix(PREFIX), text)
        return bool(name)

    def _fill_from_card(self, name: str, text: str) -> None:
        """Fill the person of a field, or the next one who is asked for."""
        assert self.form is not None
        here, asked = name.partition(".")[0], self._lacking_card()
        stands = self.form.texts().get(f"{here}.id_paper", "")
        if here not in asked and not (stands and text[:12] in stands):
            here = next(iter(asked), "")
        if here:
            self._read(here, text)
        else:
            self._read_next(text)

    def _lacking_card(self) -> list[str]:
        """The people who have a card and are not entered yet, in the order of the paper."""
        assert self.form is not None
        names = self.form.names
        nameless = (
            one.removeprefix(PREFIX).removesuffix(".full_name")
            for one in self.missing()
            if one.endswith(".full_name")
        )
        return [one for one in nameless if names & {f"{one}.id_paper", f"{one}.personal_id"}]

    def _take_back(self, name: str) -> None:
        """What stood in a place before somebody typed there stands there again."""
        assert self.form is not None
        was = self._typed_over.pop(name, Answers())
        texts = {one: text for one, text in self._answers.texts.items() if one != name}
        sources = {one: found for one, found in self._answers.sources.items() if one != name}
        self._answers = replace(
            self._answers,
            texts=texts | {one: text for one, text in was.texts.items() if one == name},
            sources=sources | {one: found for one, found in was.sources.items() if one == name},
        )
        self.form.set_texts({name: self._answers.texts.get(name, "")})
        self.form.field(name).clear_message()
        self.follow()

    def _take_rows(self, section: str, rows: RowsEditor) -> None:
        """The rows as they stand take the place of those that were."""
        others = {
            name: text
            for name, text in self._answers.texts.items()
            if name != section and not name.startswith(f"{section}.")
        }
        self._answers = replace(self._answers, texts={**others, **rows.texts()})
        self.follow()
        self.edited.emit()

    def _finish(self, name: str) -> None:
        """The place was left: it is written as the office does, and others may be asked now."""
        if name in self._answers.texts:
            self._take(name)
        self._typed_over.pop(name, None)
        if name == RELATION:
            self._be_who_they_say()
        self.ask()

    def _bring(self) -> None:
        self._show_brought()
        self.edited.emit()

    def _show_brought(self) -> None:
        """Nothing is asked for a paper that the citizen wrote."""
        if self.form is not None:
            self.form.setVisible(not self.is_brought)
            self._show_fillings(self.form)

    def _answer(self, more: Answers) -> None:
        """Enter several places at once."""
        self._answers = Answers(
            {**self._answers.texts, **more.texts},
            {**self._answers.sources, **more.sources},
            self._answers.reasons,
        )

    def _fill_person(self, more: Answers) -> None:
        self._answer(more)
        if self.form is not None:  # also the field that has the focus, which typing leaves alone
            self.form.set_texts({n: more.texts[n] for n in more.texts if n in self.form.names})
        self.follow()
        self.edited.emit()
        self.entered.emit()

    def _be_applicant(self, person: str) -> None:
        """Somebody of the declaration is who files."""
        self._as_applicant.add(person)
        self._fill_person(self._told_of(person, self._reception().party.applicant))

    def _be_who_they_say(self) -> None:
        """Who says that they are the father is the father, where nobody else was entered."""
        assert self._joint is not None
        said = self._answers.texts.get(RELATION, "").strip().casefold()
        for person, words in self._joint.relations.items():
            is_free = PREFIX + f"{person}.full_name" in self.missing()
            if is_free and person in self._joint.offers and said == words.casefold():
                self._as_applicant.add(person)
                self._answer(self._told_of(person, self._reception().party.applicant))
                self.follow()
                self.edited.emit()

    def _told_of(self, person: str, applicant: Person | Organisation) -> Answers:
        acting = applicant.representative if isinstance(applicant, Organisation) else applicant
        if acting is None:
            return Answers()
        source = TextSource(self._reception().filled_from)
        return declarations.as_person(self._forms, person, acting, source=source)

    def _read(self, person: str, text: str, box: ScanEdit | None = None) -> None:
        from commune_desk.domain.identifiers.id_card import read_card  # not before the first card

        def fill(told: Answers) -> None:
            if box is not None:
                box.setText("")
            self._as_applicant.discard(person)
            self._fill_person(told)

        read = partial(declarations.from_card, self._forms, person)
        self._frame.perform(lambda: read(read_card(text)), then=fill)

    def _pick(self, person: str, box: ScanEdit, choice: Choice) -> None:
        def fill(known: citizens.Known) -> None:
            box.setText("")
            self._as_applicant.discard(person)
            told = partial(declarations.as_person, self._forms, person, known.person)
            self._fill_person(told(source=TextSource.RECORD))

        key = CitizenId(int(choice.key))
        self._frame.perform(lambda: citizens.get(self._frame.desk, key), then=fill)

    def _head(self, section: str, is_asked: bool) -> QWidget | None:
        """Who or what the fields below belong to, and the ways to fill a person at once."""
        assert self._joint is not None
        words = self._joint.headings.get(section, "")
        if not words:
            return None
        inside = next(one for one in self._joint.spec.sections if one.name == section)
        person = inside.fields[0].name.partition(".")[0]
        names = {field.name for field in inside.fields}
        title = label(words, "strong", wraps=True)
        is_person = bool(names & {f"{person}.id_paper", f"{person}.personal_id"})
        if not is_asked or not is_person or PREFIX + f"{person}.full_name" not in self.missing():
            return title
        parts: list[QWidget] = []
        if offer := self._joint.offers.get(person, ""):
            be = partial(self._be_applicant, person)
            made = button(offer[:1].upper() + offer[1:], be, kind="quiet")
            made.setAccessibleName(f"{words}: {offer}")
            parts.append(made)
        box = ScanEdit(partial(known_people, self._frame))
        box.setProperty("kind", "")
        box.setPlaceholderText(SCAN_HINT)
        box.setAccessibleName(f"{words}: {in_sentence(SCAN_HINT)}")
        box.setMinimumWidth(size("field") * 3 // 4)
        box.setMaximumWidth(size("field"))
        box.scanned.connect(partial(self._read, person, box=box))
        box.picked.connect(partial(self._pick, person, box))
        line = row(title, *parts, box)
        line.setStretch(0, 1)
        return boxed(line)

    # --- how they print ------------------------------------------------------------------------

    def papers(self) -> tuple[Shown, ...]:
        """The declarations for the preview."""
        is_only = len(self._forms) == 1
        return tuple(
            Shown(
                DECLARATION if is_only else _brief(one.name),
                partial(self._as_printed, place),
                self._prepared,
            )
            for place, one in enumerate(self._forms)
        )

    def place_of_focus(self) -> int | None:
        """Which of the declarations has the place that is being typed."""
        here = self.focused().removeprefix(PREFIX)
        return next(
            (
                place
                for place, form in enumerate(self._forms)
                if here in {field.name for field in form.spec.fields}
            ),
            None,
        )

    def _as_printed(self, place: int) -> FilledForm | None:
        if self.is_brought or place >= len(self.fillings):
            return None
        marked = self.form.focused() if self.form is not None else ""
        return replace(self.fillings[place].filled, marked=marked)

    def _prepared(self, filled: FilledForm) -> Callable[[], Drawn]:
        desk, written = self._frame.desk, filled.form.written
        attachment = self._frame.ask(
            lambda: declarations.attachment_of(desk, written), otherwise=b""
        )

        def draw() -> Drawn:
            made = declarations.preview(filled, attachment)
            spot = made.spots.get(filled.marked)
            looked_at = (spot.page, spot.y, spot.y + spot.height) if spot is not None else None
            return Drawn(made.pdf, looked_at)

        return draw


def _nothing(_answer: object) -> None:
    """Nobody waits for it."""


def _brief(name: str) -> str:
    """The name of a form on a narrow tab: that it is a declaration is known there."""
    rest = name.removeprefix(f"{DECLARATION} ")
    return rest[:1].upper() + rest[1:]


def _words(asked: JointForm) -> Mapping[str, FieldWords]:
    """What the places are called: beside each its printed words, for the ear with whose it is."""
    found = {}
    for section in asked.spec.sections:
        heading = asked.headings.get(section.name, "")
        for field in section.fields:
            words = asked.labels.get(field.name, field.name)
            says_whose = not heading or in_sentence(heading) in in_sentence(words)
            whole = words if says_whose else f"{heading}: {in_sentence(words)}"
            choices = asked.choice_words.get(field.name, {})
            found[field.name] = FieldWords(words, named=whole, heard=whole, choices=choices)
    return found
