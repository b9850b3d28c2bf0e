"""The columns of a list share the width there is: words give way, then whole columns."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QHeaderView, QTableView

from commune_desk.ui.frame.page_frame import PageFrame
from commune_desk.ui.widgets.empty_state import EmptyState
from commune_desk.ui.widgets.tables.rows_table import RowsTable
from commune_desk.ui.widgets.tables.table_model import Asked, Column, RowsModel, RowsPage

Row = tuple[str, str, str, str]
COLUMNS: tuple[Column[Row], ...] = (
    Column(name="no", title="Mã hồ sơ", text=lambda row: row[0], characters=14),
    Column(name="name", title="Họ tên", text=lambda row: row[1], characters=24, takes_rest=True),
    Column(name="due", title="Hạn", text=lambda row: row[2], characters=16, gives_way=2),
    Column(name="note", title="Ghi chú", text=lambda row: row[3], characters=16, gives_way=1),
)
ROW = ("261030-0001", "Công Tằng Tôn Nữ Nguyễn Phước", "17:00 04/11/2026", "gọi trước")
WIDE, NARROWER, NARROW = 800, 540, 400


def fetch(_asked: Asked) -> RowsPage[Row]:
    return RowsPage([ROW])


@pytest.fixture
def make_list(qtbot, frame: PageFrame):
    def make(width: int, columns: tuple[Column[Row], ...] = COLUMNS) -> RowsTable:
        made = RowsTable(
            RowsModel(columns, fetch, row_id=lambda row: row[0]),
            name="Danh sách",
            empty=EmptyState("Không có gì", "Gõ ít chữ hơn."),
            remembered=frame.remembered,
            key="widths",
        )
        qtbot.addWidget(made)
        made.resize(width, 200)
        made.refresh()
        made.show()
        qtbot.wait(10)
        return made

    return make


def head_of(made: RowsTable) -> QHeaderView:
    return made.findChildren(QTableView)[0].horizontalHeader()


def seen(made: RowsTable) -> list[str]:
    """The names of the columns that are on the screen."""
    head = head_of(made)
    return [one.name for place, one in enumerate(COLUMNS) if not head.isSectionHidden(place)]


def is_whole(made: RowsTable) -> bool:
    """Whether nothing has to be scrolled to the side."""
    return made.findChildren(QTableView)[0].horizontalScrollBar().maximum() == 0


def test_what_is_left_of_the_width_goes_to_one_column(make_list):
    wide, wider = make_list(WIDE), make_list(WIDE + 200)
    assert head_of(wider).sectionSize(1) == head_of(wide).sectionSize(1) + 200
    assert head_of(wider).sectionSize(0) == head_of(wide).sectionSize(0)


def test_what_is_left_goes_to_words_that_may_be_cut_and_not_behind_a_number_at_the_end(make_list):
    """Names were cut in the dialog of the books while their fees stood in a wide column."""
    sum_at_end = (*COLUMNS[:1], replace(COLUMNS[1], takes_rest=False), COLUMNS[2])
    sum_at_end = (*sum_at_end, replace(COLUMNS[3], is_number=True, characters=11))
    wide, wider = make_list(WIDE, sum_at_end), make_list(WIDE + 200, sum_at_end)
    assert head_of(wider).sectionSize(1) == head_of(wide).sectionSize(1) + 200
    assert head_of(wider).sectionSize(3) == head_of(wide).sectionSize(3)


def test_words_give_way_and_numbers_do_not(make_list):
    wide, narrower = make_list(WIDE), make_list(NARROWER)
    assert is_whole(narrower)
    assert seen(narrower) == ["no", "name", "due", "note"]
    assert head_of(narrower).sectionSize(0) == head_of(wide).sectionSize(0)
    assert head_of(narrower).sectionSize(1) < head_of(wide).sectionSize(1)


def test_what_has_no_room_is_left_out_and_comes_back(make_list, qtbot):
    made = make_list(NARROW)
    assert (seen(made), is_whole(made)) == (["no", "name", "due"], True)
    made.resize(WIDE, 200)
    qtbot.wait(10)
    assert seen(made) == ["no", "name", "due", "note"]


def test_what_only_has_no_room_is_copied_out_and_remembered(make_list):
    made = make_list(NARROW)
    assert [one.name for one in made.shown_columns()] == ["no", "name", "due", "note"]
    head_of(made).setSortIndicator(0, head_of(made).sortIndicatorOrder())  # and so is remembered
    again = make_list(WIDE)
    assert seen(again) == ["no", "name", "due", "note"]


def test_the_width_that_the_officer_gave_stays(make_list):
    made = make_list(WIDE)
    head_of(made).resizeSection(0, 260)
    made.resize(WIDE + 100, 200)
    assert head_of(made).sectionSize(0) == 260
    again = make_list(WIDE)
    assert head_of(again).sectionSize(0) == 260


def test_looking_at_a_list_in_other_windows_is_no_wish(make_list):
    before, _narrow, after = make_list(WIDE), make_list(NARROW), make_list(WIDE)
    assert head_of(after).sectionSize(1) == head_of(before).sectionSize(1)


class Seldom:
    """A list whose last column is filled in few rows."""

    columns = (*COLUMNS[:3], replace(COLUMNS[3], is_seldom=True))

    def __init__(self, qtbot, frame: PageFrame) -> None:
        self.rows: list[Row] = [BARE]
        self.made = RowsTable(
            RowsModel(self.columns, lambda _asked: RowsPage(self.rows), row_id=lambda row: row[0]),
            name="Danh sách",
            empty=EmptyState("Không có gì", "Gõ ít chữ hơn."),
            remembered=frame.remembered,
            key="seldom",
        )
        qtbot.addWidget(self.made)
        self.made.resize(WIDE, 200)
        self.show(BARE)
        self.made.show()
        qtbot.wait(10)

    def show(self, *rows: Row) -> None:
        self.rows = list(rows)
        self.made.refresh()


BARE = (*ROW[:3], "")


def test_what_is_seldom_filled_takes_no_room_while_it_is_empty(qtbot, frame: PageFrame):
    listed = Seldom(qtbot, frame)
    assert seen(listed.made) == ["no", "name", "due"]
    without = head_of(listed.made).sectionSize(1)
    listed.show(BARE, ROW)
    assert seen(listed.made) == ["no", "name", "due", "note"]
    assert head_of(listed.made).sectionSize(1) < without
    listed.show(BARE)
    assert seen(listed.made) == ["no", "name", "due"]
    assert [one.name for one in listed.made.shown_columns()] == ["no", "name", "due", "note"]
