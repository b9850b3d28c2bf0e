"""Rows of a declaration: added, removed, said to be wrong; nothing typed in another row is lost."""

import pytest

from commune_desk.domain.form import kinds
from commune_desk.domain.form.spec import FieldSpec, Section
from commune_desk.domain.form.trade_kinds import NAME
from commune_desk.ui.widgets.form.rows_editor import RowsEditor
from commune_desk.words.fields import FieldWords
from tests.ui.drivers.screen import Area

MEMBERS = Section(
    "members", (FieldSpec(NAME, "full_name"), FieldSpec(kinds.DATE, "born_on")), is_repeated=True
)
WORDS = {"full_name": FieldWords("Họ và tên"), "born_on": FieldWords("Ngày sinh")}
ADD = "Thành viên: thêm dòng"
TWO = {
    "members": "2",
    "members.1.full_name": "Võ Gia Hân",
    "members.1.born_on": "",
    "members.2.full_name": "Võ Gia Bảo",
    "members.2.born_on": "20/9/2026",
}


@pytest.fixture
def rows(qtbot) -> RowsEditor:
    made = RowsEditor(MEMBERS, "Thành viên", WORDS)
    qtbot.addWidget(made)
    made.resize(800, 400)
    made.show()
    return made


def test_without_rows_nothing_is_said(rows: RowsEditor):
    assert rows.texts() == {}


def test_rows_go_in_and_out(rows: RowsEditor):
    rows.show_texts(TWO)
    assert rows.texts() == TWO


def test_a_new_row_is_ready_to_be_typed(qtbot, rows: RowsEditor):
    area = Area(rows)
    with qtbot.waitSignal(rows.edited):
        area.choose(ADD)
    assert area.focus == "Thành viên 1: Họ và tên"
    area.type_in("Võ Gia Hân")
    assert rows.texts()["members.1.full_name"] == "Võ Gia Hân"


def test_a_row_that_goes_leaves_the_others_as_they_were(rows: RowsEditor):
    rows.show_texts(TWO)
    Area(rows).choose("Thành viên 1: bỏ dòng")
    assert rows.texts() == {
        "members": "1",
        "members.1.full_name": "Võ Gia Bảo",
        "members.1.born_on": "20/9/2026",
    }


def test_what_is_wrong_stands_beside_its_row(rows: RowsEditor):
    rows.show_texts(TWO)
    rows.show_wrong({"members.2.born_on": "Ngày này không có."})
    area = Area(rows)
    assert area.beside("Thành viên 2: Ngày sinh") == "Ngày này không có."
    assert area.beside("Thành viên 1: Ngày sinh") == ""


def test_what_is_wrong_with_the_whole_table_stands_below_its_heading(rows: RowsEditor):
    rows.show_wrong({"members": "Ghi ít nhất một người."})
    area = Area(rows)
    assert area.beside("Thành viên") == "Ghi ít nhất một người."
    area.choose(ADD)
    rows.show_wrong({})
    assert area.beside("Thành viên") == ""
