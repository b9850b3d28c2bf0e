"""Who files: a scan fills it, a name or number finds who is known.

It is a part of the one form of a reception, with two scan boxes. What a damaged card did not give
is said beside the field it belongs to, and stays in doubt until somebody changes it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.form.kinds import write_card_warnings
from commune_desk.domain.form.records import record_from, texts_of
from commune_desk.domain.form.rules import beginning, inside, placed, refusals
from commune_desk.domain.identifiers.card_reading import WarningCode
from commune_desk.domain.identifiers.personal_id import mask
from commune_desk.domain.keys import CitizenId
from commune_desk.domain.people.applicant import (
    PERSON,
    ApplicantKind,
    FilledFrom,
    Person,
    is_another,
)
from commune_desk.domain.reception.reception import RECEPTION
from commune_desk.services.office import places
from commune_desk.services.people import citizens
from commune_desk.services.reception.reception import doubts_of
from commune_desk.ui.look.theme import mark
from commune_desk.ui.pages.intake.card_doubts import CardDoubts
from commune_desk.ui.pages.intake.settled import SettledLine
from commune_desk.ui.widgets.actions import action, action_of
from commune_desk.ui.widgets.boxes import card
from commune_desk.ui.widgets.buttons import ActionButton
from commune_desk.ui.widgets.choices import Choices
from commune_desk.ui.widgets.form.field import Field
from commune_desk.ui.widgets.form.form import Form
from commune_desk.ui.widgets.form.former_addresses import FormerAddresses
from commune_desk.ui.widgets.form.pick_edit import Choice
from commune_desk.ui.widgets.form.scan_edit import ScanEdit
from commune_desk.ui.widgets.text import label
from commune_desk.words import fields
from commune_desk.words.desk.cards import asked_to_compare, card_warning_text
from commune_desk.words.desk.steps import EVENTS
from commune_desk.words.fields import FieldWords, named
from commune_desk.words.sentences.receptions import another_than_known
from commune_desk.words.values import SOURCES, VISIT_OUTCOMES, in_sentence

if TYPE_CHECKING:
    from commune_desk.domain.form.spec import Texts
    from commune_desk.domain.identifiers.card_reading import CardWarning
    from commune_desk.domain.reception.visit import Visit
    from commune_desk.services.people.citizens import Known
    from commune_desk.services.reception.parties import KnownOtherwise
    from commune_desk.ui.frame.page_frame import PageFrame

WHO = RECEPTION.part("applicant_kind", "organisation", "applicant", "has_delegate", "delegate")
APPLICANT, DELEGATE = "applicant", "delegate"
PEOPLE = (APPLICANT, "organisation", DELEGATE, "has_delegate")
"""How the names of what is said of people begin."""
IN_LINE = ("full_name", "sex", "born_on", "personal_id", "address", "phone")
CHANGE, DONE = "Đổi, nộp thay", "Xong"
COMPARED = ("personal_id", "born_on", "sex")
"""What a number says too: the year of birth, the sex, the province."""
OF_THE_NUMBER = (
    WarningCode.CENTURY_IMPOSSIBLE,
    WarningCode.PROVINCE_UNKNOWN,
    WarningCode.SEX_DIFFERS,
    WarningCode.BIRTH_YEAR_DIFFERS,
)
OCCUPIED = "Đang nhập cho người khác. Esc để nháp phần này, rồi quét hoặc gõ người tiếp theo."
SCAN_WORDS = {
    APPLICANT: FieldWords("Quét thẻ, hoặc gõ tên / 12 số", "Quét thẻ, hoặc gõ tên, số …"),
    DELEGATE: FieldWords("Quét thẻ người nộp thay", "Quét thẻ người nộp thay …"),
}


def known_people(frame: PageFrame, text: str) -> Sequence[Choice]:
    """People of that name or number; a list does not need the whole number."""
    choices = []
    for one in frame.ask(lambda: citizens.search(frame.desk, text, limit=8), otherwise=()):
        born = f"sinh {one.born_on:%d/%m/%Y}" if one.born_on else ""
        number = mask(one.personal_id) if one.personal_id else ""
        detail = " · ".join(part for part in (born, number, one.address) if part)
        choices.append(Choice(str(one.id), one.full_name, detail))
    return choices


class ApplicantPanel(QObject):
    """The applicant, the organisation they act for, and who files in their place.

    Its parts lie in several places of the page.

    Attributes:
        scan: the box where every intake begins.
        line: who stands here, once somebody does.
        details: every field of them, while it is open.
        form: what is typed of them; what it asks for itself stands with what else is missing.
        opening: opens the details and closes them.
        doubts: what a card left in doubt of them.

    Signals:
        edited: something was typed.
        person_shown: a person was scanned, found or begun: the work goes on with what is missing.
        another_comes: somebody was scanned or found while another stood here.
        entered: Enter in a field.
        turned: the details were opened or closed.
    """

    edited = Signal()
    person_shown = Signal()
    another_comes = Signal(object)
    entered = Signal()
    turned = Signal()

    def __init__(self, frame: PageFrame, page: QWidget) -> None:
        super().__init__(page)
        self._frame = frame
        self._as_read: Texts = {}
        self._scans: dict[str, ScanEdit] = {}
        self._boxes: dict[str, Field] = {}
        for who, words in SCAN_WORDS.items():
            scan = ScanEdit(partial(known_people, frame))
            scan.setPlaceholderText(words.hint)
            scan.scanned.connect(partial(self._read, who))
            scan.picked.connect(partial(self._take_picked, who))
            self._scans[who], self._boxes[who] = scan, Field(words, scan)
        self._scans[APPLICANT].entered.connect(self._take_typed)
        self.scan = self._boxes[APPLICANT].stacked()
        self._source = label("", "second", wraps=True)
        self._source.setObjectName("applicant_source")
        self._update = QCheckBox(EVENTS[EventKind.RECORD_CHANGED])
        self._waiting = label("", "strong", wraps=True)
        self._waiting.setObjectName("waited_for")
        self._otherwise = label("", "second", wraps=True)
        self._otherwise.setObjectName("told_otherwise")
        below = (self._source, self._waiting, self._otherwise, self._update)
        for part in below:
            part.hide()
        self.opening = action_of(self.turn, page)
        self._change = ActionButton(self.opening, "quiet")
        self.line = SettledLine(
            fields.label(APPLICANT), "applicant_line", below=below, buttons=[self._change]
        )
        self.form, self._acting = self._made_form()
        self.form.setParent(page)
        self.form.hide()
        done = ActionButton(self.opening)
        self.details = card(self.form.folding.rest, title="Người nộp: xem, sửa", aside=done)
        self.details.hide()
        self.form.edited.connect(self._on_edited)
        self.doubts = CardDoubts(self.form, (APPLICANT, DELEGATE))
        self.form.finished.connect(self._on_compared)
        self.form.entered.connect(lambda _name: self.entered.emit())
        FormerAddresses(self.form, lambda: places.former_places(self._frame.desk))
        self.fill({})

    def _made_form(self) -> tuple[Form, QWidget]:
        """The form of who files, and the title of the person who acts for an organisation."""
        kind = Choices(fields.choices("applicant_kind"), name=fields.label("applicant_kind"))
        acting = label(fields.label("representative"), "strong")
        heads = {APPLICANT: acting, DELEGATE: self._boxes[DELEGATE].stacked()}
        form = Form(
            WHO,
            editors={"applicant_kind": kind},
            heads=lambda section, is_asked: None if is_asked else heads.get(section),
            arrange=None,
        )
        return form, acting

    @property
    def changes_record(self) -> bool:
        """Whether the clerk wants the records of the people here to follow what stands here."""
        return not self._update.isHidden() and self._update.isChecked()

    @property
    def is_open(self) -> bool:
        """Whether every field of the person is in sight."""
        return not self.details.isHidden()

    @property
    def is_empty(self) -> bool:
        """Whether nobody stands here yet."""
        texts = self.form.texts()
        named = ("applicant.full_name", "applicant.personal_id", "organisation.name")
        return not any(texts[name].strip() for name in named)

    @property
    def is_only_read(self) -> bool:
        """Whether somebody was scanned or found here, and nothing was typed of them."""
        return not self.is_empty and self.form.texts() == self._as_read

    def open(self, is_open: bool = True) -> None:
        """Show every field of the person, or put them away into the line."""
        if is_open == self.is_open:
            return
        if is_open:
            self.form.folding.ask(())
        self.form.folding.open_rest(is_open)
        self.details.setVisible(is_open)
        self.opening.setText(DONE if is_open else CHANGE)
        self._change.setHidden(is_open)
        self.turned.emit()

    def show_waiting(self, visits: Sequence[Visit]) -> None:
        """Say that the office waits for papers of whoever stands here."""
        lines = [
            f"{VISIT_OUTCOMES[one.outcome]} ngày {one.happened_at:%d/%m/%Y}: {one.procedure_name}. "
            "Ctrl+L để tiếp nhận."
            for one in visits
        ]
        self._waiting.setText("\n".join(lines))
        self._waiting.setVisible(bool(lines))

    def offer_update(self, names: Sequence[str]) -> None:
        """Offer to bring the records along where something is said otherwise than it is known."""
        said = ", ".join(in_sentence(named(name)) for name in names)
        self._otherwise.setText(f"Khác hồ sơ đã có: {said}")
        for part in (self._update, self._otherwise):
            part.setVisible(bool(names))
        if not names:
            self._update.setChecked(False)

    def fill(self, texts: Texts) -> None:
        """Show what a draft kept; without texts the page is empty, for the next citizen."""
        self.open(False)
        self._as_read = {}
        self.form.fill(texts)
        self.form.folding.ask(())
        self.offer_update(())
        self.show_waiting(())
        self._clear_scans()
        self._show_source("")
        self._follow_texts()
        for who in self._scans:
            self._show_doubts(who)

    def show_visit(self, visit: Visit) -> None:
        """Say from which visit the person returns, and what was said to be missing."""
        day = f"{visit.happened_at:%d/%m/%Y}"
        what = "; ".join(visit.items)
        self._show_source(f"{VISIT_OUTCOMES[visit.outcome]} ngày {day}: {what}")

    def begin_with(self, citizen_id: str) -> None:
        """Fill in from the record of a person whom the office knows."""
        self._take(APPLICANT, citizen_id)

    def read(self, text: str) -> None:
        """Fill in from a card."""
        self._read(APPLICANT, text)

    def find(self, number: str) -> None:
        """Fill in from the record of a number that was scanned; nobody's begins a new person."""
        known = self._frame.ask(lambda: citizens.known(self._frame.desk, number), otherwise=None)
        if known is not None:
            self._meet(APPLICANT, known)
        elif self.is_empty:
            self._take_typed(number)
        else:
            nameless = Person(full_name="", personal_id=number)
            self._meet(APPLICANT, citizens.Known(nameless, FilledFrom.TYPED))

    def show(self, known: Known) -> None:
        """Show who was scanned or found, in place of whoever stood here."""
        self._show(APPLICANT, known)

    def refuse_known(self, met: Sequence[KnownOtherwise]) -> None:
        """Say beside each number that the office knows another under it; ask for what is folded."""
        asked = {*self.form.folding.asked, *(one.refusal.field for one in met)}
        self.form.folding.ask(asked & self.form.names)
        self.form.show()
        for one in met:
            self.form.refuse(one.refusal.field, another_than_known(one.refusal))

    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops in the scan box and the details."""
        fields_of = list(self.form.folding.rest_stops())
        if fields_of:
            first = self.form.field("delegate.full_name").editor
            fields_of.insert(fields_of.index(first), self._scans[DELEGATE])
        return (self._scans[APPLICANT], *fields_of)

    def show_scan(self, *, is_first: bool, is_shown: bool) -> None:
        """Where nobody stands yet the box is large; beside other work it is a line, or nothing."""
        box = self._boxes[APPLICANT]
        box.label.setVisible(is_first)
        mark(self._scans[APPLICANT], kind="scan" if is_first else "")
        self.scan.setVisible(is_shown)

    def focus_scan(self) -> None:
        """Ready for the next card."""
        self._scans[APPLICANT].setFocus()
        self._scans[APPLICANT].selectAll()

    @action(CHANGE, shortcut="Ctrl+N")
    def turn(self) -> None:
        """Open the details at their first field, or close them."""
        self.open(not self.is_open)
        if self.is_open:
            self.form.focus("applicant.full_name" if self.is_empty else "applicant_kind")
        else:
            self.entered.emit()

    # --- a scan, a known person, a typed one -----------------------------------------------------

    def _read(self, who: str, text: str) -> None:
        from commune_desk.domain.identifiers.id_card import read_card  # not before the first card

        self._frame.perform(
            lambda: citizens.from_card(self._frame.desk, read_card(text)),
            then=partial(self._meet, who),
            beside=partial(self._say_unread, who),
        )

    def _say_unread(self, who: str, words: str) -> None:
        """Say it, and let what is typed or scanned next take the place of what was not read."""
        self._boxes[who].refuse(words)
        self._scans[who].selectAll()

    def _take_picked(self, who: str, choice: Choice) -> None:
        self._take(who, choice.key)

    def _take(self, who: str, citizen_id: str) -> None:
        key, desk = CitizenId(int(citizen_id)), self._frame.desk
        self._frame.perform(lambda: citizens.get(desk, key), then=partial(self._meet, who))

    def _meet(self, who: str, known: Known) -> None:
        """Show who comes, unless another stands here: that is asked about first."""
        here = record_from(Person, inside(APPLICANT, self.form.texts()))
        if who == APPLICANT and not self.is_empty and _comes_another(known.person, here):
            self._clear_scans()
            self.another_comes.emit(known)
        else:
            self._show(who, known)

    def _show(self, who: str, known: Known) -> None:
        """Show who was scanned or found, what is doubtful of them, what the office knows."""
        doubts = {"card_warnings": write_card_warnings(known.warnings)}
        texts = texts_of(known.person)
        for name in refusals(PERSON, texts):
            if not PERSON.field(name).is_asked:
                texts[name] = ""  # what an old record has wrong and nobody can see, nobody can mend
        self._show_person(who, {**texts, **doubts})
        self._clear_scans()
        self._show_doubts(who)
        if who == APPLICANT:
            words = f"✓ {SOURCES[known.filled_from]}"
            if known.earlier:
                last = f"{known.earlier[0].received_at:%d/%m/%Y}"
                words += f" · đã có {len(known.earlier)} hồ sơ, gần nhất {last}"
            self.form.set_texts({"filled_from": known.filled_from})
            self._show_source(words)
            self._as_read = self.form.texts()
        self.person_shown.emit()

    def _take_typed(self, text: str) -> None:
        """Nobody known: what was typed begins a new person."""
        if text and not self.is_empty:
            self._boxes[APPLICANT].refuse(OCCUPIED)
            return
        if text:
            name = "personal_id" if text.replace(" ", "").isdigit() else "full_name"
            self._show_person(APPLICANT, {name: text})
            self._clear_scans()
            self.form.set_texts({"filled_from": FilledFrom.TYPED})
            self.open()
            self._show_source("Chưa có trong hồ sơ công dân: điền các ô dưới đây.")
            self.form.check_field(f"{APPLICANT}.{name}")
        self.person_shown.emit()

    def _show_person(self, who: str, texts: Texts) -> None:
        """Show a person in place of the one who stood there, and of what was said of that one."""
        none = {"card_warnings": "", "card_compared": ""}
        self.form.set_texts(placed(who, {**beginning(PERSON), **none, **texts}))
        self.form.clear_messages(who)
        self.form.folding.ask(())
        self._follow_texts()

    # --- what is said ----------------------------------------------------------------------------

    def _show_doubts(self, who: str) -> None:
        """Say beside each field what the card left open of it, the rest beside the scan box."""
        shown = self.form.shown(who)
        doubts_field = any(f"{who}.{one.field}" in shown for one in self.doubts.of(who))
        if doubts_field or who == APPLICANT:
            self.open(doubts_field)
        for of_the_card in self.doubts.show(who):
            self._boxes[who].doubt(card_warning_text(of_the_card))

    def _on_compared(self, name: str) -> None:
        """Number, birthday or sex was changed: whether they agree is looked at anew."""
        who, _, plain = name.rpartition(".")
        if who in self._scans and plain in COMPARED:
            left = [one for one in self.doubts.of(who) if one.code not in OF_THE_NUMBER]
            left += doubts_of(self.form.texts(), who)
            self.form.set_texts({f"{who}.card_warnings": write_card_warnings(left)})
            self._compare_number(who, left)

    def _compare_number(self, who: str, left: Sequence[CardWarning]) -> None:
        """Say where number, birthday and sex do not agree, and where they do again."""
        doubted = {one.field: one for one in left}
        for plain in COMPARED:
            name = f"{who}.{plain}"
            if plain in doubted and not self.form.field(name).is_refused:
                self.form.field(name).doubt(asked_to_compare(doubted[plain]))
            elif plain not in doubted and self.form.made(name) is not None:
                self.form.field(name).ask_no_more()

    def _on_edited(self, name: str) -> None:
        if name == "has_delegate" and self.form.values()[name]:
            self._scans[DELEGATE].setFocus()
        self._follow_texts()
        self.edited.emit()

    def _follow_texts(self) -> None:
        """Say in the line who stands here now."""
        texts, values = self.form.texts(), self.form.values()
        is_organisation = values["applicant_kind"] is ApplicantKind.ORGANISATION
        self._acting.setVisible(is_organisation)
        person = [texts[f"{APPLICANT}.{name}"] for name in IN_LINE]
        files = f"{fields.label(DELEGATE)}: {texts['delegate.full_name']}"
        own = [texts[f"organisation.{name}"] for name in ("name", "tax_code", "address")]
        acting = f"{fields.label('representative')}: {person[0]}"
        said = [*own, acting] if is_organisation else person
        self.line.say([*said, files if values["has_delegate"] else ""], strong=said[:1])
        self.line.setVisible(not self.is_empty)

    def _clear_scans(self) -> None:
        for who, scan in self._scans.items():
            scan.setText("")  # which, unlike `clear`, nothing can bring back
            self._boxes[who].clear_message()

    def _show_source(self, words: str) -> None:
        """Say where the person comes from and what the office knows of them already."""
        self._source.setText(words)
        self._source.setVisible(bool(words))


def _comes_another(comes: Person, here: Person) -> bool:
    """Whether somebody else comes; many people share a name, no two a number."""
    both_known = bool(comes.personal_id and here.personal_id)
    return is_another(comes, here) or (both_known and comes.personal_id != here.personal_id)
