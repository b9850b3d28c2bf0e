"""What goes with the procedure: linked procedures, and declarations that some cases need.

One intake, one set of answers: what is ticked is asked for with the rest and becomes a dossier, or
a paper, of its own. A linked procedure that the office declines is declined by itself, with its
reason.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from commune_desk.domain.form.rules import inside, placed, row_count
from commune_desk.domain.reception.visit import ASKED, VisitOutcome
from commune_desk.services.reception import linked_offers
from commune_desk.services.reception.linked_offers import Offer
from commune_desk.ui.look.layouts import boxed, column, empty, row
from commune_desk.ui.look.theme import size
from commune_desk.ui.pages.intake.settled import beside_each_other
from commune_desk.ui.widgets.actions import action, actions_of
from commune_desk.ui.widgets.buttons import ActionButton, button
from commune_desk.ui.widgets.form.editors import LongTick
from commune_desk.ui.widgets.text import label
from commune_desk.words.values import VISIT_OUTCOMES, in_sentence

if TYPE_CHECKING:
    from commune_desk.domain.catalogue.procedure import Procedure
    from commune_desk.domain.form.spec import Texts
    from commune_desk.ui.dialogs.form_dialog import FormDialog
    from commune_desk.ui.frame.page_frame import PageFrame

LINKED, LINKED_KEY = "Liên thông", "Ctrl+I"
FURTHER, FURTHER_KEY = "Tờ khai khác, khi cần", "Ctrl+Shift+I"
NOTHING_LINKED = "Không có hồ sơ liên thông. Chọn thủ tục có liên thông trước."
NOTHING_FURTHER = "Không có tờ khai khác. Chọn thủ tục có tờ khai khác trước."
DECLINE, TAKE = "Từ chối …", "Vẫn nhận"


class _Part:
    """One procedure that may be received with the chosen one: its tick, and the way to decline."""

    def __init__(self, code: str, name: str) -> None:
        self.code = code
        self.kept: dict[str, str] = {}
        self.tick = LongTick(name)
        self.turn: QPushButton = button(DECLINE, kind="quiet")
        self._why = label("", "doubt", wraps=True)
        self.widget = boxed(row(self.tick, self.turn, self._why, gap="xs"))
        self.tick.edited.connect(self.follow)
        self.follow()

    @property
    def decline(self) -> str:
        """Why it is declined; empty where it is received."""
        return self.kept.get("decline", "")

    def follow(self) -> None:
        """Who does not ask for it needs no refusal."""
        is_declined = bool(self.decline)
        self.turn.setVisible(self.tick.isChecked())
        words = TAKE if is_declined else DECLINE
        self.turn.setText(words)
        self.turn.setAccessibleName(f"{self.tick.text()}: {in_sentence(words)}")
        self._why.setText(f"{VISIT_OUTCOMES[VisitOutcome.DECLINE]}: {self.decline}")
        self._why.setVisible(self.tick.isChecked() and is_declined)


class LinkedPanel(QObject):
    """The ticks beside a procedure.

    Attributes:
        line: what is linked, beside what is settled; hidden where nothing is.
        further: the declarations that some cases need, folded away until they are wanted.
        actions: go to the one, and to the other.

    Signals:
        edited: something was ticked or declined.
    """

    edited = Signal()

    def __init__(self, frame: PageFrame, page: QWidget) -> None:
        super().__init__(page)
        self._frame = frame
        self._page = page
        self._procedure = ""
        self._offer = Offer()
        self._parts: tuple[_Part, ...] = ()
        self._forms: dict[str, LongTick] = {}
        self._ticks = column(gap="")
        head = label(LINKED, "second")
        head.setMinimumWidth(size("line_title"))
        beside = row(head, self._ticks, gap="m")
        beside.setStretch(1, 1)
        beside.setAlignment(head, Qt.AlignmentFlag.AlignTop)
        self.line = boxed(beside, page)
        self.line.setAccessibleName(LINKED)
        self.line.hide()
        self._go, self._unfold = actions_of(self.go, self.unfold, parent=page)
        self._go.setEnabled(False)
        self._unfold.setEnabled(False)
        self._listed = column(gap="xs")
        self._list = boxed(self._listed)
        self._list.hide()
        unfolding = row(ActionButton(self._unfold, "quiet"), None)
        self.further = boxed(column(unfolding, self._list, gap="xs"))
        self.further.setParent(page)
        self.further.hide()
        self.actions = (self._go, self._unfold)

    # --- what is offered -------------------------------------------------------------------------

    def show_procedure(self, procedure: Procedure | None) -> None:
        """Offer what may go with a procedure; nothing of it is ticked."""
        desk, code = self._frame.desk, procedure.code if procedure else ""
        if code == self._procedure:
            return
        self._procedure = code
        nothing = Offer()
        find = partial(linked_offers.offer_for, desk, code)
        self._offer = self._frame.ask(find, otherwise=nothing) if code else nothing
        self._parts = tuple(self._made_part(one) for one in self._offer.procedures)
        self._forms = {
            one.code: LongTick(one.name) for one in (*self._offer.forms, *self._offer.further)
        }
        for made in self._forms.values():
            made.edited.connect(self._change)
        linked = [self._forms[one.code] for one in self._offer.forms]
        empty(self._ticks)
        if self._parts or linked:
            self._ticks.addWidget(beside_each_other(*(one.widget for one in self._parts), *linked))
        self.line.setVisible(bool(self._parts or linked))
        self._go.setEnabled(bool(self._parts or linked))
        empty(self._listed)
        for one in self._offer.further:
            self._listed.addWidget(self._forms[one.code])
        self._open(False)
        self.further.setVisible(bool(self._offer.further))
        self._unfold.setEnabled(bool(self._offer.further))

    def _made_part(self, procedure: Procedure) -> _Part:
        made = _Part(procedure.code, procedure.name)
        made.tick.edited.connect(self._change)
        made.turn.clicked.connect(lambda _checked=False: self._decide(made))
        return made

    # --- what is asked for -----------------------------------------------------------------------

    def texts(self) -> dict[str, str]:
        """What was ticked, as texts of a reception; nothing where there is nothing to tick."""
        if not self._parts and not self._forms:
            return {}
        wanted = [one for one in self._parts if one.tick.isChecked()]
        forms = (code for code, made in self._forms.items() if made.isChecked())
        texts = {"linked": str(len(wanted)), "forms": " ".join(forms)}
        for number, one in enumerate(wanted, 1):
            texts |= placed(f"linked.{number}", {**one.kept, "procedure": one.code})
        return texts

    def fill(self, texts: Texts) -> None:
        """Show what a draft kept; without texts nothing is ticked."""
        rows = range(1, (row_count(texts, "linked") or 0) + 1)
        kept = [inside(f"linked.{number}", texts) for number in rows]
        by_code = {one.get("procedure", ""): one for one in kept}
        forms = texts.get("forms", "").split()
        for made in self._parts:
            known = by_code.get(made.code)
            made.kept = {
                name: text for name, text in (known or {}).items() if name in ("variant", "decline")
            }
            made.tick.setChecked(known is not None)
            made.follow()
        for code, tick in self._forms.items():
            tick.setChecked(code in forms)
        self._open(any(one.code in forms for one in self._offer.further))

    @property
    def names(self) -> dict[str, str]:
        """What the linked procedures are called, by code."""
        return {one.code: one.name for one in self._offer.procedures}

    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops among what is linked."""
        linked = [self._forms[one.code] for one in self._offer.forms]
        return (*(stop for one in self._parts for stop in (one.tick, one.turn)), *linked)

    def _change(self) -> None:
        self.edited.emit()

    def _decide(self, part: _Part) -> None:
        """Decline a linked procedure with its reason, or take it after all."""
        if part.decline:
            part.kept.pop("decline")
            part.follow()
            self.edited.emit()
            return
        from commune_desk.ui.dialogs.form_dialog import FormDialog

        def keep(dialog: FormDialog) -> bool:
            part.kept["decline"] = dialog.form.texts()["reason"]
            part.follow()
            self.edited.emit()
            return True

        outcome = VisitOutcome.DECLINE
        FormDialog(
            VISIT_OUTCOMES[outcome],
            ASKED[outcome],
            keep,
            words=part.tick.text(),
            parent=self._page,
        ).open()

    # --- the way there ---------------------------------------------------------------------------

    @action(LINKED, shortcut=LINKED_KEY, waits_for=NOTHING_LINKED)
    def go(self) -> None:
        """Go to the first of the linked dossiers."""
        for stop in self.stops()[:1]:
            stop.setFocus()

    @action(FURTHER, shortcut=FURTHER_KEY, waits_for=NOTHING_FURTHER)
    def unfold(self) -> None:
        """Show what else may be linked, or put it away."""
        self._open(self._list.isHidden())
        for one in self._offer.further[:1]:
            self._forms[one.code].setFocus()

    def _open(self, is_open: bool) -> None:
        self._list.setVisible(is_open)
        self._unfold.setText(f"{'▾' if is_open else '▸'} {FURTHER} ({len(self._offer.further)})")
