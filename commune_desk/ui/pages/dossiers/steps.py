"""The permitted steps of one dossier as actions, the usual next one first, each with its needs."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from commune_desk.domain.dossier import (
    Action,
    StepRequest,
    Timeliness,
    TimelinessRule,
    step_of,
    timeliness,
)
from commune_desk.domain.form.kinds import TEXT
from commune_desk.domain.form.spec import FieldSpec, FormSpec, Need
from commune_desk.domain.papers import SlipKind
from commune_desk.services.desk import handling
from commune_desk.settings import RATING_AFTER_RETURN, TIMELINESS_RULE
from commune_desk.ui.dialogs.form_dialog import FormDialog
from commune_desk.ui.frame.actions import make_action
from commune_desk.ui.pages.dossiers.step_dialog import needs_words, step_dialog
from commune_desk.ui.printing.printer import print_slips
from commune_desk.ui.public.rating_window import ask_for_rating
from commune_desk.words.steps import ACTIONS

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QAction

    from commune_desk.domain.dossier import Dossier
    from commune_desk.ui.frame.page_frame import PageFrame

NEXT_FIRST = (Action.RETURN, Action.ACCEPT_SUPPLEMENT, Action.HAND_OVER, Action.FINISH)
"""The step that is usually next, in this order where several are permitted."""

UNDO = FormSpec.of("undo", FieldSpec(TEXT, "reason", need=Need.REQUIRED))
CAN_BE_UNDONE = frozenset({Action.HAND_OVER, Action.FINISH})
ICONS = {
    Action.HAND_OVER: "next",
    Action.REQUEST_SUPPLEMENT: "pause",
    Action.ACCEPT_SUPPLEMENT: "receive",
    Action.APOLOGISE: "calendar",
    Action.FINISH: "check",
    Action.RETURN: "return",
}
SLIP_OF = {
    Action.REQUEST_SUPPLEMENT: SlipKind.SUPPLEMENT_REQUEST,
    Action.REFUSE: SlipKind.REFUSAL_NOTICE,
    Action.APOLOGISE: SlipKind.APOLOGY_NOTICE,
}
"""The paper that goes to the citizen with a step."""


class DossierSteps:
    """Takes the steps of the dossier that a page shows.

    Args:
        page: under which dialogs open.
        procedure_name: the kind of work, for the rating window.
    """

    def __init__(self, frame: PageFrame, page: QWidget) -> None:
        self._frame = frame
        self._page = page
        self.procedure_name = ""

    def actions(self, dossier: Dossier) -> list[QAction]:
        """An action for each step that the officer may take now, the usual next one first."""
        permitted = handling.permitted(self._frame.desk, dossier)
        ordered = sorted(permitted, key=_rank)
        return [self._action(place, step, dossier) for place, step in enumerate(ordered)]

    def ask_undo(self, dossier_no: str) -> None:
        """Take back the last step, with the reason on record."""
        FormDialog(
            "Hoàn tác bước",
            UNDO,
            partial(self._undo, dossier_no),
            words="Chỉ hoàn tác được chuyển giải quyết, hoặc kết quả chưa trả. Lý do được ghi lại.",
            verb="Hoàn tác bước",
            parent=self._page,
        ).open()

    def _action(self, place: int, step: Action, dossier: Dossier) -> QAction:
        made = make_action(
            self._page,
            ACTIONS[step],
            partial(self._begin, step, dossier),
            shortcut="F9" if place == 0 else f"Ctrl+{place}",
            icon=ICONS.get(step, "close"),
        )
        made.setToolTip(f"{made.toolTip()} · Điều {step_of(step).article} NĐ 118/2025/NĐ-CP")
        return made

    def _begin(self, step: Action, dossier: Dossier) -> None:
        """Take the step at once, or ask first for what it needs."""
        desk = self._frame.desk
        rule = TimelinessRule(desk.settings[TIMELINESS_RULE])
        is_late = timeliness(desk.now(), dossier.due_at, rule) is Timeliness.OVERDUE
        if needs_words(step, is_late=is_late):
            take = partial(self._take, dossier.dossier_no)
            step_dialog(step, take, now=desk.now(), is_late=is_late, parent=self._page).open()
        else:
            self._take(dossier.dossier_no, StepRequest(step, desk.now()))

    def _take(
        self,
        dossier_no: str,
        request: StepRequest,
        beside: Callable[[str], None] | None = None,
    ) -> bool:
        frame, step = self._frame, request.action
        is_taken = frame.perform(
            lambda: handling.step(frame.desk, dossier_no, request),
            announces=frame.changes.dossiers_changed,
            beside=beside,
        )
        if is_taken:
            undo = partial(self.ask_undo, dossier_no) if step in CAN_BE_UNDONE else None
            frame.notices.publish(f"{ACTIONS[step]}: {dossier_no}", undo=undo)
            self._go_on(dossier_no, step)
        return is_taken

    def _go_on(self, dossier_no: str, step: Action) -> None:
        """What follows a step: the paper for the citizen, or the question how it was."""
        if step in SLIP_OF:
            print_slips(self._frame, dossier_no, (SLIP_OF[step],), parent=self._page)
        if step is Action.RETURN and self._frame.desk.settings[RATING_AFTER_RETURN]:
            ask_for_rating(self._frame, dossier_no, self.procedure_name, parent=self._page)

    def _undo(self, dossier_no: str, dialog: FormDialog) -> bool:
        frame, reason = self._frame, dialog.form.values()["reason"]
        return frame.perform(
            lambda: handling.undo_last(frame.desk, dossier_no, reason),
            then=lambda _undone: frame.notices.publish(
                f"Đã hoàn tác bước vừa làm của {dossier_no}"
            ),
            announces=frame.changes.dossiers_changed,
            beside=dialog.refuse,
        )


def _rank(step: Action) -> tuple[int, int]:
    """The usual next step first, the others in the order of the table."""
    if step in NEXT_FIRST:
        return 0, NEXT_FIRST.index(step)
    return 1, 0
