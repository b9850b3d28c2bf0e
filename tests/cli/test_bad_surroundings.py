"""What surrounds the program fails: folders, disks, the database, a second start."""

import contextlib
import errno
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from commune_desk import bootstrap
from commune_desk.domain.outside_errors import AlreadyRunning
from commune_desk.files import lock
from commune_desk.paths import DataFolder, resources
from commune_desk.words.errors import sentence
from tests.cli.conftest import everything, files_in
from tests.cli.test_bad_input import is_clear

OFFICE = resources() / "practice" / "office.toml"
OCTOBER = resources() / "practice" / "2026-10.jsonl"
SYNC = ["sync", "--to", "{out}"]
WRITING = [
    ["report", "2026-10", "--out", "{out}"],
    SYNC,
    ["backup", "create", "{out}"],
    ["print", "{no}", "receipt", "--out", "{out}/phiếu.pdf"],
    ["replay", str(OCTOBER), "--out", "{out}"],
]
is_root_on_linux = sys.platform == "linux" and os.geteuid() == 0


def filled(words, number, out):
    """The words of a command with its number and folder."""
    return [word.format(no=number, out=out) for word in words]


@pytest.fixture
def impatient(monkeypatch):
    """Whoever finds the database locked waits a twentieth of a second for it."""
    located = bootstrap.location_of
    quick = lambda *given: replace(located(*given), busy_ms=50)  # noqa: E731
    monkeypatch.setattr(bootstrap, "location_of", quick)


@contextlib.contextmanager
def mounted(place: Path, *options: str):
    """A file system in memory, where the system lets us make one."""
    place.mkdir(parents=True, exist_ok=True)
    words = ["mount", "-t", "tmpfs", "-o", ",".join(options), "tmpfs", str(place)]
    if not is_root_on_linux or subprocess.run(words, capture_output=True, check=False).returncode:
        pytest.skip("only root may make a file system")
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has lists, and no such question")
def test_a_disk_that_does_not_say_whose_the_folder_is_is_said(run, sqlite_folder, monkeypatch):
    asked = Path.stat

    def fails(path, **how):
        if path == sqlite_folder.root:
            raise OSError(errno.EIO, "Input/output error", str(path))
        return asked(path, **how)

    monkeypatch.setattr(Path, "stat", fails)
    assert run("due", "1.004873").error["type"] == "DiskFailing"


@pytest.mark.parametrize("words", WRITING, ids=lambda words: words[0])
@pytest.mark.skipif(sys.platform != "linux", reason="/proc is a folder in which nobody writes")
def test_a_folder_that_cannot_be_made_stops_before_any_work(run, number, sqlite_folder, words):
    before = everything(sqlite_folder)
    error = run(*filled(words, number, "/proc/không có")).error
    assert error["type"] in {"FolderMissing", "FolderNotWritable"}
    assert is_clear(error["message"]), error["message"]
    assert everything(sqlite_folder) == before


@pytest.mark.parametrize("words", WRITING, ids=lambda words: words[0])
def test_a_read_only_folder_stops_before_any_work(run, number, sqlite_folder, tmp_path, words):
    out, before = tmp_path / "chỉ đọc", everything(sqlite_folder)
    with mounted(out, "ro"):
        error = run(*filled(words, number, out)).error
    assert error["type"] == "FolderNotWritable"
    assert is_clear(error["message"]), error["message"]
    assert everything(sqlite_folder) == before


@pytest.mark.parametrize("words", WRITING[:4], ids=lambda words: words[0])
def test_a_full_disk_leaves_nothing_half_written(run, number, sqlite_folder, tmp_path, words):
    out = tmp_path / "đĩa đầy"
    with mounted(out, "size=4k"):
        error = run(*filled(words, number, out)).error
        left = files_in(out)
    assert error["type"] == "DiskFull"
    assert is_clear(error["message"]), error["message"]
    assert left == []


