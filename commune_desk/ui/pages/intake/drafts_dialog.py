"""Open drafts of the office, the colleagues' too: choose one to go on with it."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QWidget

from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.form.spec import FormSpec
from commune_desk.domain.keys import DraftId
from commune_desk.domain.reception.draft import DraftLine
from commune_desk.ui.dialogs.form_dialog import FormDialog
from commune_desk.ui.dialogs.room import lay_out
from commune_desk.ui.look.layouts import column, row
from commune_desk.ui.look.theme import size
from commune_desk.ui.widgets.actions import action, button_of
from commune_desk.ui.widgets.buttons import button
from commune_desk.ui.widgets.tables.row_menu import RowMenu
from commune_desk.ui.widgets.tables.two_lines import DETAIL_ROLE, TwoLines
from commune_desk.ui.widgets.text import label
from commune_desk.words.desk.steps import EVENTS
from commune_desk.words.figures.today import NOT_TAKEN_BACK, OPEN_DRAFT, draft_detail, draft_title
from commune_desk.words.verbs import CLOSE

KEY_ROLE = int(Qt.ItemDataRole.UserRole)


class DraftsDialog(QDialog):
    """The list; Enter opens, and one is thrown away after it was said whose it is.

    Args:
        drafts: the open drafts.
        discard: throws one away that nobody needs, and says whether it could, or why not.

    Signals:
        chosen: the draft to go on with.
    """

    chosen = Signal(int)

    def __init__(
        self,
        drafts: Sequence[DraftLine],
        discard: Callable[[DraftId, Callable[[str], None]], bool],
        *,
        now: datetime,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._discard = discard
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Bản nháp")
        self._list = QListWidget()
        self._list.setItemDelegate(TwoLines(self._list))
        self._list.setAccessibleName("Các bản nháp đang mở")
        for draft in drafts:
            item = QListWidgetItem(draft_title(draft))
            whose = f"{draft.officer_name} · {draft.desk_name}"
            item.setData(DETAIL_ROLE, f"{draft_detail(draft, now)} · {whose}")
            item.setData(KEY_ROLE, draft.id)
            self._list.addItem(item)
        self._list.setCurrentRow(0)
        self._list.itemActivated.connect(lambda _item: self.go_on())
        words = "Bản nháp của mọi quầy. Mở bản của người khác là nhận làm tiếp."
        empty = "Không có bản nháp nào. Nội dung đang gõ được tự lưu thành bản nháp."
        self._open = button_of(self.go_on)
        self._throw = button_of(self.ask_discard)
        for made in (self._open, self._throw):
            made.setEnabled(bool(drafts))
        self._open.setDefault(True)
        RowMenu(self._list, self._list.accessibleName()).offer(self._open, self._throw)
        lay_out(
            self,
            column(label(words if drafts else empty, "quiet", wraps=True), self._list, gap="m"),
            row(self._throw, None, button(CLOSE, self.reject), self._open),
            high=size("dialog_height"),
            margin="l",
        )

    def _current(self) -> DraftId | None:
        item = self._list.currentItem()
        return DraftId(item.data(KEY_ROLE)) if self._list.count() else None

    @action(OPEN_DRAFT, kind="primary")
    def go_on(self) -> None:
        """Go on with the chosen draft."""
        if (draft_id := self._current()) is not None:
            self.accept()
            self.chosen.emit(draft_id)

    @action(EVENTS[EventKind.DRAFT_DISCARDED], icon="trash", kind="danger")
    def ask_discard(self) -> None:
        """Throw the chosen draft away, which cannot be taken back: its neighbour is marked next."""
        draft_id, item = self._current(), self._list.currentItem()
        if draft_id is None:
            return

        def discard(dialog: FormDialog) -> bool:
            if not self._discard(draft_id, dialog.refuse):
                return False
            self._list.takeItem(self._list.row(item))
            for made in (self._open, self._throw):
                made.setEnabled(bool(self._list.count()))
            return True

        FormDialog(
            EVENTS[EventKind.DRAFT_DISCARDED],
            FormSpec("draft", ()),
            discard,
            words=NOT_TAKEN_BACK,
            verb=EVENTS[EventKind.DRAFT_DISCARDED],
            is_final=True,
            ends=(item.text(), item.data(DETAIL_ROLE)),
            parent=self,
        ).open()
