"""The catalogue page (danh mục thủ tục): find a procedure, read all that is known of it."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QLayout, QLineEdit, QWidget

from commune_desk.domain.catalogue.procedure import Procedure
from commune_desk.domain.catalogue.procedure_match import match
from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.form.kinds import CHOICE, TEXT, TICK
from commune_desk.domain.form.spec import FieldSpec, FormSpec
from commune_desk.domain.vietnamese import sort_key, words_of
from commune_desk.services.catalogue import catalogue, corrections
from commune_desk.services.desk import rights
from commune_desk.services.desk.desk import Desk
from commune_desk.services.papers import declarations
from commune_desk.services.reception import forms as declared_forms
from commune_desk.ui.frame.changes import WhileShown
from commune_desk.ui.frame.keys.refused_keys import say_right
from commune_desk.ui.frame.page_frame import PageFrame
from commune_desk.ui.look.layouts import boxed, column, row
from commune_desk.ui.look.theme import size
from commune_desk.ui.pages.catalogue import versions_dialog
from commune_desk.ui.pages.catalogue.comparison import COMPARE
from commune_desk.ui.pages.catalogue.import_dialog import TITLE, ask_workbook
from commune_desk.ui.pages.catalogue.procedure_sheet import ProcedureSheet
from commune_desk.ui.pages.catalogue.reviews import Review, ReviewKind, reviews_of
from commune_desk.ui.pages.catalogue.verbs import CatalogueVerbs
from commune_desk.ui.widgets.actions import action, action_of, actions_of
from commune_desk.ui.widgets.buttons import button
from commune_desk.ui.widgets.empty_state import EmptyState
from commune_desk.ui.widgets.form.field import in_a_row
from commune_desk.ui.widgets.form.form import Form
from commune_desk.ui.widgets.parted import parted
from commune_desk.ui.widgets.tables.rows_table import RowsTable
from commune_desk.ui.widgets.tables.table_model import (
    Asked,
    Column,
    RowsModel,
    RowsPage,
    all_at_once,
)
from commune_desk.ui.widgets.text import label
from commune_desk.ui.widgets.verbs_bar import VerbsBar
from commune_desk.words.fields import FieldWords, choices
from commune_desk.words.papers.papers import NOT_COMPARED

FILTER = FormSpec.of(
    "catalogue_filter",
    FieldSpec(TEXT, "text"),
    FieldSpec(CHOICE, "sector"),
    FieldSpec(TICK, "with_repealed"),
    FieldSpec(TICK, "to_review"),
)
FILTER_WORDS = {
    "text": FieldWords("Lọc thủ tục", "Lọc theo tên, chữ cái đầu (dkks) hoặc mã"),
    "with_repealed": FieldWords("Cả thủ tục đã bãi bỏ"),
    "to_review": FieldWords("Cần xem lại"),
}


class CataloguePage(QWidget):
    """The procedures at the left, the chosen one at the right."""

    title = "Danh mục thủ tục"
    primary_action: QAction | None = None

    def __init__(self, frame: PageFrame) -> None:
        super().__init__()
        self._frame = frame
        self._all: tuple[Procedure, ...] = ()
        self._holding: frozenset[tuple[str, int]] = frozenset()
        self._to_review: Mapping[str, tuple[Review, ...]] = {}
        self._unconfirmed: frozenset[str] = frozenset()
        self._verbs = CatalogueVerbs(frame, self)
        self._filters = Form(FILTER, arrange=in_a_row, words=FILTER_WORDS)
        self._count = label("", "second")
        self._count.setObjectName("count")
        model = RowsModel(
            self._columns(),
            self._fetch,
            row_id=self._row_id,
            is_faded=self._is_faded,
        )
        empty = EmptyState(
            "Không có thủ tục nào khớp",
            "Gõ ít chữ hơn, không cần dấu; hoặc chọn “Mọi lĩnh vực”.",
            icon="catalogue",
        )
        self._table = RowsTable(
            model,
            name="Danh sách thủ tục",
            empty=empty,
            remembered=frame.own,
            key="catalogue",
        )
        if isinstance(box := self._filters.field("text").editor, QLineEdit):
            self._table.begin_from(box)
        self._sheet = ProcedureSheet()
        changing = actions_of(self.correct) if self._verbs.may_change else []
        self._bar = VerbsBar([*changing, action_of(self.show_versions)])
        chosen = column(self._bar, self._sheet)
        chosen.setStretch(1, 1)

        left = column(self._filters, self._table, self._count)
        left.setStretch(1, 1)
        self._parts = parted(boxed(left), boxed(chosen), shares=(3, 2))
        self._parts.setHandleWidth(size("rail_mark") * 4)
        self.setLayout(column(self._parts))

        self._filters.edited.connect(lambda _name: self._table.refresh())
        self._table.chosen.connect(self._show_chosen)
        self._table.offer(*self._bar.verbs)
        if rights.may(frame.desk, EventKind.CATALOGUE_LOADED):
            self.addAction(action_of(self.load_shipped))
        if self._verbs.may_change:
            self.addActions(actions_of(self.import_workbook, self.enter_resolution))
        say_right(frame, self, EventKind.CATALOGUE_CORRECTED, self.correct, self.enter_resolution)
        WhileShown(self, (frame.changes.catalogue_changed,), self._load)

    @action("Sửa", shortcut="Ctrl+E", icon="edit")
    def correct(self) -> None:
        """Correct the chosen procedure."""
        self._verbs.correct(self._chosen())

    @action(versions_dialog.TITLE, icon="undo")
    def show_versions(self) -> None:
        """Show how the chosen procedure read before."""
        self._verbs.show_versions(self._chosen())

    @action(TITLE, icon="workbook")
    def import_workbook(self) -> None:
        """Take procedures from a workbook."""
        ask_workbook(self._frame, self)

    @action("Mức thu của tỉnh", shortcut="Ctrl+B", icon="edit")
    def enter_resolution(self) -> None:
        """Write down what a resolution of the province asks as fees."""
        from commune_desk.ui.pages.catalogue.resolution_dialog import ResolutionDialog

        ResolutionDialog(self._frame, parent=self).open()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The sheet lies below the list where the page is narrow."""
        is_narrow = event.size().width() < size("stacked_below")
        below, beside = Qt.Orientation.Vertical, Qt.Orientation.Horizontal
        self._parts.setOrientation(below if is_narrow else beside)
        self.setMinimumHeight(size("dialog_height") if is_narrow else 0)
        super().resizeEvent(event)

    @staticmethod
    def get_ready(desk: Desk) -> None:
        """Make values of what the page reads, and the words that its order and its filter need.

        Called on another thread.
        """
        for one in catalogue.all_versions(desk):
            sort_key(one.name)
            _matches(one, "")
        declared_forms.heads(desk)

    def on_shown(self) -> None:
        """Read the catalogue; overnight another law may be in force."""
        self._load()
        self._filters.focus("text")

    def open_item(self, item_id: str) -> None:
        """Show the procedure of that code, repealed or not."""
        self._filters.fill({"text": item_id, "with_repealed": "true"})
        self._load()
        self._table.select_first()

    @action("Nạp danh mục kèm chương trình", icon="catalogue")
    def load_shipped(self) -> None:
        """After an update of the program: what it brings along that the office does not have."""
        desk, loaded = self._frame.desk, list[catalogue.Loaded]()
        if self._frame.perform(
            lambda: catalogue.load_shipped(desk),
            then=loaded.append,
            announces=self._frame.changes.catalogue_changed,
        ):
            waiting = loaded[0].waiting
            also = f" {waiting} thủ tục khác bản của cơ quan, đang chờ chọn." if waiting else ""
            said = f"Đã nạp danh mục: {loaded[0].new} phiên bản mới.{also}"
            self._frame.notices.publish(said)

    def _load(self) -> None:
        desk, chosen = self._frame.desk, self._table.current_row()
        known = self._row_id(chosen) if chosen is not None else ""
        self._all = catalogue.all_versions(desk)
        self._holding = frozenset((p.code, p.version) for p in catalogue.in_force(desk))
        undecided = frozenset(one.procedure.code for one in corrections.undecided(desk))
        missing = self._frame.ask(lambda: declarations.missing_forms(desk), otherwise=())
        without_form = frozenset(one.code for one in missing)
        self._to_review = {
            one.code: reviews_of(desk, one, undecided=undecided, without_form=without_form)
            for one in self._all
            if not self._is_faded(one)
        }
        self._unconfirmed = declared_forms.unconfirmed_forms(desk)
        sectors = sorted({p.sector for p in self._all}, key=sort_key)
        offered = {**choices("sector"), **{name: name for name in sectors}}
        self._filters.offer("sector", offered)
        self._table.refresh()
        if known:
            self._table.select(known)  # what took the place of the chosen one

    def _fetch(self, _asked: Asked) -> RowsPage[Procedure]:
        wanted = self._filters.values()
        shown = [
            p
            for p in self._all
            if (wanted["with_repealed"] or not self._is_faded(p))
            and (not wanted["to_review"] or self._reviews(p))
            and wanted["sector"] in ("", p.sector)
            and _matches(p, wanted["text"])
        ]
        shown.sort(key=lambda p: (self._is_faded(p), -p.version))  # what holds before what held
        shown.sort(key=lambda p: sort_key(p.name))
        waiting = sum(1 for p in self._all if self._reviews(p))
        also = f" · {waiting} cần xem lại" if waiting else ""
        self._count.setText(f"{len(shown)} thủ tục{also}")
        return all_at_once(shown)

    def _columns(self) -> tuple[Column[Procedure], ...]:
        return (
            Column(name="name", title="Thủ tục", text=lambda p: p.name, characters=40),
            Column(name="sector", title="Lĩnh vực", text=lambda p: p.sector, characters=18,
                   gives_way=1),
            Column(name="code", title="Mã", text=lambda p: p.code, characters=11),
            Column(name="review", title="Lưu ý", characters=16,
                   text=lambda p: ", ".join(one.kind.value for one in self._reviews(p))),
        )  # fmt: skip

    def _row_id(self, procedure: Procedure) -> str:
        """What holds stays chosen when a correction takes its place."""
        if self._is_faded(procedure):
            return f"{procedure.code}/{procedure.version}"
        return procedure.code

    def _is_faded(self, procedure: Procedure) -> bool:
        return (procedure.code, procedure.version) not in self._holding

    def _reviews(self, procedure: Procedure) -> tuple[Review, ...]:
        if self._is_faded(procedure):
            return ()
        return self._to_review.get(procedure.code, ())

    # --- the chosen one --------------------------------------------------------------------------

    def _chosen(self) -> Procedure:
        procedure: Procedure = self._table.current_row()
        return procedure

    def _show_chosen(self, procedure: Procedure | None) -> None:
        self._bar.follow(procedure)
        if procedure is None:
            self._sheet.clear()
            return
        reviews = [(one.words, self._review_buttons(one)) for one in self._reviews(procedure)]
        today = self._frame.desk.now().date()
        self._sheet.show_procedure(procedure, today, reviews, forms=self._forms_of(procedure))

    def _forms_of(self, procedure: Procedure) -> list[str]:
        """The declarations of a procedure that the program prints, with what is doubtful."""
        desk, today = self._frame.desk, self._frame.desk.now().date()
        find = partial(declared_forms.forms_for, desk, procedure.code, today)
        return [
            one.name + (f" · {NOT_COMPARED}" if one.code in self._unconfirmed else "")
            for one in self._frame.ask(find, otherwise=())
        ]

    def _review_buttons(self, review: Review) -> QLayout:
        """What an officer may do about it; who may not is only told."""
        if not self._verbs.may_change or review.kind is ReviewKind.FORM:
            return row()
        if review.kind is ReviewKind.UPDATE:
            decide = button(COMPARE, lambda: self._verbs.decide(self._chosen()))
            return row(decide, None)
        confirm = button("Xác nhận vẫn đúng", lambda: self._verbs.confirm(self._chosen()))
        return row(confirm, None)


def _matches(procedure: Procedure, text: str) -> bool:
    """As everywhere where a procedure is picked, or by words of the sector."""
    if match(procedure, text) is not None:
        return True
    names: Sequence[str] = (procedure.name, procedure.short_name, procedure.sector)
    words = words_of(" ".join(names))
    return all(any(word.startswith(part) for word in words) for part in words_of(text))
