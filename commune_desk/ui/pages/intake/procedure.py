"""Second column of the intake page: which procedure, how long, how much, when, by which way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from commune_desk.domain.dossier import ReturnBy
from commune_desk.domain.procedure import Channel
from commune_desk.services.catalogue import catalogue
from commune_desk.services.desk import intake
from commune_desk.ui.dialogs.due_dialog import DueDialog
from commune_desk.ui.look.layouts import column, in_order, row
from commune_desk.ui.public.citizen_note import CitizenNote
from commune_desk.ui.widgets.boxes import line
from commune_desk.ui.widgets.buttons import button
from commune_desk.ui.widgets.editors import ChoiceEditor, TextEditor
from commune_desk.ui.widgets.facts import Facts
from commune_desk.ui.widgets.pick_edit import Choice, PickEdit
from commune_desk.ui.widgets.tall_field import TallField
from commune_desk.ui.widgets.text import label
from commune_desk.words import fields
from commune_desk.words.due_dates import due_step_text
from commune_desk.words.procedures import (
    NO_TIME,
    fees_words,
    time_words,
    times_for,
)
from commune_desk.words.values import CHANNELS, RETURN_WAYS, moment_text

if TYPE_CHECKING:
    from commune_desk.domain.procedure import Procedure
    from commune_desk.domain.working_time import DueStep
    from commune_desk.ui.frame.page_frame import PageFrame

FACTS = {"time": "Thời hạn", "fee": "Phí, lệ phí", "due": "Hẹn trả"}
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
    """

    picked = Signal()
    edited = Signal()

    def __init__(self, frame: PageFrame) -> None:
        super().__init__()
        self._frame = frame
        self._procedure: Procedure | None = None
        self._steps: tuple[DueStep, ...] = ()
        self._note: CitizenNote | None = None
        self._box = PickEdit(self._suggest, opens_empty=True)
        self._box.setPlaceholderText("ks, dkkh, chứng thực …")
        self._field = TallField("Gõ chữ cái đầu hoặc từ của tên", self._box)
        self._name = label("", "strong", wraps=True)
        self._name.setObjectName("procedure_name")
        self._facts = Facts(tuple(FACTS), tuple(FACTS.values()))
        self._why = button("Vì sao ngày này?   F11", self.explain, kind="quiet", icon="calendar")
        self._turn = button("Công dân xem   Ctrl+M", self.face_citizen, kind="quiet", icon="screen")
        self._build_choices()
        self._place()
        self._listen()

    @property
    def procedure(self) -> Procedure | None:
        """The chosen procedure."""
        return self._procedure

    def choices(self) -> dict[str, object]:
        """What was chosen besides the procedure, by the names of a draft."""
        return {
            "procedure_code": self._procedure.code if self._procedure else "",
            "variant": self._variant.value(),
            "channel": self._current_channel(),
            "model": self._model.currentText(),
            "return_by": ReturnBy(self._return_by.value()),
            "external_no": self._external_no.value(),
        }

    def fill(self, procedure: Procedure | None, chosen: Mapping[str, str]) -> None:
        """Show what a draft kept; nothing chosen clears the column."""
        self._put_note_away()
        self._channel.set_value(chosen.get("channel", Channel.COUNTER))
        self._return_by.set_value(chosen.get("return_by", ReturnBy.COUNTER))
        self._model.setCurrentText(chosen.get("model", ""))
        self._external_no.set_value(chosen.get("external_no", ""))
        self._show(procedure)
        self._variant.setCurrentIndex(max(0, self._variant.findData(chosen.get("variant", ""))))

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
            DueDialog(steps, allowance=self._facts.told("time"), parent=self).open()

    def face_citizen(self) -> None:
        """Show the citizen what to bring, how long it takes, how much it costs, when to come."""
        if self._procedure is not None:
            told = [(FACTS[key], self._facts.told(key)) for key in FACTS]
            self._put_note_away()
            self._note = CitizenNote(self._procedure, told)
            self._note.face_citizen(self)

    def _put_note_away(self) -> None:
        """The next citizen must not read what concerned the last one."""
        if self._note is not None:
            self._note.close()
            self._note = None

    def refresh_due(self) -> None:
        """Count the due date again: the clock has gone on, or the channel is another."""
        self._steps = ()
        if self._procedure is not None:
            refuse = partial(self._facts.tell, "due")
            self._frame.perform(self._count_due, beside=refuse)
        self._why.setVisible(bool(self._steps))

    # --- building --------------------------------------------------------------------------------

    def _build_choices(self) -> None:
        self._variant = ChoiceEditor({})
        self._variant_field = TallField(fields.label("variant"), self._variant)
        self._variant_field.hide()
        self._channel = ChoiceEditor(CHANNELS)
        self._return_by = ChoiceEditor(RETURN_WAYS)
        self._model = QComboBox(editable=True)
        self._model.addItems(["", *USUAL_MODELS])
        if (typed := self._model.lineEdit()) is not None:
            typed.setAccessibleName(fields.label("model"))
        self._external_no = TextEditor(hint=fields.hint("external_no"))

    def _place(self) -> None:
        shown = (self._name, self._facts, self._variant_field)
        self._details = [*shown, self._turn]
        self.setLayout(
            column(
                self._field,
                *shown,
                column(row(self._why, None), row(self._turn, None), gap=""),
                line(),
                TallField(fields.label("channel"), self._channel),
                TallField(fields.label("return_by"), self._return_by),
                TallField(fields.label("model"), self._model),
                TallField(fields.label("external_no"), self._external_no),
                None,
            )
        )
        choices = (self._channel, self._return_by, self._model, self._external_no)
        in_order([self._box, self._variant, self._why, self._turn, *choices])
        self._show(None)

    def _listen(self) -> None:
        self._box.picked.connect(self._pick)
        self._box.entered.connect(self._miss)
        self._channel.activated.connect(self._change)
        self._variant.activated.connect(self._change)
        for signal in (self._return_by.activated, self._model.editTextChanged):
            signal.connect(lambda _value: self.edited.emit())
        self._external_no.edited.connect(self.edited)

    # --- picking ---------------------------------------------------------------------------------

    def _suggest(self, text: str) -> Sequence[Choice]:
        desk, channel = self._frame.desk, self._current_channel()
        found = self._frame.ask(lambda: catalogue.pick(desk, text), otherwise=())
        return [Choice(one.code, one.name, _detail(one, channel)) for one in found]

    def _pick(self, choice: Choice) -> None:
        desk = self._frame.desk
        self._frame.perform(
            lambda: intake.procedure_for(desk, choice.key, desk.now()),
            then=self._show,
            beside=self._field.refuse,
        )
        self.picked.emit()

    def _miss(self, text: str) -> None:
        if text and self._procedure is None:
            self._field.refuse("Không thấy thủ tục nào. Gõ chữ cái đầu, một từ của tên, hoặc mã.")
        self.picked.emit()

    def _show(self, procedure: Procedure | None) -> None:
        self._procedure = procedure
        self._box.setText("")
        self._box.opens_by_itself = procedure is None
        self._field.settle()
        for part in self._details:
            part.setVisible(procedure is not None)
        self._name.setText(procedure.name if procedure else "")
        self._offer_variants()
        self._tell()

    def _offer_variants(self) -> None:
        times = times_for(self._procedure, self._current_channel()) if self._procedure else ()
        self._variant.clear()
        for time in times:
            self._variant.addItem(time.variant or "Thông thường", time.variant)
        self._variant_field.setVisible(len(times) > 1)

    def _tell(self) -> None:
        """How long, how much, when."""
        if self._procedure is not None:
            channel = self._current_channel()
            times = times_for(self._procedure, channel)
            index = max(0, self._variant.currentIndex())
            self._facts.tell("time", time_words(times[index]) if times else NO_TIME)
            brief = fees_words(self._procedure, channel, is_brief=True)
            self._facts.tell("fee", brief, tip=fees_words(self._procedure, channel))
        self.refresh_due()

    def _change(self) -> None:
        if self.sender() is self._channel:
            self._offer_variants()
        self._tell()
        self.edited.emit()

    def _count_due(self) -> None:
        desk, chosen = self._frame.desk, self.choices()
        self._steps = intake.due_steps(
            desk,
            str(chosen["procedure_code"]),
            desk.now(),
            channel=self._current_channel(),
            variant=str(chosen["variant"]),
        )
        self._facts.tell("due", moment_text(self._steps[-1].at))

    def _current_channel(self) -> Channel:
        return Channel(self._channel.value())


def _detail(procedure: Procedure, channel: Channel) -> str:
    times = times_for(procedure, channel)
    time = time_words(times[0]) if times else NO_TIME
    return " · ".join((procedure.sector, time, procedure.code))
