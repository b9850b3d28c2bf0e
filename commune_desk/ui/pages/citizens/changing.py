"""Correcting a person's or an organisation's record in the window: both values are shown first."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.form.kinds import TEXT
from commune_desk.domain.form.spec import FieldSpec, FormSpec, Need
from commune_desk.domain.reception.reception import RECEPTION
from commune_desk.services.office import places
from commune_desk.services.people.record_changes import part_of, texts_of_record
from commune_desk.ui.dialogs.form_dialog import FormDialog
from commune_desk.ui.look.theme import size
from commune_desk.ui.widgets.form.former_addresses import FormerAddresses
from commune_desk.words.desk.cards import card_warning_text
from commune_desk.words.desk.corrections import KEEP_CORRECTION, RECORD_ADVICE, changed
from commune_desk.words.desk.steps import EVENTS

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from commune_desk.domain.people.applicant import Applicant
    from commune_desk.services.people.record_changes import RecordChange
    from commune_desk.ui.frame.page_frame import PageFrame


def names_of(record: Applicant) -> tuple[str, ...]:
    """The fields that are asked of a record, by their names in the form of a reception."""
    part = part_of(record)
    asked = RECEPTION.part(part).fields
    return tuple(
        field.name for field in asked if field.is_asked and field.name.startswith(f"{part}.")
    )


class RecordDialog(FormDialog):
    """Asks what is corrected of a record; stays open until that is kept.

    Args:
        propose: what the texts that change would make of it.
        keep: keeps them, with the reason.
        then: called once it is kept.
    """

    def __init__(  # noqa: PLR0913  # what a page lends to it
        self,
        frame: PageFrame,
        record: Applicant,
        *,
        propose: Callable[[dict[str, str]], RecordChange],
        keep: Callable[[dict[str, str], str], RecordChange],
        then: Callable[[], None],
        page: QWidget,
    ) -> None:
        self._frame, self._propose, self._keeps, self._then = frame, propose, keep, then
        self._before, self._names = texts_of_record(record), names_of(record)
        title = EVENTS[EventKind.RECORD_CHANGED]
        spec = FormSpec.of(
            RECEPTION.name,
            *(replace(RECEPTION.field(name), shown_when=()) for name in self._names),
            FieldSpec(TEXT, "reason", need=Need.REQUIRED),
        )
        super().__init__(
            title, spec, self._show, words=RECORD_ADVICE, verb=title, wide=size("dialog"),
            parent=page,
        )  # fmt: skip
        self.form.fill({name: self._before[name] for name in self._names})
        FormerAddresses(self.form, lambda: places.former_places(frame.desk))

    def _show(self, _dialog: FormDialog) -> bool:
        """Show what would be kept, with what is doubtful of it."""
        texts = self.form.texts()
        given = {name: texts[name] for name in self._names if texts[name] != self._before[name]}

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

        self._frame.perform(lambda: self._propose(given), then=ask, beside=self.refuse)
        return False

    def _keep_it(self, given: dict[str, str], reason: str, *, dialog: FormDialog) -> bool:
        if not self._frame.perform(lambda: self._keeps(given, reason), beside=dialog.refuse):
            return False
        self.accept()
        self._then()
        return True
