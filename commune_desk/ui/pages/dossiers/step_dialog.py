"""One step of a dossier: what it is, the article it rests on, and what must be given with it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time

from PySide6.QtWidgets import QWidget

from commune_desk.domain.dossier import Action, StepRequest, step_of
from commune_desk.domain.form.kinds import DATE, LONG_TEXT
from commune_desk.domain.form.spec import FieldSpec, FormSpec, Need
from commune_desk.domain.working_time import OFFICE_ZONE
from commune_desk.ui.dialogs.form_dialog import FormDialog
from commune_desk.words.steps import ACTIONS

Take = Callable[[StepRequest, Callable[[str], None]], bool]

END_OF_DAY = time(17, 0)
IRREVERSIBLE = frozenset({Action.REFUSE, Action.STOP, Action.LAPSE})

GIVEN = {
    "note": FieldSpec(LONG_TEXT, "note", need=Need.REQUIRED),
    "until": FieldSpec(DATE, "until", need=Need.REQUIRED),
    "late_reason": FieldSpec(LONG_TEXT, "late_reason", need=Need.REQUIRED),
}
"""What a step may ask for."""


def needs_words(action: Action, *, is_late: bool) -> bool:
    """Whether a step cannot be taken by one key: something must be given, or no way leads back."""
    return bool(form_of_step(action, is_late=is_late).fields) or action in IRREVERSIBLE


def form_of_step(action: Action, *, is_late: bool) -> FormSpec:
    """What a step asks for; a late result needs the reason of the delay."""
    needs = step_of(action).needs
    if action is Action.FINISH and is_late:
        needs = (*needs, "late_reason")
    return FormSpec.of(action.value, *(GIVEN[need] for need in needs))


def step_dialog(
    action: Action,
    take: Take,
    *,
    now: datetime,
    is_late: bool,
    parent: QWidget | None = None,
) -> FormDialog:
    """The dialog of a step, which stays open until the office accepts what it asks for.

    Args:
        action: the step.
        take: takes the step and says whether it was taken; a refusal goes to its second argument.
        now: the moment of the step.
        is_late: whether the dossier is overdue.
        parent: over which it stands.
    """

    def keep(dialog: FormDialog) -> bool:
        given = dialog.form.values()
        if (day := given.get("until")) is not None:
            given["until"] = datetime.combine(day, END_OF_DAY, OFFICE_ZONE)
        return take(StepRequest(action, now, **given), dialog.refuse)

    return FormDialog(
        ACTIONS[action],
        form_of_step(action, is_late=is_late),
        keep,
        words=f"Căn cứ: Điều {step_of(action).article} Nghị định 118/2025/NĐ-CP",
        verb=ACTIONS[action],
        is_final=action in IRREVERSIBLE,
        parent=parent,
    )
