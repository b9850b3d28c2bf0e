"""The catalogue on the command line: read, corrected, taken back; bad input changes nothing."""

import json

import pytest

from tests.cli.conftest import everything
from tests.cli.test_bad_input import is_clear
from tests.factories import MARITAL_STATUS

FIVE = {"times": [{"unit": "working_days", "count": 5}], "effective_from": "2026-10-05"}


@pytest.fixture
def correction(tmp_path):
    """Write the file of a correction; what is named replaces the ordinary."""

    def write(**changes):
        path = tmp_path / "sua.json"
        path.write_text(json.dumps(FIVE | changes, ensure_ascii=False), encoding="utf-8")
        return path

    return write


def test_a_correction_is_a_new_version_that_due_dates_follow(sqlite_folder, run, correction):
    said = run("amend", MARITAL_STATUS, correction(), "--note", "Nghị quyết của tỉnh").document
    assert (said["version"], said["effective_from"]) == (2, "2026-10-05")
    assert [one["field"] for one in said["differences"]] == ["times", "effective_from"]
    due = run("due", MARITAL_STATUS, "--received", "2026-10-05T09:00").document["due_at"]
    assert due.startswith("2026-10-12")
    before = run("due", MARITAL_STATUS, "--received", "2026-10-02T09:00").document["due_at"]
    assert before.startswith("2026-10-07")


def test_a_dry_run_shows_the_difference_and_writes_nothing(sqlite_folder, run, tell, correction):
    before = everything(sqlite_folder)
    said = tell("amend", MARITAL_STATUS, correction(), "--dry-run").out
    assert "Xem trước, chưa ghi gì" in said
    assert "− 3 ngày làm việc" in said
    assert "+ 5 ngày làm việc" in said
    assert everything(sqlite_folder) == before


def test_a_correction_is_made_of_what_will_hold_on_its_day(sqlite_folder, run, correction):
    run("amend", MARITAL_STATUS, correction(), "--note", "Quyết định đầu")
    path = correction(effective_from="2026-10-12")
    path.write_text('{"decision": "12/QĐ-UBND", "effective_from": "2026-10-12"}', encoding="utf-8")
    said = run("amend", MARITAL_STATUS, path, "--note", "Quyết định sau").document
    assert [one["field"] for one in said["differences"]] == ["decision", "effective_from"]
    due = run("due", MARITAL_STATUS, "--received", "2026-10-12T09:00").document["due_at"]
    assert due.startswith("2026-10-19")


def test_an_earlier_version_is_taken_back(sqlite_folder, run, correction):
    run("amend", MARITAL_STATUS, correction(effective_from="2026-10-01"), "--note", "thử")
    assert run("amend", MARITAL_STATUS, "--back", 1, "--note", "gõ nhầm").document["version"] == 3
    known = run("procedure", MARITAL_STATUS).document
    assert (known["current"], len(known["versions"])) == (3, 3)
    assert known["versions"][0]["times"] == known["versions"][-1]["times"]


@pytest.mark.parametrize(
    ("changes", "options", "kind"),
    [
        ({"effective_from": "2020-01-01"}, ["--note", "x"], "VersionBeginsBefore"),
        ({"effective_to": "2026-10-01"}, ["--note", "x"], "VersionEndsBeforeItBegins"),
        ({}, [], "CorrectionUnexplained"),
        ({"time": []}, ["--note", "x"], "UnknownField"),
        ({"times": [{"unit": "working_days"}]}, ["--note", "x"], "WrongField"),
        ({}, ["--note", "x", "--confirm"], "WrongField"),
    ],
)
def test_a_correction_that_cannot_be(sqlite_folder, run, correction, changes, options, kind):
    before = everything(sqlite_folder)
    error = run("amend", MARITAL_STATUS, correction(**changes), *options).error
    assert error["type"] == kind
    assert is_clear(error["message"]), error["message"]
    assert everything(sqlite_folder) == before


def test_nothing_is_confirmed_before_the_law_changes(sqlite_folder, run):
    error = run("amend", MARITAL_STATUS, "--confirm", "--note", "đã đối chiếu").error
    assert error["type"] == "LawUnchanged"
    assert is_clear(error["message"])


def test_a_procedure_that_is_not_known(sqlite_folder, run):
    assert run("procedure", "9.999999").error["type"] == "ProcedureNotFound"


RESOLUTION = """
name = "Nghị quyết số 12/2026/NQ-HĐND"
effective_from = "2026-10-01"

[[fees]]
procedures = ["1.001193"]
case = "đăng ký quá hạn"
counter_vnd = 8000
online_vnd = 0
"""


def test_a_resolution_of_the_province_is_entered_from_a_file(sqlite_folder, run, tell, tmp_path):
    path = tmp_path / "nghị quyết.toml"
    path.write_text(RESOLUTION, encoding="utf-8")
    tried = run("fee-resolution", path, "--dry-run").document
    assert [one["procedure"] for one in tried["procedures"]] == ["1.001193"]
    assert len(run("procedure", "1.001193").document["versions"]) == 1
    said = tell("fee-resolution", path).out
    assert "Đã ghi: mức thu của 1 thủ tục." in said
    assert "8.000 đồng/lần: đăng ký quá hạn" in said
    assert len(run("procedure", "1.001193").document["versions"]) == 2


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (RESOLUTION.replace("counter_vnd = 8000", ""), "WrongField"),
        (RESOLUTION.replace("case", "trường_hợp"), "FileUnreadable"),
        (RESOLUTION.replace("12/2026/NQ-HĐND", "mới"), "ResolutionUnnumbered"),
        (RESOLUTION.replace("quá hạn", "đúng hạn"), "NotProvincial"),
    ],
)
def test_a_resolution_that_cannot_be(sqlite_folder, run, tmp_path, text, kind):
    path = tmp_path / "nghị quyết.toml"
    path.write_text(text, encoding="utf-8")
    assert run("fee-resolution", path).error["type"] == kind
    assert len(run("procedure", "1.001193").document["versions"]) == 1
