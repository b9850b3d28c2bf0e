"""One model serves every list: pages as they are needed, a selection that survives a refresh."""

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication

from commune_desk.ui.frame.page_frame import PageFrame
from commune_desk.ui.widgets.empty_state import EmptyState
from commune_desk.ui.widgets.tables.rows_table import RowsTable
from commune_desk.ui.widgets.tables.table_model import (
    MARK_ROLE,
    MOST_SORTED,
    Asked,
    Column,
    RowsModel,
    RowsPage,
)
from tests.ui.drivers.screen import Area

Row = tuple[int, str]
COLUMNS: tuple[Column[Row], ...] = (
    Column(
        name="no",
        title="Số",
        text=lambda row: str(row[0]),
        is_number=True,
        value=lambda row: row[0],
    ),
    Column(name="name", title="Họ tên", text=lambda row: row[1]),
    Column(
        name="due",
        title="Hạn",
        text=lambda row: "Quá hạn" if row[0] % 2 else "Trước hạn",
        mark=lambda row: "overdue" if row[0] % 2 else "early",
    ),
)


class Source:
    """Rows in pages of ten."""

    def __init__(self, count: int) -> None:
        self.rows = [(number, f"Nguyễn Thị Ẫn {number}") for number in range(count)]
        self.asked: list[Asked] = []
        self.most = 10

    def fetch(self, asked: Asked) -> RowsPage[Row]:
        self.asked.append(asked)
        first = asked.cursor or 0
        limit = min(self.most, asked.limit)
        is_last = first + limit >= len(self.rows)
        return RowsPage(self.rows[first : first + limit], None if is_last else first + limit)


@pytest.fixture
def source() -> Source:
    return Source(25)


@pytest.fixture
def model(qapp, source: Source) -> RowsModel[Row]:
    made = RowsModel(COLUMNS, source.fetch, row_id=lambda row: str(row[0]))
    made.refresh()
    return made


@pytest.fixture
def table(qtbot, model: RowsModel[Row], frame: PageFrame) -> RowsTable:
    empty = EmptyState("Chưa có hồ sơ", "Bấm F2 để tiếp nhận hồ sơ đầu tiên.")
    made = RowsTable(model, name="Hồ sơ", empty=empty, remembered=frame.remembered, key="test")
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_model_keeps_qts_contract(qtmodeltester, model: RowsModel[Row]):
    qtmodeltester.check(model, force_py=True)


def test_rows_come_a_page_at_a_time(model: RowsModel[Row], source: Source):
    assert model.rowCount() == 10
    model.fetchMore(QModelIndex())
    model.fetchMore(QModelIndex())
    assert model.rowCount() == 25
    assert not model.canFetchMore(QModelIndex())
    assert [asked.cursor for asked in source.asked] == [None, 10, 20]


def test_a_click_sorts_every_row_by_its_value(model: RowsModel[Row], source: Source):
    source.most = MOST_SORTED
    model.sort(0, Qt.SortOrder.DescendingOrder)
    assert [row[0] for row in model.rows] == list(range(24, -1, -1))
    model.sort(0)
    assert [row[0] for row in model.rows] == list(range(25))


def test_names_are_sorted_as_the_dictionary_does_and_empty_ones_come_last(
    model: RowsModel[Row], source: Source
):
    source.rows = [(1, "Đan"), (2, ""), (3, "Ân"), (4, "An"), (5, "Dê")]
    for order, names in (
        (Qt.SortOrder.AscendingOrder, ["An", "Ân", "Dê", "Đan", ""]),
        (Qt.SortOrder.DescendingOrder, ["Đan", "Dê", "Ân", "An", ""]),
    ):
        model.sort(1, order)
        assert [row[1] for row in model.rows] == names


def test_a_list_that_is_too_long_keeps_its_order_and_says_so(qtbot, table: RowsTable, model):
    table.refresh()
    with qtbot.waitSignal(model.stayed_unsorted):
        Area(table).click_head("Hồ sơ", "Họ tên")
    assert [row[0] for row in model.rows][:3] == [0, 1, 2]
    assert Area(table).sorted_by("Hồ sơ") == ""


def test_a_list_that_is_too_long_is_not_fetched_again_for_a_click(model: RowsModel[Row], source):
    model.fetchMore(QModelIndex())
    source.asked.clear()
    model.sort(1)
    assert source.asked == [Asked(limit=MOST_SORTED, or_none=True)]
    assert model.rowCount() == 20


def test_what_was_seen_is_fetched_again_at_once(model: RowsModel[Row], source: Source):
    source.rows = [(number, "") for number in range(450)]
    source.most = MOST_SORTED
    for _ in range(5):
        model.fetchMore(QModelIndex())
    seen = model.rowCount()
    assert seen > 200
    source.asked.clear()
    model.refresh()
    assert source.asked == [Asked(limit=seen)]
    assert model.rowCount() == seen


def test_another_list_begins_at_its_first_page(model: RowsModel[Row], source: Source):
    model.fetchMore(QModelIndex())
    model.refresh()
    assert model.rowCount() == 20
    model.refresh(is_another=True)
    assert model.rowCount() == 10


