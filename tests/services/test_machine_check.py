"""The program tests itself beside the window, and the window learns what it found."""

import sys
from dataclasses import replace

import pytest

from commune_desk.domain.upkeep.installation_errors import SelfTestEndedEarly
from commune_desk.domain.upkeep.self_check import Check, SelfCheck
from commune_desk.files.upkeep import self_reports
from commune_desk.paths import DataFolder
from commune_desk.services.desk import own_process
from commune_desk.services.desk.own_process import program
from commune_desk.services.desk.progress import Cancelled
from commune_desk.services.upkeep.machine_check import check_machine
from tests.factories import moment

FOUND = SelfCheck(
    version="0.1.0",
    system="Windows-10",
    folder="C:\\Người dùng\\Một cửa",
    at=moment("2026-10-02T09:00"),
    checks=(Check("papers", True, "7/7 PDF, 6 QR", 2575), Check("printers", False, "lỗi", 1)),
)


def stand_in(monkeypatch, tmp_path, code):
    """A program in the place of ours, which gets the arguments of the self-test."""
    script = tmp_path / "stand_in.py"
    script.write_text(code, encoding="utf-8")
    monkeypatch.setattr(own_process, "program", lambda: [sys.executable, str(script)])


def test_what_was_found_comes_back_and_is_kept_as_text(monkeypatch, tmp_path):
    self_reports.write(tmp_path / "made.json", FOUND)
    code = "import shutil, sys; shutil.copy('{}', sys.argv[3]); sys.exit(1)"
    stand_in(monkeypatch, tmp_path, code.format((tmp_path / "made.json").as_posix()))
    found, report = check_machine(DataFolder(tmp_path / "office"))
    assert found == FOUND
    text = report.read_text("utf-8")
    assert "✗ Danh sách máy in: lỗi" in text
    assert "Có 1/2 phần không tốt: Danh sách máy in." in text


def test_a_program_that_dies_is_told_with_its_code(monkeypatch, tmp_path):
    stand_in(monkeypatch, tmp_path, "import sys; sys.exit(7)")
    with pytest.raises(SelfTestEndedEarly) as told:
        check_machine(DataFolder(tmp_path))
    assert told.value.exit_code == 7


def test_who_has_seen_enough_stops_it(monkeypatch, tmp_path):
    stand_in(monkeypatch, tmp_path, "import time; time.sleep(60)")
    monkeypatch.setattr(own_process, "LOOK_EVERY_S", 0.01)
    with pytest.raises(Cancelled):
        check_machine(DataFolder(tmp_path), lambda done, total: False)


def test_it_draws_on_no_screen(monkeypatch, tmp_path):
    monkeypatch.setenv("QT_QPA_PLATFORM", "windows")
    code = "import os, sys; sys.exit(0 if os.environ['QT_QPA_PLATFORM'] == 'offscreen' else 9)"
    stand_in(monkeypatch, tmp_path, code)
    with pytest.raises(SelfTestEndedEarly) as told:
        check_machine(DataFolder(tmp_path))
    assert told.value.exit_code == 0


def test_from_source_and_as_a_bundle_it_starts_itself_without_a_console(monkeypatch):
    assert program() == [sys.executable, "-m", "commune_desk"]
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", "/opt/commune-desk/Commune Desk.exe")
    assert program() == ["/opt/commune-desk/commune-desk.exe"]


@pytest.mark.parametrize("name", ["report.json", "báo cáo.txt"])
def test_a_report_is_written_as_its_name_says(tmp_path, name):
    self_reports.write(tmp_path / name, FOUND)
    text = (tmp_path / name).read_text("utf-8")
    assert text.startswith("{" if name.endswith("json") else "Kiểm tra máy, 09:00 ngày 02/10/2026")


def test_a_good_machine_is_said_to_be_good(tmp_path):
    good = replace(FOUND, checks=FOUND.checks[:1])
    self_reports.write(tmp_path / "good.txt", good)
    assert "Máy dùng được: cả 1 phần đều tốt." in (tmp_path / "good.txt").read_text("utf-8")


@pytest.mark.parametrize(("is_short", "said"), [(True, "Bản ngắn:"), (False, "Bản đầy đủ:")])
def test_a_report_says_which_of_the_two_was_run(tmp_path, is_short, said):
    self_reports.write(tmp_path / "report.txt", replace(FOUND, is_short=is_short))
    assert (tmp_path / "report.txt").read_text("utf-8").splitlines()[1].startswith(said)


def test_the_window_runs_the_whole_one(monkeypatch, tmp_path):
    stand_in(monkeypatch, tmp_path, "import sys; sys.exit(8 if '--short' in sys.argv else 0)")
    with pytest.raises(SelfTestEndedEarly) as told:
        check_machine(DataFolder(tmp_path))
    assert told.value.exit_code == 0
