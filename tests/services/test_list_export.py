"""A list handed on as a workbook."""

from dataclasses import replace

import pytest

from commune_desk.domain.history import EventKind
from commune_desk.domain.shown_list import MOST_LINES, ListHead, ListKind, ListTooLong
from commune_desk.practice import MARK, work_in
from commune_desk.services.desk.progress import Cancelled
from commune_desk.services.figures import list_export
from commune_desk.services.upkeep import history
from commune_desk.words.errors import sentence
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


def test_what_is_too_long_or_unwanted_leaves_nothing(desk, tmp_path):
    lines = (("1", None, 1) for _ in range(MOST_LINES + 1))
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
