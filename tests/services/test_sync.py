import time
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.desk.steps import Action, StepRequest
from commune_desk.domain.outside_errors import DiskFull, FolderMissing, WorkbookInUse
from commune_desk.domain.periods import calendar_month
from commune_desk.files import outgoing
from commune_desk.services.desk.progress import Cancelled
from commune_desk.services.figures import closing, registers, sync
from commune_desk.services.handling import handling
from commune_desk.services.reception import intake
from commune_desk.settings import SYNC_FOLDER
from commune_desk.store.upkeep import history
from commune_desk.workbooks.dossier_register import (
    CHANGES_SHEET,
    COLUMNS,
    FIRST_ROW,
    HEAD_ROW,
    SHEET,
)
from tests.factories import a_reception, led, moment

NOTE_COLUMN = len(COLUMNS)
SEPTEMBER = "so-theo-doi-ho-so-2026-09.xlsx"
OCTOBER, NOVEMBER = "so-theo-doi-ho-so-2026-10.xlsx", "so-theo-doi-ho-so-2026-11.xlsx"


@pytest.fixture
def place(tmp_path):
    """The folder of the workbooks."""
    return tmp_path / "so excel"


def received(desk, at="2026-10-01 09:00"):
    return intake.receive(desk, a_reception(at=moment(at))).dossier.dossier_no


def numbers(path):
    rows = load_workbook(BytesIO(path.read_bytes()))[SHEET].iter_rows(min_row=FIRST_ROW)
    return [row[1].value for row in rows]


def said_above(path):
    return str(load_workbook(path)[SHEET].cell(HEAD_ROW - 1, 1).value)


def synced(desk):
    rows = history.recent(desk.office.id, 20)
    return [row.facts["months"] for row in rows if row.kind is EventKind.WORKBOOKS_SYNCED]


def test_every_month_has_a_workbook_of_its_own(any_desk, place):
    october, november = received(any_desk), received(any_desk, "2026-11-02 09:00")
    outcome = sync.sync(any_desk, place)
    assert [path.name for path in outcome.written] == [OCTOBER, NOVEMBER]
    assert numbers(place / OCTOBER) == [october]
    assert numbers(place / NOVEMBER) == [november]


def test_only_a_month_that_moved_is_written_again(any_desk, place):
    number = received(any_desk)
    received(any_desk, "2026-11-02 09:00")
    sync.sync(any_desk, place)
    handling.step(any_desk, number, StepRequest(Action.FINISH, moment("2026-10-02 08:00")))
    assert sync.state(any_desk).pending_months == 1
    assert [path.name for path in sync.sync(any_desk, place).written] == [OCTOBER]


def standing(path):
    rows = load_workbook(BytesIO(path.read_bytes()))[SHEET].iter_rows(min_row=FIRST_ROW)
    return [row[16].value for row in rows]


def test_a_dossier_that_became_late_is_late_in_the_workbook(any_desk, place, clock):
    late = intake.receive(any_desk, a_reception(at=moment("2026-10-01 09:00")))
    assert late.dossier.due_at == moment("2026-10-06 17:00")
    sync.sync(any_desk, place)
    assert standing(place / OCTOBER) == ["Trong hạn"]
    clock.at = moment("2026-10-06 18:00")
    assert sync.sync(any_desk, place).written == ()
    clock.at = moment("2026-10-07 00:00")
    assert sync.sync(any_desk, place).written == (place / OCTOBER,)
    assert standing(place / OCTOBER) == ["Quá hạn"]
    assert sync.sync(any_desk, place).written == ()


def test_where_nothing_moved_nothing_is_written(any_desk, place, clock):
    received(any_desk)
    first = sync.sync(any_desk, place)
    before = (place / OCTOBER).stat().st_mtime_ns
    clock.move(hours=1)
    assert sync.sync(any_desk, place).written == ()
    assert (place / OCTOBER).stat().st_mtime_ns == before
    assert sync.state(any_desk) == sync.SyncStanding(first.at, 0)


def test_an_office_without_dossiers_has_no_workbooks(any_desk, place):
    assert sync.sync(any_desk, place).written == ()
    assert list(place.iterdir()) == []
    assert sync.state(any_desk).last_at is None


def test_a_workbook_that_was_deleted_or_belongs_elsewhere_comes_back(any_desk, place, tmp_path):
    received(any_desk)
    sync.sync(any_desk, place)
    (place / OCTOBER).unlink()
    assert len(sync.sync(any_desk, place).written) == 1
    assert sync.sync(any_desk, tmp_path / "usb").written == (tmp_path / "usb" / OCTOBER,)


def test_what_changes_in_a_month_that_is_over_is_said_in_its_workbook(any_desk, place, clock):
    number = received(any_desk)
    sync.sync(any_desk, place)
    clock.at = moment("2026-11-03 09:00")
    finish = StepRequest(Action.FINISH, clock.at, late_reason="Chờ xác minh")
    handling.step(any_desk, number, finish)
    sync.sync(any_desk, place)
    assert load_workbook(place / OCTOBER).sheetnames == [SHEET]  # what happened up to its end
    clock.at = moment("2026-11-04 09:00")
    handling.step(any_desk, number, StepRequest(Action.RETURN, clock.at))
    sync.sync(any_desk, place)
    rows = load_workbook(place / OCTOBER)[CHANGES_SHEET].iter_rows(min_row=2, values_only=True)
    assert [(row[0], row[1], row[2], row[4]) for row in rows] == [
        ("04/11/2026", number, "Trả kết quả", "04/11/2026 09:00"),
        ("04/11/2026", number, "Tình trạng", "Đã trả kết quả"),
    ]