def test_the_third_click_gives_the_list_its_own_order(table: RowsTable, model, source: Source):
    source.most = MOST_SORTED
    source.rows.reverse()
    table.refresh()
    seen = []
    for _ in range(3):
        Area(table).click_head("Hồ sơ", "Số")
        seen.append(model.row_at(0)[0])
    assert seen == [0, 24, 24]
    assert Area(table).sorted_by("Hồ sơ") == ""


def test_the_chosen_row_stays_chosen_when_the_list_is_sorted(table: RowsTable, source: Source):
    source.most = MOST_SORTED
    table.refresh()
    table.select("3")
    for _ in range(3):
        Area(table).click_head("Hồ sơ", "Số")
        assert [row[0] for row in table.marked_rows()] == [3]


def test_a_sorted_list_stays_so_in_the_next_window(
    qtbot, table: RowsTable, frame: PageFrame, model, source: Source
):
    source.most = MOST_SORTED
    table.refresh()
    Area(table).click_head("Hồ sơ", "Số")
    Area(table).click_head("Hồ sơ", "Số")
    fresh = RowsModel(COLUMNS, source.fetch, row_id=lambda row: str(row[0]))
    asked = len(source.asked)
    again = RowsTable(
        fresh, name="Hồ sơ", empty=EmptyState("", ""), remembered=frame.remembered, key="test"
    )
    qtbot.addWidget(again)
    assert len(source.asked) == asked  # nothing is read before the page is shown
    again.refresh()
    assert fresh.row_at(0)[0] == 24


def test_what_was_kept_of_other_columns_is_left(qtbot, table: RowsTable, frame, source: Source):
    """A version with one column more begins with its own widths, and shows what is new."""
    Area(table).choose_columns("Hồ sơ", "Họ tên")
    more = (*COLUMNS, Column(name="note", title="Ghi chú", text=lambda row: "x"))
    again = RowsTable(
        RowsModel(more, source.fetch, row_id=lambda row: str(row[0])),
        name="Hồ sơ",
        empty=EmptyState("", ""),
        remembered=frame.remembered,
        key="test",
    )
    qtbot.addWidget(again)
    again.show()
    again.refresh()
    assert list(Area(again).rows("Hồ sơ")[0]) == ["Số", "Họ tên", "Hạn", "Ghi chú"]


def test_a_deadline_is_a_word_and_a_mark(model: RowsModel[Row]):
    cell = model.index(1, 2)
    assert cell.data() == "Quá hạn"
    assert cell.data(MARK_ROLE) == "overdue"


def test_a_refresh_keeps_what_was_seen_and_chosen(table: RowsTable, model, source: Source):
    model.fetchMore(QModelIndex())
    table.refresh()
    assert model.rowCount() >= 20
    Area(table).choose_row("Hồ sơ", "Nguyễn Thị Ẫn 7")
    source.rows.insert(0, (-1, "Mới"))
    table.refresh()
    assert table.current_row() == (7, "Nguyễn Thị Ẫn 7")


def test_a_list_read_to_its_end_is_not_read_so_far_again_for_its_first_row(
    table: RowsTable, model, source: Source
):
    source.rows, source.most = [(number, "Nguyễn Thị Ẫn") for number in range(5000)], 5000
    table.refresh()
    while model.has_more:
        model.fetchMore(QModelIndex())
    assert model.rowCount() == 5000
    table.select_first()
    source.asked.clear()
    table.refresh()
    assert model.rowCount() < 500
    assert table.current_row()[0] == 0
    assert len(source.asked) == 1


def test_who_stands_far_down_stays_there(table: RowsTable, model, source: Source):
    source.rows, source.most = [(number, "Nguyễn Thị Ẫn") for number in range(5000)], 5000
    table.refresh()
    while model.rowCount() < 1000:
        model.fetchMore(QModelIndex())
    table.select("700")
    table.refresh()
    assert table.current_row()[0] == 700


def test_enter_opens_the_chosen_row(qtbot, table: RowsTable):
    table.refresh()
    table.select_first()
    with qtbot.waitSignal(table.opened) as opened:
        Area(table).press("Return")
    assert opened.args[0] == (0, "Nguyễn Thị Ẫn 0")


def test_chosen_rows_are_copied_as_text(qtbot, table: RowsTable):
    table.refresh()
    table.select_first()
    Area(table).press("Ctrl+C")
    assert QGuiApplication.clipboard().text() == "0\tNguyễn Thị Ẫn 0\tTrước hạn"


def test_an_empty_list_says_how_to_begin(table: RowsTable, source: Source):
    source.rows.clear()
    table.refresh()
    shown = table.currentWidget()
    assert isinstance(shown, EmptyState)
    assert "F2" in shown.accessibleName()


def test_hidden_columns_stay_hidden(qtbot, table: RowsTable, frame: PageFrame, model):
    Area(table).choose_columns("Hồ sơ", "Họ tên")
    again = RowsTable(
        model,
        name="Hồ sơ",
        empty=EmptyState("", ""),
        remembered=frame.remembered,
        key="test",
    )
    qtbot.addWidget(again)
    again.show()
    assert list(Area(again).rows("Hồ sơ")[0]) == ["Số", "Hạn"]
