"""Citizens (công dân): who the office knows, their dossiers, and a new one for any of them.

Organisations are listed below the people; `found.BODY` marks their keys.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.desk.rights import QuietVerb
from commune_desk.domain.figures.shown_list import ListKind
from commune_desk.domain.form.records import texts_of
from commune_desk.domain.form.rules import placed
from commune_desk.domain.identifiers.scanning import ScanKind, number_in
from commune_desk.domain.keys import CitizenId
from commune_desk.domain.people.applicant import ORGANISATION, PERSON
from commune_desk.services.desk import rights
from commune_desk.services.people import citizens, organisations
from commune_desk.ui.frame.keys.refused_keys import say_right
from commune_desk.ui.lists.foot import ListFoot
from commune_desk.ui.look.layouts import boxed, column, row
from commune_desk.ui.pages.citizens.answering import RequestLine
from commune_desk.ui.pages.citizens.consent import ConsentLine
from commune_desk.ui.pages.citizens.found import BODY, COLUMNS, FoundRow, body_of, key_of
from commune_desk.ui.pages.citizens.link_list import LinkList
from commune_desk.ui.widgets.actions import action, action_of
from commune_desk.ui.widgets.boxes import card, scrolling
from commune_desk.ui.widgets.buttons import ActionButton
from commune_desk.ui.widgets.empty_state import EmptyState
from commune_desk.ui.widgets.facts import Facts
from commune_desk.ui.widgets.flow import Beside
from commune_desk.ui.widgets.form.text_editor import TextEditor
from commune_desk.ui.widgets.form.typing_pause import TypingPause
from commune_desk.ui.widgets.tables.lines import Lines
from commune_desk.ui.widgets.tables.rows_table import RowsTable
from commune_desk.ui.widgets.tables.table_model import Asked, RowsModel, RowsPage
from commune_desk.ui.widgets.text import label
from commune_desk.words import fields
from commune_desk.words.desk.corrections import record_change_words
from commune_desk.words.desk.steps import EVENTS, STATES
from commune_desk.words.people.inspection import INSPECTION
from commune_desk.words.people.personal_data import OPEN_PERSON, OPEN_PERSON_FIRST
from commune_desk.words.values import moment_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from commune_desk.domain.desk.dossier_list import DossierRow
    from commune_desk.domain.desk.history import EventRow
    from commune_desk.domain.form.spec import Texts
    from commune_desk.domain.identifiers.scanning import Scan
    from commune_desk.domain.people.applicant import Applicant
    from commune_desk.services.people.citizens import Known
    from commune_desk.services.people.organisations import KnownOrganisation
    from commune_desk.services.people.record_changes import RecordChange
    from commune_desk.ui.frame.page_frame import PageFrame

OF_PERSON = tuple(field.name for field in PERSON.fields if field.is_asked)
OF_BODY = tuple(f"organisation.{field.name}" for field in ORGANISATION.fields if field.is_asked)
REPRESENTATIVE = "representative"
SHOWN = (*OF_PERSON, *OF_BODY, REPRESENTATIVE)
MOST_FOUND = 100
RECORD, CORRECTIONS = "Hồ sơ công dân", "Đã sửa"
NEW_DOSSIER = "Hồ sơ mới cho người này"
ADVICE = "Chọn một người để xem thông tin và các hồ sơ trước."


class CitizensPage(QWidget):
    """Search at the left, the person's record at the right."""

    title = "Công dân"

    def __init__(self, frame: PageFrame) -> None:
        super().__init__()
        self._frame = frame
        self._opened = ""
        self.primary_action = action_of(self.begin_dossier)
        self.primary_action.setVisible(rights.may(frame.desk, EventKind.RECEIVE))
        self.addAction(self.primary_action)
        self._text = TextEditor("Tên, số định danh, mã số thuế, điện thoại")
        self._text.setProperty("kind", "scan")
        self._text.setAccessibleName("Tìm công dân")
        self._model = RowsModel(COLUMNS, self._fetch, row_id=key_of)
        self._table = RowsTable(
            self._model,
            name="Công dân tìm thấy",
            empty=EmptyState(
                "Gõ tên hoặc số để tìm người đã có hồ sơ.",
                "Người mới được ghi vào đây khi tiếp nhận hồ sơ đầu tiên (F2).",
                icon="citizens",
            ),
            remembered=frame.own,
            key="citizens",
        )
        self._table.begin_from(self._text)
        foot = ListFoot(frame, self._table, ListKind.CITIZENS, narrowed=self._text.text)
        found = column(self._text, self._table, foot)
        found.setStretch(1, 1)

        self._name = label(RECORD, "group_title", wraps=True)
        self._name.setObjectName("full_name")
        self._advice = label(ADVICE, "quiet", wraps=True)
        self._facts = Facts(SHOWN, [fields.label(name) for name in SHOWN])
        self._consent = ConsentLine(frame)
        self._request = RequestLine(frame, lambda: self.open_item(self._opened))
        self._change = action_of(self.ask_changes)
        self._change.setVisible(rights.may(frame.desk, EventKind.RECORD_CHANGED))
        self._change.setEnabled(False)
        self.addAction(self._change)
        if rights.may(frame.desk, QuietVerb.INSPECTION_READ):
            self.addAction(action_of(self.show_inspection))
        say_right(frame, self, EventKind.RECEIVE, self.begin_dossier)
        say_right(frame, self, EventKind.RECORD_CHANGED, self.ask_changes)
        self._earlier = LinkList(lambda number: frame.open_item("dossier", number))
        self._corrected = Lines()
        self._corrected_title = label(CORRECTIONS, "strong")
        self._details = boxed(
            column(
                self._facts,
                row(ActionButton(self._change, "quiet"), None),
                self._consent,
                self._request,
                label("Các hồ sơ gần đây", "strong"),
                self._earlier,
                self._corrected_title,
                self._corrected,
                gap="m",
            )
        )
        self._details.hide()
        self.primary_action.setEnabled(False)
        record = scrolling(boxed(column(self._advice, self._details, None)))
        record.setAccessibleName(RECORD)
        shown = card(self._name, record)
        self.setLayout(column(Beside((boxed(found), 3), (shown, 2), least="stacked_below")))

        self._pause = TypingPause(self, partial(self._table.refresh, is_another=True))
        self._text.edited.connect(self._pause.start)
        self._text.returnPressed.connect(self._enter)
        self._table.offer(opens=OPEN_PERSON)
        self._table.opened.connect(lambda found: self.open_item(key_of(found)))

    def open_item(self, item_id: str) -> None:
        """Show the record of the citizen with that key."""
        desk = self._frame.desk
        if item_id.startswith(BODY):
            body = body_of(item_id)
            is_shown = self._frame.perform(
                lambda: organisations.open_record(desk, body), then=self._show_body
            )
        else:
            key = CitizenId(int(item_id))
            is_shown = self._frame.perform(lambda: citizens.open_record(desk, key), then=self._show)
            if is_shown:
                self._consent.show_for(key)
                self._request.show_for(key)
        if is_shown:
            self._opened = item_id
            self.primary_action.setEnabled(not item_id.startswith(BODY))
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

    def _fetch(self, _asked: Asked) -> RowsPage[FoundRow]:
        text = self._text.text().strip()
        if not text:
            return RowsPage(())
        desk = self._frame.desk
        people = self._frame.ask(
            lambda: citizens.search(desk, text, limit=MOST_FOUND), otherwise=()
        )
        bodies = self._frame.ask(
            lambda: organisations.search(desk, text, limit=MOST_FOUND), otherwise=()
        )
        return RowsPage((*people, *bodies))

    def _enter(self) -> None:
        """Open the only one, or go to the list."""
        self._pause.stop()
        self._table.refresh()
        if self._model.rowCount() == 1:
            self.open_item(key_of(self._model.row_at(0)))
        else:
            self._table.select_first()

    def _show(self, known: Known) -> None:
        """Show the record of a person."""
        self._name.setText(known.person.full_name)
        self._consent.show()
        self._request.show()
        self._show_facts(texts_of(known.person))
        self._show_beside(known.earlier, known.corrected)

    def _show_body(self, known: KnownOrganisation) -> None:
        """Show the record of an organisation."""
        body = known.organisation
        self._name.setText(body.name)
        self._consent.hide()
        self._request.hide()
        acting = body.representative.full_name if body.representative else ""
        self._show_facts({**placed("organisation", texts_of(body)), REPRESENTATIVE: acting})
        self._show_beside(known.earlier, known.corrected)

    def _show_facts(self, texts: Texts) -> None:
        self._advice.hide()
        self._details.show()
        for name in SHOWN:
            self._facts.show_fact(name, texts.get(name, ""))

    def _show_beside(self, earlier: Sequence[DossierRow], corrected: Sequence[EventRow]) -> None:
        """The dossiers of whose record it is, and what was corrected of it."""
        links = [
            (
                found.dossier_no,
                f"{found.procedure_name}\n{STATES[found.state]} · {moment_text(found.received_at)}",
            )
            for found in earlier
        ]
        self._earlier.show_links(links)
        self._corrected.show_lines([record_change_words(event) for event in corrected])
        for part in (self._corrected_title, self._corrected):
            part.setVisible(bool(corrected))

    @action("Sửa", shortcut="Ctrl+E", icon="edit", waits_for=OPEN_PERSON_FIRST)
    def ask_changes(self) -> None:
        """Correct the record that is open."""
        item, desk = self._opened, self._frame.desk
        if not item:
            return
        if item.startswith(BODY):
            body = body_of(item)
            self._open_dialog(
                lambda: organisations.get(desk, body).organisation,
                partial(organisations.proposed_change, desk, body),
                keep=lambda given, why: organisations.change_record(desk, body, given, reason=why),
            )
        else:
            key = CitizenId(int(item))
            self._open_dialog(
                lambda: citizens.get(desk, key).person,
                partial(citizens.proposed_change, desk, key),
                keep=lambda given, why: citizens.change_record(desk, key, given, reason=why),
            )

    def _open_dialog(
        self,
        kept: Callable[[], Applicant],
        propose: Callable[[Texts], RecordChange],
        *,
        keep: Callable[[Texts, str], RecordChange],
    ) -> None:
        from commune_desk.ui.pages.citizens.changing import RecordDialog

        frame, record = self._frame, self._frame.ask(kept, otherwise=None)
        if record is not None:
            RecordDialog(
                frame, record, propose=propose, keep=keep, then=self._tell, page=self
            ).open()

    def _tell(self) -> None:
        """Show what a record says now, here and in the list."""
        desk, item = self._frame.desk, self._opened
        if item.startswith(BODY):
            body = body_of(item)
            self._frame.perform(lambda: organisations.get(desk, body), then=self._show_body)
        else:
            key = CitizenId(int(item))
            self._frame.perform(lambda: citizens.get(desk, key), then=self._show)
        self._table.refresh()
        self._frame.notices.publish(EVENTS[EventKind.RECORD_CHANGED])

    @action(INSPECTION, icon="search")
    def show_inspection(self) -> None:
        """Go to the list of what is kept and who saw it; its key leads there from everywhere."""
        self._frame.show_page("inspection")

    @action(NEW_DOSSIER, shortcut="F9", icon="receive", waits_for=OPEN_PERSON_FIRST)
    def begin_dossier(self) -> None:
        """Receive another dossier of the person whose record is open."""
        if self._opened and not self._opened.startswith(BODY):
            self._frame.open_item("applicant", self._opened)
