"""Intake (tiếp nhận): the page that decides. Scan, pick, F9: the citizen writes nothing.

Three columns in the order of the work and, beside them, the paper that will be printed. Enter goes
to the next thing that is missing, not to the next field. What is typed is a draft within two
seconds.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QMessageBox, QWidget

from commune_desk.domain.applicant import name_of
from commune_desk.domain.errors import MissingApplicantName
from commune_desk.domain.papers import SlipKind
from commune_desk.services.desk import intake
from commune_desk.settings import RECEIPT_FOR_SAME_DAY
from commune_desk.ui.frame.actions import make_action
from commune_desk.ui.pages.intake.applicant import ApplicantPanel
from commune_desk.ui.pages.intake.columns import intake_columns
from commune_desk.ui.pages.intake.draft import (
    ASKED_ONCE,
    DossierDraft,
    missing,
    refused_fields,
    to_reception,
)
from commune_desk.ui.pages.intake.drafts import DraftKeeper
from commune_desk.ui.pages.intake.last_received import LastReceived
from commune_desk.ui.pages.intake.papers import PapersPanel
from commune_desk.ui.pages.intake.preview import ReceiptPreview
from commune_desk.ui.pages.intake.procedure import ProcedurePanel
from commune_desk.ui.printing.printer import print_slips
from commune_desk.words.values import moment_text

if TYPE_CHECKING:
    from commune_desk.domain.procedure import Procedure
    from commune_desk.domain.reception import Reception
    from commune_desk.services.desk.desk import Desk
    from commune_desk.services.desk.intake import Received
    from commune_desk.ui.frame.page_frame import PageFrame

Verb = Callable[["Desk", "Reception"], "Received"]

NO_PROCEDURE = "Chưa chọn thủ tục. Gõ chữ cái đầu, một từ của tên, hoặc mã thủ tục."


class IntakePage(QWidget):
    """One citizen at a time, from the card to the printed receipt."""

    title = "Tiếp nhận"

    def __init__(self, frame: PageFrame) -> None:
        super().__init__()
        self._frame = frame
        self._applicant = ApplicantPanel(frame)
        self._procedure = ProcedurePanel(frame)
        self._papers = PapersPanel()
        self._preview = ReceiptPreview(frame, self._receivable)
        self._last = LastReceived(self._print_again, lambda no: frame.open_item("dossier", no))
        self._keeper = DraftKeeper(frame, self, entered=self.draft, show=self._show_kept)
        panels = (self._applicant, self._procedure, self._papers, self._preview)
        self.setLayout(intake_columns(panels, self._last))
        self._declare_actions()
        self._listen()
        self._recount()

    # --- the contract of ui/pages ---------------------------------------------------------------

    def on_shown(self) -> None:
        """Ready for a card; what was typed before stays."""
        self._keeper.count()
        self._procedure.refresh_due()
        self._preview.touch()
        if self.draft().is_empty:
            self._applicant.focus_scan()
        else:
            self._go_on()

    def open_item(self, item_id: str) -> None:
        """A new dossier for a person whom the office knows; what stood here is kept as a draft."""
        self.keep_draft()
        self._applicant.begin_with(item_id)

    def can_leave(self) -> bool:
        """What was typed is kept before the window closes; only the clerk may give it up."""
        return self._keeper.save() or self._is_given_up()

    # --- what is entered -------------------------------------------------------------------------

    def draft(self) -> DossierDraft:
        """What stands on the page."""
        chosen: dict[str, Any] = self._procedure.choices()
        return DossierDraft(
            applicant=self._applicant.person.texts(),
            organisation=self._applicant.organisation_texts(),
            delegate=self._applicant.delegate_texts(),
            papers=self._papers.papers(),
            filled_from=self._applicant.filled_from,
            **chosen,
        )

    def show_draft(self, draft: DossierDraft) -> None:
        """Show what was kept; an empty draft clears the page for the next citizen."""
        procedure = self._procedure_of(draft)
        self._applicant.fill(
            draft.applicant,
            organisation=draft.organisation,
            delegate=draft.delegate,
            filled_from=draft.filled_from,
        )
        chosen = {"channel": draft.channel, "return_by": draft.return_by, "model": draft.model}
        more = {"variant": draft.variant, "external_no": draft.external_no}
        self._procedure.fill(procedure, chosen | more)
        self._papers.show_procedure(procedure)
        if draft.papers is not None and procedure is not None:
            self._papers.fill(draft.papers)
        self._recount()

    def _procedure_of(self, draft: DossierDraft) -> Procedure | None:
        """The procedure of a draft, None where it is repealed meanwhile, which is said."""
        desk, code = self._frame.desk, draft.procedure_code
        if not code:
            return None
        return self._frame.ask(lambda: intake.procedure_for(desk, code, desk.now()), otherwise=None)

    def _receivable(self) -> Reception | None:
        """What could be received now; None while name or procedure are missing."""
        draft = self.draft()
        if {"full_name", "procedure"} & set(missing(draft)):
            return None
        return to_reception(draft)

    # --- building --------------------------------------------------------------------------------

    def _declare_actions(self) -> None:
        self.primary_action = make_action(
            self, "Tiếp nhận và in", self._receive, shortcut="F9", icon="receive"
        )
        self._at_once = make_action(
            self, "Giải quyết ngay", self._solve_at_once, shortcut="F10", icon="check"
        )
        keep = make_action(self, "Để nháp", self.keep_draft, shortcut="Esc", icon="save")
        self._open_drafts = make_action(
            self, "Bản nháp", self._keeper.choose, shortcut="Ctrl+O", icon="edit"
        )
        self.addActions([self._open_drafts, keep, self._at_once, self.primary_action])
        QShortcut(QKeySequence("F11"), self, self._procedure.explain)
        QShortcut(QKeySequence("Ctrl+M"), self, self._procedure.face_citizen)
        QShortcut(QKeySequence("Ctrl+P"), self, lambda: self._print_again(self._last.dossier_no))

    def _listen(self) -> None:
        self._applicant.edited.connect(self._recount)
        self._applicant.settled.connect(self._go_on)
        self._applicant.entered.connect(self._go_on)
        self._procedure.picked.connect(self._show_papers)
        self._procedure.edited.connect(self._recount)
        self._papers.edited.connect(self._recount)
        self._papers.wanted.connect(self._focus)
        self._keeper.counted.connect(self._tell_drafts)
        self._frame.changes.catalogue_changed.connect(self._procedure.refresh_due)
        self._minute = QTimer(self, interval=60_000)
        self._minute.timeout.connect(self._follow_clock)
        self._minute.start()

    # --- the way through the page ----------------------------------------------------------------

    def _recount(self) -> None:
        """Something changed: what is missing, what may be done, the paper, the draft."""
        draft, procedure = self.draft(), self._procedure.procedure
        self._papers.show_missing(missing(draft))
        self._at_once.setEnabled(procedure is not None and procedure.is_same_day)
        self._preview.touch()
        if not draft.is_empty:
            self._keeper.touch()

    def _follow_clock(self) -> None:
        """After the cut-off the due date is another: a page must not promise the old one."""
        if self.isVisible():
            self._procedure.refresh_due()
            self._preview.touch()

    def _show_papers(self) -> None:
        self._papers.show_procedure(self._procedure.procedure)
        self._go_on()

    def _go_on(self) -> None:
        """Put the focus on the next thing that is missing, after the field where it is now."""
        self._recount()
        open_fields = missing(self.draft())
        here = next((name for name in ASKED_ONCE if self._has_focus(name)), "")
        after = ASKED_ONCE[ASKED_ONCE.index(here) + 1 :] if here else ASKED_ONCE
        following = [name for name in after if name in open_fields] or [*open_fields, "procedure"]
        self._focus(following[0])

    def _focus(self, name: str) -> None:
        if name == "procedure":
            self._procedure.focus_box()
        else:
            self._applicant.person.field(name).editor.setFocus()

    def _has_focus(self, name: str) -> bool:
        if name == "procedure":
            return False
        return self._applicant.person.field(name).editor is self.window().focusWidget()

    # --- the verbs -------------------------------------------------------------------------------

    def _receive(self) -> None:
        self._accept(intake.receive, (SlipKind.RECEIPT,))

    def _solve_at_once(self) -> None:
        wanted = self._frame.desk.settings[RECEIPT_FOR_SAME_DAY]
        self._accept(intake.solve_at_once, (SlipKind.RECEIPT,) if wanted else ())

    def _accept(self, verb: Verb, papers: tuple[SlipKind, ...]) -> None:
        """Let the office receive what stands here; then clear the page, then print."""
        if not self._is_acceptable():
            return
        reception = to_reception(self.draft())
        received: list[Received] = []
        changes = self._frame.changes
        if self._frame.perform(
            lambda: verb(self._frame.desk, reception),
            then=received.append,
            announces=changes.dossiers_changed,
        ):
            self._tell(received[0], reception)
            self._keeper.discard()
            self._clear()
            print_slips(self._frame, received[0].dossier.dossier_no, papers, parent=self)

    def _is_acceptable(self) -> bool:
        """Say beside the fields what stands in the way; the focus goes to the first of them."""
        draft = self.draft()
        wrong = refused_fields(draft)
        lacking = missing(draft)
        if "full_name" in lacking:
            wrong = {"full_name": MissingApplicantName(), **wrong}
        self._applicant.say(wrong)
        if "procedure" in lacking:
            self._procedure.refuse(NO_PROCEDURE)
        first = next(iter(wrong), "procedure" if "procedure" in lacking else "")
        if first:
            self._focus(first.rpartition(".")[2])
        return not first

    def _tell(self, received: Received, reception: Reception) -> None:
        dossier = received.dossier
        if dossier.returned_at is None:
            words = f"Đã tiếp nhận {dossier.dossier_no}, hẹn trả {moment_text(dossier.due_at)}"
        else:
            words = f"Đã giải quyết và trả ngay {dossier.dossier_no}"
        self._last.tell(dossier.dossier_no, f"{words} · {name_of(reception.applicant)}")
        self._frame.notices.publish(words)

    def _print_again(self, dossier_no: str) -> None:
        if dossier_no:
            print_slips(self._frame, dossier_no, (SlipKind.RECEIPT,), parent=self)

    # --- drafts ----------------------------------------------------------------------------------

    def keep_draft(self) -> None:
        """Esc: keep what is typed as a draft and clear the page; the draft can be opened again."""
        if self.draft().is_empty:
            self._applicant.focus_scan()
            return
        if self._keeper.save():
            self._frame.notices.publish("Đã để lại thành bản nháp. Ctrl+O mở lại.")
            self._keeper.release()
            self._clear()

    def _clear(self) -> None:
        self.show_draft(DossierDraft())
        self._keeper.count()
        self._applicant.focus_scan()

    def hideEvent(self, event: QHideEvent) -> None:
        """Out of sight, nothing may be unsaved."""
        super().hideEvent(event)
        self._keeper.save()

    def _is_given_up(self) -> bool:
        words = "Chưa lưu được phần đang nhập. Đóng cửa sổ và bỏ phần đó?"
        answer = QMessageBox.question(self, "Bản nháp chưa lưu", words)
        return answer is QMessageBox.StandardButton.Yes

    def _show_kept(self, draft: DossierDraft) -> None:
        self.show_draft(draft)
        self._go_on()

    def _tell_drafts(self, count: int) -> None:
        self._open_drafts.setText(f"Bản nháp ({count})" if count else "Bản nháp")
