"""The program as its own process: exit codes, UTF-8, one JSON document, never a traceback."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from commune_desk.cli import dispatch
from commune_desk.cli.entry import main
from commune_desk.paths import resources
from commune_desk.services.desk import lookup
from tests.cli.conftest import CARD

ROOT = Path(__file__).parents[2]


def start(folder, *arguments, **environment):
    """Run the program on a console that knows no Vietnamese."""
    plain = {"PYTHONIOENCODING": "ascii", "LC_ALL": "C", "PYTHONPATH": str(ROOT)}
    words = [sys.executable, "-m", "commune_desk", "--data", str(folder.root), *arguments]
    return subprocess.run(
        words, capture_output=True, check=False, env={**os.environ, **plain, **environment}
    )


def test_vietnamese_comes_out_whole_on_any_console(folder):
    ended = start(folder, "read-card", CARD, "--json")
    assert (ended.returncode, ended.stderr) == (0, b"")
    assert json.loads(ended.stdout.decode("utf-8"))["full_name"] == "Bùi Thanh Toàn"


def test_a_refusal_is_one_document_on_standard_output(folder):
    ended = start(folder, "find", "x", "--json")
    assert (ended.returncode, ended.stderr) == (1, b"")
    assert json.loads(ended.stdout.decode("utf-8"))["error"]["type"] == "OfficeNotFound"


def test_people_read_the_refusal_on_the_other_stream(folder):
    ended = start(folder, "find", "x")
    assert (ended.returncode, ended.stdout) == (1, b"")
    assert "chưa có dữ liệu cơ quan" in ended.stderr.decode("utf-8")


def test_wrong_usage_ends_with_two(folder):
    ended = start(folder, "bay", "--json")
    assert (ended.returncode, ended.stdout) == (2, b"")
    assert b"Traceback" not in ended.stderr


def test_a_command_imports_no_window(folder):
    script = (
        "import sys; from commune_desk.cli.entry import main; main(sys.argv[1:]);"
        "print([name for name in sys.modules if name.startswith('PySide6')])"
    )
    words = [sys.executable, "-c", script, "--data", str(folder.root), "read-card", CARD]
    ended = subprocess.run(words, capture_output=True, check=True, cwd=ROOT)
    assert ended.stdout.decode("utf-8").splitlines()[-1] == "[]"


def test_the_demonstration_leaves_a_month_from_card_to_report(folder, tmp_path):
    out = tmp_path / "trình diễn"
    ended = start(folder, "demo", "--out", str(out), "--json", QT_QPA_PLATFORM="offscreen")
    said = json.loads(ended.stdout.decode("utf-8"))
    total = said["ii06a"]["total"]
    figures = [total[name] for name in ("received_total", "solved_early", "solved_on_time")]
    assert (ended.returncode, figures, total["open_total"]) == (0, [50, 43, 4], 3)
    assert all((out / file).stat().st_size > 1000 for file in said["files"])
    assert {Path(file).suffix for file in said["files"]} == {".pdf", ".xlsx", ".docx", ".png"}


def test_who_reads_only_the_beginning_sees_no_traceback(folder):
    words = [sys.executable, "-m", "commune_desk", "--data", str(folder.root), "read-card", CARD]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT) as one:
        assert one.stdout
        assert one.stderr
        one.stdout.close()
        assert one.stderr.read() == b""
        assert one.wait() == 0


PERSON = ("Bùi Thanh Toàn", "087096610926")


def broken(*_given):
    """A bug."""
    raise KeyError(*PERSON)


@pytest.mark.parametrize("arguments", [["find", "x", "--json"], ["find", "x"]])
def test_a_bug_is_told_in_a_sentence_and_kept_in_the_log(
    sqlite_folder, monkeypatch, capsys, caplog, arguments
):
    monkeypatch.setattr(lookup, "find", broken)
    assert main(["--data", str(sqlite_folder.root), *arguments]) == 1
    said = "".join(capsys.readouterr())
    kept = next(sqlite_folder.logs.iterdir()).read_text(encoding="utf-8")
    caplog.clear()
    assert "Traceback" not in said
    assert "Gửi tệp" in said
    assert "KeyError" in kept
    assert not [word for word in PERSON if word in kept + said]


def test_a_command_can_be_stopped_by_hand(sqlite_folder, monkeypatch, capsys):
    def stopped(*_given):
        raise KeyboardInterrupt

    monkeypatch.setattr(lookup, "find", stopped)
    assert dispatch.run_command(["--data", str(sqlite_folder.root), "find", "x"]) == 1
    assert capsys.readouterr().err.startswith("Việc đã bị dừng giữa chừng.")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_what_the_program_makes_is_its_owners_alone(run, folder, document):
    before = os.umask(0o022)
    try:
        assert run("init", "--office", resources() / "practice" / "office.toml").code == 0
        received = run("receive", document())
        assert received.code == 0
        number, papers = received.document["dossier_no"], folder.root / "giấy"
        assert run("print", "--all-of", number, "--out", papers).code == 0
        assert run("report", "2026-10", "--out", folder.reports).code == 0
        assert run("backup", "create").code == 0
        assert run("sync", "--to", folder.root / "sổ").code == 0
    finally:
        os.umask(before)
    open_to_others = {
        path.relative_to(folder.root)
        for path in folder.root.rglob("*")
        if path.stat().st_mode & 0o077
    }
    assert open_to_others == set()
    assert [*folder.archive.rglob("*.pdf")] == []  # what is kept is sealed
