"""How a reception ends: it is received, guided or declined; a letter is written for somebody.

Each asks another measure of what stands on the page. What is received must be right in everything;
of a guide or a refusal the party and the procedure, for what is lacking is what it is about; of a
letter the party alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from commune_desk.ui.pages.intake.accepting import Accepting
from commune_desk.ui.pages.intake.procedure import NO_PROCEDURE
from commune_desk.ui.pages.intake.turning_away import TurningAway
from commune_desk.ui.pages.intake.writing_for import WritingFor
from commune_desk.ui.widgets.actions import action, action_of
from commune_desk.words.desk.steps import NOT_RECEIVED

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtWidgets import QWidget

    from commune_desk.domain.form.spec import Texts
    from commune_desk.domain.reception.visit import Visit
    from commune_desk.services.reception.parties import KnownOtherwise
    from commune_desk.ui.frame.page_frame import PageFrame
    from commune_desk.ui.pages.intake.applicant import ApplicantPanel
    from commune_desk.ui.pages.intake.entered import Entered
    from commune_desk.ui.pages.intake.keeping import Keeping
    from commune_desk.ui.pages.intake.procedure import ProcedurePanel


class Outcomes:
    """The ends of a reception, each with its keys.

    Args:
        page: under which dialogs open.
        entered: what stands there.
        keeping: clears the page once that is written down.
        refuse: says beside its field what is wrong; without any, what is still to be compared.
        refuse_known: says that who comes is not the person whom the office knows.

    Attributes:
        accepting: receives.
        turning_away: guides and declines.
        writing_for: writes for somebody.
        waiting: the action that takes up who was guided or declined.
    """

    def __init__(  # noqa: PLR0913  # what a page lends to it
        self,
        frame: PageFrame,
        page: QWidget,
        *,
        entered: Entered,
        keeping: Keeping,
        applicant: ApplicantPanel,
        procedure: ProcedurePanel,
        refuse: Callable[[Mapping[str, str]], None],
        refuse_known: Callable[[Sequence[KnownOtherwise]], None],
    ) -> None:
        self._frame = frame
        self._page = page
        self._entered = entered
        self._keeping = keeping
        self._applicant = applicant
        self._procedure = procedure
        self._refuse = refuse
        self.turning_away = TurningAway(
            frame,
            page,
            entered=self._for_somebody,
            lacking=lambda: entered.papers.lacking() if entered.papers else (),
            done=keeping.make_ready,
        )
        self.writing_for = WritingFor(
            frame,
            page,
            entered=self._of_somebody,
            done=keeping.make_ready,
            take_up=lambda one: keeping.take_up({**one.texts, "prepared": str(one.id)}),
        )
        self.accepting = Accepting(
            frame,
            page,
            begun=entered.texts,
            entered=self._acceptable,
            refuse=refuse_known,
            done=keeping.make_ready,
            write=self.writing_for.keep,
        )
        self.waiting = action_of(self.choose_visit, page)

    # --- what each asks of what stands here ------------------------------------------------------

    def _acceptable(self) -> Texts | None:
        """What stands here; None where something of it is refused or was not compared."""
        self._applicant.form.finish_typing()
        wrong = self._entered.wrong()
        if wrong or self._applicant.doubts.left():
            self._refuse(wrong)
            return None
        return self._keeping.named(self._entered.texts())

    def _for_somebody(self) -> Texts | None:
        """What stands here of a party and a procedure: what declarations lack may stay missing."""
        if self._entered.is_letter:
            self._procedure.focus_box()
            self._procedure.refuse(NO_PROCEDURE)
            return None
        return self._of_somebody()

    def _of_somebody(self) -> Texts | None:
        """As `_for_somebody`; a letter needs no procedure."""
        return self._acceptable() if self._entered.refused() else self._entered.texts()

    # --- who comes again -------------------------------------------------------------------------

    @action(NOT_RECEIVED, shortcut="Ctrl+L", icon="receive")
    def choose_visit(self) -> None:
        """Offer those who were guided or declined; one who returns is received."""
        from commune_desk.ui.pages.intake.visits_dialog import VisitsDialog

        dialog = VisitsDialog(self._frame, parent=self._page)
        dialog.chosen.connect(self._take_up)
        dialog.open()

    def _take_up(self, visit: Visit) -> None:
        """Go on with what was entered when they came first; what stood here stays a draft."""
        self._keeping.take_up({**visit.texts, "visit": str(visit.id)})
        self._applicant.show_visit(visit)
