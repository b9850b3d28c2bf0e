"""The catalogue page (danh mục thủ tục): find a procedure, read all that is known of it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QSplitter, QWidget

from commune_desk.domain.form.kinds import CHOICE, TEXT, TICK
from commune_desk.domain.form.spec import FieldSpec, FormSpec
from commune_desk.domain.procedure import Procedure, is_in_force
from commune_desk.domain.vietnamese import fold, initials, sort_key
from commune_desk.services.catalogue import catalogue
from commune_desk.ui.frame.actions import make_action
from commune_desk.ui.frame.page_frame import PageFrame
from commune_desk.ui.look.layouts import boxed, column
from commune_desk.ui.look.theme import size
from commune_desk.ui.pages.catalogue.procedure_sheet import ProcedureSheet
from commune_desk.ui.widgets.empty_state import EmptyState
from commune_desk.ui.widgets.field import in_a_row
from commune_desk.ui.widgets.form import Form
from commune_desk.ui.widgets.rows_table import RowsTable
from commune_desk.ui.widgets.table_model import (
    Asked,
    Column,
    RowsModel,
    RowsPage,
    all_at_once,
)
from commune_desk.ui.widgets.text import label
from commune_desk.words.fields import FieldWords, choices

FILTER = FormSpec.of(
    "catalogue_filter",
    FieldSpec(TEXT, "text"),
    FieldSpec(CHOICE, "sector"),
    FieldSpec(TICK, "with_repealed"),
)
FILTER_WORDS = {
    "text": FieldWords("Lọc thủ tục", "Lọc theo tên, chữ cái đầu (dkks) hoặc mã"),
    "with_repealed": FieldWords("Cả thủ tục đã bãi bỏ"),
}
COLUMNS: tuple[Column[Procedure], ...] = (
    Column(name="name", title="Thủ tục", text=lambda p: p.name, characters=52, sort_key="name"),
    Column(
        name="sector", title="Lĩnh vực", text=lambda p: p.sector, characters=18, sort_key="sector"
    ),
    Column(name="code", title="Mã", text=lambda p: p.code, characters=12, sort_key="code"),
)


class CataloguePage(QWidget):
    """The procedures at the left, the chosen one at the right."""

    title = "Danh mục thủ tục"
    primary_action: QAction | None = None

    def __init__(self, frame: PageFrame) -> None:
        super().__init__()
        self._frame = frame
        self._all: tuple[Procedure, ...] = ()
        self._filters = Form(FILTER, arrange=in_a_row, words=FILTER_WORDS)
        self._count = label("", "second")
        self._count.setObjectName("count")
        model = RowsModel(
            COLUMNS, self._fetch, row_id=lambda p: f"{p.code}/{p.version}", is_faded=self._is_faded
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
            remembered=frame.remembered,
            key="catalogue",
        )
        self._sheet = ProcedureSheet()

        left = column(self._filters, self._table, self._count)
        left.setStretch(1, 1)
        parts = QSplitter(Qt.Orientation.Horizontal)
        parts.setChildrenCollapsible(False)
        parts.setHandleWidth(size("rail_mark") * 4)
        for part, share in ((boxed(left), 3), (self._sheet, 2)):
            parts.addWidget(part)
            parts.setStretchFactor(parts.count() - 1, share)
        self.setLayout(column(parts))

        self._filters.edited.connect(lambda _name: self._table.refresh())
        self._table.chosen.connect(self._show_chosen)
        if frame.desk.officer.is_administrator:
            text = "Nạp danh mục kèm chương trình"
            self.addAction(make_action(self, text, self._load_shipped, icon="catalogue"))
        frame.changes.catalogue_changed.connect(self._load)

    def on_shown(self) -> None:
        """Read the catalogue when it is first needed."""
        if not self._all:
            self._load()
        self._filters.focus("text")

    def open_item(self, item_id: str) -> None:
        """Show the procedure of that code, repealed or not."""
        self._filters.fill({"text": item_id, "with_repealed": "true"})
        self._load()
        self._table.select_first()

    def _load_shipped(self) -> None:
        """After an update of the program: what it brings along that the office does not have."""
        desk, loaded = self._frame.desk, list[catalogue.Loaded]()
        if self._frame.perform(
            lambda: catalogue.load_shipped(desk),
            then=loaded.append,
            announces=self._frame.changes.catalogue_changed,
        ):
            self._frame.notices.publish(f"Đã nạp danh mục: {loaded[0].new} phiên bản mới.")

    def _load(self) -> None:
        self._all = catalogue.all_versions(self._frame.desk)
        sectors = sorted({p.sector for p in self._all}, key=sort_key)
        offered = {**choices("sector"), **{name: name for name in sectors}}
        self._filters.offer("sector", offered)
        self._table.refresh()

    def _fetch(self, asked: Asked) -> RowsPage[Procedure]:
        wanted = self._filters.values()
        shown = [
            p
            for p in self._all
            if (wanted["with_repealed"] or not self._is_faded(p))
            and wanted["sector"] in ("", p.sector)
            and _matches(p, wanted["text"])
        ]
        key = asked.sort_key or "name"
        shown.sort(key=lambda p: sort_key(getattr(p, key)), reverse=asked.is_descending)
        self._count.setText(f"{len(shown)} thủ tục")
        return all_at_once(shown)

    def _is_faded(self, procedure: Procedure) -> bool:
        return not is_in_force(procedure, self._frame.desk.now().date())

    def _show_chosen(self, procedure: Procedure | None) -> None:
        if procedure is None:
            self._sheet.clear()
        else:
            self._sheet.show_procedure(procedure, self._frame.desk.now().date())


def _matches(procedure: Procedure, text: str) -> bool:
    """By code, by the initials of the name, or by words of the name or sector without marks."""
    wanted = fold(text)
    if procedure.code.startswith(wanted) or initials(procedure.name).startswith(wanted):
        return True
    names: Sequence[str] = (procedure.name, procedure.short_name, procedure.sector)
    folded = " ".join(fold(name) for name in names)
    return all(word in folded for word in wanted.split())
