"""Files that another program has open. Only Windows refuses to replace them; here a seam does."""

import sys
from datetime import date
from pathlib import Path

import pytest

from commune_desk.domain.outside_errors import FolderMissing, WorkbookInUse
from commune_desk.domain.periods import ReportingPeriod
from commune_desk.files import outgoing


@pytest.fixture
def lock(monkeypatch):
    """Makes files behave as if Excel showed them on Windows."""
    locked: set[Path] = set()
    really_replace = Path.replace

    def replace(self, target):
        if Path(target) in locked:
            raise PermissionError(13, "The process cannot access the file", str(target))
        return really_replace(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    return locked.add


def test_a_file_that_is_open_elsewhere_stays_and_the_new_one_stands_beside_it(tmp_path, lock):
    target, beside = tmp_path / "sổ.xlsx", tmp_path / "sổ (2).xlsx"
    target.write_bytes(b"old")
    lock(target)
    with pytest.raises(WorkbookInUse) as refused:
        outgoing.replace_or_put_beside(target, b"new")
    assert refused.value.facts == {"path": str(target), "saved_as": str(beside)}
    assert (target.read_bytes(), beside.read_bytes()) == (b"old", b"new")
    assert sorted(tmp_path.iterdir()) == sorted([target, beside])


def test_the_next_free_name_is_taken_when_that_one_is_open_too(tmp_path, lock):
    target, second = tmp_path / "sổ.xlsx", tmp_path / "sổ (2).xlsx"
    for path in (target, second):
        path.write_bytes(b"old")
        lock(path)
    with pytest.raises(WorkbookInUse) as refused:
        outgoing.replace_or_put_beside(target, b"new")
    assert Path(refused.value.saved_as).name == "sổ (3).xlsx"


def test_a_folder_that_cannot_be_is_said_as_such(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(FolderMissing):
        outgoing.replace_or_put_beside(tmp_path / "file" / "sổ.xlsx", b"new")


def test_names_have_plain_letters(tmp_path):
    month = ReportingPeriod(date(2026, 10, 1), date(2026, 10, 31))
    names = (
        outgoing.report_file(tmp_path, "II.06a", month, suffix=".pdf"),
        outgoing.register_file(tmp_path, month, ""),
        outgoing.register_file(tmp_path, month, "Hộ tịch, chứng thực"),
        outgoing.register_workbook(tmp_path, "2026-10"),
    )
    assert [path.name for path in names] == [
        "bao-cao-II06a-2026-10-01-2026-10-31.pdf",
        "so-theo-doi-ho-so-2026-10-01-2026-10-31.pdf",
        "so-theo-doi-ho-so-2026-10-01-2026-10-31-ho-tich-chung-thuc.pdf",
        "so-theo-doi-ho-so-2026-10.xlsx",
    ]


@pytest.mark.skipif(sys.platform != "win32", reason="only Windows locks what is open")
def test_what_windows_really_locks_is_seen_as_open(tmp_path):
    target = tmp_path / "sổ.xlsx"
    target.write_bytes(b"old")
    with target.open("rb"), pytest.raises(WorkbookInUse):
        outgoing.replace(target, b"new")
    outgoing.replace(target, b"new")
    assert target.read_bytes() == b"new"
