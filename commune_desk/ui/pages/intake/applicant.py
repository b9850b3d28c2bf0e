"""First column of the intake page: who files. A scan fills it, a name or number finds who is known.

What a damaged card did not give is said beside the field it belongs to, with what was saved.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from commune_desk.domain.applicant import FilledFrom
from commune_desk.domain.errors import UserError
from commune_desk.domain.identifiers.id_card import read_card
from commune_desk.domain.identifiers.personal_id import mask
from commune_desk.domain.keys import CitizenId
from commune_desk.services.people import citizens
from commune_desk.ui.look.layouts import boxed, column
from commune_desk.ui.widgets.choices import Choices
from commune_desk.ui.widgets.editors import CheckEditor, TextEditor
from commune_desk.ui.widgets.person_fields import PersonFields
from commune_desk.ui.widgets.person_texts import refusals, texts_of
from commune_desk.ui.widgets.pick_edit import Choice
from commune_desk.ui.widgets.scan_edit import ScanEdit
from commune_desk.ui.widgets.tall_field import TallField
from commune_desk.ui.widgets.text import label
from commune_desk.words.cards import card_warning_text
from commune_desk.words.errors import sentence
from commune_desk.words.fields import label as label_of
from commune_desk.words.values import SOURCES

if TYPE_CHECKING:
    from commune_desk.domain.filing import CitizenRow
    from commune_desk.domain.identifiers.card_reading import CardReading
    from commune_desk.services.people.citizens import Known
    from commune_desk.ui.frame.page_frame import PageFrame

PERSON, ORGANISATION = "person", "organisation"


class ApplicantPanel(QWidget):
    """The applicant, the organisation they act for, and who files in their place.

    Signals:
        edited: something was typed.
        settled: a person was scanned or picked: the work goes on with what is missing.
        entered: Enter in a field.
    """

    edited = Signal()
    settled = Signal()
    entered = Signal()

    def __init__(self, frame: PageFrame) -> None:
        super().__init__()
        self._frame = frame
        self._filled_from = FilledFrom.TYPED
        self._build_scan_box()
        self._kind = Choices(
            {PERSON: "Cá nhân", ORGANISATION: "Tổ chức"}, name=label_of("applicant_kind")
        )
        self._kind.set_value(PERSON)
        self._build_organisation()
        self.person = PersonFields()
        self.delegate = PersonFields(who="của người nộp thay")
        self._build_delegate()
        self._place()
        self._listen()

    # --- what the page asks ----------------------------------------------------------------------

    @property
    def filled_from(self) -> FilledFrom:
        """Where the applicant's data came from."""
        return self._filled_from

    def organisation_texts(self) -> dict[str, str]:
        """Name and tax code; empty where a person files for themself."""
        if self._kind.value() == PERSON:
            return {}
        return {name: edit.value() for name, edit in self._organisation_edits.items()}

    def delegate_texts(self) -> dict[str, str]:
        """Who files in the applicant's place; empty for nobody."""
        return self.delegate.texts() if self._with_delegate.isChecked() else {}

    def fill(
        self,
        applicant: Mapping[str, str],
        *,
        organisation: Mapping[str, str],
        delegate: Mapping[str, str],
        filled_from: FilledFrom,
    ) -> None:
        """Show what a draft kept; everything empty clears the column for the next citizen."""
        self._scan.clear()
        self._scan_field.settle()
        self.person.fill(applicant)
        self.delegate.fill(delegate)
        for name, edit in self._organisation_edits.items():
            edit.set_value(organisation.get(name, ""))
        self._kind.set_value(ORGANISATION if organisation else PERSON)
        self._organisation.setVisible(bool(organisation))
        self._with_delegate.setChecked(bool(delegate))
        self._filled_from = filled_from
        self._tell_source("")

    def say(self, wrong: Mapping[str, UserError]) -> None:
        """Say beside each field what is wrong with it."""
        for name, error in wrong.items():
            who, _, plain = name.rpartition(".")
            fields = self.delegate if who else self.person
            fields.field(plain).refuse(sentence(error))

    def begin_with(self, citizen_id: str) -> None:
        """Fill the column from the record of a person whom the office knows."""
        self._take_known(citizen_id, self.person)

    def focus_scan(self) -> None:
        """Ready for the next card."""
        self._scan.setFocus()
        self._scan.selectAll()

    # --- building --------------------------------------------------------------------------------

    def _build_scan_box(self) -> None:
        self._scan = ScanEdit(self._known_citizens)
        self._scan.setPlaceholderText("Quét thẻ, hoặc gõ tên, số …")
        self._scan_field = TallField("Quét thẻ, hoặc gõ tên / 12 số", self._scan)
        self._source = label("", "second", wraps=True)
        self._source.setObjectName("applicant_source")
        self._source.hide()

    def _build_organisation(self) -> None:
        words = {"name": "Tên tổ chức", "tax_code": "Mã số thuế"}
        self._organisation_edits = {name: TextEditor() for name in words}
        fields = [TallField(words[name], edit) for name, edit in self._organisation_edits.items()]
        self._organisation = boxed(column(*fields, label("Người đại diện", "strong")))
        self._organisation.hide()

    def _build_delegate(self) -> None:
        self._with_delegate = CheckEditor("Có người nộp thay (ủy quyền)")
        self._delegate_scan = ScanEdit(self._known_citizens)
        self._delegate_scan.setPlaceholderText("Quét thẻ người nộp thay …")
        self._delegate_scan.setAccessibleName("Quét thẻ người nộp thay")
        self._delegate_scan_field = TallField("Người nộp thay", self._delegate_scan)
        self._delegate_box = boxed(column(self._delegate_scan_field, self.delegate))
        self._delegate_box.hide()

    def _place(self) -> None:
        self.setLayout(
            column(
                self._scan_field,
                self._source,
                self._kind,
                self._organisation,
                self.person,
                self._with_delegate,
                self._delegate_box,
                None,
            )
        )

    def _listen(self) -> None:
        self._scan.scanned.connect(lambda text: self._read(text, self.person))
        self._scan.picked.connect(lambda choice: self._take_known(choice.key, self.person))
        self._scan.entered.connect(self._take_typed)
        self._delegate_scan.scanned.connect(lambda text: self._read(text, self.delegate))
        self._delegate_scan.picked.connect(
            lambda choice: self._take_known(choice.key, self.delegate)
        )
        self._kind.chosen.connect(self._show_kind)
        self._with_delegate.toggled.connect(self._show_delegate)
        for fields in (self.person, self.delegate):
            fields.edited.connect(lambda _name: self.edited.emit())
            fields.entered.connect(self.entered)
            fields.left.connect(self._check)
        for edit in self._organisation_edits.values():
            edit.edited.connect(self.edited)

    # --- a scan, a known person, a typed one -----------------------------------------------------

    def _known_citizens(self, text: str) -> Sequence[Choice]:
        desk = self._frame.desk
        found = self._frame.ask(lambda: citizens.search(desk, text, limit=8), otherwise=())
        return [Choice(str(row.id), row.full_name, _detail(row)) for row in found]

    def _read(self, text: str, into: PersonFields) -> None:
        reading: CardReading | None = None

        def read() -> Known:
            nonlocal reading
            reading = read_card(text)
            return citizens.from_card(self._frame.desk, reading)

        box = self._scan_field if into is self.person else self._delegate_scan_field
        if self._frame.perform(read, then=lambda known: self._show(known, into), beside=box.refuse):
            self._say_doubts(reading, into, box)
            self.settled.emit()

    def _take_known(self, citizen_id: str, into: PersonFields) -> None:
        key, desk = CitizenId(int(citizen_id)), self._frame.desk
        if self._frame.perform(
            lambda: citizens.get(desk, key), then=lambda known: self._show(known, into)
        ):
            self.settled.emit()

    def _show(self, known: Known, into: PersonFields) -> None:
        into.fill(texts_of(known.person))
        self._scan.clear()
        self._delegate_scan.clear()
        self._scan_field.settle()
        self._delegate_scan_field.settle()
        if into is self.person:
            self._filled_from = known.filled_from
            self._tell_source(_source_words(known))

    def _say_doubts(
        self, reading: CardReading | None, fields: PersonFields, box: TallField
    ) -> None:
        """Say beside each field what the card left open."""
        for warning in reading.warnings if reading else ():
            try:
                field = fields.field(warning.field)
            except KeyError:
                field = box
            field.doubt(card_warning_text(warning))

    def _take_typed(self, text: str) -> None:
        """Nobody known: what was typed begins a new person."""
        if text:
            name = "personal_id" if text.replace(" ", "").isdigit() else "full_name"
            self.person.fill({name: text})
            self._scan.clear()
            self._filled_from = FilledFrom.TYPED
            self._tell_source("Chưa có trong hồ sơ công dân: điền các ô dưới đây.")
            self._check(name)
        self.settled.emit()

    # --- what is said ----------------------------------------------------------------------------

    def _check(self, name: str) -> None:
        """Say what is wrong with a field as soon as the clerk leaves it."""
        for fields in (self.person, self.delegate):
            text = fields.texts().get(name, "")
            if error := refusals({name: text}).get(name):
                fields.field(name).refuse(sentence(error))
            elif fields.field(name).editor.isModified():  # type: ignore[union-attr]  # only line edits are left
                fields.field(name).settle()

    def _tell_source(self, words: str) -> None:
        self._source.setText(words)
        self._source.setVisible(bool(words))

    def _show_kind(self, kind: str) -> None:
        self._organisation.setVisible(kind == ORGANISATION)
        self.edited.emit()

    def _show_delegate(self, is_wanted: bool) -> None:
        self._delegate_box.setVisible(is_wanted)
        if is_wanted:
            self._delegate_scan.setFocus()
        self.edited.emit()


def _detail(row: CitizenRow) -> str:
    """What tells two people of one name apart; the number is masked, a list does not need it."""
    born = f"sinh {row.born_on:%d/%m/%Y}" if row.born_on else ""
    number = mask(row.personal_id) if row.personal_id else ""
    return " · ".join(part for part in (born, number, row.address) if part)


def _source_words(known: Known) -> str:
    """Where the data came from and what the office knows already."""
    words = f"✓ {SOURCES[known.filled_from]}"
    if known.earlier:
        last = known.earlier[0]
        words += f" · đã có {len(known.earlier)} hồ sơ, gần nhất {last.received_at:%d/%m/%Y}"
    return words
