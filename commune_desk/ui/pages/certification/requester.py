"""Who asks for certificates: a card fills the line, a name or number finds who is known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from commune_desk.domain.form.kinds import write_card_warnings
from commune_desk.domain.form.records import texts_of
from commune_desk.domain.form.rules import beginning, placed, refusals
from commune_desk.domain.identifiers.personal_id import mask
from commune_desk.domain.keys import CitizenId
from commune_desk.domain.people.applicant import PERSON, FilledFrom, Person, is_another
from commune_desk.domain.reception.reception import RECEPTION
from commune_desk.services.office import places
from commune_desk.services.people import citizens
from commune_desk.ui.pages.intake.card_doubts import CardDoubts
from commune_desk.ui.widgets.form.field import Field, labels_above_in_a_row
from commune_desk.ui.widgets.form.form import Form
from commune_desk.ui.widgets.form.former_addresses import FormerAddresses
from commune_desk.ui.widgets.form.pick_edit import Choice
from commune_desk.ui.widgets.form.scan_edit import ScanEdit
from commune_desk.words.desk.cards import card_warning_text
from commune_desk.words.fields import FieldWords

if TYPE_CHECKING:
    from commune_desk.domain.form.spec import Texts
    from commune_desk.services.people.citizens import Known
    from commune_desk.ui.frame.page_frame import PageFrame

WHO = "applicant"
SHOWN = ("full_name", "personal_id", "phone")
SPEC = RECEPTION.part(WHO).given(
    *(f"{WHO}.{field.name}" for field in PERSON.fields if field.name not in SHOWN)
)
SCAN = FieldWords("Người yêu cầu chứng thực", "Quét thẻ, gõ tên hoặc số")


class RequesterPanel(QObject):
    """The scan box and what a certificate says of the person; the rest of the card goes with it.

    Attributes:
        scan: the box.
        form: what is said of the person.
        doubts: what a card left in doubt of them.

    Signals:
        edited: something was typed.
        another_comes: somebody was scanned or found while another stood here.
        shown: somebody was scanned, found or begun.
    """

    another_comes = Signal(object)
    edited = Signal()
    shown = Signal()

    def __init__(self, frame: PageFrame, page: QWidget) -> None:
        super().__init__(page)
        self._frame = frame
        self._scan = ScanEdit(self._known)
        self._scan.setPlaceholderText(SCAN.hint)
        self._box = Field(SCAN, self._scan)
        self._scan.scanned.connect(self._read)
        self._scan.picked.connect(self._take)
        self._scan.entered.connect(self._take_typed)
        self.form = Form(SPEC, arrange=labels_above_in_a_row)
        self.doubts = CardDoubts(self.form, [WHO])
        FormerAddresses(self.form, lambda: places.former_places(frame.desk))
        self.form.edited.connect(lambda _name: self.edited.emit())
        self.form.entered.connect(lambda _name: self.shown.emit())
        self.scan = self._box.stacked()

    @property
    def is_empty(self) -> bool:
        """Whether nobody stands here yet."""
        return not self.form.texts()[f"{WHO}.full_name"]

    @property
    def has_doubts(self) -> bool:
        """Whether anything is said of who stands here that must be read."""
        said = [self._box, *(self.form.field(f"{WHO}.{name}") for name in SHOWN)]
        return any(field.message for field in said)

    @property
    def words(self) -> tuple[str, ...]:
        """Who stands here, in the parts of a line."""
        texts = self.texts()
        return tuple(texts[f"{WHO}.{name}"] for name in SHOWN)

    def texts(self) -> dict[str, str]:
        """Who stands here, in the texts of a reception."""
        return self.form.texts()

    def show_person(self, texts: Texts) -> None:
        """Show a person by the texts of their record; without any the line is empty."""
        blank = {**beginning(PERSON), "card_warnings": "", "card_compared": ""}
        self.form.set_texts(placed(WHO, {**blank, **texts}))
        for name in SHOWN:
            self.form.field(f"{WHO}.{name}").clear_message()
        self._scan.setText("")
        self._box.clear_message()
        for of_the_card in self.doubts.show(WHO):
            self._box.doubt(card_warning_text(of_the_card))

    def show_wrong(self, wrong: Mapping[str, str]) -> None:
        """Say what is refused beside its field, beside the card where the field is not shown."""
        self.form.show_wrong(wrong)
        seen = [name for name in wrong if name.removeprefix(f"{WHO}.") in SHOWN]
        if not seen:
            self._box.refuse(next(iter(wrong.values())))
        if self.is_empty or not seen:
            self.focus_scan()
        else:
            self.form.focus(seen[0])

    def focus_scan(self) -> None:
        """Ready for the next card."""
        self._scan.setFocus()
        self._scan.selectAll()

    def read(self, text: str) -> None:
        """Fill the line from a card."""
        self._read(text)

    def find_number(self, number: str) -> None:
        """Fill the line from the record of a number; nobody's begins a new person."""
        desk = self._frame.desk
        known = self._frame.ask(lambda: citizens.known(desk, number), otherwise=None)
        if known is None:
            self._take_typed(number)
        else:
            self._show(known)

    def _known(self, text: str) -> Sequence[Choice]:
        desk = self._frame.desk
        found = self._frame.ask(lambda: citizens.search(desk, text, limit=8), otherwise=())
        return [
            Choice(str(one.id), one.full_name, mask(one.personal_id) if one.personal_id else "")
            for one in found
        ]

    def _read(self, text: str) -> None:
        from commune_desk.domain.identifiers.id_card import read_card  # not before the first card

        self._frame.perform(
            lambda: citizens.from_card(self._frame.desk, read_card(text)),
            then=self._show,
            beside=self._box.refuse,
        )

    def _take(self, choice: Choice) -> None:
        key, desk = CitizenId(int(choice.key)), self._frame.desk
        self._frame.perform(lambda: citizens.get(desk, key), then=self._show)

    def _show(self, known: Known) -> None:
        """Show who was scanned or found; over another person only after the page has asked."""
        here = self.texts()
        before = Person(here[f"{WHO}.full_name"], personal_id=here[f"{WHO}.personal_id"])
        numbers = {before.personal_id, known.person.personal_id} - {""}
        if not self.is_empty and (len(numbers) > 1 or is_another(known.person, before)):
            self._scan.setText("")
            self.another_comes.emit(known)
        else:
            self.show(known)

    def show(self, known: Known) -> None:
        """Show a person whom a card or the office's records tell."""
        texts = texts_of(known.person)
        for name in refusals(PERSON, texts):
            if name not in SHOWN:
                texts[name] = ""  # what nobody can see here, nobody can mend here
        doubts = write_card_warnings(known.warnings)
        self.show_person({**texts, "card_warnings": doubts})
        self.form.set_texts({"filled_from": known.filled_from})
        self.shown.emit()

    def _take_typed(self, text: str) -> None:
        """Nobody known: what was typed begins a new person."""
        if text:
            name = "personal_id" if text.replace(" ", "").isdigit() else "full_name"
            self.show_person({name: text})
            self.form.set_texts({"filled_from": FilledFrom.TYPED})
            self.form.check_field(f"{WHO}.{name}")
        self.shown.emit()
