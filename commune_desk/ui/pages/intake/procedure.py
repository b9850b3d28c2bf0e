"""Second column of the intake page: which procedure, how long, how much, when, by which way."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from commune_desk.domain.errors import MoreThanOneCard
from commune_desk.domain.procedure import Channel
from commune_desk.domain.reception import RECEPTION
from commune_desk.services.catalogue import catalogue, corrections
from commune_desk.services.desk import intake
from commune_desk.ui.dialogs.due_dialog import DueDialog
from commune_desk.ui.look.layouts import column, in_order, row
from commune_desk.ui.public.citizen_note import CitizenNote
from commune_desk.ui.widgets.boxes import line
from commune_desk.ui.widgets.buttons import button
from commune_desk.ui.widgets.editors import ChoiceEditor, SuggestionEditor
from commune_desk.ui.widgets.facts import Facts
from commune_desk.ui.widgets.field import Field, labels_above
from commune_desk.ui.widgets.form import Form
from commune_desk.ui.widgets.pick_edit import Choice, PickEdit
from commune_desk.ui.widgets.text import label
from commune_desk.words import fields
from commune_desk.words.catalogue_words import law_words
from commune_desk.words.due_dates import WHY, calendar_doubt, due_step_text
from commune_desk.words.errors import sentence
from commune_desk.words.fields import FieldWords, words_of
from commune_desk.words.procedures import (
    NO_TIME,
    fees_words,
    time_words,
    times_for,
)
from commune_desk.words.values import in_sentence, moment_text

if TYPE_CHECKING:
    from commune_desk.domain.form.spec import Texts
    from commune_desk.domain.procedure import Procedure
    from commune_desk.domain.working_time import DueStep
    from commune_desk.ui.frame.page_frame import PageFrame

FACTS = {"time": "Thời hạn", "fee": fields.label("fee"), "due": fields.label("due")}
USUAL_MODELS = (
    "Ngày không viết",
    "Tổ viết hộ hồ sơ",
    "Thứ Bảy tình nguyện",
    "Hẹn làm tại nhà",
)
"""Working models that communes run; the clerk may write another."""


class ProcedurePanel(QWidget):
    """The procedure with what the citizen asks first: how long, how much, when.

    Signals:
        picked: another procedure was chosen.
        edited: something else of this column changed.
        card_scanned: a card was read while the focus was here.
    """

    picked = Signal()
    edited = Signal()
    card_scanned = Signal(str)

    def __init__(self, frame: PageFrame) -> None:
        super().__init__()
        self._frame = frame
        self._procedure: Procedure | None = None
        self._steps: tuple[DueStep, ...] = ()
        self._note: CitizenNote | None = None
        self._box = PickEdit(self._suggest, opens_empty=True)
        self._box.setPlaceholderText("ks, dkkh, chứng thực …")
        self._field = Field(FieldWords("Gõ chữ cái đầu hoặc từ của tên"), self._box)
        self._name = label("", "strong", wraps=True)
        self._name.setObjectName("procedure_name")
        self._law = label("", "doubt", wraps=True)
        self._law.setObjectName("changed_law")
        self._facts = Facts(tuple(FACTS), tuple(FACTS.values()))
        self._why = button(f"{WHY}   F11", self.explain, kind="quiet", icon="calendar")
        self._turn = button("Công dân xem   Ctrl+M", self.face_citizen, kind="quiet", icon="screen")
        self._variant = ChoiceEditor({})
        self._variant_part = Field(words_of("variant"), self._variant).stacked()
        model = SuggestionEditor(USUAL_MODELS)
        self._way = Form(RECEPTION.part("way"), arrange=labels_above, editors={"model": model})
        details = (self._name, self._law, self._facts, self._variant_part)
        self._details = (*details, self._turn)
        self.setLayout(
            column(
                self._field.stacked(),
                *details,
                column(row(self._why, None), row(self._turn, None), gap=""),
                line(),
                self._way,
                None,
            )
        )
        first_of_way = self._way.field(self._way.shown("way")[0]).editor
        in_order([self._box, self._variant, self._why, self._turn, first_of_way])
        self._box.picked.connect(self._pick)
        self._box.entered.connect(self._miss)
        self._variant.activated.connect(lambda _index: self._change("variant"))
        self._way.edited.connect(self._change)
        self._show(None)

    @property
    def procedure(self) -> Procedure | None:
        """The chosen procedure."""
        return self._procedure

    def texts(self) -> dict[str, str]:
        """What was chosen in this column."""
        code = self._procedure.code if self._procedure else ""
        return {"procedure": code, "variant": self._variant.as_text(), **self._way.texts()}

    def forget_visit(self) -> None:
        """What is received from now on comes from no visit."""
        self._way.set_texts({"visit": ""})

    def fill(self, procedure: Procedure | None, texts: Texts) -> None:
        """Show what a draft kept; without texts the column is empty."""
        self._put_note_away()
        self._way.fill(texts)
        self._show(procedure)
        self._variant.setCurrentIndex(max(0, self._variant.findData(texts.get("variant", ""))))

    def refuse(self, sentence: str) -> None:
        """Say beside the box why the procedure cannot be received."""
        self._field.refuse(sentence)

    def focus_box(self) -> None:
        """Ready to type initials."""
        self._box.setFocus()
        self._box.selectAll()

    def explain(self) -> None:
        """Show the steps of the due date."""
        if self._steps:
            steps = [due_step_text(step) for step in self._steps]
            DueDialog(steps, allowance=self._facts.fact("time"), parent=self).open()

    def face_citizen(self) -> None:
        """Show the citizen what to bring, how long it takes, how much it costs, when to come."""
        if self._procedure is not None:
            shown = [(FACTS[key], self._facts.fact(key)) for key in FACTS]
            self._put_note_away()
            self._note = CitizenNote(self._procedure, shown)
            self._note.face_citizen(self)

    def _put_note_away(self) -> None:
        """The next citizen must not read what concerned the last one."""
        if self._note is not None:
            self._note.close()
            self._note = None

    def refresh_due(self) -> None:
        """Count the due date again: the clock has gone on, or the channel is another."""
        self._steps = ()
        desk, procedure = self._frame.desk, self._procedure
        if procedure is not None:
            count = partial(
                intake.due_steps,
                desk,
                procedure.code,
                desk.now(),
                channel=self._channel(),
                variant=self._variant.as_text(),
            )

            def show(steps: tuple[DueStep, ...]) -> None:
                self._steps = steps
                doubt = calendar_doubt(steps)
                due = moment_text(steps[-1].at)
                self._facts.show_fact("due", f"{due} · {in_sentence(doubt)}" if doubt else due)

            self._frame.perform(count, then=show, beside=partial(self._facts.show_fact, "due"))
        self._why.setVisible(bool(self._steps))

    # --- picking ---------------------------------------------------------------------------------

    def _suggest(self, text: str) -> Sequence[Choice]:
        desk, channel = self._frame.desk, self._channel()
        choices = []
        for one in self._frame.ask(lambda: catalogue.pick(desk, text), otherwise=()):
            times = times_for(one, channel)
            time = time_words(times[0]) if times else NO_TIME
            choices.append(Choice(one.code, one.name, f"{one.sector} · {time} · {one.code}"))
        return choices

    def _pick(self, choice: Choice) -> None:
        desk = self._frame.desk
        self._frame.perform(
            lambda: intake.procedure_for(desk, choice.key, desk.now()),
            then=self._show,
            beside=self._field.refuse,
        )
        self.picked.emit()

    def refuse_card(self) -> None:
        """A second card, scanned while the work went on with the first."""
        self._field.refuse(sentence(MoreThanOneCard(field_count=0)))

    def _miss(self, text: str) -> None:
        from commune_desk.domain.identifiers.id_card import is_card_text  # not before the first key

        if is_card_text(text):
            self._box.clear()
            self.card_scanned.emit(text)
            return
        if text and self._procedure is None:
            self._field.refuse("Không thấy thủ tục nào. Gõ chữ cái đầu, một từ của tên, hoặc mã.")
        self.picked.emit()

    def _show(self, procedure: Procedure | None) -> None:
        self._procedure = procedure
        self._box.setText("")
        self._box.opens_by_itself = procedure is None
        self._field.clear_message()
        for part in self._details:
            part.setVisible(procedure is not None)
        self._name.setText(procedure.name if procedure else "")
        law = corrections.changed_law(self._frame.desk, procedure) if procedure else None
        self._law.setText(law_words(law) if law else "")
        self._law.setVisible(law is not None)
        self._offer_variants()
        self._show_facts()

    def _offer_variants(self) -> None:
        times = times_for(self._procedure, self._channel()) if self._procedure else ()
        self._variant.offer({time.variant: time.variant or "Thông thường" for time in times})
        self._variant.setCurrentIndex(0 if times else -1)
        self._variant_part.setVisible(len(times) > 1)

    def _show_facts(self) -> None:
        """How long, how much, when."""
        if self._procedure is not None:
            channel = self._channel()
            times = times_for(self._procedure, channel)
            index = max(0, self._variant.currentIndex())
            self._facts.show_fact("time", time_words(times[index]) if times else NO_TIME)
            brief = fees_words(self._procedure, channel, is_brief=True)
            self._facts.show_fact("fee", brief, tip=fees_words(self._procedure, channel))
        self.refresh_due()

    def _change(self, name: str) -> None:
        """Another channel or variant has other times, fees and due dates."""
        if name == "channel":
            self._offer_variants()
        if name in {"channel", "variant"}:
            self._show_facts()
        self.edited.emit()

    def _channel(self) -> Channel:
        channel: Channel = self._way.values()["channel"]
        return channel
