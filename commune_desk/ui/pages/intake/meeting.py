"""Whoever stands at the desk, compared with what the office knows of them.

What they say otherwise than their record, which visit waits for them, what they filed before; what
was kept for somebody else does not become theirs.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from commune_desk.domain.people.applicant import is_another, number_of
from commune_desk.domain.reception.reception import title_of
from commune_desk.services.reception import parties, prepared, visits

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from commune_desk.domain.reception.visit import Visit
    from commune_desk.services.people.citizens import Known
    from commune_desk.ui.frame.page_frame import PageFrame
    from commune_desk.ui.pages.intake.applicant import ApplicantPanel
    from commune_desk.ui.pages.intake.entered import Entered
    from commune_desk.ui.pages.intake.procedure import ProcedurePanel

ANOTHER_THAN_VISIT = "Người nộp khác: lượt chưa tiếp nhận trước đó vẫn chờ (Ctrl+L)."


class Meeting:
    """Compares who stands on the intake page with the records, the visits and the dossiers.

    Args:
        page: under which dialogs open.
        entered: what stands there.
        keep_draft: keeps that as a draft and clears the page.
    """

    def __init__(  # noqa: PLR0913  # the parts of the page
        self,
        frame: PageFrame,
        page: QWidget,
        *,
        applicant: ApplicantPanel,
        procedure: ProcedurePanel,
        entered: Entered,
        keep_draft: Callable[[], None],
    ) -> None:
        self._frame = frame
        self._page = page
        self._applicant = applicant
        self._procedure = procedure
        self._entered = entered
        self._keep_draft = keep_draft

    def compare(self) -> None:
        """Compare who stands here with what the office knows of them."""
        self._part_from_others()
        desk, entered = self._frame.desk, self._entered.reception()
        otherwise = partial(parties.told_otherwise, desk, entered.party)
        self._applicant.offer_update(self._frame.ask(otherwise, otherwise=()))
        waiting: tuple[Visit, ...] = ()
        if entered.visit is None:
            number = number_of(entered.applicant)
            waiting = self._frame.ask(partial(visits.waited_for, desk, number), otherwise=())
        self._applicant.show_waiting(waiting)
        self.look_back()

    def look_back(self, *, is_anew: bool = False) -> None:
        """Say what the same person filed with the same procedure of late, or has still open."""
        entered = self._entered.reception()
        code = entered.procedure_code
        self._procedure.earlier.follow(entered.applicant, code, is_anew=is_anew)

    def _part_from_others(self) -> None:
        """A visit waits for whoever was there: it does not become the dossier of another.

        Nor does what was written for somebody.
        """
        desk, entered = self._frame.desk, self._entered.reception()
        if entered.prepared is not None:
            kept = self._frame.ask(partial(prepared.get, desk, entered.prepared), otherwise=None)
            if kept is None or is_another(entered.applicant, kept.party.applicant):
                self._procedure.forget("prepared")
        if entered.visit is None:
            return
        visit = self._frame.ask(partial(visits.get, desk, entered.visit), otherwise=None)
        if visit is None or is_another(entered.applicant, visit.party.applicant):
            self._procedure.forget("visit")
            self._frame.notices.publish(ANOTHER_THAN_VISIT)

    def ask_about_another(self, known: Known) -> None:
        """Somebody else comes while one stands here: nothing is lost, nothing is mixed up."""
        from commune_desk.ui.pages.intake.another_dialog import AnotherDialog

        def begin() -> None:
            self._keep_draft()
            self._applicant.show(known)

        comes = known.person.full_name or known.person.personal_id
        dialog = AnotherDialog(title_of(self._entered.texts()), comes, parent=self._page)
        dialog.begun.connect(begin)
        dialog.replaced.connect(lambda: self._applicant.show(known))
        dialog.open()
