"""Citizens (công dân): who the office knows, their dossiers, and a new one for any of them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from commune_desk.domain.applicant import PERSON
from commune_desk.domain.filing import CitizenRow
from commune_desk.domain.form.records import texts_of
from commune_desk.domain.history import EventKind
from commune_desk.domain.identifiers.personal_id import mask
from commune_desk.domain.keys import CitizenId
from commune_desk.domain.scanning import ScanKind, number_in
from commune_desk.domain.shown_list import ListKind
from commune_desk.domain.vietnamese import format_date
from commune_desk.services.desk import rights
from commune_desk.services.people import citizens
from commune_desk.ui.frame.actions import make_action
from commune_desk.ui.lists.foot import ListFoot
from commune_desk.ui.look.layouts import boxed, column, row
from commune_desk.ui.pages.citizens.consent import ConsentLine
from commune_desk.ui.pages.citizens.link_list import LinkList
from commune_desk.ui.widgets.boxes import card
from commune_desk.ui.widgets.buttons import ActionButton
from commune_desk.ui.widgets.empty_state import EmptyState
from commune_desk.ui.widgets.facts import Facts
from commune_desk.ui.widgets.rows_table import RowsTable
from commune_desk.ui.widgets.table_model import (
    Asked,
    Column,
    RowsModel,
    RowsPage,
)
from commune_desk.ui.widgets.text import label
from commune_desk.ui.widgets.text_editor import TextEditor
from commune_desk.ui.widgets.typing_pause import TypingPause
from commune_desk.words import fields
from commune_desk.words.steps import EVENTS, STATES
from commune_desk.words.values import moment_text

if TYPE_CHECKING:
    from commune_desk.domain.scanning import Scan
    from commune_desk.services.people.citizens import Known
    from commune_desk.ui.frame.page_frame import PageFrame

SHOWN = tuple(field.name for field in PERSON.fields if field.is_asked)
MOST_FOUND = 100
ADVICE = "Chọn một người để xem thông tin và các hồ sơ trước."

COLUMNS: tuple[Column[CitizenRow], ...] = (
    Column(name="full_name", title="Họ và tên", text=lambda row: row.full_name, characters=24),
    Column(
        name="born_on",
        title=fields.label("born_on"),
        text=lambda row: format_date(row.born_on) if row.born_on else "",
        value=lambda row: row.born_on,
        is_number=True,
        characters=14,
    ),
    Column(
        name="personal_id",
        title=fields.named("personal_id"),
        text=lambda row: mask(row.personal_id) if row.personal_id else "",
        characters=15,
    ),
    Column(
        name="address", title=fields.label("address"), text=lambda row: row.address, characters=12
    ),
)


class CitizensPage(QWidget):
    """Search at the left, the person's record at the right."""

    title = "Công dân"

    def __init__(self, frame: PageFrame) -> None:
        super().__init__()
        self._frame = frame
        self._citizen_id = ""
        self.primary_action = make_action(
            self, "Hồ sơ mới cho người này", self._begin_dossier, shortcut="F9", icon="receive"
        )
        self.primary_action.setVisible(rights.may(frame.desk, EventKind.RECEIVE))
        self.addAction(self.primary_action)
        self._text = TextEditor("Tên không cần dấu, số định danh, điện thoại")
        self._text.setProperty("kind", "scan")
        self._text.setAccessibleName("Tìm công dân")
        self._model = RowsModel(COLUMNS, self._fetch, row_id=lambda row: str(row.id))
        self._table = RowsTable(
            self._model,
            name="Công dân tìm thấy",
            empty=EmptyState(
                "Gõ tên hoặc số để tìm người đã có hồ sơ.",
                "Người mới được ghi vào đây khi tiếp nhận hồ sơ đầu tiên (F2).",
                icon="citizens",
            ),
            remembered=frame.remembered,
            key="citizens",
        )
        foot = ListFoot(frame, self._table, ListKind.CITIZENS, narrowed=self._text.text)
        found = column(self._text, self._table, foot)
        found.setStretch(1, 1)

        self._name = label("Hồ sơ công dân", "group_title", wraps=True)
        self._name.setObjectName("full_name")
        self._advice = label(ADVICE, "quiet", wraps=True)
        self._facts = Facts(SHOWN, [fields.label(name) for name in SHOWN])
        self._consent = ConsentLine(frame)
        self._change = make_action(self, "Sửa", self._ask_changes, shortcut="Ctrl+E", icon="edit")
        self._change.setVisible(rights.may(frame.desk, EventKind.RECORD_CHANGED))
        self._change.setEnabled(False)
        self.addAction(self._change)
        self._earlier = LinkList(lambda number: frame.open_item("dossier", number))
        self._details = boxed(
            column(
                self._facts,
                row(ActionButton(self._change, "quiet"), None),
                self._consent,
                label("Các hồ sơ gần đây", "strong"),
                self._earlier,
                gap="m",
            )
        )
        self._details.hide()
        self.primary_action.setEnabled(False)
        both = row(found, card(self._name, self._advice, self._details, None), gap="m")
        both.setStretch(0, 3)
        both.setStretch(1, 2)
        self.setLayout(both)

        self._pause = TypingPause(self, self._table.refresh)
        self._text.edited.connect(self._pause.start)
        self._text.returnPressed.connect(self._enter)
        self._table.opened.connect(lambda found: self.open_item(str(found.id)))

    def open_item(self, item_id: str) -> None:
        """Show the record of the citizen with that key."""
        desk, key = self._frame.desk, CitizenId(int(item_id))
        if self._frame.perform(lambda: citizens.open_record(desk, key), then=self._show):
            self._citizen_id = item_id
            self._consent.show_for(key)
            self.primary_action.setEnabled(True)
            self._change.setEnabled(True)

    def on_shown(self) -> None:
        """Ready to type a name."""
        self._table.refresh()
        self._text.setFocus()
        self._text.selectAll()

    def take_scan(self, scan: Scan) -> bool:
        """A person is looked for by the number."""
        if scan.kind is ScanKind.DOSSIER:
            return False
        if number := self._frame.ask(partial(number_in, scan), otherwise=""):
            self._text.setText(number)
            self._text.setFocus()
            self._enter()
        return True

    # --- finding ---------------------------------------------------------------------------------

    def _fetch(self, _asked: Asked) -> RowsPage[CitizenRow]:
        text = self._text.text().strip()
        if not text:
            return RowsPage(())
        desk = self._frame.desk
        found = self._frame.ask(lambda: citizens.search(desk, text, limit=MOST_FOUND), otherwise=())
        return RowsPage(found)

    def _enter(self) -> None:
        """Open the only one, or go to the list."""
        self._pause.stop()
        self._table.refresh()
        if self._model.rowCount() == 1:
            self.open_item(str(self._model.row_at(0).id))
        else:
            self._table.select_first()

    def _show(self, known: Known) -> None:
        self._name.setText(known.person.full_name)
        self._advice.hide()
        self._details.show()
        texts = texts_of(known.person)
        for name in SHOWN:
            self._facts.show_fact(name, texts[name])
        links = [
            (
                found.dossier_no,
                f"{found.procedure_name}\n{STATES[found.state]} · {moment_text(found.received_at)}",
            )
            for found in known.earlier
        ]
        self._earlier.show_links(links)

    def _ask_changes(self) -> None:
        """Correct the record that is open."""
        if not self._citizen_id:
            return
        from commune_desk.ui.pages.citizens.changing import RecordDialog

        frame, key = self._frame, CitizenId(int(self._citizen_id))
        if known := frame.ask(lambda: citizens.get(frame.desk, key), otherwise=None):
            RecordDialog(frame, key, known.person, then=partial(self._tell, key), page=self).open()

    def _tell(self, key: CitizenId) -> None:
        """Show what a record says now, here and in the list."""
        self._show(citizens.get(self._frame.desk, key))
        self._table.refresh()
        self._frame.notices.publish(EVENTS[EventKind.RECORD_CHANGED])

    def _begin_dossier(self) -> None:
        if self._citizen_id:
            self._frame.open_item("applicant", self._citizen_id)
