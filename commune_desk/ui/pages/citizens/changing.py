"""Correcting the record of a person in the window: both values are shown before they are kept."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from commune_desk.domain.applicant import PERSON
from commune_desk.domain.form.kinds import TEXT
from commune_desk.domain.form.records import texts_of
from commune_desk.domain.form.rules import placed
from commune_desk.domain.form.spec import FieldSpec, FormSpec, Need
from commune_desk.domain.history import EventKind
from commune_desk.domain.reception import RECEPTION
from commune_desk.services.people import citizens
from commune_desk.ui.dialogs.form_dialog import FormDialog
from commune_desk.words.cards import card_warning_text
from commune_desk.words.corrections import KEEP_CORRECTION, RECORD_ADVICE, changed
from commune_desk.words.steps import EVENTS

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from commune_desk.domain.applicant import Person
    from commune_desk.domain.keys import CitizenId
    from commune_desk.services.people.citizens import RecordChange
    from commune_desk.ui.frame.page_frame import PageFrame

_NAMES = tuple(f"applicant.{field.name}" for field in PERSON.fields if field.is_asked)
_SPEC = FormSpec.of(
    RECEPTION.name,
    *(replace(RECEPTION.field(name), shown_when=()) for name in _NAMES),
    FieldSpec(TEXT, "reason", need=Need.REQUIRED),
)


class RecordDialog(FormDialog):
    """Asks what is corrected of a person's record; stays open until that is kept.

    Args:
        then: called once it is kept.
    """

    def __init__(
        self,
        frame: PageFrame,
        citizen_id: CitizenId,
        person: Person,
        *,
        then: Callable[[], None],
        page: QWidget,
    ) -> None:
        self._frame, self._citizen_id, self._then = frame, citizen_id, then
        self._before = placed("applicant", texts_of(person))
        title = EVENTS[EventKind.RECORD_CHANGED]
        super().__init__(title, _SPEC, self._show, words=RECORD_ADVICE, verb=title, parent=page)
        self.form.fill({name: self._before[name] for name in _NAMES})

    def _show(self, _dialog: FormDialog) -> bool:
        """Show what would be kept, with what is doubtful of it."""
        desk, key, texts = self._frame.desk, self._citizen_id, self.form.texts()
        given = {name: texts[name] for name in _NAMES if texts[name] != self._before[name]}

        def ask(change: RecordChange) -> None:
            lines = ["{}: {} → {}".format(*changed(one)) for one in change.changes]
            lines += [card_warning_text(doubt) for doubt in change.doubts]
            FormDialog(
                KEEP_CORRECTION,
                FormSpec.of("record_change"),
                lambda dialog: self._keep_it(given, texts["reason"], dialog=dialog),
                words="\n".join(lines),
                verb=KEEP_CORRECTION,
                parent=self,
            ).open()

        self._frame.perform(
            lambda: citizens.proposed_change(desk, key, given), then=ask, beside=self.refuse
        )
        return False

    def _keep_it(self, given: dict[str, str], reason: str, *, dialog: FormDialog) -> bool:
        desk, key = self._frame.desk, self._citizen_id
        if not self._frame.perform(
            lambda: citizens.change_record(desk, key, given, reason=reason), beside=dialog.refuse
        ):
            return False
        self.accept()
        self._then()
        return True
