import tracemalloc
import zipfile
from datetime import date, datetime

import pytest
from openpyxl import Workbook

from commune_desk.domain.outside_errors import FileMissing, FileUnreadable
from commune_desk.domain.upkeep.workbook_errors import WorkbookTooLarge
from commune_desk.workbooks.reading import read_rows

MORNING = datetime.fromisoformat("2026-10-01 09:30")


def test_rows_keep_their_numbers_and_the_kinds_of_their_cells(tmp_path):
    book = Workbook()
    sheet = book.worksheets[0]
    sheet["B3"], sheet["C3"], sheet["D3"] = " Lê Thị Ẩn ", 87185004321, date(1985, 3, 9)
    sheet["A5"], sheet["B5"] = 1.5, MORNING
    book.save(tmp_path / "people.xlsx")
    first, second = read_rows(tmp_path / "people.xlsx")
    assert (first.number, second.number) == (3, 5)
    assert first.cells == ("", "Lê Thị Ẩn", 87185004321, date(1985, 3, 9))
    assert second.cells[:2] == (1.5, MORNING)


def test_a_hidden_sheet_is_not_the_table(tmp_path):
    book = Workbook()
    book.worksheets[0].append(["hidden"])
    book.worksheets[0].sheet_state = "hidden"
    book.create_sheet("Bảng").append(["seen"])
    book.active = 1
    book.save(tmp_path / "people.xlsx")
    assert [row.cells for row in read_rows(tmp_path / "people.xlsx")] == [("seen",)]


def test_a_missing_file_is_said(tmp_path):
    with pytest.raises(FileMissing):
        read_rows(tmp_path / "people.xlsx")


def test_a_file_that_is_no_workbook_is_said(tmp_path):
    (tmp_path / "people.xlsx").write_bytes(b"Ho va ten;Ngay sinh")
    with pytest.raises(FileUnreadable):
        read_rows(tmp_path / "people.xlsx")


@pytest.mark.parametrize("cell", ["XFD1048576", "A1048576", "XFD1"])
def test_a_cell_that_strayed_far_away_is_named_before_anything_is_read(tmp_path, cell):
    book = Workbook()
    book.worksheets[0].append(["Họ và tên", "Ngày sinh"])
    for row in range(1500 if cell == "XFD1" else 0):
        book.worksheets[0].append([f"Người {row}"])
    for column in range(30 if cell.startswith("A1") else 0):
        book.worksheets[0].cell(2, column + 1, "x")
    book.worksheets[0][cell] = "x"
    book.save(tmp_path / "people.xlsx")
    with pytest.raises(WorkbookTooLarge) as refusal:
        read_rows(tmp_path / "people.xlsx")
    assert refusal.value.path == str(tmp_path / "people.xlsx")
    assert refusal.value.cell == cell


def test_a_cell_that_strayed_in_another_sheet_hinders_nobody(tmp_path):
    book = Workbook()
    book.worksheets[0].append(["Họ và tên"])
    book.create_sheet("Nháp")["XFD1048576"] = "x"
    book.save(tmp_path / "people.xlsx")
    assert [row.cells for row in read_rows(tmp_path / "people.xlsx")] == [("Họ và tên",)]


TEXTS = "xl/sharedStrings.xml"
BEGIN, STRING, END = b"<sst><si><t>", b"a" * (1 << 20), b"</t></si></sst>"


def bomb(path, *, part=TEXTS, megabytes=200, says=None):
    """A workbook of which a part unpacks to very much, whatever the list of its parts says."""
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED, compresslevel=1) as book:
        with book.open(part, "w", force_zip64=True) as content:
            content.write(BEGIN)
            for _ in range(megabytes):
                content.write(STRING)
            content.write(END)
        if says is not None:
            book.getinfo(part).file_size = says


def a_small_book(path):
    book = Workbook()
    book.worksheets[0].append(["Họ và tên"])
    book.save(path)
    with zipfile.ZipFile(path) as made:
        parts = {one.filename: made.read(one) for one in made.infolist() if one.filename != TEXTS}
    with zipfile.ZipFile(path, "w") as packed:
        for name, content in parts.items():
            packed.writestr(name, content)


@pytest.mark.parametrize("says", [None, 100], ids=["honest", "lying"])
def test_a_workbook_that_unpacks_to_very_much_is_refused_unread(tmp_path, says):
    path = tmp_path / "people.xlsx"
    a_small_book(path)
    bomb(path, says=says)
    assert path.stat().st_size < 2 << 20
    before = path.read_bytes()
    tracemalloc.start()
    with pytest.raises(WorkbookTooLarge):
        read_rows(path)
    assert tracemalloc.get_traced_memory()[1] < 32 << 20
    tracemalloc.stop()
    assert path.read_bytes() == before