def test_a_full_disk_under_the_database_loses_nothing_that_was_there(
    run, number, sqlite_folder, tmp_path, document
):
    place = DataFolder(tmp_path / "đĩa đầy")
    with mounted(place.root, "size=8m"):
        shutil.copytree(sqlite_folder.root, place.root, dirs_exist_ok=True)
        before = everything(place)
        filler = place.root / "đầy"
        with contextlib.suppress(OSError):
            filler.write_bytes(bytes(8 * 1024 * 1024))
        error = run("receive", document(), data=place.root).error
        filler.unlink()
        after = everything(place)
    assert error["type"] == "DiskFull"
    assert after == before


def test_a_data_folder_that_cannot_be_made(run, tmp_path):
    file = tmp_path / "tệp thường"
    file.touch()
    error = run("init", "--office", OFFICE, data=file / "dữ liệu").error
    assert error["type"] in {"FolderMissing", "FolderNotWritable"}
    assert is_clear(error["message"]), error["message"]


def test_a_read_only_data_folder(run, number, sqlite_folder, tmp_path, document):
    place = tmp_path / "chỉ đọc"
    place.mkdir()
    shutil.copytree(sqlite_folder.root, place, dirs_exist_ok=True)
    with mounted_read_only(place):
        error = run("receive", document(), data=place).error
    assert error["type"] == "DatabaseReadOnly"
    assert is_clear(error["message"]), error["message"]


@contextlib.contextmanager
def mounted_read_only(place: Path):
    """A folder on which nothing can be written, where the system lets us make one."""
    bind = ["mount", "--bind", str(place), str(place)]
    if not is_root_on_linux or subprocess.run(bind, capture_output=True, check=False).returncode:
        pytest.skip("only root may make a folder read-only")
    try:
        subprocess.run(["mount", "-o", "remount,bind,ro", str(place)], check=True)
        yield
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)


def test_a_locked_database_is_said_and_waits(run, number, office, impatient, document):
    office.database.engine.execute_sql("BEGIN IMMEDIATE")
    try:
        error = run("receive", document()).error
    finally:
        office.database.engine.execute_sql("ROLLBACK")
    assert error["type"] == "DatabaseLocked"
    assert is_clear(error["message"]), error["message"]
    assert run("receive", document()).document["dossier_no"].endswith("-0002")


@pytest.mark.parametrize("place", [0, 8192], ids=["head", "inside"])
def test_a_damaged_database_is_not_touched(run, number, sqlite_folder, place):
    with sqlite_folder.database.open("r+b") as file:
        file.seek(place)
        file.write(b"\xaa" * (sqlite_folder.database.stat().st_size - place))
    damaged = sqlite_folder.database.read_bytes()
    error = run("history", "verify").error
    assert error["type"] in {"DatabaseDamaged", "HistoryBroken"}
    assert is_clear(error["message"]), error["message"]
    assert sqlite_folder.database.read_bytes() == damaged


def test_a_database_of_a_newer_program_is_left_alone(run, office, sqlite_folder):
    office.database.engine.execute_sql(
        "INSERT INTO schema_migration (name, applied) VALUES ('9999_x', '2030-01-01')"
    )
    error = run("find", "x").error
    assert (error["type"], error["version"]) == ("DatabaseTooNew", 9999)
    assert is_clear(error["message"]), error["message"]


@pytest.mark.parametrize(
    ("spoil", "kind"),
    [
        (lambda key: key.unlink(), "DatabaseKeyMissing"),
        (lambda key: key.write_text("ab" * 32, encoding="ascii"), "DatabaseDamaged"),
        (lambda key: key.write_text("không phải khóa", encoding="utf-8"), "DatabaseKeyWrong"),
    ],
    ids=["missing", "another", "no key"],
)
def test_without_its_key_a_database_stays_shut(run, number, sqlite_folder, spoil, kind):
    spoil(sqlite_folder.key)
    error = run("find", "x").error
    assert error["type"] == kind
    assert is_clear(error["message"]), error["message"]


def test_a_second_window_is_refused_and_the_first_goes_on(sqlite_folder):
    with contextlib.ExitStack() as first, contextlib.ExitStack() as second:
        bootstrap.open_for_window(sqlite_folder, first)
        with pytest.raises(AlreadyRunning) as refusal:
            bootstrap.open_for_window(sqlite_folder, second)
    assert is_clear(sentence(refusal.value))


