"""Confirming the clock of the PC: what is wrong with it, and why it is right all the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commune_desk.domain.form.kinds import TEXT
from commune_desk.domain.form.spec import FieldSpec, FormSpec, Need
from commune_desk.services.desk import clock_watch
from commune_desk.ui.dialogs.form_dialog import FormDialog
from commune_desk.words.desk.clock_watch import (
    CLOCK_CONFIRMED,
    CLOCK_REASON,
    CONFIRM_CLOCK,
    asked_to_confirm,
    clock_right,
)
from commune_desk.words.fields import FieldWords
from commune_desk.words.values import moment_text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from commune_desk.ui.frame.page_frame import PageFrame

_REASON = "clock_reason"


def clock_dialog(frame: PageFrame, parent: QWidget | None) -> FormDialog:
    """The dialog in which an administrator says why the clock is right."""
    found = clock_watch.doubt(frame.desk)
    words = asked_to_confirm(found) if found else clock_right(moment_text(frame.desk.now()))

    def keep(dialog: FormDialog) -> bool:
        reason = dialog.form.texts()[_REASON]
        return frame.perform(
            lambda: clock_watch.confirm(frame.desk, reason),
            then=lambda _nothing: frame.notices.publish(CLOCK_CONFIRMED),
            beside=dialog.refuse,
        )

    return FormDialog(
        CONFIRM_CLOCK,
        FormSpec.of("clock", FieldSpec(TEXT, _REASON, need=Need.REQUIRED)),
        keep,
        words=words,
        own_words={_REASON: FieldWords(CLOCK_REASON)},
        parent=parent,
    )
