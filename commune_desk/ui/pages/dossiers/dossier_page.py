"""One dossier: what it is, what happened, what may be done now, and its papers."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from commune_desk.domain.dossier import TimelinessRule, deadline_mark
from commune_desk.services.desk import lookup
from commune_desk.services.papers import printing
from commune_desk.settings import TIMELINESS_RULE
from commune_desk.ui.dialogs.due_dialog import DueDialog
from commune_desk.ui.frame.actions import make_action
from commune_desk.ui.look.layouts import (
    boxed,
    column,
    empty,
    row,
)
from commune_desk.ui.pages.dossiers.facts import (
    TITLES,
    due_words,
    event_words,
    facts_of,
    run_words,
)
from commune_desk.ui.pages.dossiers.steps import DossierSteps
from commune_desk.ui.printing.printer import print_slips
from commune_desk.ui.widgets.badge import Badge
from commune_desk.ui.widgets.boxes import card, scrolling
from commune_desk.ui.widgets.buttons import ActionButton, button
from commune_desk.ui.widgets.facts import Facts
from commune_desk.ui.widgets.lines import Lines
from commune_desk.ui.widgets.text import label
from commune_desk.words.papers import SLIPS
from commune_desk.words.procedures import time_words
from commune_desk.words.steps import STATES

if TYPE_CHECKING:
    from commune_desk.domain.papers import PaperLine, SlipKind
    from commune_desk.services.desk.lookup import DossierSheet
    from commune_desk.ui.frame.page_frame import PageFrame

NO_STEPS = "Hồ sơ đã xong, không còn bước nào."


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
        self._step_actions: list[QAction] = []
        self._build()
        self._place()
        self._declare_actions()
        for changed in (frame.changes.dossiers_changed, frame.changes.ratings_changed):
            changed.connect(self._follow_change)

    # --- the contract of ui/pages ---------------------------------------------------------------

    def open_item(self, item_id: str) -> None:
        """Show the dossier of that number."""
        self._frame.perform(lambda: lookup.sheet(self._frame.desk, item_id), then=self._show)

    def on_shown(self) -> None:
        """The buttons of the next steps have the keys already."""
        self.setFocus()

    # --- building --------------------------------------------------------------------------------

    def _build(self) -> None:
        self._procedure = label("", "group_title", wraps=True)
        self._procedure.setObjectName("procedure_name")
        self._state = label("", "strong")
        self._state.setObjectName("state")
        self._badge = Badge()
        self._badge.setObjectName("deadline")
        self._facts = Facts(tuple(TITLES), tuple(TITLES.values()))
        self._why = button("Vì sao ngày này?   F11", self._explain, kind="quiet", icon="calendar")
        self._runs, self._filed, self._history = Lines(), Lines(), Lines()
        self._step_box, self._slip_box = QVBoxLayout(), QVBoxLayout()
        self._no_steps = label(NO_STEPS, "quiet", wraps=True)

    def _place(self) -> None:
        head = card(self._procedure, row(self._state, self._badge, None), self._facts)
        clock = card(self._runs, title="Thời hạn", aside=self._why)
        left = column(head, clock, card(self._filed, title="Giấy tờ đã nộp"), None, gap="m")
        steps = card(self._no_steps, self._step_box, title="Bước tiếp theo")
        papers = card(self._slip_box, title="In giấy tờ")
        right = column(steps, papers, card(self._history, title="Lịch sử"), None, gap="m")
        both = row(left, right, gap="m")
        both.setStretch(0, 3)
        both.setStretch(1, 2)
        self.setLayout(column(scrolling(boxed(both))))

    def _declare_actions(self) -> None:
        show_list = partial(self._frame.show_page, "dossiers")
        self.addActions(
            [
                make_action(self, "Danh sách", show_list, shortcut="Esc", icon="back"),
                make_action(
                    self, "Hoàn tác bước", self._ask_undo, shortcut="Ctrl+Shift+Z", icon="undo"
                ),
                make_action(self, "Công dân", self._open_citizen, shortcut="Ctrl+G", icon="user"),
            ]
        )
        explain = make_action(self, "Vì sao ngày này?", self._explain, shortcut="F11")
        self._why.addAction(explain)

    # --- showing ---------------------------------------------------------------------------------

    def _show(self, sheet: DossierSheet) -> None:
        self._sheet = sheet
        dossier, desk = sheet.dossier, self._frame.desk
        self.title = f"Hồ sơ {dossier.dossier_no}"
        self._procedure.setText(sheet.procedure.name)
        self._state.setText(STATES[dossier.state])
        rule = TimelinessRule(desk.settings[TIMELINESS_RULE])
        dates = (dossier.due_at, dossier.closed_at)
        self._badge.show_mark(deadline_mark(dossier.state, dates, now=desk.now(), rule=rule))
        for key, words in facts_of(sheet).items():
            self._facts.tell(key, words)
        self._runs.show_lines([(words, "") for words in run_words(dossier.runs)])
        self._filed.show_lines([(paper.name, _sheets(paper)) for paper in sheet.filing.papers])
        self._history.show_lines([event_words(event) for event in reversed(sheet.history)])
        self._show_steps(sheet)
        self._show_slips(sheet)
        self.header_changed.emit()

    def _show_steps(self, sheet: DossierSheet) -> None:
        """The usual next step is the page's primary action; the others stand in their card."""
        for action in self._step_actions:
            self.removeAction(action)
            action.deleteLater()
        empty(self._step_box)
        self._steps.procedure_name = sheet.procedure.name
        self._step_actions = self._steps.actions(sheet.dossier)
        self.primary_action = self._step_actions[0] if self._step_actions else None
        for action in self._step_actions:
            made = ActionButton(action, "primary" if action is self.primary_action else "")
            made.addAction(action)
            self._step_box.addWidget(made)
        self._no_steps.setVisible(not self._step_actions)

    def _show_slips(self, sheet: DossierSheet) -> None:
        empty(self._slip_box)
        for kind in printing.slips_for(sheet.dossier):
            times = sum(row.kind is kind for row in sheet.prints)
            words = f"{SLIPS[kind]} · đã in {times} lần" if times else SLIPS[kind]
            made = button(words, partial(self._print, kind), kind="quiet", icon="print")
            made.setToolTip(words)
            self._slip_box.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)

    def _follow_change(self) -> None:
        if self._sheet is not None and self.isVisible():
            self._reread()

    def _reread(self) -> None:
        """The same dossier again; looking twice at it is one look."""
        assert self._sheet is not None
        number = self._sheet.dossier.dossier_no
        self._frame.perform(lambda: lookup.known(self._frame.desk, number), then=self._show)

    # --- doing -----------------------------------------------------------------------------------

    def _explain(self) -> None:
        if self._sheet is not None:
            allowance = time_words(self._sheet.dossier.runs[-1].allowance)
            DueDialog(due_words(self._sheet), allowance=allowance, parent=self).open()

    def _ask_undo(self) -> None:
        if self._sheet is not None:
            self._steps.ask_undo(self._sheet.dossier.dossier_no)

    def _open_citizen(self) -> None:
        citizen = self._sheet.filing.filing.citizen_id if self._sheet else None
        if citizen is not None:
            self._frame.open_item("citizen", str(citizen))

    def _print(self, kind: SlipKind) -> None:
        assert self._sheet is not None
        number = self._sheet.dossier.dossier_no
        if print_slips(self._frame, number, (kind,), parent=self):
            self._reread()


def _sheets(paper: PaperLine) -> str:
    counts = ((paper.originals, "bản chính"), (paper.copies, "bản sao"))
    return " · ".join(f"{count} {words}" for count, words in counts if count)
