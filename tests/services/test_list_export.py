"""A list handed on as a workbook."""

import tempfile
from dataclasses import replace

import pytest

from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.figures.shown_list import ListHead, ListKind, ListTooLong
from commune_desk.practice import MARK, work_in
from commune_desk.services.desk.progress import Cancelled
from commune_desk.services.figures import list_export
from commune_desk.services.upkeep import history
from commune_desk.words.errors import sentence
from commune_desk.workbooks import shown_list
from tests.workbooks.samples import opened, seen

HEAD = ListHead(
    kind=ListKind.DOSSIERS,
    title="Danh sách hồ sơ",
    narrowed="Quá hạn",
    headings=("Mã hồ sơ", "Tiếp nhận", "Bản"),
)


def test_texts_stay_texts_and_moments_are_dates(any_desk, tmp_path):
    now = any_desk.now()
    lines = [("=1+1", now, 2), ("087185004321", None, 0)]
    path = list_export.write(any_desk, HEAD, lines, folder=tmp_path)
    sheet = opened(path.read_bytes(), "Danh sách")
    rows = [[cell.value for cell in row] for row in sheet["A6:C7"]]
    assert rows[0] == ["=1+1", now.replace(tzinfo=None), 2]
    assert rows[1][0] == "087185004321"
    assert sheet["A6"].data_type == "s"
    assert sheet.auto_filter.ref == "A5:C7"
    assert seen(path.read_bytes(), "Danh sách")[0][0] == any_desk.office.centre_name
    event = history.recent(any_desk, 1)[0]
    assert (event.kind, event.facts["lines"]) == (EventKind.LIST_EXPORTED, 2)


def test_one_column_is_a_list_too(desk, tmp_path):
    head = replace(HEAD, headings=("Mã",))
    assert list_export.write(desk, head, [("1",)], folder=tmp_path).exists()


def test_the_workbook_of_practice_says_so(desk, tmp_path):
    work_in(is_practice=True)
    try:
        path = list_export.write(desk, HEAD, [], folder=tmp_path)
    finally:
        work_in(is_practice=False)
    sheet = opened(path.read_bytes(), "Danh sách")
    assert sheet["A2"].value == f"{MARK} · Danh sách hồ sơ"
    header = sheet.oddHeader
    assert header is not None
    assert MARK in str(header.center.text)


def test_a_long_list_is_written_row_by_row(desk, tmp_path, monkeypatch):
    monkeypatch.setattr(shown_list, "LONG", 1_000)
    now, told = desk.now(), []
    lines = [(f"{number:04}", now, number) for number in range(1_234)]

    def progress(done: int, total: int) -> bool:
        told.append((done, total))
        return True

    path = list_export.write(desk, HEAD, lines, folder=tmp_path, progress=progress)
    sheet = opened(path.read_bytes(), "Danh sách")
    assert [sheet["A6"].value, sheet["B6"].value] == ["0000", now.replace(tzinfo=None)]
    assert [sheet["A1239"].value, sheet["C1239"].value] == ["1233", 1_233]
    assert sheet.auto_filter.ref == "A5:C1239"
    assert "1.234 hồ sơ" in str(sheet["A3"].value)
    assert told[-1] == (1_200, 1_234)


def test_a_long_list_that_is_stopped_while_it_is_written_leaves_nothing(
    desk, tmp_path, monkeypatch
):
    monkeypatch.setattr(shown_list, "LONG", 1_000)
    folder, aside = tmp_path / "out", tmp_path / "aside"
    folder.mkdir()
    aside.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(aside))
    lines = [("1", None, 1)] * 1_500
    with pytest.raises(Cancelled):
        list_export.write(
            desk, HEAD, lines, folder=folder, progress=lambda done, _total: done < 1_000
        )
    assert [*folder.iterdir(), *aside.iterdir()] == []


def test_what_is_too_long_or_unwanted_leaves_nothing(desk, tmp_path, monkeypatch):
    monkeypatch.setattr(list_export, "MOST_LINES", 20_000)
    lines = (("1", None, 1) for _ in range(20_001))
    with pytest.raises(ListTooLong) as refused:
        list_export.write(desk, HEAD, lines, folder=tmp_path)
    assert "hơn 20.000 dòng" in sentence(refused.value)
    with pytest.raises(Cancelled):
        list_export.write(
            desk,
            HEAD,
            (("1", None, 1) for _ in range(200)),
            folder=tmp_path,
            progress=lambda _done, _total: False,
        )
    assert list(tmp_path.glob("*.xlsx")) == []
    assert history.recent(desk, 1)[0].kind is not EventKind.LIST_EXPORTED
