"""The two outcomes of a reception that leave no dossier: form 02 and form 03 from the intake page.

The officer says what is missing, or why it is declined; the paper prints, and the page is ready for
the next citizen. What was entered waits in the list of those not received.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from commune_desk.domain.desk.steps import Action, step_of
from commune_desk.domain.people.applicant import name_of, number_of
from commune_desk.domain.reception.reception import reception_from
from commune_desk.domain.reception.visit import ASKED, SLIPS, VisitOutcome
from commune_desk.services.papers import visit_slips
from commune_desk.services.reception import visits
from commune_desk.services.reception.reception import checked_reception
from commune_desk.ui.widgets.actions import make_action
from commune_desk.words.answers import turned_away
from commune_desk.words.papers.papers import SLIPS as SLIP_NAMES
from commune_desk.words.papers.papers import slip_number
from commune_desk.words.values import VISIT_OUTCOMES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QWidget

    from commune_desk.domain.form.spec import Texts
    from commune_desk.domain.keys import VisitId
    from commune_desk.domain.reception.visit import Visit
    from commune_desk.ui.dialogs.form_dialog import FormDialog
    from commune_desk.ui.frame.page_frame import PageFrame

AS_STEPS = {
    VisitOutcome.GUIDE: Action.REQUEST_SUPPLEMENT,
    VisitOutcome.DECLINE: Action.REFUSE,
}
"""The step with the same paper once a dossier is received; it lends its key and its icon."""


class TurningAway:
    """Guides or declines whoever stands on the intake page.

    Args:
        page: under which dialogs open.
        entered: what stands on the page; None where something in it is refused, which was said.
        lacking: the papers that must be handed in and are not ticked.
        done: called when it is written down, before the paper prints.

    Attributes:
        actions: one for each outcome.
    """

    def __init__(
        self,
        frame: PageFrame,
        page: QWidget,
        *,
        entered: Callable[[], Texts | None],
        lacking: Callable[[], Sequence[str]],
        done: Callable[[], None],
    ) -> None:
        self._frame = frame
        self._page = page
        self._entered = entered
        self._lacking = lacking
        self._done = done
        self.actions = tuple(self._action(outcome) for outcome in VisitOutcome)

    def _action(self, outcome: VisitOutcome) -> QAction:
        step = step_of(AS_STEPS[outcome])
        ask = partial(self._ask, outcome)
        return make_action(
            self._page, VISIT_OUTCOMES[outcome], ask, shortcut=step.key, icon=step.icon
        )

    def _ask(self, outcome: VisitOutcome) -> None:
        texts = self._entered()
        if texts is None:
            return
        from commune_desk.ui.dialogs.form_dialog import FormDialog

        slip = SLIP_NAMES[SLIPS[outcome]]
        who = reception_from(texts).applicant
        dialog = FormDialog(
            VISIT_OUTCOMES[outcome],
            ASKED[outcome],
            partial(self._keep, outcome, texts),
            words=f"In ra {slip}. Chưa tính là đã tiếp nhận.",
            verb="Ghi và in phiếu",
            ends=(name_of(who), number_of(who)) if outcome is VisitOutcome.DECLINE else (),
            parent=self._page,
        )
        if outcome is VisitOutcome.GUIDE:
            dialog.form.set_texts({"missing": "\n".join(self._lacking())})
        dialog.open()

    def _keep(self, outcome: VisitOutcome, texts: Texts, dialog: FormDialog) -> bool:
        frame, desk, given = self._frame, self._frame.desk, dialog.form.values()

        def keep() -> Visit:
            reception = checked_reception(desk, texts)
            if outcome is VisitOutcome.GUIDE:
                return visits.guide(desk, reception, (given["missing"],), reason=given["reason"])
            return visits.decline(desk, reception, (given["reason"],))

        kept: list[Visit] = []
        if not frame.perform(keep, then=kept.append, beside=dialog.refuse):
            return False
        [visit] = kept
        number = slip_number(SLIPS[outcome], visit.slip_no, desk.office.centre_name)
        frame.notices.publish(turned_away(visit, number))
        self._done()
        print_visit(frame, visit.id, parent=self._page)
        return True


def print_visit(
    frame: PageFrame,
    visit_id: VisitId,
    *,
    parent: QWidget,
    then: Callable[[], object] = lambda: None,
) -> None:
    """Make, keep and print the paper of a visit; `then` is called when it was made."""
    from commune_desk.ui.printing.printer import print_made  # not before the first paper

    make = partial(visit_slips.make_slip, frame.desk, visit_id)
    count = partial(visit_slips.count_print, frame.desk, visit_id)
    print_made(frame, [make], count=count, parent=parent, then=then)
