"""The steps of one dossier in the window: an action for each, and what happens when it is taken.

Words, key, picture, dialog and paper follow from the row of the step in `domain/desk/steps.py`.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from commune_desk.domain.desk.steps import Action, step_of
from commune_desk.domain.form.kinds import TEXT
from commune_desk.domain.form.spec import FieldSpec, FormSpec, Need
from commune_desk.domain.people.applicant import name_of, number_of
from commune_desk.services.desk import lookup
from commune_desk.services.handling import handling, returning
from commune_desk.ui.dialogs.form_dialog import FormDialog
from commune_desk.ui.frame.notices.notices import Tone
from commune_desk.ui.printing.printer import print_slips
from commune_desk.ui.public.invitations import invitations_of
from commune_desk.ui.widgets.actions import make_action
from commune_desk.words import fields
from commune_desk.words.desk.steps import (
    ACTIONS,
    CANNOT_BE_UNDONE,
    NOTHING_TO_UNDO,
    UNDO_STEP,
    basis,
    overstepped_words,
)
from commune_desk.words.values import in_sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import Any

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QWidget

    from commune_desk.domain.handling.dossier_sheet import DossierSheet
    from commune_desk.ui.frame.page_frame import PageFrame


def whose(sheet: DossierSheet) -> tuple[str, str, str]:
    """Whose dossier it is: who filed, what for, its number."""
    filing = sheet.filing
    who = name_of(filing.applicant)
    if filing.delegate is not None:
        who = f"{who} · {in_sentence(fields.label('delegate'))}: {filing.delegate.full_name}"
    number = " · ".join(filter(None, (sheet.dossier.dossier_no, number_of(filing.applicant))))
    return who, sheet.procedure.name, number


UNDO = FormSpec.of("undo", FieldSpec(TEXT, "reason", need=Need.REQUIRED))


def step_action(page: QWidget, step: Action, does: Callable[[], object]) -> QAction:
    """The action of a step as its row declares it, the same wherever the step is offered."""
    row = step_of(step)
    made = make_action(page, ACTIONS[step], does, shortcut=row.key, icon=row.icon)
    made.setAutoRepeat(False)
    advice = [f"{ACTIONS[step]} ({row.key})", basis(step)]
    made.setToolTip(" · ".join(advice if row.is_undoable else [*advice, CANNOT_BE_UNDONE]))
    return made


class DossierSteps:
    """Takes the steps of the dossier that a page shows.

    Args:
        page: under which dialogs open.
        taken: called when a step was taken, before its paper or the rating window opens.
    """

    def __init__(
        self, frame: PageFrame, page: QWidget, *, taken: Callable[[], object] | None = None
    ) -> None:
        self._frame = frame
        self._page = page
        self._taken = taken

    def begin(self, step: Action, sheet: DossierSheet) -> None:
        """Take a step at once; first ask where it asks for something or ends the dossier.

        The key of a step that may not be taken says why.
        """
        desk = self._frame.desk
        if not self._frame.perform(lambda: handling.check_open(desk, sheet.dossier, step)):
            return
        asked = handling.asked(self._frame.desk, sheet.dossier, step)
        row = step_of(step)
        if not asked.fields and not row.ends_dossier:
            self._take(step, sheet, given={})
            return
        wanted_until = handling.overstepped(self._frame.desk, sheet.dossier, step)
        advice = [
            f"Căn cứ: {basis(step)}.",
            "" if row.is_undoable else CANNOT_BE_UNDONE,
            f"{overstepped_words(step, wanted_until)} Ghi rõ lý do." if wanted_until else "",
        ]
        dialog = FormDialog(
            ACTIONS[step],
            asked,
            lambda dialog: self._take(
                step, sheet, given=dialog.form.values(), refuse=dialog.refuse
            ),
            words=" ".join(filter(None, advice)),
            verb=ACTIONS[step],
            is_final=row.is_irreversible,
            ends=whose(sheet) if row.ends_dossier else (),
            parent=self._page,
        )
        if step is Action.ACCEPT_SUPPLEMENT:
            dialog.form.fill({"note": handling.papers_asked(self._frame.desk, sheet.dossier)})
        dialog.open()

    def ask_undo(self, sheet: DossierSheet, step: Action) -> None:
        """Take back the last step, with the reason on record; what and whose it is is said."""
        number, who = sheet.dossier.dossier_no, name_of(sheet.filing.applicant)
        desk = self._frame.desk

        def undo(reason: str) -> object:
            return handling.undo_last(desk, number, reason, meant=step)

        self._ask_why(
            f"Hoàn tác “{ACTIONS[step]}” của hồ sơ {number}, {who}.",
            undo,
            of=(number,),
            done=f"Đã hoàn tác bước vừa làm của {number}",
        )

    def ask_undo_returns(self, numbers: Sequence[str], people: str) -> None:
        """Take back what was handed over together, with the reason on record."""
        desk, what = self._frame.desk, f"của {len(numbers)} hồ sơ"
        if not all(self._is_last(number, Action.RETURN) for number in numbers):
            self._frame.notices.publish(NOTHING_TO_UNDO, Tone.INFO)
            return
        self._ask_why(
            f"Hoàn tác “{ACTIONS[Action.RETURN]}” {what}: {', '.join(numbers)} ({people}).",
            lambda reason: returning.take_back_results(desk, numbers, reason),
            of=numbers,
            done=f"Đã hoàn tác bước vừa làm {what}",
        )

    def _undo_if_last(self, sheet: DossierSheet, step: Action) -> None:
        """Ctrl+Z later on: what was done may have been followed, or taken back, meanwhile."""
        if self._is_last(sheet.dossier.dossier_no, step):
            self.ask_undo(sheet, step)
        else:
            self._frame.notices.publish(NOTHING_TO_UNDO, Tone.INFO)

    def _is_last(self, number: str, step: Action) -> bool:
        desk = self._frame.desk
        kept = self._frame.ask(lambda: lookup.known(desk, number), otherwise=None)
        last = handling.undoable(desk, kept.dossier) if kept is not None else None
        return last is not None and last.action is step

    def _take(
        self,
        step: Action,
        sheet: DossierSheet,
        *,
        given: Mapping[str, Any],
        refuse: Callable[[str], None] | None = None,
    ) -> bool:
        """Take a step with what was given for it; what follows is the paper or the rating."""
        frame, desk, number = self._frame, self._frame.desk, sheet.dossier.dossier_no
        taken: list[handling.Taken] = []
        if not frame.perform(
            lambda: handling.take(
                desk, number, handling.request(desk, sheet.dossier, step, given=given)
            ),
            then=taken.append,
            announces=frame.changes.dossiers_changed,
            beside=refuse,
        ):
            return False
        row = step_of(step)
        undo = partial(self._undo_if_last, sheet, step) if row.is_undoable else None
        said = f"{ACTIONS[step]}: {number}"
        frame.notices.publish(said, undo=undo, asks_first=undo is not None)
        if self._taken is not None:
            self._taken()
        if (paper := taken[0].paper) is not None:
            print_slips(frame, number, (paper,), parent=self._page)
        if step is Action.RETURN:
            invitations_of(frame).offer(number, beside=self._page)
        return True

    def _ask_why(
        self, words: str, undo: Callable[[str], object], *, of: Sequence[str], done: str
    ) -> None:
        frame = self._frame

        def tell(_undone: object) -> None:
            invitations_of(frame).withdraw(of)
            frame.notices.publish(done)

        def take_back(dialog: FormDialog) -> bool:
            reason = dialog.form.values()["reason"]
            return frame.perform(
                lambda: undo(reason),
                then=tell,
                announces=frame.changes.dossiers_changed,
                beside=dialog.refuse,
            )

        FormDialog(
            UNDO_STEP,
            UNDO,
            take_back,
            words=f"{words} Lý do được ghi lại.",
            verb=UNDO_STEP,
            parent=self._page,
        ).open()
