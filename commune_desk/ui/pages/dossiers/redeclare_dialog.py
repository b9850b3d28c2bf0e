"""Makes the declarations of a dossier anew, in the correction that they follow or after it.

What was told before stands in the fields; only what is missing is asked. Declarations and
correction are kept together.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from commune_desk.domain.form.kinds import TEXT
from commune_desk.domain.form.spec import FieldSpec, FormSpec, Need, Section
from commune_desk.domain.identifiers.scanning import ScanKind
from commune_desk.domain.people.applicant import name_of
from commune_desk.domain.reception.answers import answer_texts
from commune_desk.domain.reception.reception import RECEPTION
from commune_desk.services.handling import correcting, redeclaring
from commune_desk.ui.dialogs.form_dialog import LEAVE
from commune_desk.ui.dialogs.leaving import Leaving
from commune_desk.ui.dialogs.room import lay_out
from commune_desk.ui.look.layouts import column, row
from commune_desk.ui.look.theme import size
from commune_desk.ui.pages.intake.declarations.declared import PREFIX
from commune_desk.ui.pages.intake.declarations.declared_papers import shown_declarations
from commune_desk.ui.pages.intake.declarations.declaring import DeclarationPanel
from commune_desk.ui.pages.intake.entered import Missing
from commune_desk.ui.pages.intake.filling import FillingArea
from commune_desk.ui.widgets.actions import action, button_of
from commune_desk.ui.widgets.buttons import button
from commune_desk.ui.widgets.form.form import Form
from commune_desk.ui.widgets.text import Refusal, label
from commune_desk.words.desk.corrections import (
    DECLARE_ANEW,
    DECLARING_ADVICE,
    KEPT_TOGETHER,
)

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from commune_desk.domain.form.spec import Texts
    from commune_desk.domain.handling.dossier_sheet import DossierSheet
    from commune_desk.domain.identifiers.scanning import Scan
    from commune_desk.domain.reception.reception import Reception
    from commune_desk.services.handling.correcting import Correction
    from commune_desk.ui.frame.page_frame import PageFrame

KEEP = "Lưu và in tờ khai"
ENOUGH = "✓ Đủ thông tin. F9 lưu và in để người dân ký."
WHOSE_CARD = "Đặt con trỏ vào ô của người có thẻ rồi quét lại."
REASON = "reason"
_REASON = FormSpec(
    RECEPTION.name, (Section("correction", (FieldSpec(TEXT, REASON, need=Need.REQUIRED),)),)
)


class RedeclareDialog(QDialog):
    """The declarations, with what was told before; beside them the paper that will print.

    Args:
        sheet: the dossier.
        begun: what they begin with (`redeclaring.begun`).
        given: what is corrected with them; why is asked where nothing is.
        reason: why that is corrected.

    Signals:
        kept: they are kept; the correction that they were kept with.
    """

    kept = Signal(object)

    def __init__(  # noqa: PLR0913  # what it begins with, and what is kept with it
        self,
        frame: PageFrame,
        sheet: DossierSheet,
        begun: Reception,
        *,
        given: Texts,
        reason: str,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        number = sheet.dossier.dossier_no
        self.setWindowTitle(f"{DECLARE_ANEW} {number}")
        self._frame, self._number, self._begun, self._given = frame, number, begun, given
        self._panel = DeclarationPanel(
            frame, self, reception=self._filled, read_next=self._ask_whose_card, is_anew=True
        )
        self._why = Form(_REASON)
        self._why.fill({REASON: reason or redeclaring.why_before(sheet.history)})
        self._why.setHidden(bool(given))
        self._area = FillingArea(frame, asking=[self._panel.place, self._why])
        self._refusal = Refusal()
        self._leaving = Leaving(self._typed, self._refusal)
        advice = [DECLARING_ADVICE, *([KEPT_TOGETHER] if given else [])]
        who = " · ".join((name_of(begun.applicant), number))
        head = column(
            label(DECLARE_ANEW, "group_title"),
            label(who, "strong", wraps=True),
            label(" ".join(advice), "quiet", wraps=True),
            gap="xs",
        )
        body = column(head, self._area, gap="s")
        body.setStretch(1, 1)
        leave = self._leave = button(LEAVE, super().reject)
        self._done = button_of(self.keep)
        for one in (leave, self._done):
            one.setAutoDefault(False)  # Enter goes on to the next field
        wide = size("paper_to_read")
        below = column(self._refusal, row(None, leave, self._done), gap="s")
        lay_out(self, body, below, wide=wide, high=wide, margin="l")  # a refusal stays in sight
        self._connect()
        self._panel.fill(answer_texts(begun.answers))
        self._panel.ask(is_new=True)
        self._recount()
        self._leaving.begin()
        self._go_on()
        for name in self._panel.order()[:1] if not self._panel.wrong() else ():
            self._panel.focus(name)  # nothing has to be said: it is looked through from the top

    def _connect(self) -> None:
        """What each part tells, and who follows it."""
        self._panel.renewed.connect(self._renew)
        self._panel.edited.connect(self._recount)
        self._panel.entered.connect(self._go_on)
        self._area.wanted.connect(self._panel.focus)
        self._area.preview.judged.connect(self._panel.show_annexed)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow_focus)

    def _filled(self) -> Reception:
        """The reception with what stands here."""
        return replace(self._begun, answers=self._panel.declared.answers)

    def _typed(self) -> dict[str, str]:
        return {**self._panel.declared.answers.texts, **self._why.texts()}

    # --- how it lies -----------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window has no room for the paper beside the fields."""
        super().resizeEvent(event)
        self._area.set_narrow(self.width() < size("paper_below"))

    def _renew(self) -> None:
        form = self._panel.form
        self._area.fold([form] if form is not None else [])
        self._area.preview.offer(
            shown_declarations(self._frame, self._panel.declared, self._panel.focused)
        )

    def _recount(self) -> None:
        """Something changed: what is missing, what is there, the paper."""
        wrong, empty = self._panel.wrong(), self._panel.missing()
        named = {name: self._panel.declared.name_of(_place(name)) for name in {*wrong, *empty}}
        missing = Missing(
            mend={name: named[name] for name in wrong if name not in empty},
            compare={},
            must={name: named[name] for name in empty if name in wrong},
            should={name: named[name] for name in empty if name not in wrong},
        )
        self._area.show_missing(missing, in_sight=self._panel.order(), enough=ENOUGH)
        self._area.count_rest()
        self._area.preview.follow_soon()

    def _follow_focus(self) -> None:
        """The preview shows the place that is being typed."""
        place = self._panel.declared.paper_with(_place(self._panel.focused()))
        if self.isVisible() and place is not None:
            self._area.preview.turn_to(place)
            self._area.preview.follow_soon()

    def _go_on(self) -> None:
        """Enter: to the next place that is missing, then to the button."""
        self._panel.ask()
        form = self._panel.form
        asked = form.folding.stops() if form is not None else ()
        paper = self._area.preview.findChildren(QWidget)
        beside = [one for one in paper if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
        why = self._why.field(REASON).editor
        self._area.order_tabs([*asked, why], then=[*beside, self._leave, self._done])
        order = [*self._panel.order(), *self._panel.missing()]
        here = self._panel.focused()
        after = order[order.index(here) + 1 :] if here in order else order
        missing = {*self._panel.missing(), *self._panel.wrong()}
        following = next((name for name in (*after, *order) if name in missing), "")
        if following:
            self._panel.focus(following)
        else:
            self._done.setFocus()

    # --- cards -----------------------------------------------------------------------------------

    def take_scan(self, scan: Scan) -> bool:
        """A card is that of the person whose field has the focus."""
        if scan.kind is not ScanKind.CARD:
            return False
        if not self._panel.take_card(scan.text):
            self._ask_whose_card(scan.text)
        return True

    def _ask_whose_card(self, _text: str) -> None:
        self._frame.notices.publish(WHOSE_CARD)

    # --- keeping ---------------------------------------------------------------------------------

    @action(KEEP, shortcut="F9", kind="primary")
    def keep(self) -> None:
        """Keep them with what is corrected; who opened it prints them."""
        self._refusal.clear()
        if self._panel.form is not None:
            self._panel.form.finish_typing()
        if wrong := self._panel.wrong():
            self._panel.show_wrong()
            self._panel.focus(next(iter(wrong)))
            return
        if not self._why.check():
            return
        frame, number, reason = self._frame, self._number, self._why.texts()[REASON]
        texts = redeclaring.with_declarations(self._given, self._filled())
        done: list[Correction] = []
        if frame.perform(
            lambda: correcting.correct(frame.desk, number, texts, reason=reason),
            then=done.append,
            announces=frame.changes.dossiers_changed,
            beside=self._refusal.setText,
        ):
            self.accept()
            self.kept.emit(done[0])

    def reject(self) -> None:
        """Esc, or the X of the window."""
        if self._leaving.may():
            super().reject()


def _place(name: str) -> str:
    return name.removeprefix(PREFIX)
