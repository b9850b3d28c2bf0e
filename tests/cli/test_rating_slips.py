"""Paper slips in a bundle, on the command line: the same as Ctrl+B in the window."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from commune_desk.paths import DataFolder

DAY = "2026-10-01"


@pytest.fixture
def slips(tmp_path: Path, sqlite_folder: DataFolder) -> Callable[..., Path]:
    """Write a bundle."""

    def write(*found: dict[str, str], **beside: str) -> Path:
        path = tmp_path / "phiếu.json"
        path.write_text(json.dumps({"slips": found, **beside}, ensure_ascii=False))
        return path

    return write


def test_a_bundle_is_kept_whole_with_its_day(run, slips, number, tmp_path):
    for action in ("hand_over", "finish"):
        run("step", number, action)
    run("return", number)
    bundle = slips(
        {"level": "satisfied", "dossier_no": number},
        {"level": "satisfied"},
        {"level": "dissatisfied", "reason": "Chờ lâu"},
        dated_on=DAY,
    )
    said = run("rate-slips", bundle).document
    assert said == {
        "dated_on": DAY,
        "kept": 3,
        "levels": {"very_satisfied": 0, "satisfied": 2, "dissatisfied": 1},
    }
    assert run("rate-slips", bundle).error["type"] == "AlreadyRated"
    ways = run("report", "2026-10", "--out", tmp_path).document["rating_ways"]
    assert ways["paper"] == {"very_satisfied": 0, "satisfied": 2, "dissatisfied": 1}


def test_the_day_of_the_option_counts_and_one_must_be_said(run, slips, tell):
    bundle = slips({"level": "very_satisfied"}, dated_on=DAY)
    assert run("rate-slips", bundle, "--date", "2026-09-30").document["dated_on"] == "2026-09-30"
    assert run("rate-slips", slips({"level": "satisfied"})).error["field"] == "dated_on"
    said = tell("rate-slips", slips({"level": "very_satisfied"}, dated_on=DAY)).out
    assert "Đã lưu 1 phiếu ngày 01/10/2026: 1 rất hài lòng" in said


@pytest.mark.parametrize(
    ("found", "field"),
    [
        ([], "slips"),
        ([{"level": "five"}], "slips.1.level"),
        ([{"level": "satisfied"}, {"levl": "satisfied"}], "slips.2.levl"),
    ],
)
def test_a_wrong_slip_is_told_with_its_place_and_nothing_is_kept(run, slips, found, field):
    error = run("rate-slips", slips(*found, dated_on=DAY)).error
    assert error["field"] == field


def test_one_slip_that_is_refused_keeps_none(run, slips, tmp_path):
    bundle = slips(
        {"level": "satisfied"}, {"level": "satisfied", "dossier_no": "không có"}, dated_on=DAY
    )
    assert run("rate-slips", bundle).error["type"] == "DossierNotFound"
    report = run("report", "2026-10", "--out", tmp_path).document
    assert sum(report["ratings"].values()) == 0