def test_the_workbook_of_a_closed_month_says_what_differs_as_the_printed_register_does(
    any_desk, place, clock
):
    received(any_desk)
    clock.at = moment("2026-11-03 09:00")
    october = calendar_month(date(2026, 10, 1))
    closing.close(led(any_desk), october)
    sync.sync(any_desk, place)
    told = said_above(place / OCTOBER)
    assert told.startswith("Sổ ghi theo dữ liệu lúc 09:00 ngày 03/11/2026.")
    assert told.endswith("số liệu đến nay không đổi.")
    clock.at = moment("2026-11-04 09:00")
    late = a_reception(at=moment("2026-10-30 09:00"), entry_reason="Mất điện")
    intake.receive(any_desk, late)
    sync.sync(any_desk, place)
    told = said_above(place / OCTOBER)
    assert told.endswith("Sổ này gồm cả các thay đổi ấy.")
    assert told == " ".join(registers.register(any_desk, october).notes)


def test_a_late_entry_numbers_nothing_anew_in_months_that_are_over(any_desk, place, clock):
    clock.at = moment("2026-11-03 09:00")
    for day in ("2026-09-10", "2026-09-20", "2026-10-12"):
        received(any_desk, f"{day} 09:00")
    sync.sync(any_desk, place)
    late = received(any_desk, "2026-09-15 09:00")
    assert sync.sync(any_desk, place).written == (place / SEPTEMBER,)
    assert order_numbers(place / SEPTEMBER) == [1, 4, 2]
    assert order_numbers(place / OCTOBER) == [3]
    rows = load_workbook(place / SEPTEMBER)[CHANGES_SHEET].iter_rows(min_row=2, values_only=True)
    assert [row[1:] for row in rows] == [(late, "Nhận hồ sơ", None, "15/09/2026 09:00")]


def order_numbers(path):
    rows = load_workbook(path)[SHEET].iter_rows(min_row=FIRST_ROW, values_only=True)
    return [row[0] for row in rows]


def test_one_that_is_open_elsewhere_waits_for_the_next_time(desk, place, monkeypatch):
    received(desk)
    received(desk, "2026-11-02 09:00")
    with monkeypatch.context() as excel:
        excel.setattr(outgoing, "replace", refusing(place / OCTOBER))
        outcome = sync.sync(desk, place)
    assert outcome.in_use == (place / OCTOBER,)
    assert outcome.written == (place / NOVEMBER,)
    assert sync.state(desk).last_at is None
    assert sync.sync(desk, place).written == (place / OCTOBER,)
    assert sync.state(desk).pending_months == 0


def refusing(locked):
    def replace_unless_locked(target, content):
        if target == locked:
            raise WorkbookInUse(str(target), "")
        target.write_bytes(content)

    return replace_unless_locked


def test_after_a_cancel_what_was_written_is_remembered(desk, place):
    received(desk)
    received(desk, "2026-11-02 09:00")
    with pytest.raises(Cancelled):
        sync.sync(desk, place, lambda done, total: done < 1)
    assert [path.name for path in place.iterdir()] == [OCTOBER]
    assert [path.name for path in sync.sync(desk, place).written] == [NOVEMBER]


def test_a_full_disk_leaves_no_half_a_workbook(desk, place, monkeypatch):
    received(desk)

    def full(descriptor):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as disk:
        disk.setattr("os.fsync", full)
        with pytest.raises(DiskFull):
            sync.sync(desk, place)
    assert list(place.iterdir()) == []
    assert sync.state(desk).last_at is None


def test_a_folder_that_cannot_be_made_is_said(desk, tmp_path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(FolderMissing):
        sync.sync(desk, tmp_path / "file" / "so")


def test_the_folder_is_that_of_the_settings_or_of_the_data(desk, tmp_path):
    assert sync.folder_of(desk) == desk.folder.workbooks
    named = replace(desk, settings=desk.settings.with_value(SYNC_FOLDER, str(tmp_path / "usb")))
    assert sync.folder_of(named) == Path(tmp_path / "usb")


def test_one_synchronisation_is_one_line_of_history(any_desk, place):
    received(any_desk)
    received(any_desk, "2026-11-02 09:00")
    sync.sync(any_desk, place)
    sync.sync(any_desk, place)
    assert synced(any_desk) == [["2026-10", "2026-11"]]


@pytest.mark.parametrize("content", ["không phải sổ", "nửa sổ"])
def test_a_workbook_that_cannot_be_read_is_put_aside_and_not_written_over(desk, place, content):
    number = received(desk)
    sync.sync(desk, place)
    spoiled = (
        content.encode() if content == "không phải sổ" else (place / OCTOBER).read_bytes()[:3000]
    )
    (place / OCTOBER).write_bytes(spoiled)
    received(desk)
    [aside] = sync.sync(desk, place).aside
    assert aside.read_bytes() == spoiled
    assert numbers(place / OCTOBER)[0] == number


def test_a_cell_that_strayed_far_away_keeps_nobody_waiting(desk, place):
    number = received(desk)
    sync.sync(desk, place)
    book = load_workbook(place / OCTOBER)
    book[SHEET].cell(FIRST_ROW, NOTE_COLUMN, "gọi lại")
    book[SHEET]["XFD1048576"] = "x"
    book.save(place / OCTOBER)
    received(desk)
    begun = time.process_time()
    sync.sync(desk, place)
    assert time.process_time() - begun < 5
    sheet = load_workbook(place / OCTOBER)[SHEET]
    assert (sheet.cell(FIRST_ROW, 2).value, sheet.max_row < 100) == (number, True)
    assert sheet.cell(FIRST_ROW, NOTE_COLUMN).value == "gọi lại"
