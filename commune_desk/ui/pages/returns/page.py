"""Returns (trả kết quả): scan the receipt or type a name, hand over with one key, ask."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QWidget

from commune_desk.domain.desk.dossier_list import DossierFilter, DossierRow, DossierView
from commune_desk.domain.desk.steps import Action, step_of
from commune_desk.domain.figures.shown_list import ListKind
from commune_desk.domain.form.spec import FormSpec
from commune_desk.domain.identifiers import personal_id
from commune_desk.domain.identifiers.dossier_no import short
from commune_desk.domain.identifiers.scanning import number_in
from commune_desk.services.desk import lookup
from commune_desk.services.handling import handling, returning
from commune_desk.ui.dialogs.form_dialog import FormDialog
from commune_desk.ui.frame.changes import WhileShown
from commune_desk.ui.frame.notices.notices import Tone
from commune_desk.ui.lists.fetching import fetching
from commune_desk.ui.lists.foot import ListFoot
from commune_desk.ui.look.layouts import column, row
from commune_desk.ui.pages.dossiers.columns import dossier_columns, listed
from commune_desk.ui.pages.dossiers.steps import DossierSteps, step_action
from commune_desk.ui.pages.returns.chosen_dossier import ChosenDossier
from commune_desk.ui.public.invite_button import InviteButton
from commune_desk.ui.widgets.actions import action, action_of
from commune_desk.ui.widgets.boxes import card
from commune_desk.ui.widgets.buttons import ActionButton
from commune_desk.ui.widgets.empty_state import EmptyState
from commune_desk.ui.widgets.form.field import Field
from commune_desk.ui.widgets.form.text_editor import TextEditor
from commune_desk.ui.widgets.form.typing_pause import TypingPause
from commune_desk.ui.widgets.tables.rows_table import RowsTable
from commune_desk.ui.widgets.tables.table_model import Fetch, RowsModel
from commune_desk.ui.widgets.text import label
from commune_desk.words.desk.steps import ACTIONS, COPY_DOSSIER_NO, OPEN_DOSSIER
from commune_desk.words.fields import FieldWords
from commune_desk.words.figures.today import READY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from commune_desk.domain.handling.dossier_sheet import DossierSheet
    from commune_desk.domain.identifiers.scanning import Scan
    from commune_desk.ui.frame.page_frame import PageFrame

SHOWN = ("dossier_no", "applicant", "deadline", "procedure")
RETURN_MARKED = FormSpec.of("return_marked")
NOTHING_WAITS = "Người này không có kết quả nào chờ trả. Xem các hồ sơ của họ: Ctrl+K, gõ số."
SEVERAL = "Có nhiều kết quả chờ trả: chọn một trong danh sách (Tab rồi ↑ ↓)."
NOTHING_CHOSEN = "Quét mã QR trên giấy tiếp nhận, hoặc chọn một hồ sơ trong danh sách."


class ReturnsPage(QWidget):
    """What is ready at the left, the dossier that is handed over at the right."""

    title = "Trả kết quả"

    def __init__(self, frame: PageFrame) -> None:
        super().__init__()
        self._frame = frame
        self._sheet: DossierSheet | None = None
        self._is_of_several = False
        self._steps = DossierSteps(frame, self, taken=self._make_ready)
        self.primary_action = step_action(self, Action.RETURN, self._hand_over)
        self._open = action_of(self.open_dossier)
        self.addActions([action_of(self.enter_slips), self._open, self.primary_action])
        why_not = self.primary_action.shortcut()
        self._why_not = QShortcut(why_not, self, self._say_why_not)

        self._scan = TextEditor("Quét giấy tiếp nhận, hoặc gõ mã, tên …")
        self._scan.setProperty("kind", "scan")
        self._field = Field(FieldWords("Giấy tiếp nhận, mã hồ sơ hoặc tên người nộp"), self._scan)
        columns = {column.name: column for column in dossier_columns(lambda: frame.desk)}
        self._model = RowsModel(
            [columns[name] for name in SHOWN],
            fetching(frame, self._source),
            row_id=lambda row: row.dossier_no,
        )
        empty = EmptyState(
            "Không có kết quả nào chờ trả.",
            f"Hồ sơ hiện ở đây khi bước “{ACTIONS[Action.FINISH]}” đã làm xong.",
            icon="return",
        )
        self._table = RowsTable(
            self._model,
            name=READY,
            empty=empty,
            remembered=frame.own,
            key="returns",
        )

        self._table.begin_from(self._scan)
        self._procedure = label("", "group_title", wraps=True)
        self._procedure.setObjectName("procedure_name")
        self._details = ChosenDossier()
        self._return = ActionButton(self.primary_action, "primary")
        self._advice = label(NOTHING_CHOSEN, "quiet", wraps=True)
        invite = row(InviteButton(frame), None)
        returned = row(self._return, None)
        self._card = card(self._procedure, self._advice, self._details, returned, None, invite)
        foot = ListFoot(
            frame,
            self._table,
            ListKind.RESULTS,
            source=self._source,
            narrowed=self._scan.text,
        )
        listed_at_left = column(self._field.stacked(), self._table, foot)
        listed_at_left.setStretch(1, 1)
        both = row(listed_at_left, self._card, gap="m")
        both.setStretch(0, 3)
        both.setStretch(1, 2)
        self.setLayout(both)

        self._pause = TypingPause(self, partial(self._table.refresh, is_another=True))
        self._scan.edited.connect(self._pause.start)
        self._scan.edited.connect(self._field.clear_message)
        self._scan.returnPressed.connect(self._enter)
        self._table.chosen.connect(self._choose)
        self._table.marks_changed.connect(self._follow_marks)
        self._table.opened.connect(lambda _row: self._hand_over())
        self._table.offer(self.primary_action, self._open, copies=COPY_DOSSIER_NO)
        WhileShown(self, (frame.changes.dossiers_changed,), self._table.refresh)
        self._show(None)

    def on_shown(self) -> None:
        """The list as it is now, ready for the next receipt."""
        self._table.refresh()
        self._scan.setFocus()
        self._scan.selectAll()

    def take_scan(self, scan: Scan) -> bool:
        """A receipt is looked at; of a person what waits for them is listed."""
        number = self._frame.ask(partial(number_in, scan), otherwise="")
        if not number:
            return True
        self._show(None)
        self._scan.setText(number)
        self._scan.setFocus()
        self._field.clear_message()
        self._enter()
        return True

    # --- finding ---------------------------------------------------------------------------------

    def _source(self) -> Fetch[DossierRow]:
        desk = self._frame.desk
        wanted = DossierFilter(
            now=desk.now(),
            view=DossierView.RESULT_READY,
            text=self._scan.text().strip(),
            rule=desk.timeliness_rule,
        )
        return listed(desk, wanted)

    def _enter(self) -> None:
        """A receipt was scanned, or a name typed: the one that fits, or the number itself."""
        self._pause.stop()
        self._table.refresh()
        if self._model.rowCount() == 1:
            self._look_at(self._model.row_at(0).dossier_no)
        elif self._model.rowCount() > 1:
            self._show(None)
            self._field.refuse(SEVERAL)  # which of them, only the clerk can say
        elif (number := self._scan.text().strip()) and not personal_id.is_valid(number):
            self._look_at(number)
        elif number:
            self._field.refuse(NOTHING_WAITS)

    def _choose(self, found: DossierRow | None) -> None:
        if found is not None and len(self._table.marked_rows()) < 2:
            self._look_at(found.dossier_no)

    def _follow_marks(self) -> None:
        """Of several results the right side shows how many, whose, and what goes for all."""
        marked, desk = self._table.marked_rows(), self._frame.desk
        if len(marked) < 2:
            if self._is_of_several:
                self._show(None)
                self._choose(marked[0] if marked else None)
            return
        self._show(None)
        self._is_of_several = True
        may_return = desk.officer.role in step_of(Action.RETURN).roles
        self.primary_action.setEnabled(may_return)
        self._why_not.setEnabled(not may_return)
        self._return.setVisible(may_return)
        self._procedure.setText(f"Đã chọn {len(marked)} kết quả")
        people = ", ".join(dict.fromkeys(row.applicant_name for row in marked))
        numbers = ", ".join(short(row.dossier_no, desk.office.agency_code) for row in marked)
        return_all = f"\nF9: trả cả {len(marked)} kết quả một lần." if may_return else ""
        self._advice.setText(f"{people}\n{numbers}{return_all}")

    def _look_at(self, dossier_no: str) -> None:
        desk = self._frame.desk
        self._frame.perform(
            lambda: lookup.known(desk, dossier_no), then=self._show, beside=self._field.refuse
        )

    def _show(self, sheet: DossierSheet | None) -> None:
        """The dossier to be handed over; whether it may be is the step table's word."""
        self._sheet, self._is_of_several = sheet, False
        desk = self._frame.desk
        self._advice.setText(NOTHING_CHOSEN)
        self._details.setVisible(sheet is not None)
        self._return.setVisible(sheet is not None)
        self._advice.setVisible(sheet is None)
        permitted = handling.permitted(desk, sheet.dossier) if sheet else ()
        self.primary_action.setEnabled(Action.RETURN in permitted)
        self._why_not.setEnabled(Action.RETURN not in permitted)
        self._open.setEnabled(sheet is not None)
        self._procedure.setText(sheet.procedure.name if sheet else ACTIONS[Action.RETURN])
        if sheet is not None:
            self._details.show_sheet(desk, sheet)

    # --- handing over ----------------------------------------------------------------------------

    def _hand_over(self) -> None:
        marked = self._table.marked_rows()
        if len(marked) > 1:
            self._hand_over_all(marked)
        elif self._sheet is not None and self.primary_action.isEnabled():
            self._steps.begin(Action.RETURN, self._sheet)

    def _hand_over_all(self, marked: Sequence[DossierRow]) -> None:
        """Hand over several results at once, to whoever came for all of them."""
        people = ", ".join(dict.fromkeys(row.applicant_name for row in marked))
        whole = [row.dossier_no for row in marked]
        desk, announces = self._frame.desk, self._frame.changes.dossiers_changed
        numbers = ", ".join(short(number, desk.office.agency_code) for number in whole)

        def tell(_handed_over: object) -> None:
            undo = partial(self._steps.ask_undo_returns, whole, people)
            said = f"{ACTIONS[Action.RETURN]}: {numbers}"
            self._frame.notices.publish(said, undo=undo, asks_first=True)

        def hand_over(dialog: FormDialog) -> bool:
            return self._frame.perform(
                lambda: returning.return_results(desk, whole),
                then=tell,
                announces=announces,
                beside=dialog.refuse,
            )

        dialog = FormDialog(
            ACTIONS[Action.RETURN],
            RETURN_MARKED,
            hand_over,
            verb=f"Trả {len(marked)} kết quả",
            ends=(people, f"{len(marked)} kết quả", numbers),
            parent=self,
        )
        dialog.accepted.connect(self._make_ready)
        dialog.rejected.connect(self._table.refresh)  # what was refused may be gone meanwhile
        dialog.open()

    def _say_why_not(self) -> None:
        """The key was pressed where nothing can be handed over."""
        if self._sheet is None:
            self._frame.notices.publish(NOTHING_CHOSEN, Tone.INFO)
        else:
            self._steps.begin(Action.RETURN, self._sheet)

    def _make_ready(self) -> None:
        """The page for the next receipt."""
        self._scan.setText("")
        self._show(None)
        self.on_shown()

    @action("Nhập phiếu giấy", shortcut="Ctrl+B")
    def enter_slips(self) -> None:
        """Count the ratings that were given on paper."""
        from commune_desk.ui.pages.returns.slips_dialog import SlipsDialog

        SlipsDialog(self._frame, parent=self).open()

    @action(OPEN_DOSSIER, shortcut="Ctrl+O", icon="dossier", waits_for=NOTHING_CHOSEN)
    def open_dossier(self) -> None:
        """Show all of the dossier that is handed over."""
        if self._sheet is not None:
            self._frame.open_item("dossier", self._sheet.dossier.dossier_no)
