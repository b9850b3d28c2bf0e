"""Which procedure: how long, how much, when, by which way it is filed and returned.

A letter that belongs to no procedure (đơn khiếu nại, giấy cam kết) is found in the same box: it is
written for whoever stands here, and becomes no dossier.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from commune_desk.domain.catalogue.procedure import Channel
from commune_desk.domain.desk.dossier import ReturnBy
from commune_desk.domain.reception.reception import RECEPTION
from commune_desk.services.catalogue import catalogue, corrections
from commune_desk.services.reception import intake, letters
from commune_desk.ui.dialogs.due_dialog import DueDialog
from commune_desk.ui.look.theme import size
from commune_desk.ui.pages.intake.earlier import EarlierLine
from commune_desk.ui.pages.intake.recent import RecentProcedures
from commune_desk.ui.pages.intake.settled import SettledLine
from commune_desk.ui.public.citizen_note import CitizenNote
from commune_desk.ui.widgets.actions import action, action_of, actions_of
from commune_desk.ui.widgets.boxes import card
from commune_desk.ui.widgets.buttons import ActionButton
from commune_desk.ui.widgets.form.editors import ChoiceEditor, SuggestionEditor
from commune_desk.ui.widgets.form.field import Field
from commune_desk.ui.widgets.form.form import Form
from commune_desk.ui.widgets.form.pick_edit import Choice, PickEdit
from commune_desk.ui.widgets.text import label
from commune_desk.words import fields
from commune_desk.words.catalogue.catalogue_words import law_words
from commune_desk.words.catalogue.procedures import NO_TIME, fees_words, time_words, times_for
from commune_desk.words.desk.due_dates import WHY, calendar_doubt, due_step_text
from commune_desk.words.fields import FieldWords, words_of
from commune_desk.words.values import CHANNELS, RETURN_WAYS, in_sentence, moment_text

if TYPE_CHECKING:
    from commune_desk.domain.catalogue.procedure import Procedure
    from commune_desk.domain.form.spec import Texts
    from commune_desk.domain.form.written import FormHead
    from commune_desk.domain.working_time import DueStep
    from commune_desk.ui.frame.page_frame import PageFrame

FACTS = {"time": "Thời hạn", "fee": fields.label("fee"), "due": fields.label("due")}
WHY_BRIEF, FACE, CHANGE, KEEP = "Vì sao", "Công dân xem", "Đổi", "Giữ nguyên"
NO_DUE = "Chưa có ngày trả để giải thích. Chọn thủ tục trước."
NOTHING_TO_FACE = "Chưa có gì cho công dân xem. Chọn thủ tục trước."
NOT_FOUND = "Không thấy thủ tục hoặc đơn nào. Gõ chữ cái đầu, một từ của tên, hoặc mã."
NO_PROCEDURE = "Chưa chọn thủ tục. Gõ chữ cái đầu, một từ của tên, hoặc mã thủ tục."
A_LETTER = "viết hộ, không thành hồ sơ"
LETTER = "letter:"
"""Before the code of a form, where a choice stands for a letter."""
AT_THE_COUNTER = (Channel.COUNTER, ReturnBy.COUNTER)
USUAL_MODELS = (
    "Ngày không viết",
    "Tổ viết hộ hồ sơ",
    "Thứ Bảy tình nguyện",
    "Hẹn làm tại nhà",
)
"""Working models that communes run; the clerk may write another."""


class ProcedurePanel(QObject):
    """The procedure with what the citizen asks first: how long, how much, when.

    Its parts lie in several places of the page.

    Attributes:
        letter: the letter that is written instead of a procedure; None where there is none.
        line: what was chosen.
        box: in which it is looked for.
        choosing: the box and what is asked for most, as long as nothing is chosen, or another is
            wanted.
        earlier: what the same applicant filed with it before.
        way: by which way it is filed and returned.
        refusal: why it cannot be received today, as no due date can be counted; empty if it can.
        opening: opens the box again.
        facing: shows the citizen what to bring and when to come.

    Signals:
        picked: another procedure was chosen.
        edited: something else changed.
        card_scanned: a card was read while the focus was here.
        turned: the box was opened or closed.
    """

    picked = Signal()
    edited = Signal()
    card_scanned = Signal(str)
    turned = Signal()

    def __init__(self, frame: PageFrame, page: QWidget) -> None:
        super().__init__(page)
        self._frame = frame
        self._procedure: Procedure | None = None
        self.letter: FormHead | None = None
        self._forms = ""
        self._steps: tuple[DueStep, ...] = ()
        self._is_picking = False
        self._facts: dict[str, str] = {}
        self.refusal = ""
        self._note: CitizenNote | None = None
        self.box = PickEdit(self._suggest, opens_empty=True)
        self.box.opens_by_itself = False
        self.box.setPlaceholderText("ks, dkkh, chứng thực …")
        self._field = Field(FieldWords("Gõ chữ cái đầu hoặc từ của tên"), self.box)
        self._recent = RecentProcedures(self._pick)
        self.choosing = card(self._field.stacked(), self._recent, title=fields.label("procedure"))
        self.choosing.setParent(page)  # shown without one it would be a window
        self._law = label("", "doubt", wraps=True)
        self._law.setObjectName("changed_law")
        self._doubt = label("", "doubt", wraps=True)
        self._doubt.setObjectName("due_doubt")
        self._variant = ChoiceEditor({})
        self._variant.setMaximumWidth(2 * size("field"))
        self._variant_part = Field(words_of("variant"), self._variant).stacked()
        self.earlier = EarlierLine(frame)
        below = (self._law, self._doubt, self.earlier, self._variant_part)
        for part in below:
            part.hide()
        why = self._why = action_of(self.explain, page)
        why.setToolTip(WHY)
        self.facing, self.opening = actions_of(self.face_citizen, self.turn, parent=page)
        self.actions = (why, self.opening, self.facing)
        self.line = SettledLine(
            fields.label("procedure"),
            "procedure_line",
            below=below,
            buttons=[ActionButton(action, "quiet") for action in (why, self.opening)],
        )
        model = SuggestionEditor(USUAL_MODELS)
        self.way = Form(RECEPTION.part("way"), editors={"model": model}, arrange=None)
        self.way.setParent(page)
        self.way.hide()
        self.box.picked.connect(self._pick)
        self.box.entered.connect(self._miss)
        self._variant.activated.connect(lambda _index: self._change("variant"))
        self.way.edited.connect(self._change)
        self._show(None)

    @property
    def procedure(self) -> Procedure | None:
        """The chosen procedure."""
        return self._procedure

    @property
    def is_chosen(self) -> bool:
        """Whether it is settled what is written here: for a procedure, or a letter."""
        return self._procedure is not None or self.letter is not None

    @property
    def is_open(self) -> bool:
        """Whether the box stands there to choose in."""
        return not self.choosing.isHidden()

    def open(self, is_open: bool = True) -> None:
        """Offer what is asked for most, or put the box away into the line."""
        if is_open != self.is_open:
            self.choosing.setVisible(is_open)
            self.opening.setText(KEEP if is_open else CHANGE)
            if not self._is_picking:  # `picked` follows, and the page is laid out once
                self.turned.emit()

    def offer_recent(self) -> None:
        """Offer what was asked for most of late, where nothing is chosen yet."""
        if self.is_open:
            desk = self._frame.desk
            asked = self._frame.ask(lambda: catalogue.asked_for_of_late(desk), otherwise=())
            self._recent.offer([one for one in self._suggest("") if one.key in asked])

    def texts(self) -> dict[str, str]:
        """What was chosen here."""
        code = self._procedure.code if self._procedure else ""
        asked = {"forms": self._forms} if self.letter else {}
        return {"procedure": code, "variant": self._variant.as_text(), **self.way.texts(), **asked}

    def forget(self, origin: str) -> None:
        """What is received from now on comes from no "visit", or from nothing "prepared"."""
        self.way.set_texts({origin: ""})

    def fill(self, procedure: Procedure | None, texts: Texts) -> None:
        """Show what a draft kept; without texts nothing is chosen."""
        self._put_note_away()
        self.way.fill(texts)
        forms = texts.get("forms", "") if procedure is None else ""
        first = next(iter(forms.split()), "")
        find = partial(letters.letter_of, self._frame.desk, first)
        self._show(procedure, letter=self._frame.ask(find, otherwise=None) if first else None)
        self._forms = forms
        self._variant.setCurrentIndex(max(0, self._variant.findData(texts.get("variant", ""))))
        self._show_facts()

    def refuse(self, sentence: str) -> None:
        """Say beside the box why the procedure cannot be received."""
        self._field.refuse(sentence)

    def focus_box(self) -> None:
        """Ready to type initials."""
        self.open()
        self.box.setFocus()
        self.box.selectAll()

    @action(WHY_BRIEF, shortcut="F11", waits_for=NO_DUE)
    def explain(self) -> None:
        """Show the steps of the due date."""
        if self._steps:
            steps = [due_step_text(step) for step in self._steps]
            DueDialog(steps, allowance=self._facts["time"], parent=self.line).open()

    @action(FACE, shortcut="Ctrl+M", icon="screen", waits_for=NOTHING_TO_FACE)
    def face_citizen(self) -> None:
        """Show the citizen what to bring, how long it takes, how much it costs, when to come."""
        if self._procedure is not None:
            shown = [(FACTS[key], self._facts.get(key, "")) for key in FACTS]
            self._put_note_away()
            self._note = CitizenNote(self._procedure, shown)
            self._note.face_citizen(self.line)

    def _put_note_away(self) -> None:
        """The next citizen must not read what concerned the last one."""
        if self._note is not None:
            self._note.close()
            self._note = None

    @action(CHANGE, shortcut="Ctrl+T")
    def turn(self) -> None:
        """Choose another procedure, or stay with this one."""
        if self.is_open and self.is_chosen:
            self.open(False)
            self.picked.emit()
        else:
            self.focus_box()

    def refresh_due(self) -> None:
        """Count the due date again: the clock has gone on, or the channel is another."""
        self._steps, self.refusal = (), ""
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
                self._facts["due"] = moment_text(steps[-1].at)
                self._doubt.setText(doubt)
                self._doubt.setVisible(bool(doubt))

            def refuse(words: str) -> None:
                self._facts["due"] = self.refusal = words

            self._frame.perform(count, then=show, beside=refuse)
        self._why.setEnabled(bool(self._steps))
        self._say()

    # --- picking ---------------------------------------------------------------------------------

    def _suggest(self, text: str) -> Sequence[Choice]:
        desk, channel = self._frame.desk, self._channel()
        choices = []
        for one in self._frame.ask(lambda: catalogue.pick(desk, text), otherwise=()):
            times = times_for(one, channel)
            time = time_words(times[0]) if times else NO_TIME
            choices.append(Choice(one.code, one.name, f"{one.sector} · {time} · {one.code}"))
        found = self._frame.ask(lambda: letters.pick(desk, text), otherwise=())
        meant = [Choice(LETTER + one.code, one.name, A_LETTER) for one in found]
        begin = text.strip().lower()
        is_meant = any(one.title.lower().startswith(begin) for one in meant)
        return [*meant, *choices] if is_meant else [*choices, *meant]

    def _pick(self, choice: Choice) -> None:
        desk, self._is_picking = self._frame.desk, True
        if choice.key.startswith(LETTER):
            code = choice.key.removeprefix(LETTER)
            self._show(None, letter=letters.letter_of(desk, code))
        else:
            self._frame.perform(
                lambda: intake.procedure_for(desk, choice.key, desk.now()),
                then=self._show,
                beside=self._field.refuse,
            )
        self._is_picking = False
        self.picked.emit()

    def _miss(self, text: str) -> None:
        from commune_desk.domain.identifiers.id_card import is_card_text  # not before the first key

        if is_card_text(text):
            self.box.setText("")
            self.card_scanned.emit(text)
            return
        if text and not self.is_chosen:
            self._field.refuse(NOT_FOUND)
        self.picked.emit()

    def _show(self, procedure: Procedure | None, *, letter: FormHead | None = None) -> None:
        self._procedure, self.letter = procedure, letter
        self._forms = letter.code if letter is not None else ""
        self.box.setText("")
        self._field.clear_message()
        law = corrections.changed_law(self._frame.desk, procedure) if procedure else None
        self._law.setText(law_words(law) if law else "")
        self._law.setVisible(law is not None)
        self.line.setVisible(self.is_chosen)
        self._why.setVisible(procedure is not None)
        self.facing.setEnabled(procedure is not None)
        self._offer_variants()
        self._show_facts()
        self.open(not self.is_chosen)

    def _offer_variants(self) -> None:
        times = times_for(self._procedure, self._channel()) if self._procedure else ()
        self._variant.offer({time.variant: time.variant or "Thông thường" for time in times})
        self._variant.setCurrentIndex(0 if times else -1)
        self._variant_part.setVisible(len(times) > 1)

    def _show_facts(self) -> None:
        """How long, how much, when."""
        self._facts = {}
        if self._procedure is not None:
            channel = self._channel()
            times = times_for(self._procedure, channel)
            index = max(0, self._variant.currentIndex())
            self._facts["time"] = time_words(times[index]) if times else NO_TIME
            self._facts["fee"] = fees_words(self._procedure, channel, is_brief=True)
        self.refresh_due()

    def _say(self) -> None:
        """Write what is chosen into the line; what is usual at the counter is not said."""
        if self.letter is not None:
            self.line.say([self.letter.name, A_LETTER], strong=(self.letter.name,))
        if self._procedure is None:
            return
        way = self.way.values()
        unusual = [
            words[way[name]]
            for name, words in (("channel", CHANNELS), ("return_by", RETURN_WAYS))
            if way[name] not in AT_THE_COUNTER
        ]
        due = f"{in_sentence(FACTS['due'])} {self._facts['due']}"
        fee = in_sentence("; ".join(self._facts["fee"].splitlines()))
        name = self._procedure.name
        said = [name, in_sentence(self._facts["time"]), due, fee, *unusual, way["model"]]
        self.line.say(said, strong=(name, due))

    def _change(self, name: str) -> None:
        """Another channel or variant has other times, fees and due dates."""
        if name == "channel":
            self._offer_variants()
        if name in {"channel", "variant"}:
            self._show_facts()
        self._say()
        self.edited.emit()

    def _channel(self) -> Channel:
        channel: Channel = self.way.values()["channel"]
        return channel
