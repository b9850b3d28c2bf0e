"""Printers and papers (máy in và giấy): how each paper is printed on this PC.

The first line holds for all papers; a paper that is given something else keeps it for itself. A
change is kept at once, as on the settings page.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import QWidget

from commune_desk.declared_setting import Group
from commune_desk.domain.form.kinds import TEXT, write_tenths
from commune_desk.domain.form.rules import texts
from commune_desk.domain.form.spec import FieldSpec, FormSpec, When
from commune_desk.domain.papers.printing import PrintablePaper, PrintSetup
from commune_desk.services.papers import print_setups
from commune_desk.settings import FILL_ONLY, PRINT_SETTINGS, PRINTER, TRAY, find_setting
from commune_desk.ui.look.layouts import boxed, column
from commune_desk.ui.look.theme import size
from commune_desk.ui.printing.printer import print_ruler
from commune_desk.ui.printing.trays import trays_of
from commune_desk.ui.widgets.actions import action, action_of
from commune_desk.ui.widgets.boxes import card, scrolling
from commune_desk.ui.widgets.empty_state import EmptyState
from commune_desk.ui.widgets.flow import Beside
from commune_desk.ui.widgets.form.editors import ChoiceEditor
from commune_desk.ui.widgets.form.field import labels_above
from commune_desk.ui.widgets.form.form import Form
from commune_desk.ui.widgets.form.printer_editor import SYSTEM_PRINTER, printer_editor
from commune_desk.ui.widgets.tables.rows_table import RowsTable
from commune_desk.ui.widgets.tables.table_model import (
    Column,
    RowsModel,
    read_whole,
)
from commune_desk.ui.widgets.text import label
from commune_desk.words.papers.papers import RULER
from commune_desk.words.values import GROUPS, SCOPES

if TYPE_CHECKING:
    from commune_desk.ui.frame.page_frame import PageFrame

ANY_TRAY = "Máy in tự chọn"
IS_FORM = "is_form"
SPEC = FormSpec.of(
    "settings",
    *(
        replace(setting.field, shown_when=(When(IS_FORM, ("true",)),))
        if setting is FILL_ONLY
        else setting.field
        for setting in PRINT_SETTINGS
    ),
    FieldSpec(TEXT, IS_FORM, is_asked=False),
)


class PrintingPage(QWidget):
    """The papers at the left, how the chosen one is printed at the right."""

    title = GROUPS[Group.PRINTING]

    def __init__(self, frame: PageFrame) -> None:
        super().__init__()
        self._frame = frame
        self._paper: PrintablePaper | None = None
        self.primary_action: QAction | None = action_of(self.print_ruler)
        self._as_all = action_of(self.print_as_all)
        self.addAction(self._as_all)
        columns: tuple[Column[PrintablePaper], ...] = (
            Column(
                name="paper",
                title="Giấy",
                text=lambda paper: paper.words,
                characters=36,
                least=32,
                takes_rest=True,
            ),
            Column(name="setup", title="Cách in", text=self._setup_words, characters=30),
        )
        self._table = RowsTable(
            RowsModel(
                columns,
                read_whole(
                    lambda: frame.ask(lambda: print_setups.papers(frame.desk), otherwise=())
                ),
                row_id=lambda paper: paper.key or "*",
            ),
            name="Các loại giấy",
            empty=EmptyState("Chưa có loại giấy nào", "Mở lại trang này.", icon="print"),
            remembered=frame.own,
            key="printing",
        )
        self._table.chosen.connect(self._show)
        self._trays = ChoiceEditor({"": ANY_TRAY})
        editors = {PRINTER.name: printer_editor(), TRAY.name: self._trays}
        self._form = Form(SPEC, arrange=labels_above, editors=editors)
        self._form.finished.connect(self._keep)
        self._name = label("", "group_title", wraps=True)
        scope = label(SCOPES[PRINTER.scope], "second")
        right = scrolling(boxed(column(card(self._name, scope, self._form), None)))
        right.setMinimumHeight(size("filling_least"))
        self.setLayout(column(Beside((self._table, 5), (right, 4), least="stacked_below")))
        frame.changes.settings_changed.connect(self._follow_change)

    def on_shown(self) -> None:
        """The papers as they are printed now."""
        self._table.refresh()
        if self._table.current_row() is None:
            self._table.select_first()

    def _follow_change(self) -> None:
        if self.isVisible():
            self._table.refresh()
            self._fill()

    # --- showing ---------------------------------------------------------------------------------

    def _setup_words(self, paper: PrintablePaper) -> str:
        """How all papers are printed, or in what one differs from them, in few words."""
        settings = self._frame.desk.settings
        setup = print_setups.setup_of(settings, paper.key)
        others = print_setups.setup_of(settings, "") if paper.key else PrintSetup()
        tray = _tray_words(setup.printer).get(setup.tray, setup.tray) or ANY_TRAY
        is_moved = (setup.across, setup.down) != (others.across, others.down)
        told = {
            setup.printer or SYSTEM_PRINTER: not paper.key or setup.printer != others.printer,
            tray: setup.tray != others.tray,
            f"dịch {write_tenths(setup.across)}; {write_tenths(setup.down)} mm": is_moved,
            f"{setup.copies} bản": setup.copies != others.copies,
            "chỉ phần điền": paper.is_form and setup.is_fill_only,
        }
        return " · ".join(words for words, is_own in told.items() if is_own)

    def _show(self, paper: PrintablePaper | None) -> None:
        if paper is not None:
            self._paper = paper
            self._fill()

    def _fill(self) -> None:
        """The values of the chosen paper, the trays of its printer."""
        if (paper := self._paper) is None:
            return
        settings = self._frame.desk.settings
        self._name.setText(paper.words)
        self._as_all.setEnabled(bool(paper.key and self._setup_words(paper)))
        values = {one.name: settings.of_paper(one, paper.key) for one in PRINT_SETTINGS}
        self._trays.offer({"": ANY_TRAY, **_tray_words(str(values[PRINTER.name]))})
        shown = texts(SPEC, values)
        self._form.fill({**shown, IS_FORM: "true" if paper.is_form else ""})

    # --- doing -----------------------------------------------------------------------------------

    def _keep(self, name: str) -> None:
        """Keep what was changed, or say beside it why not."""
        desk, setting, paper = self._frame.desk, find_setting(name), self._paper
        assert setting is not None
        assert paper is not None
        value = self._form.values()[name]
        if not self._form.check_field(name) or value == desk.settings.of_paper(setting, paper.key):
            return
        if self._frame.perform(
            lambda: print_setups.save(desk, setting, value, paper=paper.key),
            then=lambda changed: self._frame.renew_desk(replace(desk, settings=changed)),
            beside=partial(self._form.refuse, name),
        ):
            self._frame.notices.publish(f"Đã lưu: {setting.label} · {paper.words}")

    @action(
        "Như mọi giấy",
        shortcut="Ctrl+Backspace",
        icon="undo",
        waits_for="Giấy này đang in như mọi giấy. Chọn giấy có cách in riêng.",
    )
    def print_as_all(self) -> None:
        """Print the paper as all the others."""
        desk, paper = self._frame.desk, self._paper
        assert paper is not None
        self._frame.perform(
            lambda: print_setups.as_all(desk, paper.key),
            then=lambda changed: self._frame.renew_desk(replace(desk, settings=changed)),
        )

    @action(f"In {RULER.lower()}", shortcut="F9", icon="print")
    def print_ruler(self) -> None:
        """Print the sheet that tells how far this paper's printer is off."""
        if self._paper is not None:
            print_ruler(self._frame, self._paper)


def _tray_words(printer: str) -> dict[str, str]:
    """The trays of a printer by their names; of the system's own where none is chosen."""
    name = printer or QPrinterInfo.defaultPrinter().printerName()
    return {tray.name: tray.words for tray in trays_of(name)} if name else {}
