"""First column of the intake page: who files. A scan fills it, a name or number finds who is known.

The column is a part of the one form of a reception, with two scan boxes in it. What a damaged card
did not give is said beside the field it belongs to, and stays in doubt until somebody changes it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from commune_desk.domain.applicant import PERSON, ApplicantKind, FilledFrom
from commune_desk.domain.form.kinds import read_card_warnings, write_card_warnings
from commune_desk.domain.form.records import texts_of
from commune_desk.domain.form.rules import beginning, placed, refusals
from commune_desk.domain.history import EventKind
from commune_desk.domain.identifiers.personal_id import mask
from commune_desk.domain.keys import CitizenId
from commune_desk.domain.reception import RECEPTION
from commune_desk.services.people import citizens
from commune_desk.ui.look.layouts import column, in_order
from commune_desk.ui.widgets.choices import Choices
from commune_desk.ui.widgets.field import Field, labels_above
from commune_desk.ui.widgets.form import Form
from commune_desk.ui.widgets.pick_edit import Choice
from commune_desk.ui.widgets.scan_edit import ScanEdit
from commune_desk.ui.widgets.text import label
from commune_desk.words import fields
from commune_desk.words.cards import card_warning_text
from commune_desk.words.fields import FieldWords, named
from commune_desk.words.steps import EVENTS, VISIT_OUTCOMES
from commune_desk.words.values import SOURCES, in_sentence

if TYPE_CHECKING:
    from commune_desk.domain.form.spec import Texts
    from commune_desk.domain.visit import Visit
    from commune_desk.services.people.citizens import Known
    from commune_desk.ui.frame.page_frame import PageFrame

WHO = RECEPTION.part("applicant_kind", "organisation", "applicant", "has_delegate", "delegate")
APPLICANT, DELEGATE = "applicant", "delegate"
SCAN_WORDS = {
    APPLICANT: FieldWords("Quét thẻ, hoặc gõ tên / 12 số", "Quét thẻ, hoặc gõ tên, số …"),
    DELEGATE: FieldWords("Quét thẻ người nộp thay", "Quét thẻ người nộp thay …"),
}


class ApplicantPanel(QWidget):
    """The applicant, the organisation they act for, and who files in their place.

    Attributes:
        form: what is typed of them.

    Signals:
        edited: something was typed.
        person_shown: a person was scanned, found or begun: the work goes on with what is missing.
        entered: Enter in a field.
    """

    edited = Signal()
    person_shown = Signal()
    entered = Signal()

    def __init__(self, frame: PageFrame) -> None:
        super().__init__()
        self._frame = frame
        self._scans: dict[str, ScanEdit] = {}
        self._boxes: dict[str, Field] = {}
        for who, words in SCAN_WORDS.items():
            scan = ScanEdit(self._known_citizens)
            scan.setPlaceholderText(words.hint)
            scan.scanned.connect(partial(self._read, who))
            scan.picked.connect(partial(self._take_picked, who))
            self._scans[who], self._boxes[who] = scan, Field(words, scan)
        self._scans[APPLICANT].entered.connect(self._take_typed)
        self._source = label("", "second", wraps=True)
        self._source.setObjectName("applicant_source")

        self._update = QCheckBox(EVENTS[EventKind.RECORD_CHANGED])
        self._waiting = label("", "strong", wraps=True)
        self._waiting.setObjectName("waited_for")
        self._otherwise = label("", "second", wraps=True)
        self._otherwise.setObjectName("told_otherwise")
        for part in (self._update, self._otherwise, self._waiting):
            part.hide()
        kind = Choices(fields.choices("applicant_kind"), name=fields.label("applicant_kind"))
        self.form = Form(WHO, arrange=labels_above, editors={"applicant_kind": kind})
        self._acting = label(fields.label("representative"), "strong")
        self.form.section(APPLICANT).insertWidget(0, self._acting)
        self.form.section(DELEGATE).insertWidget(0, self._boxes[DELEGATE].stacked())
        self.setLayout(
            column(
                self._boxes[APPLICANT].stacked(),
                self._source,
                self._waiting,
                self._otherwise,
                self._update,
                self.form,
                None,
            )
        )
        before, after = (
            self.form.field(name).editor for name in ("has_delegate", "delegate.full_name")
        )
        in_order([before, self._scans[DELEGATE], after])
        self.form.edited.connect(self._on_edited)
        self.form.finished.connect(self._on_compared)
        self.form.entered.connect(lambda _name: self.entered.emit())
        self.fill({})

    @property
    def changes_record(self) -> bool:
        """Whether the clerk wants the records of the people here to follow what stands here."""
        return self._update.isVisibleTo(self) and self._update.isChecked()

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
        """Show what a draft kept; without texts the column is empty, for the next citizen."""
        self.form.fill(texts)
        self.offer_update(())
        self.show_waiting(())
        self._clear_scans()
        self._show_source("")
        self._follow_kind()
        for who in self._scans:
            self._show_doubts(who)

    def show_visit(self, visit: Visit) -> None:
        """Say from which visit the person returns, and what was said to be missing."""
        day = f"{visit.happened_at:%d/%m/%Y}"
        what = "; ".join(visit.items)
        self._show_source(f"{VISIT_OUTCOMES[visit.outcome]} ngày {day}: {what}")

    def begin_with(self, citizen_id: str) -> None:
        """Fill the column from the record of a person whom the office knows."""
        self._take(APPLICANT, citizen_id)

    @property
    def is_empty(self) -> bool:
        """Whether nobody stands here yet."""
        texts = self.form.texts()
        return not any(texts[f"{APPLICANT}.{name}"] for name in ("full_name", "personal_id"))

    def read(self, text: str) -> None:
        """Fill the column from a card."""
        self._read(APPLICANT, text)

    def focus_scan(self) -> None:
        """Ready for the next card."""
        self._scans[APPLICANT].setFocus()
        self._scans[APPLICANT].selectAll()

    # --- a scan, a known person, a typed one -----------------------------------------------------

    def _known_citizens(self, text: str) -> Sequence[Choice]:
        """People of that name or number; a list does not need the whole number."""
        desk = self._frame.desk
        choices = []
        for row in self._frame.ask(lambda: citizens.search(desk, text, limit=8), otherwise=()):
            born = f"sinh {row.born_on:%d/%m/%Y}" if row.born_on else ""
            number = mask(row.personal_id) if row.personal_id else ""
            detail = " · ".join(part for part in (born, number, row.address) if part)
            choices.append(Choice(str(row.id), row.full_name, detail))
        return choices

    def _read(self, who: str, text: str) -> None:
        from commune_desk.domain.identifiers.id_card import read_card  # not before the first card

        self._frame.perform(
            lambda: citizens.from_card(self._frame.desk, read_card(text)),
            then=partial(self._show, who),
            beside=self._boxes[who].refuse,
        )

    def _take_picked(self, who: str, choice: Choice) -> None:
        self._take(who, choice.key)

    def _take(self, who: str, citizen_id: str) -> None:
        key, desk = CitizenId(int(citizen_id)), self._frame.desk
        self._frame.perform(lambda: citizens.get(desk, key), then=partial(self._show, who))

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
        self.person_shown.emit()

    def _take_typed(self, text: str) -> None:
        """Nobody known: what was typed begins a new person."""
        if text:
            name = "personal_id" if text.replace(" ", "").isdigit() else "full_name"
            self._show_person(APPLICANT, {name: text})
            self._scans[APPLICANT].clear()
            self.form.set_texts({"filled_from": FilledFrom.TYPED})
            self._show_source("Chưa có trong hồ sơ công dân: điền các ô dưới đây.")
            self.form.check_field(f"{APPLICANT}.{name}")
        self.person_shown.emit()

    def _show_person(self, who: str, texts: Texts) -> None:
        """Show a person in place of the one who stood there, and of what was said of that one."""
        self.form.set_texts(placed(who, {**beginning(PERSON), "card_warnings": "", **texts}))
        for name in self.form.shown(who):
            self.form.field(name).clear_message()

    # --- what is said ----------------------------------------------------------------------------

    def _show_doubts(self, who: str) -> None:
        """Say beside each field what the card left open of it, the rest beside the scan box."""
        shown = self.form.shown(who)
        for warning in read_card_warnings(self.form.texts()[f"{who}.card_warnings"]):
            name = f"{who}.{warning.field}"
            field = self.form.field(name) if name in shown else self._boxes[who]
            field.doubt(card_warning_text(warning))

    def _on_compared(self, name: str) -> None:
        """What somebody has changed was compared with the card: the card's doubt of it is over."""
        who, _, plain = name.rpartition(".")
        if who in self._scans:
            key = f"{who}.card_warnings"
            left = [w for w in read_card_warnings(self.form.texts()[key]) if w.field != plain]
            self.form.set_texts({key: write_card_warnings(left)})

    def _on_edited(self, name: str) -> None:
        if name == "has_delegate" and self.form.values()[name]:
            self._scans[DELEGATE].setFocus()
        self._follow_kind()
        self.edited.emit()

    def _follow_kind(self) -> None:
        kind = self.form.values()["applicant_kind"]
        self._acting.setVisible(kind is ApplicantKind.ORGANISATION)

    def _clear_scans(self) -> None:
        for who, scan in self._scans.items():
            scan.clear()
            self._boxes[who].clear_message()

    def _show_source(self, words: str) -> None:
        """Say where the person comes from and what the office knows of them already."""
        self._source.setText(words)
        self._source.setVisible(bool(words))