def test_nothing_is_restored_under_an_open_window(run, number, sqlite_folder, tmp_path):
    backup = run("backup", "create", tmp_path / "sao lưu").document["path"]
    before = everything(sqlite_folder)
    with lock.alone(sqlite_folder):
        error = run("backup", "restore", backup).error
    assert error["type"] == "AlreadyRunning"
    assert is_clear(error["message"]), error["message"]
    assert everything(sqlite_folder) == before


def test_a_server_that_does_not_answer_is_named(run, sqlite_folder):
    sqlite_folder.machine_settings.write_text(
        '{"database_url": "psycopg3://app@127.0.0.1:1/desk"}', encoding="utf-8"
    )
    error = run("find", "x").error
    assert (error["type"], error["host"]) == ("DatabaseUnreachable", "127.0.0.1")
    assert is_clear(error["message"]), error["message"]


@pytest.mark.parametrize("text", ["{", "[]", '{"databse_url": ""}', '{"theme": "xanh"}'])
def test_damaged_settings_of_the_machine_are_said(run, sqlite_folder, text):
    sqlite_folder.machine_settings.write_text(text, encoding="utf-8")
    error = run("find", "x").error
    assert error["type"] in {"NotJson", "SettingInvalid"}
    assert is_clear(error["message"]), error["message"]


def test_a_paper_that_cannot_be_kept_does_not_undo_the_reception(
    run, number, sqlite_folder, document
):
    shutil.rmtree(sqlite_folder.archive)
    no_archive(sqlite_folder)
    said = run("receive", document())
    assert said.code == 0
    assert said.document["dossier_no"].endswith("-0002")
    assert said.document["papers"] == []
    assert is_clear(said.document["unprinted"]["message"])


CHILD = {
    "child": {"full_name": "Bùi Gia Hân", "born_on": "2026-09-20", "sex": "Nữ"},
    "requester.relation": "cha",
    "father": "applicant",
    "mother.full_name": "Võ Thị Ánh Nguyệt",
    "marriage.certificate_no": "12/2020",
}


@pytest.mark.parametrize(
    ("verb", "changes", "told"),
    [
        ("guide", {"missing": ["Giấy chứng sinh"], "reason": "Chưa đủ giấy"}, "slip_no"),
        ("decline", {"reason": "Không thuộc thẩm quyền của xã"}, "slip_no"),
        ("prepare", {"procedure": "1.001193", "form": CHILD}, "id"),
    ],
)
def test_what_is_done_is_said_though_its_paper_cannot_be_made(
    run, sqlite_folder, document, verb, changes, told
):
    no_archive(sqlite_folder)
    said = run(verb, document(**changes))
    assert (said.code, said.document["papers"]) == (0, [])
    assert said.document[told]
    assert is_clear(said.document["unprinted"]["message"])


def test_a_correction_and_certificates_are_said_though_their_paper_cannot_be_made(
    run, tell, number, sqlite_folder, document, tmp_path
):
    correction = tmp_path / "sửa.json"
    correction.write_text('{"reason": "Gõ nhầm", "phone": "0912345678"}', encoding="utf-8")
    lot = document(
        procedure="2.000815",
        certify=[{"paper": "Bằng tốt nghiệp", "pages": 1, "copies": 3}],
        receipt_no="0000001",
    )
    shutil.rmtree(sqlite_folder.archive)
    no_archive(sqlite_folder)
    for words in (("correct", number, correction), ("certify", lot)):
        said = run(*words)
        assert (said.code, said.document["papers"]) == (0, [])
        assert is_clear(said.document["unprinted"]["message"])
    correction.write_text('{"reason": "Gõ nhầm", "phone": "0912345679"}', encoding="utf-8")
    told = tell("correct", number, correction)
    assert (told.code, told.out.splitlines()[-1][:2]) == (0, "! ")


def no_archive(folder):
    """Something else stands where the archive should be, so that no paper can be kept."""
    folder.archive.write_text("không phải thư mục", encoding="utf-8")
