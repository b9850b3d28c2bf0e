"""One dossier: what it is, what happened, what may be done now, and its papers."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from commune_desk.domain.desk.deadline import deadline_of
from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.desk.rights import KEEPERS
from commune_desk.domain.desk.steps import Action, step_of
from commune_desk.domain.handling.payments import standing
from commune_desk.domain.papers.printing import key_of_form
from commune_desk.services.desk import lookup, rights
from commune_desk.services.handling import cancelling, correcting, handling, rating
from commune_desk.services.papers import declarations, print_runs, printing
from commune_desk.ui.dialogs.due_dialog import DueDialog
from commune_desk.ui.fees.fee_dialog import FeeDialog, ask_cancellation
from commune_desk.ui.frame.keys.refused_keys import say_right, say_why
from commune_desk.ui.look.layouts import (
    boxed,
    column,
    empty,
    row,
)
from commune_desk.ui.pages.citizens.found import BODY
from commune_desk.ui.pages.dossiers.facts import (
    TITLES,
    due_words,
    event_words,
    facts_of,
    paper_words,
    run_words,
)
from commune_desk.ui.pages.dossiers.mending import (
    CorrectionDialog,
    ask_to_cancel,
    open_declarations,
    tell_corrected,
)
from commune_desk.ui.pages.dossiers.printed import PrintedPapers
from commune_desk.ui.pages.dossiers.steps import DossierSteps, step_action
from commune_desk.ui.printing.printer import print_made, print_slips
from commune_desk.ui.printing.run_dialog import PrintRunDialog
from commune_desk.ui.public.invitations import invitations_of
from commune_desk.ui.public.invite_button import InviteButton
from commune_desk.ui.widgets.actions import action, action_of, actions_of, button_of
from commune_desk.ui.widgets.badge import Badge
from commune_desk.ui.widgets.boxes import card, scrolling
from commune_desk.ui.widgets.buttons import ActionButton, button
from commune_desk.ui.widgets.facts import Facts
from commune_desk.ui.widgets.flow import Beside, Wrapped
from commune_desk.ui.widgets.tables.lines import Lines
from commune_desk.ui.widgets.text import label
from commune_desk.words.catalogue.procedures import time_words
from commune_desk.words.desk.corrections import DECLARE_ANEW, SUPERSEDED
from commune_desk.words.desk.due_dates import WHY, deadline_words
from commune_desk.words.desk.steps import EVENTS, NOTHING_TO_UNDO, STATES, UNDO_STEP, no_step
from commune_desk.words.papers.papers import FEE, SLIPS

if TYPE_CHECKING:
    from collections.abc import Callable

    from commune_desk.domain.desk.papers import SlipKind
    from commune_desk.domain.handling.dossier_sheet import DossierSheet
    from commune_desk.ui.frame.page_frame import PageFrame

EVERY_PAPER = "Tất cả giấy của hồ sơ này"
NO_PAPERS = "Hồ sơ đã hủy, không in giấy nào nữa."
NOT_ANEW = "Không lập lại tờ khai được: thủ tục không có tờ khai, hoặc hồ sơ đã có kết quả."
OF_NOBODY_KEPT = "Hồ sơ này không gắn với công dân, tổ chức nào đã lưu."


class DossierPage(QWidget):
    """The page that opens when a dossier is chosen anywhere."""

    title = "Hồ sơ"
    primary_action: QAction | None = None
    header_changed = Signal()

    def __init__(self, frame: PageFrame) -> None:
        super().__init__()
        self._frame = frame
        self._steps = DossierSteps(frame, self)
        self._sheet: DossierSheet | None = None
        self._step_actions = {
            step: step_action(self, step, partial(self._begin, step)) for step in Action
        }
        self._step_buttons = {step: self._step_button(step) for step in Action}
        self._step_keys = {
            step: QShortcut(action.shortcut(), self, partial(self._begin, step))
            for step, action in self._step_actions.items()
        }

        self._procedure = label("", "group_title", wraps=True)
        self._procedure.setObjectName("procedure_name")
        self._state = label("", "strong")
        self._state.setObjectName("state")
        self._badge = Badge()
        self._badge.setObjectName("deadline")
        self._facts = Facts(tuple(TITLES), tuple(TITLES.values()))
        self._why = button_of(self.explain)
        self._runs, self._filed, self._history = Lines(), Lines(), Lines()
        self._slip_box = QVBoxLayout()
        self._fee, self._no_fee = actions_of(self.take_fee, self.cancel_fee)
        fees = [ActionButton(self._fee), ActionButton(self._no_fee, "quiet")]
        fees[0].addAction(self._fee)
        mends = actions_of(self.ask_correction, self.declare_anew, self.ask_to_cancel)
        self._correct, self._anew, self._cancel = mends
        say_why(self, self._correct, self.ask_correction)
        say_right(frame, self, EventKind.DOSSIER_CHANGED, self.declare_anew)
        say_why(self, self._fee, self.take_fee)
        mending = [ActionButton(one, "quiet") for one in mends]
        mending[0].addActions(mends[:2])
        self._no_steps = label("", "quiet", wraps=True)

        stands = row(self._state, self._badge, None)
        head = card(self._procedure, stands, self._facts, Wrapped(*mending))
        clock = card(self._runs, title="Thời hạn", aside=self._why)
        left = column(head, clock, card(self._filed, title="Giấy tờ đã nộp"), None, gap="m")
        buttons = column(*self._step_buttons.values(), gap="s")
        self._invite = InviteButton(frame, of_one=True)
        steps = card(self._no_steps, buttons, self._invite, title="Bước tiếp theo")
        self._taking = card(*fees, title=FEE)
        self._print_all = action_of(self.print_every)
        every = ActionButton(self._print_all)
        every.addAction(self._print_all)
        self._papers = card(every, self._slip_box, title=EVENTS[EventKind.PRINT])
        self._printed = PrintedPapers(frame, self)
        told = card(self._history, title="Lịch sử")
        right = column(steps, self._taking, self._papers, self._printed, told, None, gap="m")
        both = Beside((boxed(left), 3), (boxed(right), 2), least="stacked_below")
        self._area = scrolling(both)
        self.setLayout(column(self._area))

        self._undo = action_of(self.ask_undo)
        self._whose = action_of(self.open_citizen)
        self.addActions([action_of(self.show_list), self._undo, self._whose])
        for changed in (frame.changes.dossiers_changed, frame.changes.ratings_changed):
            changed.connect(self._follow_change)

    # --- the contract of ui/pages ---------------------------------------------------------------

    def open_item(self, item_id: str) -> None:
        """Show the dossier of that number."""
        self._frame.perform(lambda: lookup.sheet(self._frame.desk, item_id), then=self._show)

    def on_shown(self) -> None:
        """The buttons of the next steps have the keys already; what it is stands at the top."""
        self.setFocus()
        self._area.verticalScrollBar().setValue(0)

    def _step_button(self, step: Action) -> ActionButton:
        """The face of a step; seen, with its key, while the step is permitted."""
        action = self._step_actions[step]
        action.setVisible(False)
        made = ActionButton(action)
        made.addAction(action)
        return made

    # --- showing ---------------------------------------------------------------------------------

    def _show(self, sheet: DossierSheet) -> None:
        self._sheet = sheet
        dossier, desk = sheet.dossier, self._frame.desk
        self.title = f"Hồ sơ {dossier.dossier_no}"
        self._procedure.setText(sheet.procedure.name)
        self._state.setText(STATES[dossier.state])
        deadline = deadline_of(dossier, desk.now(), desk.clock_rules)
        self._badge.show_mark(deadline.mark, deadline_words(deadline))
        sees_answer = desk.officer.role in KEEPERS
        for key, words in facts_of(sheet, sees_answer=sees_answer).items():
            self._facts.show_fact(key, words)
        self._runs.show_lines([(words, "") for words in run_words(dossier)])
        self._filed.show_lines([paper_words(paper) for paper in sheet.filing.papers])
        events = reversed(sheet.history)
        self._history.show_lines([event_words(one, sees_answer=sees_answer) for one in events])
        self._show_steps(sheet)
        filing = sheet.filing.filing
        self._whose.setEnabled((filing.citizen_id or filing.organisation_id) is not None)
        asking = invitations_of(self._frame)
        if rating.may_be_asked(desk, dossier):
            asking.point_at(dossier.dossier_no)
        elif asking.dossier_no == dossier.dossier_no:
            asking.point_at("")
        self._invite.show_for(dossier.dossier_no)
        is_desk = rights.may(desk, EventKind.CANCELLED)
        self._correct.setVisible(is_desk and not dossier.is_cancelled)
        self._cancel.setVisible(is_desk and cancelling.cancellable(desk, dossier))
        self._anew.setVisible(correcting.may_declare(desk, dossier))
        self._print_all.setVisible(not dossier.is_cancelled)
        takes_fees = rights.may(desk, EventKind.FEE_TAKEN)
        self._fee.setVisible(takes_fees and not dossier.is_cancelled)
        self._no_fee.setVisible(takes_fees and bool(standing(sheet.payments)))
        self._taking.setVisible(self._fee.isVisible() or self._no_fee.isVisible())
        empty(self._slip_box)
        holding = {one.form_code for one in sheet.declarations if one.superseded_at is None}
        for kept in sheet.declarations:
            if kept.superseded_at is not None and kept.form_code in holding:
                continue  # as it was printed it stands among the printed papers
            key, print_it = key_of_form(kept.form_code), partial(self._declare, kept.form_code)
            name = f"{kept.form_name} · {SUPERSEDED}" if kept.superseded_at else kept.form_name
            self._offer_paper(key, name, print_it)
        for kind in printing.slips_for(dossier):
            self._offer_paper(kind, SLIPS[kind], partial(self._print, kind))
        self._papers.setVisible(self._print_all.isVisible() or bool(self._slip_box.count()))
        self._printed.show_of(sheet)
        self.header_changed.emit()

    def _offer_paper(self, key: str, name: str, print_it: Callable[[], object]) -> None:
        """A button for a paper, which says how often it was printed."""
        assert self._sheet is not None
        times = sum(row.kind == key for row in self._sheet.prints)
        words = f"{name} · in {times} lần" if times else name
        made = button(words, print_it, kind="quiet", icon="print")
        made.setToolTip(words)
        self._slip_box.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)

    def _show_steps(self, sheet: DossierSheet) -> None:
        """What may be done now; the usual next step is the page's primary action."""
        desk, dossier = self._frame.desk, sheet.dossier
        permitted = handling.permitted(desk, dossier)
        usual = permitted[0] if permitted and not step_of(permitted[0]).is_irreversible else None
        if self.primary_action is not None:
            self.removeAction(self.primary_action)
        self.primary_action = self._step_actions[usual] if usual else None
        for step, offered in self._step_actions.items():
            offered.setVisible(step in permitted)
            self._step_keys[step].setEnabled(step not in permitted)  # it says why not
            self._step_buttons[step].set_kind("primary" if step is usual else "")
        self._no_steps.setText(no_step(dossier.state))
        self._no_steps.setVisible(not permitted)
        self._undo.setEnabled(handling.undoable(desk, dossier) is not None)

    def _follow_change(self) -> None:
        if self._sheet is not None and self.isVisible():
            self._reread()

    def _reread(self) -> None:
        """The same dossier again; looking twice at it is one look."""
        assert self._sheet is not None
        number = self._sheet.dossier.dossier_no
        self._frame.perform(lambda: lookup.known(self._frame.desk, number), then=self._show)

    # --- doing -----------------------------------------------------------------------------------

    @action(WHY, shortcut="F11", icon="calendar", kind="quiet")
    def explain(self) -> None:
        """Tell why the dossier is due when it is."""
        if self._sheet is not None:
            allowance = time_words(self._sheet.dossier.runs[-1].allowance)
            DueDialog(due_words(self._sheet), allowance=allowance, parent=self).open()

    def _begin(self, step: Action) -> None:
        if self._sheet is not None:
            self._steps.begin(step, self._sheet)

    @action(UNDO_STEP, shortcut="Ctrl+Shift+Z", icon="undo", waits_for=NOTHING_TO_UNDO)
    def ask_undo(self) -> None:
        """Take the last step back, once it is said why."""
        if self._sheet is None:
            return
        undoable = handling.undoable(self._frame.desk, self._sheet.dossier)
        if undoable is not None:
            self._steps.ask_undo(self._sheet, undoable.action)

    @action(EVENTS[EventKind.DOSSIER_CHANGED], shortcut="Ctrl+E", icon="edit")
    def ask_correction(self) -> None:
        """Correct what was written down at the reception."""
        if self._sheet is not None and self._is_open(EventKind.DOSSIER_CHANGED):
            CorrectionDialog(self._frame, self._sheet, self).open()

    def _is_open(self, verb: EventKind) -> bool:
        """Whether that may be done with the dossier now; why not is said."""
        assert self._sheet is not None
        desk, dossier = self._frame.desk, self._sheet.dossier
        return self._frame.perform(lambda: cancelling.check_open(desk, dossier, verb))

    @action(DECLARE_ANEW, shortcut="Ctrl+Shift+E", icon="edit", waits_for=NOT_ANEW)
    def declare_anew(self) -> None:
        """Make the declarations anew, with everything that was told before."""
        if self._sheet is None:
            return
        opened = open_declarations(self._frame, self._sheet, parent=self)
        if opened is not None:
            opened.kept.connect(lambda done: tell_corrected(self._frame, done, self))

    @action(EVENTS[EventKind.CANCELLED], icon="trash")
    def ask_to_cancel(self) -> None:
        """Cancel a dossier that was received by mistake, once it is said why."""
        if self._sheet is not None and cancelling.cancellable(
            self._frame.desk, self._sheet.dossier
        ):
            ask_to_cancel(self._frame, self._sheet, self)

    @action(EVENTS[EventKind.FEE_TAKEN], shortcut="Ctrl+L", icon="plus")
    def take_fee(self) -> None:
        """Note a fee that was paid."""
        if self._sheet is not None and self._is_open(EventKind.FEE_TAKEN):
            FeeDialog(self._frame, self._sheet.dossier.dossier_no, self).open()

    @action(EVENTS[EventKind.FEE_CANCELLED], icon="trash")
    def cancel_fee(self) -> None:
        """Cancel a fee that was noted by mistake, once it is said why."""
        if self._sheet is not None and standing(self._sheet.payments):
            ask_cancellation(self._frame, self._sheet.payments, self)

    @action("Danh sách", shortcut="Esc", icon="back")
    def show_list(self) -> None:
        """Go back to the list of dossiers."""
        self._frame.show_page("dossiers")

    @action("Công dân", shortcut="Ctrl+G", icon="user", waits_for=OF_NOBODY_KEPT)
    def open_citizen(self) -> None:
        """Show the record of whose dossier it is."""
        citizen = self._sheet.filing.filing.citizen_id if self._sheet else None
        if citizen is not None:
            self._frame.open_item("citizen", str(citizen))
        elif self._sheet and (body := self._sheet.filing.filing.organisation_id) is not None:
            self._frame.open_item("citizen", f"{BODY}{body}")

    @action(EVERY_PAPER, shortcut="Ctrl+P", icon="print", waits_for=NO_PAPERS)
    def print_every(self) -> None:
        """One job after the other; a dialog says how far it has come."""
        if self._sheet is None:
            return
        number = self._sheet.dossier.dossier_no
        papers = self._frame.ask(
            lambda: print_runs.of_dossier(self._frame.desk, number), otherwise=()
        )
        if papers:
            title = f"{self._print_all.text()}: {number}"
            PrintRunDialog(self._frame, title, papers, starts=True, parent=self).show()

    def _print(self, kind: SlipKind) -> None:
        assert self._sheet is not None
        number = self._sheet.dossier.dossier_no
        print_slips(self._frame, number, (kind,), parent=self, then=self._reread)

    def _declare(self, code: str) -> None:
        assert self._sheet is not None
        frame, number = self._frame, self._sheet.dossier.dossier_no
        make = partial(declarations.make_declaration, frame.desk, number, code)
        count = partial(printing.count_print, frame.desk)
        print_made(frame, [make], count=count, parent=self, then=self._reread)
