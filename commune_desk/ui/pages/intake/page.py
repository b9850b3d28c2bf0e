"""Intake (tiếp nhận): the page that decides. Scan, pick, F9: the citizen writes nothing.

Three columns in the order of the work and, beside them, the paper that will be printed. Enter goes
to the next thing that is missing, not to the next field. What is typed is a draft within two
seconds.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QMessageBox, QWidget

from commune_desk.domain.applicant import name_of
from commune_desk.domain.form.rules import ASKED_FOR, missing, shown
from commune_desk.domain.form.spec import Need
from commune_desk.domain.papers import SlipKind
from commune_desk.domain.reception import RECEPTION, is_begun, papers_from, reception_from
from commune_desk.services.desk import intake
from commune_desk.services.desk.reception import checked_reception, refused
from commune_desk.services.papers import printing
from commune_desk.ui.frame.actions import make_action
from commune_desk.ui.pages.intake.applicant import ApplicantPanel
from commune_desk.ui.pages.intake.columns import intake_columns
from commune_desk.ui.pages.intake.drafts import DraftKeeper
from commune_desk.ui.pages.intake.last_received import LastReceived
from commune_desk.ui.pages.intake.papers import PapersPanel
from commune_desk.ui.pages.intake.preview import ReceiptPreview
from commune_desk.ui.pages.intake.procedure import ProcedurePanel
from commune_desk.ui.printing.printer import print_slips
from commune_desk.words.answers import received
from commune_desk.words.errors import sentence

if TYPE_CHECKING:
    from commune_desk.domain.dossier import Dossier
    from commune_desk.domain.form.spec import Texts
    from commune_desk.domain.procedure import Procedure
    from commune_desk.domain.reception import Reception
    from commune_desk.services.desk.desk import Desk
    from commune_desk.services.desk.intake import Received
    from commune_desk.ui.frame.page_frame import PageFrame

Verb = Callable[["Desk", "Reception"], "Received"]

NAME, PROCEDURE, PHONE = "applicant.full_name", "procedure", "applicant.phone"
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
        self._keeper = DraftKeeper(frame, self, entered=self.texts, show=self._show_kept)
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
        if is_begun(self.texts()):
            self._go_on()
        else:
            self._applicant.focus_scan()

    def open_item(self, item_id: str) -> None:
        """A new dossier for a person whom the office knows; what stood here is kept as a draft."""
        self.keep_draft()
        self._applicant.begin_with(item_id)

    def can_leave(self) -> bool:
        """What was typed is kept before the window closes; only the clerk may give it up."""
        return self._keeper.save() or self._is_given_up()

    # --- what is entered -------------------------------------------------------------------------

    def texts(self) -> dict[str, str]:
        """What stands on the page: the texts of the form of a reception."""
        return {**self._applicant.form.texts(), **self._procedure.texts(), **self._papers.texts()}

    def show_texts(self, texts: Texts) -> None:
        """Show what was kept; without texts the page is empty, for the next citizen."""
        procedure = self._procedure_of(texts)
        self._applicant.fill(texts)
        self._procedure.fill(procedure, texts)
        self._papers.show_procedure(procedure)
        if procedure is not None and papers_from(texts) is not None:
            self._papers.fill(texts)
        self._recount()

    def _procedure_of(self, texts: Texts) -> Procedure | None:
        """The procedure of a draft, None where it is repealed meanwhile, which is said."""
        desk, code = self._frame.desk, texts.get("procedure", "")
        if not code:
            return None
        return self._frame.ask(lambda: intake.procedure_for(desk, code, desk.now()), otherwise=None)

    def _receivable(self) -> Reception | None:
        """What could be received now; None while something that it needs is missing."""
        texts = self.texts()
        is_lacking = missing(RECEPTION, texts, (Need.REQUIRED,))
        return None if is_lacking else reception_from(texts)

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
        procedure = self._procedure.procedure
        self._papers.show_missing(self._still_empty())
        self._at_once.setEnabled(procedure is not None and procedure.is_same_day)
        self._preview.touch()
        if is_begun(self.texts()):
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
        order, still_empty = self._order(), self._still_empty()
        here = self._applicant.form.focused()
        after = order[order.index(here) + 1 :] if here in order else order
        following = [name for name in after if name in still_empty]
        self._focus((following or [*still_empty, PROCEDURE])[0])

    def _still_empty(self) -> list[str]:
        empty = missing(RECEPTION, self.texts())
        return [name for name in self._order() if name in empty]

    def _order(self) -> list[str]:
        """Everything that Enter can go to, filled or not: the telephone is asked for last."""
        asked = (field for field in shown(RECEPTION, self.texts()) if field.need in ASKED_FOR)
        return sorted((field.name for field in asked), key=lambda name: name == PHONE)

    def _focus(self, name: str) -> None:
        if name == PROCEDURE:
            self._procedure.focus_box()
        else:
            self._applicant.form.focus(name)

    # --- the verbs -------------------------------------------------------------------------------

    def _receive(self) -> None:
        self._accept(intake.receive)

    def _solve_at_once(self) -> None:
        self._accept(intake.solve_at_once)

    def _accept(self, verb: Verb) -> None:
        """Let the office receive what stands here; then clear the page, then print."""
        if not self._is_acceptable():
            return
        desk, texts = self._frame.desk, self.texts()

        def accept() -> tuple[Received, Reception]:
            reception = checked_reception(desk, texts)
            return verb(desk, reception), reception

        done: list[tuple[Received, Reception]] = []
        changes = self._frame.changes
        if self._frame.perform(accept, then=done.append, announces=changes.dossiers_changed):
            [(received, reception)] = done
            dossier = received.dossier
            self._tell(dossier, name_of(reception.applicant))
            self._keeper.discard()
            self._clear()
            papers = printing.papers_at_reception(desk, dossier)
            print_slips(self._frame, dossier.dossier_no, papers, parent=self)

    def _is_acceptable(self) -> bool:
        """Say beside the fields what stands in the way; the focus goes to the first of them."""
        is_right = self._applicant.form.check()
        wrong = refused(self.texts())
        if NAME in wrong:
            self._applicant.form.refuse(NAME, sentence(wrong[NAME]))
        if PROCEDURE in wrong:
            self._procedure.refuse(NO_PROCEDURE)
            if is_right:
                self._procedure.focus_box()
        return is_right and not wrong

    def _tell(self, dossier: Dossier, applicant: str) -> None:
        if dossier.returned_at is None:
            words = received(dossier)
        else:
            words = f"Đã giải quyết và trả ngay {dossier.dossier_no}"
        self._last.tell(dossier.dossier_no, f"{words} · {applicant}")
        self._frame.notices.publish(words)

    def _print_again(self, dossier_no: str) -> None:
        if dossier_no:
            print_slips(self._frame, dossier_no, (SlipKind.RECEIPT,), parent=self)

    # --- drafts ----------------------------------------------------------------------------------

    def keep_draft(self) -> None:
        """Esc: keep what is typed as a draft and clear the page; the draft can be opened again."""
        if not is_begun(self.texts()):
            self._applicant.focus_scan()
            return
        if self._keeper.save():
            self._frame.notices.publish("Đã để lại thành bản nháp. Ctrl+O mở lại.")
            self._keeper.release()
            self._clear()

    def _clear(self) -> None:
        self.show_texts({})
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

    def _show_kept(self, texts: Texts) -> None:
        self.show_texts(texts)
        self._go_on()

    def _tell_drafts(self, count: int) -> None:
        self._open_drafts.setText(f"Bản nháp ({count})" if count else "Bản nháp")
